namespace ThiDua.Data;

/// <summary>Who acts: an account, a link holder or the system.</summary>
public sealed record Actor(Guid? AccountId, string Name)
{
    /// <summary>The program itself: migrations, sample data, scheduled work.</summary>
    public static Actor System { get; } = new(null, "Hệ thống");
}

/// <summary>What is being done, by whom and why. Every write runs inside one; saving without one throws.</summary>
/// <param name="Kind">One of the audit module's operation kinds.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Asked for only on return, unlock, change of a verified or locked value, revocation, override of law.</param>
public sealed record Operation(string Kind, Actor Actor, string? Reason = null);

/// <summary>A change of a row that carries no history of its own (accounts, sessions), told in words: no password is ever written here.</summary>
/// <param name="Entity">Name of the record, e.g. <c>Account</c>.</param>
/// <param name="EntityId">Its key.</param>
/// <param name="Field">What changed.</param>
/// <param name="Before">Value before.</param>
/// <param name="After">Value after.</param>
public sealed record NotedChange(string Entity, Guid EntityId, string Field, string? Before, string? After);

/// <summary>Marks rows whose changes are not part of anyone's history: progress of background work.</summary>
public interface INotAudited;
