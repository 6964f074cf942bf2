using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ThiDua.Data;
using ThiDua.Documents.Excel;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu.BieuCapTren;

/// <summary>The cells of one form of the superior and what each takes; what the chosen period would fill in; the filled workbook.</summary>
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class SuaModel(ThiDuaDb db, CurrentUser me, SuperiorFormService forms, IndicatorQueries indicators) : RecordPage(db, me)
{
    /// <summary>The most notes listed at once.</summary>
    public const int MostListed = 30;

    private const int BlankRows = 5;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Tên biểu"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public List<MappedRow> Cells { get; set; } = [];

    /// <summary>What is typed for rows of the form that are not mapped yet: by “sheet!row” the indicator.</summary>
    [BindProperty]
    public Dictionary<string, string?> Rows { get; set; } = new(StringComparer.Ordinal);

    public SuperiorFormView View { get; private set; } = null!;

    public FormFilling Filling { get; private set; } = null!;

    public IndicatorMatcher Matcher { get; private set; } = null!;

    public FigureSheet Figures { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public string? ErrorOf(int cell) => ErrorOf($"Cells[{cell}]");

    public string? ErrorOf(string key) => ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Key of a row that is not mapped.</summary>
    public static string KeyOf(UnmappedRow row) => $"{row.Sheet}!{row.Row}";

    /// <summary>The cells as the form has them: those of one row together, under what they take.</summary>
    public IReadOnlyList<MappedLine> Lines()
    {
        var words = Kinds.ToDictionary(k => k.Value, k => VietnameseText.LowerFirst(k.Text), StringComparer.Ordinal);
        return [.. Cells.Select((cell, i) => (Cell: cell, At: i)).Where(c => !string.IsNullOrWhiteSpace(c.Cell.Cell))
            .GroupBy(c => (c.Cell.Sheet, Row: CellAddress.TryParse(c.Cell.Cell?.Trim(), out var address) ? address.Row : 0))
            .Select(g => new MappedLine(
                g.Key.Sheet ?? "",
                g.Key.Row,
                string.Join("; ", g.Select(c => c.Cell.Indicator ?? "").Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)),
                string.Join(" · ", g.Select(c => $"{c.Cell.Cell} {words.GetValueOrDefault(c.Cell.Value ?? "", "")}".Trim())),
                [.. g.Select(c => c.At)]))];
    }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Name, Version) = (View.Form.Name, View.Form.Version);
        Cells = [.. View.Cells.Select(c => new MappedRow
        {
            Sheet = c.Sheet, Cell = c.Cell, Value = KeyOf(c.Kind, c.Source), Unit = c.Unit, Indicator = c.IndicatorId is { } id ? Figures.Find(id) is { } row ? Matcher.Described(row) : id.ToString() : null,
        })];
        AddBlanks();
    }

    /// <summary>The workbook filled for the period of the top bar.</summary>
    public async Task<IActionResult> OnGetFillAsync()
    {
        var view = await forms.ViewAsync(Id, HttpContext.RequestAborted);
        return this.Workbook(await forms.WriteAsync(view, Period, HttpContext.RequestAborted), $"{view.Form.Name} {Period.Label}.xlsx");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var rows = Cells.Where(c => !c.Remove && !string.IsNullOrWhiteSpace(c.Cell)).ToList();
        Cells = rows;
        ModelState.ClearValidationState(nameof(Cells));
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Cells", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key); // the rows have moved up
        }

        var added = Added();
        if (await SavedAsync(() => forms.SaveAsync(Id, Version, VietnameseText.Clean(Name), [.. rows.Select(Read), .. added], Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã lưu biểu “{Name}”.";
            return Redirect($"~/chi-tieu/bieu-cap-tren/{Id}");
        }

        await LoadAsync();
        AddBlanks();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        ModelState.Clear();
        string? name = null;
        if (await SavedAsync(async () => name = await forms.RemoveAsync(Id, Me.Actor, HttpContext.RequestAborted)))
        {
            (RemovedId, RemovedName) = (Id, $"“{name}”");
            return Redirect("~/chi-tieu/bieu-cap-tren");
        }

        await OnGetAsync();
        return Page();
    }

    private void AddBlanks() => Cells.AddRange(Enumerable.Range(0, Me.MayWrite ? BlankRows : 0).Select(_ => new MappedRow { Sheet = View.Sheets.Count > 0 ? View.Sheets[0].Name : "" }));

    // the rows for which an indicator was named just now, each with all its cells
    private List<FormCell> Added()
    {
        var cells = new List<FormCell>();
        foreach (var row in Filling.Unmapped)
        {
            if (!Rows.TryGetValue(KeyOf(row), out var name) || string.IsNullOrWhiteSpace(name))
            {
                continue;
            }

            if (Find(name) is { } id && Figures.Find(id) is { } found)
            {
                cells.AddRange(row.Cells.Select(c => FormMapping.Of(c, found)));
            }
            else
            {
                ModelState.AddModelError($"Rows[{KeyOf(row)}]", $"Dòng {row.Row}, “{row.Name}”: không có chỉ tiêu nào tên “{name.Trim()}”. Chọn chỉ tiêu trong danh sách gợi ý.");
            }
        }

        return cells;
    }

    private FormCell Read(MappedRow row)
    {
        var (kind, source) = Split(row.Value);
        var cell = CellAddress.TryParse(row.Cell?.Trim(), out var address) ? address.ToString() : row.Cell!.Trim();
        return new(row.Sheet ?? "", cell, kind, FormMapping.NeedsIndicator(kind) ? Find(row.Indicator) : null, source, row.Unit);
    }

    // as the list of suggestions writes it, a key kept from a year without the indicator, or a name people write
    private Guid? Find(string? text) => text is null ? null
        : Figures.Rows.FirstOrDefault(r => FigureColumns.Key(Matcher.Described(r)) == FigureColumns.Key(text))?.Indicator.Id
        ?? (Guid.TryParse(text, out var kept) && View.Cells.Any(c => c.IndicatorId == kept) ? kept : Matcher.Find(text, null, null, []).Row?.Indicator.Id);

    private async Task LoadAsync()
    {
        var ct = HttpContext.RequestAborted;
        View = await forms.ViewAsync(Id, ct);
        Figures = await indicators.SheetAsync(Period, ct);
        Matcher = new(Figures);
        Filling = await forms.FillingAsync(View, Period, ct);
        var sources = Figures.Rows.SelectMany(r => r.Targets).Select(t => t.SourceCode).Concat(View.Cells.Select(c => c.Source).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        (FormValue Kind, string? Source)[] all =
        [
            (FormValue.Result, null), (FormValue.Target, null), .. sources.Select(s => (FormValue.Target, (string?)s)), (FormValue.Percent, null), .. sources.Select(s => (FormValue.Percent, (string?)s)),
            (FormValue.Previous, null), (FormValue.Commune, null), (FormValue.Period, null), (FormValue.Today, null),
        ];
        Kinds = [.. all.Select(k => new SelectListItem(VietnameseText.Capitalise(FormMapping.Word(k.Kind, k.Source)), KeyOf(k.Kind, k.Source)))];
    }

    private static string KeyOf(FormValue kind, string? source) => source is null ? kind.ToString() : $"{kind}:{source}";

    private static (FormValue Kind, string? Source) Split(string? key) =>
        (key ?? "").Split(':', 2) is [var kind, .. var source] && Enum.TryParse<FormValue>(kind, out var value) && Enum.IsDefined(value) ? (value, source.Length > 0 ? source[0] : null) : (FormValue.Result, null);
}

/// <summary>The mapped cells of one row of the form.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Row">Number of the row; 0 when an address is not understood.</param>
/// <param name="Name">The indicator.</param>
/// <param name="Takes">Its cells with what they take: "C5 KH huyện · D5 kết quả".</param>
/// <param name="Cells">Indices of its cells.</param>
public sealed record MappedLine(string Sheet, int Row, string Name, string Takes, IReadOnlyList<int> Cells);

/// <summary>One mapped cell as the page shows it.</summary>
public sealed class MappedRow
{
    public string? Sheet { get; set; }

    public string? Cell { get; set; }

    /// <summary>Which value, with the source of a target behind a colon.</summary>
    public string? Value { get; set; }

    /// <summary>Indicator as the list of suggestions writes it.</summary>
    public string? Indicator { get; set; }

    public string? Unit { get; set; }

    public bool Remove { get; set; }
}
