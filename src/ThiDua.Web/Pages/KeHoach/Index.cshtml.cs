using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KeHoach;

/// <summary>The year's plan: its contents, its tasks by their terms, who does what, what is late.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportItemService items, ReportQueries reports, CalendarFeedService feeds, OrganisationQueries organisation, VietnamClock clock) : RecordPage(db, me)
{
    private string _hamletWord = "thôn";
    private TokenExpander? _tokens;

    /// <summary>State the list is filtered by: <c>chua</c>, <c>qua-han</c>, <c>sap-den</c>, <c>xong</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public string? StateFilter { get; set; }

    /// <summary>Who the list is filtered by.</summary>
    [BindProperty(SupportsGet = true, Name = "ai")]
    public string? Who { get; set; }

    /// <summary>The plan is one of the whole year.</summary>
    public Period Year { get; private set; } = Period.OfYear(2000);

    /// <summary>Lists of the plan.</summary>
    public ILookup<ItemKind, ReportItem> Lists { get; private set; } = Enumerable.Empty<ReportItem>().ToLookup(i => i.Kind);

    /// <summary>Lists of the year before.</summary>
    public ILookup<ItemKind, ReportItem> LastYear { get; private set; } = Enumerable.Empty<ReportItem>().ToLookup(i => i.Kind);

    /// <summary>All tasks and duties by their terms.</summary>
    public IReadOnlyList<PlanTask> All { get; private set; } = [];

    /// <summary>Those of the filter.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; private set; } = [];

    /// <summary>Reminders by task.</summary>
    public ILookup<Guid, TaskReminder> Reminders { get; private set; } = Enumerable.Empty<TaskReminder>().ToLookup(r => r.ItemId);

    /// <summary>Names of the documents tasks resulted in.</summary>
    public IReadOnlyDictionary<Guid, string> Documents { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The document of the plan, when it was begun.</summary>
    public Report? Plan { get; private set; }

    /// <summary>Whether this account has an address for its calendar program.</summary>
    public bool HasFeed { get; private set; }

    /// <summary>The address just made; shown once.</summary>
    public string? FeedAddress { get; private set; }

    /// <summary>Who can be filtered by.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>States to filter by.</summary>
    public IReadOnlyList<SelectListItem> States { get; } = [new("Chưa xong", "chua"), new("Quá hạn", "qua-han"), new("Sắp đến hạn", "sap-den"), new("Đã xong", "xong")];

    /// <summary>Whether the holidays of the year are known to the calendar.</summary>
    public bool CalendarKnown => WorkingDays.Vietnam.Knows(Year.Year);

    /// <summary>Lists of the plan in the order of the document.</summary>
    public static IReadOnlyList<ItemKind> Kinds { get; } = [ItemKind.Contents, ItemKind.Tasks, ItemKind.Duties];

    /// <summary>An item as its document prints it; before there is a document only the words for years and hamlets are filled in.</summary>
    public string Show(string text) => _tokens is { } tokens ? string.Concat(tokens.Expand(text).Select(s => s.Text)) : ItemWords.Show(text, Year.Year, _hamletWord, Me.Owner.Name);

    /// <summary>Key and words of a state.</summary>
    public static (string State, string Words) Standing(PlanTask task) => task.State switch
    {
        PlanState.Done => ("done", task.Item.RepliedOn is { } day ? $"Xong {day:dd/MM}" : "Đã xong"),
        PlanState.Overdue => ("overdue", task.WorkingDaysLeft == 0 ? "Quá hạn" : $"Quá {-task.WorkingDaysLeft} ngày làm việc"),
        PlanState.Soon => ("soon", task.WorkingDaysLeft == 0 ? "Hạn hôm nay" : $"Còn {task.WorkingDaysLeft} ngày làm việc"),
        _ => ("not-started", task.WorkingDaysLeft is { } left ? $"Còn {left} ngày làm việc" : "Thường xuyên"),
    };

    public Task OnGetAsync() => LoadAsync();

    /// <summary>The terms as a calendar file.</summary>
    public async Task<IActionResult> OnGetCalendarAsync()
    {
        await LoadAsync();
        return File(System.Text.Encoding.UTF8.GetBytes(PlanCalendar.Write($"Kế hoạch thi đua {Me.Owner.Name} {Year.Year}", All, Show, clock.UtcNow)), "text/calendar; charset=utf-8", $"ke-hoach-{Year.Year}.ics");
    }

    /// <summary>The list of tasks as a workbook.</summary>
    public async Task<IActionResult> OnGetExcelAsync()
    {
        await LoadAsync();
        return this.Excel("Kế hoạch năm " + Year.Year, Tasks, c => c
            .Text("Việc", 60, t => Show(t.Item.Text)).Text("Quý", 14, t => t.Item.Quarters?.Label ?? "").Text("Người, bộ phận thực hiện", 34, t => Show(t.Item.Responsible ?? "")).Day("Hạn", t => t.DueOn)
            .Text("Trạng thái", 24, t => Standing(t).Words).Text("Kết quả", 40, t => t.Item.Reply ?? "").Text("Văn bản", 40, t => t.Item.ResultDocumentId is { } id ? Documents.GetValueOrDefault(id, "") : ""));
    }

    /// <summary>Fills an empty list: from last year's plan, from the directions of last year's report, or with the starter set.</summary>
    public async Task<IActionResult> OnPostFillAsync(ItemKind kind, string from)
    {
        if (!Kinds.Contains(kind))
        {
            throw new RecordNotFoundException("danh sách của kế hoạch");
        }

        Year = Period.OfYear(Me.Year);
        var ct = HttpContext.RequestAborted;
        return await DoAsync(
            () => from switch
            {
                "phuong-huong" => items.CopyPreviousAsync(Year, kind, Me.Actor, ItemKind.Directions, ct),
                "nam-truoc" => items.CopyPreviousAsync(Year, kind, Me.Actor, ct: ct),
                _ => items.StartAsync(Year, kind, Me.Actor, ct),
            },
            $"Đã điền “{ItemWords.Kind(kind)}”. Rà lại từng dòng cho đúng năm {Year.Year}.");
    }

    /// <summary>Makes an address for a calendar program.</summary>
    public async Task<IActionResult> OnPostFeedAsync()
    {
        var token = await feeds.CreateAsync(Me.AccountId, Me.Actor, HttpContext.RequestAborted);
        FeedAddress = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/lich/{token}.ics";
        await LoadAsync();
        return Page();
    }

    /// <summary>Takes the address back.</summary>
    public Task<IActionResult> OnPostFeedOffAsync() => DoAsync(() => feeds.RevokeAsync(Me.AccountId, Me.Actor, HttpContext.RequestAborted), "Đã thu hồi địa chỉ lịch; ứng dụng lịch không đọc được nữa.");

    private async Task LoadAsync()
    {
        var ct = HttpContext.RequestAborted;
        Year = Period.OfYear(Me.Year);
        _hamletWord = (await organisation.ProfilesAsync()).Where(p => p.FromYear <= Me.Year).Select(p => p.HamletWord).FirstOrDefault() ?? _hamletWord;
        Lists = await items.ListsAsync(Year, ct);
        LastYear = await items.ListsAsync(Year.Previous(), ct);
        Reminders = await items.RemindersAsync(Year, ct);
        HasFeed = await feeds.ExistsAsync(Me.AccountId, ct);
        Plan = await reports.FindAsync(ReportKind.KeHoach, Year.ToString(), ct);
        _tokens = Plan is null ? null : new(await reports.LoadAsync(Plan.Id, ct));
        All = PlanRules.Of(Lists.SelectMany(l => l), clock.Today, WorkingDays.Vietnam);
        var results = All.Select(t => t.Item.ResultDocumentId).OfType<Guid>().ToList();
        Documents = await Db.Set<Registry.OfficialDocument>().Where(d => results.Contains(d.Id)).AsNoTracking().ToDictionaryAsync(d => d.Id, Registry.DocumentWords.Name, ct);
        People = [.. All.Select(t => t.Item.Responsible).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture).Select(r => new SelectListItem(Show(r), r))];
        Tasks = [.. All.Where(t => (Who is null || t.Item.Responsible == Who) && StateFilter switch
        {
            "chua" => t.State != PlanState.Done,
            "qua-han" => t.State == PlanState.Overdue,
            "sap-den" => t.State == PlanState.Soon,
            "xong" => t.State == PlanState.Done,
            _ => true,
        })];
    }
}
