using ThiDua.Data;

namespace ThiDua.Indicators;

/// <summary>The superior's own workbook (biểu của cấp trên), kept with the meaning of its cells so that it can be filled for any period.</summary>
public sealed class SuperiorForm : Editable
{
    /// <summary>What the commune calls it, unique: "Biểu 01 Phòng Nội vụ".</summary>
    public required string Name { get; set; }

    /// <summary>The workbook as it came.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its mapped cells, as JSON of a list of <see cref="FormCell"/>.</summary>
    public string Cells { get; set; } = "[]";

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string CreatedBy { get; init; }
}

/// <summary>What one cell of the superior's form is filled with.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Cell">Address, "C12".</param>
/// <param name="Kind">Which value.</param>
/// <param name="IndicatorId">Indicator; null for the commune's name, the period and the day.</param>
/// <param name="Source">Source of the target asked for; null takes the first one.</param>
/// <param name="Unit">Unit the form counts in, as written there; null takes the indicator's own.</param>
public sealed record FormCell(string Sheet, string Cell, FormValue Kind, Guid? IndicatorId = null, string? Source = null, string? Unit = null);

/// <summary>The values a form can be filled with: target, result, per cent attained, same period a year before; the commune's name, the period, the day.</summary>
public enum FormValue { Target, Result, Percent, Previous, Commune, Period, Today }
