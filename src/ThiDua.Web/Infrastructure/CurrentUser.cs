using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>Who is signed in, for which managing unit, in which role and year. Scoped; filled by <see cref="OwnerScopeFilter"/> before a page handler runs.</summary>
public sealed class CurrentUser
{
    private Membership? _membership;

    /// <summary>Whether a signed-in user with a role was found.</summary>
    public bool IsKnown => _membership is not null;

    /// <summary>Account.</summary>
    public Guid AccountId => Membership.AccountId;

    /// <summary>Name written into the history.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The role and the unit it is limited to.</summary>
    public Membership Membership => _membership ?? throw new InvalidOperationException("No signed-in user.");

    /// <summary>Role.</summary>
    public Role Role => Membership.Role;

    /// <summary>Managing unit.</summary>
    public Owner Owner { get; private set; } = null!;

    /// <summary>The period chosen in the top bar: a year, or a part of one that has a report.</summary>
    public Period Period { get; set; } = Period.OfYear(2000);

    /// <summary>The period as a sentence or heading begins: "6 tháng đầu năm 2023".</summary>
    public string PeriodTitle => VietnameseText.Capitalise(Period.Label);

    /// <summary>What is written after the year: <c>H1</c>, <c>Q2</c>; null for a whole year.</summary>
    public string? Part => Period.Kind == PeriodKind.Year ? null : Period.ToString()[5..];

    /// <summary>The year of <see cref="Period"/>.</summary>
    public int Year => Period.Year;

    /// <summary>Whether the role may change what the page shows; pages leave out buttons that would be refused.</summary>
    public bool MayWrite { get; internal set; }

    /// <summary>The password was handed out by an administrator and must be changed before anything else.</summary>
    public bool MustChangePassword { get; internal set; }

    /// <summary>The actor of operations.</summary>
    public Actor Actor => new(AccountId, Name);

    internal void Set(Membership membership, Owner owner, string name) => (_membership, Owner, Name) = (membership, owner, name);
}
