using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.Tai;

/// <summary>How far a PDF is; then its download. The page asks again by itself until the job has ended.</summary>
public sealed class ViecModel(ThiDuaDb db, CurrentUser me, PdfJobs jobs) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Job Job { get; private set; } = null!;

    public bool Ended => Job.State is JobState.Done or JobState.Failed;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!Ended)
        {
            Response.Headers["Refresh"] = "1";
        }
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        await LoadAsync();
        return Job.Result is { } pdf ? IndexModel.Attach(this, pdf, "application/pdf", Job.FileName) : throw new RecordNotFoundException("tệp PDF này; tạo lại từ trang báo cáo");
    }

    private async Task LoadAsync()
    {
        Job = await jobs.FindAsync(Id, HttpContext.RequestAborted);
        var locked = await Db.Set<Report>().AnyAsync(r => r.Id == Job.SubjectId && r.State == ReportState.Locked, HttpContext.RequestAborted);
        if (!locked && !Identity.Permissions.ReadDrafts(Me.Role))
        {
            throw new RecordNotFoundException("việc tạo tệp");
        }
    }
}
