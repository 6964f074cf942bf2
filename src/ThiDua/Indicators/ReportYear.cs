using System.Globalization;

namespace ThiDua.Indicators;

/// <summary>The year a report tells of, by its head.</summary>
public static class ReportYear
{
    private const int Head = 3_000;

    /// <summary>The year named with "năm" most often among the first lines; the earlier one when two are, for a report also names the year to come. Null when none is.</summary>
    public static int? Guess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = text.AsSpan(0, Math.Min(text.Length, Head)).ToString().Normalize();
        var title = head.IndexOf("BÁO CÁO", StringComparison.Ordinal);
        var found = Years(title < 0 ? head : head[title..]);
        return found.Count == 0 ? null : found.GroupBy(y => y).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    private static List<int> Years(string head)
    {
        var years = new List<int>();
        for (var at = head.IndexOf("năm", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("năm", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            var from = at + 3;
            while (from < head.Length && char.IsWhiteSpace(head[from]))
            {
                from++;
            }

            // "ngày 12 tháng 11 năm 2022" dates a document
            var dated = head.LastIndexOf("tháng", at, Math.Min(at, 14), StringComparison.OrdinalIgnoreCase) >= 0;
            if (!dated && from + 4 <= head.Length && int.TryParse(head.AsSpan(from, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100
                && (from + 4 == head.Length || !char.IsLetterOrDigit(head[from + 4])))
            {
                years.Add(year);
            }
        }

        return years;
    }
}
