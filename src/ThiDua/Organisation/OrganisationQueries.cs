using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>What a list of units is narrowed to.</summary>
/// <param name="Text">Words of the name or of the head's name, with or without diacritics.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Closed">Closed units instead of those that last.</param>
public sealed record UnitFilter(string? Text, UnitKind? Kind, bool Closed);

/// <summary>What a list of people is narrowed to.</summary>
/// <param name="Text">Words of the name or position, with or without diacritics.</param>
/// <param name="Category">Category.</param>
/// <param name="UnitId">Unit.</param>
/// <param name="Left">Those who left instead of those active.</param>
public sealed record PersonFilter(string? Text, PersonCategory? Category, Guid? UnitId, bool Left);

/// <summary>Reading profile, units, people.</summary>
public sealed class OrganisationQueries(ThiDuaDb db)
{
    /// <summary>Settings by year, newest first.</summary>
    public async Task<IReadOnlyList<CommuneProfile>> ProfilesAsync(CancellationToken ct = default) =>
        await db.Set<CommuneProfile>().OrderByDescending(p => p.FromYear).AsNoTracking().ToListAsync(ct);

    /// <summary>All units in order, for choices.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken ct = default) => await db.Set<Unit>().OrderBy(u => u.Order).ThenBy(u => u.Id).AsNoTracking().ToListAsync(ct);

    /// <summary>All people by given name, for choices.</summary>
    public async Task<IReadOnlyList<Person>> PeopleAsync(CancellationToken ct = default) => await db.Set<Person>().OrderBy(p => p.SortKey).ThenBy(p => p.Id).AsNoTracking().ToListAsync(ct);

    /// <summary>One page of units.</summary>
    public Task<ListPage<Unit>> UnitsAsync(UnitFilter filter, int year, PageKey key, CancellationToken ct = default)
    {
        var rows = db.Set<Unit>().Where(u => (u.LastYear != null && u.LastYear < year) == filter.Closed).AsNoTracking();
        if (VietnameseText.Fold(filter.Text) is { Length: > 0 } needle)
        {
            rows = rows.Where(u => ThiDuaDb.Fold(u.Name + " " + u.Head).Contains(needle));
        }

        if (filter.Kind is { } kind)
        {
            rows = rows.Where(u => u.Kind == kind);
        }

        return rows.PageAsync(u => u.Order, key, ct);
    }

    /// <summary>One page of people, by given name (tên).</summary>
    public Task<ListPage<Person>> PeopleAsync(PersonFilter filter, int year, PageKey key, CancellationToken ct = default)
    {
        var rows = db.Set<Person>().Where(p => (p.LastYear != null && p.LastYear < year) == filter.Left).AsNoTracking();
        if (VietnameseText.Fold(filter.Text) is { Length: > 0 } needle)
        {
            rows = rows.Where(p => ThiDuaDb.Fold(p.FullName + " " + p.Position).Contains(needle));
        }

        if (filter.Category is { } category)
        {
            rows = rows.Where(p => p.Category == category);
        }

        if (filter.UnitId is { } unit)
        {
            rows = rows.Where(p => p.UnitId == unit);
        }

        return rows.PageAsync(p => p.SortKey, key, ct);
    }

    /// <summary>Assignments, newest first, with the officer's name.</summary>
    public async Task<IReadOnlyList<(OfficerAssignment Assignment, string Name)>> OfficersAsync(CancellationToken ct = default)
    {
        var rows = await db.Set<OfficerAssignment>().OrderByDescending(a => a.FromDate).AsNoTracking().ToListAsync(ct);
        var ids = rows.Select(a => a.PersonId).ToList();
        var names = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        return [.. rows.Select(a => (a, names[a.PersonId]))];
    }
}
