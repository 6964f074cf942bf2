using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Pages.ChiTieu.Nhan;

namespace ThiDua.Web.Pages.ChiTieu.NhanBaoCao;

/// <summary>The rows read from a report: ticked, put right, matched or added, taken over, taken back.</summary>
public sealed class XemModel(ThiDuaDb db, CurrentUser me, FigureImportService imports, IndicatorQueries indicators) : ImportPage(db, me, imports, indicators)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 40;

    /// <summary>Filters by key, with their words and what they let through.</summary>
    private static readonly (string Key, string Words, Func<ImportRow, bool> Fits)[] s_filters =
    [
        ("", "Tất cả", _ => true),
        ("chac", "Khớp chắc", r => r.Match.Row is not null && r.Source.Sure),
        ("can-xem", "Cần xem", r => r.Match.Row is not null && !r.Source.Sure),
        ("chua-khop", "Chưa khớp", r => r.Match.Row is null),
        ("khac", "Khác số đang có", r => r.Conflicts),
    ];

    /// <summary>Texts of cells as the form shows them.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fix { get; set; } = [];

    /// <summary>Names of indicators typed beside rows.</summary>
    [BindProperty]
    public Dictionary<string, string?> Named { get; set; } = [];

    /// <summary>Ticked rows.</summary>
    [BindProperty]
    public Dictionary<string, bool> Take { get; set; } = [];

    /// <summary>Fields to add new indicators in.</summary>
    [BindProperty]
    public Dictionary<string, Guid?> AddTo { get; set; } = [];

    /// <summary>Units of new indicators.</summary>
    [BindProperty]
    public Dictionary<string, string?> AddUnit { get; set; } = [];

    /// <summary>Keys of the rows the form showed.</summary>
    [BindProperty]
    public string? Listed { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int At { get; set; } = 1;

    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    /// <summary>Where the figures can go: for each opened year the column of the year before, or its results.</summary>
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    /// <summary>The report tells of the period before the one its figures go to.</summary>
    public bool AsPrevious => View.Import.Period != View.Import.ReportPeriod;

    public bool MayAdd => Permissions.EditCatalogue(Me.Role) && Permissions.EditAllFigures(Me.Role);

    /// <summary>Rows that are sure and write over nothing.</summary>
    public int Sure => Plan.Rows.Count(IsSure);

    public IEnumerable<(string Key, string Words, int Count)> Filters => s_filters.Select(f => (f.Key, f.Words, Plan.Rows.Count(f.Fits)));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        if (View.Import.ReportPeriod is null)
        {
            return Redirect("~/chi-tieu/nhan/" + id);
        }

        Targets = await TargetsAsync();
        var fits = s_filters.FirstOrDefault(f => f.Key == Filter).Fits ?? s_filters[0].Fits;
        var rows = Plan.Rows.Where(fits).ToList();
        Found = rows.Count;
        At = Math.Clamp(At, 1, Pages);
        Rows = [.. rows.Skip((At - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    /// <summary>Keeps what was ticked and put right, and shows the page or filter asked for.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id)
    {
        await KeepAsync(id);
        return Back(id);
    }

    /// <summary>Takes over the ticked rows.</summary>
    public async Task<IActionResult> OnPostApplyAsync(Guid id) => await KeepAsync(id) ? await ApplyAsync(id) : Back(id);

    /// <summary>Ticks every row that is sure and writes over nothing, then takes over what is ticked.</summary>
    public async Task<IActionResult> OnPostApplySureAsync(Guid id)
    {
        if (!await KeepAsync(id))
        {
            return Back(id);
        }

        await Imports.DecideAsync(View.Import, Plan.Rows.Where(IsSure).ToDictionary(r => r.Id, _ => true, StringComparer.Ordinal), new Dictionary<string, NewIndicator?>(), Me.Actor, HttpContext.RequestAborted);
        await LoadAsync(id);
        return await ApplyAsync(id);
    }

    /// <summary>Says anew which period the report tells of.</summary>
    public async Task<IActionResult> OnPostTargetAsync(Guid id)
    {
        await LoadAsync(id);
        ModelState.Clear();
        View.Import.RequireVersion(Version);
        var parts = (Target ?? "").Split('|');
        if (parts.Length != 2 || !Period.TryParse(parts[0], out var into) || !Period.TryParse(parts[1], out var reported)
            || !await SavedAsync(() => Imports.RetargetAsync(View.Import, into, reported, Me.Actor, HttpContext.RequestAborted)))
        {
            Refuse();
            Refusal = string.IsNullOrEmpty(Refusal) ? "Chọn báo cáo nói về kỳ nào và số ghi vào đâu." : Refusal;
        }

        return Back(id);
    }

    private async Task<IReadOnlyList<SelectListItem>> TargetsAsync()
    {
        var chosen = View.Import.Period + "|" + View.Import.ReportPeriod;
        var now = Period.Parse(View.Import.Period);
        return [.. (await Indicators.YearsAsync(HttpContext.RequestAborted)).Select(y => Period.Parse(View.Import.Period.Replace(now.Year.ToString(CultureInfo.InvariantCulture), y.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            .SelectMany(p => new[] { (Into: p, Reported: p.Previous()), (Into: p, Reported: p) })
            .Select(t => new SelectListItem(t.Into == t.Reported ? $"Báo cáo {t.Reported.Label}: ghi vào kết quả {t.Into.Label}" : $"Báo cáo {t.Reported.Label}: ghi vào cột Cùng kỳ của {t.Into.Label}", $"{t.Into}|{t.Reported}", $"{t.Into}|{t.Reported}" == chosen))];
    }

    protected override IActionResult Back(Guid id) => Redirect("~/chi-tieu/nhan-bao-cao/" + id + $"?xem={Filter}&trang={At.ToString(CultureInfo.InvariantCulture)}");

    private static bool IsSure(ImportRow row) => row is { Skipped: false, Match.Row: not null, Source.Sure: true, Conflicts: false } && row.Cells.Any(c => c.Changes);

    // False when something typed could not be understood: then nothing is taken over, and the page says what.
    private async Task<bool> KeepAsync(Guid id)
    {
        await LoadAsync(id);
        ModelState.Clear();
        View.Import.RequireVersion(Version);
        var shown = (Listed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var rows = Plan.Rows.Where(r => shown.Contains(r.Id)).ToList();
        var texts = rows.SelectMany(r => r.Cells).ToDictionary(c => c.Id, c => c.Text, StringComparer.Ordinal);
        var cells = Fix.Where(f => texts.TryGetValue(f.Key, out var text) && text != (VietnameseText.Clean(f.Value) ?? "")).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var picks = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        var added = new Dictionary<string, NewIndicator?>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var row in rows)
        {
            var name = VietnameseText.Clean(Named.GetValueOrDefault(row.Id));
            if (name is not null && (row.Match.Row is null || name != Matcher.Described(row.Match.Row)))
            {
                var found = View.Sheet.Rows.FirstOrDefault(r => Matcher.Described(r) == name) ?? Matcher.Find(name, null, null, []).Row;
                if (found is not null)
                {
                    picks[row.Id] = found.Indicator.Id;
                }
                else if (AddTo.GetValueOrDefault(row.Id) is null)
                {
                    unknown.Add($"dòng {row.Source.Lines[0]}: “{name}”");
                }
            }

            if (MayAdd && row.Match.Row is null)
            {
                var field = AddTo.GetValueOrDefault(row.Id);
                var unit = VietnameseText.Clean(AddUnit.GetValueOrDefault(row.Id)) ?? row.Source.Statement?.Unit;
                if (field is { } into && View.Sheet.Fields.Any(f => f.Id == into))
                {
                    added[row.Id] = new(name is null || picks.ContainsKey(row.Id) ? VietnameseText.Capitalise(row.Name) : name, unit ?? "", into);
                }
                else if (row.Added is not null)
                {
                    added[row.Id] = null;
                }
            }
        }

        // whoever names the indicator of a row, or adds one for it, wants the row
        bool Wants(ImportRow row) => Take.GetValueOrDefault(row.Id) || picks.ContainsKey(row.Id) || (row.Added is null && added.GetValueOrDefault(row.Id) is not null);
        var taken = rows.Where(r => Wants(r) != (r.Decided ?? r.Taken)).ToDictionary(r => r.Id, Wants, StringComparer.Ordinal);
        if (cells.Count + picks.Count + added.Count + taken.Count > 0)
        {
            await Imports.FixAsync(View.Import, cells, picks, Me.Actor, HttpContext.RequestAborted);
            await Imports.DecideAsync(View.Import, taken, added, Me.Actor, HttpContext.RequestAborted);
            await LoadAsync(id);
        }

        if (unknown.Count > 0)
        {
            Refusal = $"Không có chỉ tiêu nào tên như đã ghi ở {string.Join("; ", unknown.Take(5))}. Chọn một tên trong danh sách gợi ý, hoặc chọn lĩnh vực để thêm chỉ tiêu mới.";
        }

        return unknown.Count == 0;
    }
}
