namespace ThiDua.Reports;

/// <summary>Merges two changes of one list of paragraphs.</summary>
public static class ThreeWay
{
    /// <summary>What both sides changed since the common beginning; where they changed the same paragraphs differently theirs stands and it is a conflict.</summary>
    public static (IReadOnlyList<(ParagraphKind Kind, string Raw)> Text, bool Conflict) Merge(
        IReadOnlyList<(ParagraphKind Kind, string Raw)> before, IReadOnlyList<(ParagraphKind Kind, string Raw)> mine, IReadOnlyList<(ParagraphKind Kind, string Raw)> theirs)
    {
        var (toMine, toTheirs) = (Matches(before, mine), Matches(before, theirs));
        var made = new List<(ParagraphKind, string)>();
        var conflict = false;
        var (m, t) = (0, 0);
        var start = 0;
        for (var at = 0; at <= before.Count; at++)
        {
            // stable where both sides still have the paragraph
            if (at < before.Count && (toMine[at] < 0 || toTheirs[at] < 0))
            {
                continue;
            }

            var (endMine, endTheirs) = at < before.Count ? (toMine[at], toTheirs[at]) : (mine.Count, theirs.Count);
            var (was, left, right) = (Part(before, start, at), Part(mine, m, endMine), Part(theirs, t, endTheirs));
            if (left.SequenceEqual(was) || left.SequenceEqual(right))
            {
                made.AddRange(right);
            }
            else if (right.SequenceEqual(was))
            {
                made.AddRange(left);
            }
            else if (left.Count == was.Count && right.Count == was.Count)
            {
                // neighbours, each changed by one side
                for (var n = 0; n < was.Count; n++)
                {
                    made.Add(right[n] == was[n] ? left[n] : right[n]);
                    conflict |= right[n] != was[n] && left[n] != was[n] && left[n] != right[n];
                }
            }
            else
            {
                conflict = true;
                made.AddRange(right);
            }

            if (at < before.Count)
            {
                made.Add(before[at]);
            }

            (m, t, start) = (endMine + 1, endTheirs + 1, at + 1);
        }

        return (made, conflict);
    }

    private static List<(ParagraphKind Kind, string Raw)> Part(IReadOnlyList<(ParagraphKind Kind, string Raw)> list, int from, int to) => [.. list.Skip(from).Take(to - from)];

    private static int[] Matches(IReadOnlyList<(ParagraphKind Kind, string Raw)> before, IReadOnlyList<(ParagraphKind Kind, string Raw)> after)
    {
        var to = new int[before.Count];
        var (i, j) = (0, 0);
        foreach (var (kind, _) in TextDiff.Steps([.. before.Select(Key)], [.. after.Select(Key)]))
        {
            switch (kind)
            {
                case ChangeKind.Removed:
                    to[i++] = -1;
                    break;
                case ChangeKind.Added:
                    j++;
                    break;
                default:
                    to[i++] = j++;
                    break;
            }
        }

        return to;

        static string Key((ParagraphKind Kind, string Raw) paragraph) => $"{(int)paragraph.Kind}\u0002{paragraph.Raw}";
    }
}
