using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>Units and hamlets.</summary>
public sealed class DonViModel(ThiDuaDb db, CurrentUser me, OrganisationQueries queries, AuditQueries audit) : RecordList<Unit, Unit>(db, me, audit)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    protected override string Noun => "đơn vị";

    protected override async Task<ListPage<Unit>> LoadAsync(CancellationToken ct)
    {
        Names = (await queries.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        return await queries.UnitsAsync(new UnitFilter(Query, Kind, State == "dong"), Me.Year, Key, ct);
    }
}
