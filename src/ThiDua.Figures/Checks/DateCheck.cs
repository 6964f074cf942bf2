namespace ThiDua.Figures;

/// <summary>Dates and years that cannot be.</summary>
internal static class DateCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Date))
        {
            if (prose[i] is { Kind: ProseTokenKind.Date, IsImpossible: true })
            {
                ReportDate(prose, i);
            }
            else if (prose.Is(i, "ngày"))
            {
                CheckSpelledDate(prose, i);
            }
            else if (prose.Is(i, "năm"))
            {
                CheckYear(prose, i);
            }
        }
    }

    private static void ReportDate(Prose prose, int i)
    {
        var parts = prose.Text(i).Split('/', StringSplitOptions.TrimEntries);
        var suggestion = parts.Length == 4 && IsNumber(parts[0], out var from) && IsNumber(parts[1], out var to) && IsNumber(parts[2], out var month)
            && IsNumber(parts[3], out var year) && from < to && IsDay(from, month, year) && IsDay(to, month, year)
                ? $"{parts[0]}-{parts[1]}/{parts[2]}/{parts[3]}"
                : null;
        var reason = parts.Length > 3 ? "có quá nhiều phần" : "không có trong lịch";
        var ask = suggestion is null ? "Kiểm tra lại ngày, tháng, năm." : $"Nếu là hai ngày liền nhau, viết {suggestion}.";
        prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.Date, i, i, $"Ngày “{prose.Quote(i, i)}” {reason}. {ask}", suggestion: suggestion);
    }

    /// <summary>"ngày 31 tháng 2 năm 2023".</summary>
    private static void CheckSpelledDate(Prose prose, int i)
    {
        if (!prose.Is(i + 2, "tháng") || Whole(prose, i + 1) is not { } day || Whole(prose, i + 3) is not { } month)
        {
            return;
        }

        var withYear = prose.Is(i + 4, "năm") && Whole(prose, i + 5) is >= 1000 and <= 2999;
        if (!IsDay(day, month, withYear ? Whole(prose, i + 5)!.Value : 2000))
        {
            var last = withYear ? i + 5 : i + 3;
            prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.Date, i, last, $"“{prose.Quote(i, last)}” không có trong lịch. Kiểm tra lại ngày, tháng, năm.");
        }
    }

    /// <summary>"năm 20223" has a digit too many; "trong năm 20223 lượt" may be a count.</summary>
    private static void CheckYear(Prose prose, int i)
    {
        var token = prose[i + 1];
        if (token is not { Kind: ProseTokenKind.Number, Marks: NumberMarks.None, Decimals: 0, Length: 5 })
        {
            return;
        }

        var year = prose.Text(i + 1);
        if (!year.StartsWith("20", StringComparison.Ordinal) && !year.StartsWith("19", StringComparison.Ordinal))
        {
            return;
        }

        if (prose.IsWord(i + 2) && !prose[i + 2].StartsLine)
        {
            return;
        }

        var suggestion = WithoutDoubledDigit(year);
        var ask = suggestion is null ? "Kiểm tra lại năm." : $"Ý bạn là {suggestion}?";
        prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.Date, i + 1, i + 1, $"“năm {year}” thừa chữ số. {ask}", suggestion: suggestion);
    }

    internal static string? WithoutDoubledDigit(string year)
    {
        for (var i = 1; i < year.Length; i++)
        {
            if (year[i] == year[i - 1])
            {
                var shorter = year.Remove(i, 1);
                return IsNumber(shorter, out var value) && value is >= 1900 and <= 2100 ? shorter : null;
            }
        }

        return null;
    }

    internal static bool IsNumber(string digits, out int value) =>
        int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);

    internal static int? Whole(Prose prose, int i) =>
        prose[i] is { Kind: ProseTokenKind.Number, Decimals: 0, Marks: NumberMarks.None, Length: <= 4, HasAmount: true } token ? decimal.ToInt32(token.Amount) : null;

    internal static bool IsDay(int day, int month, int year) =>
        month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
