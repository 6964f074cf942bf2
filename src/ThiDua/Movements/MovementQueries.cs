using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>What a list of movements is narrowed to.</summary>
/// <param name="Text">Words of a name, an alias or the body, with or without diacritics.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Form">Launched or answered.</param>
/// <param name="HasResult">Whether the result of the period is written.</param>
/// <param name="Level">Launching level.</param>
/// <param name="Status">How far it has come.</param>
public sealed record MovementFilter(string? Text, MovementKind? Kind, MovementForm? Form, bool? HasResult, MovementLevel? Level = null, MovementStatus? Status = null);

/// <summary>The result of a movement in one period.</summary>
/// <param name="Period">Period.</param>
/// <param name="Text">Text.</param>
public sealed record MovementResult(Period Period, string Text);

/// <summary>A movement in a list.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="HasResult">Whether the result of the period is written.</param>
/// <param name="Document">Its plan or launch document.</param>
public sealed record MovementRow(Movement Movement, bool HasResult, OfficialDocument? Document);

/// <summary>Reading movements.</summary>
public sealed class MovementQueries(ThiDuaDb db)
{
    /// <summary>One page of the movements that run in the year of a period.</summary>
    public async Task<ListPage<MovementRow>> ListAsync(Period period, MovementFilter filter, PageKey key, CancellationToken ct = default)
    {
        var (year, text) = (period.Year, period.ToString());
        var rows = db.Set<Movement>().Where(m => m.FromYear <= year && year <= m.ToYear).AsNoTracking();
        if (VietnameseText.Fold(filter.Text) is { Length: > 0 } needle)
        {
            rows = rows.Where(m => ThiDuaDb.Fold(m.Name + " " + m.Body + " " + string.Join(" ", m.Aliases)).Contains(needle));
        }

        if (filter.Kind is { } kind)
        {
            rows = rows.Where(m => m.Kind == kind);
        }

        if (filter.Form is { } form)
        {
            rows = rows.Where(m => m.Form == form);
        }

        if (filter.Level is { } level)
        {
            rows = rows.Where(m => m.Level == level);
        }

        if (filter.Status is { } status)
        {
            rows = rows.Where(m => m.Status == status);
        }

        if (filter.HasResult is { } has)
        {
            rows = rows.Where(m => db.Set<Narrative>().Any(n => n.Period == text && n.Topic == "phong-trao." + m.Code) == has);
        }

        var page = await rows.PageAsync(m => m.Order, key, ct);
        var topics = page.Rows.Select(m => Movement.ResultTopic(m.Code)).ToList();
        var told = (await db.Set<Narrative>().Where(n => n.Period == text && topics.Contains(n.Topic)).Select(n => n.Topic).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var documents = page.Rows.Select(m => m.DocumentId).OfType<Guid>().ToList();
        var plans = await db.Set<OfficialDocument>().Where(d => documents.Contains(d.Id)).AsNoTracking().ToDictionaryAsync(d => d.Id, ct);
        return new([.. page.Rows.Select(m => new MovementRow(m, told.Contains(Movement.ResultTopic(m.Code)), m.DocumentId is { } d ? plans.GetValueOrDefault(d) : null))], page.Previous, page.Next, page.First);
    }

    /// <summary>How many movements of one year could be carried into the next.</summary>
    public Task<int> CountOneYearAsync(int year, CancellationToken ct = default) => db.Set<Movement>().CountAsync(m => m.FromYear == year && m.ToYear == year, ct);

    /// <summary>Movements of any year, for choices.</summary>
    public async Task<IReadOnlyList<Movement>> AllAsync(CancellationToken ct = default) => await db.Set<Movement>().OrderBy(m => m.Order).ThenBy(m => m.Id).AsNoTracking().ToListAsync(ct);

    /// <summary>Events of a movement by day, those without a day last.</summary>
    public async Task<IReadOnlyList<MovementEvent>> EventsAsync(Guid movementId, CancellationToken ct = default) =>
        [.. (await db.Set<MovementEvent>().Where(e => e.MovementId == movementId).AsNoTracking().ToListAsync(ct)).OrderBy(e => e.Date ?? DateOnly.MaxValue).ThenBy(e => e.Id)];

    /// <summary>What a movement reached in each period that tells it, oldest first.</summary>
    public async Task<IReadOnlyList<MovementResult>> ResultsAsync(Movement movement, CancellationToken ct = default)
    {
        var topic = Movement.ResultTopic(movement.Code);
        var told = await db.Set<Narrative>().Where(n => n.Topic == topic).Select(n => new { n.Period, n.Text }).ToListAsync(ct);
        return [.. told.Select(t => new MovementResult(Period.Parse(t.Period), t.Text)).OrderBy(r => r.Period.Start)];
    }

    /// <summary>The text of a movement's result in a period, and its version.</summary>
    public async Task<(string? Text, int Version)> ResultAsync(Movement movement, Period period, CancellationToken ct = default)
    {
        var (key, topic) = (period.ToString(), Movement.ResultTopic(movement.Code));
        var stored = await db.Set<Narrative>().AsNoTracking().SingleOrDefaultAsync(n => n.Period == key && n.Topic == topic, ct);
        return (stored?.Text, stored?.Version ?? 0);
    }
}
