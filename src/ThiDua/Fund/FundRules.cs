using ThiDua.Awards;

namespace ThiDua.Fund;

/// <summary>Money of award lines and of the fund. All sums in đồng.</summary>
public static class FundRules
{
    /// <summary>The rate for a subject on a day, or null when none is set: no rate is assumed.</summary>
    public static RewardRate? RateOn(IEnumerable<RewardRate> rates, AwardSubject subject, DateOnly day) =>
        rates.Where(r => r.Subject == subject && r.FromDate <= day && (r.ToDate is null || day <= r.ToDate)).OrderByDescending(r => r.FromDate).FirstOrDefault();

    /// <summary>
    /// Money of one line: its own amount, or count × rate for awards the commune itself grants. Awards of other levels are paid by the body that
    /// grants them (Nghị định 91/2017/NĐ-CP, Điều 68) and cost the commune nothing unless an amount is recorded.
    /// </summary>
    public static decimal? MoneyOf(AwardLine line, IEnumerable<RewardRate> rates, DateOnly day) =>
        line.Amount ?? (line is { Level: AwardLevel.Commune, State: AwardState.Awarded, Count: { } count } ? count * RateOn(rates, line.Subject, day)?.Amount : null);

    /// <summary>Money spent: lines with money, and payments recorded beside them.</summary>
    public static decimal Spent(IEnumerable<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, IEnumerable<FundEntry> entries, DateOnly day) =>
        lines.Sum(l => MoneyOf(l, rates, day) ?? 0) + entries.Where(e => e.Kind == FundEntryKind.Payment).Sum(e => e.Amount);
}
