using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>One figure asked of a unit.</summary>
/// <param name="Assignment">The request.</param>
/// <param name="Indicator">What is asked for.</param>
/// <param name="Figure">Its slot; null when the period has none.</param>
public sealed record AssignedFigure(FigureAssignment Assignment, Indicator Indicator, Figure? Figure)
{
    /// <summary>Whether the unit sent it.</summary>
    public bool IsSent => Assignment.SentAt is not null;

    /// <summary>Whether neither the unit nor anyone else has entered a value.</summary>
    public bool IsMissing => !IsSent && Figure?.Value is null;
}

/// <summary>What one unit still owes.</summary>
/// <param name="UnitId">Unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Assigned">Figures asked for.</param>
/// <param name="Sent">Of these sent.</param>
/// <param name="Entered">Of these with a value but not sent.</param>
/// <param name="Missing">Names of those without a value.</param>
/// <param name="DueOn">Earliest due day among what is missing, else among all.</param>
/// <param name="OverdueDays">Days past it while something is missing.</param>
/// <param name="LastActivity">Last entry or sending (UTC).</param>
/// <param name="RemindedAt">Last link or reminder (UTC).</param>
/// <param name="LinkUntil">Until when an open link lives (UTC); null without one.</param>
public sealed record UnitBoard(Guid UnitId, string UnitName, int Assigned, int Sent, int Entered, IReadOnlyList<string> Missing, DateOnly DueOn, int OverdueDays,
    DateTimeOffset? LastActivity, DateTimeOffset? RemindedAt, DateTimeOffset? LinkUntil)
{
    /// <summary>Whether everything asked for has a value.</summary>
    public bool IsComplete => Missing.Count == 0;
}

/// <summary>Reading who was asked for what, and who is missing.</summary>
public sealed class AssignmentQueries(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>All units with assigned figures: the longest overdue first, then the incomplete, then the complete.</summary>
    public async Task<IReadOnlyList<UnitBoard>> BoardAsync(Period period, CancellationToken ct = default)
    {
        var assigned = await LoadAsync(period, null, ct);
        var (key, now, today) = (period.ToString(), clock.UtcNow, clock.Today);
        var units = await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, ct);
        var links = await db.Set<CapabilityLink>().Where(l => l.OwnerId == db.OwnerId && l.Period == key && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now)
            .GroupBy(l => l.UnitId).Select(g => new { g.Key, Until = g.Max(l => l.ExpiresAt) }).ToDictionaryAsync(g => g.Key, g => g.Until, ct);
        return [.. assigned.GroupBy(a => a.Assignment.UnitId).Select(group =>
        {
            var missing = group.Where(a => a.IsMissing).ToList();
            var due = (missing.Count > 0 ? missing : [.. group]).Min(a => a.Assignment.DueOn);
            return new UnitBoard(
                group.Key, units[group.Key].Name, group.Count(), group.Count(a => a.IsSent), group.Count(a => !a.IsSent && !a.IsMissing), [.. missing.Select(a => a.Indicator.Name)],
                due, missing.Count > 0 ? AssignmentRules.OverdueDays(due, today) : 0,
                Latest(group.Select(a => a.Assignment.SentAt).Concat(group.Select(a => a.Figure?.UpdatedAt))), Latest(group.Select(a => a.Assignment.RemindedAt)),
                links.TryGetValue(group.Key, out var until) ? until : null);
        }).OrderByDescending(u => u.OverdueDays).ThenBy(u => u.IsComplete).ThenBy(u => u.DueOn).ThenBy(u => units[u.UnitId].Order)];
    }

    /// <summary>The figures asked of one unit, in the order of the catalogue.</summary>
    public Task<IReadOnlyList<AssignedFigure>> OfUnitAsync(Period period, Guid unitId, CancellationToken ct = default) => LoadAsync(period, unitId, ct);

    /// <summary>The link a token opens now, or null: unknown, used, expired and withdrawn tokens are not told apart. Needs no scope.</summary>
    public async Task<CapabilityLink?> FindLinkAsync(string? token, CancellationToken ct = default)
    {
        if (AssignmentRules.HashOf(token) is not { } hash)
        {
            return null;
        }

        var link = await db.Set<CapabilityLink>().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct);
        return link?.IsOpen(clock.UtcNow) == true ? link : null;
    }

    private async Task<IReadOnlyList<AssignedFigure>> LoadAsync(Period period, Guid? unitId, CancellationToken ct)
    {
        var key = period.ToString();
        var assignments = await db.Set<FigureAssignment>().Where(a => a.Period == key && (unitId == null || a.UnitId == unitId)).AsNoTracking().ToListAsync(ct);
        var ids = assignments.Select(a => a.IndicatorId).ToList();
        var indicators = await db.Set<Indicator>().Where(i => ids.Contains(i.Id)).AsNoTracking().ToDictionaryAsync(i => i.Id, ct);
        var figures = await db.Set<Figure>().Where(f => f.Period == key && ids.Contains(f.IndicatorId)).AsNoTracking().ToDictionaryAsync(f => f.IndicatorId, ct);
        var fields = await db.Set<Field>().AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Order, ct);
        return [.. assignments.Select(a => new AssignedFigure(a, indicators[a.IndicatorId], figures.GetValueOrDefault(a.IndicatorId)))
            .OrderBy(a => fields[a.Indicator.FieldId]).ThenBy(a => a.Indicator.Order)];
    }

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset?> instants) => instants.Max();
}
