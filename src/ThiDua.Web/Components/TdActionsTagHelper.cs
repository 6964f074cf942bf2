using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>The buttons of a page head, note, empty state or finding; the parent decides where they stand.</summary>
[HtmlTargetElement("td-actions")]
public sealed class TdActionsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        if (Slots.Of(context) is { } slots)
        {
            slots.Actions = content;
            output.SuppressOutput();
        }
        else
        {
            output.Become("p", "line");
            output.Content.SetHtmlContent(content);
        }
    }
}
