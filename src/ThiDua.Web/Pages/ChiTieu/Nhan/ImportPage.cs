using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.Nhan;

/// <summary>The page of one import, from a table or a report: what it would change, taken over and taken back.</summary>
public abstract class ImportPage(ThiDuaDb db, CurrentUser me, FigureImportService imports, IndicatorQueries indicators) : OwnedPage(db, me)
{
    [BindProperty]
    public int Version { get; set; }

    [TempData]
    public string? Message { get; set; }

    [TempData]
    public string? Refusal { get; set; }

    public ImportView View { get; private set; } = null!;

    public FigureAccess Access { get; private set; } = null!;

    public IndicatorMatcher Matcher { get; private set; } = null!;

    public bool MayWrite => Permissions.EditFigures(Me.Role);

    public bool MayOpenFile => View.Import.FileId is not null && FileRules.MayRead(Me.Role, FileAudience.Office);

    public ImportPlan Plan => View.Plan;

    public int Ready => Plan.Rows.Where(r => r.Changes).Sum(r => r.Cells.Count(c => c.Changes));

    protected FigureImportService Imports => imports;

    protected IndicatorQueries Indicators => indicators;

    public async Task<IActionResult> OnPostUndoAsync(Guid id)
    {
        await LoadAsync(id);
        ModelState.Clear();
        ImportUndo? undo = null;
        if (await SavedAsync(async () => undo = await imports.UndoAsync(View.Import, Access, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã hoàn tác {undo!.Undone} chỉ tiêu." + (undo.Kept.Count == 0 ? "" : $" Giữ nguyên {undo.Kept.Count} chỉ tiêu đã được sửa tiếp sau đó: {string.Join("; ", undo.Kept.Take(5))}{(undo.Kept.Count > 5 ? "; …" : "")}.");
        }
        else
        {
            Refuse();
        }

        return Back(id);
    }

    /// <summary>The page again, as it was looked at.</summary>
    protected abstract IActionResult Back(Guid id);

    /// <summary>Takes over what is good; the rest stays on the page.</summary>
    protected async Task<IActionResult> ApplyAsync(Guid id)
    {
        ModelState.Clear(); // forms without a refused cell send neither Fix nor Pick, and the binder then takes other fields for them
        var count = 0;
        if (await SavedAsync(async () => count = await imports.ApplyAsync(View, Access, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã nhận {count} ô từ “{View.Import.Name}”.";
        }
        else
        {
            Refuse();
        }

        return Back(id);
    }

    protected async Task LoadAsync(Guid id)
    {
        Access = await indicators.AccessAsync(Me.Membership, HttpContext.RequestAborted);
        View = await imports.ViewAsync(id, Access, HttpContext.RequestAborted);
        Matcher = new(View.Sheet);
    }

    protected void Refuse() => Refusal = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));
}
