using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>The last figure a user saved today.</summary>
/// <param name="Count">Saves and undos of the user today.</param>
/// <param name="Last">The newest of them, or null.</param>
/// <param name="FigureId">Its figure.</param>
public sealed record RecentSaves(int Count, HistoryEntry? Last, Guid? FigureId);

/// <summary>What a value entered for a unit was taken from.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="FileId">The paper.</param>
/// <param name="File">Its name.</param>
public sealed record OnBehalfPaper(string Unit, Guid FileId, string File)
{
    /// <summary>"nhập hộ Trạm Y tế xã theo “phieu.pdf”".</summary>
    public string Words => $"nhập hộ {Unit} theo “{File}”";
}

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

    /// <summary>The figures of a period that the office entered for units, by figure.</summary>
    public async Task<IReadOnlyDictionary<Guid, OnBehalfPaper>> OnBehalfAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        return await (from f in db.Set<Figure>()
                      where f.Period == key && f.OnBehalfUnitId != null && f.EvidenceFileId != null
                      join u in db.Set<Unit>() on f.OnBehalfUnitId equals u.Id
                      join s in db.Set<StoredFile>() on f.EvidenceFileId equals s.Id
                      select new { f.Id, Paper = new OnBehalfPaper(u.Name, s.Id, s.Name) }).ToDictionaryAsync(f => f.Id, f => f.Paper, ct);
    }

    /// <summary>What the rows, units and files named in the history of a figure are called.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LabelsAsync(Figure? figure, IReadOnlyList<HistoryEntry> history, CancellationToken ct = default)
    {
        var labels = new Dictionary<Guid, string>(FigureChanges.Labels(figure, history));
        var named = history.SelectMany(h => h.Changes).SelectMany(FigureChanges.Named).Distinct().ToList();
        if (named.Count > 0)
        {
            var names = await db.Set<Unit>().Where(u => named.Contains(u.Id)).Select(u => new { u.Id, u.Name }).Concat(db.Set<StoredFile>().Where(f => named.Contains(f.Id)).Select(f => new { f.Id, f.Name })).ToListAsync(ct);
            names.ForEach(n => labels[n.Id] = n.Name);
        }

        return labels;
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

    /// <summary>Whose figures a user may enter: of the unit the role is limited to, else of the unit the user's person works in.</summary>
    public async Task<FigureAccess> AccessAsync(Membership membership, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(membership);
        var unit = membership.UnitId;
        if (unit is null && membership.PersonId is { } personId)
        {
            unit = await db.Set<Person>().Where(p => p.Id == personId).Select(p => p.UnitId).SingleOrDefaultAsync(ct);
        }

        return new(membership.Role, unit, await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct));
    }

    /// <summary>What a user did to figures since an instant.</summary>
    public async Task<RecentSaves> RecentAsync(Guid accountId, DateTimeOffset since, CancellationToken ct = default)
    {
        var owner = db.OwnerId;
        var mine = db.Set<OperationRecord>().Where(o => o.OwnerId == owner && o.AccountId == accountId && o.At >= since && (o.Kind == OperationKinds.FigureSaved || o.Kind == OperationKinds.FiguresOnBehalf || o.Kind == OperationKinds.FigureUndone || o.Kind == OperationKinds.FiguresImported || o.Kind == OperationKinds.FiguresImportUndone));
        var last = await mine.OrderByDescending(o => o.Seq).AsNoTracking().FirstOrDefaultAsync(ct);
        if (last is null)
        {
            return new(0, null, null);
        }

        var changes = await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && c.Seq == last.Seq).OrderBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct);
        return new(await mine.CountAsync(ct), new(last.Seq, last.At, last.ActorName, last.Kind, last.Reason, changes), changes.Count == 0 ? null : changes[0].RootId);
    }

    /// <summary>Operations on figures since an instant, newest first, each with the figure it changed.</summary>
    public async Task<IReadOnlyList<(HistoryEntry Entry, Guid FigureId)>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken ct = default)
    {
        var owner = db.OwnerId;
        var operations = await db.Set<OperationRecord>().Where(o => o.OwnerId == owner && o.At >= since && (o.Kind == OperationKinds.FigureSaved || o.Kind == OperationKinds.FiguresOnBehalf || o.Kind == OperationKinds.FigureUndone || o.Kind == OperationKinds.FiguresSent || o.Kind == OperationKinds.FiguresImported || o.Kind == OperationKinds.FiguresImportUndone))
            .OrderByDescending(o => o.Seq).Take(limit).AsNoTracking().ToListAsync(ct);
        var numbers = operations.ConvertAll(o => o.Seq);
        var changes = (await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && numbers.Contains(c.Seq)).OrderBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Seq);
        return [.. operations.SelectMany(o => changes[o.Seq].GroupBy(c => c.RootId).Select(g => (new HistoryEntry(o.Seq, o.At, o.ActorName, o.Kind, o.Reason, [.. g]), g.Key)))];
    }

    /// <summary>How often a figure was saved.</summary>
    public async Task<int> EditsAsync(Guid figureId, CancellationToken ct = default)
    {
        var owner = db.OwnerId;
        return await db.Set<ChangeRecord>().Where(c => c.OwnerId == owner && c.RootId == figureId).Select(c => c.Seq).Distinct().CountAsync(ct);
    }
}
