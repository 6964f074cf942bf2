namespace ThiDua.Reports;

/// <summary>A figure that two editions print differently.</summary>
/// <param name="Section">Heading it stands under.</param>
/// <param name="Old">As the earlier edition prints it; null when it does not.</param>
/// <param name="New">As the later edition prints it; null when it does not.</param>
public sealed record EditionChange(string Section, Span? Old, Span? New)
{
    /// <summary>Where it comes from.</summary>
    public RecordRef Source => (New ?? Old!).Source!;
}

/// <summary>Compares two editions figure by figure, each by its record and its place among those of the section. Pure.</summary>
public static class EditionChanges
{
    /// <summary>Figures that differ, in the order of the later edition; those only the earlier one prints come last.</summary>
    public static IReadOnlyList<EditionChange> Between(ReportModel before, ReportModel after)
    {
        var (old, now) = (Figures(before), Figures(after));
        var known = old.ToDictionary(f => f.Key, f => f);
        var changes = new List<EditionChange>();
        foreach (var (key, section, span) in now)
        {
            known.Remove(key, out var was);
            if (was.Span is null || !string.Equals(was.Span.Text, span.Text, StringComparison.Ordinal))
            {
                changes.Add(new(section, was.Span, span));
            }
        }

        changes.AddRange(old.Where(f => known.ContainsKey(f.Key)).Select(f => new EditionChange(f.Section, f.Span, null)));
        return changes;
    }

    private static List<((string Section, string Code, string Aspect, int At) Key, string Section, Span Span)> Figures(ReportModel model)
    {
        var counts = new Dictionary<(string, string, string), int>();
        var found = new List<((string, string, string, int), string, Span)>();
        var places = model.PrintedSections().Select(s => (s.Id, Heading: $"{s.Number} {s.Title}".Trim(), s.Blocks))
            .Prepend((Id: "", Heading: "Phần mở đầu", Blocks: model.Preamble)).Append((Id: "\u0001", Heading: "Câu kết", Blocks: model.Closing))
            .Concat((model.Appendices ?? []).Select(a => (Id: "\u0002" + a.Id, Heading: $"{a.Label}: {a.Title}", a.Blocks)));
        foreach (var (id, heading, blocks) in places)
        {
            foreach (var span in blocks.SelectMany(ReportModel.SpansOf).Where(s => s.Source is not null))
            {
                var place = (id, span.Source!.Code, span.Source.Aspect);
                var at = counts[place] = counts.GetValueOrDefault(place) + 1;
                found.Add(((id, span.Source.Code, span.Source.Aspect, at), heading, span));
            }
        }

        return found;
    }
}
