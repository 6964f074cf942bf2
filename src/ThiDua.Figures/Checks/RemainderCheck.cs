namespace ThiDua.Figures;

/// <summary>"theo quy định 201 ngày, cắt giảm 63 ngày, còn 138 ngày, đạt 31%": a total less its cut is the remainder.</summary>
internal static class RemainderCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Remainder))
        {
            if (prose.Is(i, "còn") && Figure(prose, i + 1, 6) is { } left)
            {
                Check(prose, i, left, prose.Is(i + 1, "lại"));
            }
            else if (prose.Is(i, "sau") && prose.Is(i + 1, "khi") && Figure(prose, i + 2, 8) is { } after)
            {
                Check(prose, i, after, sure: false);
            }
        }
    }

    private static Operand? Figure(Prose prose, int from, int most)
    {
        var k = from;
        while (k - from < most && (prose.IsWord(k) || prose.Is(k, ":")))
        {
            k++;
        }

        return RatioGrammar.Read(prose, k) is { } figure && figure.Unit != "%" && prose[k + 1].Kind != ProseTokenKind.Slash && prose[k - 1].Kind != ProseTokenKind.Slash ? figure : null;
    }

    private static void Check(Prose prose, int at, in Operand left, bool sure)
    {
        Operand? cut = null;
        var cutWord = false;
        for (var k = at - 1; at - k <= 44 && !prose.EndsSentence(k) && !prose.StartsItem(k + 1); k--)
        {
            if (prose[k - 1].Kind == ProseTokenKind.Slash || prose[k + 1].Kind is ProseTokenKind.Slash or ProseTokenKind.Percent || prose.IsYear(k)
                || RatioGrammar.Read(prose, k) is not { } figure || !string.Equals(figure.Unit, left.Unit, StringComparison.Ordinal))
            {
                continue;
            }

            if (cut is null)
            {
                cut = figure;
                for (var j = k - 1; k - j <= 4 && prose.IsWord(j); j--)
                {
                    cutWord |= prose[j].Key is "cắt" or "giảm" or "trừ" or "bớt";
                }

                continue;
            }

            Judge(prose, figure, cut.Value, left, sure && cutWord, cutWord);
            return;
        }
    }

    private static void Judge(Prose prose, in Operand total, in Operand cut, in Operand left, bool sure, bool cutWord)
    {
        var right = total.Value - cut.Value == left.Value;
        if (!right && (!cutWord || left.Value >= total.Value))
        {
            return;
        }

        var sum = $"{RatioJudge.Show(total.Value)} − {RatioJudge.Show(cut.Value)} = {RatioJudge.Show(total.Value - cut.Value)}";
        var claim = prose.Make(ClaimKind.Sum, Verdict.Ok, FigureRules.Remainder, total.Token, left.Next - 1, $"Đúng: {sum}.") with { Parts = [cut.Value, left.Value], Total = total.Value, Unit = total.UnitText };
        prose.Add(right ? claim : claim with
        {
            Verdict = sure ? Verdict.Wrong : Verdict.Ambiguous,
            Message = $"{sum}, khác {prose.Quote(left.Token, left.Next - 1)}. Kiểm tra ba số.",
            Computed = RatioJudge.Show(total.Value - cut.Value),
        });

        // "đạt 31%" behind the remainder is the share that was cut
        if (right && prose.Is(left.Next, ",") && RatioGrammar.ReadClaim(prose, left.Next + 1, 0, false, bare: false) is { } share && !prose.IsClaimed(share.Number))
        {
            RatioJudge.Judge(prose, cut, total, share, total.Token, share.Number + 1, RatioJudge.Certainty.OnlyIfRight, null);
        }
    }
}
