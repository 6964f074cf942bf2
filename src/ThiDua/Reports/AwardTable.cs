using ThiDua.Awards;
using ThiDua.Figures;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>
/// The counts of awards an appendix shows: rows, levels and notes come from the layout. Awards of the state only: those of the Party, the Front, organisations,
/// sectors and forces are reported apart. What is not known prints blank, never 0.
/// </summary>
public static class AwardTable
{
    private const string Prefix = "bang.";

    /// <summary>Builds the table.</summary>
    /// <param name="layout">Rows and columns.</param>
    /// <param name="data">Records of the report.</param>
    /// <param name="withProposals">Whether proposals count too; then a footnote at the row of the form tells how many are proposals; its sub-rows and the total repeat none.</param>
    public static ModelTable Build(TableLayout layout, ReportData data, bool withProposals)
    {
        var leaves = layout.Leaves;
        var counted = Counted(data, withProposals);
        var rows = new List<ModelRow>();
        foreach (var row in Rows(layout))
        {
            var lines = row.Counts ? counted.Where(row.Takes).ToList() : [];
            rows.Add(new([.. leaves.Select(l => new ModelCell(Cell(l, row, lines, $"{Prefix}{layout.Id}.{row.Key}", data.Profile.RatePlaces)))], row.IsGroup));
        }

        if (layout.Total.Length > 0)
        {
            var lines = counted.Where(a => Rows(layout).Any(r => r.Counts && r.Takes(a))).ToList();
            var total = new AwardRow("", new LayoutRow { Number = layout.Total }, [], [], [], 0, true);
            var cells = leaves.Select(l => new ModelCell(Cell(l, total, lines, $"{Prefix}{layout.Id}.", data.Profile.RatePlaces))).ToList();
            var before = leaves.TakeWhile(l => l.Print is not null).Count();
            rows.Add(new([new([new Span(layout.Total)], before), .. cells.Skip(before)], Bold: true));
        }

        return new([.. leaves.Select(l => l.Model(l.Print == "name" ? ColumnAlign.Left : ColumnAlign.Center))], layout.Header(), rows, layout.Title);
    }

    /// <summary>Lines of the state that no row of the layout counts: the appendix would hide them.</summary>
    public static IReadOnlyList<AwardLine> Outside(TableLayout layout, ReportData data) =>
        [.. Counted(data, withProposals: false).Where(a => !Rows(layout).Any(r => r.Counts && r.Takes(a)))];

    /// <summary>Lines behind a cell named by the code of its span; empty when it names none.</summary>
    public static IReadOnlyList<AwardLine> LinesOf(string code, ReportData data)
    {
        if (!code.StartsWith(Prefix, StringComparison.Ordinal) || code[Prefix.Length..].Split('.') is not [var id, var key, var subject] || TableLayout.Find(id) is not { } layout)
        {
            return [];
        }

        var rows = Rows(layout).Where(r => r.Counts && (key.Length == 0 || r.Key == key)).ToList();
        return [.. Counted(data, withProposals: true).Where(a => Code.Of(a.Subject) == subject && rows.Exists(r => r.Takes(a)))];
    }

    private static List<AwardLine> Counted(ReportData data, bool withProposals) =>
        [.. data.Awards.Where(a => a.System == AwardSystem.State && (a.State == AwardState.Awarded || (withProposals && a.State == AwardState.Proposed)))];

    private static IReadOnlyList<Span> Cell(LayoutColumn column, AwardRow row, IReadOnlyList<AwardLine> lines, string code, int places)
    {
        if (column.Print is { } print)
        {
            var text = print == "number" ? row.Layout.Number : row.Layout.Title;
            return text.Length == 0 ? [] : [new(text, Italic: row.Depth > 1)];
        }

        var subject = Code.Parse<AwardSubject>((column.Count ?? column.Workers ?? column.Share)!);
        var mine = lines.Where(a => a.Subject == subject && a.Count is not null).ToList();
        if (mine.Count == 0)
        {
            return [];
        }

        var source = new RecordRef("award", mine[0].Id, mine[0].Version, $"{code}.{Code.Of(subject)}", "count");
        var count = mine.Sum(a => a.Count!.Value);
        if (column.Count is not null)
        {
            var tells = row is { Depth: <= 1, Key.Length: > 0 };
            var proposed = tells ? mine.Where(a => a.State == AwardState.Proposed).Sum(a => a.Count!.Value) : 0;
            return [new(VietnameseNumber.Format(count, 0), SpanKind.Live, source, Footnote: proposed == 0 ? null : [new("Trong đó đề nghị, chưa có quyết định: "), new(VietnameseNumber.Format(proposed, 0), SpanKind.Live, source), new(".")])];
        }

        // One line that does not tell makes the number of the row unknown.
        if (mine.Exists(a => a.DirectWorkers is null))
        {
            return [];
        }

        var workers = mine.Sum(a => a.DirectWorkers!.Value);
        return column.Workers is not null ? [new(VietnameseNumber.Format(workers, 0), SpanKind.Live, source with { Aspect = "workers" })]
            : count == 0 ? []
            : [new(VietnameseNumber.FormatTrimmed((decimal)workers * 100 / count, places), SpanKind.Live, source with { Aspect = "share" })];
    }

    private static IReadOnlyList<AwardRow> Rows(TableLayout layout)
    {
        var rows = new List<AwardRow>();
        void Add(LayoutRow row, AwardRow? above, int at)
        {
            var made = new AwardRow(
                above is null ? $"{at}" : $"{above.Key}-{at}", row,
                row.Level.Count > 0 ? [.. row.Level.Select(Code.Parse<AwardLevel>)] : above?.Levels ?? [],
                row.Form.Count > 0 ? [.. row.Form] : above?.Forms ?? [],
                row.Kind.Count > 0 ? [.. row.Kind.Select(Code.Parse<AwardKind>)] : above?.Kinds ?? [],
                above is null ? 0 : above.Depth + 1,
                row.Rows.Count == 0 || row.Form.Count > 0);
            rows.Add(made);
            for (var i = 0; i < row.Rows.Count; i++)
            {
                Add(row.Rows[i], made, i + 1);
            }
        }

        for (var i = 0; i < layout.Rows.Count; i++)
        {
            Add(layout.Rows[i], null, i + 1);
        }

        return rows;
    }

    /// <summary>A row of the layout with the filters it takes over from the rows above it. A group row (a level) counts nothing itself unless it has no rows below.</summary>
    private sealed record AwardRow(string Key, LayoutRow Layout, IReadOnlyList<AwardLevel> Levels, IReadOnlyList<string> Forms, IReadOnlyList<AwardKind> Kinds, int Depth, bool Counts)
    {
        public bool IsGroup => Depth == 0;

        public bool Takes(AwardLine line) => Levels.Contains(line.Level) && (Forms.Count == 0 || Forms.Contains(line.Form)) && (Kinds.Count == 0 || Kinds.Contains(line.Kind));
    }
}
