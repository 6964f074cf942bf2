namespace ThiDua.Figures;

/// <summary>Numbers whose separators are not the Vietnamese ones.</summary>
internal static class NumberFormatCheck
{
    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Format))
        {
            var token = prose[i];
            if (token.Kind != ProseTokenKind.Number || (token.Marks & ~NumberMarks.Signed) == NumberMarks.None)
            {
                continue;
            }

            if ((token.Marks & (NumberMarks.DecimalPoint | NumberMarks.Swapped | NumberMarks.MalformedGrouping)) == 0 && token.Decimals != 3)
            {
                continue;
            }

            var key = prose.Text(i);
            var right = token.Value is { } value ? VietnameseNumber.Format(value, Math.Min((int)token.Decimals, 12)) : null;
            var ask = right is null ? "Kiểm tra và viết lại." : $"Viết {right} nếu đúng ý.";
            if (token.Marks.HasFlag(NumberMarks.DecimalPoint))
            {
                prose.Report(ClaimKind.Format, Verdict.Style, FigureRules.NumberFormat, i, i, $"“{key}” dùng dấu chấm cho số thập phân; văn bản tiếng Việt viết dấu phẩy. {ask}", suggestion: right);
            }
            else if (token.Marks.HasFlag(NumberMarks.Swapped))
            {
                prose.Report(ClaimKind.Format, Verdict.Ambiguous, FigureRules.NumberFormat, i, i, $"“{key}” đặt dấu phẩy, dấu chấm ngược với cách viết tiếng Việt. {ask}", suggestion: right);
            }
            else if (token.Marks.HasFlag(NumberMarks.MalformedGrouping))
            {
                prose.Report(ClaimKind.Format, Verdict.Ambiguous, FigureRules.NumberFormat, i, i, $"“{key}” ngăn nhóm chưa đúng: dấu chấm ngăn từng ba chữ số, số thập phân viết dấu phẩy. {ask}", suggestion: right);
            }
            else if (token is { Decimals: 3, HasAmount: true } && token.Marks.HasFlag(NumberMarks.Grouped) && ProseUnits.IsMoneyInDong(prose[i + 1].Key))
            {
                // đồng has no fractions: a comma before three digits is a slip for a point
                var whole = key.Replace(',', '.');
                prose.Report(ClaimKind.Format, Verdict.Ambiguous, FigureRules.NumberFormat, i, i, $"“{prose.Quote(i, i + 1)}”: tiền đồng không có phần lẻ, dấu phẩy có thể là dấu chấm gõ nhầm. Viết {whole} nếu đúng ý.", suggestion: whole);
            }
        }
    }
}
