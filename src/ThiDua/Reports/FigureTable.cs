namespace ThiDua.Reports;

/// <summary>A table whose cells name figures: one row per figure a column lists, each cell keeping its record.</summary>
public static class FigureTable
{
    /// <summary>Builds the table. A figure not yet known is marked in its cell, as in running text.</summary>
    public static ModelTable Build(TableLayout layout, ReportData data, TokenExpander tokens)
    {
        var leaves = layout.Leaves;
        var rows = Enumerable.Range(0, leaves.Max(l => Math.Max(l.Figures.Count, l.Cells.Count)))
            .Select(at => new ModelRow([.. leaves.Select(l => new ModelCell(l.Cells.Count > at ? tokens.Expand(l.Cells[at]) : l.Figures.Count > at ? [Figure(l.Figures[at], data, tokens)] : []))]));
        return new([.. leaves.Select(l => l.Model(l.Figures.Count > 0 ? ColumnAlign.Center : ColumnAlign.Left))], layout.Header(), [.. rows], layout.Title.Length > 0 ? layout.Title : null);
    }

    /// <summary>Whether any figure of the layout is known; without one the table is not printed.</summary>
    public static bool HasFigures(TableLayout layout, ReportData data) =>
        layout.Leaves.SelectMany(l => l.Figures.Concat(l.Cells.SelectMany(ProseParser.Codes))).Any(code => data.Sheet.Find(code)?.Value is not null);

    // The header tells the unit, so the cell holds the bare number.
    private static Span Figure(string code, ReportData data, TokenExpander tokens) =>
        data.Sheet.Find(code) is { Value: { } value } row ? tokens.Printing(row, FigurePhrases.Bare(row, value)) : tokens.Expand($"[[{code}]]")[0];
}
