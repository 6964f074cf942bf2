using ThiDua.Data;

namespace ThiDua.Indicators;

/// <summary>A table the superior sends as an Excel file to be filled in: the empty file, and what its cells mean.</summary>
public sealed class ExcelForm : Editable
{
    /// <summary>Name in lists.</summary>
    public required string Name { get; set; }

    /// <summary>The empty file.</summary>
    public required Guid FileId { get; set; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>What its cells mean.</summary>
    public List<ExcelFormCell> Cells { get; } = [];
}

/// <summary>What one cell of a form is filled with.</summary>
public sealed class ExcelFormCell : Owned, IPartOf
{
    /// <summary>The form.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>Address, "C12".</summary>
    public required string Address { get; init; }

    /// <summary>The indicator; null for a text of the commune.</summary>
    public Guid? IndicatorId { get; set; }

    /// <summary>Key of <see cref="FigureColumns"/>, or of <see cref="FormTexts"/>.</summary>
    public required string Column { get; set; }

    /// <inheritdoc/>
    public Guid RootId => FormId;
}
