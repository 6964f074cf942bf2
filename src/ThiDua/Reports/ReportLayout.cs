using System.Globalization;
using ThiDua.Documents;

namespace ThiDua.Reports;

/// <summary>The typed model as an official letter (Nghị định 30/2020/NĐ-CP, Phụ lục I). The only way from a report to Word.</summary>
public static class ReportLayout
{
    /// <summary>Writes the Word file. The same model gives the same bytes.</summary>
    public static byte[] Word(ReportModel model)
    {
        using var stream = new MemoryStream();
        OfficialLetterWriter.Write(Letter(model), stream);
        return stream.ToArray();
    }

    /// <summary>The model as a letter.</summary>
    public static OfficialLetter Letter(ReportModel model) => new()
    {
        Head = new LetterHead
        {
            ParentBody = model.Head.ParentBody,
            Body = model.Head.Body,
            Number = model.Head.Number,
            Symbol = model.Head.Symbol,
            Place = model.Head.Place,
            Year = model.Head.Year,
            Month = model.Head.Month,
            Day = model.Head.Day,
        },
        Kind = model.DocumentName,
        Subject = [.. model.Title.Select(KeepYear)],
        Body = [.. model.Preamble.Select(Paragraph), .. model.Sections.SelectMany(Section), .. model.Closing.Select(Paragraph)],
        Signature = new SignatureBlock([model.Signature.Authority, model.Signature.Title], model.Signature.Office, model.Signature.Name),
        Recipients = model.Recipients,
        Numbering = Numbering(model.Numbering),
        Properties = new DocumentProperties(string.Join(' ', model.Title), model.Head.Body, new DateTimeOffset(model.Head.Year, model.Head.Month ?? 12, model.Head.Day ?? 1, 0, 0, 0, TimeSpan.Zero)),
        FooterNote = model.AuditHead is { } head ? "Mã nhật ký: " + head : null,
    };

    /// <summary>Patterns of the template as levels of Word's own outline numbering.</summary>
    public static OutlineNumbering Numbering(IReadOnlyList<string> patterns) => new([.. patterns.Select((pattern, level) =>
    {
        var holes = pattern.Count(c => c == '{');
        var first = level + 1 - holes;
        var text = pattern;
        var format = OutlineNumberFormat.Bullet;
        for (var hole = 1; hole <= holes; hole++)
        {
            var open = text.IndexOf('{', StringComparison.Ordinal);
            format = text[open + 1] == 'I' ? OutlineNumberFormat.UpperRoman : OutlineNumberFormat.Decimal;
            text = text[..open] + "%" + (first + hole).ToString(CultureInfo.InvariantCulture) + text[(text.IndexOf('}', open) + 1)..];
        }

        var style = pattern.StartsWith("Phần", StringComparison.Ordinal) ? OutlineHeadingStyle.CentredCapsBold
            : format == OutlineNumberFormat.UpperRoman ? OutlineHeadingStyle.CapsBold
            : format == OutlineNumberFormat.Bullet ? OutlineHeadingStyle.BoldItalic
            : OutlineHeadingStyle.Bold;
        return new OutlineLevel(format, text, style);
    })]);

    /// <summary>A title never breaks between "năm" and its number.</summary>
    private static string KeepYear(string title) => title.Replace("năm 2", "năm\u00A02", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Documents.Block> Section(ModelSection section)
    {
        if (section.Hidden)
        {
            yield break;
        }

        yield return new HeadingBlock(section.Level + 1, KeepYear(section.Title));
        foreach (var block in section.Blocks)
        {
            yield return Paragraph(block);
        }

        foreach (var below in section.Sections.SelectMany(Section))
        {
            yield return below;
        }
    }

    private static Documents.Block Paragraph(Block block) => block.Table is { } table
        ? new TableBlock(
            [.. table.Columns.Select(_ => new TableColumn(1))],
            [[.. table.Columns.Select(c => new TableHeaderCell(c))]],
            [.. table.Rows.Select(r => new TableRow([.. r.Select(c => new TableCell(Inlines(c)))]))])
        : new ParagraphBlock(Inlines(block.Spans), block.Kind switch
        {
            ParagraphKind.Item => ParagraphStyle.ListItem,
            ParagraphKind.Numbered => ParagraphStyle.Numbered,
            ParagraphKind.Centered => ParagraphStyle.Centered,
            ParagraphKind.Basis => ParagraphStyle.Basis,
            _ => ParagraphStyle.Body,
        });

    /// <summary>Spans as runs: neighbours of one look become one run, so that people can edit the Word file without tripping over fragments.</summary>
    private static List<Inline> Inlines(IEnumerable<Span> spans)
    {
        var inlines = new List<Inline>();
        foreach (var span in spans)
        {
            if (span.Text.Length > 0)
            {
                // What is not known prints as dots: the sentence can be completed by pen, and nobody mistakes it for a figure.
                var text = span.Kind == SpanKind.Missing ? "……" : span.Text;
                if (inlines is [.., TextInline last] && last.Bold == span.Bold && last.Italic == span.Italic)
                {
                    inlines[^1] = last with { Text = last.Text + text };
                }
                else
                {
                    inlines.Add(new TextInline(text, span.Bold, span.Italic));
                }
            }

            if (span.Footnote is { } note)
            {
                inlines.Add(new FootnoteInline(Inlines(note)));
            }
        }

        return inlines;
    }
}
