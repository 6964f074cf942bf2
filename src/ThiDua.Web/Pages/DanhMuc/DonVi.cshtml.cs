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

    public async Task<IActionResult> OnGetExcelAsync()
    {
        Names = (await queries.UnitsAsync()).ToDictionary(u => u.Id, u => u.Name);
        return this.Excel("Đơn vị và thôn, xóm", (await queries.UnitsAsync(new UnitFilter(Query, Kind, State == "dong"), Me.Year, PageKey.Everything)).Rows, c => c
            .Text("Tên", 40, u => u.Name).Text("Loại", 20, u => OrganisationWords.Kind(u.Kind)).Text("Trực thuộc", 30, u => u.ParentId is { } parent ? Names.GetValueOrDefault(parent) : null)
            .Text("Người đứng đầu", 26, u => u.Head).Number("Số hộ", u => u.Households).Number("Năm cuối", u => u.LastYear));
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<Unit>(audit, id, "đơn vị");
}
