using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>How a heading of a pasted outline is numbered; the order is the order of depth.</summary>
public enum HeadingMark { Part, Roman, Arabic1, Arabic2, Arabic3, Arabic4, Letter, Dash }

/// <summary>One heading of a pasted outline.</summary>
/// <param name="Depth">0 = top.</param>
/// <param name="Mark">How it is numbered.</param>
/// <param name="Number">Number as pasted.</param>
/// <param name="Title">Title without its number.</param>
public sealed record PastedHeading(int Depth, HeadingMark Mark, string Number, string Title);

/// <summary>
/// Reads an outline as a superior sends it: "Phần I", "I.", "1.", "1.1.", "a)", "-", with or without diacritics and capitals. The kind of the number
/// decides the depth, so indents and styles lost in pasting do not matter. Linear in the text.
/// </summary>
public static class OutlineText
{
    private static readonly string[] s_ordinals = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam"];

    /// <summary>The headings in their order. Lines without a number continue a heading that is not finished; others are left out.</summary>
    public static IReadOnlyList<PastedHeading> Parse(string text)
    {
        var found = new List<PastedHeading>();
        var open = new Stack<HeadingMark>();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (VietnameseText.Clean(raw) is not { } line)
            {
                continue;
            }

            if (Mark(line) is not var (mark, number, title))
            {
                if (found.Count > 0 && Continues(found[^1].Title, line))
                {
                    found[^1] = found[^1] with { Title = $"{found[^1].Title} {line}".Trim() };
                }

                continue;
            }

            while (open.Count > 0 && open.Peek() >= mark)
            {
                open.Pop();
            }

            found.Add(new(open.Count, mark, number, title));
            open.Push(mark);
        }

        return [.. found.Where(h => h.Title.Length > 0).Select(h => h with { Title = h.Title.TrimEnd(':', '.', ';', ' ') })];
    }

    private static bool Continues(string title, string line) =>
        title.Length == 0 || title[^1] is ',' or ';' || char.IsLower(line[0]) || (IsCapitals(title) && IsCapitals(line));

    private static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    /// <summary>Number and title of a line, or null when it carries no number.</summary>
    private static (HeadingMark Mark, string Number, string Title)? Mark(string line)
    {
        if (Part(line) is { } part)
        {
            return part;
        }

        if (line[0] is '-' or '–' or '+' or '•')
        {
            return (HeadingMark.Dash, "-", line[1..].TrimStart());
        }

        var end = 0;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || (line[end] == '.' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1]))))
        {
            end++;
        }

        var number = line[..end];
        var rest = line[end..];
        var closed = rest.Length > 0 && rest[0] is '.' or ')' or ',' or '/' or ':';
        var title = rest.TrimStart('.', ')', ',', '/', ':', ' ', '-', '–').Trim();
        if (number.Length == 0 || (rest.Length > 0 && !closed && rest[0] != ' '))
        {
            return null;
        }

        if (char.IsAsciiDigit(number[0]))
        {
            var parts = number.Split('.');
            // "12 xóm" is a sentence, "2.1 Kinh tế" a heading: one number alone needs its full stop
            return Array.TrueForAll(parts, p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit)) && parts.Length <= 4 && (closed || parts.Length > 1)
                ? (HeadingMark.Arabic1 + (parts.Length - 1), number, title)
                : null;
        }

        if (!closed)
        {
            return null;
        }

        return number.All(c => c is 'I' or 'V' or 'X') ? (HeadingMark.Roman, number, title)
            : number.Length == 1 && char.IsAsciiLetterUpper(number[0]) ? (HeadingMark.Part, number, title)
            : number.Length == 1 ? (HeadingMark.Letter, number, title)
            : null;
    }

    private static (HeadingMark Mark, string Number, string Title)? Part(string line)
    {
        var words = line.Split(' ', 4);
        if (VietnameseText.Fold(words[0]) != "phan" || words.Length < 2)
        {
            return null;
        }

        var named = VietnameseText.Fold(words[1]) == "thu" && words.Length > 2 && s_ordinals.Contains(VietnameseText.Fold(words[2]).Trim('.', ':'), StringComparer.Ordinal);
        var number = words[1].Trim('.', ':', '-');
        if (!named && !(number.Length > 0 && (number.All(c => c is 'I' or 'V' or 'X') || int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))))
        {
            return null;
        }

        var title = string.Join(' ', words.Skip(named ? 3 : 2)).TrimStart('.', ':', '-', '–', ' ');
        return (HeadingMark.Part, named ? $"{words[1]} {words[2]}" : number, title);
    }
}
