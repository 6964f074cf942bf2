namespace ThiDua.Figures;

/// <summary>"Toàn xã có 2.011 hộ, trong đó 133 hộ nghèo, chiếm 6,61%": a per cent of a total stated before.</summary>
internal static class ShareCheck
{
    private const int MostBack = 90;

    public static void Run(Prose prose)
    {
        foreach (var i in prose.Triggers)
        {
            if (prose[i].Kind != ProseTokenKind.Percent || !prose.IsPercentage(i - 1) || prose.IsClaimed(i - 1) || (prose[i - 1].Marks & NumberMarks.Signed) != 0)
            {
                continue;
            }

            var first = i - 1;
            var verb = prose.Is(first - 1, "(");
            while (i - first < 8 && RatioGrammar.IsLead(prose[first - 1].Key))
            {
                first--;
                verb |= prose[first].Key is "chiếm" or "lệ" or "=" or "bằng" or "đạt" or "trọng";
            }

            if (verb && prose[i + 1].Kind != ProseTokenKind.Slash && !RatioGrammar.ComparesWithAnotherPeriod(prose, i + 1) && Part(prose, first) is { } part)
            {
                Check(prose, part, new StatedPercent(i - 1, first, 0, false, true, false, false));
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

        for (var words = 0; words <= 5 && prose.IsWord(k); words++)
        {
            k--;
        }

        return prose.IsFigure(k) && prose[k - 1].Kind != ProseTokenKind.Slash && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash)
            && !prose.IsYear(k) && !ProseUnits.IsTime(prose[k + 1].Key) && prose[k - 1].Key is not ("tăng" or "giảm" or "thứ" or "số")
            ? RatioGrammar.Read(prose, k) : null;
    }

    private static void Check(Prose prose, in Operand part, in StatedPercent claim)
    {
        Operand? strong = null;
        var sentences = 0;
        var items = 0;
        for (var k = part.Token - 1; part.Token - k <= MostBack && k >= 0; k--)
        {
            if (prose.EndsSentence(k) && ++sentences > 1)
            {
                break;
            }

            if (prose.StartsItem(k + 1) && ++items > 1)
            {
                break;
            }

            if (!prose.IsFigure(k) || prose[k].Amount <= part.Value || prose.IsYear(k) || prose[k + 1].Kind is ProseTokenKind.Percent or ProseTokenKind.Slash || prose[k - 1].Kind == ProseTokenKind.Slash
                || RatioGrammar.Read(prose, k) is not { } total || FurtherTargets.Convert(part, total) is not { } same)
            {
                continue;
            }

            if (RatioJudge.Agrees(prose, same.Value, total.Value, claim.Number))
            {
                RatioJudge.Judge(prose, same, total, claim, part.Token, claim.Number + 1, RatioJudge.Certainty.Sure, null, ClaimKind.Share);
                return;
            }

            if (strong is null && sentences == 0 && total.Unit.Length > 0 && string.Equals(total.Unit, part.Unit, StringComparison.Ordinal) && SaysTotal(prose, total, part))
            {
                strong = total;
            }
        }

        if (strong is { } sure)
        {
            RatioJudge.Judge(prose, part, sure, claim, part.Token, claim.Number + 1, RatioJudge.Certainty.Sure, null, ClaimKind.Share);
        }
    }

    /// <summary>True when the text calls the figure a total and takes the part from it.</summary>
    private static bool SaysTotal(Prose prose, in Operand total, in Operand part)
    {
        var called = false;
        for (var k = total.Token - 1; total.Token - k <= 6 && (prose.IsWord(k) || prose.Is(k, ":")); k--)
        {
            called |= prose.Is(k, "tổng") || prose.Are(k, "toàn", "xã");
        }

        var taken = false;
        for (var k = total.Next; k < part.Token; k++)
        {
            taken |= prose.Are(k, "trong", "đó");
        }

        return called && taken;
    }
}
