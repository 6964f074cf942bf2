using System.Globalization;
using ThiDua.Awards;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Fund;

/// <summary>Money of award lines and of the fund. All sums in đồng.</summary>
public static class FundRules
{
    /// <summary>The rate for a subject on a day, or null when none is set: no rate is assumed.</summary>
    public static RewardRate? RateOn(IEnumerable<RewardRate> rates, AwardSubject subject, DateOnly day) =>
        rates.Where(r => r.Subject == subject && r.FromDate <= day && (r.ToDate is null || day <= r.ToDate)).OrderByDescending(r => r.FromDate).FirstOrDefault();

    /// <summary>Money of one recipient of a line: the rate, or the amount of the line shared evenly when that gives whole đồng; null = not known.</summary>
    public static decimal? MoneyEach(AwardLine line, IEnumerable<RewardRate> rates, DateOnly day) =>
        line.ByRate ? RateOn(rates, line.Subject, RateDay(line, day))?.Amount
        : line is { Amount: { } amount, Count: { } count and > 0 } && amount % count == 0 ? amount / count
        : null;

    /// <summary>Money of one line: count × the rate of the day of its decision (else of <paramref name="day"/>, or the last day of its own period when that is earlier) when it follows the rates, else its own amount; null = not known.</summary>
    public static decimal? MoneyOf(AwardLine line, IEnumerable<RewardRate> rates, DateOnly day) =>
        line.ByRate ? line.Count * RateOn(rates, line.Subject, RateDay(line, day))?.Amount : line.Amount;

    // a line of the half-year without a decision keeps its money in the year's report, whatever rate came later
    private static DateOnly RateDay(AwardLine line, DateOnly day) => line.DecidedOn ?? (Period.Parse(line.Period).End is var end && end < day ? end : day);

    /// <summary>Money of a batch of awards, from the lines whose money is known.</summary>
    public static decimal MoneyOfBatch(IEnumerable<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, string group, DateOnly day) =>
        lines.Where(l => l.GroupCode == group && l.State == AwardState.Awarded).Sum(l => MoneyOf(l, rates, day) ?? 0);

    /// <summary>Money of one line of the fund.</summary>
    public static decimal AmountOf(FundEntry entry, IEnumerable<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, DateOnly day) =>
        entry.Amount ?? (entry.GroupCode is { } group ? MoneyOfBatch(lines, rates, group, day) : 0);

    /// <summary>Sum of the entries of one kind.</summary>
    public static decimal Total(FundEntryKind kind, IEnumerable<FundEntry> entries, IReadOnlyCollection<AwardLine> lines, IReadOnlyCollection<RewardRate> rates, DateOnly day) =>
        entries.Where(e => e.Kind == kind).Sum(e => AmountOf(e, lines, rates, day));

    /// <summary>Refuses an entry that cannot be true.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="id">Entry being changed; null for a new one.</param>
    /// <param name="period">Period.</param>
    /// <param name="today">Today.</param>
    /// <param name="entries">Entries of the period.</param>
    /// <param name="lines">Awards of the period.</param>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(FundEntryInput input, Guid? id, Period period, DateOnly today, IEnumerable<FundEntry> entries, IReadOnlyCollection<AwardLine> lines)
    {
        if (input.GroupCode is { } group)
        {
            CheckBatch(input, group, id, entries, lines);
        }
        else if (input.Amount is not { } amount)
        {
            throw new DomainException(input.Kind == FundEntryKind.Payment ? "Chưa có số tiền. Nhập số tiền, hoặc chọn đợt khen thưởng để tính từ các dòng của đợt." : "Chưa có số tiền được cấp. Nhập số tiền, ví dụ 30.000.000.", nameof(input.Amount));
        }
        else
        {
            AwardRules.CheckMoney(amount, nameof(input.Amount), "Số tiền");
            if (amount == 0)
            {
                throw new DomainException("Số tiền bằng 0 thì không cần ghi. Nhập số tiền lớn hơn 0.", nameof(input.Amount));
            }
        }

        if (input.Date is { } day && (day < period.Start || day > period.End))
        {
            throw new DomainException($"Ngày {Text(day)} không thuộc {period.Label}. Nhập ngày từ {Text(period.Start)} đến {Text(period.End)}, hoặc để trống.", nameof(input.Date));
        }

        if (input.Date > today)
        {
            throw new DomainException($"Ngày {Text(input.Date.Value)} sau hôm nay ({Text(today)}). Ghi khi đã cấp hoặc đã chi, hoặc để trống ngày.", nameof(input.Date));
        }
    }

    /// <summary>Refuses a rate that cannot be true. An open rate from an earlier day is no obstacle: it ends the day before.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(RewardRateInput input, Guid? id, IEnumerable<RewardRate> rates)
    {
        AwardRules.CheckMoney(input.Amount!.Value, nameof(input.Amount), "Mức thưởng");
        if (input.Amount == 0)
        {
            throw new DomainException("Mức thưởng bằng 0 thì không cần ghi. Nhập số đồng cho mỗi đối tượng, ví dụ 200.000.", nameof(input.Amount));
        }

        var from = input.FromDate!.Value;
        if (input.ToDate < from)
        {
            throw new DomainException($"Đến ngày {Text(input.ToDate.Value)} trước từ ngày {Text(from)}. Sửa một trong hai ngày, hoặc để trống đến ngày.", nameof(input.ToDate));
        }

        var clash = rates.FirstOrDefault(r => r.Id != id && r.Subject == input.Subject && !EndsBefore(r, from, id) && (input.ToDate is null || r.FromDate <= input.ToDate));
        if (clash is not null)
        {
            var span = clash.ToDate is { } end ? $"từ {Text(clash.FromDate)} đến {Text(end)}" : $"từ {Text(clash.FromDate)}";
            throw new DomainException($"Đã có mức cho {TitleWords.Subject(clash.Subject)} {span}. Chọn ngày khác, hoặc sửa mức đó.", nameof(input.FromDate));
        }
    }

    private static bool EndsBefore(RewardRate rate, DateOnly from, Guid? changed) =>
        rate.ToDate is { } end ? end < from : changed is null && rate.FromDate < from;

    private static void CheckBatch(FundEntryInput input, string group, Guid? id, IEnumerable<FundEntry> entries, IReadOnlyCollection<AwardLine> lines)
    {
        if (input.Kind == FundEntryKind.Allocation)
        {
            throw new DomainException("Cấp quỹ không gắn với đợt khen thưởng. Bỏ chọn đợt, hoặc đổi Loại thành “Chi”.", nameof(input.GroupCode));
        }

        if (input.Amount is not null)
        {
            throw new DomainException("Chi cho đợt khen thưởng thì tiền tính từ các dòng của đợt. Xóa ô số tiền, hoặc bỏ chọn đợt.", nameof(input.Amount));
        }

        if (lines.All(l => l.GroupCode != group))
        {
            throw new DomainException("Đợt khen thưởng đã chọn không còn trong kỳ này. Chọn lại.", nameof(input.GroupCode));
        }

        if (entries.Any(e => e.Id != id && e.GroupCode == group))
        {
            throw new DomainException("Đợt khen thưởng này đã ghi chi một lần. Sửa khoản chi đó, hoặc chọn đợt khác.", nameof(input.GroupCode));
        }
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
