using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;
using ThiDua.Web.Components;

namespace ThiDua.Web.Infrastructure;

/// <summary>Base of the pages that list records: what was just saved or removed, undo of a removal, paging by key.</summary>
public abstract class RecordPage(ThiDuaDb db, CurrentUser me) : OwnedPage(db, me)
{
    /// <summary>What was just done, told on the next page.</summary>
    [TempData]
    public string? Message { get; set; }

    /// <summary>What could not be done, told on the next page.</summary>
    [TempData]
    public string? Refusal { get; set; }

    /// <summary>Record just removed, offered for undo.</summary>
    [TempData]
    public Guid? RemovedId { get; set; }

    /// <summary>What it was called, in quotation marks: a bare text that looks like a date would come back as one.</summary>
    [TempData]
    public string? RemovedName { get; set; }

    /// <summary>Address the undo of a removal is posted to, when it is not the list itself.</summary>
    [TempData]
    public string? UndoAction { get; set; }

    [BindProperty(Name = TdPagerTagHelper.After, SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty(Name = TdPagerTagHelper.Before, SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>Where the page of the list begins.</summary>
    protected PageKey Key => new(After, Before);

    /// <summary>The period the records belong to: the year chosen in the top bar.</summary>
    public Period Period => Me.Period;

    /// <summary>" · ghi ở năm 2023" for a record that belongs to the chosen period but was entered under another one; nothing for its own.</summary>
    public string? EnteredUnder(IOfPeriod record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Period == Period.ToString() ? null : " · ghi ở " + Period.Parse(record.Period).Label;
    }

    /// <summary>Brings back a removed record and returns to the list.</summary>
    protected async Task<IActionResult> UndoAsync<T>(AuditQueries audit, Guid id, string what) where T : Owned
    {
        ModelState.Clear();
        if (await SavedAsync(() => audit.RestoreAsync<T>(id, what, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã lấy lại {what}.";
        }
        else
        {
            KeepRefusal();
        }

        return RedirectToPage();
    }

    /// <summary>Runs a use case of a button beside a list and returns to the list, with the refusal when it was refused.</summary>
    protected async Task<IActionResult> DoAsync(Func<Task> useCase, string message)
    {
        ModelState.Clear();
        if (await SavedAsync(useCase))
        {
            Message = message;
        }
        else
        {
            KeepRefusal();
        }

        return RedirectToPage();
    }

    /// <summary>Keeps the refusal for the next page.</summary>
    protected void KeepRefusal() => Refusal = string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage));
}
