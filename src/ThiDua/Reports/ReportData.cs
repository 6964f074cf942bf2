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
    /// <summary>The report's template with the commune's own outline; null takes the embedded template as it is.</summary>
    public Outline? Outline { get; init; }

    /// <summary>What the report is composed from.</summary>
    public ReportTemplate Template => Outline?.Template ?? ReportTemplate.Find(Report.TemplateId, Report.TemplateVersion);

    /// <summary>Period of the report.</summary>
    public Period Period => Sheet.Period;

    /// <summary>The commune's settings.</summary>
    public CommuneProfile Profile => Sheet.Profile;

    /// <summary>Lines of batches awarded in another period and paid in this one.</summary>
    public IReadOnlyList<AwardLine> PaidLines { get; init; } = [];

    /// <summary>All lines the payments of the fund may follow.</summary>
    public IReadOnlyList<AwardLine> FundLines => [.. Awards, .. PaidLines];

    /// <summary>Figures the office entered for units, by figure, with the paper behind each.</summary>
    public IReadOnlyDictionary<Guid, OnBehalfPaper> OnBehalf { get; init; } = new Dictionary<Guid, OnBehalfPaper>();

    /// <summary>The day the data were read: what is not signed yet carries its month.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The issued report this one corrects; null when it corrects none.</summary>
    public CorrectedEdition? Corrected { get; init; }

    /// <summary>Names of the units that award lines belong to.</summary>
    public IReadOnlyDictionary<Guid, string> UnitNames { get; init; } = new Dictionary<Guid, string>();
}

/// <summary>What a corrected edition says of the one it corrects.</summary>
/// <param name="Edition">Number of the edition.</param>
/// <param name="Head">Head it was issued with: number, symbol, day, body.</param>
/// <param name="Reason">Why it is corrected.</param>
public sealed record CorrectedEdition(int Edition, ReportHead Head, string? Reason);

/// <summary>A line of the list of reports.</summary>
/// <param name="Report">The report.</param>
/// <param name="LastDraft">Number of its last draft; 0 before the first.</param>
/// <param name="Number">Number of the last signed edition.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="Blocking">Problems that held it back when it was composed last; null while it was not.</param>
public sealed record ReportRow(Report Report, int LastDraft, string? Number, DateOnly? IssuedOn, int? Blocking);

/// <summary>Reading reports.</summary>
public sealed class ReportQueries(ThiDuaDb db, IndicatorQueries indicators, AuditQueries audit, TemplateQueries templates, VietnamClock clock)
{
    /// <summary>Reports of the commune, newest period first.</summary>
    public async Task<IReadOnlyList<Report>> ListAsync(CancellationToken ct = default) =>
        await db.Set<Report>().OrderByDescending(r => r.Period).AsNoTracking().ToListAsync(ct);

    /// <summary>Reports for the list: numbers of drafts kept and the last signed edition beside each.</summary>
    /// <param name="signedOnly">Leave out what is not locked.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ReportRow>> RowsAsync(bool signedOnly, CancellationToken ct = default)
    {
        var reports = (await ListAsync(ct)).Where(r => !signedOnly || r.State == ReportState.Locked).ToList();
        var drafts = await db.Set<ReportDraft>().GroupBy(d => d.ReportId).Select(g => new { g.Key, Last = g.Max(d => d.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        var signed = await db.Set<ReportSnapshot>().GroupBy(s => s.ReportId).Select(g => g.OrderByDescending(s => s.Edition).Select(s => new { s.ReportId, s.Number, s.IssuedOn }).First()).ToDictionaryAsync(s => s.ReportId, ct);
        var checks = await db.Set<ReportCheck>().ToDictionaryAsync(c => c.Id, c => (int?)c.Blocking, ct);
        return [.. reports.OrderByDescending(r => Period.Parse(r.Period).End).ThenBy(r => r.Kind)
            .Select(r => new ReportRow(r, drafts.GetValueOrDefault(r.Id), signed.GetValueOrDefault(r.Id)?.Number, signed.GetValueOrDefault(r.Id)?.IssuedOn, checks.GetValueOrDefault(r.Id)))];
    }

    /// <summary>The report of a kind and period, or null.</summary>
    public async Task<Report?> FindAsync(ReportKind kind, string period, CancellationToken ct = default) =>
        await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.Period == period, ct);

    /// <summary>Problems that held the reports of a year back when they were composed last: for the menu, without composing anything.</summary>
    public Task<int> BlockingAsync(int year, CancellationToken ct = default)
    {
        var prefix = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.Set<Report>().Where(r => r.State == ReportState.Draft && r.Period.StartsWith(prefix)).Join(db.Set<ReportCheck>(), r => r.Id, c => c.Id, (_, c) => c.Blocking).SumAsync(ct);
    }

    /// <summary>The report as its page shows it.</summary>
    public async Task<ReportView> ViewAsync(Guid reportId, CancellationToken ct = default)
    {
        var data = await LoadAsync(reportId, ct);
        var model = ReportComposer.Compose(data).Model;
        var editions = await EditionsAsync(reportId, ct);
        var draft = await db.Set<ReportDraft>().Where(d => d.ReportId == reportId).MaxAsync(d => (int?)d.Number, ct) ?? 0;
        if (data.Report.State != ReportState.Locked)
        {
            var newest = await templates.NewestAsync(data.Report.TemplateId, ct);
            return new(data.Report, model, null, data, ReportProblems.Find(data, model), editions, draft) { NewerTemplate = newest?.Version > data.Report.TemplateVersion ? newest.Version : null };
        }

        var edition = data.Report.Edition;
        var signed = await db.Set<ReportSnapshot>().Where(s => s.ReportId == reportId && s.Edition == edition).Select(s => s.Model).SingleAsync(ct);
        return new(data.Report, ReportModel.FromJson(signed), model, data, [], editions, draft);
    }

    /// <summary>The report as the newest version of a template would print it, with the commune's own outline of it.</summary>
    public async Task<ReportModel> WithTemplateAsync(ReportData data, string templateId, CancellationToken ct = default)
    {
        var template = await templates.NewestAsync(templateId, ct) ?? throw new RecordNotFoundException("mẫu báo cáo");
        return ReportComposer.Compose(data with { Outline = await templates.OutlineAsync(template.Id, template.Version, ct) }).Model;
    }

    /// <summary>Signed editions, newest first.</summary>
    public async Task<IReadOnlyList<EditionInfo>> EditionsAsync(Guid reportId, CancellationToken ct = default) =>
        await db.Set<ReportSnapshot>().Where(s => s.ReportId == reportId).OrderByDescending(s => s.Edition)
            .Select(s => new EditionInfo(s.Edition, s.Number, s.IssuedOn, s.LockedAt, s.LockedBy, s.AuditHead, s.UnlockReason, s.Corrects, s.SignedFileId)).ToListAsync(ct);

    /// <summary>Kept drafts, newest first.</summary>
    public async Task<IReadOnlyList<DraftInfo>> DraftsAsync(Guid reportId, CancellationToken ct = default) =>
        await db.Set<ReportDraft>().Where(d => d.ReportId == reportId).OrderByDescending(d => d.Number).Select(d => new DraftInfo(d.Number, d.CreatedAt, d.CreatedBy)).ToListAsync(ct);

    /// <summary>The model of one kept draft, or a 404.</summary>
    public async Task<ReportModel> DraftAsync(Guid reportId, int number, CancellationToken ct = default) =>
        ReportModel.FromJson(await db.Set<ReportDraft>().Where(d => d.ReportId == reportId && d.Number == number).Select(d => d.Model).SingleOrDefaultAsync(ct) ?? throw new RecordNotFoundException("bản nháp"));

    /// <summary>The draft that prints the words a file was printed from, newest first; null when none was kept.</summary>
    public async Task<(PrintedReport Printed, DraftInfo Draft)?> PrintedDraftAsync(Guid reportId, string content, CancellationToken ct = default) =>
        await db.Set<ReportDraft>().Where(d => d.ReportId == reportId && d.Content == content).OrderByDescending(d => d.Number).AsNoTracking().FirstOrDefaultAsync(ct) is { Texts: { } texts } draft
            ? (PrintedReport.FromJson(draft.Model, texts), new(draft.Number, draft.CreatedAt, draft.CreatedBy))
            : null;

    /// <summary>Model and Word file of one signed edition, or a 404.</summary>
    public async Task<ReportSnapshot> SnapshotAsync(Guid reportId, int edition, CancellationToken ct = default) =>
        await db.Set<ReportSnapshot>().AsNoTracking().SingleOrDefaultAsync(s => s.ReportId == reportId && s.Edition == edition, ct) ?? throw new RecordNotFoundException("bản đã ký");

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

    /// <summary>
    /// An appendix of the period's report by itself (<c>phu-luc-1</c>, <c>phu-luc-2</c>), with the head its reference line comes from: as its report prints it, else in its usual
    /// form. Null when the period has no report; the final one comes before the interim one.
    /// </summary>
    public async Task<(ModelAppendix Appendix, ReportHead Head)?> AppendixAsync(string kind, Period period, CancellationToken ct = default)
    {
        if (await FindAsync(ReportKind.TongKet, period.ToString(), ct) is not { } report && (report = await FindAsync(ReportKind.SoKet, period.ToString(), ct)) is null)
        {
            return null;
        }

        var model = await CurrentModelAsync(report.Id, ct);
        if (model.Appendices?.FirstOrDefault(a => a.Id.StartsWith(kind, StringComparison.Ordinal)) is { } printed)
        {
            return (printed, model.Head);
        }

        var data = await LoadAsync(report.Id, ct);
        var usual = Appendices.Compose(data, [Appendices.Usual(kind, period)], new(data), model.Head)[0];
        return (usual with { Label = kind == "phu-luc-1" ? "Phụ lục I" : "Phụ lục II" }, model.Head);
    }

    /// <summary>Everything the report is made from.</summary>
    public async Task<ReportData> LoadAsync(Guid reportId, CancellationToken ct = default)
    {
        var report = await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, ct) ?? throw new RecordNotFoundException("báo cáo");
        var period = Period.Parse(report.Period);
        var key = report.Period;
        var owner = await db.Set<Owner>().AsNoTracking().SingleAsync(o => o.Id == db.OwnerId, ct);
        var awards = await AwardQueries.Of(db, period).Include(a => a.Recipients.OrderBy(r => r.Order)).AsNoTracking().ToListAsync(ct);
        var entries = await db.Set<FundEntry>().Where(RecordsOfPeriod.Of<FundEntry>(period, e => e.Date)).AsNoTracking().ToListAsync(ct);
        var units = awards.Select(a => a.UnitId).OfType<Guid>().ToHashSet();
        return new(
            report,
            await indicators.SheetAsync(period, ct),
            owner.Code,
            await indicators.NarrativesAsync(period, ct),
            await RegistryQueries.OfPeriodAsync(db, period, ct),
            await db.Set<Movement>().Where(m => m.FromYear <= period.Year && period.Year <= m.ToYear).OrderBy(m => m.Order).AsNoTracking().ToListAsync(ct),
            awards,
            await db.Set<RewardRate>().AsNoTracking().ToListAsync(ct),
            entries,
            await db.Set<ReportItem>().Where(i => i.Period == key).OrderBy(i => i.Kind).ThenBy(i => i.Order).AsNoTracking().ToListAsync(ct),
            await db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.Hamlet && (u.LastYear == null || u.LastYear >= period.Year), ct),
            await db.Set<ReportSection>().Where(s => s.ReportId == reportId).AsNoTracking().ToDictionaryAsync(s => s.SectionId, StringComparer.Ordinal, ct),
            await db.Set<ReportExplanation>().Where(e => e.ReportId == reportId).AsNoTracking().ToDictionaryAsync(e => e.ProblemKey, e => e.Reason, StringComparer.Ordinal, ct),
            await audit.HeadAsync(ct))
        {
            Corrected = report.Corrects is { } corrected ? await CorrectedAsync(reportId, corrected, ct) : null,
            Outline = await templates.OutlineAsync(report.TemplateId, report.TemplateVersion, ct),
            PaidLines = await FundService.PaidLinesAsync(db, period, entries, awards, ct),
            OnBehalf = await indicators.OnBehalfAsync(period, ct),
            Today = owner.FixedToday ?? clock.Today,
            UnitNames = await db.Set<Unit>().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct),
        };
    }

    private async Task<CorrectedEdition> CorrectedAsync(Guid reportId, int edition, CancellationToken ct)
    {
        var snapshot = await db.Set<ReportSnapshot>().Where(s => s.ReportId == reportId && s.Edition == edition).Select(s => new { s.Model, s.UnlockReason }).SingleAsync(ct);
        return new(edition, ReportModel.FromJson(snapshot.Model).Head, snapshot.UnlockReason);
    }
}
