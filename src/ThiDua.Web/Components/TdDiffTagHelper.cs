using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>What changed between two versions: <c>&lt;td-diff&gt;&lt;td-change kind="add"&gt;…&lt;/td-change&gt;…&lt;/td-diff&gt;</c>, inside a card.</summary>
[HtmlTargetElement("td-diff")]
public sealed class TdDiffTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ul", "diff card-body");
}
