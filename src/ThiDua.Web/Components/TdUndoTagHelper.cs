using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// The bar after a save, with a real form so that undo works without script:
/// <c>&lt;td-undo action="?handler=Undo" name="operation" value="@id" more="/lich-su" more-text="6 thay đổi hôm nay"&gt;Đã lưu 14:32 · &lt;b&gt;Đàn trâu&lt;/b&gt;&lt;/td-undo&gt;</c>.
/// Ctrl Z outside an input presses the button.
/// </summary>
[HtmlTargetElement("td-undo", Attributes = "action")]
public sealed class TdUndoTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>Address the undo is posted to.</summary>
    public string Action { get; set; } = "";

    /// <summary>Name of the value that says what to undo.</summary>
    public string Name { get; set; } = "operation";

    /// <summary>What to undo.</summary>
    public string? Value { get; set; }

    /// <summary>Address of the history.</summary>
    public string? More { get; set; }

    /// <summary>Words of the link to the history.</summary>
    public string MoreText { get; set; } = "Xem các thay đổi";

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("div", "undo");
        output.Attributes.SetAttribute("role", "status");
        var button = Markup.Element("button", "btn btn-sm", Markup.Icon("undo"), "Hoàn tác").With("type", "submit").With("data-undo", "");
        var hidden = Value is null ? null : Markup.Empty("input", ("type", "hidden"), ("name", Name), ("value", Value));
        var form = Markup.Element("form", null, generator.GenerateAntiforgery(ViewContext), hidden, button).With("method", "post").With("action", Action);
        output.Content.SetHtmlContent(Markup.Icon("check")).AppendHtml(Markup.Element("span", null, content)).AppendHtml(form).AppendHtml(Markup.Element("kbd", "only-wide", "Ctrl Z"));
        if (More is not null)
        {
            output.Content.AppendHtml(Markup.Element("a", "push", MoreText).With("href", More));
        }
    }
}
