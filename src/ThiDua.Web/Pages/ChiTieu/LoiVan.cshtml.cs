using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu;

/// <summary>Running text per field and topic, with tokens for its figures.</summary>
public sealed class LoiVanModel(ThiDuaDb db, CurrentUser me, IndicatorQueries indicators, IndicatorService service, ReportQueries reports, ReportService reportService, TemplateQueries templates, VietnamClock clock) : OwnedPage(db, me)
{
    private static readonly (string Topic, string Name)[] s_topics =
    [
        ("dac-diem", "Đặc điểm tình hình"), ("boi-canh-thi-dua", "Bối cảnh phong trào thi đua"), ("chap-hanh", "Chấp hành chủ trương, chính sách"), ("phat-dong", "Phát động thi đua"),
        ("giao-uoc", "Giao ước thi đua"), ("noi-dung-thi-dua", "Nội dung thi đua"), ("chuyen-de", "Thi đua chuyên đề"), ("ho-so-khen-thuong", "Hồ sơ khen thưởng"), ("khen-thuong", "Công tác khen thưởng"),
        ("lao-dong-truc-tiep", "Khen thưởng người lao động trực tiếp"), ("dien-hinh", "Điển hình tiên tiến"), ("phap-luat-tdkt", "Chấp hành pháp luật về thi đua, khen thưởng"), ("phan-mem", "Ứng dụng phần mềm"),
        ("che-do-bao-cao", "Chế độ báo cáo"), ("phan-cong", "Phân công cán bộ"),
    ];

    [BindProperty(SupportsGet = true, Name = "chu-de")]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public FigureSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<(string Topic, string Name, int Level, int? Words, int Problems)> Topics { get; private set; } = [];

    public string TopicName => Topics.FirstOrDefault(t => t.Topic == Topic).Name ?? Topic ?? "";

    /// <summary>Reasons for letting findings stand in the report, by their key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The finding whose reason was refused.</summary>
    public string? RefusedKey { get; private set; }

    /// <summary>The text as the report of the year prints it; null without a report or a topic.</summary>
    public NarrativeView? Printed { get; private set; }

    /// <summary>That report.</summary>
    public ReportModel? Report { get; private set; }

    public IReadOnlyList<Problem> Problems => Printed?.Problems ?? [];

    /// <summary>Whether findings can be let stand: the report is open and prints the text.</summary>
    public bool MayExplain { get; private set; }

    /// <summary>The stored text when somebody else saved first.</summary>
    public string? Stored { get; private set; }

    public bool HasReport { get; private set; }

    public bool MayEdit => Permissions.EditNarratives(Me.Role);

    public async Task OnGetAsync()
    {
        var narratives = await LoadAsync();
        if (Topic is not null && narratives.TryGetValue(Topic, out var narrative))
        {
            (Text, Version) = (narrative.Text, narrative.Version);
        }

        await ShowAsync(narratives);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayEdit)
        {
            throw new ForbiddenException("Lời văn các lĩnh vực do công chức phụ trách viết; bạn chỉ xem.");
        }

        var narratives = await LoadAsync();
        if (Topic is null || Topics.All(t => t.Topic != Topic))
        {
            throw new RecordNotFoundException("mục lời văn");
        }

        var autosave = Request.Headers.ContainsKey("X-Autosave");
        if (Text is { Length: > 60_000 })
        {
            ModelState.AddModelError(nameof(Text), $"Lời văn dài {Text.Length.ToString("N0", CultureInfo.CurrentCulture)} ký tự, quá 60.000 ký tự. Hãy rút gọn hoặc chuyển bớt sang mục khác.");
        }

        try
        {
            if (await SavedAsync(() => service.SaveNarrativeAsync(Period.ToString(), Topic, Text, Version, Me.Actor)))
            {
                var version = await Db.Set<Narrative>().Where(n => n.Period == Period.ToString() && n.Topic == Topic).Select(n => n.Version).SingleOrDefaultAsync();
                Message = "Đã lưu “" + TopicName + "”.";
                return autosave ? new JsonResult(new { text = "Đã lưu " + IndexModel.Clock(clock.UtcNow), version }) : RedirectToPage(null, new Dictionary<string, string> { ["chu-de"] = Topic });
            }
        }
        catch (Exception stale) when (stale is StaleVersionException or DbUpdateConcurrencyException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            narratives = await LoadAsync();
            Response.StatusCode = StatusCodes.Status409Conflict;
            Stored = narratives.TryGetValue(Topic, out var stored) ? stored.Text : "";
            Version = stored?.Version ?? 0;
            ModelState.Remove(nameof(Version));
        }

        await ShowAsync(narratives);
        return Page();
    }

    /// <summary>Shows the text as it would print; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await ShowAsync(await LoadAsync());
        return Page();
    }

    /// <summary>Lets a finding of the stored text stand in the report.</summary>
    public async Task<IActionResult> OnPostExplainAsync(string key)
    {
        if (!Permissions.EditReports(Me.Role))
        {
            throw new ForbiddenException("Giải trình trong báo cáo do người soạn báo cáo ghi.");
        }

        var narratives = await LoadAsync();
        if (await SavedAsync(async () => await reportService.ExplainAsync((await ReportAsync())?.Id ?? throw new RecordNotFoundException("báo cáo tổng kết của năm"), key, VietnameseText.Clean(Reasons.GetValueOrDefault(key)), Me.Actor, HttpContext.RequestAborted)))
        {
            Message = "Đã ghi giải trình vào lịch sử báo cáo.";
            return RedirectToPage(null, new Dictionary<string, string?> { ["chu-de"] = Topic });
        }

        RefusedKey = key;
        await ShowAsync(narratives);
        return Page();
    }

    private Task<Report?> ReportAsync() => reports.FindAsync(ReportKind.TongKet, Period.ToString());

    private async Task<IReadOnlyDictionary<string, Narrative>> LoadAsync()
    {
        Period = Me.Period;
        Sheet = await indicators.SheetAsync(Period);
        var narratives = await indicators.NarrativesAsync(Period);
        var list = new List<(string, string, int, int?, int)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        void Add(string topic, string name, int level)
        {
            if (known.Add(topic))
            {
                var text = narratives.GetValueOrDefault(topic)?.Text;
                list.Add((topic, name, level, text?.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 0));
            }
        }

        foreach (var field in Sheet.FieldsUnder(null))
        {
            Add(field.Code, field.Name, 1);
            foreach (var sub in Sheet.FieldsUnder(field.Id))
            {
                Add(sub.Code, sub.Name, 2);
            }
        }

        foreach (var (topic, name) in s_topics)
        {
            Add(topic, name, 1);
        }

        foreach (var (topic, title) in await OutlineTopicsAsync())
        {
            Add(topic, title, 1);
        }

        foreach (var topic in narratives.Keys.Where(k => !k.StartsWith(Movement.ResultTopic(""), StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Add(topic, topic, 1);
        }

        Topics = list;
        Topic = Topic is { Length: > 0 } ? Topic : null;
        return narratives;
    }

    /// <summary>Topics the outline of the year's report asks for, by the title of their section.</summary>
    private async Task<IEnumerable<(string Topic, string Title)>> OutlineTopicsAsync()
    {
        if (await ReportAsync() is not { } report)
        {
            return [];
        }

        var words = new BaoCao.DeCuong.OutlineWords(Me.Owner.Name, Me.Period);
        var outline = await templates.OutlineAsync(report.TemplateId, report.TemplateVersion);
        return outline.Template.AllSections().SelectMany(s => s.Body.Where(b => b.Narrative is not (null or "field")).Select(b => (b.Narrative!, words.Title(s.Title))));
    }

    private async Task ShowAsync(IReadOnlyDictionary<string, Narrative> narratives)
    {
        if (await ReportAsync() is not { } report)
        {
            return;
        }

        HasReport = true;
        var data = await reports.LoadAsync(report.Id);
        var expander = new TokenExpander(data);
        Topics = [.. Topics.Select(t => t with { Problems = narratives.TryGetValue(t.Topic, out var n) ? expander.Expand(n.Text).Count(s => s.Kind == SpanKind.Missing) : 0 })];
        if (Topic is not null)
        {
            Report = ReportComposer.Compose(data).Model;
            Printed = ReportSections.OfNarrative(data, Topic, Text ?? "");
            MayExplain = Printed.Printed && report.State == ReportState.Draft && Permissions.EditReports(Me.Role);
        }
    }
}
