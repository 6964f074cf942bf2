using ThiDua.Documents;

namespace ThiDua.Reports;

/// <summary>How a section differs from the template.</summary>
/// <param name="Hidden">Left out.</param>
/// <param name="Moved">At another place.</param>
/// <param name="Added">Of the commune's own.</param>
/// <param name="TemplateTitle">Title the template gives it, when it was renamed.</param>
public sealed record SectionMark(bool Hidden = false, bool Moved = false, bool Added = false, string? TemplateTitle = null);

/// <summary>A change that could not be made: a new version of the template no longer has what it names.</summary>
/// <param name="Index">Place in the list of changes.</param>
/// <param name="Change">The change.</param>
/// <param name="Reason">Why, in Vietnamese.</param>
public sealed record StaleChange(int Index, OutlineChange Change, string Reason);

/// <summary>A template with the commune's own changes made.</summary>
/// <param name="Template">What the report is composed from.</param>
/// <param name="Marks">By section, what differs.</param>
/// <param name="Stale">Changes that found no place.</param>
public sealed record Outline(ReportTemplate Template, IReadOnlyDictionary<string, SectionMark> Marks, IReadOnlyList<StaleChange> Stale);

/// <summary>Template + changes of one commune → template. Pure; never a copy of the template is stored, only what differs.</summary>
public static class OutlineRules
{
    /// <summary>Longest title of a section.</summary>
    public const int LongestTitle = 300;

    /// <summary>Makes the changes in their order; what cannot be made is told, never thrown.</summary>
    public static Outline Apply(ReportTemplate template, IReadOnlyList<OutlineChange> changes)
    {
        var copy = template.Copy();
        var marks = new Dictionary<string, SectionMark>(StringComparer.Ordinal);
        var stale = new List<StaleChange>();
        for (var at = 0; at < changes.Count; at++)
        {
            if (Refusal(copy, changes[at]) is { } reason)
            {
                stale.Add(new(at, changes[at], reason));
            }
            else
            {
                Make(copy, changes[at], marks);
            }
        }

        return new(copy, marks, stale);
    }

    /// <summary>Why a change cannot be made to this outline, in Vietnamese; null when it can.</summary>
    public static string? Refusal(ReportTemplate outline, OutlineChange change)
    {
        if (change.Kind is OutlineChangeKind.Attach or OutlineChangeKind.Detach)
        {
            var there = outline.Appendices.Any(a => Appendices.KindOf(a.Layout) == change.SectionId);
            return !Appendices.Kinds.Contains(change.SectionId) ? "Không có phụ lục này."
                : there == (change.Kind == OutlineChangeKind.Attach) ? there ? "Mẫu đã kèm phụ lục này." : "Mẫu không kèm phụ lục này."
                : null;
        }

        var section = Find(outline, change.SectionId);
        if (change.Kind == OutlineChangeKind.Add)
        {
            return section is not null ? $"Đề cương đã có một mục mang mã “{change.SectionId}”." : Placing(outline, change, new TemplateSection { Id = change.SectionId }, from: null);
        }

        if (section is null)
        {
            return "Mẫu không còn mục này.";
        }

        return change.Kind switch
        {
            OutlineChangeKind.Rename when section.Section.Each is not null => "Mục này lặp theo một danh sách nên mang tên của từng dòng; sửa tên ở danh sách đó.",
            OutlineChangeKind.Move => Placing(outline, change, section.Section, section),
            _ => null,
        };
    }

    /// <summary>The move that puts a section one place up or down among its neighbours; null when it is the first or last.</summary>
    public static OutlineChange? Step(ReportTemplate outline, string sectionId, bool up)
    {
        if (Find(outline, sectionId) is not { } found)
        {
            return null;
        }

        var to = found.Index + (up ? -1 : 1);
        return to < 0 || to >= found.Siblings.Count ? null : OutlineChange.Move(sectionId, up ? OutlinePlace.Before : OutlinePlace.After, found.Siblings[to].Id);
    }

    private static string? Placing(ReportTemplate outline, OutlineChange change, TemplateSection moved, Found? from)
    {
        if (change.AnchorId is null || change.Place is null || Find(outline, change.AnchorId) is not { } anchor)
        {
            return "Mẫu không còn mục dùng để chỉ chỗ đặt.";
        }

        if (moved.Flatten().Any(s => s.Id == change.AnchorId))
        {
            return "Không chuyển được một mục vào trong chính nó.";
        }

        var parent = change.Place == OutlinePlace.Under ? anchor.Section : anchor.Parent;
        if (from is not null && ReferenceEquals(parent, from.Parent))
        {
            return null;
        }

        var repeated = change.Place == OutlinePlace.Under ? anchor.Section.Each is not null || anchor.InRepeated : anchor.InRepeated;
        if (repeated)
        {
            return "Chỗ này nằm trong mục lặp theo một danh sách nên không đặt thêm mục được.";
        }

        if (moved.Each is not null)
        {
            return "Mục này lặp theo một danh sách nên chỉ đổi chỗ được trong mục chứa nó.";
        }

        var depth = change.Place == OutlinePlace.Under ? anchor.Depth + 1 : anchor.Depth;
        var deepest = Math.Min(outline.Numbering.Count, OutlineNumbering.MaximumLevels);
        return depth + moved.Height > deepest ? $"Mẫu chỉ đánh số {deepest} cấp mục; chỗ này sâu quá." : null;
    }

    private static void Make(ReportTemplate outline, OutlineChange change, Dictionary<string, SectionMark> marks)
    {
        switch (change.Kind)
        {
            case OutlineChangeKind.Attach:
                outline.Appendices = [.. outline.Appendices.Append(new() { Layout = change.SectionId }).OrderBy(a => Appendices.KindOf(a.Layout), StringComparer.Ordinal)];
                return;
            case OutlineChangeKind.Detach:
                outline.Appendices = [.. outline.Appendices.Where(a => Appendices.KindOf(a.Layout) != change.SectionId)];
                return;
        }

        var mark = marks.GetValueOrDefault(change.SectionId) ?? new SectionMark();
        if (change.Kind == OutlineChangeKind.Add)
        {
            Place(outline, change, new TemplateSection { Id = change.SectionId, Title = change.Title ?? "", Body = [new TemplateBlock { Narrative = change.SectionId }] });
            marks[change.SectionId] = mark with { Added = true };
            return;
        }

        var found = Find(outline, change.SectionId)!;
        switch (change.Kind)
        {
            case OutlineChangeKind.Hide:
                found.Section.Hidden = true;
                marks[change.SectionId] = mark with { Hidden = true };
                break;
            case OutlineChangeKind.Rename:
                marks[change.SectionId] = mark with { TemplateTitle = mark.TemplateTitle ?? found.Section.Title };
                found.Section.Title = change.Title ?? "";
                break;
            default:
                found.Siblings.RemoveAt(found.Index);
                Place(outline, change, found.Section);
                marks[change.SectionId] = mark with { Moved = true };
                break;
        }
    }

    private static void Place(ReportTemplate outline, OutlineChange change, TemplateSection section)
    {
        var anchor = Find(outline, change.AnchorId!)!;
        if (change.Place == OutlinePlace.Under)
        {
            anchor.Section.Sections.Add(section);
        }
        else
        {
            anchor.Siblings.Insert(anchor.Index + (change.Place == OutlinePlace.After ? 1 : 0), section);
        }
    }

    private static Found? Find(ReportTemplate outline, string id) => Find(outline.Sections, id, null, 0, inRepeated: false);

    private static Found? Find(List<TemplateSection> siblings, string id, TemplateSection? parent, int depth, bool inRepeated)
    {
        for (var at = 0; at < siblings.Count; at++)
        {
            var section = siblings[at];
            if (string.Equals(section.Id, id, StringComparison.Ordinal))
            {
                return new(section, siblings, at, parent, depth, inRepeated);
            }

            if (Find(section.Sections, id, section, depth + 1, inRepeated || section.Each is not null) is { } below)
            {
                return below;
            }
        }

        return null;
    }

    private sealed record Found(TemplateSection Section, List<TemplateSection> Siblings, int Index, TemplateSection? Parent, int Depth, bool InRepeated);
}
