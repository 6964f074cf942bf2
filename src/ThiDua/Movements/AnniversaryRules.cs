using System.Globalization;
using System.Text.RegularExpressions;
using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>The years of an anniversary, computed, and the mistakes people make when they type them.</summary>
public static partial class AnniversaryRules
{
    /// <summary>"Kỷ niệm 90 năm Ngày truyền thống Đảng bộ tỉnh Lạng Sơn (15/6/1933 - 15/6/2023)".</summary>
    public static string Text(string name, DateOnly day, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"Kỷ niệm {year - day.Year} năm {name} ({VietnameseDate.Text(day)} - {VietnameseDate.Text(day.AddYears(year - day.Year))})");

    /// <summary>
    /// What is wrong with anniversaries told in a text of a year: "Kỷ niệm 48 năm … (30/4/1975 – 30/4/2022)" counts one year too many or ends a year too early.
    /// </summary>
    /// <param name="text">Name, content or abstract.</param>
    /// <param name="year">Year the text is about.</param>
    public static IReadOnlyList<string> Problems(string? text, int year)
    {
        var problems = new List<string>();
        foreach (Match m in Told().Matches(text ?? ""))
        {
            var (from, to) = (Number(m, "fy"), Number(m, "ty"));
            var told = m.Groups["n"].Success ? Number(m, "n") : (int?)null;
            var days = $"{m.Groups["from"].Value} – {m.Groups["to"].Value}";
            if ((Number(m, "fd"), Number(m, "fm")) != (Number(m, "td"), Number(m, "tm")))
            {
                problems.Add($"“{days}”: hai ngày kỷ niệm khác nhau. Kiểm tra lại ngày.");
            }
            else if (to != year)
            {
                problems.Add($"“{days}” kết thúc ở năm {to}, trong khi đang nói về năm {year}{(told is null or 0 ? "" : $"; tính đến năm {year} là {year - from} năm")}. Sửa năm.");
            }
            else if (told is { } n && n != to - from)
            {
                problems.Add($"“{m.Value.Trim()}”: từ {from} đến {to} là {to - from} năm, không phải {n} năm. Sửa số năm.");
            }
        }

        return problems;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // "… 48 năm ngày Giải phóng … (30/4/1975 – 30/4/2022)"; the count may be missing
    [GeneratedRegex(@"(?:(?<n>\d{1,3}) năm [^()\n]{0,160}?)?\(?(?<from>(?<fd>\d{1,2})/(?<fm>\d{1,2})/(?<fy>\d{4}))\s*[-–—]\s*(?<to>(?<td>\d{1,2})/(?<tm>\d{1,2})/(?<ty>\d{4}))\)?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Told();
}
