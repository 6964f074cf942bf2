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

    public Task<IActionResult> OnPostCopyAsync() => DoAsync(
        () => movements.CopyYearAsync(Me.Year - 1, Me.Year, Me.Actor),
        $"Đã chép phong trào của năm {Me.Year - 1}. Rà lại tên và gắn kế hoạch của năm {Me.Year}.");

    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<Movement>(audit, id, "phong trào");
}
