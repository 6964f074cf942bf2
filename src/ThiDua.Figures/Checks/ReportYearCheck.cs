namespace ThiDua.Figures;

/// <summary>The year a report looks back on and the year it looks forward to, in its title, preamble and closing.</summary>
internal static class ReportYearCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.ReportYear))
        {
            if (prose.Is(i, "tổng") && prose.Is(i + 1, "kết"))
            {
                CheckSummary(prose, i);
            }
            else if (prose.Is(i, "năm") && prose.IsYear(i + 1) && prose.Is(i + 2, "là") && prose.Is(i + 3, "năm") && prose.Is(i + 4, "thứ") && i < 120)
            {
                CheckOpening(prose, i);
            }
        }
    }

    /// <summary>"Tổng kết … năm 2024, phương hướng, nhiệm vụ … năm 2024": one of the two is wrong.</summary>
    private static void CheckSummary(Prose prose, int from)
    {
        var past = -1;
        var forward = false;
        for (var k = from + 2; k - from <= 44 && prose[k].Length > 0; k++)
        {
            if (prose[k].Key is "quý" or "tháng" && !prose[k - 1].Key.Equals("ngày", StringComparison.Ordinal) && prose[k - 1].Kind == ProseTokenKind.Number)
            {
                return;
            }

            if (prose.Are(k, "giai", "đoạn") || prose.Are(k, "năm", "học") || prose.Are(k, "tổng", "kết"))
            {
                return;
            }

            if (prose.Are(k, "phương", "hướng") && past >= 0)
            {
                forward = true;
            }

            if (!prose.Is(k, "năm") || !prose.IsYear(k + 1))
            {
                continue;
            }

            if (!forward)
            {
                past = k + 1;
                continue;
            }

            if (prose[past].Amount == prose[k + 1].Amount)
            {
                var year = decimal.ToInt32(prose[past].Amount);
                prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.ReportYear, past, k + 1,
                    $"Tổng kết và phương hướng cùng ghi năm {year}. Năm tổng kết phải trước năm phương hướng: {year - 1} và {year}, hoặc {year} và {year + 1}.");
            }

            return;
        }
    }

    /// <summary>"Năm 2022 là năm thứ hai …" at the beginning of a plan for 2023.</summary>
    private static void CheckOpening(Prose prose, int at)
    {
        for (var k = 0; k < at; k++)
        {
            if (prose.Is(k, "năm") && prose.IsYear(k + 1))
            {
                if (prose[k + 1].Amount != prose[at + 1].Amount && !prose.Is(at - 1, "từ"))
                {
                    prose.Report(ClaimKind.Date, Verdict.Ambiguous, FigureRules.ReportYear, at, at + 1,
                        $"Tên văn bản ghi năm {prose.Text(k + 1)} nhưng mở đầu nói về năm {prose.Text(at + 1)}. Kiểm tra năm và thứ tự của năm.");
                }

                return;
            }
        }
    }
}
