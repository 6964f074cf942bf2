using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.PhongTrao;

/// <summary>One movement and the text of its result in the year.</summary>
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, AuditQueries audit, MovementService movements, MovementQueries queries, RegistryQueries registry)
    : RecordForm<Movement, MovementInput>(db, me, audit)
{
    private readonly AuditQueries _audit = audit;
    private Dictionary<string, string> _indicatorNames = new(StringComparer.Ordinal);

    /// <summary>A conference or event to be added; bound by its own form only.</summary>
    public MovementEventInput Event { get; private set; } = new();

    public IReadOnlyList<MovementEvent> Events { get; private set; } = [];

    /// <summary>Results of other periods.</summary>
    public IReadOnlyList<MovementResult> Results { get; private set; } = [];

    /// <summary>Movements that come from this one.</summary>
    public IReadOnlyList<Movement> Children { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public Movement? Stored => Record;

    /// <summary>Names of all indicators, offered while typing.</summary>
    public IEnumerable<string> IndicatorNames => _indicatorNames.Values;

    /// <summary>"Kỷ niệm 90 năm …", computed for the year; null without an anniversary.</summary>
    public string? Anniversary => Record is { AnniversaryBase: { } day, AnniversaryName: { } name } ? AnniversaryRules.Text(name, day, Me.Year) : null;

    public override string ListPath => "/phong-trao";

    protected override string Noun => "phong trào";

    protected override Task<MovementInput> NewAsync() =>
        Task.FromResult(new MovementInput { Form = MovementForm.Launched, Level = MovementLevel.Commune, Body = "UBND xã", FromYear = Me.Year, ToYear = Me.Year });

    protected override async Task<MovementInput> InputOfAsync(Movement record)
    {
        var (text, version) = await queries.ResultAsync(record, Period);
        await NameIndicatorsAsync();
        return MovementInput.From(record, text, version, code => _indicatorNames.GetValueOrDefault(code, code));
    }

    protected override async Task FillAsync()
    {
        var documents = (await registry.OfPeriodAsync(Period)).ToList();
        if (Record?.DocumentId is { } stored && documents.All(d => d.Id != stored))
        {
            documents.Add(await Db.LoadAsync<OfficialDocument>(stored, "văn bản")); // of another year: kept as a choice, or saving would drop it
        }

        await NameIndicatorsAsync();
        var all = await queries.AllAsync();
        Choices[nameof(MovementInput.ParentId)] = Pick.Of(all.Where(m => m.Id != Id), m => m.Id, m => $"{m.Name} ({VietnameseText.LowerFirst(MovementWords.Level(m.Level))}, {MovementWords.Years(m)})");
        Choices[nameof(MovementInput.Status)] = Pick.All<MovementStatus>(MovementWords.Status);
        Choices["EventKind"] = Pick.All<MovementEventKind>(MovementWords.Event);
        if (Record is { } movement)
        {
            Events = await queries.EventsAsync(movement.Id);
            Results = [.. (await queries.ResultsAsync(movement)).Where(r => r.Period != Period)];
            Children = [.. all.Where(m => m.ParentId == movement.Id)];
            Warnings = MovementRules.Warnings(movement, Me.Year);
        }

        Choices[nameof(MovementInput.Kind)] = Pick.All<MovementKind>(MovementWords.Kind);
        Choices[nameof(MovementInput.Level)] = Pick.All<MovementLevel>(MovementWords.Level);
        Choices[nameof(MovementInput.Form)] = Pick.All<MovementForm>(MovementWords.Form);
        Choices[nameof(MovementInput.DocumentId)] = Pick.Of(documents, d => d.Id, d => $"{DocumentWords.Type(d.Type)} {d.NumberAndSymbol}: {d.Abstract}");
    }

    /// <summary>Adds a conference or event.</summary>
    public async Task<IActionResult> OnPostEventAsync([Bind(Prefix = nameof(Event))] MovementEventInput typed)
    {
        Event = typed;
        var id = Id ?? throw new RecordNotFoundException(Noun);
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(nameof(Event) + ".", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key); // the form of the movement itself was not sent
        }

        if (await SavedAsync(() => movements.AddEventAsync(id, Event, Me.Actor, HttpContext.RequestAborted), nameof(Event)))
        {
            Message = $"Đã ghi {VietnameseText.LowerFirst(MovementWords.Event(Event.Kind!.Value))}.";
            return RedirectToPage(new { id });
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>Removes an event.</summary>
    public async Task<IActionResult> OnPostRemoveEventAsync(Guid eventId)
    {
        ModelState.Clear();
        if (await SavedAsync(() => movements.RemoveEventAsync(eventId, Me.Actor, HttpContext.RequestAborted)))
        {
            (RemovedId, RemovedName, UndoAction) = (eventId, "hội nghị, hoạt động", "?handler=UndoEvent");
        }

        return RedirectToPage(new { id = Id });
    }

    /// <summary>Brings back an event.</summary>
    public async Task<IActionResult> OnPostUndoEventAsync([FromForm(Name = "id")] Guid eventId)
    {
        ModelState.Clear();
        var restored = await _audit.RestoreAsync<MovementEvent>(eventId, "hội nghị của phong trào", Me.Actor, HttpContext.RequestAborted);
        Message = "Đã lấy lại hội nghị, hoạt động.";
        return RedirectToPage(new { id = restored.MovementId });
    }

    private async Task NameIndicatorsAsync()
    {
        if (_indicatorNames.Count == 0)
        {
            _indicatorNames = await Db.Set<Indicator>().OrderBy(i => i.Order).ToDictionaryAsync(i => i.Code, i => i.Name, StringComparer.Ordinal, HttpContext.RequestAborted);
        }
    }

    protected override async Task<string> SaveAsync() => $"Đã lưu phong trào “{(await movements.SaveAsync(Id, Period, Input, Me.Actor, HttpContext.RequestAborted)).Name}”.";

    protected override Task<string> RemoveAsync(Guid id) => movements.RemoveAsync(id, Me.Actor, HttpContext.RequestAborted);
}
