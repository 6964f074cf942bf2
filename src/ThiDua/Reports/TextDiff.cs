namespace ThiDua.Reports;

/// <summary>What happened to a word or paragraph between two versions.</summary>
public enum ChangeKind { Same, Added, Removed, Changed }

/// <summary>Some words that stayed, came or went together.</summary>
public sealed record DiffWords(ChangeKind Kind, string Text);

/// <summary>A paragraph that changed.</summary>
public sealed record DiffParagraph(ChangeKind Kind, IReadOnlyList<DiffWords> Words);

/// <summary>The changes of one section.</summary>
public sealed record SectionDiff(string Id, string Title, IReadOnlyList<DiffParagraph> Changes);

/// <summary>Compares texts by paragraphs, changed paragraphs by words.</summary>
public static class TextDiff
{
    // Beyond this many cells the middle counts as rewritten: a report section has some dozens of paragraphs.
    private const long MaximumCells = 1_000_000;

    /// <summary>What changed between two texts of the editor; paragraphs that stayed are left out.</summary>
    public static IReadOnlyList<DiffParagraph> OfTexts(string before, string after) =>
        OfParagraphs([.. ProseParser.Paragraphs(before).Select(p => p.Text)], [.. ProseParser.Paragraphs(after).Select(p => p.Text)]);

    /// <summary>What changed between two reports, by section in the order of the newer one; sections that went come last.</summary>
    public static IReadOnlyList<SectionDiff> OfReports(ReportModel before, ReportModel after)
    {
        var old = before.AllSections().ToDictionary(s => s.Id, StringComparer.Ordinal);
        var made = new List<SectionDiff>();
        AddFrame(made, before, after);
        foreach (var section in after.AllSections())
        {
            old.Remove(section.Id, out var was);
            Add(made, section.Id, Heading(section), was is null ? [] : Texts(was), Texts(section));
        }

        foreach (var gone in old.Values)
        {
            Add(made, gone.Id, Heading(gone), Texts(gone), []);
        }

        return made;
    }

    /// <summary>What changed between two lists of paragraphs; those that stayed are left out.</summary>
    public static IReadOnlyList<DiffParagraph> OfParagraphs(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var changes = new List<DiffParagraph>();
        var removed = new Queue<string>();
        foreach (var (kind, text) in Steps(before, after))
        {
            if (kind == ChangeKind.Removed)
            {
                removed.Enqueue(text);
            }
            else if (kind == ChangeKind.Added && removed.TryDequeue(out var was))
            {
                changes.Add(new(ChangeKind.Changed, Words(was, text)));
            }
            else
            {
                Flush();
                if (kind == ChangeKind.Added)
                {
                    changes.Add(new(ChangeKind.Added, [new(ChangeKind.Added, text)]));
                }
            }
        }

        Flush();
        return changes;

        void Flush()
        {
            while (removed.TryDequeue(out var text))
            {
                changes.Add(new(ChangeKind.Removed, [new(ChangeKind.Removed, text)]));
            }
        }
    }

    private static void AddFrame(List<SectionDiff> made, ReportModel before, ReportModel after) => Add(made, "", "Thể thức: số, ngày, nơi nhận, người ký", Frame(before), Frame(after));

    private static List<string> Frame(ReportModel model) =>
    [
        $"{model.Head.Body}, số {model.Head.Number ?? "……"}/{model.Head.Symbol}",
        string.Join(' ', model.Title),
        .. model.Recipients,
        string.Join(" · ", new[] { model.Signature.Authority, model.Signature.Title, model.Signature.Office, model.Signature.Name }.OfType<string>()),
    ];

    private static void Add(List<SectionDiff> made, string id, string title, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (OfParagraphs(before, after) is { Count: > 0 } changes)
        {
            made.Add(new(id, title, changes));
        }
    }

    private static string Heading(ModelSection section) => section.Number is { } number ? $"{number} {section.Title}" : section.Title;

    private static List<string> Texts(ModelSection section) => section.Hidden ? [] : [section.Title, .. section.Blocks.Select(ReportModel.TextOf)];

    private static List<DiffWords> Words(string before, string after)
    {
        var words = new List<DiffWords>();
        foreach (var (kind, text) in Steps(before.Split(' '), after.Split(' ')))
        {
            if (words.Count > 0 && words[^1].Kind == kind)
            {
                words[^1] = words[^1] with { Text = words[^1].Text + " " + text };
            }
            else
            {
                words.Add(new(kind, text));
            }
        }

        return words;
    }

    /// <summary>Longest common subsequence between what is left after equal beginnings and ends.</summary>
    internal static IEnumerable<(ChangeKind Kind, string Text)> Steps(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && string.Equals(before[start], after[start], StringComparison.Ordinal))
        {
            yield return (ChangeKind.Same, before[start++]);
        }

        var (endBefore, endAfter) = (before.Count, after.Count);
        while (endBefore > start && endAfter > start && string.Equals(before[endBefore - 1], after[endAfter - 1], StringComparison.Ordinal))
        {
            (endBefore, endAfter) = (endBefore - 1, endAfter - 1);
        }

        foreach (var step in Middle(before, after, start, endBefore, endAfter))
        {
            yield return step;
        }

        for (; endBefore < before.Count; endBefore++)
        {
            yield return (ChangeKind.Same, before[endBefore]);
        }
    }

    private static IEnumerable<(ChangeKind Kind, string Text)> Middle(IReadOnlyList<string> before, IReadOnlyList<string> after, int start, int endBefore, int endAfter)
    {
        var (rows, columns) = (endBefore - start, endAfter - start);
        var (i, j) = (start, start);
        if ((long)rows * columns <= MaximumCells)
        {
            var common = new int[rows + 1, columns + 1];
            for (var r = rows - 1; r >= 0; r--)
            {
                for (var c = columns - 1; c >= 0; c--)
                {
                    common[r, c] = string.Equals(before[start + r], after[start + c], StringComparison.Ordinal) ? common[r + 1, c + 1] + 1 : Math.Max(common[r + 1, c], common[r, c + 1]);
                }
            }

            while (i < endBefore && j < endAfter)
            {
                if (string.Equals(before[i], after[j], StringComparison.Ordinal))
                {
                    yield return (ChangeKind.Same, before[i++]);
                    j++;
                }
                else
                {
                    yield return common[i - start + 1, j - start] >= common[i - start, j - start + 1] ? (ChangeKind.Removed, before[i++]) : (ChangeKind.Added, after[j++]);
                }
            }
        }

        for (; i < endBefore; i++)
        {
            yield return (ChangeKind.Removed, before[i]);
        }

        for (; j < endAfter; j++)
        {
            yield return (ChangeKind.Added, after[j]);
        }
    }
}
