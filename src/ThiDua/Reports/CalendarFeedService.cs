using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Addresses for calendar programs: made, taken back, read.</summary>
public sealed class CalendarFeedService(ThiDuaDb db, OrganisationQueries organisation, VietnamClock clock)
{
    /// <summary>Whether an account has an address here.</summary>
    public Task<bool> ExistsAsync(Guid accountId, CancellationToken ct = default) => db.Set<CalendarFeed>().AnyAsync(f => f.OwnerId == db.OwnerId && f.AccountId == accountId, ct);

    /// <summary>Makes an address and returns its token, which is stored nowhere; the one made before dies.</summary>
    public async Task<string> CreateAsync(Guid accountId, Actor actor, CancellationToken ct = default)
    {
        db.Operation = new(OperationKinds.CalendarShared, actor);
        await db.Set<CalendarFeed>().Where(f => f.OwnerId == db.OwnerId && f.AccountId == accountId).ExecuteDeleteAsync(ct);
        var token = AssignmentRules.NewToken();
        db.Add(new CalendarFeed { TokenHash = AssignmentRules.HashOf(token)!, OwnerId = db.OwnerId, AccountId = accountId, CreatedAt = clock.UtcNow });
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>Takes the address of an account back.</summary>
    public async Task RevokeAsync(Guid accountId, Actor actor, CancellationToken ct = default)
    {
        db.Operation = new(OperationKinds.CalendarShared, actor);
        db.RemoveRange(await db.Set<CalendarFeed>().Where(f => f.OwnerId == db.OwnerId && f.AccountId == accountId).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The calendar a token opens: the plans of this year and the next. Null for a token nobody knows and for one whose account may no longer read the commune's
    /// work; the two are not told apart. Opens and closes the scope itself.
    /// </summary>
    public async Task<string?> ReadAsync(string? token, CancellationToken ct = default)
    {
        if (AssignmentRules.HashOf(token) is not { } hash || await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash, ct) is not { } feed)
        {
            return null;
        }

        await db.BeginAsync(feed.OwnerId, ct);
        var owner = await db.Set<Owner>().AsNoTracking().SingleAsync(o => o.Id == feed.OwnerId, ct);
        var today = owner.FixedToday ?? clock.Today;
        var roles = await db.Set<Membership>().Where(m => m.AccountId == feed.AccountId).AsNoTracking().ToListAsync(ct);
        var years = new[] { Period.OfYear(today.Year).ToString(), Period.OfYear(today.Year + 1).ToString() };
        var items = await db.Set<ReportItem>().Where(i => years.Contains(i.Period) && (i.Kind == ItemKind.Tasks || i.Kind == ItemKind.Duties)).AsNoTracking().ToListAsync(ct);
        var profiles = await organisation.ProfilesAsync(ct);
        await db.RollbackAsync();
        if (!roles.Exists(m => m.IsActiveOn(today) && Permissions.ReadWork(m.Role)))
        {
            return null;
        }

        var hamlet = profiles.Where(p => p.FromYear <= today.Year).Select(p => p.HamletWord).FirstOrDefault() ?? "thôn";
        var texts = items.ToLookup(i => i.Text, i => Period.Parse(i.Period).Year);
        return PlanCalendar.Write(
            $"Kế hoạch thi đua {owner.Name}", PlanRules.Of(items, today, WorkingDays.Vietnam),
            text => ItemWords.Show(text, texts[text].DefaultIfEmpty(today.Year).First(), hamlet, owner.Name), clock.UtcNow);
    }
}
