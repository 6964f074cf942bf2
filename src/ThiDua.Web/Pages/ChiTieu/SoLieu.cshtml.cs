using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu;

/// <summary>The page of one figure: value, targets, parts, remarks, where it is printed, history.</summary>
public sealed class SoLieuModel(ThiDuaDb db, CurrentUser me, IndicatorQueries indicators, IndicatorService figures, AuditQueries audit, ReportQueries reports) : OwnedPage(db, me)
{
    private static readonly string[] s_sources = ["kh-huyen", "nq-hdnd", "kh-nam", "kh-tinh", FigureRules.PreviousSource];

    [BindProperty]
    public FigureForm Input { get; set; } = new();

    [BindProperty]
    public List<TargetForm> Targets { get; set; } = [];

    [BindProperty]
    public PartsForm Parts { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public FigureRow Row { get; private set; } = null!;

    public Figure Figure => Row.Figure!;

    public Indicator Indicator => Row.Indicator;

    public Period Period { get; private set; } = Period.OfYear(2000);

    public string? WhyNot { get; private set; }

    public string? UnitInCharge { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>The paper the value was taken from when it was entered for a unit.</summary>
    public OnBehalfPaper? Paper { get; private set; }

    public bool MayEnterOnBehalf => Permissions.RunTheYear(Me.Role) && !IsSum;

    public IReadOnlyDictionary<Guid, string> Labels { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<OfficialDocument> Documents { get; private set; } = [];

    /// <summary>Sections of the year-end report that print the figure, with how often.</summary>
    public IReadOnlyList<(string Section, int Times)> Used { get; private set; } = [];

    public Guid? ReportId { get; private set; }

    /// <summary>Which of the forms was refused: figure, targets, parts.</summary>
    public string? Refused { get; private set; }

    public bool IsSum => Indicator.Source == FigureSource.SumOfParts;

    public bool CanUndo => WhyNot is null && History is [{ Kind: OperationKinds.FigureSaved or OperationKinds.FiguresOnBehalf } last, ..] && !last.Changes.Any(c => c.Entity == nameof(Figure) && c.Field is null);

    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        FillFigure();
        FillTargets();
        FillParts();
    }

    public async Task<IActionResult> OnPostFigureAsync(Guid id)
    {
        await LoadOwnAsync(id);
        Keep("Input");
        var input = new FigureInput(Indicator.Id, Figure.Period, Input.Version, IsSum ? Figure.Value : Input.Value, Input.Of, Input.Qualifier, Input.AsOf, new Dictionary<string, decimal?>(StringComparer.Ordinal), null, Input.Note, Input.Evidence)
        {
            TouchesPrevious = false,
            FromDate = Input.FromDate,
        };
        return await SaveAsync(id, "figure", () => figures.SaveFigureAsync(IsSum ? input with { Value = null } : input, Me.Actor), "Input", () => Input.Version = Figure.Version);
    }

    public async Task<IActionResult> OnPostTargetsAsync(Guid id, int version)
    {
        await LoadOwnAsync(id);
        Keep("Targets");
        Targets = [.. Targets.Where(t => t is { Source: not null, Remove: false } && (t.Value is not null || t.Stated is not null || t.Way == "same" || ModelState.Any(e => e.Value?.Errors.Count > 0)))];
        return await SaveAsync(id, "targets", () => figures.SaveBenchmarksAsync(id, version, [.. Targets.Select(t => t.ToInput())], Me.Actor), null, () => { });
    }

    public async Task<IActionResult> OnPostPartsAsync(Guid id)
    {
        await LoadOwnAsync(id);
        Keep("Parts");
        Parts.Rows = [.. Parts.Rows.Where(r => !r.Remove && (r.Label is not null || r.Value is not null)).OrderBy(r => r.Order)];
        var inputs = Parts.Rows.Select(r => new PartInput(r.Id, r.Label, r.Value, r.OwnUnit ? r.UnitName ?? "" : null, r.Qualifier, r.Memo ? PartRole.Memo : PartRole.Addend)).ToList();
        return await SaveAsync(id, "parts", () => figures.SavePartsAsync(id, Parts.Version, Parts.Cover, inputs, Me.Actor), null, () => Parts.Version = Figure.Version);
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id)
    {
        await LoadOwnAsync(id);
        ModelState.Clear();
        if (await SavedAsync(() => figures.UndoAsync(id, Me.Actor)))
        {
            Message = "Đã hoàn tác lần lưu cuối.";
            return RedirectToPage(new { id });
        }

        await OnGetAsync(id);
        return Page();
    }

    public static IEnumerable<SelectListItem> Qualifiers() => [new("chính xác", "Exact"), new("ước", "Estimated"), new("khoảng", "About"), new("trên", "AtLeast")];

    public IEnumerable<SelectListItem> FreeSources() => s_sources.Where(s => Targets.TrueForAll(t => t.Source != s)).Select(s => new SelectListItem(VietnameseText.Capitalise(FigureChanges.SourceWord(s)), s));

    /// <summary>The error of a field of the form that was sent.</summary>
    public string? ErrorOf(string key) => ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private async Task LoadOwnAsync(Guid id)
    {
        await LoadAsync(id);
        if (WhyNot is { } why)
        {
            throw new ForbiddenException($"Không sửa được “{Indicator.Name}”. {why}");
        }
    }

    private async Task LoadAsync(Guid id)
    {
        var period = await Db.Set<Figure>().Where(f => f.Id == id).Select(f => f.Period).SingleOrDefaultAsync() ?? throw new RecordNotFoundException("số liệu");
        Period = Period.Parse(period);
        Row = (await indicators.SheetAsync(Period)).Rows.First(r => r.Figure?.Id == id);
        var access = await indicators.AccessAsync(Me.Membership);
        WhyNot = access.WhyNot(Indicator);
        UnitInCharge = Indicator.UnitInChargeId is { } unit ? access.UnitNames.GetValueOrDefault(unit) : null;
        History = await audit.HistoryAsync(id);
        Labels = await indicators.LabelsAsync(Figure, History);
        Paper = (await indicators.OnBehalfAsync(Period)).GetValueOrDefault(id);
        Documents = await RegistryQueries.OfPeriodAsync(Db, Period);
        if (HttpMethods.IsGet(Request.Method) && await reports.FindAsync(ReportKind.TongKet, period) is { } report)
        {
            ReportId = report.Id;
            var model = await reports.CurrentModelAsync(report.Id);
            Used = [.. model.AllSections().Where(s => !s.Hidden)
                .Select(s => (Section: $"{s.Number} {s.Title}".Trim(), Times: s.Blocks.SelectMany(ReportModel.SpansOf).Count(x => x.Source is { Kind: "figure" } source && source.Code == Indicator.Code)))
                .Where(u => u.Times > 0)];
        }
    }

    private async Task<IActionResult> SaveAsync(Guid id, string form, Func<Task> useCase, string? prefix, Action takeVersion)
    {
        try
        {
            if (await SavedAsync(useCase, prefix))
            {
                Message = "Đã lưu “" + Indicator.Name + "”.";
                return RedirectToPage(new { id });
            }
        }
        catch (Exception stale) when (stale is StaleVersionException or DbUpdateConcurrencyException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            await LoadAsync(id);
            takeVersion();
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.Clear();
            ModelState.AddModelError("", $"Chưa lưu: {Figure.UpdatedBy ?? "người khác"} vừa sửa số liệu này lúc {(Figure.UpdatedAt is { } at ? IndexModel.Clock(at) : "vừa xong")}. Bản đang lưu hiện ở đầu trang và trong lịch sử; phần bạn nhập vẫn còn bên dưới. Xem lại rồi lưu lần nữa.");
        }

        Refused = form;
        await LoadAsync(id);
        if (form != "figure")
        {
            FillFigure();
        }

        if (form != "targets")
        {
            FillTargets();
        }

        if (form != "parts")
        {
            FillParts();
        }

        return Page();
    }

    // The page carries three forms; only the fields of the one that was sent may refuse
    private void Keep(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    private void FillFigure() => Input = new()
    {
        Version = Figure.Version,
        Value = Row.Value,
        Of = Figure.Of,
        Qualifier = Figure.Qualifier,
        FromDate = Figure.FromDate,
        AsOf = Figure.AsOf,
        Note = Figure.Note,
        Evidence = Figure.Evidence,
    };

    private void FillTargets() => Targets = [.. Figure.Benchmarks.OrderBy(b => b.Kind).ThenBy(b => b.Order).Select(TargetForm.Of)];

    private void FillParts() => Parts = new()
    {
        Version = Figure.Version,
        Cover = Figure.PartsCover,
        Rows = [.. Figure.Parts.OrderBy(p => p.Order).Select((p, at) => new PartForm
        {
            Id = p.Id, Order = at + 1, Label = p.Label, Value = p.Value, UnitName = p.UnitName, OwnUnit = p.UnitName is not null, Qualifier = p.Qualifier, Memo = p.Role == PartRole.Memo,
        })],
    };

    public sealed class FigureForm
    {
        public int Version { get; set; }

        [Display(Name = "Kết quả")]
        public decimal? Value { get; set; }

        [Display(Name = "Trên tổng số")]
        public decimal? Of { get; set; }

        [Display(Name = "Mức chính xác")]
        public Qualifier Qualifier { get; set; }

        [Display(Name = "Tính từ ngày")]
        public DateOnly? FromDate { get; set; }

        [Display(Name = "Tính đến ngày")]
        public DateOnly? AsOf { get; set; }

        [Display(Name = "Ghi chú"), StringLength(2000), DataType(DataType.MultilineText)]
        public string? Note { get; set; }

        [Display(Name = "Tài liệu kiểm chứng"), StringLength(500)]
        public string? Evidence { get; set; }
    }

    public sealed class TargetForm
    {
        public string? Source { get; set; }

        /// <summary>level, up, down or same.</summary>
        public string Way { get; set; } = "level";

        public decimal? Value { get; set; }

        public ValueUnit Unit { get; set; }

        public decimal? Stated { get; set; }

        public int? Places { get; set; }

        public Guid? Document { get; set; }

        [StringLength(100)]
        public string? With { get; set; }

        public bool Remove { get; set; }

        public static TargetForm Of(Benchmark b) => new()
        {
            Source = b.SourceCode,
            Way = b.Form == BenchmarkForm.Level ? "level" : b.Value switch { > 0 => "up", < 0 => "down", _ => "same" },
            Value = b is { Form: BenchmarkForm.Change, Value: { } change } ? Math.Abs(change) : b.Value,
            Unit = b.ValueUnit,
            Stated = b.StatedPercent,
            Places = b.PercentDecimals,
            Document = b.DocumentId,
            With = b.ComparedWith,
        };

        public BenchmarkInput ToInput() => new(
            Source!,
            Way == "level" ? BenchmarkForm.Level : BenchmarkForm.Change,
            Way switch { "down" => -Value, "same" => 0, _ => Value },
            Unit, Stated, Places, Document, With);
    }

    public sealed class PartsForm
    {
        public int Version { get; set; }

        public bool Cover { get; set; }

        public List<PartForm> Rows { get; set; } = [];
    }

    public sealed class PartForm
    {
        public Guid? Id { get; set; }

        public int Order { get; set; }

        [StringLength(200)]
        public string? Label { get; set; }

        public decimal? Value { get; set; }

        [StringLength(50)]
        public string? UnitName { get; set; }

        public bool OwnUnit { get; set; }

        public Qualifier Qualifier { get; set; }

        public bool Memo { get; set; }

        public bool Remove { get; set; }
    }
}
