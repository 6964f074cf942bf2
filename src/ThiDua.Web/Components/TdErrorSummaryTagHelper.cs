using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// All errors of the form, each a link to its field; nothing while there are none. <c>&lt;td-error-summary /&gt;</c> stands above the form and gets the focus
/// when the page opens with it. <c>title</c> replaces "Chưa lưu được.".
/// </summary>
[HtmlTargetElement("td-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdErrorSummaryTagHelper : TagHelper
{
    /// <summary>First words.</summary>
    public string Title { get; set; } = "Chưa lưu được.";

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(static entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, Text: error.ErrorMessage)))
            .Where(static error => !string.IsNullOrEmpty(error.Text))
            .DistinctBy(static error => error.Text, StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("div", "note note-bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-error-summary", "");
        var list = new TagBuilder("ul");
        foreach (var (key, text) in errors)
        {
            list.InnerHtml.AppendHtml(Markup.Element("li", null, key.Length == 0 ? text : Markup.Element("a", null, text).With("href", "#" + FieldState.IdOf(key))));
        }

        var count = errors.Count.ToString(CultureInfo.InvariantCulture);
        output.Content.SetHtmlContent(Markup.Icon("alert"));
        output.Content.AppendHtml(Markup.Element("div", "grow", Markup.Element("b", null, Title), errors.Count > 1 ? $" Có {count} chỗ cần sửa:" : " Có 1 chỗ cần sửa:", list));
    }
}
