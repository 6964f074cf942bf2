namespace ThiDua.Figures;

/// <summary>Ratios written with a slash: "X/Y … đạt Z%", "đạt Z% (X/Y)", chains, and a further target that carries the numerator over.</summary>
internal static class RatioCheck
{
    private const int MostWordsForCertainty = 6;

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Ratio))
        {
            if ((prose[i].Kind != ProseTokenKind.Slash && !RatioGrammar.StandsForSlash(prose, i)) || !RatioGrammar.TryRatio(prose, i, out var x, out var y, out var unsure))
            {
                continue;
            }

            if (RatioGrammar.FindClaim(prose, y.Next) is { } claim)
            {
                Forward(prose, x, y, claim, unsure);
            }
            else if (!Backward(prose, x, y, unsure) && !OutOfBrackets(prose, x, y, unsure))
            {
                AboveTarget(prose, x, y);
            }
        }
    }

    private static void Forward(Prose prose, in Operand x, in Operand y, in StatedPercent claim, bool unsure)
    {
        var target = RatioGrammar.Target(prose, claim.Number + 2, out _);
        var certainty = claim.OtherSubject ? RatioJudge.Certainty.OnlyIfRight
            : unsure || claim.Rough || claim.Share || claim.Words > MostWordsForCertainty ? RatioJudge.Certainty.Doubtful
            : RatioJudge.Certainty.Sure;
        if (RatioJudge.Judge(prose, x, y, claim, x.Token, claim.Number + 1, certainty, target))
        {
            FurtherTargets.Check(prose, x, y.Value, claim);
        }
    }

    /// <summary>"Gia đình văn hóa (1.742/1.857 hộ), đạt 93,8%".</summary>
    private static bool OutOfBrackets(Prose prose, in Operand x, in Operand y, bool unsure)
    {
        if (!prose.Is(y.Next, ")") || !prose.Is(x.Token - 1, "(") || RatioGrammar.FindClaim(prose, y.Next + 1) is not { } claim)
        {
            return false;
        }

        Forward(prose, x, y, claim, unsure);
        return true;
    }

    /// <summary>"đạt 93,8% (1.742/1.857 hộ)", "đạt tỷ lệ 99% với 1.073/1.080 hộ", "đạt 120% vượt chỉ tiêu huyện giao (6/5)".</summary>
    private static bool Backward(Prose prose, in Operand x, in Operand y, bool unsure)
    {
        var k = x.Token - 1;
        var bracket = prose.Is(k, "(");
        var words = 0;
        var with = prose.Is(k, "với");
        if (bracket || prose[k].Key is ":" or "," or "-" or "–")
        {
            k--;
            if (bracket && prose.Is(k, ","))
            {
                k--;
            }
        }
        else if (prose[k].Key is "với" or "là" or "tức" or "được")
        {
            k--;
        }
        else if (prose.Are(k - 1, "tương", "ứng") || prose.Are(k - 1, "tương", "đương"))
        {
            k -= prose.Is(k - 2, ",") ? 3 : 2;
            with = true;
        }
        else
        {
            // "đạt 93,8% (đạt 1.742/1.857 hộ)"
            while (words < 4 && prose.IsWord(k))
            {
                words++;
                k--;
            }

            bracket = prose.Is(k, "(");
            if (!bracket)
            {
                return false;
            }

            k--;
        }

        while (words < 16 && prose.IsWord(k))
        {
            words++;
            k--;
        }

        if (prose[k].Kind != ProseTokenKind.Percent || !prose.IsPercentage(k - 1) || prose.IsClaimed(k - 1) || RatioGrammar.ComparesWithAnotherPeriod(prose, k + 1))
        {
            return false;
        }

        // "64,8% số hộ (1.420/2.193 hộ) đã đăng ký"
        var first = RatioGrammar.FirstOfLead(prose, k - 1);
        var verb = bracket && prose[k + 1].Key is "số" or "tổng";
        for (var lead = first; lead < k - 1; lead++)
        {
            verb |= RatioGrammar.IsVerb(prose[lead].Key) || (bracket && prose.Is(lead, "là"));
        }

        // "Tỷ lệ học sinh giỏi 90,9% (40/44 em)"
        for (var back = first - 1; !verb && bracket && first - back <= 12 && prose.IsWord(back); back--)
        {
            verb = prose[back].Key is "tỷ" or "tỉ" && prose.Is(back + 1, "lệ");
        }

        if (!verb || prose[first - 1].Kind == ProseTokenKind.Slash)
        {
            return false;
        }

        var closed = (bracket && prose[y.Next].Key is ")" or ";" or ",") || (with && words <= 4);
        var target = RatioGrammar.Target(prose, k + 1, out _);
        var claim = new StatedPercent(k - 1, first, words, false, false, false, false);
        var named = (with || prose.Is(x.Token - 1, ":")) && target is not null;
        var certainty = named && !closed ? RatioJudge.Certainty.Doubtful : !closed ? RatioJudge.Certainty.OnlyIfRight : words > MostWordsForCertainty ? RatioJudge.Certainty.Doubtful : RatioJudge.Certainty.Sure;
        return RatioJudge.Judge(prose, x, y, claim, first, closed && prose.Is(y.Next, ")") ? y.Next : y.Next - 1, unsure && !closed ? RatioJudge.Certainty.OnlyIfRight : certainty, target);
    }

    /// <summary>"lúa 53,5/52 ha, tăng 2,9%": above the target, when it fits; otherwise the rise is against another period.</summary>
    private static void AboveTarget(Prose prose, in Operand x, in Operand y)
    {
        var k = prose[y.Next].Key is "," or "(" or ";" ? y.Next + 1 : y.Next;
        if (prose[k].Key is "tăng" or "vượt" && prose.IsPercentage(k + 1) && !RatioGrammar.ComparesWithAnotherPeriod(prose, k + 3))
        {
            var claim = new StatedPercent(k + 1, k, 0, false, false, Excess: true, false);
            RatioJudge.Judge(prose, x, y, claim, x.Token, k + 2, RatioJudge.Certainty.OnlyIfRight, RatioGrammar.Target(prose, k + 3, out _));
        }
    }
}
