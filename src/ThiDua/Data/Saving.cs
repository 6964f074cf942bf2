namespace ThiDua.Data;

/// <summary>The one way single records are written: a stale version is refused, the operation is named, a new row is added, the typed values are set, all is saved.</summary>
public static class Saving
{
    /// <summary>Saves a record after its rules were asked.</summary>
    /// <param name="db">Context.</param>
    /// <param name="stored">The stored record, or null for a new one.</param>
    /// <param name="opened">Version the user opened.</param>
    /// <param name="kind">Operation.</param>
    /// <param name="actor">Who.</param>
    /// <param name="create">Makes the new row with what never changes.</param>
    /// <param name="apply">Sets what was typed.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="Shared.StaleVersionException">Somebody saved the record meanwhile.</exception>
    public static async Task<T> SaveAsync<T>(this ThiDuaDb db, T? stored, int opened, string kind, Actor actor, Func<T> create, Action<T> apply, CancellationToken ct = default) where T : Editable
    {
        stored?.RequireVersion(opened);
        db.Operation = new(kind, actor);
        var record = stored ?? create();
        if (stored is null)
        {
            db.Add(record);
        }

        apply(record);
        await db.SaveChangesAsync(ct);
        return record;
    }

    /// <summary>Removes a record nothing refers to; returns what it was called.</summary>
    public static async Task<string> RemoveAsync<T>(this ThiDuaDb db, Guid id, string what, string kind, Actor actor, Func<T, string> name, CancellationToken ct = default) where T : class, IOwned
    {
        var record = await db.LoadAsync<T>(id, what, ct);
        var called = name(record);
        db.Operation = new(kind, actor);
        await db.RemoveAsync(record, called, ct);
        return called;
    }
}
