using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.GiaoViec;

/// <summary>The board of who is missing; links and reminders.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, AssignmentQueries queries, AssignmentService assignments, IndicatorQueries indicators, VietnamClock clock) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? PeriodText { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public IReadOnlyList<UnitBoard> Board { get; private set; } = [];

    /// <summary>The reminder of one unit, with the link when it was just made.</summary>
    public ReminderView? Reminder { get; private set; }

    public DateOnly Today => clock.Today;

    public bool MayWrite => Permissions.RunTheYear(Me.Role);

    public async Task OnGetAsync([FromQuery(Name = "nhac")] Guid? remind)
    {
        await LoadAsync();
        if (remind is { } unit && Board.FirstOrDefault(u => u.UnitId == unit) is { IsComplete: false } row)
        {
            Reminder = View(row, null, null);
        }
    }

    public async Task<IActionResult> OnGetExcelAsync()
    {
        await LoadAsync();
        return this.Excel("Giao số liệu " + Period.Label, Board, c => c
            .Text("Đơn vị", 34, u => u.UnitName).Number("Được giao", u => u.Assigned).Number("Đã gửi", u => u.Sent).Number("Đã nhập, chưa gửi", u => u.Entered).Number("Còn thiếu", u => u.Missing.Count)
            .Text("Thiếu số liệu", 60, u => string.Join("; ", u.Missing)).Day("Hạn", u => u.DueOn).Number("Quá hạn (ngày)", u => u.OverdueDays > 0 ? u.OverdueDays : null));
    }

    /// <summary>One Word form per unit with what it is asked for, in one zip.</summary>
    public async Task<IActionResult> OnGetFormsAsync()
    {
        var ct = HttpContext.RequestAborted;
        await LoadAsync();
        if (Board.Count == 0)
        {
            throw new RecordNotFoundException("số liệu đã giao của " + Period.Label);
        }

        var sheet = await indicators.SheetAsync(Period, ct);
        var forms = new List<(string, byte[])>();
        foreach (var unit in Board)
        {
            var asked = await queries.OfUnitAsync(Period, unit.UnitId, ct);
            forms.Add((unit.UnitName, UnitForm.Word(unit.UnitName, [.. asked.Select(a => sheet.Find(a.Indicator.Id)).OfType<FigureRow>()], asked.Min(a => a.Assignment.DueOn), sheet, clock.UtcNow)));
        }

        Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileName = $"bo-mau-{Period.ToString().ToLowerInvariant()}.zip" }.ToString();
        return File(UnitForm.Zip(forms, Period, clock.UtcNow), "application/zip");
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid unit)
    {
        await LoadAsync();
        string? token = null;
        var days = Days ?? (Board.FirstOrDefault(u => u.UnitId == unit) is { } asked ? AssignmentRules.UsualLinkDays(asked.DueOn, clock.Today) : AssignmentRules.LinkDays);
        if (!await SavedAsync(async () => token = await assignments.CreateLinkAsync(Period, unit, days, Me.Actor, HttpContext.RequestAborted)))
        {
            await LoadAsync();
            return Page();
        }

        await LoadAsync();
        var until = DateOnly.FromDateTime(VietnamClock.ToVietnam(clock.UtcNow.AddDays(days)).DateTime);
        Reminder = View(Board.Single(u => u.UnitId == unit), $"{Request.Scheme}://{Request.Host}{Request.PathBase}/nhap/{token}", until);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid unit)
    {
        await LoadAsync();
        var name = (await Db.LoadAsync<Unit>(unit, "đơn vị", HttpContext.RequestAborted)).Name;
        var count = await assignments.RevokeLinksAsync(Period, unit, Me.Actor, HttpContext.RequestAborted);
        Message = count > 0 ? $"Đã thu hồi liên kết của {name}." : $"{name} không có liên kết nào đang mở.";
        return RedirectToPage(new { ky = PeriodText });
    }

    private async Task LoadAsync()
    {
        Period = PeriodText is null ? Me.Period : Period.TryParse(PeriodText, out var period) ? period : throw new RecordNotFoundException($"kỳ “{PeriodText}”");
        Board = await queries.BoardAsync(Period, HttpContext.RequestAborted);
    }

    private ReminderView View(UnitBoard row, string? link, DateOnly? until)
    {
        var missing = row.Missing.Count > 0 ? row.Missing : ["Xem lại và gửi các số đã nhập"];
        return new(row.UnitId, row.UnitName, link, AssignmentRules.Reminder(Me.Owner.Name, row.UnitName, Period, missing, row.DueOn, clock.Today, link, until));
    }
}

/// <summary>A reminder to copy.</summary>
public sealed record ReminderView(Guid UnitId, string UnitName, string? Link, string Text);
