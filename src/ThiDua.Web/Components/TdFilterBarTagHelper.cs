using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// The filters above a list, sent by GET so that the address can be kept and "back" finds them again:
/// <c>&lt;td-filter-bar label="Lọc chỉ tiêu"&gt;&lt;td-filter for="Unit" items="…" /&gt;…&lt;/td-filter-bar&gt;</c>. <c>submit</c> and <c>submit-icon</c> change the button.
/// </summary>
[HtmlTargetElement("td-filter-bar")]
public sealed class TdFilterBarTagHelper : TagHelper
{
    /// <summary>Name of the form for screen readers.</summary>
    public string Label { get; set; } = "Lọc danh sách";

    /// <summary>Word on the button.</summary>
    public string Submit { get; set; } = "Lọc";

    /// <summary>Symbol on the button.</summary>
    public string? SubmitIcon { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("form", "filters");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(content);
        output.Content.AppendHtml(Markup.Element("button", "btn", SubmitIcon is null ? null : Markup.Icon(SubmitIcon), Submit).With("type", "submit"));
    }
}
