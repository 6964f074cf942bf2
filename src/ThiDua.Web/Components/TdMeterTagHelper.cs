using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A live measure: heading, large value, bar, and between the tags a state with its reason.
/// <c>&lt;td-meter title="Lao động trực tiếp" value="37,8%" detail="14/37 người" part="0.378m" mark="0.40m" warn&gt;&lt;td-status …/&gt; để đạt 40%&lt;/td-meter&gt;</c>.
/// </summary>
[HtmlTargetElement("td-meter", Attributes = "title")]
public sealed class TdMeterTagHelper : TagHelper
{
    private const decimal Width = 300m;

    /// <summary>What is measured.</summary>
    public string Title { get; set; } = "";

    /// <summary>The value as text.</summary>
    public string Value { get; set; } = "";

    /// <summary>Unit or fraction after the value.</summary>
    public string? Detail { get; set; }

    /// <summary>Filled share of the bar, 0 to 1.</summary>
    public decimal Part { get; set; }

    /// <summary>A second share after the first, e.g. what is proposed beside what is spent.</summary>
    public decimal SecondPart { get; set; }

    /// <summary>Where the required share stands, 0 to 1.</summary>
    public decimal? Mark { get; set; }

    /// <summary>The measure fails; the state between the tags must say so in words.</summary>
    public bool Warn { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.Become("section", Warn ? "card meter meter-warn" : "card meter");
        output.Content.SetHtmlContent(Markup.Element("h2", null, Title));
        output.Content.AppendHtml(Markup.Element("p", null, Markup.Element("span", "big", Value), Detail is null ? null : " " + Detail));
        output.Content.AppendHtml(Bar());
        if (!content.IsBlank())
        {
            output.Content.AppendHtml(Markup.Element("p", null, content));
        }
    }

    private Microsoft.AspNetCore.Html.IHtmlContent Bar()
    {
        var first = Math.Clamp(Part, 0m, 1m) * Width;
        var second = Math.Clamp(SecondPart, 0m, 1m - (first / Width)) * Width;
        var svg = Markup.Svg("svg", ("viewBox", "0 0 300 8"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"), Markup.Empty("rect", ("class", "v-track"), ("width", "300"), ("height", "8")));
        if (first > 0m)
        {
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", Warn ? "v-warn" : "v-ok"), ("width", Markup.Coordinate(first)), ("height", "8")));
        }

        if (second > 0m)
        {
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", "v-warn"), ("x", Markup.Coordinate(first)), ("width", Markup.Coordinate(second)), ("height", "8")));
        }

        if (Mark is { } mark)
        {
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", "v-ref"), ("x", Markup.Coordinate((Math.Clamp(mark, 0m, 1m) * Width) - 1m)), ("width", "2"), ("height", "8")));
        }

        return svg;
    }
}
