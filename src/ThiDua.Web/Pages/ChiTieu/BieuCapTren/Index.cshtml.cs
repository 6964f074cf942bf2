using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.BieuCapTren;

/// <summary>The superior's own workbooks: sent once, mapped once, filled for any period.</summary>
[UploadLimit(nameof(Upload))]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, SuperiorFormService forms, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<SuperiorForm> Forms { get; private set; } = [];

    public async Task OnGetAsync() => Forms = await forms.ListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        SuperiorForm? form = null;
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "Chưa chọn tệp. Chọn biểu Excel (.xlsx) của cấp trên rồi gửi.");
        }
        else if (await SavedAsync(async () =>
        {
            await using var content = Upload.OpenReadStream();
            form = await forms.ReceiveAsync(content, Upload.FileName, Period, Me.Actor, HttpContext.RequestAborted);
        }, "Form"))
        {
            Message = "Đã giữ biểu và gợi ý các ô theo tên dòng, tên cột. Xem lại từng ô rồi lưu.";
            return Redirect($"~/chi-tieu/bieu-cap-tren/{form!.Id}");
        }

        await OnGetAsync();
        return Page();
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<SuperiorForm>(audit, id, "biểu của cấp trên");
}
