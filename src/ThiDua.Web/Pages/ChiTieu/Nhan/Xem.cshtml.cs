using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.Nhan;

/// <summary>What an import would change: cell by cell, to be put right here, taken over, and taken back.</summary>
public sealed class XemModel(ThiDuaDb db, CurrentUser me, FigureImportService imports, IndicatorQueries indicators) : OwnedPage(db, me)
{
    /// <summary>Rows shown at once, apart from those that want something.</summary>
    public const int Shown = 150;

    /// <summary>Texts put in place of refused cells.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fix { get; set; } = [];

    /// <summary>Indicators chosen for rows; the empty key leaves a row out.</summary>
    [BindProperty]
    public Dictionary<string, Guid?> Pick { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "tat-ca")]
    public bool All { get; set; }

    [TempData]
    public string? Message { get; set; }

    [TempData]
    public string? Refusal { get; set; }

    public ImportView View { get; private set; } = null!;

    public FigureAccess Access { get; private set; } = null!;

    public IndicatorMatcher Matcher { get; private set; } = null!;

    /// <summary>The unit that filled in the form; null for tables of the office.</summary>
    public string? UnitName { get; private set; }

    public bool MayWrite => Permissions.EditFigures(Me.Role);

    public bool MayOpenFile => View.Import.FileId is not null && ThiDua.Registry.FileRules.MayRead(Me.Role, ThiDua.Registry.FileAudience.Office);

    public ImportPlan Plan => View.Plan;

    public int Ready => Plan.Rows.Where(r => r.Changes).Sum(r => r.Cells.Count(c => c.Changes));

    public Task OnGetAsync(Guid id) => LoadAsync(id);

    /// <summary>Keeps what was put right and judges anew.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id)
    {
        await FixAsync(id);
        return Back(id);
    }

    /// <summary>Keeps what was put right, then takes over every good cell; the others stay on the page.</summary>
    public async Task<IActionResult> OnPostApplyAsync(Guid id)
    {
        await FixAsync(id);
        ModelState.Clear(); // forms without a refused cell send neither Fix nor Pick, and the binder then takes other fields for them
        var count = 0;
        if (await SavedAsync(async () => count = await imports.ApplyAsync(View, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã nhận {count} ô từ “{View.Import.Name}”.";
        }
        else
        {
            Refusal = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));
        }

        return Back(id);
    }

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
            Refusal = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));
        }

        return Back(id);
    }

    /// <summary>Choices of a row whose name is not understood: those that come near first, then all.</summary>
    public IEnumerable<FigureRow> Choices(ImportRow row) => row.Match.Candidates.Concat(View.Sheet.Rows.Where(r => Access.MayEdit(r.Indicator)).Except(row.Match.Candidates));

    /// <summary>Rows on the page: all that want something, then those that change.</summary>
    public IEnumerable<ImportRow> Rows => All ? Plan.Rows : Plan.Rows.Where(r => r.IsBad || r.Skipped).Concat(Plan.Rows.Where(r => r is { IsBad: false, Changes: true }).Take(Shown));

    private async Task LoadAsync(Guid id)
    {
        Access = await indicators.AccessAsync(Me.Membership, HttpContext.RequestAborted);
        View = await imports.ViewAsync(id, Access, HttpContext.RequestAborted);
        Matcher = new(View.Sheet);
        UnitName = View.Import.OnBehalfUnitId is { } unit ? Access.UnitNames.GetValueOrDefault(unit) : null;
    }

    private async Task FixAsync(Guid id)
    {
        await LoadAsync(id);
        View.Import.RequireVersion(Version);
        var known = Plan.Rows.SelectMany(r => r.Cells).Where(c => c.Outcome == CellOutcome.Refused).ToDictionary(c => c.Id, c => c.Text, StringComparer.Ordinal);
        var rows = Plan.Rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var cells = Fix.Where(f => known.TryGetValue(f.Key, out var text) && text != (VietnameseText.Clean(f.Value) ?? "")).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var picks = Pick.Where(p => p.Value is { } chosen && rows.ContainsKey(p.Key) && (chosen == Guid.Empty || View.Sheet.Find(chosen) is not null)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        if (cells.Count + picks.Count > 0)
        {
            await imports.FixAsync(View.Import, cells, picks, Me.Actor, HttpContext.RequestAborted);
            View = await imports.ViewAsync(id, Access, HttpContext.RequestAborted);
        }
    }

    private RedirectResult Back(Guid id) => Redirect("~/chi-tieu/nhan/" + id + (All ? "?tat-ca=true" : ""));
}
