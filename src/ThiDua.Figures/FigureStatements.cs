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
    private const int MostLinesToHead = 80;
    private const int LongestUnit = 20;

    /// <summary>Every figure with a name before it, in sentences and in tables with a column of per cents, in reading order. Linear in the length of the text.</summary>
    public static IReadOnlyList<FigureStatement> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var tokens = new TokenList(text.Length);
        ProseScanner.Scan(text, tokens);
        var prose = new Prose(text, tokens, CheckOptions.Default);
        RatioCheck.Run(prose);
        var before = prose.Ratios.Count;
        TableCheck.Run(prose);
        var lines = new TextLines(text);
        var rows = prose.Ratios.Skip(before).GroupBy(r => r.NumeratorToken).Select(g => OfRow(prose, [.. g])).OfType<FigureStatement>().ToList();
        PlainRatioCheck.Run(prose);
        var taken = rows.Select(r => lines.Of(r.NumberStart).Line).ToHashSet();
        return [.. new StatementReader(prose).Read().Where(s => !taken.Contains(lines.Of(s.NumberStart).Line)).Concat(rows).OrderBy(s => s.Start)];
    }

    /// <summary>A row of a table whose per cents follow from two of its columns; null when nothing in it is a name.</summary>
    private static FigureStatement? OfRow(Prose prose, IReadOnlyList<RatioReading> ratios)
    {
        var number = prose[ratios[0].NumeratorToken];
        var cells = Cells(prose.Source, number.Start);
        var before = cells.TakeWhile(c => c.End <= number.Start).ToList();
        var name = before.MaxBy(c => prose.Source[c.Start..c.End].Count(char.IsLetter));
        if (name.End == 0 || !Letters(prose.Source, name))
        {
            return null;
        }

        var unit = before.Find(c => c.Start >= name.End && c.End - c.Start <= LongestUnit && Letters(prose.Source, c));
        var last = ratios.Max(r => Math.Max(Math.Max(prose[r.NumeratorToken].End, prose[r.DenominatorToken].End), prose[r.PercentToken].End));
        return new([prose.Source[name.Start..name.End]], name.Start, last - name.Start, string.Join(' ', prose.Source[name.Start..last].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ratios[0].Numerator)
        {
            Unit = unit.End > 0 ? prose.Source[unit.Start..unit.End] : RatioGrammar.Read(prose, ratios[0].NumeratorToken)?.UnitText,
            NumberStart = number.Start,
            NumberLength = number.Length,
            Targets = [.. ratios.Select(Target)],
        };

        StatedTarget Target(RatioReading ratio)
        {
            var percent = prose[ratio.PercentToken];
            var claim = prose.Claims.Find(c => c.Start <= percent.Start && percent.Start < c.Start + c.Length && c.Numerator == ratio.Numerator && c.Denominator == ratio.Denominator);
            return new(HeadOf(prose.Source, cells, prose[ratio.DenominatorToken].Start), ratio.Denominator, claim?.StatedPercent ?? percent.Amount, claim?.Verdict ?? Verdict.Ok, claim?.Message ?? "");
        }
    }

    /// <summary>What the column of a figure is called: the nearest cell above it that says something.</summary>
    private static string? HeadOf(string text, List<(int Start, int End)> cells, int position)
    {
        var column = cells.FindIndex(c => c.Start <= position && position < c.End);
        var at = position;
        for (var above = 0; column >= 0 && above < MostLinesToHead; above++)
        {
            at = at == 0 ? -1 : text.LastIndexOf('\n', at - 1);
            if (at < 0)
            {
                return null;
            }

            var row = Cells(text, at);
            if (row.Count < 2)
            {
                return null;
            }

            if (column < row.Count && Letters(text, row[column]) && !char.IsAsciiDigit(text[row[column].Start]))
            {
                return text[row[column].Start..row[column].End];
            }
        }

        return null;
    }

    private static bool Letters(string text, (int Start, int End) cell) => text.AsSpan(cell.Start..cell.End).IndexOfAnyExceptInRange('\0', '@') >= 0;

    /// <summary>The cells of the line a character stands in.</summary>
    private static List<(int Start, int End)> Cells(string text, int position)
    {
        var cells = new List<(int Start, int End)>();
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', start) is >= 0 and var next ? next : text.Length;
        foreach (var range in text.AsSpan(start..end).SplitAny('\t', '|'))
        {
            var (from, to) = (start + range.Start.Value, start + range.End.Value);
            for (; from < to && char.IsWhiteSpace(text[from]); from++)
            {
            }

            for (; to > from && char.IsWhiteSpace(text[to - 1]); to--)
            {
            }

            cells.Add((from, to));
        }

        return cells;
    }
}
