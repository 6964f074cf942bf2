using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// One condition with its article and what is missing: <c>&lt;td-criterion verdict="lacking" rule="Sáng kiến được công nhận" article="khoản 3 Điều 9 NĐ 91/2017"
/// verified="false"&gt;Cần thêm: giấy công nhận.&lt;/td-criterion&gt;</c>, inside a list.
/// </summary>
[HtmlTargetElement("td-criterion", Attributes = "rule")]
public sealed class TdCriterionTagHelper : TagHelper
{
    /// <summary>Enum member or key of <see cref="StatusWords"/>: enough, lacking, not-eligible.</summary>
    public object Verdict { get; set; } = "enough";

    /// <summary>The condition in words.</summary>
    public string Rule { get; set; } = "";

    /// <summary>Article it rests on.</summary>
    public string? Article { get; set; }

    /// <summary>False says that the legal value has not been checked against the text of the law.</summary>
    public bool Verified { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var missing = await output.GetChildContentAsync();
        var word = StatusWords.Of(Verdict);
        var rule = Markup.Element("span", null, Rule);
        if (!missing.IsBlank())
        {
            rule.InnerHtml.AppendHtml(Markup.Empty("br")).AppendHtml(Markup.Element("span", "sub", missing));
        }

        var article = Markup.Element("span", "tiny", Article);
        if (!Verified)
        {
            var unverified = StatusWords.Of("unverified");
            article.InnerHtml.Append(" ").AppendHtml(Markup.Element("span", "st", Markup.Icon(unverified.Icon), unverified.Word));
        }

        output.Become("li", "crit");
        output.Content.SetHtmlContent(Markup.Element("span", null, Markup.Element("span", word.Tint.Length == 0 ? "st" : "st st-" + word.Tint, Markup.Icon(word.Icon), word.Word)));
        output.Content.AppendHtml(rule).AppendHtml(article);
    }
}
