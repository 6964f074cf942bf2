namespace ThiDua.Figures;

/// <summary>Numbers whose separators are not the Vietnamese ones.</summary>
internal static class NumberFormatCheck
{
    public static void Run(Prose prose)
    {
        for (var i = 0; i < prose.Count; i++)
        {
            var token = prose[i];
            if (token.Kind != ProseTokenKind.Number)
            {
                continue;
            }

            var right = token.Value is { } value ? VietnameseNumber.Format(value, Math.Min(token.Decimals, 12)) : null;
            var ask = right is null ? "Kiểm tra và viết lại." : $"Viết {right} nếu đúng ý.";
            if (token.Marks.HasFlag(NumberMarks.DecimalPoint))
            {
                prose.Report(FigureRules.NumberFormat, Severity.Style, i, i, $"“{token.Key}” dùng dấu chấm cho số thập phân; văn bản tiếng Việt viết dấu phẩy. {ask}", suggestion: right);
            }
            else if (token.Marks.HasFlag(NumberMarks.Swapped))
            {
                prose.Report(FigureRules.NumberFormat, Severity.Ambiguous, i, i, $"“{token.Key}” đặt dấu phẩy, dấu chấm ngược với cách viết tiếng Việt. {ask}", suggestion: right);
            }
            else if (token.Marks.HasFlag(NumberMarks.MalformedGrouping))
            {
                prose.Report(FigureRules.NumberFormat, Severity.Ambiguous, i, i, $"“{token.Key}” ngăn nhóm chưa đúng: dấu chấm ngăn từng ba chữ số, số thập phân viết dấu phẩy. {ask}", suggestion: right);
            }
            else if (token is { Decimals: 3, Value: not null } && token.Marks.HasFlag(NumberMarks.Grouped) && ProseUnits.IsMoneyInDong(prose[i + 1].Key))
            {
                // đồng has no fractions: a comma before three digits is a slip for a point
                var whole = token.Key.Replace(',', '.');
                prose.Report(FigureRules.NumberFormat, Severity.Ambiguous, i, i, $"“{prose.Quote(i, i + 1)}”: tiền đồng không có phần lẻ, dấu phẩy có thể là dấu chấm gõ nhầm. Viết {whole} nếu đúng ý.", suggestion: whole);
            }
        }
    }
}
