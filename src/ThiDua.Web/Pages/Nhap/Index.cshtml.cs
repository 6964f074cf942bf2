using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Figures;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Components;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Nhap;

/// <summary>
/// The figures asked of one unit, filled in by whoever holds the link. Good rows are saved even when others are refused; "Gửi số liệu" closes the link.
/// Unknown, expired, used and withdrawn links answer alike.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(LinkLimits.Policy)]
public sealed class IndexModel(ThiDuaDb db, AssignmentService assignments, AssignmentQueries queries, VietnamClock clock) : PageModel
{
    [BindProperty]
    public List<LinkRow> Rows { get; set; } = [];

    [BindProperty, Display(Name = "Gửi phần đã có, số còn thiếu gửi sau")]
    public bool Partly { get; set; }

    [TempData]
    public string? Message { get; set; }

    /// <summary>What was saved beside what was refused.</summary>
    public string? Notice { get; private set; }

    public CapabilityLink? Link { get; private set; }

    public string Commune { get; private set; } = "";

    public string UnitName { get; private set; } = "";

    public Period Period { get; private set; } = Period.OfYear(2000);

    public DateOnly DueOn { get; private set; }

    /// <summary>Address of this page. Not made by the router, which writes addresses in small letters: tokens have large ones.</summary>
    public string Here => Url.Content("~/nhap/" + RouteData.Values["token"]);

    public int OverdueDays => AssignmentRules.OverdueDays(DueOn, clock.Today);

    public DateOnly LastDay => DateOnly.FromDateTime(VietnamClock.ToVietnam(Link!.ExpiresAt).DateTime);

    public IReadOnlyList<AssignedFigure> Assigned { get; private set; } = [];

    /// <summary>How many were sent just now; the link is closed then.</summary>
    public int? Sent { get; private set; }

    public static IReadOnlyList<SelectListItem> Qualifiers { get; } =
    [
        new("chính xác", nameof(Qualifier.Exact)), new("ước", nameof(Qualifier.Estimated)), new("khoảng", nameof(Qualifier.About)), new("trên", nameof(Qualifier.AtLeast)),
    ];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (!await EnterAsync(token))
        {
            return Closed();
        }

        Rows = [.. Assigned.Select(LinkRow.From)];
        await db.CommitAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Saves what is right and keeps the link open.</summary>
    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (!await EnterAsync(token))
        {
            return Closed();
        }

        var saved = await SaveRowsAsync();
        await db.CommitAsync(HttpContext.RequestAborted);
        if (!ModelState.IsValid)
        {
            Notice = saved > 0 ? $"Đã lưu {saved} số đúng; các ô báo đỏ chưa lưu." : null;
            return Page();
        }

        Message = $"Đã lưu lúc {VietnamClock.ToVietnam(clock.UtcNow).ToString("HH:mm", CultureInfo.InvariantCulture)} · chưa gửi";
        return LocalRedirect(Here);
    }

    /// <summary>Saves, sends and closes the link.</summary>
    public async Task<IActionResult> OnPostSendAsync(string token)
    {
        if (!await EnterAsync(token))
        {
            return Closed();
        }

        await SaveRowsAsync();
        if (ModelState.IsValid)
        {
            try
            {
                Sent = await assignments.SendAsync(Link!, Partly, HttpContext.RequestAborted);
            }
            catch (DomainException refusal)
            {
                ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
            }
        }

        await db.CommitAsync(HttpContext.RequestAborted);
        return Page();
    }

    private async Task<bool> EnterAsync(string token)
    {
        Link = await assignments.EnterAsync(token, HttpContext.RequestAborted);
        if (Link is null)
        {
            return false;
        }

        var owner = await db.Set<Owner>().AsNoTracking().SingleAsync(o => o.Id == Link.OwnerId, HttpContext.RequestAborted);
        clock.FixedToday ??= owner.FixedToday;
        Commune = owner.Name;
        UnitName = await db.Set<Unit>().Where(u => u.Id == Link.UnitId).Select(u => u.Name).SingleAsync(HttpContext.RequestAborted);
        Period = Period.Parse(Link.Period);
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        Assigned = await queries.OfUnitAsync(Period, Link!.UnitId, HttpContext.RequestAborted);
        var open = Assigned.Where(a => !a.IsSent).ToList();
        DueOn = (open.Count > 0 ? open : [.. Assigned]).Select(a => a.Assignment.DueOn).DefaultIfEmpty(Period.End).Min();
    }

    private PageResult Closed()
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<int> SaveRowsAsync()
    {
        var saved = 0;
        var known = Assigned.ToDictionary(a => a.Indicator.Id);
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, prefix) = (Rows[i], $"Rows[{i}].");
            if (!known.TryGetValue(row.IndicatorId, out var asked))
            {
                throw new RecordNotFoundException("số liệu được giao");
            }

            if (asked.IsSent || ModelState.Any(e => e.Key.StartsWith(prefix, StringComparison.Ordinal) && e.Value!.Errors.Count > 0) || row.IsUntouched)
            {
                continue;
            }

            try
            {
                await assignments.SaveAsync(Link!, row.ToFigure(), HttpContext.RequestAborted);
                saved++;
            }
            catch (StaleVersionException)
            {
                ModelState.AddModelError(prefix + nameof(LinkRow.Value), Clash(asked, row));
            }
            catch (DomainException refusal)
            {
                ModelState.AddModelError(prefix + (refusal.Field ?? nameof(LinkRow.Value)), refusal.Message);
            }
        }

        await LoadAsync();
        known = Assigned.ToDictionary(a => a.Indicator.Id);
        foreach (var row in Rows)
        {
            row.Version = known[row.IndicatorId].Figure?.Version ?? 0; // pressing save again means: take mine
        }

        return saved;
    }

    private static string Clash(AssignedFigure asked, LinkRow row)
    {
        var figure = asked.Figure;
        var stored = figure?.Value is { } value ? VietnameseNumber.FormatTrimmed(value, 6) : "trống";
        var by = figure?.UpdatedAt is { } at ? $" ({figure.UpdatedBy}, {VietnamClock.ToVietnam(at).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture)})" : "";
        var own = row.Value is { } typed ? VietnameseNumber.FormatTrimmed(typed, 6) : "trống";
        return $"Trong lúc đang nhập, người khác đã lưu số này: đang lưu {stored}{by}, đơn vị nhập {own}. Bấm Lưu lần nữa để dùng số của đơn vị, hoặc sửa ô theo số đang lưu.";
    }
}

/// <summary>The cells of one figure.</summary>
public sealed class LinkRow
{
    public Guid IndicatorId { get; set; }

    public int Version { get; set; }

    /// <summary>What the cells held when the page was opened.</summary>
    public string? Opened { get; set; }

    [Display(Name = "Kết quả")]
    public decimal? Value { get; set; }

    [Display(Name = "Trên tổng số")]
    public decimal? Of { get; set; }

    [Display(Name = "Mức chính xác")]
    public Qualifier Qualifier { get; set; }

    [Display(Name = "Tính đến ngày")]
    public DateOnly? AsOf { get; set; }

    /// <summary>Whether nothing was changed since the page was opened.</summary>
    public bool IsUntouched => string.Equals(Opened ?? "", Cells, StringComparison.Ordinal);

    /// <summary>The cells as one text.</summary>
    public string Cells => string.Join('|', FieldState.Text(Value), FieldState.Text(Of), Qualifier.ToString(), FieldState.Text(AsOf));

    /// <summary>The row of a slot as stored.</summary>
    public static LinkRow From(AssignedFigure asked)
    {
        var row = new LinkRow
        {
            IndicatorId = asked.Indicator.Id,
            Version = asked.Figure?.Version ?? 0,
            Value = asked.Figure?.Value,
            Of = asked.Figure?.Of,
            Qualifier = asked.Figure?.Qualifier ?? Qualifier.Exact,
            AsOf = asked.Figure?.AsOf,
        };
        row.Opened = row.Cells;
        return row;
    }

    /// <summary>What the service takes.</summary>
    public LinkFigure ToFigure() => new(IndicatorId, Version, Value, Of, Qualifier, AsOf);
}
