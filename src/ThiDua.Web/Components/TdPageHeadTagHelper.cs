using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// Head of a page: way back, title with state, grey line, buttons (at most one <c>btn-primary</c>).
/// <c>&lt;td-page-head title="Đợt khen thưởng" status="@Model.State" sub="28 tập thể"&gt;&lt;td-crumb href="…"&gt;…&lt;/td-crumb&gt;&lt;td-actions&gt;…&lt;/td-actions&gt;&lt;/td-page-head&gt;</c>
/// </summary>
[HtmlTargetElement("td-page-head")]
public sealed class TdPageHeadTagHelper : TagHelper
{
    /// <summary>The one h1 of the page.</summary>
    public string Title { get; set; } = "";

    /// <summary>Enum member or key of <see cref="StatusWords"/> shown beside the title.</summary>
    public object? Status { get; set; }

    /// <summary>Word instead of the table's, e.g. "Nháp, bản 7".</summary>
    public string? StatusText { get; set; }

    /// <summary>Grey line below the title.</summary>
    public string? Sub { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var slots = Slots.Open(context);
        var rest = await output.GetChildContentAsync();
        var texts = new TagBuilder("div");
        if (slots.Crumbs.Count > 0)
        {
            var way = Markup.Element("p", "crumb");
            for (var i = 0; i < slots.Crumbs.Count; i++)
            {
                way.InnerHtml.Append(i > 0 ? " › " : "").AppendHtml(slots.Crumbs[i]);
            }

            texts.InnerHtml.AppendHtml(way);
        }

        var heading = Markup.Element("h1", null, Title);
        if (Status is not null)
        {
            var word = StatusWords.Of(Status);
            heading.InnerHtml.Append(" ").AppendHtml(Markup.Element("span", word.Tint.Length == 0 ? "st" : "st st-" + word.Tint, Markup.Icon(word.Icon), string.IsNullOrEmpty(StatusText) ? word.Word : StatusText));
        }

        texts.InnerHtml.AppendHtml(heading);
        if (slots.Sub is not null || !string.IsNullOrEmpty(Sub))
        {
            texts.InnerHtml.AppendHtml(Markup.Element("p", "sub", slots.Sub ?? (object?)Sub));
        }

        output.Become("div", "head");
        output.Content.SetHtmlContent(texts).AppendHtml(rest);
        if (slots.Actions is not null)
        {
            output.Content.AppendHtml(Markup.Element("div", "acts", slots.Actions));
        }
    }
}
