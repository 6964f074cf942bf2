using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Who issues, signs and receives the report.</summary>
public sealed class TheThucModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service) : ReportPage(db, me, queries)
{
    [BindProperty]
    public FrameInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Issuers =>
        [.. Enum.GetValues<ReportIssuer>().Select(i => new SelectListItem($"{ReportWords.Issuer(i)} (ký hiệu {ReportWords.Symbol(View.Report.Kind, i)})", Code.Of(i)))];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var report = View.Report;
        Input = new()
        {
            Issuer = Code.Of(report.Issuer),
            Authority = report.SignerAuthority,
            Title = report.SignerTitle,
            Office = report.SignerOffice,
            Name = report.SignerName,
            Recipients = string.Join('\n', report.Recipients),
            Version = report.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var issuer = Input.Issuer == Code.Of(ReportIssuer.Ubnd) ? ReportIssuer.Ubnd : ReportIssuer.HoiDong;
        var recipients = (Input.Recipients ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(r => r.TrimStart('-', ' ').TrimEnd(';')).ToList();
        if (await SavedAsync(
            () => service.SaveFrameAsync(Id, Input.Version, issuer, recipients, Input.Authority ?? "", Input.Title ?? "", Input.Office, Input.Name ?? "", Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã lưu thể thức.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class FrameInput
    {
        [Display(Name = "Cơ quan ban hành")]
        public string? Issuer { get; set; }

        [Display(Name = "Thẩm quyền ký"), Required, StringLength(200)]
        public string? Authority { get; set; }

        [Display(Name = "Chức vụ người ký"), Required, StringLength(200)]
        public string? Title { get; set; }

        [Display(Name = "Chức danh kèm theo"), StringLength(200)]
        public string? Office { get; set; }

        [Display(Name = "Họ tên người ký"), Required, StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "Nơi nhận"), Required, StringLength(4000)]
        public string? Recipients { get; set; }

        public int Version { get; set; }
    }
}
