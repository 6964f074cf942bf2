namespace ThiDua.Figures;

/// <summary>"29-Q/TW": the kind of a document has two letters or more in its symbol (NQ, QĐ, CT), but for "L" of a law of old.</summary>
internal static class SymbolCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Document))
        {
            if (prose[i].Kind != ProseTokenKind.DocumentNumber)
            {
                continue;
            }

            var number = prose.Source.AsSpan(prose[i].Start, prose[i].Length);
            var from = number.IndexOfAny('/', '-') + 1;
            var length = number[from..].IndexOfAny('/', '-', '–');
            if (length == 1 && char.IsUpper(number[from]) && number[from] != 'L')
            {
                var kind = number[from].ToString();
                prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.Symbol, i, i, $"Ký hiệu “{prose.Text(i)}” thiếu chữ: không có loại văn bản nào viết tắt là “{kind}”{(kind == "Q" ? " (nghị quyết là NQ, quyết định là QĐ)" : "")}. Kiểm tra lại ký hiệu.");
            }
        }
    }
}
