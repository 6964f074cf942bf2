using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>An appendix of a report, on pages of its own.</summary>
/// <param name="Id">Id of its layout.</param>
/// <param name="Label">"Phụ lục I"; "Phụ lục" when it is the only one (Nghị định 30/2020/NĐ-CP, Phụ lục I).</param>
/// <param name="Title">Title.</param>
/// <param name="Reference">Line that ties it to its report: number, date and issuer are always the report's own.</param>
/// <param name="Blocks">Table and notes.</param>
/// <param name="Landscape">On its side.</param>
public sealed record ModelAppendix(string Id, string Label, string Title, string Reference, IReadOnlyList<Block> Blocks, bool Landscape = false)
{
    /// <summary>The appendix as JSON.</summary>
    public string ToJson() => ReportModel.Json(this);
}

/// <summary>Makes the appendices of a report from their layouts.</summary>
public static class Appendices
{
    /// <summary>Law without district level: two levels of local government since 1 July 2025 (Luật 72/2025/QH15).</summary>
    private static readonly DateOnly s_twoLevels = new(2025, 7, 1);

    /// <summary>Appendices every report can bring: <c>phu-luc-1</c> (documents), <c>phu-luc-2</c> (awards).</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["phu-luc-1", "phu-luc-2"];

    /// <summary>Which of these a layout is a form of: <c>phu-luc-2-2017</c> is a <c>phu-luc-2</c>; a layout of another sort is its own kind.</summary>
    public static string KindOf(string layout) => Kinds.FirstOrDefault(k => layout == k || layout.StartsWith(k + "-", StringComparison.Ordinal)) ?? layout;

    /// <summary>Those the template asks for; an appendix without anything to print and without a line for that case is left out.</summary>
    public static IReadOnlyList<ModelAppendix> Compose(ReportData data, IEnumerable<TemplateAppendix> wanted, TokenExpander tokens, ReportHead head)
    {
        var made = wanted.Select(a => One(a, data, tokens, head)).OfType<ModelAppendix>().ToList();
        return made.Count == 1 ? made : [.. made.Select((a, at) => a with { Label = "Phụ lục " + ReportComposer.Roman(at + 1) })];
    }

    /// <summary>An appendix as it looks when the template does not tell: <c>phu-luc-1</c> (documents) or <c>phu-luc-2</c> (awards, by the law of the period).</summary>
    public static TemplateAppendix Usual(string kind, Period period) => kind == "phu-luc-1"
        ? new() { Layout = "phu-luc-1", Documents = new() { Field = "tdkt", Direction = Code.Of(DocumentDirection.Own), InPeriod = true } }
        : new() { Layout = period.End < s_twoLevels ? "phu-luc-2-2017" : "phu-luc-2-2025" };

    /// <summary>Documents a block chooses, by date.</summary>
    public static IEnumerable<OfficialDocument> Select(DocumentBlock block, ReportData data)
    {
        DocumentRelation? relation = block.Relation is { } r ? Code.Parse<DocumentRelation>(r) : null;
        DocumentDirection? direction = block.Direction is { } d0 ? Code.Parse<DocumentDirection>(d0) : null;
        var types = block.Type.Select(Code.Parse<DocumentType>).ToHashSet();
        return data.Documents.Where(d => (relation is null || d.Relation == relation) && (relation != DocumentRelation.CanCu || d.Period == data.Report.Period) // every report names its own basis
            && (direction is null || d.Direction == direction) && (types.Count == 0 || types.Contains(d.Type))
            && (block.Field is null || d.FieldCode == block.Field)
            && (!block.InPeriod || (d.IssuedOn is { } day && data.Period.Start <= day && day <= data.Period.End)));
    }

    private static ModelAppendix? One(TemplateAppendix asked, ReportData data, TokenExpander tokens, ReportHead head)
    {
        // A bare kind stands for its usual form: documents of the commune's own, awards by the law of the period.
        var usual = Kinds.Contains(asked.Layout) ? Usual(asked.Layout, data.Period) : asked;
        var wanted = new TemplateAppendix { Layout = usual.Layout, Title = asked.Title, Documents = asked.Documents ?? usual.Documents, Awards = asked.Awards };
        var layout = TableLayout.Find(wanted.Layout) ?? throw new DomainException($"Không có bố cục bảng “{wanted.Layout}” cho phụ lục.");
        var blocks = new List<Block>();
        if (layout.Kind == LayoutKind.Documents)
        {
            var documents = Select(wanted.Documents ?? new(), data).OrderBy(d => d.IssuedOn is null).ThenBy(d => d.IssuedOn).ThenBy(d => d.Order).ToList();
            if (documents.Count > 0)
            {
                blocks.Add(new(ParagraphKind.Centered, [], Table: Documents(layout, documents)));
            }
            else if (layout.Empty.Length > 0)
            {
                blocks.Add(new(ParagraphKind.Centered, tokens.Expand(layout.Empty)));
            }
        }
        else
        {
            blocks.Add(new(ParagraphKind.Centered, [], Table: layout.Kind == LayoutKind.Awards
                ? AwardTable.Build(layout, data, withProposals: wanted.Awards?.Count == "awarded+proposed") : FigureTable.Build(layout, data, tokens)));
        }

        if (blocks.Count == 0)
        {
            return null;
        }

        blocks.AddRange(layout.Notes.Select(n => new Block(ParagraphKind.Body, tokens.Expand(n))));
        return new(layout.Id, "Phụ lục", string.Concat(tokens.Expand(wanted.Title ?? layout.Title).Select(s => s.Text)), Reference(data, tokens, head), blocks, layout.Landscape);
    }

    private static string Reference(ReportData data, TokenExpander tokens, ReportHead head)
    {
        var letter = ReportLayout.Head(head);
        var kind = data.Report.Kind == ReportKind.KeHoach ? "Kế hoạch" : "Báo cáo";
        return $"(Kèm theo {kind} số {letter.NumberText} {letter.DateText} của {string.Concat(tokens.Expand("{co-quan}").Select(s => s.Text))})";
    }

    private static ModelTable Documents(TableLayout layout, IReadOnlyList<OfficialDocument> documents)
    {
        var leaves = layout.Leaves;
        var rows = documents.Select((d, at) => new ModelRow([.. leaves.Select(l => new ModelCell(Cell(l.Print!, d, at + 1)))]));
        return new([.. leaves.Select(l => l.Model(l.Print == "number" ? ColumnAlign.Center : ColumnAlign.Left))], layout.Header(), [.. rows], layout.Title);
    }

    private static IReadOnlyList<Span> Cell(string print, OfficialDocument document, int number) => print switch
    {
        "number" => [new(number.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        "citation" => [Live(document, string.Join(' ', new[] { DocumentWords.Type(document.Type), document.NumberAndSymbol is { } n ? "số " + n : null, document.DateText }.Where(t => t is not null)))],
        "abstract" => [Live(document, document.Abstract)],
        _ => document.Note is { } note ? [Live(document, note)] : [],
    };

    private static Span Live(OfficialDocument document, string text) => new(text, SpanKind.Live, new("document", document.Id, document.Version, "vb." + document.Code, "citation"));
}
