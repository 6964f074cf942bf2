using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A labelled input with hint and error: <c>&lt;td-field for="Input.Name" hint="…" /&gt;</c>. The kind follows the type (decimal → number, DateOnly → date,
/// bool → checkbox, <c>items</c> → select) unless <c>kind</c> says text, textarea, select, radio, checkbox, number, date, calendar, password, email, tel, search or file.
/// All other attributes go to the control (autocomplete, readonly, data-…). Shows what was typed, right or wrong.
/// </summary>
[HtmlTargetElement("td-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdFieldTagHelper : TagHelper
{
    private static readonly HashSet<string> s_wrapperAttributes = new(StringComparer.OrdinalIgnoreCase) { "class" };

    // browsers drop one line end after the start tag
    private static readonly HtmlString s_lineEnd = new("\n");

    /// <summary>The property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>Overrides the kind of control.</summary>
    public string? Kind { get; set; }

    /// <summary>Overrides the name from <c>[Display(Name = …)]</c>.</summary>
    public string? Label { get; set; }

    /// <summary>Keeps the label for screen readers only.</summary>
    public bool HideLabel { get; set; }

    /// <summary>One sentence below the control.</summary>
    public string? Hint { get; set; }

    /// <summary>Unit after the label, e.g. "đồng".</summary>
    public string? Unit { get; set; }

    /// <summary>Choices of a select or of radio buttons.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First choice of a select, posted as empty.</summary>
    public string? Blank { get; set; }

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private string HintId => FieldState.IdOf(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)) + "-ghi-chu";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var state = FieldState.Of(ViewContext, For);
        var kind = Kind ?? KindOf(For.Metadata);
        var passed = output.Attributes.Where(a => !s_wrapperAttributes.Contains(a.Name)).ToList();
        foreach (var attribute in passed)
        {
            output.Attributes.Remove(attribute);
        }

        output.Become("div", null);
        var errorId = state.Id + "-loi";
        var describedBy = string.Join(' ', new[] { state.Error is null ? null : errorId, Hint is null ? null : HintId }.OfType<string>());
        IHtmlContent control = kind switch
        {
            "checkbox" => Checkbox(state, passed, describedBy),
            "radio" => Radios(state, describedBy),
            _ => Labelled(state, kind, passed, describedBy),
        };
        output.Content.SetHtmlContent(control);
        if (Hint is not null)
        {
            output.Content.AppendHtml(Markup.Element("p", "tiny mt-1", Hint).With("id", HintId));
        }

        if (state.Error is not null)
        {
            output.Content.AppendHtml(Markup.Element("p", "field-bad mt-1", Markup.Icon("alert", "icon icon-s"), Markup.Element("span", null, state.Error)).With("id", errorId));
        }
    }

    private static string KindFromDataType(ModelMetadata metadata) => metadata.DataTypeName switch
    {
        nameof(DataType.Password) => "password",
        nameof(DataType.MultilineText) => "textarea",
        nameof(DataType.EmailAddress) => "email",
        nameof(DataType.PhoneNumber) => "tel",
        _ => "text",
    };

    private static TagBuilder Mark(TagBuilder control, FieldState state, IEnumerable<TagHelperAttribute> passed, string describedBy)
    {
        control.With("id", state.Id).With("name", state.Name);
        if (state.Error is not null)
        {
            control.With("aria-invalid", "true");
        }

        if (describedBy.Length > 0)
        {
            control.With("aria-describedby", describedBy);
        }

        foreach (var attribute in passed)
        {
            control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();
        }

        return control;
    }

    private string KindOf(ModelMetadata metadata)
    {
        var type = metadata.UnderlyingOrModelType;
        return Items is not null ? "select"
            : type == typeof(bool) ? "checkbox"
            : type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? "number"
            : type == typeof(DateOnly) ? "date"
            : typeof(IFormFile).IsAssignableFrom(type) ? "file"
            : KindFromDataType(metadata);
    }

    // a bool is always "required" by type; a number or a choice without default is, too
    private bool IsRequired => For.Metadata.IsRequired && For.Metadata.UnderlyingOrModelType != typeof(bool);

    private HtmlContentBuilder LabelText()
    {
        var text = new HtmlContentBuilder().Append(Label ?? For.Metadata.GetDisplayName());
        if (Unit is not null)
        {
            text.Append(" ").AppendHtml(Markup.Element("span", "sub", $"({Unit})"));
        }

        if (IsRequired)
        {
            text.Append(" ").AppendHtml(Markup.Element("span", "t-bad", "*").With("aria-hidden", "true"));
        }

        return (HtmlContentBuilder)text;
    }

    private HtmlContentBuilder Labelled(FieldState state, string kind, List<TagHelperAttribute> passed, string describedBy)
    {
        var bad = state.Error is null ? "" : " is-bad";
        var control = kind switch
        {
            "select" => Select(state, bad),
            "textarea" => Markup.Element("textarea", "form-control" + bad, s_lineEnd, state.Value).With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => Input(state, kind, bad),
        };
        Mark(control, state, passed, describedBy);
        if (IsRequired)
        {
            control.With("aria-required", "true");
        }

        var label = Markup.Element("label", HideLabel ? "visually-hidden" : "form-label", LabelText()).With("for", state.Id);
        var result = new HtmlContentBuilder();
        result.AppendHtml(label).AppendHtml(control);
        return result;
    }

    private TagBuilder Input(FieldState state, string kind, string bad)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["class"] = "form-control" + (kind is "number" ? " num" : "") + bad;
        input.Attributes["type"] = kind switch
        {
            "number" or "date" => "text",
            "calendar" => "date",
            _ => kind,
        };
        if (kind is "number")
        {
            input.Attributes["inputmode"] = For.Metadata.UnderlyingOrModelType == typeof(decimal) ? "decimal" : "numeric";
            input.Attributes["autocomplete"] = "off";
        }
        else if (kind is "date")
        {
            input.Attributes["placeholder"] = "ngày/tháng/năm";
            input.Attributes["autocomplete"] = "off";
        }

        if (For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault() is { } length && kind is not "password")
        {
            input.Attributes["maxlength"] = length.MaximumLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (kind is "calendar")
        {
            input.Attributes["value"] = For.Model is DateOnly day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : state.Value ?? "";
        }
        else if (kind is not ("password" or "file"))
        {
            // a password is never sent back
            input.Attributes["value"] = state.Value ?? "";
        }

        return input;
    }

    private TagBuilder Select(FieldState state, string bad)
    {
        var select = Markup.Element("select", "form-select" + bad);
        if (For.Metadata.IsEnumerableType && For.ModelExplorer.ModelType != typeof(string))
        {
            select.With("multiple", "multiple");
        }

        foreach (var option in Choices.Options(Items, Blank, state.Values))
        {
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    private HtmlContentBuilder Checkbox(FieldState state, List<TagHelperAttribute> passed, string describedBy)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["class"] = "form-check-input m-0" + (state.Error is null ? "" : " is-bad");
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (string.Equals(state.Value, "true", StringComparison.OrdinalIgnoreCase))
        {
            box.Attributes["checked"] = "checked";
        }

        Mark(box, state, passed, describedBy);
        var result = new HtmlContentBuilder();
        result.AppendHtml(Markup.Element("label", "pick", box, " ", LabelText()))
            .AppendHtml(Markup.Empty("input", ("type", "hidden"), ("name", state.Name), ("value", "false")));
        return result;
    }

    private TagBuilder Radios(FieldState state, string describedBy)
    {
        var line = Markup.Element("div", "line");
        foreach (var item in Items ?? [])
        {
            var radio = Markup.Empty("input", ("class", "form-check-input m-0"), ("type", "radio"), ("name", state.Name), ("value", item.Value ?? item.Text));
            if (Choices.IsChosen(item, state.Values))
            {
                radio.With("checked", "checked");
            }

            line.InnerHtml.AppendHtml(Markup.Element("label", "pick", radio, " ", item.Text));
        }

        var legend = Markup.Element("legend", HideLabel ? "visually-hidden" : "form-label", LabelText());
        return Markup.Element("fieldset", null, legend, line).With("id", state.Id).With("aria-describedby", describedBy.Length > 0 ? describedBy : null);
    }
}
