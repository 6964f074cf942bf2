using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A figure in running text: <c>&lt;td-figure href="?so=…#nguon"&gt;3.940,5&lt;/td-figure&gt;</c> comes live from a record (<c>now</c>: the one selected),
/// <c>kind="typed"</c> was typed by hand, <c>kind="missing"</c> says what is missing.
/// </summary>
[HtmlTargetElement("td-figure")]
public sealed class TdFigureTagHelper : TagHelper
{
    /// <summary>live, typed or missing.</summary>
    public string Kind { get; set; } = "live";

    /// <summary>Where a live figure shows its record.</summary>
    public string? Href { get; set; }

    /// <summary>The figure whose record is shown.</summary>
    public bool Now { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        switch (Kind)
        {
            case "typed":
                output.Become("span", "fig-hand");
                break;
            case "missing":
                output.Become("span", "fig-miss");
                break;
            default:
                output.Become(Href is null ? "span" : "a", Now ? "fig fig-now" : "fig");
                if (Href is not null)
                {
                    output.Attributes.SetAttribute("href", Href);
                }

                if (Now)
                {
                    output.Attributes.SetAttribute("aria-current", "true");
                }

                break;
        }
    }
}
