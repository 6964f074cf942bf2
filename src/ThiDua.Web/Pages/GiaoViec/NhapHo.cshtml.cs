using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Pages.Nhap;

namespace ThiDua.Web.Pages.GiaoViec;

/// <summary>
/// The office enters figures for a unit from a scan or photo ("nhập hộ"): those asked of the unit, or one figure from its own page. Good rows are saved even when others
/// are refused, and the paper stays with the form.
/// </summary>
[UploadLimit(nameof(Upload))]
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class NhapHoModel(ThiDuaDb db, CurrentUser me, AssignmentService assignments, AssignmentQueries queries, FileService files) : OwnedPage(db, me)
{
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? PeriodText { get; set; }

    /// <summary>The unit, when the page was opened from the board.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public Guid? Asked { get; set; }

    /// <summary>The figure, when the page was opened from it.</summary>
    [BindProperty(SupportsGet = true, Name = "so")]
    public Guid? FigureId { get; set; }

    [BindProperty, Display(Name = "Nhập hộ đơn vị")]
    public Guid? UnitId { get; set; }

    [BindProperty, Display(Name = "Bản quét, ảnh chụp số liệu của đơn vị")]
    public IFormFile? Upload { get; set; }

    /// <summary>A paper sent before, with which more figures are entered.</summary>
    [BindProperty]
    public Guid? PaperId { get; set; }

    [BindProperty]
    public List<LinkRow> Rows { get; set; } = [];

    [TempData]
    public string? Message { get; set; }

    public string? Notice { get; private set; }

    public Period Period { get; private set; } = Period.OfYear(2000);

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string? UnitName { get; private set; }

    public IReadOnlyDictionary<Guid, AskedFigure> Known { get; private set; } = new Dictionary<Guid, AskedFigure>();

    public StoredFileInfo? Paper { get; private set; }

    public string Here => Url.Content("~/giao-viec/nhap-ho") + (FigureId is { } figure ? $"?so={figure}" : $"?don-vi={Asked}&ky={Period}");

    public string Back => FigureId is { } figure ? $"/chi-tieu/{figure}" : $"/giao-viec?ky={Period}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (Asked is null && FigureId is null)
        {
            return Redirect("~/giao-viec"); // the board is where a unit is chosen
        }

        await LoadAsync();
        UnitId = Asked ?? Known.Values.Select(k => k.Owner).FirstOrDefault();
        Rows = [.. Known.Values.Select(Row)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        UnitId = Asked ?? UnitId;
        if (UnitId is not { } unit)
        {
            ModelState.AddModelError(nameof(UnitId), "Chưa chọn đơn vị có số liệu này. Chọn đơn vị rồi lưu lại.");
        }
        else if (Rows.TrueForAll(IsLeft))
        {
            ModelState.AddModelError("", "Chưa nhập số nào. Nhập ít nhất một số theo tài liệu của đơn vị rồi lưu.");
        }
        else if (await PaperAsync(unit) is { } paper)
        {
            var saved = await SaveRowsAsync(new(unit, paper));
            if (ModelState.IsValid)
            {
                Message = $"Đã nhập hộ {saved.ToString(CultureInfo.InvariantCulture)} số liệu.";
                return Redirect(Here);
            }

            Notice = saved > 0 ? $"Đã lưu {saved} số đúng; các ô báo đỏ chưa lưu." : null;
        }

        Paper = PaperId is { } kept ? (await files.InfoAsync([kept], HttpContext.RequestAborted)).GetValueOrDefault(kept) : null;
        return Page();
    }

    // the paper of this form: sent now, or kept at an earlier try
    private async Task<Guid?> PaperAsync(Guid unit)
    {
        if (Upload is null)
        {
            if (PaperId is { } kept && await files.ReadAsync(kept, HttpContext.RequestAborted) is not null)
            {
                return kept;
            }

            ModelState.AddModelError(nameof(Upload), "Chưa có tài liệu kèm theo. Chọn bản quét hoặc ảnh chụp (.pdf, .jpg, .png) số liệu đơn vị đã gửi.");
            return null;
        }

        try
        {
            await using var content = Upload.OpenReadStream();
            PaperId = (await assignments.KeepPaperAsync(unit, content, Upload.FileName, Me.Actor, HttpContext.RequestAborted)).Id;
            ModelState.Remove(nameof(PaperId));
            return PaperId;
        }
        catch (DomainException refusal)
        {
            ModelState.AddModelError(nameof(Upload), refusal.Message);
            return null;
        }
    }

    private async Task<int> SaveRowsAsync(OnBehalf paper)
    {
        var saved = 0;
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, prefix) = (Rows[i], $"Rows[{i}].");
            if (!Known.TryGetValue(row.IndicatorId, out var known))
            {
                throw new RecordNotFoundException("số liệu của đơn vị");
            }

            if (IsLeft(row) || ModelState.Any(e => e.Key.StartsWith(prefix, StringComparison.Ordinal) && e.Value!.Errors.Count > 0))
            {
                continue;
            }

            try
            {
                var figure = await assignments.EnterOnBehalfAsync(Period, paper, row.ToFigure(), Me.Actor, HttpContext.RequestAborted);
                (row.Version, row.Opened) = (figure.Version, row.Cells);
                ModelState.Remove(prefix + nameof(LinkRow.Version));
                ModelState.Remove(prefix + nameof(LinkRow.Opened));
                saved++;
            }
            catch (StaleVersionException)
            {
                var stored = known.Figure.Value is { } value ? VietnameseNumber.FormatTrimmed(value, 6) : "trống";
                ModelState.AddModelError(prefix + nameof(LinkRow.Value), $"Trong lúc đang nhập, {known.Figure.UpdatedBy ?? "người khác"} đã lưu số này: đang lưu {stored}. Bấm Lưu lần nữa để dùng số đang nhập, hoặc sửa ô theo số đang lưu.");
                row.Version = known.Figure.Version;
                ModelState.Remove(prefix + nameof(LinkRow.Version));
                Response.StatusCode = StatusCodes.Status409Conflict;
            }
            catch (DomainException refusal)
            {
                ModelState.AddModelError(prefix + (refusal.Field ?? nameof(LinkRow.Value)), refusal.Message);
            }
        }

        return saved;
    }

    private async Task LoadAsync()
    {
        var ct = HttpContext.RequestAborted;
        var units = await Db.Set<Unit>().OrderBy(u => u.Order).AsNoTracking().ToListAsync(ct);
        if (FigureId is { } id)
        {
            var figure = await Db.Set<Figure>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new RecordNotFoundException("số liệu");
            var indicator = await Db.Set<Indicator>().AsNoTracking().SingleAsync(i => i.Id == figure.IndicatorId, ct);
            if (indicator.Source != FigureSource.Typed)
            {
                throw new RecordNotFoundException("số liệu nhập tay");
            }

            Period = Period.Parse(figure.Period);
            var assigned = await Db.Set<FigureAssignment>().Where(a => a.Period == figure.Period && a.IndicatorId == indicator.Id).Select(a => (Guid?)a.UnitId).SingleOrDefaultAsync(ct);
            Known = new Dictionary<Guid, AskedFigure> { [indicator.Id] = new(indicator, figure, assigned ?? indicator.UnitInChargeId) };
        }
        else
        {
            Period = PeriodText is null ? Me.Period : Period.TryParse(PeriodText, out var period) ? period : throw new RecordNotFoundException($"kỳ “{PeriodText}”");
            var unit = units.Find(u => u.Id == Asked) ?? throw new RecordNotFoundException("đơn vị");
            UnitName = unit.Name;
            Known = (await queries.OfUnitAsync(Period, unit.Id, ct)).Where(a => a is { Figure: not null, IsSent: false }).ToDictionary(a => a.Indicator.Id, a => new AskedFigure(a.Indicator, a.Figure!, unit.Id));
        }

        Units = Pick.Of(units.Where(u => u.ExistsIn(Period.Year)), u => u.Id, u => u.Name);
    }

    // the page of one figure is opened to give its value a paper, also when the value stays
    private bool IsLeft(LinkRow row) => row.IsUntouched && (FigureId is null || row.Value is null);

    private static LinkRow Row(AskedFigure known)
    {
        var row = new LinkRow { IndicatorId = known.Indicator.Id, Version = known.Figure.Version, Value = known.Figure.Value, Of = known.Figure.Of, Qualifier = known.Figure.Qualifier, AsOf = known.Figure.AsOf };
        row.Opened = row.Cells;
        return row;
    }
}

/// <summary>A figure that can be entered for a unit.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Figure">Its slot.</param>
/// <param name="Owner">The unit asked for it, else the unit in charge.</param>
public sealed record AskedFigure(Indicator Indicator, Figure Figure, Guid? Owner);
