using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>Who keeps emulation work, one at a time.</summary>
public sealed class PhuTrachModel(ThiDuaDb db, CurrentUser me, OrganisationService organisation, OrganisationQueries queries, AuditQueries audit, VietnamClock clock) : RecordPage(db, me)
{
    [BindProperty]
    public OfficerInput Input { get; set; } = new();

    public IReadOnlyList<(OfficerAssignment Assignment, string Name)> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SavedAsync(() => organisation.AssignOfficerAsync(Input, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã lưu phân công.";
            return RedirectToPage();
        }

        await FillAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        ModelState.Clear();
        if (await SavedAsync(async () => RemovedName = "phân công của " + await organisation.RemoveOfficerAsync(id, Me.Actor, HttpContext.RequestAborted)))
        {
            RemovedId = id;
        }
        else
        {
            KeepRefusal();
        }

        return RedirectToPage();
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<OfficerAssignment>(audit, id, "phân công");

    private async Task FillAsync()
    {
        Officers = await queries.OfficersAsync();
        People = Pick.Of((await queries.PeopleAsync()).Where(p => p.LastYear is null || p.LastYear >= Me.Year), p => p.Id, p => $"{p.FullName}, {p.Position ?? OrganisationWords.Category(p.Category)}");
    }
}
