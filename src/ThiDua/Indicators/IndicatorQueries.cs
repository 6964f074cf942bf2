using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Reading indicators and figures.</summary>
public sealed class IndicatorQueries(ThiDuaDb db)
{
    /// <summary>All figures of a period, resolved.</summary>
    public async Task<FigureSheet> SheetAsync(Period period, CancellationToken ct = default)
    {
        var year = period.Year;
        var profile = await db.Set<CommuneProfile>().Where(p => p.FromYear <= year).OrderByDescending(p => p.FromYear).AsNoTracking().FirstOrDefaultAsync(ct)
            ?? throw new RecordNotFoundException("hồ sơ xã cho " + period.Label);
        var key = period.ToString();
        var before = period.Previous().ToString();
        var fields = await db.Set<Field>().AsNoTracking().ToListAsync(ct);
        var figures = await db.Set<Figure>().Where(f => f.Period == key || f.Period == before).Include(f => f.Parts).Include(f => f.Benchmarks).AsSplitQuery().AsNoTracking().ToListAsync(ct);
        var indicators = await db.Set<Indicator>().AsNoTracking().ToListAsync(ct);
        var headline = await db.Set<HeadlineItem>().Where(h => h.Period == key).AsNoTracking().ToListAsync(ct);
        var inUse = figures.Where(f => f.Period == key).Select(f => f.IndicatorId).ToHashSet();
        return new(period, profile, fields, [.. indicators.Where(i => inUse.Contains(i.Id))], [.. figures.Where(f => f.Period == key)], headline, [.. figures.Where(f => f.Period == before)], indicators);
    }

    /// <summary>Narratives of a period by topic.</summary>
    public async Task<IReadOnlyDictionary<string, Narrative>> NarrativesAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return await db.Set<Narrative>().Where(n => n.Period == key).AsNoTracking().ToDictionaryAsync(n => n.Topic, StringComparer.Ordinal, ct);
    }

    /// <summary>Years opened, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct = default) =>
        await db.Set<WorkingYear>().OrderByDescending(y => y.Year).Select(y => y.Year).ToListAsync(ct);
}
