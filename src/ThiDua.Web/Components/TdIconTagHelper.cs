using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A picture of the sprite: <c>&lt;td-icon name="down" /&gt;</c>. <c>small</c> for use in running text, <c>tint</c> ok, warn, bad or live,
/// <c>label</c> only when no word beside it says the same.
/// </summary>
[HtmlTargetElement("td-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TdIconTagHelper : TagHelper
{
    /// <summary>Name of the symbol without "i-".</summary>
    public string Name { get; set; } = "";

    /// <summary>15 px instead of 18.</summary>
    public bool Small { get; set; }

    /// <summary>Colour that helps the word beside it: ok, warn, bad, live.</summary>
    public string? Tint { get; set; }

    /// <summary>Text for screen readers when the picture stands alone.</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("svg", "icon" + (Small ? " icon-s" : "") + (Tint is null ? "" : " t-" + Tint));
        output.Attributes.SetAttribute("viewBox", "0 0 20 20");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        output.Content.SetHtmlContent(Markup.Empty("use", ("href", "#i-" + Name)));
    }
}
