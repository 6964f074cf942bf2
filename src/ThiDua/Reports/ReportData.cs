using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Everything a report of one period is made from, loaded once.</summary>
public sealed record ReportData(
    Report Report, FigureSheet Sheet, string CommuneCode, IReadOnlyDictionary<string, Narrative> Narratives, IReadOnlyList<OfficialDocument> Documents, IReadOnlyList<Movement> Movements,
    IReadOnlyList<AwardLine> Awards, IReadOnlyList<RewardRate> Rates, IReadOnlyList<FundEntry> FundEntries, IReadOnlyList<ReportItem> Items, int Hamlets,
    IReadOnlyDictionary<string, ReportSection> Edits, IReadOnlyDictionary<string, string> Explanations, string AuditHead)
{
    /// <summary>Period of the report.</summary>
    public Period Period => Sheet.Period;

    /// <summary>The commune's settings.</summary>
    public CommuneProfile Profile => Sheet.Profile;
}

/// <summary>Reading reports.</summary>
public sealed class ReportQueries(ThiDuaDb db, IndicatorQueries indicators, AuditQueries audit)
{
    /// <summary>Reports of the commune, newest period first.</summary>
    public async Task<IReadOnlyList<Report>> ListAsync(CancellationToken ct = default) =>
        await db.Set<Report>().OrderByDescending(r => r.Period).AsNoTracking().ToListAsync(ct);

    /// <summary>The report of a kind and period, or null.</summary>
    public async Task<Report?> FindAsync(ReportKind kind, string period, CancellationToken ct = default) =>
        await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.Period == period, ct);

    /// <summary>The report as it stands: the signed snapshot when it is locked, else composed from the records.</summary>
    public async Task<ReportModel> CurrentModelAsync(Guid reportId, CancellationToken ct = default)
    {
        var report = await db.LoadAsync<Report>(reportId, "báo cáo", ct);
        if (report.State == ReportState.Locked)
        {
            var snapshot = await db.Set<ReportSnapshot>().AsNoTracking().SingleAsync(s => s.ReportId == reportId && s.Edition == report.Edition, ct);
            return ReportModel.FromJson(snapshot.Model);
        }

        return ReportComposer.Compose(await LoadAsync(reportId, ct)).Model;
    }

    /// <summary>Everything the report is made from.</summary>
    public async Task<ReportData> LoadAsync(Guid reportId, CancellationToken ct = default)
    {
        var report = await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, ct) ?? throw new RecordNotFoundException("báo cáo");
        var period = Period.Parse(report.Period);
        var key = report.Period;
        var owner = await db.Set<Owner>().AsNoTracking().SingleAsync(o => o.Id == db.OwnerId, ct);
        return new(
            report,
            await indicators.SheetAsync(period, ct),
            owner.Code,
            await indicators.NarrativesAsync(period, ct),
            await db.Set<OfficialDocument>().Where(d => d.Period == key).OrderBy(d => d.Order).AsNoTracking().ToListAsync(ct),
            await db.Set<Movement>().Where(m => m.FromYear <= period.Year && period.Year <= m.ToYear).OrderBy(m => m.Order).AsNoTracking().ToListAsync(ct),
            await db.Set<AwardLine>().Where(a => a.Period == key).OrderBy(a => a.Order).AsNoTracking().ToListAsync(ct),
            await db.Set<RewardRate>().AsNoTracking().ToListAsync(ct),
            await db.Set<FundEntry>().Where(e => e.Period == key).AsNoTracking().ToListAsync(ct),
            await db.Set<ReportItem>().Where(i => i.Period == key).OrderBy(i => i.Kind).ThenBy(i => i.Order).AsNoTracking().ToListAsync(ct),
            await db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.Hamlet && (u.LastYear == null || u.LastYear >= period.Year), ct),
            await db.Set<ReportSection>().Where(s => s.ReportId == reportId).AsNoTracking().ToDictionaryAsync(s => s.SectionId, StringComparer.Ordinal, ct),
            await db.Set<ReportExplanation>().Where(e => e.ReportId == reportId).AsNoTracking().ToDictionaryAsync(e => e.ProblemKey, e => e.Reason, StringComparer.Ordinal, ct),
            await audit.HeadAsync(ct));
    }
}
