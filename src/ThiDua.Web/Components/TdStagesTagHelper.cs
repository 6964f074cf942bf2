using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>The steps of a dossier in a row: <c>&lt;td-stages label="Các bước của hồ sơ"&gt;&lt;td-stage …/&gt;…&lt;/td-stages&gt;</c>.</summary>
[HtmlTargetElement("td-stages")]
public sealed class TdStagesTagHelper : TagHelper
{
    /// <summary>Name for screen readers.</summary>
    public string Label { get; set; } = "Các bước của hồ sơ";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Become("ol", "stages");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
