using ThiDua.Awards;
using ThiDua.Figures;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A signed edition without its files.</summary>
/// <param name="Edition">1, 2…</param>
/// <param name="Number">Number of the document.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="LockedAt">When it was locked (UTC).</param>
/// <param name="LockedBy">By whom.</param>
/// <param name="AuditHead">Head of the audit chain then.</param>
/// <param name="UnlockReason">Why it was opened again, or corrected.</param>
/// <param name="Corrects">Edition it corrects.</param>
/// <param name="SignedFileId">The signed copy.</param>
public sealed record EditionInfo(int Edition, string Number, DateOnly IssuedOn, DateTimeOffset LockedAt, string LockedBy, string AuditHead, string? UnlockReason, int? Corrects, Guid? SignedFileId);

/// <summary>A kept draft without its model.</summary>
public sealed record DraftInfo(int Number, DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>A report as its page shows it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Model">What is shown: composed from the records while it is a draft, the snapshot once it is locked.</param>
/// <param name="Now">For a locked report what the records would give today; null for drafts.</param>
/// <param name="Data">The records.</param>
/// <param name="Problems">What does not fit; empty for a locked report.</param>
/// <param name="Editions">Signed editions, newest first.</param>
/// <param name="LastDraft">Number of the last kept draft; 0 before the first.</param>
public sealed record ReportView(Report Report, ReportModel Model, ReportModel? Now, ReportData Data, IReadOnlyList<Problem> Problems, IReadOnlyList<EditionInfo> Editions, int LastDraft)
{
    /// <summary>Whether it is signed.</summary>
    public bool Locked => Report.State == ReportState.Locked;

    /// <summary>Problems that forbid signing.</summary>
    public IEnumerable<Problem> Blocking => Problems.Where(p => p.Weight == ProblemWeight.Blocking);

    /// <summary>Newest version of the template, when it is newer than the one the report stands on.</summary>
    public int? NewerTemplate { get; init; }

    /// <summary>Edited texts for which the outline has no section: kept until they are given a place or dropped.</summary>
    public IEnumerable<ReportSection> Kept
    {
        get
        {
            var placed = (Now ?? Model).AllSections().Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            return Data.Edits.Values.Where(e => e.Text is not null && !placed.Contains(e.SectionId)).OrderBy(e => e.SectionId, StringComparer.Ordinal);
        }
    }

    /// <summary>State of a section itself, without those below it.</summary>
    public SectionState StateOf(ModelSection section) => section.Hidden ? SectionState.Hidden
        : Problems.Any(p => p.SectionId == section.Id && p.Explained is null && p.Rule != ReportProblems.EmptySection) ? SectionState.Problems
        : section is { Blocks.Count: 0, Sections.Count: 0 } ? SectionState.Empty
        : SectionState.Done;

    /// <summary>Open problems in a section and below it.</summary>
    public int ProblemsIn(ModelSection section)
    {
        var ids = section.Flatten().Where(s => !s.Hidden).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return Problems.Count(p => p.Explained is null && p.Rule != ReportProblems.EmptySection && p.SectionId is { } id && ids.Contains(id));
    }

    /// <summary>The record behind a place of the text, or null when the text has no such place.</summary>
    public SourceCard? CardOf(string? code, string? aspect)
    {
        var places = Model.AllSpans().Where(s => s.Source is { } source && source.Code == code).ToList();
        var span = places.FirstOrDefault(s => s.Source!.Aspect == aspect) ?? places.FirstOrDefault();
        if (span?.Source is not { } reference)
        {
            return null;
        }

        var card = SourceCard.Of(Data, span, reference) with { Uses = places.Count };
        if (Now is null)
        {
            return card;
        }

        var today = Now.AllSpans().FirstOrDefault(s => s.Source is { } source && source.Code == reference.Code && source.Aspect == reference.Aspect);
        return card with { IsSnapshot = true, NowText = today?.Text };
    }
}

/// <summary>What stands beside the text when a figure is chosen.</summary>
/// <param name="Code">Token code.</param>
/// <param name="Aspect">Which of the record's figures.</param>
/// <param name="Text">As printed.</param>
/// <param name="Missing">Not known yet.</param>
/// <param name="Kind">Kind of record in Vietnamese.</param>
/// <param name="Name">Name of the record.</param>
/// <param name="Address">Page of the record.</param>
/// <param name="Lines">Formula, targets, who, note.</param>
public sealed record SourceCard(string Code, string Aspect, string Text, bool Missing, string Kind, string Name, string Address, IReadOnlyList<(string Label, string Value)> Lines)
{
    /// <summary>Places of the report that show this record.</summary>
    public int Uses { get; init; }

    /// <summary>The paper a value entered for a unit was taken from.</summary>
    public OnBehalfPaper? Paper { get; init; }

    /// <summary>The text is that of the signed edition.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>What the record gives today, when the text is a signed one; null when nothing.</summary>
    public string? NowText { get; init; }

    /// <summary>Builds the card of one place.</summary>
    public static SourceCard Of(ReportData data, Span span, RecordRef source)
    {
        var (kind, name, address, lines) = source.Kind switch
        {
            "figure" when data.Sheet.Find(source.Code) is { } row => ("Chỉ tiêu", row.Indicator.Name, row.Figure is { } f ? $"/chi-tieu/{f.Id}" : "/chi-tieu", FigureLines(data, row, source.Aspect)),
            "figure" => ("Chỉ tiêu", source.Code, "/chi-tieu", []),
            "award" => ("Khen thưởng", AwardName(data, source), "/khen-thuong", AwardLines(data, source)),
            "document" when data.Documents.FirstOrDefault(d => d.Id == source.Id) is { } d => ("Văn bản", $"{DocumentWords.Type(d.Type)} {d.NumberAndSymbol}".Trim(), "/van-ban",
                Pairs(("Trích yếu", d.Abstract), ("Ngày", d.DateText), ("Cơ quan ban hành", d.Issuer), ("Trong báo cáo", DocumentWords.Relation(d.Relation)))),
            "document" => ("Văn bản", span.Text, "/van-ban", []),
            "movement" => ("Phong trào thi đua", span.Text.Trim('“', '”'), "/phong-trao", []),
            "fund" => ("Quỹ thi đua, khen thưởng", source.Aspect == "rate" ? "Mức thưởng đang áp dụng" : FundName(source.Code), "/quy", FundLines(data, source)),
            _ => ("Hồ sơ xã", source.Code == "so-thon" ? $"Số {data.Profile.HamletWord}" : source.Code, "/danh-muc", []),
        };
        return new(source.Code, source.Aspect, span.Text, span.Kind == SpanKind.Missing, kind, name, address, lines)
        {
            Paper = source.Kind == "figure" && data.Sheet.Find(source.Code)?.Figure is { } figure ? data.OnBehalf.GetValueOrDefault(figure.Id) : null,
        };
    }

    private static List<(string, string)> FigureLines(ReportData data, FigureRow row, string aspect)
    {
        var lines = Pairs(("Đang xem", VietnameseText.Capitalise(ReportWords.Aspect(aspect))), ("Cách tính", Formula(row, aspect)));
        if (row.Value is not null && aspect != "value")
        {
            lines.Add(("Kết quả", Words(FigurePhrases.Value(row))));
        }

        foreach (var target in row.Targets)
        {
            var against = row.Against(target);
            var asked = target.Value is { } value ? target.Form == BenchmarkForm.Change ? $"{AttainmentRules.ChangeWord(value)} {Number(row, Math.Abs(value))}" : $"giao {Number(row, value)} {row.Indicator.UnitName}".TrimEnd() : "chưa nhập số giao";
            var percent = against.Percent is { } p ? $", đạt {VietnameseNumber.FormatTrimmed(p, against.Places)}%" : "";
            lines.Add((FigurePhrases.SourceName(target.SourceCode), asked + percent + StatusWord(against.Status)));
        }

        if (FigurePhrases.Change(row) is { Count: > 0 } change)
        {
            lines.Add(("So cùng kỳ", Words(change)));
        }

        if (FigurePhrases.CutOff(row, data.Period) is { } cutOff)
        {
            lines.Add(("Ngày chốt", cutOff));
        }

        lines.AddRange(Pairs(
            ("Người nhập", row.Figure is { UpdatedAt: { } at } f ? $"{f.UpdatedBy}, {ReportWords.Moment(at)}" : null),
            ("Kiểm chứng", row.Figure?.Evidence),
            ("Ghi chú", row.Figure?.Note)));
        return lines;
    }

    /// <summary>The arithmetic of the chosen figure: <c>3.940,5 ÷ 3.828,1 × 100</c>.</summary>
    private static string? Formula(FigureRow row, string aspect)
    {
        string? Num(decimal? value) => value is { } v ? Number(row, v) : null;
        var target = row.Targets.FirstOrDefault(t => aspect == "percent:" + t.SourceCode);
        return aspect switch
        {
            _ when target is { Value: { } goal } && row.Measure is { } measure => $"{Trim(measure)} ÷ {Trim(goal)} × 100",
            _ when target is { StatedPercent: not null } => "tỷ lệ nêu sẵn, chưa nhập số giao nên máy không tính lại được",
            "rate" when row.Value is not null && row.Of is not null => $"{Num(row.Value)} ÷ {Num(row.Of)} × 100",
            "change" when row.Previous is { Form: BenchmarkForm.Level, Value: { } before } && row.Measure is { } now => $"{Trim(now)} − {Trim(before)}",
            "change" => "nhập theo báo cáo, không tính từ số năm trước",
            "value" when row.Indicator.Source == FigureSource.SumOfParts => string.Join(" + ",
                (row.Figure?.Parts.Where(p => p.Role == PartRole.Addend && p.UnitName is null).OrderBy(p => p.Order).Select(p => $"{p.Label} {Num(p.Value) ?? "chưa có"}") ?? [])
                .Concat(row.Addends.Select(c => $"{VietnameseText.LowerFirst(c.Indicator.Name)} {(c.Value is { } v ? FigurePhrases.Number(c, v) : "chưa có")}"))),
            _ => null,
        };

        string Trim(decimal value) => VietnameseNumber.FormatTrimmed(value, Math.Max(row.Indicator.Decimals, 2));
    }

    private static string StatusWord(AttainmentStatus status) => status switch
    {
        AttainmentStatus.Exceeds => " (vượt)",
        AttainmentStatus.Meets => " (đạt)",
        AttainmentStatus.Missed => " (không đạt)",
        _ => "",
    };

    private static string Number(FigureRow row, decimal value) => FigurePhrases.Number(row, value);

    private static string Words(IEnumerable<Span> spans) => string.Concat(spans.Select(s => s.Text));

    private static string AwardName(ReportData data, RecordRef source) =>
        data.Awards.FirstOrDefault(a => a.Id == source.Id) is { } line ? $"{TitleWords.Form(line.Form)} {TitleWords.Level(line.Level)}" : "Khen thưởng";

    private static List<(string, string)> AwardLines(ReportData data, RecordRef source) => AwardTable.LinesOf(source.Code, data) is { Count: > 0 } lines
        ? [("Đang xem", VietnameseText.Capitalise(ReportWords.Aspect(source.Aspect))), .. lines.Select(l => (AwardWords.Line(l), AwardWords.ReasonInSentence(l.Reason)))]
        : data.Awards.FirstOrDefault(a => a.Id == source.Id) is not { } line ? []
        : Pairs(("Đang xem", VietnameseText.Capitalise(ReportWords.Aspect(source.Aspect))), ("Cơ quan khen", line.Body), ("Đối tượng", TitleWords.Subject(line.Subject)),
            ("Trạng thái", AwardWords.State(line.State)), ("Thành tích", line.Reason), ("Cách tính", source.Aspect is "amount" or "words" ? "cộng số lượng × mức thưởng của cả đợt" : null));

    private static string FundName(string code) => code switch { "quy.da-chi" => "Đã chi từ quỹ", "quy.du-toan" => "Kinh phí được cấp", "quy.con-lai" => "Còn lại của quỹ", _ => "Quỹ" };

    private static List<(string, string)> FundLines(ReportData data, RecordRef source)
    {
        if (source.Aspect == "rate")
        {
            return [];
        }

        var kind = source.Code == "quy.du-toan" ? FundEntryKind.Allocation : FundEntryKind.Payment;
        return [.. data.FundEntries.Where(e => e.Kind == kind).Select(e => (e.Date is { } day ? VietnameseDate.Text(day) : "Khoản", $"{e.Note}: {VietnameseNumber.Format(FundRules.AmountOf(e, data.FundLines, data.Rates, data.Period.End), 0)} đồng"))];
    }

    private static List<(string, string)> Pairs(params (string Label, string? Value)[] lines) =>
        [.. lines.Where(l => !string.IsNullOrWhiteSpace(l.Value)).Select(l => (l.Label, l.Value!))];
}
