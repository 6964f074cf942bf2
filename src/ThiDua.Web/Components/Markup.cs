using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>Small building blocks the tag helpers share. Strings are encoded, HTML content is taken as it is.</summary>
internal static class Markup
{
    /// <summary>An element with a class and content.</summary>
    public static TagBuilder Element(string name, string? css, params object?[] content)
    {
        var element = new TagBuilder(name);
        if (!string.IsNullOrEmpty(css))
        {
            element.Attributes["class"] = css;
        }

        foreach (var part in content)
        {
            _ = part switch
            {
                null => element.InnerHtml,
                IHtmlContent html => element.InnerHtml.AppendHtml(html),
                _ => element.InnerHtml.Append(part.ToString() ?? ""),
            };
        }

        return element;
    }

    /// <summary>The element with one more attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    /// <summary>A picture of the sprite, invisible to screen readers: the word beside it says the same.</summary>
    public static TagBuilder Icon(string name, string css = "icon") =>
        Svg("svg", ("class", css), ("viewBox", "0 0 20 20"), ("aria-hidden", "true"), Empty("use", ("href", "#i-" + name)));

    /// <summary>An SVG element: attributes as pairs, children as content.</summary>
    public static TagBuilder Svg(string name, params object?[] parts)
    {
        var element = new TagBuilder(name);
        foreach (var part in parts)
        {
            switch (part)
            {
                case (string attribute, string value):
                    element.Attributes[attribute] = value;
                    break;
                case IHtmlContent child:
                    element.InnerHtml.AppendHtml(child);
                    break;
            }
        }

        return element;
    }

    /// <summary>An SVG element without content.</summary>
    public static TagBuilder Empty(string name, params (string Attribute, string Value)[] attributes)
    {
        var element = new TagBuilder(name) { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (attribute, value) in attributes)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    /// <summary>Turns a custom element into a real one.</summary>
    public static void Become(this TagHelperOutput output, string name, string? css)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!string.IsNullOrEmpty(css))
        {
            var own = output.Attributes["class"]?.Value?.ToString();
            output.Attributes.SetAttribute("class", string.IsNullOrEmpty(own) ? css : css + " " + own);
        }
    }

    /// <summary>Whether the author wrote nothing between the tags.</summary>
    public static bool IsBlank(this TagHelperContent content) => content.IsEmptyOrWhiteSpace;

    /// <summary>A number for an SVG attribute: at most two places, point as separator.</summary>
    public static string Coordinate(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
