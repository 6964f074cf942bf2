using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.NhanBaoCao;

/// <summary>Receiving the figures of an old report: a file or a paste; what came in before.</summary>
[UploadLimit(nameof(Report))]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FigureImportService imports) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? Part { get; set; }

    [BindProperty]
    public IFormFile? Report { get; set; }

    [BindProperty]
    public string? Pasted { get; set; }

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public IReadOnlyList<FigureImport> Recent { get; private set; } = [];

    public bool MayWrite => Permissions.EditFigures(Me.Role);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        ModelState.Clear();
        FigureImport? import = null;
        if (await SavedAsync(async () => import = await imports.ReceiveReportAsync(Report?.OpenReadStream(), Report?.FileName, Pasted, Period, Me.Actor, HttpContext.RequestAborted)))
        {
            return Redirect("~/chi-tieu/nhan-bao-cao/" + import!.Id);
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Part = Request.Query.ContainsKey("ky") ? Part : Me.Part;
        Period = Period.TryParse(Me.Year.ToString(CultureInfo.InvariantCulture) + (string.IsNullOrEmpty(Part) ? "" : "-" + Part), out var period) ? period : Me.Period;
        Recent = await imports.RecentAsync(Period, reports: true, HttpContext.RequestAborted);
    }
}
