using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.NhanLai;

/// <summary>Receiving a Word file of the report that was edited; what came in before.</summary>
[UploadLimit(nameof(Upload))]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, ReportQueries queries, ReportReturnService returns) : ReportPage(db, me, queries)
{
    /// <summary>The file.</summary>
    [BindProperty, Display(Name = "Bản Word đã sửa")]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ReportReturn> Returns { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("bản Word nhận lại");
        }

        Returns = await returns.ListAsync(Id, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ReportReturn? received = null;
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Chưa chọn tệp. Bấm “Chọn tệp”, chọn bản Word (.docx) đã sửa rồi gửi.");
        }
        else if (await SavedAsync(async () => received = await returns.ReceiveAsync(Id, Upload.OpenReadStream(), Upload.FileName, Me.Actor, HttpContext.RequestAborted), "Input"))
        {
            return RedirectToPage("/BaoCao/NhanLai/Xem", new { id = Id, lan = received!.Id });
        }

        await OnGetAsync();
        return Page();
    }
}
