using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.Ky;

/// <summary>Locking at signing, unlocking with a reason, the signed editions.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service) : ReportPage(db, me, queries)
{
    [BindProperty]
    public SignInput Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Version = View.Report.Version;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SavedAsync(() => service.LockAsync(Id, Input.Version, Input.Number, Input.IssuedOn, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã khóa báo cáo. Bản đã ký được giữ nguyên, kể cả khi số liệu thay đổi sau này.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        if (await SavedAsync(() => service.UnlockAsync(Id, Input.Version, Input.Reason, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã mở khóa để sửa. Lần khóa sau là bản ký mới; bản cũ vẫn tải được ở đây.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>What the forms send.</summary>
    public sealed class SignInput
    {
        [Display(Name = "Số văn bản"), StringLength(20)]
        public string? Number { get; set; }

        [Display(Name = "Ngày ký")]
        public DateOnly? IssuedOn { get; set; }

        [Display(Name = "Lý do mở khóa"), StringLength(1000)]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }
}
