namespace ThiDua.Figures;

/// <summary>The body in the symbol of the document, in the line "TM." and in its appendices is one and the same.</summary>
internal static class AuthorityCheck
{
    private const int Head = 90;

    public static void Run(Prose prose)
    {
        string? head = null;
        foreach (var i in prose.StartsOf(Readers.Authority))
        {
            if (prose.Is(i, "số") && Symbol(prose, i) is { } symbol)
            {
                if (i < Head && head is null)
                {
                    head = symbol.Body;
                }
                else if (head is not null && prose.Are(i - 2, "báo", "cáo") && prose[i - 3].Key is "kèm" or "theo" && symbol.Body != head)
                {
                    // without a number of its own it can only be the document it is attached to
                    prose.Report(ClaimKind.Wording, symbol.Numbered ? Verdict.Ambiguous : Verdict.Wrong, FigureRules.Authority, i, symbol.Last, $"Phụ lục kèm theo ghi ký hiệu {symbol.Body} nhưng văn bản mang ký hiệu {head}. Thống nhất cơ quan ban hành.");
                }
            }
            else if (prose.Is(i, "tm") && head is not null && (prose[i].StartsLine || prose[i - 1].Kind == ProseTokenKind.Punctuation))
            {
                var k = prose.Is(i + 1, ".") ? i + 2 : i + 1;
                var council = prose.Are(k, "hội", "đồng") && !prose.Are(k + 2, "nhân", "dân");
                var committee = prose[k].Key is "ủy" or "ubnd" or "uỷ" && !prose.Is(k + 2, "mttq");
                if ((council && head == "UBND") || (committee && head.StartsWith("HĐTĐ", StringComparison.Ordinal)))
                {
                    prose.Report(ClaimKind.Wording, Verdict.Wrong, FigureRules.Authority, i, k + 1, $"Ký hiệu văn bản là {head} nhưng ký “{prose.Quote(i, k + 1)}…”. Sửa ký hiệu hoặc thẩm quyền ký.");
                }
            }
        }
    }

    /// <summary>"Số: /BC-HĐTĐKT": the body behind the last dash.</summary>
    private static (string Body, int Last, bool Numbered)? Symbol(Prose prose, int so)
    {
        var k = so + 1;
        while (k - so <= 10 && prose[k].Key is ":" or "." or "…" or "_")
        {
            k++;
        }

        if (prose[k].Kind == ProseTokenKind.DocumentNumber)
        {
            var text = prose.Text(k);
            var dash = text.LastIndexOfAny(['-', '–']);
            return dash > 0 && prose.Source.AsSpan(prose[k].Start, prose[k].Length).Contains("BC", StringComparison.Ordinal) ? (text[(dash + 1)..].Trim().ToUpperInvariant(), k, true) : null;
        }

        var numbered = prose[k].Kind == ProseTokenKind.Number;
        if (numbered)
        {
            k++;
        }

        if (prose[k].Kind != ProseTokenKind.Slash || !prose.Is(k + 1, "bc") || prose[k + 2].Key is not ("-" or "–") || !prose.IsWord(k + 3))
        {
            return null;
        }

        return (prose.Text(k + 3).Normalize().ToUpperInvariant(), k + 3, numbered);
    }
}
