using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// Previous and next page by key: <c>&lt;td-pager previous="@Model.FirstKey" next="@Model.LastKey" note="50 trong 1.742 hộ" /&gt;</c>. The links keep
/// the filters and add <c>?truoc=key</c> or <c>?sau=key</c>; a null key leaves the link out, two null keys and no note the whole pager.
/// </summary>
[HtmlTargetElement("td-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdPagerTagHelper : TagHelper
{
    /// <summary>Name in the address: rows after this key.</summary>
    public const string After = "sau";

    /// <summary>Name in the address: rows before this key.</summary>
    public const string Before = "truoc";

    /// <summary>Key of the first row shown, when rows stand before it.</summary>
    public string? Previous { get; set; }

    /// <summary>Key of the last row shown, when rows follow.</summary>
    public string? Next { get; set; }

    /// <summary>How much is shown.</summary>
    public string? Note { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Previous) && string.IsNullOrEmpty(Next) && Note is null)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("nav", "line mt-2");
        output.Attributes.SetAttribute("aria-label", "Chuyển trang");
        if (!string.IsNullOrEmpty(Previous))
        {
            output.Content.AppendHtml(Link(Before, Previous, "prev", Markup.Icon("left"), "Trang trước"));
        }

        if (!string.IsNullOrEmpty(Next))
        {
            output.Content.AppendHtml(Link(After, Next, "next", "Trang sau", Markup.Icon("right")));
        }

        if (Note is not null)
        {
            output.Content.AppendHtml(Markup.Element("span", "push sub", Note));
        }
    }

    private TagBuilder Link(string parameter, string key, string relation, params object?[] content)
    {
        var query = new QueryBuilder(ViewContext.HttpContext.Request.Query.Where(static pair => pair.Key is not (After or Before))) { { parameter, key } };
        return Markup.Element("a", "btn btn-sm", content).With("href", query.ToQueryString().Value).With("rel", relation);
    }
}
