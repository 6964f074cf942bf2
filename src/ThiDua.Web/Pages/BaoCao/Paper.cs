using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Reports;
using ThiDua.Web.Components;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>
/// The report as a sheet of paper: figures link to their record, typed and missing ones are marked, problems carry the number they have in the list.
/// </summary>
internal sealed class Paper
{
    private readonly ReportModel _model;
    private readonly bool _links;
    private readonly string? _editAddress;
    private readonly string? _code;
    private readonly string? _aspect;
    private readonly Dictionary<string, List<(int Number, Problem Problem)>> _open;

    /// <param name="model">What to show.</param>
    /// <param name="problems">Problems in the order of the list; the first has number 1.</param>
    /// <param name="links">Whether figures link to the card of their record.</param>
    /// <param name="editAddress">Address of the section editor, or null.</param>
    /// <param name="code">Chosen figure.</param>
    /// <param name="aspect">Which of its figures.</param>
    public Paper(ReportModel model, IReadOnlyList<Problem> problems, bool links, string? editAddress, string? code = null, string? aspect = null)
    {
        (_model, _links, _editAddress, _code, _aspect) = (model, links, editAddress, code, aspect);
        _open = problems.Select((p, at) => (Number: at + 1, Problem: p)).Where(p => p.Problem is { SectionId: not null, Explained: null })
            .GroupBy(p => p.Problem.SectionId!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Id of a section on the page.</summary>
    public static string AnchorOf(string sectionId) => "m-" + sectionId.Replace('/', '.');

    /// <summary>The numbers of problems that have a place in the text once <see cref="Content"/> was made.</summary>
    public HashSet<int> Placed { get; } = [];

    /// <summary>The whole sheet.</summary>
    public IHtmlContent Content()
    {
        var sheet = new HtmlContentBuilder();
        sheet.AppendHtml(Head()).AppendHtml(Title());
        Blocks(sheet, _model.Preamble, []);
        foreach (var section in _model.Sections)
        {
            Section(sheet, section);
        }

        Blocks(sheet, _model.Closing, []);
        sheet.AppendHtml(Foot());
        foreach (var appendix in _model.Appendices ?? [])
        {
            sheet.AppendHtml(Markup.Element("h2", "c", appendix.Label, new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing }, appendix.Title.ToUpperInvariant()).With("id", AnchorOf(appendix.Id)));
            sheet.AppendHtml(Markup.Element("p", "c", Markup.Element("i", null, appendix.Reference)));
            Blocks(sheet, appendix.Blocks, []);
        }

        return sheet;
    }

    /// <summary>Some paragraphs alone, the preview of a section, with the problems of that section.</summary>
    public IHtmlContent Only(IReadOnlyList<Block> blocks, string sectionId = "")
    {
        var sheet = new HtmlContentBuilder();
        Blocks(sheet, blocks, _open.GetValueOrDefault(sectionId) ?? []);
        return sheet;
    }

    private TagBuilder Head()
    {
        var head = _model.Head;
        var number = $"Số: {head.Number ?? "\u2003\u2003"}/{head.Symbol}";
        var date = $"{head.Place}, ngày {Day(head.Day)} tháng {Day(head.Month)} năm {head.Year.ToString(CultureInfo.InvariantCulture)}";
        return Markup.Element("header", null,
            Markup.Element("div", null, head.ParentBody, Markup.Element("b", null, head.Body.Replace(" - ", "\u00a0-\u00a0", StringComparison.Ordinal)), number),
            Markup.Element("div", null, Markup.Element("b", null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Markup.Element("b", null, Markup.Element("u", null, "Độc lập - Tự do - Hạnh phúc")), Markup.Element("i", null, date)));

        static string Day(int? number) => number is { } n ? n < 10 ? "0" + n.ToString(CultureInfo.InvariantCulture) : n.ToString(CultureInfo.InvariantCulture) : "\u2003";
    }

    private TagBuilder Title()
    {
        var title = Markup.Element("p", "c", Markup.Element("b", null, _model.DocumentName));
        foreach (var line in _model.Title)
        {
            title.InnerHtml.AppendHtml(new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing }).AppendHtml(Markup.Element("b", null, line));
        }

        return title;
    }

    private TagBuilder Foot()
    {
        var places = Markup.Element("ul", null);
        foreach (var place in _model.Recipients)
        {
            places.InnerHtml.AppendHtml(Markup.Element("li", null, "- " + place));
        }

        var signature = _model.Signature;
        return Markup.Element("footer", null,
            Markup.Element("div", null, Markup.Element("b", null, Markup.Element("i", null, "Nơi nhận:")), places),
            Markup.Element("div", null, Markup.Element("b", null, signature.Authority), Markup.Element("b", null, signature.Title), signature.Office is null ? null : Markup.Element("b", "sign", signature.Office), Markup.Element("b", signature.Office is null ? "sign" : null, signature.Name)));
    }

    private void Section(HtmlContentBuilder sheet, ModelSection section)
    {
        if (section.Hidden)
        {
            return;
        }

        sheet.AppendHtml(Heading(section));
        Blocks(sheet, section.Blocks, _open.GetValueOrDefault(section.Id) ?? []);
        foreach (var below in section.Sections)
        {
            Section(sheet, below);
        }
    }

    private TagBuilder Heading(ModelSection section)
    {
        var part = section.Number?.StartsWith("Phần", StringComparison.Ordinal) == true;
        var caps = part || section.Level == 1;
        var text = caps ? section.Title.ToUpperInvariant() : section.Title;
        var heading = Markup.Element(section.Level < 2 ? "h2" : "h3", part ? "c" : null).With("id", AnchorOf(section.Id)).With("data-section", section.Id);
        if (part)
        {
            heading.InnerHtml.Append(section.Number!).AppendHtml(new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing }).Append(text);
        }
        else
        {
            var words = $"{section.Number} {text}".Trim();
            heading.InnerHtml.AppendHtml(section.Number == "-" ? Markup.Element("i", null, words) : new HtmlContentBuilder().Append(words));
        }

        if (_editAddress is not null)
        {
            var address = _editAddress + new QueryBuilder { { "ma", section.Id } }.ToQueryString().Value;
            heading.InnerHtml.Append(" ").AppendHtml(Markup.Element("a", "btn btn-sm btn-quiet", Markup.Icon("pen"), Markup.Element("span", "visually-hidden", "Sửa mục " + section.Title)).With("href", address).With("title", "Sửa mục này"));
        }

        return heading;
    }

    private void Blocks(HtmlContentBuilder sheet, IReadOnlyList<Block> blocks, IReadOnlyList<(int Number, Problem Problem)> problems)
    {
        foreach (var block in blocks)
        {
            sheet.AppendHtml(block.Table is null ? Paragraph(block, problems) : Table(block.Table));
        }
    }

    private TagBuilder Paragraph(Block block, IReadOnlyList<(int Number, Problem Problem)> problems)
    {
        var paragraph = Markup.Element("p", block.Kind == ParagraphKind.Centered ? "c" : null, block.Mark);
        var ranges = Ranges(block, problems);
        var pieces = Cut(block.Spans, ranges).ToList();
        for (var at = 0; at < pieces.Count;)
        {
            var range = pieces[at].Range;
            var end = at;
            while (end < pieces.Count && ReferenceEquals(pieces[end].Range, range))
            {
                end++;
            }

            var content = new HtmlContentBuilder();
            for (var i = at; i < end; i++)
            {
                content.AppendHtml(Piece(pieces[i].Span));
            }

            if (range is null)
            {
                paragraph.InnerHtml.AppendHtml(content);
            }
            else
            {
                Mark(paragraph, range, content);
            }

            at = end;
        }

        return paragraph;
    }

    private void Mark(TagBuilder paragraph, MarkedRange range, IHtmlContent content)
    {
        var bad = range.Problems.Any(p => p.Problem.Weight == ProblemWeight.Blocking);
        paragraph.InnerHtml.AppendHtml(Markup.Element("mark", bad ? "m-bad" : "m-ask", content));
        foreach (var (number, problem) in range.Problems)
        {
            Placed.Add(number);
            var text = number.ToString(CultureInfo.InvariantCulture);
            paragraph.InnerHtml.AppendHtml(Markup.Element("a", problem.Weight == ProblemWeight.Blocking ? "no no-bad" : "no no-ask", text)
                .With("href", "#p" + text).With("id", "v" + text).With("aria-label", $"Vấn đề {text}: {problem.Title}"));
        }
    }

    private List<MarkedRange> Ranges(Block block, IReadOnlyList<(int Number, Problem Problem)> problems)
    {
        var ranges = new List<MarkedRange>();
        var text = ReportModel.TextOf(block);
        foreach (var entry in problems.Where(p => !Placed.Contains(p.Number) && ranges.TrueForAll(r => !r.Problems.Contains(p))))
        {
            var (start, length) = (-1, 0);
            if (entry.Problem.Quote is { Length: > 0 } quote)
            {
                (start, length) = (text.IndexOf(quote, StringComparison.Ordinal), quote.Length);
            }
            else if (entry.Problem.Figure is { } figure)
            {
                var at = 0;
                foreach (var span in ReportModel.SpansOf(block))
                {
                    if (span.Source?.Code == figure)
                    {
                        (start, length) = (at, span.Text.Length);
                        break;
                    }

                    at += span.Text.Length;
                }
            }

            if (start < 0)
            {
                continue;
            }

            if (ranges.FirstOrDefault(r => start < r.End && r.Start < start + length) is { } taken)
            {
                taken.Problems.Add(entry);
            }
            else
            {
                ranges.Add(new(start, start + length, [entry]));
            }
        }

        return ranges;
    }

    /// <summary>Spans cut at the borders of the marked ranges; a figure stays whole.</summary>
    private static IEnumerable<(Span Span, MarkedRange? Range)> Cut(IReadOnlyList<Span> spans, List<MarkedRange> ranges)
    {
        var at = 0;
        foreach (var span in spans)
        {
            var end = at + span.Text.Length;
            if (span.Kind is SpanKind.Live or SpanKind.Missing || ranges.Count == 0)
            {
                yield return (span, ranges.FirstOrDefault(r => r.Start < end && at < r.End));
            }
            else
            {
                var from = at;
                foreach (var border in ranges.SelectMany(r => new[] { r.Start, r.End }).Where(b => b > at && b < end).Distinct().Order().Append(end))
                {
                    var (first, last) = (from, border);
                    yield return (span with { Text = span.Text[(first - at)..(last - at)], Footnote = last == end ? span.Footnote : null }, ranges.FirstOrDefault(r => r.Start <= first && first < r.End && last > first));
                    from = border;
                }
            }

            at = end + (span.Footnote?.Sum(f => f.Text.Length) ?? 0);
        }
    }

    private IHtmlContent Piece(Span span)
    {
        var text = span.Text;
        IHtmlContent made = span.Kind switch
        {
            SpanKind.Live or SpanKind.Missing when span.Source is { } source && _links => Figure(span, source),
            SpanKind.Live => Markup.Element("span", FigureClass(text), text),
            SpanKind.Typed => Markup.Element("span", "fig-hand", text),
            SpanKind.Missing => Markup.Element("span", "fig-miss", text.Trim('[', ']')),
            _ => new HtmlContentBuilder().Append(text),
        };
        made = span.Bold ? Markup.Element("b", null, made) : made;
        made = span.Italic ? Markup.Element("i", null, made) : made;
        if (span.Footnote is not { } note)
        {
            return made;
        }

        var aside = Markup.Element("small", null, " (chú thích: ");
        foreach (var part in note)
        {
            aside.InnerHtml.AppendHtml(Piece(part));
        }

        aside.InnerHtml.Append(")");
        return new HtmlContentBuilder().AppendHtml(made).AppendHtml(aside);
    }

    // A number stays on one line, a phrase may break
    private static string FigureClass(string text) => text.Length > 16 ? "fig fig-long" : "fig";

    private TagBuilder Figure(Span span, RecordRef source)
    {
        var chosen = source.Code == _code && (_aspect is null || source.Aspect == _aspect);
        var query = new QueryBuilder { { "so", source.Code }, { "khia", source.Aspect } }.ToQueryString().Value;
        var missing = span.Kind == SpanKind.Missing;
        return Markup.Element("a", (missing ? "fig-miss" : FigureClass(span.Text)) + (chosen ? " fig-now" : ""), missing ? span.Text.Trim('[', ']') : span.Text)
            .With("href", query + "#nguon").With("aria-current", chosen ? "true" : null);
    }

    private TagBuilder Table(ModelTable table)
    {
        var head = Markup.Element("thead", null);
        foreach (var row in table.Header)
        {
            var line = Markup.Element("tr", null);
            foreach (var cell in row)
            {
                line.InnerHtml.AppendHtml(Markup.Element("th", null, cell.Text).With("scope", cell.Columns == 1 ? "col" : "colgroup")
                    .With("colspan", Span(cell.Columns)).With("rowspan", Span(cell.Rows)));
            }

            head.InnerHtml.AppendHtml(line);
        }

        var body = Markup.Element("tbody", null);
        foreach (var row in table.Rows)
        {
            var line = Markup.Element("tr", row.Bold ? "total" : null);
            var column = 0;
            foreach (var cell in row.Cells)
            {
                var made = Markup.Element("td", table.Columns[column].Align switch { ColumnAlign.Center => "c", ColumnAlign.Right => "num", _ => null }).With("colspan", Span(cell.Columns));
                foreach (var span in cell.Spans)
                {
                    made.InnerHtml.AppendHtml(Piece(span));
                }

                line.InnerHtml.AppendHtml(made);
                column += cell.Columns;
            }

            body.InnerHtml.AppendHtml(line);
        }

        // A wide table scrolls inside its frame: on a phone the page itself must not.
        var caption = table.Caption is { } text ? Markup.Element("caption", "visually-hidden", text) : null;
        return Markup.Element("div", "table-responsive", Markup.Element("table", "table", caption, head, body)).With("tabindex", "0").With("role", "region").With("aria-label", table.Caption ?? "Bảng số liệu");

        static string? Span(int count) => count == 1 ? null : count.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record MarkedRange(int Start, int End, List<(int Number, Problem Problem)> Problems);
}
