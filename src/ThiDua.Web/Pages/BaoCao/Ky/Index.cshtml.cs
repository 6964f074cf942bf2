using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.Ky;

/// <summary>Locking at signing, the signed copy, corrected editions, unlocking with a reason; the signed editions.</summary>
[UploadLimit(nameof(Upload))]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportService service, FileService files) : ReportPage(db, me, queries)
{
    [BindProperty]
    public SignInput Input { get; set; } = new();

    [BindProperty]
    public CorrectionInput Correction { get; set; } = new();

    [BindProperty]
    public CopyInput Copy { get; set; } = new();

    /// <summary>The signed copy.</summary>
    [BindProperty, Display(Name = "Bản ký (PDF)")]
    public IFormFile? Upload { get; set; }

    /// <summary>Signed copies by their key.</summary>
    public IReadOnlyDictionary<Guid, StoredFileInfo> Copies { get; private set; } = new Dictionary<Guid, StoredFileInfo>();

    /// <summary>The edition the report is locked in.</summary>
    public EditionInfo? Current => View.Locked ? View.Editions.FirstOrDefault(e => e.Edition == View.Report.Edition) : null;

    public async Task OnGetAsync()
    {
        await ShowAsync();
        Input.Version = Correction.Version = View.Report.Version;
    }

    /// <summary>Opens the report for a corrected edition.</summary>
    public async Task<IActionResult> OnPostCorrectAsync()
    {
        if (await SavedAsync(() => service.CorrectAsync(Id, Correction.Version, Correction.Reason, Me.Actor, HttpContext.RequestAborted), nameof(Correction)))
        {
            Message = "Đã mở bản đính chính: báo cáo lấy số liệu hiện nay và ghi rõ đính chính văn bản nào. Xem lại, sửa rồi trình ký với số mới.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await ShowAsync();
        return Page();
    }

    /// <summary>Keeps the signed PDF.</summary>
    public async Task<IActionResult> OnPostCopyAsync()
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Chưa chọn tệp. Bấm “Chọn tệp”, chọn bản PDF đã ký rồi gửi.");
        }
        else if (await SavedAsync(() => service.KeepSignedCopyAsync(Id, Upload.OpenReadStream(), Upload.FileName, Copy.Reason, Me.Actor, HttpContext.RequestAborted), nameof(Copy)))
        {
            Message = "Đã lưu bản ký PDF làm bản phát hành.";
            return RedirectToPage("/BaoCao/Ky/Index", new { id = Id });
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SavedAsync(() => service.LockAsync(Id, Input.Version, Input.Number, Input.IssuedOn, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã khóa báo cáo. Bản đã ký được giữ nguyên, kể cả khi số liệu thay đổi sau này.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        if (await SavedAsync(() => service.UnlockAsync(Id, Input.Version, Input.Reason, Me.Actor, HttpContext.RequestAborted), nameof(Input)))
        {
            Message = "Đã mở khóa để sửa. Lần khóa sau là bản ký mới; bản cũ vẫn tải được ở đây.";
            return RedirectToPage("/BaoCao/Soan", new { id = Id });
        }

        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        await LoadAsync();
        Copies = await files.InfoAsync(View.Editions.Select(e => e.SignedFileId).OfType<Guid>(), HttpContext.RequestAborted);
    }

    /// <summary>What the form of a correction sends.</summary>
    public sealed class CorrectionInput
    {
        [Display(Name = "Lý do đính chính"), StringLength(1000)]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    /// <summary>What the form of a signed copy sends beside the file.</summary>
    public sealed class CopyInput
    {
        [Display(Name = "Lý do thay bản ký"), StringLength(1000)]
        public string? Reason { get; set; }
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
