namespace ThiDua.Reports;

/// <summary>
/// The patterns a template's headings use, as the levels of one outline: counted patterns by depth, so that Word starts the deeper ones afresh under
/// every higher one; marks ("-") last, because they count nothing.
/// </summary>
internal sealed class OutlineLevels
{
    private List<(int Depth, string Pattern)> _levels = [];

    public OutlineLevels(ReportTemplate template)
    {
        for (var depth = 0; depth < template.Numbering.Count; depth++)
        {
            Add(depth, template.Numbering[depth]);
        }

        Walk(template.Sections, 0, template.Numbering);
        _levels = [.. _levels.OrderBy(l => l.Depth)];
    }

    /// <summary>Patterns in the order of the levels.</summary>
    public List<string> Patterns => [.. _levels.Select(l => l.Pattern)];

    /// <summary>Level of a section.</summary>
    public int Of(int depth, string pattern) => _levels.IndexOf((DepthOf(depth, pattern), pattern));

    /// <summary>Pattern of a section at a depth: its own, else that of its depth.</summary>
    public static string PatternOf(TemplateSection section, int depth, IReadOnlyList<string> patterns) => section.Number ?? patterns[Math.Min(depth, patterns.Count - 1)];

    /// <summary>Patterns by depth for the sections below one.</summary>
    public static IReadOnlyList<string> Below(TemplateSection section, int depth, IReadOnlyList<string> patterns) => section.Numbering.Count == 0
        ? patterns
        : [.. Enumerable.Range(0, depth + 1).Select(d => patterns[Math.Min(d, patterns.Count - 1)]), .. section.Numbering];

    public static bool Counts(string pattern) => pattern.Contains('{', StringComparison.Ordinal);

    private static int DepthOf(int depth, string pattern) => Counts(pattern) ? depth : int.MaxValue;

    private void Add(int depth, string pattern)
    {
        var level = (DepthOf(depth, pattern), pattern);
        if (!_levels.Contains(level))
        {
            _levels.Add(level);
        }
    }

    private void Walk(IEnumerable<TemplateSection> sections, int depth, IReadOnlyList<string> patterns)
    {
        foreach (var section in sections)
        {
            Add(depth, PatternOf(section, depth, patterns));
            Walk(section.Sections, depth + 1, Below(section, depth, patterns));
        }
    }
}
