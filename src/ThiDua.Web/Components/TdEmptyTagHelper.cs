using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// An empty state that says what to do next, inside a card:
/// <c>&lt;td-empty icon="flag" title="Năm 2023 chưa có phong trào nào"&gt;Bắt đầu từ…&lt;td-actions&gt;…&lt;/td-actions&gt;&lt;/td-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("td-empty", Attributes = "title")]
public sealed class TdEmptyTagHelper : TagHelper
{
    /// <summary>Symbol, usually that of the module.</summary>
    public string Icon { get; set; } = "info";

    /// <summary>What is empty.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var slots = Slots.Open(context);
        var content = await output.GetChildContentAsync();
        output.Become("div", "blank");
        output.Content.SetHtmlContent(Markup.Icon(Icon)).AppendHtml(Markup.Element("h3", null, Title));
        if (!content.IsBlank())
        {
            output.Content.AppendHtml(Markup.Element("p", "sub", content));
        }

        if (slots.Actions is not null)
        {
            output.Content.AppendHtml(Markup.Element("div", "line", slots.Actions));
        }
    }
}
