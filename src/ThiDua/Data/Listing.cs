using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ThiDua.Data;

/// <summary>Where a page of a list begins: after or before a row already shown; neither for the first page.</summary>
/// <param name="After">Key of the last row of the page before.</param>
/// <param name="Before">Key of the first row of the page after.</param>
/// <param name="All">The whole list at once: exports.</param>
public readonly record struct PageKey(Guid? After, Guid? Before, bool All = false)
{
    /// <summary>The whole list at once.</summary>
    public static PageKey Everything => new(null, null, All: true);
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Previous">Key of the first row when rows stand before it.</param>
/// <param name="Next">Key of the last row when rows follow.</param>
/// <param name="First">Number of the first row in the whole list, from 1.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, Guid? Previous, Guid? Next, int First = 1);

/// <summary>Reading long lists by key, never by offset: page 200 costs what page 1 costs.</summary>
public static class Listing
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>One page of the rows in the order of <paramref name="sort"/>, equal ones by key.</summary>
    /// <param name="rows">Filtered rows.</param>
    /// <param name="sort">A text or a whole number of the row.</param>
    /// <param name="key">Where the page begins; a row that is gone means the first page.</param>
    public static async Task<ListPage<T>> PageAsync<T, TSort>(this IQueryable<T> rows, Expression<Func<T, TSort>> sort, PageKey key, CancellationToken ct = default)
        where T : class, IOwned
        where TSort : notnull
    {
        if (key.All)
        {
            return new(await rows.OrderBy(sort).ThenBy(r => r.Id).ToListAsync(ct), null, null);
        }

        var backward = key.After is null && key.Before is not null;
        var anchorKey = key.After ?? key.Before;
        var anchor = anchorKey is { } id ? await rows.Where(r => r.Id == id).Select(sort).Take(1).ToListAsync(ct) : [];
        if (anchor.Count == 0)
        {
            backward = false;
        }

        var part = anchor.Count > 0 ? rows.Where(Beyond(sort, anchor[0], anchorKey!.Value, backward)) : rows;
        var ordered = backward ? part.OrderByDescending(sort).ThenByDescending(r => r.Id) : part.OrderBy(sort).ThenBy(r => r.Id);
        var found = await ordered.Take(PageSize + 1).ToListAsync(ct);
        var more = found.Count > PageSize;
        if (more)
        {
            found.RemoveAt(PageSize);
        }

        if (backward)
        {
            found.Reverse();
        }

        var hasPrevious = backward ? more : anchor.Count > 0;
        var hasNext = backward || more;
        var first = hasPrevious && found.Count > 0 ? await NumberAsync(rows, sort, found[0].Id, ct) : 1;
        return new(found, hasPrevious && found.Count > 0 ? found[0].Id : null, hasNext && found.Count > 0 ? found[^1].Id : null, first);
    }

    /// <summary>One page of rows already at hand, because their totals are shown too.</summary>
    public static ListPage<T> Page<T>(IReadOnlyList<T> rows, Func<T, Guid> id, PageKey key)
    {
        if (key.All)
        {
            return new(rows, null, null);
        }

        var at = key.After is { } after ? IndexOf(rows, id, after) + 1
            : key.Before is { } before ? Math.Max(0, IndexOf(rows, id, before) - PageSize)
            : 0;
        var page = rows.Skip(at).Take(PageSize).ToList();
        return new(page, at > 0 && page.Count > 0 ? id(page[0]) : null, at + page.Count < rows.Count && page.Count > 0 ? id(page[^1]) : null, at + 1);
    }

    // lists of one commune stay short enough to count what stands before a page
    private static async Task<int> NumberAsync<T, TSort>(IQueryable<T> rows, Expression<Func<T, TSort>> sort, Guid id, CancellationToken ct)
        where T : class, IOwned
        where TSort : notnull
    {
        var value = await rows.Where(r => r.Id == id).Select(sort).SingleAsync(ct);
        return await rows.CountAsync(Beyond(sort, value, id, backward: true), ct) + 1;
    }

    private static int IndexOf<T>(IReadOnlyList<T> rows, Func<T, Guid> id, Guid key)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (id(rows[i]) == key)
            {
                return i;
            }
        }

        return -1;
    }

    // sort > value or (sort = value and id > key), written so that PostgreSQL compares texts in its own Vietnamese order
    private static Expression<Func<T, bool>> Beyond<T, TSort>(Expression<Func<T, TSort>> sort, TSort value, Guid key, bool backward)
        where T : class, IOwned
    {
        var row = sort.Parameters[0];
        var anchor = Expression.Constant(new Anchor<TSort>(value, key));
        var compared = Compare(sort.Body, Expression.Property(anchor, nameof(Anchor<TSort>.Value)));
        var keys = Compare(Expression.Property(row, nameof(IOwned.Id)), Expression.Property(anchor, nameof(Anchor<TSort>.Key)));
        var zero = Expression.Constant(0);
        Expression Past(Expression comparison) => backward ? Expression.LessThan(comparison, zero) : Expression.GreaterThan(comparison, zero);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(Past(compared), Expression.AndAlso(Expression.Equal(compared, zero), Past(keys))), row);
    }

    private static MethodCallExpression Compare(Expression left, Expression right) => left.Type == typeof(string)
        ? Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, left, right)
        : Expression.Call(left, left.Type.GetMethod(nameof(IComparable.CompareTo), [left.Type])!, right);

    private sealed record Anchor<TSort>(TSort Value, Guid Key);
}
