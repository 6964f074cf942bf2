using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>One step of a history: <c>&lt;td-event at="12/12, 14:32" who="Hoàng Thị Lan" now&gt;thêm 1, bỏ 2 cá nhân&lt;/td-event&gt;</c>.</summary>
[HtmlTargetElement("td-event", ParentTag = "td-history")]
public sealed class TdEventTagHelper : TagHelper
{
    /// <summary>When, as printed.</summary>
    public string? At { get; set; }

    /// <summary>Who.</summary>
    public string? Who { get; set; }

    /// <summary>The present state.</summary>
    public bool Now { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("li", Now ? "is-now" : null);
        output.Content.SetContent(At is null ? "" : At + " · ");
        if (Who is not null)
        {
            output.Content.AppendHtml(Markup.Element("span", "strong", Who)).Append(" ");
        }

        output.Content.AppendHtml(content);
    }
}
