namespace ThiDua.Figures;

/// <summary>Marks the claim that all targets were met. Whether it holds only the attainment records can tell, so the finding is for the caller to compare.</summary>
internal static class AllMetCheck
{
    public static void Run(Prose prose)
    {
        var intention = -100;
        for (var i = 0; i < prose.Count; i++)
        {
            if (prose[i].Key is "." or ";")
            {
                intention = -100;
            }
            else if ((prose.Is(i, "phấn") && prose.Is(i + 1, "đấu")) || (prose.Is(i, "quyết") && prose.Is(i + 1, "tâm")))
            {
                intention = i;
            }

            if (End(prose, i) is { } last && i - intention > 25)
            {
                prose.Report(FigureRules.AllMet, Severity.Ambiguous, i, last,
                    $"“{prose.Quote(i, last)}” khẳng định mọi chỉ tiêu đều đạt. Đối chiếu với số liệu từng chỉ tiêu trước khi gửi.");
                i = last;
            }
        }
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
            if (prose[k].Value == 100m && prose[k + 1].Kind == ProseTokenKind.Percent)
            {
                k += 2;
                while (prose[k].Key is "các" or "số" or "những")
                {
                    k++;
                }

                return prose.Is(k, "chỉ tiêu") ? k : null;
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
        if (prose[k].Key is "chỉ tiêu" or "kh")
        {
            return k;
        }

        return prose.Is(k, "kế") && prose.Is(k + 1, "hoạch") ? k + 1 : null;
    }
}
