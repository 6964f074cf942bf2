using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.DeCuong;

/// <summary>A superior's outline, pasted, read, matched, confirmed: then a template of the commune.</summary>
public sealed class DanModel(ThiDuaDb db, CurrentUser me, TemplateQueries templates, TemplateService service, IndicatorQueries indicators) : OwnedPage(db, me)
{
    private const int LongestText = 60_000;

    [BindProperty]
    public PasteInput Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    /// <summary>The headings read, each with what can fill it.</summary>
    public IReadOnlyList<PastedRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Models { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Model = await Db.Set<Report>().Where(r => r.Kind == ReportKind.TongKet).OrderByDescending(r => r.Period).Select(r => r.TemplateId).FirstOrDefaultAsync(HttpContext.RequestAborted);
    }

    /// <summary>Reads the outline and proposes; nothing is stored.</summary>
    public async Task<IActionResult> OnPostReadAsync()
    {
        await LoadAsync();
        ModelState.ClearValidationState("Input.Name");
        ModelState.Remove("Input.Name");
        await ReadAsync(null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string[]? choices)
    {
        await LoadAsync();
        var known = await ReadAsync(choices);
        string? id = null;
        if (Rows.Count > 0 && await SavedAsync(
            async () => id = await service.PasteAsync(
                Input.Name ?? "", Input.Model ?? "", Input.Text ?? "", [.. Rows.Select(r => r.Heading)], [.. Rows.Select(r => known.FirstOrDefault(k => k.Key == r.Choice))], Me.Year, Me.Actor, HttpContext.RequestAborted),
            nameof(Input)))
        {
            Message = "Đã tạo mẫu của xã. Chọn mẫu này khi tạo báo cáo, hoặc ở “Đổi mẫu, kỳ” của báo cáo đang soạn.";
            return RedirectToPage("/BaoCao/DeCuong/Sua", new { mau = id });
        }

        await LoadAsync();
        return Page();
    }

    private async Task<IReadOnlyList<KnownSection>> ReadAsync(string[]? choices)
    {
        if (Input.Text is { Length: > LongestText })
        {
            ModelState.AddModelError("Input.Text", "Đề cương dài quá 60.000 ký tự. Chỉ dán phần các mục, bỏ lời văn.");
            return [];
        }

        var headings = OutlineText.Parse(Input.Text ?? "");
        if (headings.Count == 0)
        {
            ModelState.AddModelError("Input.Text", "Không đọc được mục nào. Mỗi mục cần một dòng bắt đầu bằng số của nó, ví dụ “I. Đặc điểm tình hình” hoặc “1.1. Kinh tế”.");
            return [];
        }

        var sheet = await indicators.SheetAsync(Me.Period, HttpContext.RequestAborted);
        // Of two sections with the same title, the one of the template it is based on leads
        var known = OutlineMatching.Known(ReportTemplate.All.OrderByDescending(t => t.Id == Input.Model), sheet.Fields);
        Rows = [.. headings.Select((heading, at) =>
        {
            var matches = OutlineMatching.Matches(heading.Title, known);
            var choice = choices is not null && at < choices.Length ? choices[at] : matches.Count > 0 ? matches[0].Known.Key : "";
            var options = matches.Select(m => m.Known).Concat(known.Where(k => k.Key == choice)).DistinctBy(k => k.Key).Select(k => (k.Key, $"{new OutlineWords(Me.Owner.Name, Me.Period).Title(k.Title)} ({k.Source})")).ToList();
            return new PastedRow(heading, known.Any(k => k.Key == choice) ? choice : "", options);
        })];
        return known;
    }

    private async Task LoadAsync() => Models = [.. (await templates.ListAsync(HttpContext.RequestAborted)).Where(t => !t.Own).Select(t => new SelectListItem(t.Template.Name, t.Template.Id))];

    /// <summary>One heading with its choice.</summary>
    /// <param name="Heading">The heading.</param>
    /// <param name="Choice">Key of the section that fills it; empty for none.</param>
    /// <param name="Options">Sections offered.</param>
    public sealed record PastedRow(PastedHeading Heading, string Choice, IReadOnlyList<(string Key, string Label)> Options);

    /// <summary>What the form sends.</summary>
    public sealed class PasteInput
    {
        [Display(Name = "Đề cương")]
        public string? Text { get; set; }

        [Display(Name = "Tên mẫu"), StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "Dựa theo mẫu")]
        public string? Model { get; set; }
    }
}
