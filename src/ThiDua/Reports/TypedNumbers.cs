namespace ThiDua.Reports;

/// <summary>
/// Finds the figures people typed into running text, so that the page can mark them as not coming from a record. Years, dates, document numbers
/// and numbers inside words (Covid-19) are not figures.
/// </summary>
public static class TypedNumbers
{
    private static readonly string[] s_counts = ["tổng số", "dân số", "quân số", "sĩ số", "doanh số", "con số"];

    /// <summary>Splits a run of words into text and typed figures.</summary>
    public static IReadOnlyList<Span> Split(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text.Length == 0 ? [] : [new(text)];
        }

        var spans = new List<Span>();
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' or '/' or '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            if (IsFigure(text, at, end))
            {
                if (at > start)
                {
                    spans.Add(new(text[start..at]));
                }

                spans.Add(new(text[at..end], SpanKind.Typed));
                start = end;
            }

            at = end;
        }

        if (start < text.Length)
        {
            spans.Add(new(text[start..]));
        }

        return spans;
    }

    private static bool IsFigure(string text, int at, int end)
    {
        var token = text.AsSpan(at, end - at);
        var before = at > 0 ? text[at - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        var isYear = token.Length == 4 && (token.StartsWith("19", StringComparison.Ordinal) || token.StartsWith("20", StringComparison.Ordinal));
        var isDateOrRange = token.Contains('/') && Slashes(token) is 1 or 2 && !token.Contains('.') && !token.Contains(',') && token.Length <= 10;
        var isSpan = token.Contains('-');
        var insideWord = char.IsLetter(before) || before is '-' or '/' || (before == '(' && after == ')') || (after is '/' or '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]));
        var isHeading = after is '.' && end + 1 < text.Length && text[end + 1] == ' ' && at == 0;
        var words = text.AsSpan(0, at).TrimEnd();
        var isNumbered = IsNumberOfADocument(words) || words.EndsWith("tháng", StringComparison.Ordinal) || words.EndsWith("ngày", StringComparison.Ordinal);
        return !(isYear || isDateOrRange || isSpan || insideWord || isHeading || isNumbered);
    }

    /// <summary>"Quyết định số 6141", but not "tổng số 280", "dân số 7.550".</summary>
    private static bool IsNumberOfADocument(ReadOnlySpan<char> words)
    {
        if (!words.EndsWith("số", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var count in s_counts)
        {
            if (words.EndsWith(count, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static int Slashes(ReadOnlySpan<char> token)
    {
        var count = 0;
        foreach (var c in token)
        {
            count += c == '/' ? 1 : 0;
        }

        return count;
    }
}
