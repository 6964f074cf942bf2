using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace ThiDua.Web.Components;

/// <summary>
/// The button "Kết xuất Excel" of a list: the same address with the same filters, answered by the page's handler <c>Excel</c>.
/// <c>&lt;td-excel /&gt;</c> stands among the buttons of the page head.
/// </summary>
[HtmlTargetElement("td-excel", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdExcelTagHelper : TagHelper
{
    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var filters = request.Query.Where(q => q.Key is not ("handler" or TdPagerTagHelper.After or TdPagerTagHelper.Before) && !string.IsNullOrEmpty(q.Value))
            .Select(q => new KeyValuePair<string, string?>(q.Key, q.Value.ToString()));
        output.Become("a", "btn");
        output.Attributes.SetAttribute("href", QueryHelpers.AddQueryString(request.PathBase + request.Path, filters.Append(new("handler", "Excel"))));
        output.Attributes.SetAttribute("download", "");
        output.Content.SetHtmlContent(Markup.Icon("doc")).Append("Kết xuất Excel");
    }
}
