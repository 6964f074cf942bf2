namespace ThiDua.Figures;

/// <summary>A list that is announced and does not follow, and "đạt" without its figure.</summary>
internal static class MissingCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Missing))
        {
            if (prose[i].Key is "như" or "gồm" && prose.Is(i + 1, ":"))
            {
                CheckList(prose, i);
            }
            else if (prose.Is(i, "đạt") && prose[i - 1].Key is ";" or "," && prose[i + 1].StartsLine && prose.StartsWithCapital(i + 1) && prose[i - 2].Key is "huyện" or "kh" or "giao" or "%")
            {
                prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.Missing, i, i, "Câu dừng ở “đạt” mà chưa có số. Ghi phần trăm hoặc bỏ vế này.");
            }
        }
    }

    private static void CheckList(Prose prose, int word)
    {
        var next = word + 2;
        if (prose[next].Length > 0 && !prose[next].StartsLine)
        {
            return;
        }

        var sibling = prose[next].Key is "-" or "–" or "+" or "*" ? Sibling(prose, word, next) : prose[next].Length == 0 || prose.StartsItem(next);
        if (sibling)
        {
            prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.Missing, word, word + 1, "Đã báo liệt kê nhưng không có nội dung nào theo sau. Ghi nội dung hoặc sửa câu.");
        }
    }

    /// <summary>True when the item behind begins like the item this sentence stands in, so it continues the outer list.</summary>
    private static bool Sibling(Prose prose, int word, int next)
    {
        var first = next + 1;
        for (var k = word - 1; word - k <= 400 && k > 0; k--)
        {
            if (prose.StartsItem(k) && prose[k].Kind == ProseTokenKind.Punctuation)
            {
                var other = k + 1;
                while (prose[other].Kind == ProseTokenKind.Punctuation && other < k + 3)
                {
                    other++;
                }

                return prose.Is(k, prose[next].Key) && prose.Is(first, prose[other].Key) && prose.Is(first + 1, prose[other + 1].Key) && prose.Is(first + 2, prose[other + 2].Key);
            }
        }

        return false;
    }
}
