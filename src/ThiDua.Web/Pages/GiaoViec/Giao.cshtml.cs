using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.GiaoViec;

/// <summary>Assigning figures: ticks by field, a unit and a due day; or everything at once to the units in charge.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class GiaoModel(ThiDuaDb db, CurrentUser me, AssignmentService assignments) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? PeriodText { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty, Display(Name = "Đơn vị")]
    public Guid? UnitId { get; set; }

    [BindProperty, Display(Name = "Hạn gửi")]
    public DateOnly? DueOn { get; set; }

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public IReadOnlyList<AssignableGroup> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string? RestDay => DueOn is { } day ? AssignmentRules.RestDay(day) : null;

    public async Task OnGetAsync()
    {
        ReadPeriod();
        DueOn = AssignmentRules.UsualDueDay(Period);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ReadPeriod();
        var changed = 0;
        if (UnitId is null)
        {
            ModelState.AddModelError(nameof(UnitId), "Chưa chọn đơn vị nhận; chọn đơn vị rồi bấm “Giao cho đơn vị này”.");
        }

        if (await SavedAsync(async () => changed = await assignments.AssignAsync(Period, Chosen, UnitId, DueOn, Me.Actor, HttpContext.RequestAborted)))
        {
            return Done(changed, "Đã giao");
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>Assigns everything ticked, or all that nobody was asked for yet, to the units in charge.</summary>
    public async Task<IActionResult> OnPostInChargeAsync()
    {
        ReadPeriod();
        await LoadAsync();
        var rows = Groups.SelectMany(g => g.Rows).Where(r => r.InCharge is not null && (Chosen.Count > 0 ? Chosen.Contains(r.Id) : r.AssignedTo is null)).ToList();
        var changed = 0;
        if (rows.Count == 0)
        {
            ModelState.AddModelError("", "Không có số liệu nào còn chưa giao mà đã có đơn vị phụ trách. Đánh dấu số liệu, chọn đơn vị rồi giao.");
        }

        if (await SavedAsync(async () =>
        {
            foreach (var unit in rows.GroupBy(r => r.InCharge))
            {
                changed += await assignments.AssignAsync(Period, [.. unit.Select(r => r.Id)], unit.Key, DueOn, Me.Actor, HttpContext.RequestAborted);
            }
        }))
        {
            return Done(changed, "Đã giao theo đơn vị phụ trách");
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        ReadPeriod();
        var changed = 0;
        ModelState.Remove(nameof(DueOn));
        if (await SavedAsync(async () => changed = await assignments.AssignAsync(Period, Chosen, null, null, Me.Actor, HttpContext.RequestAborted)))
        {
            return Done(changed, "Đã thôi giao");
        }

        await LoadAsync();
        return Page();
    }

    private RedirectToPageResult Done(int changed, string what)
    {
        Message = $"{what} {changed.ToString(CultureInfo.InvariantCulture)} số liệu." + (RestDay is { } rest ? " Lưu ý: " + rest : "");
        return RedirectToPage(new { ky = PeriodText });
    }

    private void ReadPeriod() =>
        Period = PeriodText is null ? Me.Period : Period.TryParse(PeriodText, out var period) ? period : throw new RecordNotFoundException($"kỳ “{PeriodText}”");

    private async Task LoadAsync()
    {
        var (key, year) = (Period.ToString(), Period.Year);
        var units = await Db.Set<Unit>().Where(u => u.LastYear == null || u.LastYear >= year).OrderBy(u => u.Order).AsNoTracking().ToListAsync();
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        Units = [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        var slots = (await Db.Set<Figure>().Where(f => f.Period == key).Select(f => f.IndicatorId).ToListAsync()).ToHashSet();
        var assigned = await Db.Set<FigureAssignment>().Where(a => a.Period == key).AsNoTracking().ToDictionaryAsync(a => a.IndicatorId);
        var fields = await Db.Set<Field>().OrderBy(f => f.Order).AsNoTracking().ToListAsync();
        var indicators = await Db.Set<Indicator>().Where(i => i.Source == FigureSource.Typed).OrderBy(i => i.Order).AsNoTracking().ToListAsync();
        Groups = [.. fields.Select(f => new AssignableGroup(f.Name, [.. indicators.Where(i => i.FieldId == f.Id && slots.Contains(i.Id)).Select(Row)])).Where(g => g.Rows.Count > 0)];

        AssignableRow Row(Indicator i)
        {
            var to = assigned.GetValueOrDefault(i.Id);
            return new(i.Id, i.Name, i.UnitName, i.UnitInChargeId, i.UnitInChargeId is { } c ? names.GetValueOrDefault(c) : null, to is null ? null : names.GetValueOrDefault(to.UnitId, "đơn vị đã thôi hoạt động"), to?.DueOn, to?.SentAt is not null);
        }
    }
}

/// <summary>A field with the figures that can be assigned.</summary>
public sealed record AssignableGroup(string Name, IReadOnlyList<AssignableRow> Rows);

/// <summary>A figure that can be assigned.</summary>
public sealed record AssignableRow(Guid Id, string Name, string UnitName, Guid? InCharge, string? InChargeName, string? AssignedTo, DateOnly? DueOn, bool IsSent);
