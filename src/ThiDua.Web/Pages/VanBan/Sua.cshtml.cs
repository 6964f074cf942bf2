using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.VanBan;

/// <summary>One document of the registry.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, RegistryService registry, RegistryQueries queries) : RecordForm<OfficialDocument, DocumentInput>(db, me, audit)
{
    public override string ListPath => "/van-ban";

    protected override string Noun => "văn bản";

    protected override Task<DocumentInput> NewAsync() => Task.FromResult(new DocumentInput { Direction = DocumentDirection.Own, Relation = DocumentRelation.BanHanh, Issuer = "UBND " + Me.Owner.Name });

    protected override Task<DocumentInput> InputOfAsync(OfficialDocument record) => Task.FromResult(DocumentInput.From(record));

    protected override async Task FillAsync()
    {
        var others = (await queries.OfPeriodAsync(Record is null ? Period : Period.Parse(Record.Period))).Where(d => d.Id != Id).ToList();
        var named = Pick.Of(others, d => d.Id, d => d.NumberAndSymbol is { } n ? $"{DocumentWords.Type(d.Type)} {n}: {d.Abstract}" : d.Abstract);
        Choices[nameof(DocumentInput.Type)] = Pick.All<DocumentType>(DocumentWords.Type);
        Choices[nameof(DocumentInput.Direction)] = Pick.All<DocumentDirection>(DocumentWords.Direction);
        Choices[nameof(DocumentInput.Relation)] = Pick.All<DocumentRelation>(DocumentWords.Relation);
        Choices[nameof(DocumentInput.AmendsId)] = Choices[nameof(DocumentInput.ReplacedById)] = named;
    }

    protected override async Task<string> SaveAsync()
    {
        var saved = await registry.SaveAsync(Id, Period, Input, Me.Actor, HttpContext.RequestAborted);
        return $"Đã lưu {DocumentWords.Type(saved.Type)} {saved.NumberAndSymbol}".TrimEnd() + ".";
    }

    protected override Task<string> RemoveAsync(Guid id) => registry.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
