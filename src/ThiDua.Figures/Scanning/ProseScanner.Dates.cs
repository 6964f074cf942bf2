using System.Collections.Frozen;
using System.Globalization;

namespace ThiDua.Figures;

/// <summary>Dates.</summary>
internal sealed partial class ProseScanner
{
    private const int LongestPart = 5;
    private const int MostParts = 6;

    private static readonly FrozenSet<string> BeforeDate = Set("lễ", "hôm", "mùng", "tết", "dịp", "đến", "từ", "trước", "sau", "nhi", "phúc", "hạn", "tbls");

    private bool TryDate()
    {
        Span<int> starts = stackalloc int[MostParts];
        Span<int> lengths = stackalloc int[MostParts];
        foreach (var separator in "/.-")
        {
            var parts = DateParts(separator, starts, lengths, out var end);
            if (parts >= 2)
            {
                return separator == '/' ? TrySlashDate(starts[..parts], lengths[..parts], end) : TryOtherDate(separator, starts[..parts], lengths[..parts], end);
            }
        }

        return false;
    }

    /// <summary>Reads "10/11/8/2023" into parts; 0 when any part is no short whole number or a decimal or a glued unit follows.</summary>
    private int DateParts(char separator, Span<int> starts, Span<int> lengths, out int end)
    {
        var position = at;
        var parts = 0;
        end = at;
        while (parts < MostParts)
        {
            var start = position;
            while (position < text.Length && position - start <= LongestPart && char.IsAsciiDigit(text[position]))
            {
                position++;
            }

            var length = position - start;
            if (length is 0 or > LongestPart)
            {
                return 0;
            }

            starts[parts] = start;
            lengths[parts] = length;
            parts++;
            end = position;
            var next = position + 1;
            if (position >= text.Length || text[position] != separator)
            {
                break;
            }

            if (separator == '/' && parts >= 2 && next < text.Length && text[next] == ' ')
            {
                next++;
            }

            if (next >= text.Length || !char.IsAsciiDigit(text[next]))
            {
                break;
            }

            position = next;
        }

        if (end < text.Length && (char.IsLetter(text[end]) || text[end] == '%'))
        {
            return 0;
        }

        return end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]) ? 0 : parts;
    }

    private bool TrySlashDate(ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int end)
    {
        var parts = starts.Length;
        var short2 = lengths[..^1].IndexOfAnyExceptInRange(1, 2) < 0;
        if (!short2)
        {
            return parts == 2 && WordBefore == "số" && lengths[1] == 4 && AddDocument(end);
        }

        var last = Part(starts[^1], lengths[^1]);
        var before = WordBefore;
        switch (parts)
        {
            case 2 when lengths[1] == 4 && last is >= 1900 and <= 2100:
                if (before == "số")
                {
                    return AddDocument(end);
                }

                var month = Part(starts[0], lengths[0]);
                if (before == "tháng")
                {
                    return AddDate(end, month is >= 1 and <= 12);
                }

                return month is >= 1 and <= 12 && !UnitFollows(end) && AddDate(end, possible: true);

            case 2 when lengths[1] <= 2:
                var possible = IsDay(Part(starts[0], lengths[0]), last, 2000);
                return !UnitFollows(end) && (before == "ngày" || (possible && FollowsDateWord(before))) && AddDate(end, possible);

            case 3 when lengths[2] == 4 && last is >= 1000 and <= 2999:
                return AddDate(end, IsDay(Part(starts[0], lengths[0]), Part(starts[1], lengths[1]), last));

            case 3 when lengths[2] == 2 && IsDay(Part(starts[0], lengths[0]), Part(starts[1], lengths[1]), 2000):
                return AddDate(end, possible: true);

            case 3 when lengths[2] is 3 or 5 && before == "ngày":
                return AddDate(end, possible: false);

            case > 3 when lengths[^1] == 4 && last is >= 1900 and <= 2100:
                return AddDate(end, possible: false);

            default:
                return false;
        }
    }

    private bool TryOtherDate(char separator, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int end)
    {
        if (lengths[..^1].IndexOfAnyExceptInRange(1, 2) >= 0)
        {
            return false;
        }

        var last = Part(starts[^1], lengths[^1]);
        var day = Part(starts[0], lengths[0]);
        return starts.Length switch
        {
            3 when lengths[2] == 4 && IsDay(day, Part(starts[1], lengths[1]), last) => AddDate(end, possible: true),
            2 when separator == '.' && lengths[1] <= 2 && WordBefore == "ngày" && !UnitFollows(end) && IsDay(day, last, 2000) => AddDate(end, possible: true),
            _ => false,
        };
    }

    /// <summary>"30/4 và 01/5": a date may also follow another date.</summary>
    private bool FollowsDateWord(string before) =>
        BeforeDate.Contains(before)
        || (tokens.Count > 1 && tokens[tokens.Count - 2].Kind == ProseTokenKind.Date && (before == "và" || Last.Key is "," or "-" or "–"));

    private int Part(int start, int length) => int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsDay(int day, int month, int year) => month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private bool AddDate(int end, bool possible)
    {
        Add(new ProseToken(ProseTokenKind.Date, at, end - at, "") { IsImpossible = !possible });
        return true;
    }
}
