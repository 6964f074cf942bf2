using ThiDua.Data;
using ThiDua.Identity;

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

    /// <summary>The year chosen in the top bar.</summary>
    public int Year { get; set; }

    /// <summary>Whether the role may change what the page shows; pages leave out buttons that would be refused.</summary>
    public bool MayWrite { get; internal set; }

    /// <summary>The password was handed out by an administrator and must be changed before anything else.</summary>
    public bool MustChangePassword { get; internal set; }

    /// <summary>The actor of operations.</summary>
    public Actor Actor => new(AccountId, Name);

    internal void Set(Membership membership, Owner owner, string name) => (_membership, Owner, Name) = (membership, owner, name);
}
