namespace ThiDua.Figures;

/// <summary>How exact a stated result is.</summary>
public enum StatedExactness
{
    /// <summary>Nothing is said.</summary>
    Exact,

    /// <summary>"ước".</summary>
    Estimated,

    /// <summary>"khoảng", "gần".</summary>
    About,

    /// <summary>"trên", "hơn".</summary>
    AtLeast,
}

/// <summary>What a result is measured against in a sentence.</summary>
/// <param name="Words">Whose target it is, as written ("KH huyện"); null when the sentence does not say.</param>
/// <param name="Value">The target.</param>
/// <param name="StatedPercent">The per cent stated of it; null when none is.</param>
/// <param name="Verdict">Whether the per cent follows.</param>
/// <param name="Message">What the recomputation gave, in Vietnamese; empty when no per cent is stated.</param>
public sealed record StatedTarget(string? Words, decimal Value, decimal? StatedPercent, Verdict Verdict, string Message);

/// <summary>A change against another period as a sentence states it.</summary>
/// <param name="Value">The change with its sign.</param>
/// <param name="Percent">True for "tăng 18,5%".</param>
public sealed record StatedChange(decimal Value, bool Percent);

/// <summary>One sentence part that gives an indicator a figure: "Đàn trâu: 231/221 con đạt 104,5% KH huyện".</summary>
/// <param name="Names">What the figure is of, as written before it: the whole clause first, then what stands behind its last comma.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Text">The characters, on one line.</param>
/// <param name="Value">The result.</param>
public sealed record FigureStatement(IReadOnlyList<string> Names, int Start, int Length, string Text, decimal Value)
{
    /// <summary>The nearest heading above; null when there is none.</summary>
    public string? Heading { get; init; }

    /// <summary>The unit of the result as written; "%" for rates; null when no known unit follows.</summary>
    public string? Unit { get; init; }

    /// <summary>The words behind the result, for units the scanner does not know.</summary>
    public string After { get; init; } = "";

    /// <summary>Index of the first digit of the result.</summary>
    public int NumberStart { get; init; }

    /// <summary>Number of characters of the result.</summary>
    public int NumberLength { get; init; }

    /// <summary>How exact.</summary>
    public StatedExactness Exactness { get; init; }

    /// <summary>The figures the result is divided by, in their order: targets, or the total of a count.</summary>
    public IReadOnlyList<StatedTarget> Targets { get; init; } = [];

    /// <summary>The same figure of the period before; null when the sentence does not give it.</summary>
    public decimal? Previous { get; init; }

    /// <summary>The change against the period before; null when the sentence does not give it.</summary>
    public StatedChange? Change { get; init; }

    /// <summary>The worst verdict over its per cents.</summary>
    public Verdict Verdict => Targets.Any(t => t.Verdict == Verdict.Wrong) ? Verdict.Wrong : Targets.Any(t => t.Verdict == Verdict.Ambiguous) ? Verdict.Ambiguous : Verdict.Ok;
}

/// <summary>
/// Reads the figures of a report as rows of a table: name, result, unit, targets, period before. Which of them an indicator is meant by is for the
/// caller to decide, who knows the indicators.
/// </summary>
public static class FigureStatements
{
    /// <summary>Every figure with a name before it, in reading order. Linear in the length of the text.</summary>
    public static IReadOnlyList<FigureStatement> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var tokens = new TokenList(text.Length);
        ProseScanner.Scan(text, tokens);
        var prose = new Prose(text, tokens, CheckOptions.Default);
        RatioCheck.Run(prose);
        PlainRatioCheck.Run(prose);
        return new StatementReader(prose).Read();
    }
}
