using System.Globalization;

namespace ThiDua.Figures;

/// <summary>Numbers and symbols of documents.</summary>
internal sealed partial class ProseScanner
{
    private bool TryDocumentNumber()
    {
        var position = at;
        while (position < text.Length && position - at <= 6 && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        if (position == at || position - at > 6 || position >= text.Length)
        {
            return false;
        }

        if (text[position] == '-')
        {
            var code = CodeEnd(position + 1, 1);
            var second = code > position + 1 && code < text.Length && text[code] == '/' ? CodeEnd(code + 1, 2) : 0;
            return second > 0 && AddDocument(CodeTail(second, out _));
        }

        if (text[position] != '/')
        {
            return false;
        }

        position++;
        var year = position + 4 < text.Length && text[position + 4] == '/' && !text.AsSpan(position, 4).ContainsAnyExceptInRange('0', '9');
        if (year)
        {
            position += 5;
        }

        var first = CodeEnd(SkipBlanks(position, 1), 2);
        if (first == 0)
        {
            return false;
        }

        var end = CodeTail(first, out var dashed);
        return (year || dashed || WordBefore == "số") && AddDocument(end);
    }

    private bool AddDocument(int end)
    {
        Add(ProseTokenKind.DocumentNumber, end);
        return true;
    }

    /// <summary>The end of a run of at least <paramref name="least"/> capitals (with digits behind, as in QH13); 0 when there is none.</summary>
    private int CodeEnd(int start, int least)
    {
        var end = start;
        var capitals = 0;
        while (end < text.Length && end - start < 24)
        {
            var c = text[end];
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (!(capitals > 0 && (char.IsAsciiDigit(c) || c == '&' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)))
            {
                break;
            }

            end++;
        }

        return capitals >= least && (end >= text.Length || !char.IsLower(text[end])) ? end : 0;
    }

    /// <summary>Takes further parts such as "-UBND", also when blanks surround the dash.</summary>
    private int CodeTail(int end, out bool dashed)
    {
        dashed = false;
        for (var parts = 0; parts < 4; parts++)
        {
            var dash = SkipBlanks(end, 1);
            if (dash >= text.Length || text[dash] is not ('-' or '–' or '/'))
            {
                break;
            }

            var next = CodeEnd(SkipBlanks(dash + 1, 1), 2);
            if (next == 0)
            {
                break;
            }

            dashed = true;
            end = next;
        }

        return end;
    }
}
