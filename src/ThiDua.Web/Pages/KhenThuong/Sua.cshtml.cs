using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>One line of awards.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, AwardService awards, AwardQueries queries, OrganisationQueries organisation) : RecordForm<AwardLine, AwardInput>(db, me, audit)
{
    /// <summary>Batch a new line joins.</summary>
    [BindProperty(Name = "dot", SupportsGet = true)]
    public string? Batch { get; set; }

    /// <summary>Whether the counts follow the list of recipients.</summary>
    public bool ListComplete { get; private set; }

    public override string ListPath => "/khen-thuong";

    protected override string Noun => "dòng khen thưởng";

    protected override async Task<AwardInput> NewAsync()
    {
        var like = Batch is null ? null : (await queries.OfPeriodAsync(Period)).LastOrDefault(l => l.GroupCode == Batch);
        return like is null
            ? new() { Level = AwardLevel.Commune, Body = "Chủ tịch UBND xã", Form = "giay-khen", State = AwardState.Awarded, Kind = AwardKind.Regular, Subject = AwardSubject.Collective, ByRate = true }
            : new() { GroupCode = like.GroupCode, Level = like.Level, Body = like.Body, System = like.System, Form = AwardInput.From(like).Form, OtherForm = AwardInput.From(like).OtherForm, State = like.State, UnitId = like.UnitId, Kind = like.Kind, Reason = like.Reason, ByRate = like.ByRate };
    }

    protected override Task<AwardInput> InputOfAsync(AwardLine record) => Task.FromResult(AwardInput.From(record));

    protected override async Task FillAsync()
    {
        var lines = await queries.OfPeriodAsync(Record is null ? Period : Period.Parse(Record.Period));
        var groups = new[] { new SelectListGroup { Name = "Danh hiệu" }, new SelectListGroup { Name = "Hình thức khen thưởng" } };
        ListComplete = Record?.ListComplete == true;
        Choices[nameof(AwardInput.GroupCode)] = [.. AwardQueries.Batches(lines).Select(b => new SelectListItem(Pick.Short($"{b.Title}: {b.Lines[0].Reason}"), b.Code))];
        Choices[nameof(AwardInput.System)] = Pick.All<AwardSystem>(AwardWords.System);
        Choices[nameof(AwardInput.Level)] = Pick.All<AwardLevel>(TitleWords.Level);
        Choices[nameof(AwardInput.Form)] = [.. AwardCatalogue.All.Select(t => new SelectListItem(t.Name, t.Code) { Group = groups[t.IsTitle ? 0 : 1] })];
        Choices[nameof(AwardInput.Kind)] = Pick.All<AwardKind>(AwardWords.Kind);
        Choices[nameof(AwardInput.Subject)] = Pick.All<AwardSubject>(TitleWords.Subject);
        Choices[nameof(AwardInput.UnitId)] = Pick.Of((await organisation.UnitsAsync()).Where(u => u.ExistsIn(Me.Year) || u.Id == Record?.UnitId), u => u.Id, u => u.Name);
        Choices[nameof(AwardInput.State)] = Pick.All<AwardState>(AwardWords.State);
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu {AwardWords.Line(await awards.SaveAsync(Id, Period, Input, Me.Actor, HttpContext.RequestAborted))}.";

    protected override Task<string> RemoveAsync(Guid id) => awards.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
