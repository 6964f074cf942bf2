using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.PhongTrao;

/// <summary>One movement and the text of its result in the year.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, MovementService movements, MovementQueries queries, RegistryQueries registry)
    : RecordForm<Movement, MovementInput>(db, me, audit)
{
    public override string ListPath => "/phong-trao";

    protected override string Noun => "phong trào";

    protected override Task<MovementInput> NewAsync() =>
        Task.FromResult(new MovementInput { Form = MovementForm.Launched, Level = MovementLevel.Commune, Body = "UBND xã", FromYear = Me.Year, ToYear = Me.Year });

    protected override async Task<MovementInput> InputOfAsync(Movement record)
    {
        var (text, version) = await queries.ResultAsync(record, Period);
        return MovementInput.From(record, text, version);
    }

    protected override async Task FillAsync()
    {
        var documents = (await registry.OfPeriodAsync(Period)).ToList();
        if (Record?.DocumentId is { } stored && documents.All(d => d.Id != stored))
        {
            documents.Add(await Db.LoadAsync<OfficialDocument>(stored, "văn bản")); // of another year: kept as a choice, or saving would drop it
        }

        Choices[nameof(MovementInput.Kind)] = Pick.All<MovementKind>(MovementWords.Kind);
        Choices[nameof(MovementInput.Level)] = Pick.All<MovementLevel>(MovementWords.Level);
        Choices[nameof(MovementInput.Form)] = Pick.All<MovementForm>(MovementWords.Form);
        Choices[nameof(MovementInput.DocumentId)] = Pick.Of(documents, d => d.Id, d => $"{DocumentWords.Type(d.Type)} {d.NumberAndSymbol}: {d.Abstract}");
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu phong trào “{(await movements.SaveAsync(Id, Period, Input, Me.Actor, HttpContext.RequestAborted)).Name}”.";

    protected override Task<string> RemoveAsync(Guid id) => movements.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
