namespace ThiDua.Figures;

/// <summary>"Toàn xã có 2.011 hộ, trong đó 133 hộ nghèo, chiếm 6,61%": a per cent of a total stated before.</summary>
internal static class ShareCheck
{
    private const int MostBack = 90;
    private const int MostWordsToPart = 10;

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Percent))
        {
            if (prose[i].Kind != ProseTokenKind.Percent || !prose.IsPercentage(i - 1) || prose.IsClaimed(i - 1) || (prose[i - 1].Marks & NumberMarks.Signed) != 0)
            {
                continue;
            }

            var first = RatioGrammar.FirstOfLead(prose, i - 1);
            var verb = prose.Is(i - 2, "(");
            var share = verb;
            for (var k = first; k < i - 1; k++)
            {
                share |= prose[k].Key is "chiếm" or "lệ" or "trọng";
                verb |= share || prose[k].Key is "=" or "bằng" or "đạt";
            }

            if (verb && prose[i + 1].Kind != ProseTokenKind.Slash && !RatioGrammar.ComparesWithAnotherPeriod(prose, i + 1) && Part(prose, first) is { } part)
            {
                Check(prose, part, new StatedPercent(i - 1, first, 0, false, Share: share, false, false));
            }
        }
    }

    private static Operand? Part(Prose prose, int first)
    {
        var k = first - 1;
        if (prose[k].Key is "," or "-" or "–")
        {
            k--;
        }

        for (var words = 0; words <= MostWordsToPart && prose.IsWord(k); words++)
        {
            k--;
        }

        return prose.IsFigure(k) && prose[k - 1].Kind != ProseTokenKind.Slash && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash)
            && !prose.IsYear(k) && !ProseUnits.IsTime(prose[k + 1].Key) && prose[k - 1].Key is not ("tăng" or "giảm" or "thứ" or "số")
            ? RatioGrammar.Read(prose, k) : null;
    }

    private static void Check(Prose prose, in Operand part, in StatedPercent claim)
    {
        if (RatioGrammar.Target(prose, claim.Number + 2, out _) is not null)
        {
            // "ngô 102 ha, bằng 85% kế hoạch" is no share of the area stated before
            return;
        }

        Operand? strong = null;
        (Operand Part, Operand Total)? nested = null;
        var mostSentences = prose[claim.Number].Decimals > 0 ? 2 : 1;
        var certainty = RatioJudge.Certainty.Sure;
        var sentences = 0;
        var items = 0;
        var continued = false;
        for (var k = part.Token - 1; part.Token - k <= MostBack && k >= 0; k--)
        {
            if (prose.EndsSentence(k))
            {
                if (++sentences > mostSentences)
                {
                    break;
                }

                continued = prose.Are(k + 1, "trong", "đó");
            }

            if (prose.StartsItem(k + 1) && ++items > 1)
            {
                break;
            }

            if (!prose.IsFigure(k) || prose[k].Amount < part.Value || prose.IsYear(k) || prose[k + 1].Kind is ProseTokenKind.Percent || RatioGrammar.Read(prose, k) is not { } total
                || (FurtherTargets.Convert(part, total) ?? (ProseUnits.AreCounts(part.Unit, total.Unit) ? part : null)) is not { } same)
            {
                continue;
            }

            if (RatioJudge.Agrees(prose, same.Value, total.Value, claim.Number))
            {
                if (IsPart(prose, total))
                {
                    nested ??= (same, total);
                    continue;
                }

                RatioJudge.Judge(prose, same, total, claim, part.Token, claim.Number + 1, RatioJudge.Certainty.Sure, null, ClaimKind.Share);
                return;
            }

            // "Tổng số 50 hộ. Trong đó hộ nghèo 12 hộ, chiếm 24%"
            var near = sentences == 0 || (sentences == 1 && continued);
            if (strong is null && near && prose[k + 1].Kind != ProseTokenKind.Slash && prose[k - 1].Kind != ProseTokenKind.Slash && total.Unit.Length > 0 && string.Equals(total.Unit, part.Unit, StringComparison.Ordinal) && SaysTotal(prose, total, part, claim, out certainty))
            {
                strong = total;
            }
        }

        if (nested is { } inner)
        {
            RatioJudge.Judge(prose, inner.Part, inner.Total, claim, part.Token, claim.Number + 1, RatioJudge.Certainty.OnlyIfRight, null, ClaimKind.Share);
        }
        else if (strong is { } sure)
        {
            RatioJudge.Judge(prose, part, sure, claim, part.Token, claim.Number + 1, certainty, null, ClaimKind.Share);
        }
    }

    /// <summary>True when the figure is a share itself, "1.389 em (chiếm 99,3%)": another is more likely the whole.</summary>
    private static bool IsPart(Prose prose, in Operand figure)
    {
        for (var k = figure.Next; k - figure.Next < 8 && (prose.IsWord(k) || prose[k].Key is "(" or ","); k++)
        {
            if (prose.Is(k, "chiếm"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the text calls the figure a total and takes the part from it.</summary>
    private static bool SaysTotal(Prose prose, in Operand total, in Operand part, in StatedPercent claim, out RatioJudge.Certainty certainty)
    {
        var called = false;
        for (var k = total.Token - 1; total.Token - k <= 16 && (prose.IsWord(k) || prose[k].Key is ":" or ","); k--)
        {
            called |= prose[k].Key is "tổng" or "toàn" || (prose.Is(k, "số") && (prose.StartsItem(k) || prose.EndsSentence(k - 1)));
        }

        var taken = false;
        for (var k = total.Next; k < part.Token; k++)
        {
            taken |= prose.Are(k, "trong", "đó") || prose.Are(k, "kết", "quả") || prose.Are(k, "chia", "ra");
        }

        // "Trong tổng số 31 đồng chí có 25 đồng chí …, chiếm 80,6%"
        certainty = taken && claim.Share && prose[claim.Number].Amount <= 100m ? RatioJudge.Certainty.Sure : RatioJudge.Certainty.Doubtful;
        var next = prose.Is(total.Next, ",") ? total.Next + 1 : total.Next;
        return called && (taken || (prose[next].Key is "có" or "đã" or "thì" && part.Token - next <= 5));
    }
}
