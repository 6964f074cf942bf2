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
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, IndicatorQueries indicators) : OwnedPage(db, me)
{
    [BindProperty]
    public StartInput Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Periods { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Templates { get; } = [.. ReportTemplate.All.Select(t => new SelectListItem(t.Name, t.Id))];

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
        if (await SavedAsync(async () => started = await service.CreateAsync(Template(), Period.Parse(Input.Period!), Issuer(), Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã tạo báo cáo từ số liệu đang có. Cơ quan ban hành, nơi nhận và người ký lấy theo báo cáo gần nhất hoặc mẫu; sửa ở “Thể thức”.";
            return RedirectToPage("/BaoCao/Soan", new { id = started!.Id });
        }

        await LoadAsync();
        return Page();
    }

    private ReportTemplate Template() => ReportTemplate.All.FirstOrDefault(t => t.Id == Input.Template) ?? throw new DomainException("Chọn một mẫu báo cáo trong danh sách.", "Template");

    private ReportIssuer? Issuer() => Enum.GetValues<ReportIssuer>().Where(i => Code.Of(i) == Input.Issuer).Select(i => (ReportIssuer?)i).FirstOrDefault();

    private async Task LoadAsync()
    {
        Reports = await queries.RowsAsync(signedOnly: !ReadsDrafts, HttpContext.RequestAborted);
        var kinds = ReportTemplate.All.Select(t => t.Period).ToHashSet(StringComparer.Ordinal);
        var periods = (await indicators.YearsAsync(HttpContext.RequestAborted)).SelectMany(y => new[] { kinds.Contains("year") ? Period.OfYear(y) : null, kinds.Contains("half-year") ? Period.Parse($"{y}-H1") : null }).OfType<Period>();
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
