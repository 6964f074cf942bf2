using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>Base of pages behind sign-in: the user, the database inside the owner's scope, and saving with refusals shown on the form.</summary>
public abstract class OwnedPage(ThiDuaDb db, CurrentUser user) : PageModel
{
    /// <summary>The database, bound to the user's managing unit for this request.</summary>
    protected ThiDuaDb Db { get; } = db;

    /// <summary>Who is signed in.</summary>
    public CurrentUser Me { get; } = user;

    /// <summary>
    /// Runs a use case. True when it was saved; false when it was refused: the message then stands on its field (or the form), nothing was stored, what was
    /// typed is shown again, and the scope is open for loading what the page shows.
    /// A stale version is not caught here: the page shows both versions, or the 409 page answers.
    /// </summary>
    /// <param name="useCase">The service call.</param>
    /// <param name="prefix">Prefix of the form's fields, e.g. <c>Input</c>, put before the field the refusal names.</param>
    protected async Task<bool> SavedAsync(Func<Task> useCase, string? prefix = null)
    {
        if (!ModelState.IsValid)
        {
            return false;
        }

        try
        {
            await useCase();
            return true;
        }
        catch (DomainException refusal) when (refusal is not StaleVersionException)
        {
            await Db.RollbackAsync();
            await Db.BeginAsync(Me.Owner.Id, HttpContext.RequestAborted);
            var field = refusal.Field is null ? "" : prefix is null ? refusal.Field
                : refusal.Field is "File" ? "Upload" // beside the form's input, not in it
                : prefix + "." + refusal.Field;
            ModelState.AddModelError(field, refusal.Message);
            return false;
        }
    }
}
