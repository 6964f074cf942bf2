using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Figures a unit owes, with their day.</summary>
public sealed record OwedFigures(string Unit, DateOnly DueOn, int Count, IReadOnlyList<string> Names);

/// <summary>Awards of one level and state.</summary>
/// <param name="Label">Level and state in Vietnamese.</param>
/// <param name="Collectives">Awards to collectives; null when none is recorded.</param>
/// <param name="Individuals">To persons.</param>
/// <param name="Households">To households.</param>
/// <param name="Uncounted">Lines whose number is not known.</param>
public sealed record AwardTotals(string Label, int? Collectives, int? Individuals, int? Households, int Uncounted);

/// <summary>The fund of a year.</summary>
/// <param name="Allocated">What was given; null when nothing is recorded.</param>
/// <param name="Spent">What was paid.</param>
/// <param name="Entries">Recorded lines.</param>
public sealed record FundTotals(decimal? Allocated, decimal Spent, int Entries);

/// <summary>What the start page shows of a year.</summary>
public sealed record HomeView(ReportView? Report, FigureSheet? Sheet, IReadOnlyList<OwedFigures> Owed, IReadOnlyList<AwardTotals> Awards, FundTotals Fund);

/// <summary>Reading for the start page.</summary>
public sealed class HomeQueries(ThiDuaDb db, IndicatorQueries indicators, ReportQueries reports, FundService fund)
{
    /// <summary>Everything about one year; a year that is not opened gives an empty view.</summary>
    public async Task<HomeView> OfPeriodAsync(Period period, CancellationToken ct = default)
    {
        var key = period.ToString();
        var report = await reports.FindAsync(period.Kind == PeriodKind.Year ? ReportKind.TongKet : ReportKind.SoKet, key, ct);
        var view = report is null ? null : await reports.ViewAsync(report.Id, ct);
        var opened = await db.Set<WorkingYear>().AnyAsync(y => y.Year == period.Year, ct);
        var sheet = view?.Data.Sheet ?? (opened ? await indicators.SheetAsync(period, ct) : null);
        var money = await fund.SheetAsync(period, ct);
        return new(view, sheet, await OwedAsync(key, ct), Totals(money.Lines), new(money.HasAllocation ? money.Allocated : null, money.Paid, money.Entries.Count));
    }

    private async Task<IReadOnlyList<OwedFigures>> OwedAsync(string period, CancellationToken ct)
    {
        var owed = await db.Set<FigureAssignment>().Where(a => a.Period == period && a.SentAt == null)
            .Join(db.Set<Unit>(), a => a.UnitId, u => u.Id, (a, u) => new { a.DueOn, Unit = u.Name, a.IndicatorId })
            .Join(db.Set<Indicator>(), a => a.IndicatorId, i => i.Id, (a, i) => new { a.DueOn, a.Unit, i.Name }).AsNoTracking().ToListAsync(ct);
        return [.. owed.GroupBy(o => (o.Unit, o.DueOn)).OrderBy(g => g.Key.DueOn).Select(g => new OwedFigures(g.Key.Unit, g.Key.DueOn, g.Count(), [.. g.Select(o => o.Name).Take(3)]))];
    }

    private static List<AwardTotals> Totals(IReadOnlyList<AwardLine> awards)
    {
        var state = awards.Where(a => a.State != AwardState.Refused && a.Direction != AwardDirection.OtherBody).ToList();
        var rows = state.GroupBy(a => (a.Level, a.State)).OrderBy(g => g.Key.Level).ThenByDescending(g => g.Key.State)
            .Select(g => Row($"{VietnameseText.Capitalise(TitleWords.Level(g.Key.Level))}, {(g.Key.State == AwardState.Awarded ? "đã khen" : "đang đề nghị")}", [.. g])).ToList();
        if (rows.Count > 1)
        {
            rows.Add(Row("Cộng", state));
        }

        if (awards.Where(a => a.State == AwardState.Awarded && a.Direction == AwardDirection.OtherBody).ToList() is { Count: > 0 } others)
        {
            rows.Add(Row("Đảng, Mặt trận, đoàn thể, ngành khen", others)); // not part of the state's awards
        }

        return rows;
    }

    private static AwardTotals Row(string label, IReadOnlyList<AwardLine> lines)
    {
        int? Of(AwardSubject subject) => lines.Any(l => l.Subject == subject && l.Count is not null) ? lines.Where(l => l.Subject == subject).Sum(l => l.Count ?? 0) : null;
        return new(label, Of(AwardSubject.Collective), Of(AwardSubject.Individual), Of(AwardSubject.Household), lines.Count(l => l.Count is null));
    }
}
