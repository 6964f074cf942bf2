namespace ThiDua.Figures;

/// <summary>The claim that all targets were met, against the targets the text itself shows as missed. Whether it holds only the attainment records can tell.</summary>
internal static class AllMetCheck
{
    private const int MostNamed = 3;

    public static void Run(Prose prose)
    {
        var intention = -100;
        string? told = null;
        var skip = -1;
        foreach (var i in prose.StartsOf(Readers.AllMet))
        {
            if (i <= skip)
            {
                continue;
            }

            if ((prose.Is(i, "phấn") && prose.Is(i + 1, "đấu")) || (prose.Is(i, "quyết") && prose.Is(i + 1, "tâm")))
            {
                intention = i;
            }

            if (End(prose, i) is { } last && !IsIntended(prose, intention, i))
            {
                told ??= Missed(prose);
                prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.AllMet, i, last, $"“{prose.Quote(i, last)}” {told}");
                skip = last;
            }
        }
    }

    /// <summary>"phấn đấu các chỉ tiêu đều đạt và vượt" claims nothing.</summary>
    private static bool IsIntended(Prose prose, int intention, int claim)
    {
        if (claim - intention > 25)
        {
            return false;
        }

        for (var k = intention; k < claim; k++)
        {
            if (prose[k].Key is "." or ";")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the text itself shows against the claim.</summary>
    private static string Missed(Prose prose)
    {
        var missed = prose.Ratios.Where(ratio => ratio is { OfTarget: true, Computed: < 99.95m }).ToList();
        if (missed.Count == 0)
        {
            return "khẳng định mọi chỉ tiêu đều đạt. Đối chiếu với số liệu từng chỉ tiêu trước khi gửi.";
        }

        var named = string.Join("; ", missed.OrderBy(ratio => ratio.Computed).Take(MostNamed)
            .Select(ratio => $"{RatioJudge.Show(ratio.Numerator)}/{RatioJudge.Show(ratio.Denominator)} ({VietnameseNumber.FormatTrimmed(ratio.Computed, 2)}%)"));
        return $"nhưng trong văn bản có {missed.Count} chỉ tiêu chưa đạt kế hoạch, thấp nhất {named}. Sửa nhận định hoặc nêu rõ phần chưa đạt.";
    }

    private static int? End(Prose prose, int i)
    {
        if (prose.Is(i, "đều"))
        {
            return AfterAll(prose, i + 1);
        }

        if (prose.Is(i, "hoàn") && prose.Is(i + 1, "thành"))
        {
            var k = prose.Is(i + 2, "vượt") ? i + 3 : i + 2;
            k = prose.Is(k, "mức") ? k + 1 : k;
            if (prose[k].HasAmount && prose[k].Amount == 100m && prose[k + 1].Kind == ProseTokenKind.Percent)
            {
                k += 2;
                while (prose[k].Key is "các" or "số" or "những")
                {
                    k++;
                }

                return prose.Are(k, "chỉ", "tiêu") ? k + 1 : null;
            }
        }

        return null;
    }

    private static int? AfterAll(Prose prose, int k)
    {
        if (prose.Is(k, "hoàn") && prose.Is(k + 1, "thành"))
        {
            k++;
        }
        else if (!prose.Is(k, "đạt"))
        {
            return prose.Is(k, "vượt") ? PlanEnd(prose, k + 1) : null;
        }

        var next = k + 1;
        while (prose[next].Key is "," or "và" or "hoặc" or "hoàn" or "thành" or "-" && next - k < 6)
        {
            next++;
        }

        if (prose.Is(next, "vượt"))
        {
            return next;
        }

        return PlanEnd(prose, k + 1);
    }

    /// <summary>The end of "kế hoạch", "chỉ tiêu" or "các chỉ tiêu"; null when something else was met ("đều đạt chuẩn").</summary>
    private static int? PlanEnd(Prose prose, int k)
    {
        k = prose.Is(k, "các") ? k + 1 : k;
        if (prose.Is(k, "kh"))
        {
            return k;
        }

        return prose.Are(k, "kế", "hoạch") || prose.Are(k, "chỉ", "tiêu") ? k + 1 : null;
    }
}
