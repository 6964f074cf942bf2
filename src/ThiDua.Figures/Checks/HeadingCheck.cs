namespace ThiDua.Figures;

/// <summary>Numbers of headings: each follows the one before it in its own list.</summary>
internal static class HeadingCheck
{
    private const int MostParts = 5;
    private const int MostOpen = 200;

    public static void Run(Prose prose)
    {
        var open = new List<int[]>();
        var misplaced = new HashSet<int[]>();
        foreach (var i in prose.StartsOf(Readers.Heading))
        {
            if (!prose[i].StartsLine || Heading(prose, i) is not { } number)
            {
                continue;
            }

            if (open.Count > MostOpen)
            {
                // lists that begin again and again and never go on
                open.RemoveRange(0, MostOpen / 2);
            }

            Place(prose, i, number, open, misplaced);
        }
    }

    /// <summary>"2.", "2.3.", "2.3.4" at the beginning of a line before a word with a capital.</summary>
    private static int[]? Heading(Prose prose, int i)
    {
        var token = prose[i];
        if (token.Kind == ProseTokenKind.Number && token is { Decimals: 0, HasAmount: true, Length: <= 2 } && prose[i + 1].Key is "." or "/" && prose.IsWord(i + 2) && prose.StartsWithCapital(i + 2) && !prose[i + 2].StartsLine)
        {
            return [decimal.ToInt32(token.Amount)];
        }

        if (token.Kind != ProseTokenKind.Reference)
        {
            return null;
        }

        var parts = prose.Text(i).Split('.');
        if (parts.Length > MostParts)
        {
            return null;
        }

        var next = prose.Is(i + 1, ".") ? i + 2 : i + 1;
        if (!prose.IsWord(next) || !prose.StartsWithCapital(next))
        {
            return null;
        }

        var number = new int[parts.Length];
        for (var p = 0; p < parts.Length; p++)
        {
            if (parts[p].Length > 2 || !DateCheck.IsNumber(parts[p], out number[p]))
            {
                return null;
            }
        }

        return number;
    }

    /// <summary>Finds the list the number continues; lists inside it end there.</summary>
    private static void Place(Prose prose, int token, int[] number, List<int[]> open, HashSet<int[]> misplaced)
    {
        var last = number[^1];
        var prefix = number.AsSpan(0, number.Length - 1);
        if (number.Length == 1)
        {
            if (last != 1)
            {
                for (var o = open.Count - 1; o >= 0; o--)
                {
                    if (open[o].Length == 1 && open[o][0] == last - 1)
                    {
                        open.RemoveRange(o, open.Count - o);
                        open.Add(number);
                        return;
                    }
                }

                var skipped = open.FindLastIndex(other => other.Length == 1 && last - other[0] is 0 or 2);
                if (skipped >= 0)
                {
                    Report(prose, token, number, open[skipped]);
                    open.RemoveRange(skipped, open.Count - skipped);
                }
            }

            open.Add(number);
            return;
        }

        var same = open.FindLastIndex(other => other.Length == number.Length && other.AsSpan(0, other.Length - 1).SequenceEqual(number.AsSpan(0, number.Length - 1)));
        if (same >= 0)
        {
            // a number out of place is reported once, not again for the one that follows it
            if (open[same][^1] != last - 1 && !misplaced.Contains(open[same]))
            {
                Report(prose, token, number, open[same]);
            }

            open.RemoveRange(same, open.Count - same);
        }
        else if (last != 1)
        {
            Report(prose, token, number, null);
            misplaced.Add(number);
        }
        else if (number.Length > 2 && open.Count > 0 && !open.Exists(other => other.Length == number.Length - 1 && other.AsSpan().SequenceEqual(number.AsSpan(0, number.Length - 1))))
        {
            prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.Headings, token, token, $"Có mục {Show(number)} nhưng không có mục {Show(prefix.ToArray())}. Xem lại số thứ tự.");
        }

        open.Add(number);
    }

    private static void Report(Prose prose, int token, int[] number, int[]? before)
    {
        var expected = (int[])number.Clone();
        expected[^1] = before is null ? 1 : before[^1] + 1;
        var reason = before is null ? "là mục đầu tiên của phần này" : before[^1] == number[^1] ? $"trùng với mục {Show(before)} trước đó" : $"đứng sau mục {Show(before)}";
        prose.Report(ClaimKind.Wording, Verdict.Ambiguous, FigureRules.Headings, token, token, $"Mục {Show(number)} {reason}; số tiếp theo phải là {Show(expected)}. Sửa số hoặc bổ sung mục thiếu.", suggestion: Show(expected));
    }

    private static string Show(int[] number) => string.Join('.', number);
}
