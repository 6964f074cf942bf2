using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>Everything a small report is made from.</summary>
internal sealed class ReportBuilder(SheetBuilder? sheet = null)
{
    private readonly SheetBuilder _sheet = sheet ?? new SheetBuilder().Add("dan-trau", 231, "Đàn trâu", "con");

    public Report Report { get; } = new()
    {
        OwnerId = SheetBuilder.Owner,
        Period = "2022",
        Kind = ReportKind.TongKet,
        TemplateId = "thu",
        TemplateVersion = 1,
        Issuer = ReportIssuer.HoiDong,
        Recipients = ["Như trên", "Lưu: VT"],
        SignerAuthority = "TM. HỘI ĐỒNG TĐKT",
        SignerTitle = "CHỦ TỊCH",
        SignerOffice = "CHỦ TỊCH UBND",
        SignerName = "Nguyễn Văn Đoàn",
    };

    public Dictionary<string, Narrative> Narratives { get; } = new(StringComparer.Ordinal);

    public List<OfficialDocument> Documents { get; } = [];

    public List<Movement> Movements { get; } = [];

    public List<AwardLine> Awards { get; } = [];

    public List<RewardRate> Rates { get; } = [];

    public List<FundEntry> Fund { get; } = [];

    public List<ReportItem> Items { get; } = [];

    public Dictionary<string, ReportSection> Edits { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Explanations { get; } = new(StringComparer.Ordinal);

    public ReportData Data => new(Report, _sheet.Build(), "khoi-ky", Narratives, Documents, Movements, Awards, Rates, Fund, Items, 19, Edits, Explanations, new string('0', 64));

    public ReportBuilder Tell(string topic, string text)
    {
        Narratives[topic] = new() { OwnerId = SheetBuilder.Owner, Period = "2022", Topic = topic, Text = text };
        return this;
    }

    public ReportBuilder Edit(string section, string? text, bool hidden = false)
    {
        Edits[section] = new() { OwnerId = SheetBuilder.Owner, ReportId = Report.Id, SectionId = section, Text = text, Hidden = hidden };
        return this;
    }

    public ReportBuilder List(ItemKind kind, params string[] texts)
    {
        Items.AddRange(texts.Select((t, i) => new ReportItem { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = kind, Order = i, Text = t }));
        return this;
    }

    public ReportBuilder Charge(ItemKind kind, string text, string? quarters = null, string? responsible = null, DateOnly? due = null)
    {
        Items.Add(new() { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = kind, Order = Items.Count, Text = text, Quarters = quarters is null ? null : Quarters.Parse(quarters), Responsible = responsible, DueOn = due });
        return this;
    }

    public ReportBuilder Move(string code, string name, MovementKind kind = MovementKind.Thematic, MovementLevel level = MovementLevel.Commune, int from = 2022, int to = 2022, string? result = null)
    {
        Movements.Add(new() { OwnerId = SheetBuilder.Owner, Code = code, Name = name, Kind = kind, Level = level, FromYear = from, ToYear = to, Order = Movements.Count });
        return result is null ? this : Tell(Movement.ResultTopic(code), result);
    }

    public ReportBuilder Cite(string code, DateOnly? issued = null, DocumentRelation relation = DocumentRelation.CanCu, DocumentType type = DocumentType.HuongDan, string? number = "07",
        string? symbol = "HD-TĐKT", string? issuer = "Hội đồng TĐKT huyện Đại Từ", string about = "Về tổng kết", int? year = null, Guid? replacedBy = null,
        string? field = null, DocumentDirection direction = DocumentDirection.Superior, string? note = null)
    {
        Documents.Add(new()
        {
            OwnerId = SheetBuilder.Owner,
            Period = "2022",
            Code = code,
            Type = type,
            Number = number,
            Symbol = symbol,
            IssuedOn = issued,
            Year = year,
            Issuer = issuer,
            Abstract = about,
            Direction = direction,
            FieldCode = field,
            Note = note,
            Relation = relation,
            ReplacedById = replacedBy,
        });
        return this;
    }

    public ReportBuilder Award(string code, int? count, AwardSubject subject = AwardSubject.Collective, string group = "tong-ket", AwardLevel level = AwardLevel.Commune, AwardState state = AwardState.Awarded,
        string reason = "Hoàn thành tốt nhiệm vụ.", bool byRate = false, decimal? amount = null, string? note = null, AwardKind kind = AwardKind.Regular, string form = "giay-khen",
        AwardSystem system = AwardSystem.State, int? workers = null)
    {
        Awards.Add(new()
        {
            OwnerId = SheetBuilder.Owner,
            Period = "2022",
            Code = code,
            GroupCode = group,
            Level = level,
            Body = "Chủ tịch UBND xã",
            Form = form,
            System = system,
            DirectWorkers = workers,
            Kind = kind,
            Subject = subject,
            Count = count,
            State = state,
            Reason = reason,
            ByRate = byRate,
            Amount = amount,
            Note = note,
        });
        return this;
    }

    public ReportBuilder Rate(AwardSubject subject, decimal amount, int year = 2022)
    {
        Rates.Add(new() { OwnerId = SheetBuilder.Owner, Subject = subject, Amount = amount, FromDate = new(year, 1, 1) });
        return this;
    }

    public string Expand(string text) => Plain(Spans(text));

    public IReadOnlyList<Span> Spans(string text) => new TokenExpander(Data).Expand(text);

    public ReportModel Compose(string template) => ReportComposer.Compose(Data, ReportTemplate.Parse(template)).Model;

    public IReadOnlyList<Problem> Problems(string text)
    {
        Tell("van", text);
        return Problems(Compose("""
            id: thu
            version: 1
            numbering: ["{1}."]
            sections: [{id: van, title: Văn, body: [{narrative: van}]}]
            """));
    }

    public IReadOnlyList<Problem> Problems(ReportModel model) => ReportProblems.Find(Data, model);

    public static string Plain(IEnumerable<Span> spans) => string.Concat(spans.SelectMany(s => s.Footnote is { } note ? note.Append(new Span("⟩")).Prepend(s with { Text = "⟨", Footnote = null }) : [s]).Select(s => s.Text));

    /// <summary>Header rows, then body rows, cells parted by bars; a header cell over several columns or rows as "Text 2×1".</summary>
    public static string Grid(ModelTable table) => string.Join(" / ", table.Header.Select(r => string.Join(" | ", r.Select(c => c.Columns == 1 && c.Rows == 1 ? c.Text : $"{c.Text} {c.Columns}×{c.Rows}")))
        .Concat(table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => Plain(c.Spans))))));

    /// <summary>"I. Tiêu đề" lines with their paragraphs below, for whole comparisons.</summary>
    public static IEnumerable<string> Outline(ReportModel model) => model.AllSections().SelectMany(s => s.Blocks
        .Select(b => "  " + (b.Table is { } table ? Grid(table) : (b.Kind == ParagraphKind.Numbered ? b.Number + ") " : b.Mark) + Plain(b.Spans)))
        .Prepend($"{(s.Hidden ? "(ẩn)" : s.Number)} {s.Title}{(s.Edited ? " (sửa)" : "")}"));
}
