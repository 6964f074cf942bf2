using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>The register of people, by given name.</summary>
public sealed class CanBoModel(ThiDuaDb db, CurrentUser me, OrganisationQueries queries, AuditQueries audit) : RecordList<Person, Person>(db, me, audit)
{
    [BindProperty(Name = "doi-tuong", SupportsGet = true)]
    public PersonCategory? Category { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    protected override string Noun => "cán bộ";

    protected override async Task<ListPage<Person>> LoadAsync(CancellationToken ct)
    {
        Units = await queries.UnitsAsync(ct);
        return await queries.PeopleAsync(new PersonFilter(Query, Category, Unit, State == "nghi"), Me.Year, Key, ct);
    }

    public async Task<IActionResult> OnGetExcelAsync()
    {
        var units = (await queries.UnitsAsync()).ToDictionary(u => u.Id, u => u.Name);
        return this.Excel("Cán bộ", (await queries.PeopleAsync(new PersonFilter(Query, Category, Unit, State == "nghi"), Me.Year, PageKey.Everything)).Rows, c => c
            .Text("Họ và tên", 28, p => p.FullName).Text("Chức vụ", 30, p => p.Position).Text("Đối tượng", 22, p => OrganisationWords.Category(p.Category)).Text("Đơn vị", 30, p => p.UnitId is { } unit ? units.GetValueOrDefault(unit) : null)
            .Text("Lãnh đạo", 10, p => p.IsLeader ? "x" : null).Text("Lao động trực tiếp", 12, p => p.IsDirectWorker ? "x" : null).Number("Năm cuối", p => p.LastYear));
    }
}
