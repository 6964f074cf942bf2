using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>One unit or hamlet.</summary>
public sealed class DonViSuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, OrganisationService organisation, OrganisationQueries queries) : RecordForm<Unit, UnitInput>(db, me, audit)
{
    public override string ListPath => "/danh-muc/don-vi";

    protected override string Noun => "đơn vị";

    protected override Task<UnitInput> InputOfAsync(Unit record) => Task.FromResult(UnitInput.From(record));

    protected override async Task FillAsync()
    {
        var units = await queries.UnitsAsync();
        Choices[nameof(UnitInput.Kind)] = Pick.All<UnitKind>(OrganisationWords.Kind);
        Choices[nameof(UnitInput.ParentId)] = Pick.Of(units.Where(u => u.Id != Id && (u.ExistsIn(Me.Year) || u.Id == Record?.ParentId)), u => u.Id, u => u.Name);
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu đơn vị “{(await organisation.SaveUnitAsync(Id, Input, Me.Actor, HttpContext.RequestAborted)).Name}”.";

    protected override Task<string> RemoveAsync(Guid id) => organisation.RemoveUnitAsync(id, Me.Actor, HttpContext.RequestAborted);
}
