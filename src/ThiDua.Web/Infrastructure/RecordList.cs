using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Base of the lists of single records: the words searched for, one page of rows, undo of a removal. A list with filters of its own binds them and says in
/// <see cref="LoadAsync"/> what they mean.
/// </summary>
/// <typeparam name="TRecord">Entity removed and brought back.</typeparam>
/// <typeparam name="TRow">What a row shows.</typeparam>
public abstract class RecordList<TRecord, TRow>(ThiDuaDb db, CurrentUser me, AuditQueries audit) : RecordPage(db, me)
    where TRecord : Owned
{
    /// <summary>Words searched for.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    /// <summary>The page of the list.</summary>
    public ListPage<TRow> Rows { get; private set; } = new([], null, null);

    /// <summary>What the record is called in sentences: "văn bản".</summary>
    protected abstract string Noun { get; }

    /// <summary>Whether any filter is set.</summary>
    public bool IsFiltered => Request.Query.Any(p => p.Key is not ("nam" or "sau" or "truoc") && p.Value.Any(v => !string.IsNullOrEmpty(v)));

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync() => Rows = await LoadAsync(HttpContext.RequestAborted);

    /// <summary>Brings back what was just removed.</summary>
    public Task<IActionResult> OnPostUndoAsync(Guid id) => UndoAsync<TRecord>(audit, id, Noun);

    /// <summary>Reads one page of the filtered rows, and what else the page shows.</summary>
    protected abstract Task<ListPage<TRow>> LoadAsync(CancellationToken ct);
}
