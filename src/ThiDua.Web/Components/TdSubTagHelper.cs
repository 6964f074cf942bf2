using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>The grey line below a title when it holds links or states; plain text goes into the <c>sub</c> attribute of the page head.</summary>
[HtmlTargetElement("td-sub", ParentTag = "td-page-head")]
public sealed class TdSubTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        if (Slots.Of(context) is { } slots)
        {
            slots.Sub = content;
        }

        output.SuppressOutput();
    }
}
