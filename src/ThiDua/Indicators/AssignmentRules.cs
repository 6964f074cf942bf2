using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Due days, reminders and the tokens of one-use links. Pure but for the drawing of random bytes.</summary>
public static class AssignmentRules
{
    /// <summary>Days a link lives unless another span is chosen.</summary>
    public const int LinkDays = 14;

    /// <summary>The longest life of a link in days.</summary>
    public const int MostLinkDays = 60;

    /// <summary>The usual due day: 5 December for a year, else five days after the period's end.</summary>
    public static DateOnly UsualDueDay(Period period) => period.Kind is PeriodKind.Year ? new(period.Year, 12, 5) : period.End.AddDays(5);

    /// <summary>Throws when a due day cannot be meant.</summary>
    public static void CheckDueDay(DateOnly? day, Period period, string field)
    {
        if (day is not { } due)
        {
            throw new DomainException($"Chưa có hạn gửi; nhập ngày/tháng/năm, ví dụ {Day(UsualDueDay(period))}.", field);
        }

        var last = period.End.AddMonths(3);
        if (due < period.Start || due > last)
        {
            throw new DomainException($"Hạn gửi {Day(due)} không hợp với {period.Label}; nhập ngày từ {Day(period.Start)} đến {Day(last)}.", field);
        }
    }

    /// <summary>A remark when the day is no working day, else null.</summary>
    public static string? RestDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => $"Ngày {Day(day)} là thứ Bảy; nhiều đơn vị không làm việc.",
        DayOfWeek.Sunday => $"Ngày {Day(day)} là Chủ nhật; nhiều đơn vị không làm việc.",
        _ => null,
    };

    /// <summary>How long a link lives when nobody says: two weeks, and in any case some days past the due day.</summary>
    public static int UsualLinkDays(DateOnly due, DateOnly today) => Math.Clamp(due.DayNumber - today.DayNumber + 3, LinkDays, MostLinkDays);

    /// <summary>Days past the due day; 0 while there is time.</summary>
    public static int OverdueDays(DateOnly due, DateOnly today) => Math.Max(0, today.DayNumber - due.DayNumber);

    /// <summary>A new token: 256 random bits as base64url.</summary>
    public static string NewToken() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What is stored of a token; null for text that cannot be one.</summary>
    public static byte[]? HashOf(string? token) =>
        token is { Length: 43 } && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;

    /// <summary>The message an officer sends by Zalo.</summary>
    /// <param name="commune">"xã Khôi Kỳ".</param>
    /// <param name="unit">Unit addressed.</param>
    /// <param name="period">Period.</param>
    /// <param name="missing">Names of what is missing.</param>
    /// <param name="due">Due day.</param>
    /// <param name="today">Today.</param>
    /// <param name="link">Address, or null when none was just made.</param>
    /// <param name="expires">Last day of the link.</param>
    public static string Reminder(string commune, string unit, Period period, IReadOnlyList<string> missing, DateOnly due, DateOnly today, string? link, DateOnly? expires)
    {
        var text = new StringBuilder();
        text.Append("Kính gửi ").Append(unit).Append(",\n");
        text.Append("UBND ").Append(commune).Append(" đề nghị đơn vị gửi ").Append(missing.Count.ToString(CultureInfo.InvariantCulture)).Append(" số liệu thi đua, khen thưởng ").Append(period.Label);
        var late = OverdueDays(due, today);
        text.Append(late > 0 ? $" (hạn {Day(due)}, đã quá {late.ToString(CultureInfo.InvariantCulture)} ngày):\n" : $" trước ngày {Day(due)}:\n");
        for (var i = 0; i < missing.Count; i++)
        {
            text.Append((i + 1).ToString(CultureInfo.InvariantCulture)).Append(". ").Append(missing[i]).Append('\n');
        }

        if (link is not null)
        {
            text.Append("Nhập tại đây, không cần tài khoản: ").Append(link).Append('\n');
            text.Append("Liên kết dành riêng cho đơn vị, dùng đến hết ngày ").Append(Day(expires ?? due)).Append(", tự đóng sau khi bấm “Gửi số liệu”. Đề nghị không chuyển cho người khác.\n");
        }

        text.Append("Trân trọng cảm ơn.");
        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
