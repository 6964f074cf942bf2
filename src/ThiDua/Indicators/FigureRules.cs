using System.Globalization;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>What a person enters into one row of the grid.</summary>
/// <param name="IndicatorId">Indicator.</param>
/// <param name="Period">Period.</param>
/// <param name="Version">Version of the slot when it was opened; 0 when the slot did not exist.</param>
/// <param name="Value">Value; must be null for sums.</param>
/// <param name="Of">Denominator of a count-share.</param>
/// <param name="Qualifier">How exact.</param>
/// <param name="AsOf">Cut-off day.</param>
/// <param name="Targets">Level targets by source; null removes the target of that source.</param>
/// <param name="Previous">Value of the same period a year before.</param>
/// <param name="Note">Remark.</param>
/// <param name="Evidence">Where it can be checked.</param>
public sealed record FigureInput(Guid IndicatorId, string Period, int Version, decimal? Value, decimal? Of, Qualifier Qualifier, DateOnly? AsOf,
    IReadOnlyDictionary<string, decimal?> Targets, decimal? Previous, string? Note = null, string? Evidence = null)
{
    /// <summary>False when the form did not show the previous value, so the stored one stays.</summary>
    public bool TouchesPrevious { get; init; } = true;

    /// <summary>False when the form did not show first day, remark and evidence, so the stored ones stay.</summary>
    public bool TouchesRemarks { get; init; } = true;

    /// <summary>First day counted when it is not the period's.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The change against the period before where the level then is not known; stands in place of <see cref="Previous"/>.</summary>
    public PreviousChange? PreviousChange { get; init; }

    /// <summary>Set when the office enters it for a unit.</summary>
    public OnBehalf? OnBehalf { get; init; }
}

/// <summary>An entry of the office for a unit (nhập hộ).</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="FileId">The scan, photo or form it gave.</param>
public sealed record OnBehalf(Guid UnitId, Guid FileId);

/// <summary>A change against the period before.</summary>
/// <param name="Value">The change with its sign.</param>
/// <param name="Unit">Its unit.</param>
public sealed record PreviousChange(decimal Value, ValueUnit Unit);

/// <summary>A one-off part as entered.</summary>
/// <param name="Id">Key of a stored part, or null for a new one.</param>
/// <param name="Label">Label.</param>
/// <param name="Value">Value.</param>
/// <param name="UnitName">Unit when it is not the whole's; empty when the label says what is counted.</param>
/// <param name="Qualifier">How exact.</param>
/// <param name="Role">Counts into the whole or not.</param>
public sealed record PartInput(Guid? Id, string? Label, decimal? Value, string? UnitName = null, Qualifier Qualifier = Qualifier.Exact, PartRole Role = PartRole.Addend);

/// <summary>A target or comparison as entered.</summary>
/// <param name="SourceCode">Source; <see cref="FigureRules.PreviousSource"/> is the comparison with the period before.</param>
/// <param name="Form">Level or change.</param>
/// <param name="Value">Value; for a change with its sign.</param>
/// <param name="ValueUnit">Unit of a change.</param>
/// <param name="StatedPercent">Per cent a document states without the value it was computed from.</param>
/// <param name="PercentDecimals">Places of the attainment.</param>
/// <param name="DocumentId">Document that set it.</param>
/// <param name="ComparedWith">What a previous value belongs to, when it is not the same period a year before.</param>
public sealed record BenchmarkInput(string SourceCode, BenchmarkForm Form, decimal? Value, ValueUnit ValueUnit = ValueUnit.Own, decimal? StatedPercent = null, int? PercentDecimals = null,
    Guid? DocumentId = null, string? ComparedWith = null);

/// <summary>What may stand in a figure slot. Every refusal names the cell, the value and the remedy.</summary>
public static class FigureRules
{
    /// <summary>Source code of the comparison with the period before.</summary>
    public const string PreviousSource = "cung-ky";

    /// <summary>Throws <see cref="DomainException"/> on the first part that cannot be right.</summary>
    public static void CheckParts(Indicator indicator, decimal? value, bool cover, IReadOnlyList<PartInput> parts)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(parts);
        for (var at = 0; at < parts.Count; at++)
        {
            var field = $"Parts[{at.ToString(CultureInfo.InvariantCulture)}]";
            if (parts[at].Label is not { } label)
            {
                throw new DomainException("Phần này chưa có tên; nhập tên hoặc bỏ dòng.", field + ".Label");
            }

            if (parts.Take(at).Any(p => string.Equals(p.Label, label, StringComparison.OrdinalIgnoreCase)))
            {
                throw new DomainException($"Phần “{label}” có hai dòng; gộp lại hoặc đặt tên khác.", field + ".Label");
            }

            if (parts[at].Value is < 0)
            {
                throw new DomainException($"“{label}”: {VietnameseNumber.FormatTrimmed(parts[at].Value!.Value, 6)} là số âm; nhập số từ 0 trở lên.", field + ".Value");
            }
        }

        var addends = parts.Where(p => p is { Role: PartRole.Addend, UnitName: null or "" }).ToList();
        if (cover && indicator.Source != FigureSource.SumOfParts && value is { } whole && addends.Count > 0 && addends.TrueForAll(p => p.Value is not null) && addends.Sum(p => p.Value!.Value) is var sum && sum != whole)
        {
            throw new DomainException($"Các phần cộng {FigureText.Number(indicator, sum)} nhưng kết quả là {FigureText.Number(indicator, whole)} {indicator.UnitName}, lệch {FigureText.Number(indicator, Math.Abs(sum - whole))}. Sửa một phần, sửa kết quả, hoặc bỏ dấu “Các phần cộng đủ”.", "Parts");
        }
    }

    /// <summary>Throws <see cref="DomainException"/> on the first target that cannot be right.</summary>
    public static void CheckBenchmarks(Indicator indicator, IReadOnlyList<BenchmarkInput> benchmarks)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(benchmarks);
        foreach (var b in benchmarks)
        {
            var field = "Targets." + b.SourceCode;
            var name = FigureChanges.SourceWord(b.SourceCode);
            if (benchmarks.Count(o => string.Equals(o.SourceCode, b.SourceCode, StringComparison.Ordinal)) > 1)
            {
                throw new DomainException($"“{name}” có hai dòng; mỗi nguồn chỉ một chỉ tiêu giao.", field);
            }

            if (b.Form == BenchmarkForm.Level)
            {
                CheckNumber(indicator, b.Value, VietnameseText.Capitalise(name), field, rate: indicator.Shape == Shape.CountShare);
            }
            else if (b.Value is null)
            {
                throw new DomainException($"{VietnameseText.Capitalise(name)}: chưa nhập mức tăng, giảm; nhập số hoặc chọn “mức”.", field);
            }

            if (b.StatedPercent is < 0 or > 100_000)
            {
                throw new DomainException($"{VietnameseText.Capitalise(name)}: tỷ lệ {VietnameseNumber.FormatTrimmed(b.StatedPercent.Value, 2)}% không dùng được; nhập tỷ lệ từ 0 trở lên như văn bản ghi.", field);
            }

            if (b.PercentDecimals is < 0 or > 3)
            {
                throw new DomainException($"{VietnameseText.Capitalise(name)}: số chữ số của tỷ lệ chỉ từ 0 đến 3.", field);
            }
        }
    }

    /// <summary>Throws <see cref="DomainException"/> on the first cell that cannot be right.</summary>
    public static void Check(Indicator indicator, FigureInput input, Period period, DateOnly today)
    {
        if (indicator.Source == FigureSource.SumOfParts && input.Value is not null)
        {
            throw new DomainException($"“{indicator.Name}” do máy cộng từ các phần; sửa ở từng phần, không nhập tổng.", nameof(input.Value));
        }

        CheckNumber(indicator, input.Value, "Kết quả", nameof(input.Value));
        CheckNumber(indicator, input.Previous, "Cùng kỳ", nameof(input.Previous), rate: indicator.Shape == Shape.CountShare);
        foreach (var (source, target) in input.Targets)
        {
            CheckNumber(indicator, target, "Chỉ tiêu giao", nameof(input.Targets) + "." + source, rate: indicator.Shape == Shape.CountShare);
        }

        if (indicator.Shape == Shape.CountShare)
        {
            CheckShare(indicator, input);
        }
        else if (input.Of is not null)
        {
            throw new DomainException($"“{indicator.Name}” không phải chỉ tiêu tỷ lệ nên không có mẫu số; để trống ô “Trên tổng số”.", nameof(input.Of));
        }

        if (input.AsOf is { } day)
        {
            CheckDay(day, period, today);
        }
    }

    private static void CheckShare(Indicator indicator, FigureInput input)
    {
        if (input.Of is <= 0)
        {
            throw new DomainException("“Trên tổng số” phải lớn hơn 0; để trống nếu chưa có.", nameof(input.Of));
        }

        if (input.Of is { } total && total != decimal.Truncate(total))
        {
            throw new DomainException($"“Trên tổng số” là số đếm, không nhận {VietnameseNumber.FormatTrimmed(total, 6)}; nhập số nguyên.", nameof(input.Of));
        }

        if (input is { Value: { } part, Of: { } whole } && part > whole)
        {
            throw new DomainException($"Kết quả {VietnameseNumber.Format(part, 0)} lớn hơn tổng số {VietnameseNumber.Format(whole, 0)} {indicator.OfLabel ?? indicator.UnitName}; kiểm tra lại một trong hai số.", nameof(input.Value));
        }
    }

    private static void CheckNumber(Indicator indicator, decimal? value, string cell, string field, bool rate = false)
    {
        if (value is not { } number)
        {
            return;
        }

        var shown = VietnameseNumber.FormatTrimmed(number, 6);
        if (number < 0)
        {
            throw new DomainException($"{cell}: {shown} là số âm, “{indicator.Name}” không thể âm; nhập số từ 0 trở lên.", field);
        }

        var isRate = rate || indicator.Shape == Shape.Percent;
        if (isRate && (indicator.UnitName is "%" || rate) && number > 100)
        {
            throw new DomainException($"{cell}: {shown}% vượt quá 100%; tỷ lệ chỉ từ 0 đến 100. Nếu là số lượng thì xem lại đơn vị tính.", field);
        }

        var places = isRate ? Math.Max(2, indicator.Decimals) : indicator.Shape is Shape.CountShare or Shape.Money ? 0 : indicator.Decimals;
        if (number != AttainmentRules.Round(number, places))
        {
            throw new DomainException(places == 0
                ? $"{cell}: {shown} có phần thập phân, “{indicator.Name}” tính bằng {indicator.UnitName} nguyên; nhập số nguyên."
                : $"{cell}: {shown} có quá nhiều chữ số thập phân; “{indicator.Name}” nhận tối đa {places.ToString(CultureInfo.InvariantCulture)} chữ số.", field);
        }
    }

    private static void CheckDay(DateOnly day, Period period, DateOnly today)
    {
        var shown = day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
        if (day < period.Start || day > period.End)
        {
            throw new DomainException($"Ngày {shown} nằm ngoài {period.Label}; nhập ngày từ {period.Start.ToString("d/M/yyyy", CultureInfo.InvariantCulture)} đến {period.End.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}.", nameof(FigureInput.AsOf));
        }

        if (day > today)
        {
            throw new DomainException($"Ngày {shown} chưa tới (hôm nay {today.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}); nhập ngày chốt số đã qua.", nameof(FigureInput.AsOf));
        }
    }
}
