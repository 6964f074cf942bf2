using Microsoft.AspNetCore.Identity;
using ThiDua.Data;

namespace ThiDua.Identity;

/// <summary>A person's sign-in. What the person may do, and where, stands in <see cref="Membership"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name shown in the top bar and written into the history.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Set for handed-out first passwords: the next sign-in must choose another.</summary>
    public bool MustChangePassword { get; set; }
}

/// <summary>What an account is allowed to do (product.md, "People").</summary>
public enum Role { EmulationOfficer, Chairman, CouncilMember, CultureOfficer, FinanceOfficer, UnitRepresentative, Leader, SuperiorReader, Inspector, Administrator }

/// <summary>An account's role in one managing unit, for a span of days, possibly limited to one unit inside it.</summary>
public sealed class Membership : Owned
{
    /// <summary>Whose role it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>For representatives: the only unit whose data they may touch.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The person of the register this account belongs to, when known.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Title shown under the name, e.g. "Công chức Văn phòng – Thống kê".</summary>
    public string? Title { get; set; }

    /// <summary>First day of the role.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last day of the role; null while it lasts.</summary>
    public DateOnly? ToDate { get; set; }

    /// <summary>Whether the role holds on <paramref name="day"/>.</summary>
    public bool IsActiveOn(DateOnly day) => FromDate <= day && (ToDate is null || day <= ToDate);
}

/// <summary>One signed-in browser. Listed on the account page; ending it signs that browser out at its next request.</summary>
public sealed class SignInSession
{
    /// <summary>Random key carried in the cookie.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose session.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Sign-in instant (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last request, kept to the minute (UTC).</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When it was ended by the user or an administrator.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Network address at sign-in.</summary>
    public string? Address { get; init; }

    /// <summary>Browser and system at sign-in, shortened.</summary>
    public string? Device { get; init; }
}

/// <summary>A one-use link that lets somebody without an account fill in the figures assigned to them.</summary>
public sealed class CapabilityLink
{
    /// <summary>SHA-256 of the token in the address; the token itself is never stored.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The managing unit the link opens.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Period whose figures may be filled in.</summary>
    public required string Period { get; init; }

    /// <summary>The unit whose assigned figures may be filled in.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this instant the link is dead.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the figures were sent: the link is used up.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When the officer withdrew it.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it still opens at <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;
}

/// <summary>A secret address under which a calendar program reads the terms of a commune's plan for one account, which keeps no session there.</summary>
public sealed class CalendarFeed
{
    /// <summary>SHA-256 of the token in the address; the token itself is never stored.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The managing unit whose plan is read.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Whose calendar it is; it answers only while this account has a role there.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
