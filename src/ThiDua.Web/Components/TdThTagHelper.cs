using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A column head that sorts: <c>&lt;td-th sort="ten"&gt;Họ tên&lt;/td-th&gt;</c>. The link keeps the filters, sets <c>?sap=ten</c>, or <c>-ten</c> for
/// the other direction, and starts again at the first page. <c>num</c> aligns right.
/// </summary>
[HtmlTargetElement("td-th", Attributes = "sort")]
public sealed class TdThTagHelper : TagHelper
{
    /// <summary>Name in the address that carries the order.</summary>
    public const string Parameter = "sap";

    /// <summary>Key of the column.</summary>
    public string Sort { get; set; } = "";

    /// <summary>Right-aligned figures.</summary>
    public bool Num { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var query = ViewContext.HttpContext.Request.Query;
        var current = query[Parameter].ToString();
        var ascending = string.Equals(current, Sort, StringComparison.Ordinal);
        var descending = string.Equals(current, "-" + Sort, StringComparison.Ordinal);
        var next = new QueryBuilder(query.Where(static pair => pair.Key is not (Parameter or TdPagerTagHelper.After or TdPagerTagHelper.Before)))
        {
            { Parameter, ascending ? "-" + Sort : Sort },
        };
        output.Become("th", Num ? "num" : null);
        output.Attributes.SetAttribute("scope", "col");
        if (ascending || descending)
        {
            output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
        }

        var link = Markup.Element("a", null, content, ascending ? " ↑" : descending ? " ↓" : null).With("href", next.ToQueryString().Value);
        output.Content.SetHtmlContent(link);
    }
}
