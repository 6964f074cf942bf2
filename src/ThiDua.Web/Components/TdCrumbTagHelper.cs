using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>One step of the way above a title: <c>&lt;td-crumb href="/khen-thuong"&gt;Khen thưởng&lt;/td-crumb&gt;</c>; the last one without <c>href</c>.</summary>
[HtmlTargetElement("td-crumb", ParentTag = "td-page-head")]
public sealed class TdCrumbTagHelper : TagHelper
{
    /// <summary>Address; none for the last step.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        Slots.Of(context)?.Crumbs.Add(Href is null ? content : Markup.Element("a", null, content).With("href", Href));
        output.SuppressOutput();
    }
}
