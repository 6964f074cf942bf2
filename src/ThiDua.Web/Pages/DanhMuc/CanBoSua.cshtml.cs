using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>One person of the register.</summary>
public sealed class CanBoSuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, OrganisationService organisation, OrganisationQueries queries) : RecordForm<Person, PersonInput>(db, me, audit)
{
    public override string ListPath => "/danh-muc/can-bo";

    protected override string Noun => "cán bộ";

    protected override Task<PersonInput> NewAsync() => Task.FromResult(new PersonInput { FromYear = Me.Year });

    protected override Task<PersonInput> InputOfAsync(Person record) => Task.FromResult(PersonInput.From(record));

    protected override async Task FillAsync()
    {
        var units = await queries.UnitsAsync();
        Choices[nameof(PersonInput.Category)] = Pick.All<PersonCategory>(OrganisationWords.Category);
        Choices[nameof(PersonInput.UnitId)] = Pick.Of(units.Where(u => u.ExistsIn(Me.Year) || u.Id == Record?.UnitId), u => u.Id, u => u.Name);
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu {(await organisation.SavePersonAsync(Id, Input, Me.Actor, HttpContext.RequestAborted)).FullName}.";

    protected override Task<string> RemoveAsync(Guid id) => organisation.RemovePersonAsync(id, Me.Actor, HttpContext.RequestAborted);
}
