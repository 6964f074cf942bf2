using ThiDua.Awards;

namespace ThiDua.Fund;

/// <summary>Money of award lines and of the fund. All sums in đồng.</summary>
public static class FundRules
{
    /// <summary>The rate for a subject on a day, or null when none is set: no rate is assumed.</summary>
    public static RewardRate? RateOn(IEnumerable<RewardRate> rates, AwardSubject subject, DateOnly day) =>
        rates.Where(r => r.Subject == subject && r.FromDate <= day && (r.ToDate is null || day <= r.ToDate)).OrderByDescending(r => r.FromDate).FirstOrDefault();

    /// <summary>Money of one line: count × rate when it follows the rates, else its own amount; null = not known.</summary>
    public static decimal? MoneyOf(AwardLine line, IEnumerable<RewardRate> rates, DateOnly day) =>
        line.ByRate ? line.Count * RateOn(rates, line.Subject, day)?.Amount : line.Amount;

    /// <summary>Money of a batch of awards, from the lines whose money is known.</summary>
    public static decimal MoneyOfBatch(IEnumerable<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, string group, DateOnly day) =>
        lines.Where(l => l.GroupCode == group && l.State == AwardState.Awarded).Sum(l => MoneyOf(l, rates, day) ?? 0);

    /// <summary>Money of one line of the fund.</summary>
    public static decimal AmountOf(FundEntry entry, IEnumerable<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, DateOnly day) =>
        entry.Amount ?? (entry.GroupCode is { } group ? MoneyOfBatch(lines, rates, group, day) : 0);

    /// <summary>Sum of the entries of one kind.</summary>
    public static decimal Total(FundEntryKind kind, IEnumerable<FundEntry> entries, IReadOnlyCollection<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, DateOnly day) =>
        entries.Where(e => e.Kind == kind).Sum(e => AmountOf(e, lines, rates, day));
}
