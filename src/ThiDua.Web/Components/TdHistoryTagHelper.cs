using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>What happened to a record, newest first: <c>&lt;td-history&gt;&lt;td-event …/&gt;…&lt;/td-history&gt;</c>, inside a card.</summary>
[HtmlTargetElement("td-history")]
public sealed class TdHistoryTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ol", "hist card-body");
}
