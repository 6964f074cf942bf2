using System.Globalization;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Web.Pages.BaoCao.DeCuong;

/// <summary>One section of an outline as its page shows it.</summary>
/// <param name="Id">Section.</param>
/// <param name="Depth">0 = top.</param>
/// <param name="Heading">Number and title.</param>
/// <param name="Marks">What differs from the template, in words.</param>
/// <param name="TemplateTitle">Title in the template, when renamed.</param>
/// <param name="Repeats">What it is repeated over, in words.</param>
/// <param name="Hidden">Left out.</param>
/// <param name="Added">Of the commune's own.</param>
/// <param name="First">First among its neighbours.</param>
/// <param name="Last">Last among its neighbours.</param>
public sealed record OutlineLine(string Id, int Depth, string Heading, IReadOnlyList<(string Text, string Tint)> Marks, string? TemplateTitle, string? Repeats, bool Hidden, bool Added, bool First, bool Last);

/// <summary>Outlines and their changes in the words of the screen.</summary>
public sealed class OutlineWords(string commune, Period period)
{
    /// <summary>"Sau mục", "Trước mục", "Trong mục".</summary>
    public static string Place(OutlinePlace place) => place switch
    {
        OutlinePlace.Before => "Trước mục",
        OutlinePlace.After => "Sau mục",
        _ => "Trong mục (cuối)",
    };

    /// <summary>What differs in a section, in words.</summary>
    public static IReadOnlyList<(string Text, string Tint)> Marks(SectionMark? mark)
    {
        var words = new List<(string, string)>();
        if (mark is { Added: true })
        {
            words.Add(("thêm", "live"));
        }

        if (mark is { Hidden: true })
        {
            words.Add(("ẩn", ""));
        }

        if (mark is { TemplateTitle: not null })
        {
            words.Add(("đổi tên", "live"));
        }

        if (mark is { Moved: true, Added: false })
        {
            words.Add(("chuyển chỗ", "live"));
        }

        return words;
    }

    /// <summary>All sections in reading order.</summary>
    public IReadOnlyList<OutlineLine> Lines(Outline outline)
    {
        var lines = new List<OutlineLine>();
        Add(outline, outline.Template.Sections, 0, [], lines);
        return lines;
    }

    /// <summary>One change as a sentence.</summary>
    public string Change(OutlineChange change, Outline outline)
    {
        var section = Name(change.SectionId, outline);
        var anchor = Name(change.AnchorId ?? "", outline);
        return change.Kind switch
        {
            OutlineChangeKind.Hide => $"Ẩn {section}",
            OutlineChangeKind.Rename => $"Đổi tên {Name(change.SectionId, outline, original: true)} thành “{Title(change.Title ?? "")}”",
            OutlineChangeKind.Move => $"Chuyển {section} {Spot(change.Place, anchor)}",
            OutlineChangeKind.Attach => $"Kèm phụ lục {Appendix(change.SectionId)}",
            OutlineChangeKind.Detach => $"Không kèm phụ lục {Appendix(change.SectionId)}",
            _ => $"Thêm mục “{Title(change.Title ?? "")}” {Spot(change.Place, anchor)}",
        };
    }

    /// <summary>What an appendix holds.</summary>
    public static string Appendix(string kind) => kind == "phu-luc-1" ? "văn bản chỉ đạo, triển khai" : "danh hiệu thi đua, hình thức khen thưởng";

    /// <summary>A title without settings tokens.</summary>
    public string Title(string title) => title
        .Replace("{heading}", "(từng lĩnh vực)", StringComparison.Ordinal)
        .Replace("{field}", "(từng lĩnh vực nhỏ)", StringComparison.Ordinal)
        .Replace("{quarters}", "(từng quý)", StringComparison.Ordinal)
        .Replace("{responsible}", "(từng đơn vị phụ trách)", StringComparison.Ordinal)
        .Replace("{movement}", "(từng phong trào)", StringComparison.Ordinal)
        .Replace("{next-period}", period.Next().Label, StringComparison.Ordinal)
        .Replace("{period}", period.Label, StringComparison.Ordinal)
        .Replace("{next-year}", (period.Year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{previous-year}", (period.Year - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{year}", period.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{xa}", commune, StringComparison.Ordinal)
        .Replace("{Xa}", VietnameseText.Capitalise(commune), StringComparison.Ordinal)
        .Replace("{loai}", commune.Split(' ')[0], StringComparison.Ordinal);

    private static string Spot(OutlinePlace? place, string anchor) => place switch
    {
        OutlinePlace.Before => $"lên trước {anchor}",
        OutlinePlace.After => $"ra sau {anchor}",
        _ => $"vào trong {anchor}",
    };

    private string Name(string id, Outline outline, bool original = false)
    {
        var title = outline.Template.AllSections().FirstOrDefault(s => s.Id == id)?.Title;
        var before = original && outline.Marks.TryGetValue(id, out var mark) ? mark.TemplateTitle : null;
        return title is null ? "một mục không còn trong mẫu" : $"mục “{Title(before ?? title)}”";
    }

    private void Add(Outline outline, List<TemplateSection> sections, int depth, IReadOnlyList<int> above, List<OutlineLine> lines)
    {
        var number = 0;
        for (var at = 0; at < sections.Count; at++)
        {
            var section = sections[at];
            var numbering = outline.Template.Numbering;
            var pattern = section.Number ?? (numbering.Count == 0 ? "" : numbering[Math.Min(depth, numbering.Count - 1)]);
            var counted = !section.Hidden && section.Each is null && pattern.Contains('{', StringComparison.Ordinal);
            number += counted ? 1 : 0;
            IReadOnlyList<int> numbers = [.. above, number];
            var text = counted ? ReportComposer.NumberText(pattern, numbers) + " " : "";
            var mark = outline.Marks.GetValueOrDefault(section.Id);
            lines.Add(new(section.Id, depth, text + Title(section.Title), Marks(mark), mark?.TemplateTitle is { } title ? Title(title) : null,
                section.Each is null ? null : section.Each.Fields > 0 ? "Lặp theo danh mục lĩnh vực; tên và thứ tự sửa ở Danh mục chỉ tiêu." : "Lặp theo danh sách đã nhập: quý, đơn vị phụ trách hoặc phong trào.", section.Hidden, mark is { Added: true }, at == 0, at == sections.Count - 1));
            Add(outline, section.Sections, depth + 1, numbers, lines);
        }
    }
}
