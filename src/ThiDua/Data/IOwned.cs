namespace ThiDua.Data;

/// <summary>A row that belongs to one managing unit; the row-level-security policy and the query filter both go by <see cref="OwnerId"/>.</summary>
public interface IOwned
{
    /// <summary>The managing unit (commune, district, province).</summary>
    Guid OwnerId { get; }

    /// <summary>Key inside the owner.</summary>
    Guid Id { get; }
}

/// <summary>A row people edit: a save against an older version is refused instead of overwriting someone's work.</summary>
public interface IVersioned
{
    /// <summary>Counts the saves; raised by the database context.</summary>
    int Version { get; set; }
}

/// <summary>A row whose history is shown with another one: parts and targets belong to their figure.</summary>
public interface IPartOf
{
    /// <summary>Key of the record whose page shows this row's history.</summary>
    Guid RootId { get; }
}

/// <summary>Base of owned rows: time-ordered key inside the owner.</summary>
public abstract class Owned : IOwned
{
    /// <inheritdoc/>
    public required Guid OwnerId { get; init; }

    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>Base of owned rows that people edit.</summary>
public abstract class Editable : Owned, IVersioned
{
    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>Throws when the user opened an older version than the one stored.</summary>
    public void RequireVersion(int opened)
    {
        if (opened != Version)
        {
            throw new Shared.StaleVersionException(GetType().Name, Id, opened, Version);
        }
    }
}
