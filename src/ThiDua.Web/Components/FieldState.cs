using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ThiDua.Figures;

namespace ThiDua.Web.Components;

/// <summary>Name, id, value to show and error of one input, looked up the way the framework's own helpers do.</summary>
public sealed class FieldState
{
    private const int MostDecimals = 6;

    private FieldState(string name, string id, string? error, IReadOnlyList<string> values) => (Name, Id, Error, Values) = (name, id, error, values);

    /// <summary>Name the value is posted under.</summary>
    public string Name { get; }

    /// <summary>Id of the control.</summary>
    public string Id { get; }

    /// <summary>The first error of the field.</summary>
    public string? Error { get; }

    /// <summary>What was typed when there is something, else the value of the model.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The single value.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;

    /// <summary>State of the field behind an expression.</summary>
    public static FieldState Of(ViewContext view, ModelExpression expression)
    {
        // [BindProperty(Name = "nam")] on a property of the page: the query says nam
        var own = expression.Metadata.BinderModelName is { } bound && !expression.Name.Contains('.', StringComparison.Ordinal) ? bound : expression.Name;
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(own);
        view.ViewData.ModelState.TryGetValue(name, out var entry);
        var error = entry?.Errors.FirstOrDefault(e => !string.IsNullOrEmpty(e.ErrorMessage))?.ErrorMessage
            ?? (entry?.Errors.Count > 0 ? "Giá trị không hợp lệ. Hãy nhập hoặc chọn lại." : null);
        return new FieldState(name, IdOf(name), error, Typed(entry) ?? (IReadOnlyList<string>)Texts(expression));
    }

    /// <summary>Id of the control with a name.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>Text of a value as it is typed: 1.234,5 and 31/12/2022.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        decimal number => VietnameseNumber.FormatTrimmed(number, MostDecimals),
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string[]? Typed(ModelStateEntry? entry) => entry?.RawValue switch
    {
        null => null,
        string[] many => many,
        var one => [entry.AttemptedValue ?? Text(one)],
    };

    private static List<string> Texts(ModelExpression expression)
    {
        var model = expression.Model;
        if (model is null)
        {
            return [];
        }

        if (expression.Metadata.EditFormatString is { } format)
        {
            return [string.Format(CultureInfo.CurrentCulture, format, model)];
        }

        if (model is Enum member)
        {
            // lists made by GetEnumSelectList carry the number, our own carry the name
            return [member.ToString(), member.ToString("D")];
        }

        return model is System.Collections.IEnumerable many and not string ? [.. many.Cast<object?>().Select(Text)] : [Text(model)];
    }
}
