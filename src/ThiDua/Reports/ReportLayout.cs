using System.Globalization;
using ThiDua.Documents;

namespace ThiDua.Reports;

/// <summary>The typed model as an official letter (Nghị định 30/2020/NĐ-CP, Phụ lục I). The only way from a report to Word.</summary>
public static class ReportLayout
{
    private const int ColumnsAtFullSize = 8;

    /// <summary>Writes the Word file. The same model and origin give the same bytes.</summary>
    /// <param name="model">What to print.</param>
    /// <param name="origin">What the file says of where it comes from, so that it can be read back; null for a file that is not to come back.</param>
    public static byte[] Word(ReportModel model, PrintOrigin? origin = null)
    {
        using var stream = new MemoryStream();
        OfficialLetterWriter.Write(Letter(model, origin), stream);
        return stream.ToArray();
    }

    /// <summary>The model as a letter.</summary>
    public static OfficialLetter Letter(ReportModel model, PrintOrigin? origin = null)
    {
        var numbering = Numbering(model);
        return new()
        {
            Head = Head(model.Head),
            Appendices = [.. (model.Appendices ?? []).Select(Appendix)],
            Kind = model.DocumentName,
            Subject = [.. model.Title.Select(KeepYear)],
            Body =
            [
                .. Anchored(ReportAnchors.Preamble, model.Preamble.Select(Paragraph)),
                .. model.Sections.SelectMany(s => Section(s, numbering)),
                .. Anchored(ReportAnchors.Closing, model.Closing.Select(Paragraph)),
            ],
            Signature = new SignatureBlock([model.Signature.Authority, model.Signature.Title], model.Signature.Office, model.Signature.Name),
            Recipients = model.Recipients,
            SignatureAnchor = ReportAnchors.Signature,
            Numbering = numbering,
            Properties = Properties(string.Join(' ', model.Title), model.Head) with { Custom = origin?.ToProperties() ?? [] },
            FooterNote = model.AuditHead is { } head ? "Mã nhật ký: " + head : null,
        };
    }

    /// <summary>The head of a letter: number and date as they are printed.</summary>
    public static LetterHead Head(ReportHead head) => new()
    {
        ParentBody = head.ParentBody,
        Body = head.Body,
        Number = head.Number,
        Symbol = head.Symbol,
        Place = head.Place,
        Year = head.Year,
        Month = head.Month,
        Day = head.Day,
    };

    /// <summary>An appendix as a Word file by itself.</summary>
    public static byte[] Word(ModelAppendix appendix, ReportHead head)
    {
        using var stream = new MemoryStream();
        OfficialLetterWriter.WriteAppendix(Appendix(appendix), Properties(appendix.Title, head), stream);
        return stream.ToArray();
    }

    private static LetterAppendix Appendix(ModelAppendix appendix) =>
        new(appendix.Label, KeepYear(appendix.Title), appendix.Reference, [.. appendix.Blocks.Select(Paragraph)], appendix.Landscape) { Anchor = ReportAnchors.OfAppendix(appendix.Id) };

    /// <summary>The blocks with an anchor at the first paragraph among them.</summary>
    private static IEnumerable<Documents.Block> Anchored(string anchor, IEnumerable<Documents.Block> blocks)
    {
        var set = false;
        foreach (var block in blocks)
        {
            yield return !set && block is ParagraphBlock ? block with { Anchor = anchor } : block;
            set |= block is ParagraphBlock;
        }
    }

    /// <summary>What a file says of itself.</summary>
    public static DocumentProperties Properties(string title, ReportHead head) =>
        new(title, head.Body, new DateTimeOffset(head.Year, head.Month ?? 12, head.Day ?? 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>
    /// Patterns of the template as levels of Word's own outline numbering. Word knows no Vietnamese letters: such levels, and those that repeat their
    /// number, count unseen, and the heading brings its number as text.
    /// </summary>
    public static OutlineNumbering Numbering(ReportModel model)
    {
        var above = new Dictionary<int, IReadOnlyList<int>>();
        Walk(model.Sections, []);
        var levels = new List<OutlineLevel>();
        for (var level = 0; level < model.Numbering.Count; level++)
        {
            levels.Add(Level(model.Numbering[level], level, above.GetValueOrDefault(level) ?? [.. Enumerable.Range(0, level)], levels));
        }

        return new(levels);

        void Walk(IEnumerable<ModelSection> sections, IReadOnlyList<int> path)
        {
            foreach (var section in sections)
            {
                above.TryAdd(section.Level, path);
                Walk(section.Sections, [.. path, section.Level]);
            }
        }
    }

    private static OutlineLevel Level(string pattern, int level, IReadOnlyList<int> above, List<OutlineLevel> higher)
    {
        var holes = pattern.Count(c => c == '{');
        var text = pattern;
        var format = OutlineNumberFormat.Bullet;
        for (var hole = holes - 1; hole >= 0; hole--)
        {
            var counter = hole == 0 ? level : above.Count >= hole ? above[^hole] : level;
            var open = text.IndexOf('{', StringComparison.Ordinal);
            format = text[open + 1] == 'a' || (hole > 0 && counter < higher.Count && higher[counter].Format == OutlineNumberFormat.Hidden) || format == OutlineNumberFormat.Hidden ? OutlineNumberFormat.Hidden
                : text[open + 1] == 'I' ? OutlineNumberFormat.UpperRoman : OutlineNumberFormat.Decimal;
            text = text[..open] + "%" + (counter + 1).ToString(CultureInfo.InvariantCulture) + text[(text.IndexOf('}', open) + 1)..];
        }

        var style = pattern.StartsWith("Phần", StringComparison.Ordinal) ? OutlineHeadingStyle.CentredCapsBold
            : format == OutlineNumberFormat.UpperRoman ? OutlineHeadingStyle.CapsBold
            : format == OutlineNumberFormat.Bullet ? OutlineHeadingStyle.BoldItalic
            : OutlineHeadingStyle.Bold;
        return new(format, format == OutlineNumberFormat.Hidden ? "" : text, style);
    }

    /// <summary>A title never breaks between "năm" and its number, nor between the number of months and "tháng".</summary>
    private static string KeepYear(string title) => title.Replace("năm 2", "năm\u00A02", StringComparison.OrdinalIgnoreCase).Replace("6 tháng", "6\u00A0tháng", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Documents.Block> Section(ModelSection section, OutlineNumbering numbering)
    {
        if (section.Hidden)
        {
            yield break;
        }

        var typed = numbering.Levels[section.Level].Format == OutlineNumberFormat.Hidden && section.Number is { } number ? number + " " : "";
        yield return new HeadingBlock(section.Level + 1, typed + KeepYear(section.Title)) { Anchor = ReportAnchors.Of(section.Id) };
        foreach (var block in Anchored(ReportAnchors.OfBody(section.Id), section.Blocks.Select(Paragraph)))
        {
            yield return block;
        }

        foreach (var below in section.Sections.SelectMany(s => Section(s, numbering)))
        {
            yield return below;
        }
    }

    private static Documents.Block Paragraph(Block block) => block.Table is { } table
        ? Table(table)
        : new ParagraphBlock(Inlines(block.Kind == ParagraphKind.Lettered ? [new(block.Mark), .. block.Spans] : block.Spans), block.Kind switch
        {
            ParagraphKind.Item => ParagraphStyle.ListItem,
            ParagraphKind.SubItem => ParagraphStyle.SubItem,
            ParagraphKind.Numbered => ParagraphStyle.Numbered,
            ParagraphKind.Lettered => ParagraphStyle.Lettered,
            ParagraphKind.Centered => ParagraphStyle.Centered,
            ParagraphKind.Basis => ParagraphStyle.Basis,
            _ => ParagraphStyle.Body,
        });

    private static TableBlock Table(ModelTable table) => new(
        [.. table.Columns.Select(c => new TableColumn(c.Width, c.Align switch { ColumnAlign.Center => CellAlignment.Center, ColumnAlign.Right => CellAlignment.Right, _ => CellAlignment.Left }))],
        [.. table.Header.Select(r => (IReadOnlyList<TableHeaderCell>)[.. r.Select(c => new TableHeaderCell(c.Text, c.Columns, c.Rows))])],
        [.. table.Rows.Select(r => new TableRow([.. r.Cells.Select(c => new TableCell(Inlines(c.Spans), c.Columns))], r.Bold))],
        FontSize: table.Columns.Count > ColumnsAtFullSize ? 11 : 12);

    /// <summary>Spans as runs: neighbours of one look become one run, so that people can edit the Word file without tripping over fragments.</summary>
    private static List<Inline> Inlines(IReadOnlyList<Span> spans)
    {
        var inlines = new List<Inline>();
        var run = new List<string>();
        for (var at = 0; at < spans.Count; at++)
        {
            var span = spans[at];
            if (span.Text.Length > 0)
            {
                // What is not known prints as dots: the sentence can be completed by pen, and nobody mistakes it for a figure.
                run.Add(span.Kind == SpanKind.Missing ? "……" : span.Text);
            }

            if (run.Count > 0 && (span.Footnote is not null || at == spans.Count - 1 || spans[at + 1].Bold != span.Bold || spans[at + 1].Italic != span.Italic))
            {
                inlines.Add(new TextInline(run.Count == 1 ? run[0] : string.Concat(run), span.Bold, span.Italic));
                run.Clear();
            }

            if (span.Footnote is { } note)
            {
                inlines.Add(new FootnoteInline(Inlines(note)));
            }
        }

        return inlines;
    }
}
