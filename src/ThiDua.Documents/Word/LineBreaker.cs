namespace ThiDua.Documents.Word;

/// <summary>Breaks a body's name that is wider than its column of the head into lines of about the same width.</summary>
internal static class LineBreaker
{
    public static string[] ExplicitLines(string name) =>
        name.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static bool Fit(IEnumerable<string> lines, double points, int twips) => lines.All(line => TimesMetrics.BoldWidth(line, points) <= twips);

    /// <summary>Breaks every line that does not fit; a single word wider than the column is left to the word processor.</summary>
    public static IReadOnlyList<string> Break(IEnumerable<string> lines, double points, int twips) =>
        [.. lines.SelectMany(line => BreakLine(line, points, twips))];

    private static IReadOnlyList<string> BreakLine(string line, double points, int twips)
    {
        if (TimesMetrics.BoldWidth(line, points) <= twips)
        {
            return [line];
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var best = Halves(words, points)
            .Where(halves => TimesMetrics.BoldWidth(halves.First, points) <= twips)
            .OrderBy(halves => halves.Wider)
            .FirstOrDefault();
        return best == default ? [line] : [best.First, .. BreakLine(best.Second, points, twips)];
    }

    private static IEnumerable<(string First, string Second, int Wider)> Halves(string[] words, double points)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (!JoinsPair(words, i))
            {
                var first = string.Join(' ', words[..i]);
                var second = string.Join(' ', words[i..]);
                yield return (first, second, Math.Max(TimesMetrics.BoldWidth(first, points), TimesMetrics.BoldWidth(second, points)));
            }
        }
    }

    // "THI ĐUA – KHEN THƯỞNG", "KINH TẾ – XÃ HỘI": Vietnamese words are mostly two syllables, so two on each side of a dash belong together.
    private static bool JoinsPair(string[] words, int at)
    {
        for (var dash = Math.Max(0, at - 2); dash <= Math.Min(words.Length - 1, at + 1); dash++)
        {
            if (words[dash] is "-" or "–" or "—")
            {
                return true;
            }
        }

        return false;
    }
}
