using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.Nhan;

/// <summary>What an import would change: cell by cell, to be put right here, taken over, and taken back.</summary>
public sealed class XemModel(ThiDuaDb db, CurrentUser me, FigureImportService imports, IndicatorQueries indicators) : ImportPage(db, me, imports, indicators)
{
    /// <summary>Rows shown at once, apart from those that want something.</summary>
    public const int Shown = 150;

    /// <summary>Texts put in place of refused cells.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fix { get; set; } = [];

    /// <summary>Indicators chosen for rows; the empty key leaves a row out.</summary>
    [BindProperty]
    public Dictionary<string, Guid?> Pick { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "tat-ca")]
    public bool All { get; set; }

    /// <summary>The unit that filled in the form; null for tables of the office.</summary>
    public string? UnitName => View.Import.OnBehalfUnitId is { } unit ? Access.UnitNames.GetValueOrDefault(unit) : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        return View.Import.ReportPeriod is null ? Page() : Redirect("~/chi-tieu/nhan-bao-cao/" + id);
    }

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
        return await ApplyAsync(id);
    }

    /// <summary>Choices of a row whose name is not understood: those that come near first, then all.</summary>
    public IEnumerable<FigureRow> Choices(ImportRow row) => row.Match.Candidates.Concat(View.Sheet.Rows.Where(r => Access.MayEdit(r.Indicator)).Except(row.Match.Candidates));

    /// <summary>Rows on the page: all that want something, then those that change.</summary>
    public IEnumerable<ImportRow> Rows => All ? Plan.Rows : Plan.Rows.Where(r => r.IsBad || r.Skipped).Concat(Plan.Rows.Where(r => r is { IsBad: false, Changes: true }).Take(Shown));

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
            await Imports.FixAsync(View.Import, cells, picks, Me.Actor, HttpContext.RequestAborted);
            await LoadAsync(id);
        }
    }

    protected override IActionResult Back(Guid id) => Redirect("~/chi-tieu/nhan/" + id + (All ? "?tat-ca=true" : ""));
}
