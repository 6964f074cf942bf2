using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// One problem beside a text, linked to its place and back: <c>&lt;td-finding number="5" severity="bad" title="Tỷ lệ tính lại khác" written="95,33%" computed="93,33%"
/// note="14 ÷ 15 = 93,33%" place="c5" id="f5"&gt;buttons&lt;/td-finding&gt;</c>, inside <c>ol.rows</c>. <c>severity</c> ask is never called wrong.
/// </summary>
[HtmlTargetElement("td-finding", Attributes = "number")]
public sealed class TdFindingTagHelper : TagHelper
{
    /// <summary>Number that also stands in the text.</summary>
    public int Number { get; set; }

    /// <summary>bad, or ask when it cannot be decided.</summary>
    public string Severity { get; set; } = "bad";

    /// <summary>What kind of problem.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the text says.</summary>
    public string? Written { get; set; }

    /// <summary>What was computed.</summary>
    public string? Computed { get; set; }

    /// <summary>The arithmetic or reason.</summary>
    public string? Note { get; set; }

    /// <summary>Id of the place in the text.</summary>
    public string? Place { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var actions = await output.GetChildContentAsync();
        var number = Number.ToString(CultureInfo.InvariantCulture);
        output.Become("li", "find");
        var css = Severity is "bad" ? "no no-bad" : "no no-ask";
        IHtmlContent mark = string.IsNullOrEmpty(Place)
            ? Markup.Element("span", css, number)
            : Markup.Element("a", css, number).With("href", "#" + Place).With("aria-label", $"Đến chỗ {number} trong văn bản");
        var body = Markup.Element("div", null, Markup.Element("h3", null, Title));
        if (Written is not null && Computed is not null)
        {
            body.InnerHtml.AppendHtml(Markup.Element("p", null, Markup.Element("del", null, Written), " → ", Markup.Element("ins", null, Computed)));
        }

        if (!string.IsNullOrEmpty(Note))
        {
            body.InnerHtml.AppendHtml(Markup.Element("p", "sub", Note));
        }

        if (!actions.IsBlank())
        {
            // a div, not a paragraph: buttons stand in forms
            body.InnerHtml.AppendHtml(Markup.Element("div", "line", actions));
        }

        output.Content.SetHtmlContent(mark).AppendHtml(body);
    }
}
