using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Ratios without a slash: the plan first ("cần tạo là 858; đã được tạo là 699 đạt 81,47%"), the plan behind ("trồng 460 ha, đạt 92% kế hoạch
/// (500 ha)"), and the plan between ("460 ha so với kế hoạch 500 ha, đạt 92%").
/// </summary>
internal static class PlainRatioCheck
{
    private const int MostBack = 44;
    private const int MostWordsToResult = 10;
    private const int MostWordsForCertainty = 6;
    private const int MostWordsToFarLabel = 14;

    private static readonly FrozenSet<string> ResultLabels = RatioGrammar.Set("thực", "hiện", "đã", "được", "quả", "ước", "đạt", "thu", "trồng", "có", "tạo", "giải", "th", "công", "hoàn");

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Percent))
        {
            if (prose[i].Kind != ProseTokenKind.Percent || !prose.IsPercentage(i - 1) || prose.IsClaimed(i - 1) || (prose[i - 1].Marks & NumberMarks.Signed) != 0)
            {
                continue;
            }

            var first = RatioGrammar.FirstOfLead(prose, i - 1);
            var verb = false;
            for (var k = first; k < i - 1; k++)
            {
                verb |= prose[k].Key is "đạt" or "bằng" or "lệ" or "=" or "thành" or "hiện" or "ứng" or "đương" or "vượt";
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

        if (certainty == RatioJudge.Certainty.Sure && claim.First - result.Next > MostWordsForCertainty)
        {
            certainty = RatioJudge.Certainty.Doubtful;
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

        if (!prose.Is(open, "("))
        {
            return false;
        }

        // "được 460 ha; so với kế hoạch (500 ha) đạt 92%": the label stands before the bracket
        var label = open;
        while (open - label < 5 && prose.IsWord(label - 1))
        {
            label--;
        }

        var compared = prose.Are(label, "so", "với") && prose[label - 1].Key is "," or ";";
        if (Result(prose, compared ? label : open) is not { } result)
        {
            return false;
        }

        var k = open + 1;
        while (prose.IsWord(k) || prose.Is(k, ":"))
        {
            k++;
        }

        return (compared || IsTarget(prose, k)) && RatioGrammar.Read(prose, k) is { } plan && plan.Next == close && plan.Unit != "%" && FurtherTargets.Convert(result, plan) is { } same
            && RatioJudge.Judge(prose, same, plan, claim, same.Token, claim.Number + 1, RatioJudge.Certainty.Sure, RatioGrammar.Target(prose, claim.Number + 2, out _) ?? prose.Quote(open + 1, k - 1));
    }

    /// <summary>The figure just before "đạt Z%".</summary>
    public static Operand? Result(Prose prose, int first)
    {
        var k = first - 1;
        if (prose[k].Key is "," or ";" or "-" or "–" or ":" or "+")
        {
            k--;
        }

        k = BeforeAside(prose, prose.Is(k, "¹") ? k - 1 : k);
        for (var words = 0; words <= MostWordsToResult && (prose.IsWord(k) || IsPer(prose, k)); words++)
        {
            k--;
        }

        return prose.IsFigure(k) && prose[k - 1].Kind != ProseTokenKind.Slash && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash)
            && !(prose.IsYear(k) && prose.Is(k - 1, "năm")) && !ProseUnits.IsTime(prose[k + 1].Key) && prose[k - 1].Key is not ("tăng" or "giảm" or "thứ" or "quý" or "ngày" or "tháng")
            && !(prose.Is(k - 1, "số") && !prose.Is(k - 2, "tổng"))
            ? RatioGrammar.Read(prose, k) : null;
    }

    /// <summary>The slash of "triệu đồng/người/năm".</summary>
    private static bool IsPer(Prose prose, int k) => prose[k].Kind == ProseTokenKind.Slash && prose.IsWord(k - 1) && prose.IsWord(k + 1);

    /// <summary>Steps back over "(hội viên nông dân)" and ", tăng 3,4% so với cùng kỳ" between a result and its per cent.</summary>
    private static int BeforeAside(Prose prose, int last)
    {
        const int Most = 16;
        if (prose.Is(last, ")"))
        {
            for (var k = last - 1; last - k < Most && !prose.Is(k, ")"); k--)
            {
                if (prose.Is(k, "("))
                {
                    return k - 1;
                }
            }

            return last;
        }

        for (var k = last; last - k < Most && prose[k].Length > 0; k--)
        {
            if (prose[k].Key is "tăng" or "giảm" or "cao" or "thấp" or "bằng" && RatioGrammar.SkipComparison(prose, k) == last + 1)
            {
                return prose[k - 1].Key is "," or ";" ? k - 2 : k - 1;
            }
        }

        return last;
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

        if (RatioGrammar.Read(prose, k) is not { } target)
        {
            return null;
        }

        // "154 suất quà, đạt 65,3% kế hoạch (236 suất)": no unit that is known, but the same word
        if (target.Unit.Length == 0 && result.Unit.Length == 0 && prose.IsWord(target.Next) && prose.Is(target.Next, prose[result.Next].Key))
        {
            var behind = target.Next + 1;
            while (behind - target.Next < 4 && (prose.IsWord(behind) || prose.Is(behind, "¹")))
            {
                behind++;
            }

            target = target with { Next = behind };
        }
        else if (prose.Is(target.Next, "¹"))
        {
            target = target with { Next = target.Next + 1 };
        }

        return prose[prose[target.Next].Kind == ProseTokenKind.Slash && prose.Is(target.Next + 1, "năm") ? target.Next + 2 : target.Next].Key is ")" or ";" or "," && target.Unit != "%" && !prose.IsYear(k)
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
        for (; between < MostBack && (!prose.StartsItem(k + 1) || TellsResult(prose, k + 2)); between++, k--)
        {
            if (prose.EndsSentence(k) && !TellsResult(prose, prose.StartsItem(k + 1) ? k + 2 : k + 1))
            {
                return null;
            }

            if (prose.Is(k, ")") && PlanInBrackets(prose, k) is { } aside)
            {
                // "(kế hoạch 500 ha) thực hiện 460 ha, đạt 92%"
                certainty = IsResult(prose, result.Token) ? RatioJudge.Certainty.Sure : RatioJudge.Certainty.OnlyIfRight;
                return aside;
            }

            if (prose[k].Kind is ProseTokenKind.Percent or ProseTokenKind.Slash || prose[k].Key is "(" or ")")
            {
                return null;
            }

            if (!prose.IsFigure(k))
            {
                continue;
            }

            if (prose.IsYear(k) || ProseUnits.IsTime(prose[k + 1].Key) || prose.Is(k + 1, "tuổi") || prose[k - 1].Key is "quý" or "tháng" or "đợt" or "thứ" || (prose.Is(k - 1, "năm") && prose.UnitAfter(k + 1, out _).Length == 0) || (prose.Is(k - 1, "số") && !prose.Is(k - 2, "tổng")))
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

            // "thực hiện 460 ha, trong khi kế hoạch giao 500 ha, đạt 92%"
            var plan = IsTarget(prose, other.Token);
            if (prose.Is(other.Token - 1, "trong") && other.Unit == result.Unit && prose[result.Token - 1].Key is "có" or "được")
            {
                // "Trong 5.072 hồ sơ tiếp nhận có 2.103 hồ sơ trực tuyến, tỷ lệ 41,5%"
                certainty = other.Unit.Length > 0 && other.Value >= result.Value ? RatioJudge.Certainty.Sure : RatioJudge.Certainty.OnlyIfRight;
                return other;
            }

            var done = IsResult(prose, result.Token);
            if (!plan && other.Unit == result.Unit && other.Unit.Length > 0 && result.Token - other.Next <= 6 && IsTarget(prose, result.Token))
            {
                reversed = true;
                certainty = RatioJudge.Certainty.Doubtful;
                return other;
            }

            if (!plan && IsTarget(prose, other.Token, MostWordsToFarLabel))
            {
                certainty = done ? RatioJudge.Certainty.Doubtful : RatioJudge.Certainty.OnlyIfRight;
                return other;
            }

            if (!plan)
            {
                // "tiếp nhận 500 hồ sơ, đã giải quyết 480 hồ sơ, đạt 96%": nothing says that the first is the whole
                certainty = RatioJudge.Certainty.OnlyIfRight;
                return other.Unit == result.Unit || other.Unit.Length == 0 ? other : null;
            }

            certainty = done && result.Token - other.Next <= 10 ? RatioJudge.Certainty.Sure : done ? RatioJudge.Certainty.Doubtful : RatioJudge.Certainty.OnlyIfRight;
            return other;
        }

        return null;
    }

    private static bool TellsResult(Prose prose, int k) => prose.Are(k, "thực", "hiện") || prose.Are(k, "kết", "quả") || prose.Is(k, "đã");

    /// <summary>The plan in the bracket that closes at a token.</summary>
    private static Operand? PlanInBrackets(Prose prose, int close)
    {
        for (var k = close - 1; close - k <= 9 && !prose.Is(k, ")"); k--)
        {
            if (prose.IsFigure(k))
            {
                return IsTarget(prose, k) && RatioGrammar.Read(prose, k) is { Unit: not "%" } plan && plan.Next == close && plan.Value > 0m ? plan : null;
            }
        }

        return null;
    }

    /// <summary>True when the words just before a figure call it a plan or a whole.</summary>
    private static bool IsTarget(Prose prose, int number, int most = 6)
    {
        for (var k = number - 1; number - k <= most && (prose.IsWord(k) || prose.Is(k, ":")); k--)
        {
            var label = prose[k].Key switch
            {
                "kh" or "giao" or "cần" or "phải" or "tổng" or "nq" => true,
                "kế" => prose.Is(k + 1, "hoạch"),
                "chỉ" or "mục" => prose.Is(k + 1, "tiêu"),
                "dự" => prose.Is(k + 1, "toán"),
                "nghị" => prose.Is(k + 1, "quyết"),
                "đăng" => prose.Is(k + 1, "ký"),
                "tiếp" => prose.Is(k + 1, "nhận"),
                _ => false,
            };
            if (label)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsResult(Prose prose, int number)
    {
        for (var k = number - 1; number - k <= 6 && (prose.IsWord(k) || prose.Is(k, ":")); k--)
        {
            if (ResultLabels.Contains(prose[k].Key))
            {
                return true;
            }
        }

        return false;
    }
}
