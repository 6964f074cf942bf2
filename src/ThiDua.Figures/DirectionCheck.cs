namespace ThiDua.Figures;

/// <summary>"tăng -5", "giảm +3": a sign against the word before it.</summary>
internal static class DirectionCheck
{
    public static void Run(Prose prose)
    {
        for (var i = 0; i < prose.Count; i++)
        {
            var rises = prose.Is(i, "tăng");
            if (!rises && !prose.Is(i, "giảm"))
            {
                continue;
            }

            var k = i + 1;
            while (k - i <= 2 && prose[k].Key is "thêm" or "là" or ":" or "được" or "tới" or "đến")
            {
                k++;
            }

            var token = prose[k];
            if (token.Kind != ProseTokenKind.Number || !token.Marks.HasFlag(NumberMarks.Signed) || token.Value is not { } value || value == 0m)
            {
                continue;
            }

            var quote = prose.Quote(i, k);
            var bare = VietnameseNumber.Format(Math.Abs(value), Math.Min(token.Decimals, 12));
            var word = rises ? "tăng" : "giảm";
            if (rises == value < 0m)
            {
                prose.Report(FigureRules.Direction, Severity.Wrong, i, k, $"“{quote}”: từ “{word}” ngược với dấu của số. Chỉ dùng từ, không ghi dấu; kiểm tra xem tăng hay giảm {bare}.");
            }
            else if (!rises)
            {
                prose.Report(FigureRules.Direction, Severity.Style, i, k, $"“{quote}”: đã có từ “giảm” thì không ghi thêm dấu trừ. Viết “giảm {bare}”.", suggestion: $"giảm {bare}");
            }
        }
    }
}
