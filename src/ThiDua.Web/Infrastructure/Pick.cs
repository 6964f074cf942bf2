using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>Choices of selects.</summary>
public static class Pick
{
    /// <summary>All members of an enum under their Vietnamese words.</summary>
    public static IReadOnlyList<SelectListItem> All<T>(Func<T, string> word) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(VietnameseText.Capitalise(word(v)), v.ToString()))];

    /// <summary>Records by key.</summary>
    public static IReadOnlyList<SelectListItem> Of<T>(IEnumerable<T> records, Func<T, Guid> id, Func<T, string> text) => [.. records.Select(r => new SelectListItem(Short(text(r)), id(r).ToString()))];

    /// <summary>Words that are their own value.</summary>
    public static IReadOnlyList<SelectListItem> Words(IEnumerable<string> words) => [.. words.Select(w => new SelectListItem(w, w))];

    /// <summary>A text short enough for a select.</summary>
    public static string Short(string text) => text.Length > 90 ? text[..90].TrimEnd() + "…" : text;
}
