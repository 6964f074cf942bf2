using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>
/// The answer to a stale save (409): everything typed is kept, only real clashes ask. <c>&lt;td-conflict record="Sản lượng chè" by="anh Trần Quang Huy" saved-at="14:29"
/// opened-at="14:21" fields="@Model.Conflict" action="…"&gt;hidden inputs with what was typed and the stored version&lt;/td-conflict&gt;</c>.
/// Posts <c>Choice[Key]</c> per clash and <c>resolve</c> = <c>choose</c> or <c>keep-saved</c>.
/// </summary>
[HtmlTargetElement("td-conflict", Attributes = "record,fields")]
public sealed class TdConflictTagHelper(IHtmlGenerator generator) : TagHelper
{
    private const int LongestFigure = 24;

    /// <summary>Name of the record.</summary>
    public string Record { get; set; } = "";

    /// <summary>Who saved first.</summary>
    public string By { get; set; } = "người khác";

    /// <summary>When they saved.</summary>
    public string SavedAt { get; set; } = "";

    /// <summary>When this user opened the page, if known.</summary>
    public string? OpenedAt { get; set; }

    /// <summary>The fields in the three versions.</summary>
    public IReadOnlyList<ConflictField> Fields { get; set; } = [];

    /// <summary>Address the choice is posted to; this page when left out.</summary>
    public string? Action { get; set; }

    /// <summary>The view being rendered.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var kept = await output.GetChildContentAsync();
        output.Become("section", "card");
        output.Attributes.SetAttribute("role", "alert");
        var when = SavedAt.Length > 0 ? $" đã lưu lúc {SavedAt}" : " đã lưu trước";
        var explain = Markup.Element(
            "p", "mb-3", "Lúc bạn đang sửa ", Markup.Element("b", null, Record), $", {By}{when}. Những gì bạn nhập vẫn còn nguyên bên dưới. "
            + (Fields.Any(static f => f.Clashes) ? "Chọn cho từng ô rồi lưu lại." : "Hai người sửa những ô khác nhau nên có thể lưu cả hai."));
        var buttons = Markup.Element("div", "line mt-3", Button("choose", "btn btn-primary", "Lưu theo lựa chọn"), Button("keep-saved", "btn", "Giữ bản đang lưu, bỏ bản của tôi"));
        var form = Markup.Element("form", null, generator.GenerateAntiforgery(ViewContext), kept, Markup.Element("div", "table-responsive", Table()), buttons)
            .With("method", "post").With("action", Action);
        var title = Markup.Element("h2", "mb-1", "Chưa lưu: bản ghi vừa được người khác sửa");
        output.Content.SetHtmlContent(Markup.Element("div", "card-body p-4", title, explain, form));
        output.Content.AppendHtml(Markup.Element("div", "card-footer sub", "Ô chỉ một người sửa được lấy sẵn bản mới hơn. Mọi lựa chọn đều ghi vào lịch sử và hoàn tác được."));
    }

    private static TagBuilder Button(string value, string css, string text) =>
        Markup.Element("button", css, text).With("type", "submit").With("name", "resolve").With("value", value);

    private static TagBuilder Head(string css, string text) => Markup.Element("th", css, text).With("scope", "col");

    private static TagBuilder Taken(string value) =>
        Markup.Element("span", "d-inline-flex gap-1 align-items-center", Markup.Icon("check", "icon icon-s"), Markup.Element("ins", null, value));

    private static TagBuilder Pick(ConflictField field, string value, string text, bool chosen, string whose)
    {
        var radio = Markup.Empty(
            "input", ("class", "form-check-input m-0"), ("type", "radio"), ("name", $"Choice[{field.Key}]"), ("value", value), ("aria-label", $"{field.Label}: {whose}, {text}"));
        return Markup.Element("label", "pick", chosen ? radio.With("checked", "checked") : radio, " ", Markup.Element("ins", null, text));
    }

    private static TagBuilder Row(ConflictField field)
    {
        var name = Markup.Element("th", null, field.Label).With("scope", "row");

        // figures and dates stand right-aligned on one line, sentences wrap
        var figures = new[] { field.Opened, field.Saved, field.Own }.All(static v => v.Length <= LongestFigure);
        object saved = field.Saved;
        object own = field.Own;
        if (field.Clashes)
        {
            name.InnerHtml.Append(" ").AppendHtml(Markup.Element("span", "st st-warn", Markup.Icon("alert"), "Khác nhau"));
            saved = Pick(field, "saved", field.Saved, chosen: false, "bản đang lưu");
            own = Pick(field, "own", field.Own, chosen: true, "bản của bạn");
        }
        else if (field.ChangedByOther)
        {
            name.InnerHtml.Append(" ").AppendHtml(Markup.Element("span", "sub", "chỉ người kia sửa"));
            saved = Taken(field.Saved);
        }
        else if (field.ChangedByOwn)
        {
            name.InnerHtml.Append(" ").AppendHtml(Markup.Element("span", "sub", "chỉ bạn sửa"));
            own = Taken(field.Own);
        }

        return Markup.Element(
            "tr", field.Clashes ? "sel" : null, name, Markup.Element("td", figures ? "num sub" : "sub", field.Opened), Markup.Element("td", figures ? "num" : null, saved), Markup.Element("td", figures ? "num" : null, own));
    }

    private TagBuilder Table()
    {
        var opened = OpenedAt is null ? "Lúc bạn mở" : $"Lúc bạn mở ({OpenedAt})";
        var saved = SavedAt.Length > 0 ? $"Bản đang lưu · {By}, {SavedAt}" : $"Bản đang lưu · {By}";
        var head = Markup.Element("thead", null, Markup.Element("tr", null, Head("", "Mục"), Head("num", opened), Head("num", saved), Head("num", "Bản của bạn · chưa lưu")));
        var body = new HtmlContentBuilder();
        foreach (var field in Fields)
        {
            body.AppendHtml(Row(field));
        }

        return Markup.Element("table", "table conflict", Markup.Element("caption", "visually-hidden", "So sánh hai bản của bản ghi"), head, Markup.Element("tbody", null, body));
    }
}
