using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// A state as picture, word and tint: <c>&lt;td-status state="@Model.State" /&gt;</c>. Text between the tags replaces the word of the table
/// ("Quá hạn 4 ngày"); <c>tint</c> and <c>icon</c> replace the rest or serve without a state.
/// </summary>
[HtmlTargetElement("td-status")]
public sealed class TdStatusTagHelper : TagHelper
{
    /// <summary>Enum member or key of <see cref="StatusWords"/>.</summary>
    public object? State { get; set; }

    /// <summary>ok, warn, bad, live, or empty for grey.</summary>
    public string? Tint { get; set; }

    /// <summary>Symbol instead of the table's.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var word = State is null ? null : StatusWords.Of(State);
        var tint = Tint ?? word?.Tint ?? "";
        var content = await output.GetChildContentAsync();
        output.Become("span", tint.Length == 0 ? "st" : "st st-" + tint);
        output.Content.SetHtmlContent(Markup.Icon(Icon ?? word?.Icon ?? DefaultIcon(tint)));
        _ = content.IsBlank() ? output.Content.Append(word?.Word ?? "") : output.Content.AppendHtml(content);
    }

    private static string DefaultIcon(string tint) => tint switch { "ok" => "check", "warn" => "alert", "bad" => "x", "live" => "info", _ => "minus" };
}
