using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>The reports of the commune; starting a new one.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, IndicatorQueries indicators, TemplateQueries templates) : OwnedPage(db, me)
{
    [BindProperty]
    public StartInput Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Periods { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Issuers { get; } = [.. Enum.GetValues<ReportIssuer>().Select(i => new SelectListItem(ReportWords.Issuer(i), Code.Of(i)))];

    public bool CanStart => Permissions.EditReports(Me.Role);

    public bool ReadsDrafts => Permissions.ReadDrafts(Me.Role);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Period ??= Periods.FirstOrDefault(p => Reports.All(r => r.Report.Period != p.Value))?.Value;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Report? started = null;
        if (await SavedAsync(async () => started = await service.CreateAsync(await TemplateAsync(), Period.Parse(Input.Period!), Issuer(), Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã tạo báo cáo từ số liệu đang có. Cơ quan ban hành, nơi nhận và người ký lấy theo báo cáo gần nhất hoặc mẫu; sửa ở “Thể thức”.";
            return RedirectToPage("/BaoCao/Soan", new { id = started!.Id });
        }

        await LoadAsync();
        return Page();
    }

    private async Task<ReportTemplate> TemplateAsync() =>
        await templates.NewestAsync(Input.Template ?? "", HttpContext.RequestAborted) ?? throw new DomainException("Chọn một mẫu báo cáo trong danh sách.", "Template");

    private ReportIssuer? Issuer() => Enum.GetValues<ReportIssuer>().Where(i => Code.Of(i) == Input.Issuer).Select(i => (ReportIssuer?)i).FirstOrDefault();

    private async Task LoadAsync()
    {
        Reports = await queries.RowsAsync(signedOnly: !ReadsDrafts, HttpContext.RequestAborted);
        var choices = await templates.ListAsync(HttpContext.RequestAborted);
        Templates = [.. choices.Select(t => new SelectListItem(t.Template.Name, t.Template.Id))];
        var kinds = choices.Select(t => ReportWords.KindOf(t.Template.Period)).Distinct().Order().ToList();
        var periods = (await indicators.YearsAsync(HttpContext.RequestAborted)).SelectMany(y => kinds.SelectMany(k => Period.InYear(y, k)));
        Periods = [.. periods.Select(p => new SelectListItem(VietnameseText.Capitalise(p.Label), p.ToString()))];
    }

    /// <summary>What the form sends.</summary>
    public sealed class StartInput
    {
        [Display(Name = "Kỳ báo cáo"), Required]
        public string? Period { get; set; }

        [Display(Name = "Mẫu"), Required]
        public string? Template { get; set; }

        [Display(Name = "Cơ quan ban hành")]
        public string? Issuer { get; set; }
    }
}
