using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Movements;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.PhongTrao;

/// <summary>The movements that run in the year.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, MovementQueries queries, MovementService movements, AuditQueries audit) : RecordPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public MovementKind? Kind { get; set; }

    [BindProperty(Name = "cach", SupportsGet = true)]
    public MovementForm? Form { get; set; }

    [BindProperty(Name = "kq", SupportsGet = true)]
    public string? Result { get; set; }

    public ListPage<MovementRow> Movements { get; private set; } = new([], null, null);

    public bool IsFiltered => Query is not null || Kind is not null || Form is not null || Result is not null;

    /// <summary>Movements of the year before that could be carried over, when this year has none.</summary>
    public int Carried { get; private set; }

    public async Task OnGetAsync()
    {
        Movements = await queries.ListAsync(Period, new(Query, Kind, Form, Result switch { "co" => true, "chua" => false, _ => null }), Key);
        Carried = Movements.Rows.Count == 0 && !IsFiltered ? await queries.CountOneYearAsync(Me.Year - 1) : 0;
    }

    public async Task<IActionResult> OnGetExcelAsync() => this.Excel(
        $"Phong trào thi đua năm {Me.Year}",
        (await queries.ListAsync(Period, new(Query, Kind, Form, Result switch { "co" => true, "chua" => false, _ => null }), PageKey.Everything)).Rows,
        c => c.Text("Phong trào", 60, r => r.Movement.Name).Text("Xã tham gia", 14, r => MovementWords.Form(r.Movement.Form)).Text("Loại", 18, r => MovementWords.Kind(r.Movement.Kind))
            .Text("Cấp phát động", 16, r => MovementWords.Level(r.Movement.Level)).Text("Cơ quan phát động", 26, r => r.Movement.Body).Text("Thời gian", 16, r => MovementWords.Years(r.Movement))
            .Text("Kế hoạch", 18, r => r.Document?.NumberAndSymbol).Text("Kết quả trong kỳ", 14, r => r.HasResult ? "đã ghi" : "chưa ghi"));

    public Task<IActionResult> OnPostCopyAsync() => DoAsync(
        () => movements.CopyYearAsync(Me.Year - 1, Me.Year, Me.Actor),
        $"Đã chép phong trào của năm {Me.Year - 1}. Rà lại tên và gắn kế hoạch của năm {Me.Year}.");

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<Movement>(audit, id, "phong trào");
}
