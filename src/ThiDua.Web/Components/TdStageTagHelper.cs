using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>One step: <c>&lt;td-stage state="now" note="12/12, 09:10 · Chủ tịch UBND xã"&gt;Trả lại&lt;/td-stage&gt;</c>; state done, now or none for what is to come.</summary>
[HtmlTargetElement("td-stage", ParentTag = "td-stages")]
public sealed class TdStageTagHelper : TagHelper
{
    /// <summary>done, now or empty.</summary>
    public string? State { get; set; }

    /// <summary>When and who.</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("li", State);
        if (State is "now")
        {
            output.Attributes.SetAttribute("aria-current", "step");
        }

        output.Content.SetHtmlContent(content);
        if (State is "done")
        {
            output.Content.AppendHtml(Markup.Element("span", "visually-hidden", " (đã xong)"));
        }

        if (Note is not null)
        {
            output.Content.AppendHtml(Markup.Element("small", null, Note));
        }
    }
}
