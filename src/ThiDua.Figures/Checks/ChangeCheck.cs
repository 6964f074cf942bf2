namespace ThiDua.Figures;

/// <summary>
/// Per cents against another period whose figure is told: "2.724 con, tăng 5,2% so với cùng kỳ (2.590 con)", "bằng 74,4% năm 2022 (64,4 tỷ đồng)",
/// "900 tỷ đồng (cùng kỳ 850 tỷ đồng), tăng 5,9%".
/// </summary>
internal static class ChangeCheck
{
    private const int MostWords = 12;
    private const int MostBack = 40;

    private enum Way
    {
        Rise,
        Fall,
        Level,
        Unsaid,
    }

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Percent))
        {
            if (prose[i].Kind != ProseTokenKind.Percent || !prose.IsPercentage(i - 1) || prose.IsClaimed(i - 1) || (prose[i - 1].Marks & NumberMarks.Signed) != 0)
            {
                continue;
            }

            var first = i - 1;
            while (i - first < 6 && prose[first - 1].Key is "khoảng" or "gần" or "trên" or "hơn" or "tới" or "được" or "là" or "tương" or "đương" or "ứng")
            {
                first--;
            }

            var rough = prose[i - 2].Key is "khoảng" or "gần" or "trên" or "hơn";
            Way? way = prose[first - 1].Key switch
            {
                "tăng" or "vượt" => Way.Rise,
                "giảm" => Way.Fall,
                "bằng" or "đạt" => Way.Level,
                _ => i - 1 - first >= 2 && prose[i - 2].Key is "đương" or "ứng" ? Way.Unsaid : null,
            };
            if (way is not { } said)
            {
                continue;
            }

            var verb = said == Way.Unsaid ? first : first - 1;
            var claim = new StatedPercent(i - 1, verb, 0, rough, false, false, false);
            if (RatioGrammar.ComparesWithAnotherPeriod(prose, i + 1))
            {
                if (BaseBehind(prose, i + 1, out var last) is not { } old)
                {
                    continue;
                }

                if (said == Way.Unsaid && Step(prose, verb) is { } step)
                {
                    Judge(prose, step, old, claim, Way.Level, last);
                }
                else if (Result(prose, verb, old) is { } now)
                {
                    Judge(prose, now, old, claim, said, last);
                }
            }
            else if (said != Way.Level && BaseInBrackets(prose, verb, out var open) is { } before && PlainRatioCheck.Result(prose, open) is { } result)
            {
                Judge(prose, result, before, claim, said, i);
            }
        }
    }

    /// <summary>The figure of the other period behind the per cent: "so với cùng kỳ năm trước (2.590 con)", "so với năm 2020 là 59,8 triệu đồng".</summary>
    private static Operand? BaseBehind(Prose prose, int from, out int last)
    {
        last = from;
        var k = from;
        while (k - from < MostWords && (prose.IsWord(k) || prose.IsYear(k) || prose[k].Kind == ProseTokenKind.Date))
        {
            k++;
        }

        if (!prose.Is(k, "("))
        {
            last = k;
            return prose.Is(k - 1, "là") && RatioGrammar.Read(prose, k) is { Unit: not ("" or "%"), Value: > 0m } plain ? Ending(plain, out last) : null;
        }

        return InBrackets(prose, k, out last);
    }

    private static Operand Ending(in Operand figure, out int last)
    {
        last = figure.Next - 1;
        return figure;
    }

    private static Operand? InBrackets(Prose prose, int open, out int close)
    {
        close = prose.Close(open, 24);
        if (close < 0)
        {
            return null;
        }

        var k = open + 1;
        while (k < close && (prose.IsWord(k) || prose.Is(k, ":") || prose.IsYear(k) || prose[k].Kind == ProseTokenKind.Date))
        {
            if (prose[k].Key is "tăng" or "giảm" or "hơn" or "thấp" or "cao" or "trong" or "kh" or "hoạch")
            {
                return null;
            }

            k++;
        }

        if (RatioGrammar.Read(prose, k) is not { Value: > 0m, Unit: not "%" } figure)
        {
            return null;
        }

        // "(59,8 triệu đồng/người/năm)": nothing else may be counted in the bracket
        for (var j = figure.Next; j < close; j++)
        {
            if (!prose.IsWord(j) && prose[j].Kind != ProseTokenKind.Slash && !prose.Is(j, "¹"))
            {
                return null;
            }
        }

        return figure;
    }

    /// <summary>"900 tỷ đồng (cùng kỳ năm 2022 là 850 tỷ đồng), tăng 5,9%".</summary>
    private static Operand? BaseInBrackets(Prose prose, int verb, out int open)
    {
        open = -1;
        var close = prose[verb - 1].Key is "," or ";" ? verb - 2 : verb - 1;
        if (!prose.Is(close, ")"))
        {
            return null;
        }

        for (open = close - 1; close - open < 20 && !prose.Is(open, "("); open--)
        {
            if (prose[open].Length == 0)
            {
                return null;
            }
        }

        return prose.Is(open, "(") && (RatioGrammar.ComparesWithAnotherPeriod(prose, open + 1) || (prose.Is(open + 1, "năm") && prose.IsYear(open + 2))) ? InBrackets(prose, open, out _) : null;
    }

    /// <summary>The figure that is compared: just before, or the result of a ratio told before in the same sentence.</summary>
    private static Operand? Result(Prose prose, int verb, in Operand old)
    {
        var at = prose[verb - 1].Key is "và" ? verb - 1 : verb;
        if (PlainRatioCheck.Result(prose, at) is { } result && (result.Unit == old.Unit || FurtherTargets.Convert(result, old) is not null && result.Unit.Length > 0))
        {
            return result;
        }

        // "47,93 tỷ đồng, đạt 103,9% dự toán (46,11 tỷ đồng), bằng 74,4% so với cùng kỳ (64,4 tỷ đồng)"
        for (var k = verb - 1; verb - k < MostBack && !prose.EndsSentence(k) && !prose.StartsItem(k + 1); k--)
        {
            if (prose.IsFigure(k) && prose.RatioAt(k) is { } ratio && ratio.NumeratorToken == k)
            {
                return RatioGrammar.Read(prose, k);
            }
        }

        return null;
    }

    /// <summary>"tăng 5 doanh nghiệp, tương đương 8,5% so với cùng kỳ (59 doanh nghiệp)": the change itself stands before.</summary>
    private static Operand? Step(Prose prose, int verb)
    {
        var k = prose.Is(verb - 1, ",") ? verb - 2 : verb - 1;
        for (var words = 0; words < 4 && prose.IsWord(k); words++)
        {
            k--;
        }

        return prose[k - 1].Key is "tăng" or "giảm" ? RatioGrammar.Read(prose, k) : null;
    }

    private static void Judge(Prose prose, in Operand now, in Operand old, in StatedPercent claim, Way way, int last)
    {
        if (old.Value <= 0m || FurtherTargets.Convert(now, old) is not { } same)
        {
            return;
        }

        var risen = same.Value - old.Value;
        var change = way switch
        {
            Way.Rise => risen,
            Way.Fall => -risen,
            Way.Unsaid => Math.Abs(risen),
            _ => same.Value,
        };
        var alike = same.Unit.Length > 0 && same.Unit == old.Unit;
        var far = way != Way.Level && (same.Value > old.Value * 4m || same.Value * 4m < old.Value);
        var certainty = way == Way.Unsaid || far || !alike ? RatioJudge.Certainty.OnlyIfRight : claim.Rough ? RatioJudge.Certainty.Doubtful : RatioJudge.Certainty.Sure;
        RatioJudge.Judge(prose, same with { Value = change }, old, claim, Math.Min(now.Token, claim.First), Math.Max(last, claim.Number + 1), certainty, null, ClaimKind.Change);
    }
}
