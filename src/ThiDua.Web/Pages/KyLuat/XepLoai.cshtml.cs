using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KyLuat;

/// <summary>Yearly grades of people and Party cells, all on one page.</summary>
public sealed class XepLoaiModel(ThiDuaDb db, CurrentUser me, ConductService conduct) : RecordPage(db, me)
{
    /// <summary>Grades as typed, in the order of <see cref="Rows"/>.</summary>
    [BindProperty]
    public List<GradeInput> Typed { get; set; } = [];

    public IReadOnlyList<GradeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await conduct.GradesAsync(Me.Year, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = 0;
        if (await SavedAsync(async () => changed = await conduct.SaveGradesAsync(Me.Year, Typed, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = changed == 0 ? "Không có mục nào thay đổi." : $"Đã lưu xếp loại của {changed} người, chi bộ.";
            return RedirectToPage();
        }

        await OnGetAsync();
        return Page();
    }
}
