using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Base of the pages of one report. Who may not read drafts gets a 404 for a report that is not locked.</summary>
public abstract class ReportPage(ThiDuaDb db, CurrentUser me, ReportQueries queries) : OwnedPage(db, me)
{
    private ReportView? _view;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Message { get; set; }

    /// <summary>The report.</summary>
    public ReportView View => _view ?? throw new InvalidOperationException("The report has not been loaded.");

    /// <summary>"Báo cáo tổng kết năm 2022".</summary>
    public string Title => ReportWords.Title(View.Report);

    /// <summary>Address of the report below the root, without slash in front: <c>~/@Model.Path</c>.</summary>
    public string Path => $"bao-cao/{Id}";

    /// <summary>Address of the report.</summary>
    public string Address => "/" + Path;

    /// <summary>Whether the user may write the report and it is open.</summary>
    public bool CanEdit => Permissions.EditReports(Me.Role) && !View.Locked;

    /// <summary>Whether the user may lock and unlock.</summary>
    public bool CanSign => Permissions.SignReports(Me.Role);

    /// <summary>Whether the user may see drafts, records and history.</summary>
    public bool ReadsWork => Permissions.ReadDrafts(Me.Role);

    /// <summary>Reading.</summary>
    protected ReportQueries Queries { get; } = queries;

    /// <summary>Loads the report.</summary>
    protected async Task LoadAsync()
    {
        _view = await Queries.ViewAsync(Id, HttpContext.RequestAborted);
        if (!ReadsWork && !_view.Locked)
        {
            throw new RecordNotFoundException("báo cáo");
        }
    }

    /// <summary>State and edition beside the title: "Nháp, bản 7", "Đã khóa, bản ký 1".</summary>
    public string StateText => View.Locked ? $"Đã khóa, bản ký {View.Report.Edition}" : View.LastDraft > 0 ? $"Nháp, đã giữ bản {View.LastDraft}" : "Nháp";
}
