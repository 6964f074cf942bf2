namespace ThiDua.Figures;

/// <summary>"78 năm … (02/9/1945 – 02/9/2022)", "năm 2022 là năm thứ hai … giai đoạn 2021-2025": counts of years against the years themselves.</summary>
internal static class AnniversaryCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Anniversary))
        {
            if (!prose.Is(i, "năm"))
            {
                continue;
            }

            if (DateCheck.Whole(prose, i - 1) is { } count and > 1 and < 1000 && !prose.Is(i - 2, "năm"))
            {
                CheckDates(prose, i, count);
                CheckPlan(prose, i, count);
            }
            else if (prose.Is(i + 1, "thứ"))
            {
                CheckOrdinal(prose, i);
            }
        }
    }

    private static void CheckDates(Prose prose, int year, int count)
    {
        for (var k = year + 1; k - year <= 26 && prose[k].Length > 0; k++)
        {
            if (prose[k].Key is ";" || (prose.Is(k, "năm") && DateCheck.Whole(prose, k - 1) is < 1000) || prose.EndsSentence(k))
            {
                return;
            }

            if (prose[k].Kind != ProseTokenKind.Date || !(prose.Is(k - 1, "(") || prose.Is(k - 1, "ngày")) || prose[k + 1].Key is not ("-" or "–" or "—"))
            {
                continue;
            }

            var last = prose[k + 2].Kind == ProseTokenKind.Date ? k + 2 : prose.Is(k + 2, "ngày") ? k + 3 : -1;
            if (last < 0 || ProseDate.Of(prose, k) is not { } from || ProseDate.Of(prose, last) is not { } to || from.Month != to.Month || from.Day != to.Day)
            {
                return;
            }

            var years = to.Year - from.Year;
            var claim = prose.Make(ClaimKind.Date, Verdict.Ok, FigureRules.Anniversary, year - 1, last, $"Đúng: {to.Year} − {from.Year} = {years}.");
            prose.Add(years == count ? claim : claim with
            {
                Verdict = Verdict.Wrong,
                Message = $"Từ {prose.Text(k)} đến {prose.Text(last)} là {years} năm, không phải {count} năm. Sửa số năm hoặc năm cuối ({from.Year + count}).",
                Computed = RatioJudge.Show(years),
            });
            return;
        }
    }

    /// <summary>"kinh tế xã hội 5 năm (2020-2025)" names six years; a five-year plan is 2021-2025.</summary>
    private static void CheckPlan(Prose prose, int year, int count)
    {
        var k = year + 1;
        while (k - year <= 3 && (prose[k].Key is "(" or "giai" or "đoạn"))
        {
            k++;
        }

        if (k == year + 1 || !prose.IsYear(k) || prose[k + 1].Key is not ("-" or "–") || !prose.IsYear(k + 2))
        {
            return;
        }

        var span = decimal.ToInt32(prose[k + 2].Amount - prose[k].Amount);
        var plan = false;
        for (var j = year - 2; year - j <= 10; j--)
        {
            plan |= prose.Are(j, "kinh", "tế") || prose.Are(j, "kế", "hoạch");
        }

        if (span + 1 == count || (span == count && !plan))
        {
            return;
        }

        prose.Report(ClaimKind.Date, Verdict.Ambiguous, FigureRules.Anniversary, year - 1, k + 2,
            $"“{prose.Quote(year - 1, k + 2)}”: từ {prose.Text(k)} đến {prose.Text(k + 2)} là {span + 1} năm kế hoạch. Kiểm tra năm đầu và năm cuối.");
    }

    private static void CheckOrdinal(Prose prose, int year)
    {
        var ordinal = prose[year + 2].Key switch
        {
            "nhất" => 1,
            "hai" => 2,
            "ba" => 3,
            "tư" => 4,
            "năm" => 5,
            _ => DateCheck.Whole(prose, year + 2) ?? 0,
        };
        if (ordinal == 0)
        {
            return;
        }

        int? of = null;
        for (var k = year - 1; year - k <= 8; k--)
        {
            if (prose.IsYear(k) && prose.Is(k - 1, "năm"))
            {
                of = decimal.ToInt32(prose[k].Amount);
                break;
            }
        }

        if (of is not { } current)
        {
            return;
        }

        for (var k = year + 3; k - year <= 44 && prose[k].Length > 0 && !prose.EndsSentence(k); k++)
        {
            if (prose.IsYear(k) && prose[k + 1].Key is "-" or "–" && prose.IsYear(k + 2))
            {
                var first = decimal.ToInt32(prose[k].Amount);
                var right = current - first + 1 == ordinal;
                var claim = prose.Make(ClaimKind.Date, Verdict.Ok, FigureRules.Anniversary, year, year + 2, $"Đúng: {current} là năm thứ {ordinal} của giai đoạn {prose.Quote(k, k + 2)}.");
                prose.Add(right ? claim : claim with
                {
                    Verdict = Verdict.Wrong,
                    Message = $"Năm {current} là năm thứ {current - first + 1} của giai đoạn {prose.Quote(k, k + 2)}, không phải năm thứ {ordinal}. Sửa năm hoặc thứ tự.",
                });
                return;
            }
        }
    }
}

/// <summary>The value of a date token.</summary>
internal static class ProseDate
{
    public static DateOnly? Of(Prose prose, int token)
    {
        if (prose[token] is not { Kind: ProseTokenKind.Date, IsImpossible: false })
        {
            return null;
        }

        Span<int> parts = stackalloc int[3];
        var count = 0;
        var value = 0;
        var digits = 0;
        foreach (var c in prose.Source.AsSpan(prose[token].Start, prose[token].Length))
        {
            if (char.IsAsciiDigit(c))
            {
                value = (value * 10) + (c - '0');
                digits++;
            }
            else if (digits > 0)
            {
                if (count == 3)
                {
                    return null;
                }

                parts[count++] = value;
                value = digits = 0;
            }
        }

        if (digits > 0 && count < 3)
        {
            parts[count++] = value;
        }

        if (count != 3)
        {
            return null;
        }

        var year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
        return DateCheck.IsDay(parts[0], parts[1], year) ? new DateOnly(year, parts[1], parts[0]) : null;
    }
}
