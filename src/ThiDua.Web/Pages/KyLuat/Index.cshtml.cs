using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KyLuat;

/// <summary>Discipline, complaints and inspections of people and units.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ConductService conduct, AuditQueries audit) : RecordList<ConductRecord, ConductRow>(db, me, audit)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public ConductKind? Kind { get; set; }

    [BindProperty(Name = "tg", SupportsGet = true)]
    public string? Span { get; set; }

    protected override string Noun => "bản ghi";

    protected override async Task<ListPage<ConductRow>> LoadAsync(CancellationToken ct) =>
        Listing.Page([.. await conduct.ListAsync(new(Query, Kind, Span is "moi" ? null : Me.Year), ct)], r => r.Record.Id, Key);
}
