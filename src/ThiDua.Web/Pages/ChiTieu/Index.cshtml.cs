using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Components;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu;

/// <summary>The entry grid of figures: one row in edit at a time, each saved by itself.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, IndicatorQueries indicators, IndicatorService figures, FigureImportService imports, CatalogueService catalogue, ShellState shell, VietnamClock clock) : OwnedPage(db, me)
{
    private static readonly string[] s_parts = ["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"];

    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? Part { get; set; }

    [BindProperty(SupportsGet = true, Name = "lv")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "dv")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "tt")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "sua")]
    public Guid? Editing { get; set; }

    [BindProperty]
    public RowForm? Row { get; set; }

    [TempData]
    public string? Message { get; set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public FigureGrid Grid { get; private set; } = null!;

    public FigureAccess Access { get; private set; } = null!;

    /// <summary>Figures entered for units, by figure.</summary>
    public IReadOnlyDictionary<Guid, OnBehalfPaper> OnBehalf { get; private set; } = new Dictionary<Guid, OnBehalfPaper>();

    public RecentSaves Recent { get; private set; } = new(0, null, null);

    /// <summary>Cells refused, by key.</summary>
    public Dictionary<string, CellError> Errors { get; private set; } = [];

    /// <summary>The three versions after a stale save.</summary>
    public IReadOnlyList<ConflictField>? Conflict { get; private set; }

    /// <summary>Rows a fragment answers with; null on the whole page.</summary>
    public IReadOnlyList<Guid> Changed { get; private set; } = [];

    public int Edits { get; private set; }

    public bool MayOpenPeriod => Permissions.RunTheYear(Me.Role);

    public bool MayEditCatalogue => Permissions.EditCatalogue(Me.Role);

    private bool FromScript => Request.Headers.ContainsKey("X-Grid");

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        await OpenAsync(Editing);
        return Page();
    }

    /// <summary>One row, in edit when asked for: what the script fetches.</summary>
    public async Task<IActionResult> OnGetRowAsync(Guid id, bool edit)
    {
        await LoadAsync();
        if (Grid.Sheet.Find(id) is null)
        {
            throw new RecordNotFoundException("chỉ tiêu");
        }

        Changed = [id];
        await OpenAsync(edit ? id : null);
        return Fragment();
    }

    public async Task<IActionResult> OnPostRowAsync(string? use, bool next)
    {
        await LoadAsync();
        var row = Own(Row?.Id);
        if (use?.Split('=', 2) is [var key, var text])
        {
            Row!.Set(key, text);
        }

        return await SaveAsync(row, next);
    }

    /// <summary>The choice after a stale save: the winner of each cell, on top of the version that was stored then.</summary>
    public async Task<IActionResult> OnPostResolveAsync(string? resolve, Dictionary<string, string> choice)
    {
        await LoadAsync();
        var row = Own(Row?.Id);
        if (resolve == "keep-saved")
        {
            Message = $"Đã giữ bản đang lưu của “{row.Indicator.Name}”, bỏ bản của bạn.";
            return Back(row.Indicator.Id, edit: null);
        }

        var form = Row!;
        var saved = RowForm.FromRow(row, Grid.Sources);
        foreach (var field in Compare(form, saved, row.Indicator))
        {
            if (field.ChangedByOther || (field.Clashes && choice.GetValueOrDefault(field.Key) == "saved"))
            {
                form.Set(field.Key, saved.Cells().FirstOrDefault(c => c.Key == field.Key).Text);
            }
        }

        return await SaveAsync(row, next: false);
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid figure)
    {
        await LoadAsync();
        var row = Grid.Sheet.Rows.FirstOrDefault(r => r.Figure?.Id == figure) ?? throw new RecordNotFoundException("số liệu");
        Own(row.Indicator.Id);
        try
        {
            await figures.UndoAsync(figure, Me.Actor);
            Message = $"Đã hoàn tác lần lưu cuối của “{row.Indicator.Name}”.";
        }
        catch (DomainException refusal)
        {
            Message = refusal.Message;
        }

        return Back(row.Indicator.Id, edit: null);
    }

    /// <summary>Opens the slots of a period that has none.</summary>
    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (!MayOpenPeriod)
        {
            throw new ForbiddenException("Chỉ công chức phụ trách thi đua, khen thưởng mở kỳ nhập số.");
        }

        await LoadAsync();
        var slots = await catalogue.OpenSlotsAsync(Period.ToString(), Me.Actor);
        Message = $"Đã mở {slots.ToString(CultureInfo.InvariantCulture)} ô số liệu cho {Period.Label}.";
        return Redirect(Address());
    }

    /// <summary>The table as filtered, with formulas.</summary>
    public async Task<IActionResult> OnGetExcelAsync()
    {
        await LoadAsync();
        var title = "Chỉ tiêu – Kết quả " + Period.Label;
        return this.Workbook(FigureWorkbook.Export(Grid, ExcelFile.Properties(this, title)), title + ".xlsx");
    }

    /// <summary>The file to be filled in and received back; always of all fields.</summary>
    public async Task<IActionResult> OnGetTemplateAsync()
    {
        (Field, Unit, State, Search) = (null, null, null, null);
        await LoadAsync();
        var title = "File mẫu số liệu " + Period.Label;
        return this.Workbook(FigureWorkbook.Template(Grid, Access, ExcelFile.Properties(this, title)), title + ".xlsx");
    }

    /// <summary>A block pasted into a cell: its rows and columns go on from there as the grid shows them. Good cells are taken over at once.</summary>
    public async Task<IActionResult> OnPostPasteAsync(Guid id, string? cell, string? pasted)
    {
        await LoadAsync();
        Own(id);
        List<string> columns = [.. Grid.Sources.Select(s => FigureColumns.TargetPrefix + s), FigureColumns.Value, FigureColumns.Estimated, FigureColumns.Previous, FigureColumns.AsOf];
        var at = Math.Max(0, columns.IndexOf(cell ?? ""));
        ImportView? view = null;
        ModelState.Clear();
        if (!await SavedAsync(async () =>
        {
            var import = await imports.ReceiveBlockAsync(pasted, [.. Grid.Rows.Select(r => r.Figure.Indicator.Id).SkipWhile(r => r != id)], [.. columns.Skip(at)], Period, Me.Actor, HttpContext.RequestAborted);
            view = await imports.ViewAsync(import.Id, Access, HttpContext.RequestAborted);
            if (view.Plan.Inputs.Count > 0)
            {
                await imports.ApplyAsync(view, Access, Me.Actor, HttpContext.RequestAborted);
            }
        }))
        {
            Message = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));
            return Redirect(Address());
        }

        var bad = view!.Plan.Count(CellOutcome.Refused);
        if (bad > 0)
        {
            return Redirect("~/chi-tieu/nhan/" + view.Import.Id);
        }

        Message = view.Import.Applied > 0 ? $"Đã dán {view.Import.Applied} ô." : "Các ô vừa dán trùng số đang lưu, không có gì thay đổi.";
        return Redirect(Address() + "#d-" + id);
    }

    /// <summary>Address of this page with its filters, and further values.</summary>
    public string Address(params (string Name, string? Value)[] more)
    {
        var values = new (string Name, string? Value)[] { ("ky", Part), ("lv", Field), ("dv", Unit?.ToString()), ("tt", State), ("q", Search) }.Concat(more)
            .Where(v => !string.IsNullOrEmpty(v.Value) || (v.Name == "ky" && Me.Part is not null)).Select(v => new KeyValuePair<string, string?>(v.Name, v.Value ?? ""));
        return QueryHelpers.AddQueryString(Url.Content("~/chi-tieu"), values);
    }

    /// <summary>Address that opens a row.</summary>
    public string EditAddress(Guid id) => Address(("sua", id.ToString())) + "#d-" + id;

    public IEnumerable<SelectListItem> PeriodItems() => s_parts.Select(p => new SelectListItem(p switch
    {
        "" => "Cả năm",
        "H1" => "6 tháng đầu năm",
        "H2" => "6 tháng cuối năm",
        _ => "Quý " + new[] { "I", "II", "III", "IV" }[p[1] - '1'],
    }, p, p == (Part ?? "")));

    public IEnumerable<SelectListItem> FieldItems()
    {
        yield return new("Tất cả lĩnh vực", "", Field is null);
        if (Grid.Sheet.Headline.Count > 0)
        {
            yield return new("Chỉ tiêu chủ yếu", FigureGrid.Headline, Field == FigureGrid.Headline);
        }

        foreach (var field in Grid.Sheet.FieldsUnder(null))
        {
            yield return new(field.Name, field.Code, Field == field.Code);
            foreach (var sub in Grid.Sheet.FieldsUnder(field.Id))
            {
                yield return new("– " + sub.Name, sub.Code, Field == sub.Code);
            }
        }
    }

    public IEnumerable<SelectListItem> UnitItems() => Grid.Sheet.Rows.Select(r => r.Indicator.UnitInChargeId).OfType<Guid>().Distinct()
        .Select(id => new SelectListItem(Access.UnitNames.GetValueOrDefault(id, "?"), id.ToString(), id == Unit)).OrderBy(i => i.Text, StringComparer.CurrentCulture);

    public static IEnumerable<(string Key, string Text)> States() =>
        [("exceeded", "Vượt"), ("met", "Đạt"), ("missed", "Không đạt"), ("no-result", "Chưa có số"), ("no-target", "Chưa giao"), ("estimated", "Số ước")];

    /// <summary>"13 vượt · 3 đạt · 0 không đạt …".</summary>
    public string Summary()
    {
        var parts = new List<string> { $"{Grid.Count("exceeded")} vượt", $"{Grid.Count("met")} đạt", $"{Grid.Count("missed")} không đạt" };
        if (Grid.Count("no-result") is > 0 and var missing)
        {
            parts.Add($"{missing} chưa có số");
        }

        if (Grid.Count("no-target") is > 0 and var free)
        {
            parts.Add($"{free} không giao chỉ tiêu");
        }

        if (Errors.Count > 0)
        {
            parts.Add($"{Errors.Count} ô lỗi chưa lưu");
        }

        return string.Join(" · ", parts) + " · tỷ lệ % do máy tính từ số gốc, làm tròn một lần";
    }

    /// <summary>Time of day in Vietnam.</summary>
    public static string Clock(DateTimeOffset at) => VietnamClock.ToVietnam(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private async Task LoadAsync()
    {
        Part = Part is { Length: > 0 } && s_parts.Contains(Part, StringComparer.Ordinal) ? Part : null;
        Part = Request.Query.ContainsKey("ky") ? Part : Me.Part; // the period of the top bar until another is asked for
        Period = Period.Parse(Me.Year.ToString(CultureInfo.InvariantCulture) + (Part is null ? "" : "-" + Part));
        Grid = FigureGrid.Build(await indicators.SheetAsync(Period), new(string.IsNullOrEmpty(Field) ? null : Field, Unit, string.IsNullOrEmpty(State) ? null : State, Search));
        Access = await indicators.AccessAsync(Me.Membership);
        OnBehalf = await indicators.OnBehalfAsync(Period);
        var midnight = new DateTimeOffset(VietnamClock.ToVietnam(clock.UtcNow).Date, TimeSpan.FromHours(7));
        Recent = await indicators.RecentAsync(Me.AccountId, midnight.ToUniversalTime());
        if (Recent.Last is { } last)
        {
            shell.Model = shell.Model with { SavedAt = "Đã lưu " + Clock(last.At) };
        }
    }

    private FigureRow Own(Guid? indicatorId)
    {
        var row = indicatorId is { } id ? Grid.Sheet.Find(id) : null;
        if (row is null)
        {
            throw new RecordNotFoundException("chỉ tiêu trong " + Period.Label);
        }

        return Access.WhyNot(row.Indicator) is { } why ? throw new ForbiddenException($"Không sửa được “{row.Indicator.Name}”. {why}") : row;
    }

    private async Task OpenAsync(Guid? id)
    {
        Row = null;
        if (id is { } wanted && Grid.Sheet.Find(wanted) is { } row && Access.MayEdit(row.Indicator))
        {
            Row = RowForm.FromRow(row, Grid.Sources);
            Edits = await indicators.EditsAsync(row.Figure!.Id);
        }
    }

    private async Task<IActionResult> SaveAsync(FigureRow row, bool next)
    {
        var form = Row!;
        var (input, errors) = form.Read(row, Period.ToString());
        Errors = errors;
        try
        {
            if (errors.Count == 0 && await SavedAsync(() => figures.SaveFigureAsync(input, Me.Actor), nameof(Row)))
            {
                return await SavedAnswerAsync(row.Indicator.Id, next);
            }
        }
        catch (Exception stale) when (stale is StaleVersionException or DbUpdateConcurrencyException)
        {
            return await ConflictAsync(row.Indicator.Id);
        }

        foreach (var (key, entry) in ModelState.Where(e => e.Key.StartsWith("Row.", StringComparison.Ordinal) && e.Value!.Errors.Count > 0))
        {
            Errors.TryAdd(key[4..], new(entry!.Errors[0].ErrorMessage));
        }

        foreach (var (key, error) in errors)
        {
            ModelState.TryAddModelError("Row." + key, error.Message);
        }

        await LoadAsync();
        Edits = await indicators.EditsAsync(row.Figure!.Id);
        Changed = [row.Indicator.Id];
        if (FromScript)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Fragment();
        }

        return Page();
    }

    private async Task<IActionResult> SavedAnswerAsync(Guid id, bool next)
    {
        var follower = next ? Grid.Next(id, Access)?.Figure.Indicator.Id : null;
        if (!FromScript)
        {
            return Back(id, follower);
        }

        // the history is written at the commit, and the answer shows it
        await Db.CommitAsync(HttpContext.RequestAborted);
        await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
        await LoadAsync();
        await OpenAsync(follower);
        Changed = [id, .. Grid.Wholes(id).Select(r => r.Figure.Indicator.Id), .. follower is { } f ? new[] { f } : []];
        return Fragment();
    }

    private async Task<IActionResult> ConflictAsync(Guid id)
    {
        await Db.RollbackAsync();
        await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
        await LoadAsync();
        var row = Grid.Sheet.Find(id) ?? throw new RecordNotFoundException("chỉ tiêu");
        Conflict = Compare(Row!, RowForm.FromRow(row, Grid.Sources), row.Indicator);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private static List<ConflictField> Compare(RowForm own, RowForm saved, Indicator indicator)
    {
        var stored = saved.Cells().ToDictionary(c => c.Key, c => c.Text, StringComparer.Ordinal);
        return [.. own.Cells().Where(c => c.Key != "Of" || indicator.Shape == Shape.CountShare).Select(c => new ConflictField(c.Key, RowForm.Label(c.Key, indicator),
            RowForm.Normal(c.Key, own.Base.GetValueOrDefault(c.Key)), RowForm.Normal(c.Key, stored.GetValueOrDefault(c.Key)), RowForm.Normal(c.Key, c.Text)))];
    }

    private RedirectResult Back(Guid id, Guid? edit) => Redirect(Address(("sua", edit?.ToString())) + "#d-" + (edit ?? id));

    private PartialViewResult Fragment() => Partial("_Fragment", this);
}
