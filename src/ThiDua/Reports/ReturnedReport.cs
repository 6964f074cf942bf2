using ThiDua.Documents.Reading;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>The report a returned file is compared with.</summary>
/// <param name="Model">As printed.</param>
/// <param name="Sections">Text of each section beside what it prints.</param>
public sealed record PrintedReport(ReportModel Model, IReadOnlyDictionary<string, IReadOnlyList<PrintedParagraph>> Sections)
{
    /// <summary>The report as it stands.</summary>
    public static PrintedReport Of(ReportData data) => Of(data, ReportComposer.Compose(data));

    /// <summary>The report as composed.</summary>
    public static PrintedReport Of(ReportData data, ComposedReport composed) =>
        new(composed.Model, composed.Model.PrintedSections().ToDictionary(s => s.Id, s => PrintedText.Of(data, composed.Sources[s.Id]), StringComparer.Ordinal));

    /// <summary>The texts as stored beside a draft.</summary>
    public string TextsToJson() => ReportModel.Json(Sections);

    /// <summary>Reads a stored draft.</summary>
    public static PrintedReport FromJson(string model, string texts) => new(ReportModel.FromJson(model), ReportModel.OfJson<Dictionary<string, IReadOnlyList<PrintedParagraph>>>(texts));
}

/// <summary>What a returned file means for a section.</summary>
public enum ReturnedState
{
    /// <summary>Its words changed in Word and can be taken over.</summary>
    Edited,

    /// <summary>Changed in Word, and since then otherwise in the program, in the same paragraphs.</summary>
    Conflict,

    /// <summary>No words to take over, but figures, cells, comments or a heading to look at.</summary>
    ToLookAt,

    /// <summary>Changed in Word; the program has the same words by now.</summary>
    Taken,

    /// <summary>Not in the file.</summary>
    Missing,
}

/// <summary>A cell of a computed table that reads otherwise in the file.</summary>
/// <param name="Row">First words of its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Old">As printed.</param>
/// <param name="New">In the file.</param>
/// <param name="Span">The figure in the cell, when it has one.</param>
public sealed record CellChange(string Row, string Column, string Old, string New, Span? Span);

/// <summary>A section of a returned file beside the report.</summary>
/// <param name="Id">Section.</param>
/// <param name="Heading">Number and title as in the report.</param>
/// <param name="State">What can be done.</param>
public sealed record ReturnedSection(string Id, string Heading, ReturnedState State)
{
    /// <summary>Text with tokens to be saved when it is accepted.</summary>
    public string Text { get; init; } = "";

    /// <summary>What taking it over would change in the printed words.</summary>
    public IReadOnlyList<DiffParagraph> Changes { get; init; } = [];

    /// <summary>What changed in the program since the file was printed.</summary>
    public IReadOnlyList<DiffParagraph> Meanwhile { get; init; } = [];

    /// <summary>Figures that read otherwise.</summary>
    public IReadOnlyList<FigureChange> Figures { get; init; } = [];

    /// <summary>Cells of tables that read otherwise.</summary>
    public IReadOnlyList<CellChange> Cells { get; init; } = [];

    /// <summary>What else there is to say, in Vietnamese.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Changes tracked in Word.</summary>
    public IReadOnlyList<TrackedChange> Tracked { get; init; } = [];

    /// <summary>Comments.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Whether its words can be taken over.</summary>
    public bool CanAccept => State is ReturnedState.Edited or ReturnedState.Conflict;
}

/// <summary>Words of the file that belong to no section.</summary>
/// <param name="Heading">Heading; null when it has none.</param>
/// <param name="Text">Paragraphs as the editor writes them.</param>
/// <param name="After">Heading of the section it stands behind.</param>
/// <param name="Remarks">Comments.</param>
public sealed record UnmatchedPart(string? Heading, string Text, string? After, IReadOnlyList<Remark> Remarks);

/// <summary>A returned file laid beside the report. Pure: what it says is worked out anew each time it is looked at.</summary>
/// <param name="Sections">Sections with something to see, in the order of the report.</param>
/// <param name="Unmatched">Words without a section.</param>
/// <param name="Outside">What changed outside the sections (opening, closing line, appendices) and is not taken over.</param>
/// <param name="Same">Number of sections that read as printed.</param>
/// <param name="ByHeading">Headings of sections that were found by their title alone.</param>
public sealed record ReturnedReport(
    IReadOnlyList<ReturnedSection> Sections, IReadOnlyList<UnmatchedPart> Unmatched, IReadOnlyList<ReturnedSection> Outside, int Same, IReadOnlyList<string> ByHeading)
{
    /// <summary>Compares a file with the report it was printed from and the report as it stands.</summary>
    /// <param name="letter">The file.</param>
    /// <param name="printed">What it was printed from.</param>
    /// <param name="data">The records today.</param>
    /// <param name="now">The report as it stands.</param>
    public static ReturnedReport Compare(ReturnedLetter letter, PrintedReport printed, ReportData data, PrintedReport now)
    {
        var parts = ReturnedParts.Of(letter, printed.Model);
        var headings = printed.Model.PrintedSections().ToDictionary(s => s.Id, Heading, StringComparer.Ordinal);
        var sections = new List<ReturnedSection>();
        var unmatched = parts.Unmatched.Select(p => UnmatchedOf(p, headings)).ToList();
        var same = 0;
        foreach (var section in printed.Model.PrintedSections())
        {
            if (!parts.Sections.TryGetValue(section.Id, out var part))
            {
                sections.Add(new(section.Id, headings[section.Id], ReturnedState.Missing));
                continue;
            }

            if (!now.Sections.ContainsKey(section.Id))
            {
                unmatched.Add(UnmatchedOf(part, headings));
                continue;
            }

            var compared = Section(section, headings[section.Id], part, printed.Sections[section.Id], data, now);
            if (compared is null)
            {
                same++;
            }
            else
            {
                sections.Add(compared);
            }
        }

        return new(sections, unmatched, [.. OutsideOf(parts, printed.Model)], same, [.. parts.ByHeading.Select(id => headings.GetValueOrDefault(id)).OfType<string>()]);
    }

    private static ReturnedSection? Section(ModelSection section, string heading, ReturnedPart part, IReadOnlyList<PrintedParagraph> printed, ReportData data, PrintedReport now)
    {
        var merged = WordMerge.Merge(printed, Paragraphs(part.Blocks));
        var current = now.Sections[section.Id];
        var (before, mine, theirs) = (printed.Select(p => (p.Kind, p.Raw)).ToList(), current.Select(p => (p.Kind, p.Raw)).ToList(), merged.Paragraphs.Select(p => (p.Kind, Raw: p.Text)).ToList());
        var (text, conflict) = ThreeWay.Merge(before, mine, theirs);
        var state = !merged.Changed ? ReturnedState.ToLookAt : text.SequenceEqual(mine) ? ReturnedState.Taken : conflict ? ReturnedState.Conflict : ReturnedState.Edited;
        var source = TemplateSource.ToText(text.Select(p => new SourceParagraph(p.Kind, p.Raw)));
        var made = new ReturnedSection(section.Id, heading, state)
        {
            Text = source,
            Changes = state is ReturnedState.Edited or ReturnedState.Conflict ? TextDiff.OfParagraphs(Lines(current), Lines(PrintedText.Of(data, source))) : [],
            Meanwhile = TextDiff.OfParagraphs(Lines(printed), Lines(current)),
            Figures = merged.Figures,
            Cells = [.. Cells([.. section.Blocks.Select(b => b.Table).OfType<ModelTable>()], part.Blocks)],
            Notes = [.. Notes(section, part)],
            Tracked = [.. part.All.SelectMany(b => b.Changes)],
            Remarks = [.. part.All.SelectMany(b => b.Remarks)],
        };
        var silent = state == ReturnedState.ToLookAt && made is { Figures.Count: 0, Cells.Count: 0, Notes.Count: 0, Tracked.Count: 0, Remarks.Count: 0 };
        return silent ? null : made;
    }

    private static IEnumerable<string> Notes(ModelSection section, ReturnedPart part)
    {
        if (part.Heading is null)
        {
            yield return "Tệp không còn tiêu đề của mục này; tiêu đề trong báo cáo giữ nguyên. Muốn bỏ cả mục thì ẩn mục ở trang sửa mục.";
        }
        else if (!SameTitle(part.Heading.Text, section.Title))
        {
            yield return $"Tiêu đề trong tệp là “{PrintedText.Readable(part.Heading.Text)}”. Tiêu đề thuộc đề cương nên không nhận từ Word; đổi tên mục ở đề cương của xã.";
        }

        var (tables, printed) = (part.Blocks.Count(b => b.Rows is not null), section.Blocks.Count(b => b.Table is not null));
        if (tables < printed)
        {
            yield return "Bảng số liệu không còn đủ trong tệp; báo cáo vẫn in bảng từ bản ghi.";
        }
        else if (tables > printed)
        {
            yield return "Tệp có bảng tự kẻ thêm. Bảng không nhận từ Word; viết thành câu, hoặc nhập số vào bản ghi để máy lập bảng.";
        }
    }

    private static bool SameTitle(string file, string title)
    {
        static string Bare(string text) => VietnameseText.Fold(OutlineText.Parse(text) is [var heading] ? heading.Title : text).TrimEnd(':', '.', ';', ' ');
        return Bare(file) == Bare(title) || Bare(file) == VietnameseText.Fold(PrintedText.Clean(title));
    }

    private static IEnumerable<ReturnedSection> OutsideOf(ReturnedParts parts, ReportModel model)
    {
        if (Differs("Phần mở đầu, căn cứ", model.Preamble, parts.Preamble) is { } preamble)
        {
            yield return preamble;
        }

        if (Differs("Câu kết", model.Closing, parts.Closing) is { } closing)
        {
            yield return closing;
        }

        foreach (var appendix in model.Appendices ?? [])
        {
            if (parts.Appendices.TryGetValue(appendix.Id, out var blocks))
            {
                var cells = Cells([.. appendix.Blocks.Select(b => b.Table).OfType<ModelTable>()], blocks).ToList();
                var remarks = blocks.SelectMany(b => b.Remarks).ToList();
                if (cells.Count + remarks.Count > 0)
                {
                    yield return new(appendix.Id, $"{appendix.Label}: {appendix.Title}", ReturnedState.ToLookAt) { Cells = cells, Remarks = remarks, Tracked = [.. blocks.SelectMany(b => b.Changes)] };
                }
            }
        }
    }

    private static ReturnedSection? Differs(string heading, IReadOnlyList<Block> printed, IReadOnlyList<ReturnedBlock> blocks)
    {
        // a part that was not found says nothing
        var changes = blocks.Count == 0 ? [] : TextDiff.OfParagraphs([.. printed.Select(b => TextOf(b.Spans))], [.. blocks.Where(b => b.Rows is null).Select(b => PrintedText.Readable(b.Text))]);
        var remarks = blocks.SelectMany(b => b.Remarks).ToList();
        return changes.Count + remarks.Count == 0 ? null : new("", heading, ReturnedState.ToLookAt) { Changes = changes, Remarks = remarks, Tracked = [.. blocks.SelectMany(b => b.Changes)] };
    }

    /// <summary>The printed words of a block outside the sections, footnotes as a returned file shows them.</summary>
    private static string TextOf(IReadOnlyList<Span> spans) => PrintedText.Clean(string.Concat(spans.Select(s => (s.Kind == SpanKind.Missing ? PrintedText.Unknown : s.Text)
        + (s.Footnote is { } note ? $" (chú thích: {string.Concat(note.Select(n => n.Text))})" : ""))));

    /// <summary>Paragraphs of a part as the editor would hold them.</summary>
    internal static IReadOnlyList<ReturnedParagraph> Paragraphs(IEnumerable<ReturnedBlock> blocks) => [.. blocks.Select(Paragraph)];

    private static ReturnedParagraph Paragraph(ReturnedBlock block)
    {
        if (block.Rows is not null)
        {
            return new(ParagraphKind.Centered, null);
        }

        var mark = block.Mark.Trim();
        var kind = mark.Length == 0 ? (ParagraphKind?)null : mark == "+" ? ParagraphKind.SubItem : char.IsAsciiDigit(mark[0]) ? ParagraphKind.Numbered : char.IsLetter(mark[0]) ? ParagraphKind.Lettered : ParagraphKind.Item;
        return kind is { } automatic ? new(automatic, block.Text)
            : ProseParser.Paragraphs(block.Text).FirstOrDefault() is { } typed ? new(typed.Kind, typed.Text)
            : new(ParagraphKind.Body, block.Text);
    }

    private static UnmatchedPart UnmatchedOf(ReturnedPart part, Dictionary<string, string> headings)
    {
        var paragraphs = new List<SourceParagraph>();
        foreach (var block in part.Blocks)
        {
            if (block.Rows is { } rows)
            {
                paragraphs.AddRange(rows.Select(r => new SourceParagraph(ParagraphKind.Item, string.Join("; ", r.Cells.Where(c => c.Length > 0)))).Where(p => p.Text.Length > 0));
            }
            else if (Paragraph(block) is { Text: { } text } paragraph)
            {
                paragraphs.Add(new(paragraph.Kind, text.Replace(ReturnedLetter.NoteStart.ToString(), "^[", StringComparison.Ordinal).Replace(ReturnedLetter.NoteEnd, ']')));
            }
        }

        return new(part.Heading?.Text, TemplateSource.ToText(paragraphs), part.After is { } after ? headings.GetValueOrDefault(after) : null, [.. part.All.SelectMany(b => b.Remarks)]);
    }

    private static List<string> Lines(IReadOnlyList<PrintedParagraph> paragraphs)
    {
        var count = new ItemCounter();
        return [.. paragraphs.Select(p => p.Table is { } table ? $"(bảng {TableLayout.OfToken(table)?.Title ?? "số liệu"})" : Mark(p, count) + PrintedText.Readable(p.Text))];
    }

    private static string Mark(PrintedParagraph paragraph, ItemCounter count) => new Block(paragraph.Kind, [], count.Next(paragraph.Kind)).Mark;

    private static string Heading(ModelSection section) => $"{section.Number} {section.Title}".Trim();

    private static IEnumerable<CellChange> Cells(IReadOnlyList<ModelTable> tables, IReadOnlyList<ReturnedBlock> blocks)
    {
        foreach (var (table, rows) in tables.Zip(blocks.Select(b => b.Rows).OfType<IReadOnlyList<ReturnedRow>>()))
        {
            var body = (rows.Any(r => r.Header) ? rows.SkipWhile(r => r.Header) : rows.Skip(table.Header.Count)).Select(r => r.Cells.Select(PrintedText.Readable).ToList()).ToList();
            var old = table.Rows.Select(r => r.Cells.Select(c => TextOf(c.Spans)).ToList()).ToList();
            var (at, next) = (0, 0);
            var gone = new Queue<int>();
            var come = new Queue<List<string>>();
            foreach (var (kind, _) in TextDiff.Steps([.. old.Select(r => string.Join('\u0001', r))], [.. body.Select(r => string.Join('\u0001', r))]))
            {
                switch (kind)
                {
                    case ChangeKind.Removed:
                        gone.Enqueue(at++);
                        break;
                    case ChangeKind.Added:
                        come.Enqueue(body[next++]);
                        break;
                    default:
                        foreach (var change in Rows())
                        {
                            yield return change;
                        }

                        (at, next) = (at + 1, next + 1);
                        break;
                }
            }

            foreach (var change in Rows())
            {
                yield return change;
            }

            IEnumerable<CellChange> Rows()
            {
                while (gone.Count > 0 || come.Count > 0)
                {
                    var was = gone.TryDequeue(out var row) ? row : (int?)null;
                    var now = come.TryDequeue(out var found) ? found : null;
                    var (before, after) = (was is { } r ? old[r] : [], now ?? []);
                    for (var cell = 0; cell < Math.Max(before.Count, after.Count); cell++)
                    {
                        var (x, y) = (cell < before.Count ? before[cell] : "", cell < after.Count ? after[cell] : "");
                        if (!string.Equals(x, y, StringComparison.Ordinal))
                        {
                            var span = was is { } known && cell < before.Count ? table.Rows[known].Cells[cell].Spans.FirstOrDefault(s => s.Source is not null) : null;
                            yield return new(before.Count > 0 ? Label(before) : Label(after), Column(table, cell), x, y, span);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The first cell of a row that says more than its number.</summary>
    private static string Label(IReadOnlyList<string> cells) => cells.FirstOrDefault(c => c.Any(char.IsLetter)) ?? (cells is [var first, ..] ? first : "");

    private static string Column(ModelTable table, int column)
    {
        // the deepest header cell above the column says most
        var taken = new int[table.Columns.Count];
        var title = "";
        for (var level = 0; level < table.Header.Count; level++)
        {
            var at = 0;
            foreach (var cell in table.Header[level])
            {
                while (at < taken.Length && taken[at] > level)
                {
                    at++;
                }

                for (var c = at; c < Math.Min(taken.Length, at + cell.Columns); c++)
                {
                    taken[c] = level + cell.Rows;
                    title = c == column ? cell.Text : title;
                }

                at += cell.Columns;
            }
        }

        return title;
    }
}
