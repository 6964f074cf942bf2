using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Ratios without a slash: the plan first ("cần tạo là 858; đã được tạo là 699 đạt 81,47%"), the plan behind ("trồng 460 ha, đạt 92% kế hoạch
/// (500 ha)"), and the plan between ("460 ha so với kế hoạch 500 ha, đạt 92%").
/// </summary>
internal static class PlainRatioCheck
{
    private const int MostBack = 44;
    private const int MostWordsToResult = 6;

    private static readonly FrozenSet<string> TargetLabels = RatioGrammar.Set("kế", "hoạch", "kh", "chỉ", "tiêu", "giao", "cần", "phải", "toán", "tổng", "quyết", "nq", "đăng", "mục");

    private static readonly FrozenSet<string> ResultLabels = RatioGrammar.Set("thực", "hiện", "đã", "được", "quả", "ước", "đạt", "thu", "trồng", "có", "tạo", "giải");

    public static void Run(Prose prose)
    {
        foreach (var i in prose.Triggers)
        {
            if (prose[i].Kind != ProseTokenKind.Percent || !prose.IsPercentage(i - 1) || prose.IsClaimed(i - 1) || (prose[i - 1].Marks & NumberMarks.Signed) != 0)
            {
                continue;
            }

            var first = i - 1;
            var verb = false;
            while (i - first < 8 && RatioGrammar.IsLead(prose[first - 1].Key))
            {
                first--;
                verb |= prose[first].Key is "đạt" or "bằng" or "lệ" or "=" or "thành" or "hiện" or "ứng" or "đương" or "vượt";
            }

            if (verb && prose[i + 1].Kind != ProseTokenKind.Slash && !RatioGrammar.ComparesWithAnotherPeriod(prose, i + 1)
                && RatioGrammar.ReadClaim(prose, first, 0, false, bare: false) is { } claim)
            {
                Check(prose, claim);
            }
        }
    }

    private static void Check(Prose prose, in StatedPercent claim)
    {
        if (InBrackets(prose, claim) || Result(prose, claim.First) is not { } result)
        {
            return;
        }

        var words = RatioGrammar.Target(prose, claim.Number + 2, out var end);
        if (words is not null && Behind(prose, end, result) is { } behind && FurtherTargets.Convert(result, behind) is { } same)
        {
            if (RatioJudge.Judge(prose, same, behind, claim, same.Token, LastOf(prose, behind), RatioJudge.Certainty.Sure, words))
            {
                FurtherTargets.Check(prose, result, behind.Value, claim);
            }

            return;
        }

        if (Before(prose, result, out var reversed, out var certainty) is not { } before)
        {
            return;
        }

        var (numerator, denominator) = reversed ? (before, result) : (result, before);
        if (FurtherTargets.Convert(numerator, denominator) is { } converted)
        {
            RatioJudge.Judge(prose, converted, denominator, claim, Math.Min(before.Token, result.Token), claim.Number + 1, certainty, words);
        }
    }

    /// <summary>"29,11 ha (kế hoạch 25,72 ha), đạt 113,2%": the plan between the result and its per cent.</summary>
    private static bool InBrackets(Prose prose, in StatedPercent claim)
    {
        var close = prose[claim.First - 1].Key is "," or ";" ? claim.First - 2 : claim.First - 1;
        if (!prose.Is(close, ")"))
        {
            return false;
        }

        var open = close - 1;
        while (close - open < 12 && !prose.Is(open, "(") && prose[open].Length > 0)
        {
            open--;
        }

        if (!prose.Is(open, "(") || Result(prose, open) is not { } result)
        {
            return false;
        }

        var k = open + 1;
        while (prose.IsWord(k) || prose.Is(k, ":"))
        {
            k++;
        }

        return Label(prose, k, TargetLabels) && RatioGrammar.Read(prose, k) is { } plan && plan.Next == close && plan.Unit != "%" && FurtherTargets.Convert(result, plan) is { } same
            && RatioJudge.Judge(prose, same, plan, claim, same.Token, claim.Number + 1, RatioJudge.Certainty.Sure, RatioGrammar.Target(prose, claim.Number + 2, out _) ?? prose.Quote(open + 1, k - 1));
    }

    /// <summary>The figure just before "đạt Z%".</summary>
    private static Operand? Result(Prose prose, int first)
    {
        var k = first - 1;
        if (prose[k].Key is "," or ";" or "-" or "–" or ":")
        {
            k--;
        }

        for (var words = 0; words <= MostWordsToResult && prose.IsWord(k); words++)
        {
            k--;
        }

        return prose.IsFigure(k) && prose[k - 1].Kind != ProseTokenKind.Slash && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash)
            && !(prose.IsYear(k) && prose.Is(k - 1, "năm")) && !ProseUnits.IsTime(prose[k + 1].Key) && prose[k - 1].Key is not ("tăng" or "giảm" or "thứ" or "quý" or "ngày" or "tháng")
            && !(prose.Is(k - 1, "số") && !prose.Is(k - 2, "tổng"))
            ? RatioGrammar.Read(prose, k) : null;
    }

    /// <summary>The plan behind the per cent: "kế hoạch (500 ha)", "KH giao 500 ha", "KH (kế hoạch huyện giao 500 ha)".</summary>
    private static Operand? Behind(Prose prose, int end, in Operand result)
    {
        var k = end;
        if (prose.Is(k, ","))
        {
            k++;
        }

        if (!prose.Is(k, "("))
        {
            return prose[end - 1].Key is "giao" or "là" or "hoạch" or "kh" or "tiêu" && RatioGrammar.Read(prose, end) is { } plain && plain.Unit.Length > 0 && !ProseUnits.IsTime(plain.Unit) && plain.Unit != "%" ? plain : null;
        }

        k++;
        for (var words = 0; words < 8 && prose.IsWord(k) || prose.Is(k, ":"); words++)
        {
            if (prose[k].Key is "tăng" or "giảm")
            {
                return null;
            }

            k++;
        }

        return RatioGrammar.Read(prose, k) is { } target && prose[target.Next].Key is ")" or ";" or "," && target.Unit != "%" && !prose.IsYear(k)
            && (target.Unit.Length > 0 || result.Unit.Length == 0 || prose.Is(target.Next, ")")) ? target : null;
    }

    private static int LastOf(Prose prose, in Operand behind) => prose.Is(behind.Next, ")") ? behind.Next : behind.Next - 1;

    /// <summary>The plan before the result in the same sentence.</summary>
    private static Operand? Before(Prose prose, in Operand result, out bool reversed, out RatioJudge.Certainty certainty)
    {
        reversed = false;
        certainty = RatioJudge.Certainty.Sure;
        var k = result.Token - 1;
        var between = 0;
        for (; between < MostBack && !prose.StartsItem(k + 1); between++, k--)
        {
            if (prose.EndsSentence(k) && !(prose.Are(k + 1, "thực", "hiện") || prose.Are(k + 1, "kết", "quả") || prose.Is(k + 1, "đã")))
            {
                return null;
            }

            if (prose[k].Kind is ProseTokenKind.Percent or ProseTokenKind.Slash || prose[k].Key is "(" or ")")
            {
                return null;
            }

            if (!prose.IsFigure(k))
            {
                continue;
            }

            if (prose.IsYear(k) || ProseUnits.IsTime(prose[k + 1].Key) || prose[k - 1].Key is "năm" or "quý" or "tháng" or "đợt" or "thứ" || (prose.Is(k - 1, "số") && !prose.Is(k - 2, "tổng")))
            {
                continue;
            }

            if (RatioGrammar.Read(prose, k) is not { } other || other.Value <= 0m)
            {
                return null;
            }

            // "460 ha so với kế hoạch 500 ha", "45 hộ trên tổng số 360 hộ"
            var joined = false;
            for (var j = other.Next; j < result.Token; j++)
            {
                joined |= (prose.Is(j, "so") && prose.Is(j + 1, "với")) || (prose.Is(j, "trên") && prose[j + 1].Key is "tổng" or "kế") || (prose.Is(j, "trong") && prose.Is(j + 1, "tổng"));
            }

            if (joined)
            {
                reversed = true;
                certainty = result.Token - other.Next <= 8 ? RatioJudge.Certainty.Sure : RatioJudge.Certainty.Doubtful;
                return other;
            }

            var plan = Label(prose, other.Token, TargetLabels);
            var done = Label(prose, result.Token, ResultLabels);
            if (!plan)
            {
                return null;
            }

            certainty = done && result.Token - other.Next <= 10 ? RatioJudge.Certainty.Sure : done ? RatioJudge.Certainty.Doubtful : RatioJudge.Certainty.OnlyIfRight;
            return other;
        }

        return null;
    }

    private static bool Label(Prose prose, int number, FrozenSet<string> labels)
    {
        for (var k = number - 1; number - k <= 6 && (prose.IsWord(k) || prose.Is(k, ":")); k--)
        {
            if (labels.Contains(prose[k].Key))
            {
                return true;
            }
        }

        return false;
    }
}
