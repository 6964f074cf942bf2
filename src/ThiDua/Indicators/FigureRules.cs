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
}

/// <summary>What may stand in a figure slot. Every refusal names the cell, the value and the remedy.</summary>
public static class FigureRules
{
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
