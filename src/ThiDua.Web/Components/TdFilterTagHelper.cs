using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// One filter: a select with <c>items</c> (and <c>blank</c>, the word for "all"), else a search box. <c>&lt;td-filter for="Query" label="Tìm chỉ tiêu" grow /&gt;</c>.
/// The name in the address is that of <c>[BindProperty(Name = "…", SupportsGet = true)]</c>.
/// </summary>
[HtmlTargetElement("td-filter", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdFilterTagHelper : TagHelper
{
    /// <summary>The property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Overrides the name from <c>[Display(Name = …)]</c>.</summary>
    public string? Label { get; set; }

    /// <summary>Choices.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First choice, posted as empty, e.g. "Tất cả đơn vị".</summary>
    public string? Blank { get; set; }

    /// <summary>Example inside an empty search box.</summary>
    public string? Placeholder { get; set; }

    /// <summary>Takes the remaining width.</summary>
    public bool Grow { get; set; }

    /// <summary>Hidden on the phone.</summary>
    public bool OnlyWide { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = FieldState.Of(ViewContext, For);
        TagBuilder control;
        if (Items is null)
        {
            control = Markup.Empty("input", ("class", "form-control" + (state.Error is null ? "" : " is-bad")), ("type", "search"), ("value", state.Value ?? ""));
            control.With("placeholder", Placeholder);
        }
        else
        {
            control = Markup.Element("select", "form-select");
            foreach (var option in Choices.Options(Items, Blank, state.Values))
            {
                control.InnerHtml.AppendHtml(option);
            }
        }

        control.With("id", state.Id).With("name", state.Name).With("aria-invalid", state.Error is null ? null : "true").With("title", state.Error);
        output.Become("span", string.Join(' ', new[] { Grow ? "grow" : null, OnlyWide ? "only-wide" : null }.OfType<string>()));
        output.Content.SetHtmlContent(Markup.Element("label", null, Label ?? For.Metadata.GetDisplayName()).With("for", state.Id)).AppendHtml(control);
    }
}
