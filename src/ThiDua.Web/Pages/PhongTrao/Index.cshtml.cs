using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Movements;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.PhongTrao;

/// <summary>The movements that run in the year.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, MovementQueries queries, MovementService movements, AuditQueries audit) : RecordList<Movement, MovementRow>(db, me, audit)
{
    [BindProperty(Name = "loai", SupportsGet = true)]
    public MovementKind? Kind { get; set; }

    [BindProperty(Name = "cach", SupportsGet = true)]
    public MovementForm? Form { get; set; }

    [BindProperty(Name = "kq", SupportsGet = true)]
    public string? Result { get; set; }

    [BindProperty(Name = "cap", SupportsGet = true)]
    public MovementLevel? Level { get; set; }

    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public MovementStatus? Status { get; set; }

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Movements of the year before that could be carried over, when this year has none.</summary>
    public int Carried { get; private set; }

    protected override string Noun => "phong trào";

    private MovementFilter Filter => new(Query, Kind, Form, Result switch { "co" => true, "chua" => false, _ => null }, Level, Status);

    protected override async Task<ListPage<MovementRow>> LoadAsync(CancellationToken ct)
    {
        var rows = await queries.ListAsync(Period, Filter, Key, ct);
        Carried = rows.Rows.Count == 0 && !IsFiltered ? await queries.CountOneYearAsync(Me.Year - 1, ct) : 0;
        Names = (await queries.AllAsync(ct)).ToDictionary(m => m.Id, m => m.Name);
        return rows;
    }

    public async Task<IActionResult> OnGetExcelAsync() => this.Excel(
        $"Phong trào thi đua năm {Me.Year}",
        (await queries.ListAsync(Period, Filter, PageKey.Everything)).Rows,
        c => c.Text("Phong trào", 60, r => r.Movement.Name).Text("Xã tham gia", 14, r => MovementWords.Form(r.Movement.Form)).Text("Loại", 18, r => MovementWords.Kind(r.Movement.Kind))
            .Text("Cấp phát động", 16, r => MovementWords.Level(r.Movement.Level)).Text("Cơ quan phát động", 26, r => r.Movement.Body).Text("Thời gian", 16, r => MovementWords.Years(r.Movement))
            .Text("Kế hoạch", 18, r => r.Document?.NumberAndSymbol).Text("Kết quả trong kỳ", 14, r => r.HasResult ? "đã ghi" : "chưa ghi"));

    public Task<IActionResult> OnPostCopyAsync() => DoAsync(
        () => movements.CopyYearAsync(Me.Year - 1, Me.Year, Me.Actor),
        $"Đã chép phong trào của năm {Me.Year - 1}. Rà lại tên và gắn kế hoạch của năm {Me.Year}.");
}
