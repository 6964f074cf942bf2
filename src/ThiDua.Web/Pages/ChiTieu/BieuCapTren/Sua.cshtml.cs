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
    private const int BlankRows = 5;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Tên biểu"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public List<MappedRow> Cells { get; set; } = [];

    public SuperiorFormView View { get; private set; } = null!;

    public FormFilling Filling { get; private set; } = null!;

    public IndicatorMatcher Matcher { get; private set; } = null!;

    public FigureSheet Figures { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public string? ErrorOf(int row) => ModelState.TryGetValue($"Cells[{row}]", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

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

        if (await SavedAsync(() => forms.SaveAsync(Id, Version, VietnameseText.Clean(Name), [.. rows.Select(Read)], Me.Actor, HttpContext.RequestAborted)))
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
