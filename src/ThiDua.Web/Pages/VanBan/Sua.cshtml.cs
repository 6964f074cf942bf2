using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.VanBan;

/// <summary>One document of the registry with its relations both ways, what uses it and what looks odd about it.</summary>
[UploadLimit(nameof(Upload))]
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, RegistryService registry, RegistryQueries queries, FileService files, OrganisationQueries organisation, MovementQueries movements, VietnamClock clock)
    : RecordForm<OfficialDocument, DocumentInput>(db, me, audit)
{
    /// <summary>Field of emulation and commendation, which Phụ lục I lists.</summary>
    public const string EmulationField = "tdkt";

    public override string ListPath => "/van-ban";

    public IReadOnlyList<DocumentLink> Links { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public IReadOnlyList<Movement> UsedBy { get; private set; } = [];

    public StoredFileInfo? Scan { get; private set; }

    public DateOnly Today => clock.Today;

    public OfficialDocument? Document => Record;

    protected override string Noun => "văn bản";

    protected override Task<DocumentInput> NewAsync() =>
        Task.FromResult(new DocumentInput { Direction = DocumentDirection.Own, Relation = DocumentRelation.BanHanh, Issuer = "UBND " + Me.Owner.Name, FieldCode = EmulationField });

    protected override Task<DocumentInput> InputOfAsync(OfficialDocument record) => Task.FromResult(DocumentInput.From(record));

    protected override async Task FillAsync()
    {
        var all = await queries.OfPeriodAsync(Record is null ? Period : Period.Parse(Record.Period));
        var named = Pick.Of(all.Where(d => d.Id != Id), d => d.Id, d => d.NumberAndSymbol is null ? d.Abstract : $"{DocumentWords.Name(d)}: {d.Abstract}");
        var fields = Db.Set<Field>().OrderBy(f => f.Order).Select(f => new { f.Code, f.Name }).ToList();
        Choices[nameof(DocumentInput.Type)] = Pick.All<DocumentType>(DocumentWords.Type);
        Choices[nameof(DocumentInput.Direction)] = Pick.All<DocumentDirection>(DocumentWords.Direction);
        Choices[nameof(DocumentInput.Relation)] = Pick.All<DocumentRelation>(DocumentWords.Relation);
        Choices[nameof(DocumentInput.AmendsId)] = Choices[nameof(DocumentInput.ReplacedById)] = Choices[nameof(DocumentInput.ImplementsId)] = named;
        Choices[nameof(DocumentInput.FieldCode)] =
        [
            new SelectListItem("Thi đua, khen thưởng (có trong Phụ lục I)", EmulationField), .. fields.Where(f => f.Code != EmulationField).Select(f => new SelectListItem(f.Name, f.Code)),
        ];
        Choices[nameof(DocumentInput.AssigneeId)] = Pick.Of((await organisation.UnitsAsync()).Where(u => u.ExistsIn(Me.Year) || u.Id == Record?.AssigneeId), u => u.Id, u => u.Name);
        if (Record is { } document)
        {
            Links = RegistryQueries.Links(document, all);
            Warnings = [.. DocumentRules.Warnings(all).Where(w => w.DocumentId == document.Id).Select(w => w.Text)];
            UsedBy = [.. (await movements.AllAsync()).Where(m => m.DocumentId == document.Id)];
            Scan = document.FileId is { } file ? (await files.InfoAsync([file])).GetValueOrDefault(file) : null;
        }
    }

    protected override async Task<string> SaveAsync()
    {
        var saved = await registry.SaveAsync(Id, Period, Input, Me.Actor, await KeepFileAsync(files, FileAudience.Work), HttpContext.RequestAborted);
        return $"Đã lưu {DocumentWords.Type(saved.Type)} {saved.NumberAndSymbol}".TrimEnd() + ".";
    }

    protected override Task<string> RemoveAsync(Guid id) => registry.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
