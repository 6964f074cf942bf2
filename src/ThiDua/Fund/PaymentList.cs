using ThiDua.Awards;
using ThiDua.Regulations;

namespace ThiDua.Fund;

/// <summary>One row of a payment list.</summary>
/// <param name="Number">1, 2, 3…</param>
/// <param name="Name">Recipient; null for a place kept for a recipient not named yet.</param>
/// <param name="Position">Position or address.</param>
/// <param name="Award">"Giấy khen".</param>
/// <param name="Amount">Đồng; null when it is not known.</param>
public sealed record PaymentRow(int Number, string? Name, string? Position, string Award, decimal? Amount);

/// <summary>Rows of one kind of subject.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Total">Sum of the known amounts.</param>
public sealed record PaymentGroup(AwardSubject Subject, IReadOnlyList<PaymentRow> Rows, decimal Total);

/// <summary>The payment list of a batch of awards (danh sách chi thưởng): who gets how much and signs for it.</summary>
/// <param name="Title">Batch: "Giấy khen của Chủ tịch UBND xã".</param>
/// <param name="Reason">What for.</param>
/// <param name="Decision">The decision, or null.</param>
/// <param name="Groups">By subject.</param>
/// <param name="Total">All, in đồng: the money of the batch.</param>
/// <param name="Unnamed">Recipients not named yet; each keeps an empty row.</param>
/// <param name="Unpriced">Recipients whose amount is not known.</param>
public sealed record PaymentList(string Title, string Reason, AwardDecision? Decision, IReadOnlyList<PaymentGroup> Groups, decimal Total, int Unnamed, int Unpriced)
{
    private const int MostEmptyRows = 200;

    /// <summary>Makes the list from the awarded lines of a batch.</summary>
    /// <param name="lines">Lines of the batch, in order.</param>
    /// <param name="recipients">Their recipients.</param>
    /// <param name="rates">Rates.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="day">Day whose rates count.</param>
    public static PaymentList Of(IReadOnlyList<AwardLine> lines, ILookup<Guid, AwardRecipient> recipients, IReadOnlyCollection<RewardRate> rates, AwardDecision? decision, DateOnly day)
    {
        var awarded = lines.Where(l => l.State == AwardState.Awarded).ToList();
        var (unnamed, unpriced) = (0, 0);
        var groups = new List<PaymentGroup>();
        foreach (var group in awarded.GroupBy(l => l.Subject).OrderBy(g => g.Key))
        {
            var rows = new List<PaymentRow>();
            foreach (var line in group)
            {
                var each = FundRules.MoneyEach(line, rates, day);
                var named = recipients[line.Id].ToList();
                var missing = Math.Clamp((line.Count ?? 0) - named.Count, 0, MostEmptyRows);
                unnamed += missing;
                unpriced += each is null ? named.Count + missing : 0;
                rows.AddRange(named.Select(r => new PaymentRow(0, r.Name, r.Position, TitleWords.Form(line.Form), each)));
                rows.AddRange(Enumerable.Repeat(new PaymentRow(0, null, null, TitleWords.Form(line.Form), each), missing));
            }

            if (rows.Count > 0)
            {
                groups.Add(new(group.Key, [.. rows.Select((r, at) => r with { Number = at + 1 })], rows.Sum(r => r.Amount ?? 0)));
            }
        }

        var batch = new AwardBatch("", lines);
        return new(batch.Title, lines[0].Reason, decision, groups, groups.Sum(g => g.Total), unnamed, unpriced);
    }
}
