using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>The commune's settings by year.</summary>
public sealed class HoSoModel(ThiDuaDb db, CurrentUser me, OrganisationQueries queries, AuditQueries audit) : RecordPage(db, me)
{
    public IReadOnlyList<CommuneProfile> Profiles { get; private set; } = [];

    public async Task OnGetAsync() => Profiles = await queries.ProfilesAsync();

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<CommuneProfile>(audit, id, "hồ sơ xã");
}
