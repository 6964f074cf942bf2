using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>Units and hamlets.</summary>
public sealed class DonViModel(ThiDuaDb db, CurrentUser me, OrganisationQueries queries, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    public ListPage<Unit> Units { get; private set; } = new([], null, null);

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync()
    {
        Units = await queries.UnitsAsync(new UnitFilter(Query, Kind, State == "dong"), Me.Year, Key);
        Names = (await queries.UnitsAsync()).ToDictionary(u => u.Id, u => u.Name);
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<Unit>(audit, id, "đơn vị");
}
