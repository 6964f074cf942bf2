using Microsoft.AspNetCore.Mvc.Rendering;

namespace ThiDua.Web.Components;

/// <summary>Options of selects and radio groups.</summary>
internal static class Choices
{
    /// <summary>The options, the empty one first when there is one.</summary>
    public static IEnumerable<TagBuilder> Options(IEnumerable<SelectListItem>? items, string? blank, IReadOnlyList<string> values)
    {
        if (blank is not null)
        {
            yield return Markup.Element("option", null, blank).With("value", "");
        }

        foreach (var item in items ?? [])
        {
            var option = Markup.Element("option", null, item.Text).With("value", item.Value ?? item.Text);
            if (IsChosen(item, values))
            {
                option.With("selected", "selected");
            }

            if (item.Disabled)
            {
                option.With("disabled", "disabled");
            }

            yield return option;
        }
    }

    /// <summary>Whether the value of the field is this item; without any value the item's own mark counts.</summary>
    public static bool IsChosen(SelectListItem item, IReadOnlyList<string> values) =>
        values.Count > 0 ? values.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase) : item.Selected;
}
