using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Fund;

/// <summary>The fund of a period, counted.</summary>
/// <param name="Entries">Entries by day, those without a day last.</param>
/// <param name="Lines">Awards of the period.</param>
/// <param name="Rates">All rates.</param>
/// <param name="Day">Day whose rates count.</param>
public sealed record FundSheet(IReadOnlyList<FundEntry> Entries, IReadOnlyList<AwardLine> Lines, IReadOnlyList<RewardRate> Rates, DateOnly Day)
{
    /// <summary>Lines of batches awarded in another period and paid in this one: the money of their payments follows them.</summary>
    public IReadOnlyList<AwardLine> PaidLines { get; init; } = [];

    /// <summary>All lines a payment may follow.</summary>
    public IReadOnlyList<AwardLine> AllLines => [.. Lines, .. PaidLines];

    /// <summary>Allocated, in đồng.</summary>
    public decimal Allocated => FundRules.Total(FundEntryKind.Allocation, Entries, AllLines, Rates, Day);

    /// <summary>Paid, in đồng.</summary>
    public decimal Paid => FundRules.Total(FundEntryKind.Payment, Entries, AllLines, Rates, Day);

    /// <summary>What is left; negative when more was paid than allocated.</summary>
    public decimal Balance => Allocated - Paid;

    /// <summary>Whether an allocation was entered at all.</summary>
    public bool HasAllocation => Entries.Any(e => e.Kind == FundEntryKind.Allocation);

    /// <summary>Money of one entry.</summary>
    public decimal AmountOf(FundEntry entry) => FundRules.AmountOf(entry, AllLines, Rates, Day);

    /// <summary>Money of a batch of awards.</summary>
    public decimal MoneyOfBatch(string group) => FundRules.MoneyOfBatch(Lines, Rates, group, Day);

    /// <summary>Money of one line; null when it is not known.</summary>
    public decimal? MoneyOf(AwardLine line) => FundRules.MoneyOf(line, Rates, Day);
}

/// <summary>Reading and writing the emulation fund and the rates. The caller opens the scope and commits.</summary>
public sealed class FundService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>The fund of a period.</summary>
    public async Task<FundSheet> SheetAsync(Period period, CancellationToken ct = default)
    {
        var entries = await db.Set<FundEntry>().Where(RecordsOfPeriod.Of<FundEntry>(period, e => e.Date)).AsNoTracking().ToListAsync(ct);
        var lines = await AwardQueries.Of(db, period).AsNoTracking().ToListAsync(ct);
        return new([.. entries.OrderBy(e => e.Date ?? DateOnly.MaxValue).ThenBy(e => e.Id)], lines, await RatesAsync(ct), period.End) { PaidLines = await PaidLinesAsync(db, period, entries, lines, ct) };
    }

    /// <summary>Lines of the batches that entries of a period pay though the period does not show them: awarded in June, paid in July.</summary>
    public static async Task<IReadOnlyList<AwardLine>> PaidLinesAsync(ThiDuaDb db, Period period, IReadOnlyCollection<FundEntry> entries, IReadOnlyCollection<AwardLine> lines, CancellationToken ct = default)
    {
        var paid = entries.Select(e => e.GroupCode).OfType<string>().Where(g => lines.All(l => l.GroupCode != g)).ToList();
        var around = period.Wholes().SelectMany(RecordsOfPeriod.Around).Concat(RecordsOfPeriod.Around(period)).Distinct(StringComparer.Ordinal).ToList();
        return paid.Count == 0 ? [] : await db.Set<AwardLine>().Where(a => around.Contains(a.Period) && paid.Contains(a.GroupCode)).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>The payment list of a batch, or a 404.</summary>
    public async Task<PaymentList> PaymentListAsync(Period period, string group, CancellationToken ct = default)
    {
        var lines = await AwardQueries.OfBatch(db, period, group).AsNoTracking().ToListAsync(ct);
        if (lines.Count == 0)
        {
            throw new RecordNotFoundException("đợt khen thưởng");
        }

        var ids = lines.Select(l => l.Id).ToList();
        var recipients = (await db.Set<AwardRecipient>().Where(r => ids.Contains(r.LineId)).OrderBy(r => r.Order).AsNoTracking().ToListAsync(ct)).ToLookup(r => r.LineId);
        var decision = await db.Set<AwardDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Period == lines[0].Period && d.GroupCode == group, ct);
        return PaymentList.Of(lines, recipients, await RatesAsync(ct), decision, period.End);
    }

    /// <summary>All rates, by subject and day.</summary>
    public async Task<IReadOnlyList<RewardRate>> RatesAsync(CancellationToken ct = default) =>
        [.. (await db.Set<RewardRate>().AsNoTracking().ToListAsync(ct)).OrderBy(r => r.Subject).ThenByDescending(r => r.FromDate)];

    /// <summary>Saves an allocation or a payment.</summary>
    public async Task<FundEntry> SaveEntryAsync(Guid? id, Period period, FundEntryInput input, Actor actor, CancellationToken ct = default)
    {
        var entry = id is { } known ? await db.LoadAsync<FundEntry>(known, "khoản quỹ", ct) : null;
        var year = entry is null ? period : Period.Parse(entry.Period);
        var sheet = await SheetAsync(Period.OfYear(year.Year), ct); // a batch awarded in one half-year may be paid in the other, once
        FundRules.Check(input, id, year, clock.Today, sheet.Entries, sheet.Lines);
        return await db.SaveAsync(entry, input.Version, OperationKinds.RecordSaved, actor, () => new FundEntry { OwnerId = db.OwnerId, Period = year.ToString(), Kind = input.Kind!.Value, Note = input.Note! }, e =>
        {
            e.Kind = input.Kind!.Value;
            e.Amount = input.Amount;
            e.GroupCode = input.GroupCode;
            e.Date = input.Date;
            e.Note = input.Note!;
        }, ct);
    }

    /// <summary>Removes an entry; returns what it was for.</summary>
    public Task<string> RemoveEntryAsync(Guid id, Actor actor, CancellationToken ct = default) => db.RemoveAsync<FundEntry>(id, "khoản quỹ", OperationKinds.RecordRemoved, actor, e => e.Note, ct);

    /// <summary>Saves a rate; an open rate of the same subject from an earlier day ends the day before.</summary>
    public async Task<RewardRate> SaveRateAsync(Guid? id, RewardRateInput input, Actor actor, CancellationToken ct = default)
    {
        var rates = await db.Set<RewardRate>().ToListAsync(ct);
        var rate = id is null ? null : rates.SingleOrDefault(r => r.Id == id) ?? throw new RecordNotFoundException("mức thưởng");
        FundRules.Check(input, id, rates);
        if (rate is null && rates.SingleOrDefault(r => r.Subject == input.Subject && r.ToDate is null && r.FromDate < input.FromDate) is { } open)
        {
            open.ToDate = input.FromDate!.Value.AddDays(-1);
        }

        return await db.SaveAsync(rate, input.Version, OperationKinds.RecordSaved, actor, () => new RewardRate { OwnerId = db.OwnerId, Subject = input.Subject!.Value, Amount = input.Amount!.Value, FromDate = input.FromDate!.Value }, r =>
        {
            r.Subject = input.Subject!.Value;
            r.Amount = input.Amount!.Value;
            r.FromDate = input.FromDate!.Value;
            r.ToDate = input.ToDate;
        }, ct);
    }

    /// <summary>Removes a rate; returns what it was called.</summary>
    public Task<string> RemoveRateAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.RemoveAsync<RewardRate>(id, "mức thưởng", OperationKinds.RecordRemoved, actor, r => "Mức thưởng cho " + TitleWords.Subject(r.Subject), ct);
}
