namespace ThiDua.Indicators;

/// <summary>Units of measure as tables write them: equal ones spelt differently, and money counted in thousands, millions and billions.</summary>
internal static class ImportUnits
{
    private static readonly Dictionary<string, decimal> s_money = new(StringComparer.Ordinal)
    {
        ["dong"] = 1, ["vnd"] = 1, ["d"] = 1, ["nghin dong"] = 1_000, ["ngan dong"] = 1_000, ["trieu dong"] = 1_000_000, ["tr dong"] = 1_000_000, ["trd"] = 1_000_000, ["ty dong"] = 1_000_000_000, ["ti dong"] = 1_000_000_000,
    };

    /// <summary>Whether figures in this unit can be taken for the indicator.</summary>
    public static bool Fits(string unit, Indicator indicator) => Factor(unit, indicator) is not null;

    /// <summary>What a number in <paramref name="unit"/> is multiplied by to be in the indicator's own; null when the units do not go together.</summary>
    public static decimal? Factor(string unit, Indicator indicator)
    {
        var (written, own) = (Key(unit), Key(indicator.UnitName));
        return written.Length == 0 || written == own ? 1
            : s_money.TryGetValue(written, out var from) && s_money.TryGetValue(own, out var to) ? from / to
            : indicator.OfLabel is { } label && (written == Key(label) || (written == "%" && indicator.Shape == Shape.CountShare)) ? 1
            : null;
    }

    private static string Key(string unit) => unit.Trim() is "%" or "phần trăm" ? "%" : FigureColumns.Key(unit);
}
