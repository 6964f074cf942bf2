namespace ThiDua.Figures;

/// <summary>"4.320/4.000 con đạt 108% KH huyện; đạt 144% NQHĐND xã, (giao 3.000 con)": the same result against a further target.</summary>
internal static class FurtherTargets
{
    private const int Most = 4;

    public static void Check(Prose prose, in Operand numerator, decimal firstTarget, in StatedPercent first)
    {
        var at = first.Number + 2;
        for (var turn = 0; turn < Most; turn++)
        {
            RatioGrammar.Target(prose, at, out var k);
            if (prose.Is(k, "("))
            {
                k = prose.Close(k, 40) is > 0 and var close ? close + 1 : k;
            }

            if (prose[k].Key is ";" or "," or ".")
            {
                k++;
            }

            if (prose.Is(k, "và"))
            {
                k++;
            }

            if (prose[k].Key is not ("đạt" or "bằng") || RatioGrammar.ReadClaim(prose, k, 0, false, bare: false) is not { } second || prose.IsClaimed(second.Number))
            {
                return;
            }

            var words = RatioGrammar.Target(prose, second.Number + 2, out var end);
            JudgeSecond(prose, numerator, firstTarget, second, words, end);
            at = second.Number + 2;
        }
    }

    private static void JudgeSecond(Prose prose, in Operand numerator, decimal firstTarget, in StatedPercent second, string? words, int end)
    {
        // "đạt 144% NQHĐND xã giao 3.000 con"
        if (prose.Is(end - 1, "giao") && RatioGrammar.Read(prose, end) is { } direct && Convert(numerator, direct) is { } converted)
        {
            RatioJudge.Judge(prose, converted, direct, second, second.First, direct.Next - 1, RatioJudge.Certainty.Sure, words);
            return;
        }

        var k = end;
        if (prose[k].Key is "," or ";")
        {
            k++;
        }

        if (!prose.Is(k, "(") || prose.Close(k, 60) is not (> 0 and var close))
        {
            return;
        }

        Operand? candidate = null;
        var candidates = 0;
        for (var i = k + 1; i < close; i++)
        {
            if (prose[i].Kind == ProseTokenKind.Slash || prose[i + 1].Kind == ProseTokenKind.Percent)
            {
                return;
            }

            if (RatioGrammar.Read(prose, i) is not { } target || target.Value <= 0m || prose.IsYear(i) || prose[i - 1].Key is "tăng" or "giảm" || Convert(numerator, target) is not { } result)
            {
                continue;
            }

            if (RatioJudge.Agrees(prose, result.Value, target.Value, second.Number))
            {
                RatioJudge.Judge(prose, result, target, second, second.First, close, RatioJudge.Certainty.Sure, words);
                return;
            }

            if (target.Value != firstTarget)
            {
                candidates++;
                candidate = target;
            }
        }

        if (candidate is { } only && candidates == 1 && Convert(numerator, only) is { } value)
        {
            RatioJudge.Judge(prose, value, only, second, second.First, close, RatioJudge.Certainty.Sure, words);
        }
    }

    public static Operand? Convert(in Operand numerator, in Operand target)
    {
        if (target.Unit.Length == 0 || numerator.Unit.Length == 0)
        {
            return numerator;
        }

        return ProseUnits.Factor(numerator.Unit, target.Unit) is { } factor ? numerator with { Value = numerator.Value * factor } : null;
    }
}
