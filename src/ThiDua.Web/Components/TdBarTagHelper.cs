using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThiDua.Figures;

namespace ThiDua.Web.Components;

/// <summary>
/// One attainment bar of a list: name, bar with a tick at 100 %, value. <c>&lt;td-bar name="Đàn lợn" percent="108.0m" second="144.0m" /&gt;</c>.
/// <c>second</c> is the attainment against a second target, drawn as a blue mark; a bar beyond <c>max</c> (200 %) is shown cut. No percent: an empty bar and a dash.
/// </summary>
[HtmlTargetElement("td-bar", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TdBarTagHelper : TagHelper
{
    private const decimal Width = 200m;

    /// <summary>What is measured.</summary>
    public string Name { get; set; } = "";

    /// <summary>Attainment in percent, as printed.</summary>
    public decimal? Percent { get; set; }

    /// <summary>Attainment against the second target in percent.</summary>
    public decimal? Second { get; set; }

    /// <summary>What the second target is, for screen readers.</summary>
    public string SecondLabel { get; set; } = "so với nghị quyết HĐND";

    /// <summary>Percent at the right end.</summary>
    public decimal Max { get; set; } = 200m;

    /// <summary>Fill: ok, warn, bad, live, acc. By itself green from 100 %, amber below.</summary>
    public string? Tint { get; set; }

    /// <summary>Decimal places of the value.</summary>
    public int Decimals { get; set; } = 1;

    /// <summary>Hidden on the phone.</summary>
    public bool OnlyWide { get; set; }

    /// <summary>Element: li in a list, div elsewhere.</summary>
    public string As { get; set; } = "li";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become(As, OnlyWide ? "bar only-wide" : "bar");
        var value = Markup.Element("span", "num", Percent is { } percent ? VietnameseNumber.Format(percent, Decimals) + "%" : "–");
        if (Percent is null)
        {
            value.InnerHtml.AppendHtml(Markup.Element("span", "visually-hidden", " chưa có số"));
        }

        if (Second is { } second)
        {
            value.InnerHtml.AppendHtml(Markup.Element("span", "visually-hidden", $", {SecondLabel} {VietnameseNumber.Format(second, Decimals)}%"));
        }

        output.Content.SetHtmlContent(Markup.Element("span", null, Name)).AppendHtml(Picture()).AppendHtml(value);
    }

    private IHtmlContent Picture()
    {
        var scale = Width / Max;
        var svg = Markup.Svg(
            "svg", ("viewBox", "0 0 200 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"),
            Markup.Empty("rect", ("class", "v-track"), ("y", "2"), ("width", "200"), ("height", "8")));
        if (Percent is { } percent && percent > 0m)
        {
            svg.InnerHtml.AppendHtml(Markup.Empty(
                "rect", ("class", "v-" + (Tint ?? (percent >= 100m ? "ok" : "warn"))), ("y", "2"), ("width", Markup.Coordinate(Math.Min(percent * scale, Width))), ("height", "8")));
            if (percent > Max)
            {
                svg.InnerHtml.AppendHtml(Markup.Empty("path", ("class", "v-cut"), ("d", "M183 12l3-12h3l-3 12z")));
            }
        }

        if (Max > 100m)
        {
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", "v-ref"), ("x", Markup.Coordinate((100m * scale) - 0.3m)), ("width", ".6"), ("height", "12")));
        }

        if (Second is { } second)
        {
            var at = Math.Clamp(second * scale, 1.5m, Width - 1.5m);
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", "v-cut"), ("x", Markup.Coordinate(at - 1.5m)), ("width", "3"), ("height", "12")));
            svg.InnerHtml.AppendHtml(Markup.Empty("rect", ("class", "v-tick"), ("x", Markup.Coordinate(at - 0.9m)), ("width", "1.8"), ("height", "12")));
        }

        return svg;
    }
}
