using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Template and period of a report: what another template or a newer version would change, shown before it is taken.</summary>
public sealed class MauModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, TemplateQueries templates, IndicatorQueries indicators) : ReportPage(db, me, queries)
{
    /// <summary>Template looked at.</summary>
    [BindProperty(Name = "mau", SupportsGet = true)]
    public string? Mau { get; set; }

    [BindProperty]
    public FrameInput Input { get; set; } = new();

    public IReadOnlyList<TemplateChoice> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Periods { get; private set; } = [];

    /// <summary>The template looked at, null before one is chosen.</summary>
    public ReportTemplate? Preview { get; private set; }

    public IReadOnlyList<SectionDiff> Changes { get; private set; } = [];

    /// <summary>Titles of edited sections the template looked at has no place for.</summary>
    public IReadOnlyList<string> Unplaced { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ShowAsync();
        Input = new() { Template = Mau, Period = View.Report.Period, Version = View.Report.Version };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SavedAsync(() => service.ReframeAsync(Id, Input.Version, Input.Template ?? "", Period.Parse(Input.Period ?? ""), Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã đổi mẫu. Các đoạn đã sửa đi theo mục của chúng.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        Mau = Input.Template;
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("mẫu của báo cáo");
        }

        var kind = Code.Of(View.Report.Kind);
        var periodKind = View.Data.Period.Kind;
        Templates = [.. (await templates.ListAsync(HttpContext.RequestAborted)).Where(t => t.Template.Kind == kind && ReportWords.KindOf(t.Template.Period) == periodKind)];
        Periods = [.. (await indicators.YearsAsync(HttpContext.RequestAborted)).SelectMany(y => Period.InYear(y, periodKind)).Select(p => new SelectListItem(VietnameseText.Capitalise(p.Label), p.ToString()))];
        if (Mau is null)
        {
            return;
        }

        Preview = Templates.FirstOrDefault(t => t.Template.Id == Mau)?.Template ?? throw new RecordNotFoundException("mẫu báo cáo");
        var model = await Queries.WithTemplateAsync(View.Data, Preview.Id, HttpContext.RequestAborted);
        Changes = TextDiff.OfReports(View.Model, model);
        var placed = model.AllSections().Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Unplaced = [.. View.Data.Edits.Values.Where(e => e.Text is not null && !placed.Contains(e.SectionId)).Select(e => View.Model.AllSections().FirstOrDefault(s => s.Id == e.SectionId)?.Title ?? e.SectionId)];
    }

    /// <summary>What the form sends.</summary>
    public sealed class FrameInput
    {
        [Display(Name = "Mẫu"), Required]
        public string? Template { get; set; }

        [Display(Name = "Kỳ báo cáo"), Required]
        public string? Period { get; set; }

        public int Version { get; set; }
    }
}
