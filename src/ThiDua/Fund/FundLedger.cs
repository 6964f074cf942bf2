namespace ThiDua.Fund;

/// <summary>One line of the ledger with what is left after it.</summary>
/// <param name="Entry">Entry.</param>
/// <param name="Amount">Đồng.</param>
/// <param name="Balance">Left after it; null while nothing was allocated before.</param>
public sealed record LedgerLine(FundEntry Entry, decimal Amount, decimal? Balance);

/// <summary>The fund of a period as a running account (sổ quỹ).</summary>
public static class FundLedger
{
    /// <summary>Entries by day, allocations of a day before its payments, those without a day last, each with the balance after it.</summary>
    public static IReadOnlyList<LedgerLine> Of(FundSheet sheet)
    {
        var (balance, allocated) = (0m, false);
        var lines = new List<LedgerLine>();
        foreach (var entry in sheet.Entries.OrderBy(e => e.Date ?? DateOnly.MaxValue).ThenBy(e => e.Kind).ThenBy(e => e.Id))
        {
            var amount = sheet.AmountOf(entry);
            balance += entry.Kind == FundEntryKind.Allocation ? amount : -amount;
            allocated |= entry.Kind == FundEntryKind.Allocation;
            lines.Add(new(entry, amount, allocated ? balance : null));
        }

        return lines;
    }
}
