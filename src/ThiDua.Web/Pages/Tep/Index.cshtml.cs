using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Tep;

/// <summary>A stored file, always as a download: nothing uploaded is ever shown inside a page of the program.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FileService files) : OwnedPage(db, me)
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var file = await files.ReadAsync(id, HttpContext.RequestAborted);
        if (!FileRules.MayRead(Me.Role, file.Audience))
        {
            throw new ForbiddenException("Vai trò của bạn không được mở tệp này. Nhờ công chức phụ trách thi đua, khen thưởng gửi cho bạn nếu cần.");
        }

        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = ReportWords.PlainFileName(file.Name), FileNameStar = file.Name }.ToString();
        return File(file.Bytes, file.ContentType);
    }
}
