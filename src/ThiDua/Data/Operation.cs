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

/// <summary>Marks rows whose changes are not part of anyone's history: progress of background work.</summary>
public interface INotAudited;
