using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// Save state: <c>&lt;td-saved text="Đã lưu 14:32 · chưa gửi" /&gt;</c>, amber with <c>unsaved</c>. With <c>live</c> the script of a form with data-autosave writes into it.
/// </summary>
[HtmlTargetElement("td-saved", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdSavedTagHelper : TagHelper
{
    /// <summary>What is shown; nothing at all when null.</summary>
    public string? Text { get; set; }

    /// <summary>The server has not answered yet.</summary>
    public bool Unsaved { get; set; }

    /// <summary>The one save state of the page that the script keeps up to date.</summary>
    public bool Live { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Text))
        {
            output.SuppressOutput();
            return;
        }

        output.Become("span", Unsaved ? "saved t-warn" : "saved");
        if (Live)
        {
            output.Attributes.SetAttribute("role", "status");
            output.Attributes.SetAttribute("data-save-state", "");
        }

        output.Content.SetHtmlContent(Markup.Icon(Unsaved ? "alert" : "check")).AppendHtml(Markup.Element("span", null, Text));
    }
}
