using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.Nhan;

/// <summary>Receiving figures: upload a workbook or paste a table; what came in before.</summary>
[UploadLimit(nameof(Workbook))]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, FigureImportService imports) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? Part { get; set; }

    [BindProperty]
    public IFormFile? Workbook { get; set; }

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
        ModelState.Remove(nameof(Workbook));
        FigureImport? import = null;
        if (Workbook is null)
        {
            ModelState.AddModelError(nameof(Workbook), "Chưa chọn tệp. Bấm “Chọn tệp”, chọn file Excel (.xlsx) rồi gửi.");
        }
        else if (await SavedAsync(async () => import = await imports.ReceiveAsync(Workbook.OpenReadStream(), Workbook.FileName, Period, Me.Actor, HttpContext.RequestAborted)))
        {
            return Redirect("~/chi-tieu/nhan/" + import!.Id);
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostPasteAsync()
    {
        await LoadAsync();
        ModelState.Clear();
        FigureImport? import = null;
        if (await SavedAsync(async () => import = await imports.ReceiveAsync(Pasted, Period, Me.Actor, HttpContext.RequestAborted)))
        {
            return Redirect("~/chi-tieu/nhan/" + import!.Id);
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Part = Request.Query.ContainsKey("ky") ? Part : Me.Part;
        Period = Period.TryParse(Me.Year.ToString(CultureInfo.InvariantCulture) + (string.IsNullOrEmpty(Part) ? "" : "-" + Part), out var period) ? period : Me.Period;
        Recent = await imports.RecentAsync(Period, reports: false, HttpContext.RequestAborted);
    }
}
