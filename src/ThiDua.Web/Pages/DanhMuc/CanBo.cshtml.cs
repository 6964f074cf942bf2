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
}
