using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A table with a caption for screen readers, scrolling inside its own frame on the phone:
/// <c>&lt;td-table caption="Danh sách khen thưởng" count="@Model.Rows.Count" empty="Chưa có ai"&gt;&lt;thead&gt;…&lt;/td-table&gt;</c>.
/// <c>as-cards</c> turns rows into cards on the phone (name the cells with <c>data-l</c>), <c>sticky</c> keeps the head in sight.
/// </summary>
[HtmlTargetElement("td-table", Attributes = "caption")]
public sealed class TdTableTagHelper : TagHelper
{
    /// <summary>What the table lists.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Number of rows, when an empty list is to show <see cref="Empty"/> instead.</summary>
    public int? Count { get; set; }

    /// <summary>Sentence instead of a table without rows; a fuller empty state is <c>td-empty</c>.</summary>
    public string Empty { get; set; } = "Chưa có dòng nào. Thử bỏ bớt điều kiện lọc.";

    /// <summary>Rows become cards on the phone.</summary>
    public bool AsCards { get; set; }

    /// <summary>Head stays in sight; the table must then not scroll sideways.</summary>
    public bool Sticky { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Count == 0)
        {
            output.Become("p", "blank sub");
            output.Content.SetContent(Empty);
            return;
        }

        var content = await output.GetChildContentAsync();
        output.Become("table", "table" + (AsCards ? " as-cards" : "") + (Sticky ? " sticky" : ""));
        output.Content.SetHtmlContent(Markup.Element("caption", "visually-hidden", Caption)).AppendHtml(content);
        if (!AsCards)
        {
            var region = Markup.Element("div", Sticky ? "wide" : "table-responsive");
            if (!Sticky)
            {
                (region.Attributes["tabindex"], region.Attributes["role"], region.Attributes["aria-label"]) = ("0", "region", Caption); // scrolled by keyboard too
            }

            output.PreElement.SetHtmlContent(region.RenderStartTag());
            output.PostElement.SetHtmlContent(Markup.Element("div", null).RenderEndTag());
        }
    }
}
