using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A box that tells something: <c>&lt;td-note tint="bad" icon="back" title="Lý do trả lại:"&gt;“…”&lt;td-actions&gt;…&lt;/td-actions&gt;&lt;/td-note&gt;</c>.
/// <c>announce</c> reads it aloud when the page opens with it.
/// </summary>
[HtmlTargetElement("td-note")]
public sealed class TdNoteTagHelper : TagHelper
{
    /// <summary>live, ok, warn, bad, or none for plain.</summary>
    public string? Tint { get; set; }

    /// <summary>Symbol instead of the tint's own.</summary>
    public string? Icon { get; set; }

    /// <summary>Bold words in front.</summary>
    public string? Title { get; set; }

    /// <summary>Announce to screen readers: politely, or at once when the tint is bad.</summary>
    public bool Announce { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var slots = Slots.Open(context);
        var content = await output.GetChildContentAsync();
        output.Become("div", Tint is null ? "note" : "note note-" + Tint);
        if (Announce)
        {
            output.Attributes.SetAttribute("role", Tint is "bad" ? "alert" : "status");
        }

        var text = Markup.Element("div", "grow");
        if (Title is not null)
        {
            text.InnerHtml.AppendHtml(Markup.Element("span", "strong", Title)).Append(" ");
        }

        text.InnerHtml.AppendHtml(content);
        output.Content.SetHtmlContent(Markup.Icon(Icon ?? (Tint switch { "ok" => "check", "warn" or "bad" => "alert", _ => "info" }))).AppendHtml(text);
        if (slots.Actions is not null)
        {
            output.Content.AppendHtml(Markup.Element("span", "line", slots.Actions));
        }
    }
}
