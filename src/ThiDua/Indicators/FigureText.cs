using ThiDua.Figures;

namespace ThiDua.Indicators;

/// <summary>Figures as cells of a table: aligned places, signs, no units. Running text is made elsewhere.</summary>
public static class FigureText
{
    /// <summary>What stands where there is nothing.</summary>
    public const string None = "–";

    /// <summary>A value of the indicator: at least its own places, never fewer than were entered.</summary>
    public static string Number(Indicator indicator, decimal value)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return VietnameseNumber.Format(value, Math.Max(indicator.Decimals, Places(value)));
    }

    /// <summary>The number a row is read by: its value, for a count-share the rate.</summary>
    public static string Measure(FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Indicator.Shape == Shape.CountShare ? row.Measure is { } rate ? VietnameseNumber.Format(rate, row.PercentPlaces(null)) : Value(row) : Value(row);
    }

    /// <summary>The stored value, for a count-share the count.</summary>
    public static string Value(FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Value is { } value ? Number(row.Indicator, value) : None;
    }

    /// <summary>"1.742/1.857 hộ" of a count-share; null for other shapes and missing counts.</summary>
    public static string? Counts(FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Indicator.Shape: Shape.CountShare, Value: { } part, Of: { } whole }
            ? $"{VietnameseNumber.Format(part, 0)}/{VietnameseNumber.Format(whole, 0)} {row.Indicator.OfLabel ?? row.Indicator.UnitName}"
            : null;
    }

    /// <summary>A target or previous value: "3.828,1", "giảm 2,5 điểm", "theo văn bản 18,97%".</summary>
    public static string Benchmark(Indicator indicator, Benchmark? benchmark)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return benchmark switch
        {
            null => None,
            { Form: BenchmarkForm.Change, Value: { } change } => (AttainmentRules.ChangeWord(change) + " " + Magnitude(indicator, Math.Abs(change), benchmark.ValueUnit)).TrimEnd(),
            { Value: { } level } => indicator.Shape is Shape.CountShare or Shape.Percent ? VietnameseNumber.Format(level, Math.Max(1, Places(level))) : Number(indicator, level),
            { StatedPercent: { } stated } => VietnameseNumber.FormatTrimmed(stated, 2) + "% theo văn bản",
            _ => None,
        };
    }

    /// <summary>Attainment against one source, with the places it is printed with.</summary>
    public static string Percent(FigureRow row, Benchmark? target)
    {
        ArgumentNullException.ThrowIfNull(row);
        return target is not null && row.Against(target) is { Percent: { } percent, Places: var places } ? VietnameseNumber.Format(percent, places) : None;
    }

    /// <summary>Signed change: "+50,2", "−3,98 điểm", "+18,5%".</summary>
    public static string Change(FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Change is not { } change ? None : VietnameseNumber.FormatSigned(change.Value, ChangePlaces(row, change)) + change.Unit switch { ValueUnit.Percent => "%", ValueUnit.Point => " điểm", _ => "" };
    }

    /// <summary>The state in a word: "Vượt", "Đạt", "Không đạt", "Chưa có số", "Chưa giao"; empty when it cannot be judged.</summary>
    public static string StateWord(FigureRow row) => State(row) switch
    {
        "exceeded" => "Vượt",
        "met" => "Đạt",
        "missed" => "Không đạt",
        "no-result" => "Chưa có số",
        "no-target" => "Chưa giao",
        _ => "",
    };

    /// <summary>Places a change is printed with.</summary>
    internal static int ChangePlaces(FigureRow row, (decimal Value, ValueUnit Unit) change) => change.Unit == ValueUnit.Own
        ? Math.Max(row.Indicator.Decimals, Math.Min(Places(change.Value), 3))
        : Math.Max(1, Math.Min(Places(change.Value), row.Indicator.Shape == Shape.CountShare ? row.PercentPlaces(null) : 2));

    /// <summary>Key of the state word: exceeded, met, missed, unclear, no-result or no-target.</summary>
    public static string State(FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Status switch
        {
            AttainmentStatus.Exceeds => "exceeded",
            AttainmentStatus.Meets => "met",
            AttainmentStatus.Missed => "missed",
            _ => row.Value is null ? "no-result" : row.Targets.Any() ? "unclear" : "no-target",
        };
    }

    private static string Magnitude(Indicator indicator, decimal value, ValueUnit unit) => unit switch
    {
        ValueUnit.Percent => VietnameseNumber.FormatTrimmed(value, 2) + "%",
        ValueUnit.Point => VietnameseNumber.FormatTrimmed(value, 2) + " điểm",
        _ => value == 0 ? "" : VietnameseNumber.Format(value, Math.Max(indicator.Decimals, Places(value))),
    };

    internal static int Places(decimal value)
    {
        var places = 0;
        while (places < VietnameseNumber.MostDecimals && value != AttainmentRules.Round(value, places))
        {
            places++;
        }

        return places;
    }
}
