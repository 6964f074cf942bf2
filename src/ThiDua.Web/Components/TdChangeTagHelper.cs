using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// One change: <c>kind</c> add, del or chg. The words say it ("Thêm …", "Bỏ …", "Sửa …"); with <c>from</c> and <c>to</c> the two values follow:
/// <c>&lt;td-change kind="chg" from="8,5" to="7,5"&gt;Sửa điểm tiêu chí 5:&lt;/td-change&gt;</c>.
/// </summary>
[HtmlTargetElement("td-change", ParentTag = "td-diff")]
public sealed class TdChangeTagHelper : TagHelper
{
    /// <summary>add, del or chg.</summary>
    public string Kind { get; set; } = "chg";

    /// <summary>Former value.</summary>
    public string? From { get; set; }

    /// <summary>New value.</summary>
    public string? To { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("li", Kind);
        var text = Markup.Element("span", null, content);
        if (From is not null)
        {
            text.InnerHtml.Append(" ").AppendHtml(Markup.Element("del", null, From));
        }

        if (To is not null)
        {
            text.InnerHtml.Append(" ").AppendHtml(Markup.Element("ins", null, To));
        }

        output.Content.SetHtmlContent(Markup.Element("b", null, Kind switch { "add" => "+", "del" => "−", _ => "~" }).With("aria-hidden", "true")).AppendHtml(text);
    }
}
