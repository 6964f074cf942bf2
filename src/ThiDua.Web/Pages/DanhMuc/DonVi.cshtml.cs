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

    public async Task<IActionResult> OnGetExcelAsync()
    {
        Names = (await queries.UnitsAsync()).ToDictionary(u => u.Id, u => u.Name);
        return this.Excel("Đơn vị và thôn, xóm", (await queries.UnitsAsync(new UnitFilter(Query, Kind, State == "dong"), Me.Year, PageKey.Everything)).Rows, c => c
            .Text("Tên", 40, u => u.Name).Text("Loại", 20, u => OrganisationWords.Kind(u.Kind)).Text("Trực thuộc", 30, u => u.ParentId is { } parent ? Names.GetValueOrDefault(parent) : null)
            .Text("Người đứng đầu", 26, u => u.Head).Number("Số hộ", u => u.Households).Number("Năm cuối", u => u.LastYear));
    }
}
