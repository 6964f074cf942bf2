using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KyLuat;

/// <summary>One record about the conduct of a person or a unit.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, ConductService conduct, OrganisationQueries organisation) : RecordForm<ConductRecord, ConductInput>(db, me, audit)
{
    public override string ListPath => "/ky-luat";

    protected override string Noun => "bản ghi";

    protected override Task<ConductInput> NewAsync() => Task.FromResult(new ConductInput { Kind = ConductKind.Discipline });

    protected override Task<ConductInput> InputOfAsync(ConductRecord record) => Task.FromResult(ConductInput.From(record));

    protected override async Task FillAsync()
    {
        Choices[nameof(ConductInput.Kind)] = Pick.All<ConductKind>(OrganisationWords.Conduct);
        Choices[nameof(ConductInput.Measure)] = Pick.All<DisciplineMeasure>(OrganisationWords.Measure);
        Choices[nameof(ConductInput.PersonId)] = Pick.Of(await organisation.PeopleAsync(HttpContext.RequestAborted), p => p.Id, p => p.Position is null ? p.FullName : $"{p.FullName} – {p.Position}");
        Choices[nameof(ConductInput.UnitId)] = Pick.Of(await organisation.UnitsAsync(HttpContext.RequestAborted), u => u.Id, u => u.Name);
    }

    protected override async Task<string> SaveAsync()
    {
        await conduct.SaveAsync(Id, Input, Me.Actor, HttpContext.RequestAborted);
        return $"Đã lưu “{Pick.Short(Input.Note!)}”.";
    }

    protected override Task<string> RemoveAsync(Guid id) => conduct.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
