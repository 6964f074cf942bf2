namespace ThiDua.Figures;

/// <summary>
/// Checks the figures in Vietnamese official prose. Precise before complete: what could be meant in another way is reported as
/// <see cref="Verdict.Ambiguous"/> or not at all, because a clerk who is shown false alarms stops reading them.
/// </summary>
public static class FigureChecks
{
    private static readonly (string Rule, Action<Prose> Run)[] Checks =
    [
        (FigureRules.Ratio, RatioCheck.Run),
        (FigureRules.Ratio, TableCheck.Run),
        (FigureRules.Ratio, PlainRatioCheck.Run),
        (FigureRules.Ratio, ChangeCheck.Run),
        (FigureRules.Share, ShareCheck.Run),
        (FigureRules.Sum, SumCheck.Run),
        (FigureRules.Sum, WholeOfRatiosCheck.Run),
        (FigureRules.Sum, WeightedSumCheck.Run),
        (FigureRules.Remainder, RemainderCheck.Run),
        (FigureRules.InWords, WordsCheck.Run),
        (FigureRules.Direction, DirectionCheck.Run),
        (FigureRules.TwoValues, TwoValuesCheck.Run),
        (FigureRules.Households, HouseholdCheck.Run),
        (FigureRules.Date, DateCheck.Run),
        (FigureRules.Anniversary, AnniversaryCheck.Run),
        (FigureRules.Citation, CitationCheck.Run),
        (FigureRules.Registry, RegistryCheck.Run),
        (FigureRules.Symbol, SymbolCheck.Run),
        (FigureRules.ReportYear, ReportYearCheck.Run),
        (FigureRules.AllMet, AllMetCheck.Run),
        (FigureRules.Missing, MissingCheck.Run),
        (FigureRules.Headings, HeadingCheck.Run),
        (FigureRules.Authority, AuthorityCheck.Run),
        (FigureRules.Repeated, RepeatedCheck.Run),
        (FigureRules.NumberFormat, NumberFormatCheck.Run),
    ];

    /// <summary>Reads every claim of a text with every rule that <paramref name="options"/> leaves in.</summary>
    /// <param name="text">The text of a report; line breaks and blank lines may fall anywhere, as they do in text taken from PDF.</param>
    /// <param name="options">What to check; everything when null.</param>
    public static FigureReading Read(string text, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= CheckOptions.Default;
        using var tokens = new TokenList(text.Length);
        ProseScanner.Scan(text, tokens);
        var prose = new Prose(text, tokens, options);
        foreach (var (rule, run) in Checks)
        {
            // the ratios are read even when they are not reported: other checks need to know which figures belong together
            if (rule == FigureRules.Ratio || !options.SkippedRules.Contains(rule))
            {
                run(prose);
            }
        }

        return new FigureReading(text, [.. prose.Claims
            .Where(claim => !options.SkippedRules.Contains(claim.RuleId))
            .OrderBy(claim => claim.Start).ThenBy(claim => claim.Length).ThenBy(claim => claim.RuleId, StringComparer.Ordinal)]);
    }

    /// <summary>What is not simply right in a text, in reading order.</summary>
    /// <param name="text">The text of a report.</param>
    /// <param name="options">What to check; everything when null.</param>
    public static IReadOnlyList<Claim> Check(string text, CheckOptions? options = null) => Read(text, options).Findings;
}
