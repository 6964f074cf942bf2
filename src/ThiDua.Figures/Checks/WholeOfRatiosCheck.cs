namespace ThiDua.Figures;

/// <summary>"giỏi 19/277, khá 104/277, trung bình 77/277, chưa đạt 02/277": parts of one whole that should make the whole.</summary>
internal static class WholeOfRatiosCheck
{
    private const int MostBetween = 22;

    public static void Run(Prose prose)
    {
        var all = prose.Ratios;
        var ratios = all.Where(ratio => ratio.DenominatorToken > ratio.NumeratorToken).OrderBy(ratio => ratio.NumeratorToken).ToList();
        for (var i = 0; i < ratios.Count;)
        {
            var j = i + 1;
            while (j < ratios.Count && ratios[j].Denominator == ratios[i].Denominator && ratios[j].NumeratorToken - ratios[j - 1].DenominatorToken <= MostBetween)
            {
                j++;
            }

            if (j - i > 2)
            {
                Check(prose, ratios.GetRange(i, j - i));
            }

            i = j;
        }
    }

    private static void Check(Prose prose, List<RatioReading> ratios)
    {
        var whole = ratios[0].Denominator;
        var sum = ratios.Sum(ratio => ratio.Numerator);
        var first = ratios[0].NumeratorToken;
        var last = Math.Max(ratios[^1].DenominatorToken, ratios[^1].PercentToken + 1);
        var claim = prose.Make(ClaimKind.Sum, Verdict.Ok, FigureRules.Sum, first, last, "") with { Parts = [.. ratios.Select(ratio => ratio.Numerator)], Total = whole };
        var addends = string.Join(" + ", ratios.Select(ratio => RatioJudge.Show(ratio.Numerator)));
        if (sum == whole)
        {
            prose.Add(claim with { Message = $"Đúng: {addends} = {RatioJudge.Show(whole)}." });
        }
        else if (sum < whole && sum >= whole / 2m && ratios.TrueForAll(ratio => ratio.Computed <= 80m))
        {
            prose.Add(claim with
            {
                Verdict = IsWholeScale(prose, first, last) && whole - sum > whole / 50m ? Verdict.Wrong : Verdict.Ambiguous,
                Computed = RatioJudge.Show(sum),
                Message = $"Các loại cộng lại {addends} = {RatioJudge.Show(sum)}, còn thiếu {RatioJudge.Show(whole - sum)} so với tổng {RatioJudge.Show(whole)}. Kiểm tra từng loại hoặc tổng.",
            });
        }
    }

    /// <summary>True when the grades run from the best to the worst, so that no pupil is without one: "giỏi, khá, trung bình, chưa đạt".</summary>
    private static bool IsWholeScale(Prose prose, int first, int last)
    {
        var (best, good, worst) = (false, false, false);
        for (var k = first - 6; k <= last; k++)
        {
            best |= prose[k].Key is "giỏi" or "tốt" || prose.Are(k, "xuất", "sắc");
            good |= prose[k].Key is "khá" || prose.Are(k, "hoàn", "thành");
            worst |= prose[k].Key is "yếu" or "kém" || prose.Are(k, "chưa", "đạt") || prose.Are(k, "chưa", "hoàn") || prose.Are(k, "không", "hoàn");
        }

        return best && good && worst;
    }
}
