namespace ThiDua.Figures;

/// <summary>What a claim in a text is about.</summary>
public enum ClaimKind
{
    /// <summary>A per cent beside the two figures it follows from.</summary>
    Ratio,

    /// <summary>A per cent of a total stated elsewhere.</summary>
    Share,

    /// <summary>A total and its parts.</summary>
    Sum,

    /// <summary>A rise or fall.</summary>
    Change,

    /// <summary>One thing told more than once.</summary>
    Duplicate,

    /// <summary>A date, a year, an anniversary or a document cited with its date.</summary>
    Date,

    /// <summary>A claim in words, a list, a heading or a signature.</summary>
    Wording,

    /// <summary>The way a number is written.</summary>
    Format,
}

/// <summary>What the checker says about a claim.</summary>
public enum Verdict
{
    /// <summary>Recomputed and right.</summary>
    Ok,

    /// <summary>The text contradicts itself or states something that cannot be.</summary>
    Wrong,

    /// <summary>Only a person, or a comparison with the records, can tell.</summary>
    Ambiguous,

    /// <summary>The figure is right but not written or rounded as it should be.</summary>
    Style,
}

/// <summary>One claim of a text, recomputed.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="RuleId">Which rule read it, one of <see cref="FigureRules"/>.</param>
/// <param name="Start">Index of the first character concerned.</param>
/// <param name="Length">Number of characters concerned.</param>
/// <param name="Text">The characters concerned, as they stand in the text.</param>
/// <param name="Message">What was found and, when something is the matter, what to do; in Vietnamese.</param>
public sealed record Claim(ClaimKind Kind, Verdict Verdict, string RuleId, int Start, int Length, string Text, string Message)
{
    /// <summary>The unit of the figures, as written; null when none was.</summary>
    public string? Unit { get; init; }

    /// <summary>The result, in the unit of <see cref="Denominator"/>.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The target or total the result is measured against.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The per cent the text states.</summary>
    public decimal? StatedPercent { get; init; }

    /// <summary>The per cent that follows from the figures, to two places more than stated.</summary>
    public decimal? ComputedPercent { get; init; }

    /// <summary>The parts of a total.</summary>
    public IReadOnlyList<decimal> Parts { get; init; } = [];

    /// <summary>The total the parts should make.</summary>
    public decimal? Total { get; init; }

    /// <summary>The value the program computed, in Vietnamese notation without unit; null when nothing was computed.</summary>
    public string? Computed { get; init; }

    /// <summary>What could stand in place of the figure at fault; null when no replacement stands out.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whose target it is, in the words of the text ("KH huyện", "NQHĐND xã"); null when the text does not say.</summary>
    public string? Target { get; init; }
}

/// <summary>A text read by the checker.</summary>
/// <param name="Text">The text.</param>
/// <param name="Claims">Its claims in reading order, right ones included.</param>
public sealed record FigureReading(string Text, IReadOnlyList<Claim> Claims)
{
    private TextLines? lines;

    /// <summary>The claims that are not simply right, in reading order.</summary>
    public IReadOnlyList<Claim> Findings { get; } = [.. Claims.Where(claim => claim.Verdict != Verdict.Ok)];

    /// <summary>Where in the text a character stands.</summary>
    public TextLines Lines => lines ??= new TextLines(Text);
}

/// <summary>Lines and columns of a text, both counted from one.</summary>
public sealed class TextLines
{
    private readonly List<int> starts = [0];

    /// <summary>Finds the lines of a text.</summary>
    public TextLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = text.AsSpan().IndexOf('\n'); i >= 0;)
        {
            starts.Add(i + 1);
            var next = text.AsSpan(i + 1).IndexOf('\n');
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    /// <summary>Number of lines.</summary>
    public int Count => starts.Count;

    /// <summary>The line and column of a character.</summary>
    public (int Line, int Column) Of(int position)
    {
        var at = starts.BinarySearch(position);
        var line = at >= 0 ? at : ~at - 1;
        return (line + 1, position - starts[line] + 1);
    }
}
