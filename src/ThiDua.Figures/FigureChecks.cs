using System.Text;

namespace ThiDua.Figures;

/// <summary>
/// Checks the figures in Vietnamese official prose. Precise before complete: what could be meant in another way is reported as
/// <see cref="Severity.Ambiguous"/> or not at all, because a clerk who is shown false alarms stops reading them.
/// </summary>
public static class FigureChecks
{
    /// <summary>Checks a text with every rule that <paramref name="options"/> leaves in.</summary>
    /// <param name="text">The text of a report; line breaks and blank lines may fall anywhere, as they do in text taken from PDF.</param>
    /// <param name="options">What to check; everything when null.</param>
    /// <returns>The findings in reading order.</returns>
    public static IReadOnlyList<Finding> Check(string text, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= CheckOptions.Default;
        var prose = new Prose(text, ProseScanner.Scan(text), options);
        Run(FigureRules.Ratio, RatioCheck.Run);
        Run(FigureRules.Sum, SumCheck.Run);
        Run(FigureRules.Date, DateCheck.Run);
        Run(FigureRules.NumberFormat, NumberFormatCheck.Run);
        Run(FigureRules.Direction, DirectionCheck.Run);
        Run(FigureRules.AllMet, AllMetCheck.Run);
        return [.. prose.Findings.OrderBy(finding => finding.Start).ThenBy(finding => finding.Length).ThenBy(finding => finding.RuleId, StringComparer.Ordinal)];

        void Run(string rule, Action<Prose> check)
        {
            if (!options.SkippedRules.Contains(rule))
            {
                check(prose);
            }
        }
    }
}

/// <summary>A scanned text with the findings so far; out-of-range positions read as an empty punctuation token, so checks need no bounds of their own.</summary>
internal sealed class Prose(string text, IReadOnlyList<ProseToken> tokens, CheckOptions options)
{
    private static readonly ProseToken Nothing = new(ProseTokenKind.Punctuation, 0, 0, "");

    public List<Finding> Findings { get; } = [];

    public int Count => tokens.Count;

    public ProseToken this[int index] => index >= 0 && index < tokens.Count ? tokens[index] : Nothing;

    public bool IsWord(int index) => this[index].Kind is ProseTokenKind.Word or ProseTokenKind.Unit;

    public bool Is(int index, string key) => string.Equals(this[index].Key, key, StringComparison.Ordinal);

    public bool IsPercentage(int index) => this[index] is { Kind: ProseTokenKind.Number, Value: not null } && this[index + 1].Kind == ProseTokenKind.Percent;

    /// <summary>The text between two tokens on one line, for messages.</summary>
    public string Quote(int first, int last)
    {
        const int Most = 120;
        var start = this[first].Start;
        var quote = new StringBuilder();
        var blank = false;
        foreach (var c in text.AsSpan(start, this[last].End - start))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = quote.Length > 0;
                continue;
            }

            if (quote.Length >= Most)
            {
                return quote.Append('…').ToString();
            }

            if (blank)
            {
                quote.Append(' ');
                blank = false;
            }

            quote.Append(c);
        }

        return quote.ToString();
    }

    public void Report(string rule, Severity severity, int first, int last, string message, string? computed = null, string? suggestion = null)
    {
        if (severity == Severity.Style && !options.IncludeStyle)
        {
            return;
        }

        var start = this[first].Start;
        var length = this[last].End - start;
        Findings.Add(new Finding(rule, severity, start, length, text.Substring(start, length), message, computed, suggestion));
    }
}
