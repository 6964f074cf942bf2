using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Integration;

/// <summary>Kinds of records a search finds, in the order they are shown.</summary>
public enum FoundKind { Person, Unit, Document, Movement, Award, Indicator }

/// <summary>One record found.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Id">Key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Detail">A second line.</param>
/// <param name="Year">Year it belongs to; null when it has none.</param>
public sealed record Found(FoundKind Kind, Guid Id, string Title, string? Detail, int? Year);

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Rows">The first of them.</param>
/// <param name="HasMore">Whether there are more than shown.</param>
public sealed record FoundGroup(FoundKind Kind, IReadOnlyList<Found> Rows, bool HasMore);

/// <summary>Search inside one managing unit, with or without diacritics.</summary>
public sealed class SearchQueries(ThiDuaDb db)
{
    /// <summary>Fewest letters that are looked for.</summary>
    public const int Shortest = 2;

    /// <summary>Most rows of one kind.</summary>
    public const int PerKind = 20;

    /// <summary>All kinds that have something, in fixed order.</summary>
    public async Task<IReadOnlyList<FoundGroup>> FindAsync(string text, CancellationToken ct = default)
    {
        var needle = VietnameseText.Fold(VietnameseText.Clean(text));
        if (needle.Length < Shortest)
        {
            return [];
        }

        var people = await db.Set<Person>().Where(p => ThiDuaDb.Fold(p.FullName + " " + p.Position).Contains(needle)).OrderBy(p => p.SortKey).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        var units = await db.Set<Unit>().Where(u => ThiDuaDb.Fold(u.Name + " " + u.Head).Contains(needle)).OrderBy(u => u.Order).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        var documents = await db.Set<OfficialDocument>().Where(d => ThiDuaDb.Fold(d.Number + "/" + d.Symbol + " " + d.Issuer + " " + d.Abstract).Contains(needle))
            .OrderByDescending(d => d.Period).ThenBy(d => d.Order).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        var movements = await db.Set<Movement>().Where(m => ThiDuaDb.Fold(m.Name + " " + m.Body + " " + string.Join(" ", m.Aliases)).Contains(needle))
            .OrderBy(m => m.Order).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        var awards = await db.Set<AwardLine>().Where(a => ThiDuaDb.Fold(a.Reason + " " + a.Body + " " + a.Note).Contains(needle) || db.Set<AwardRecipient>().Any(r => r.LineId == a.Id && ThiDuaDb.Fold(r.Name).Contains(needle)))
            .OrderByDescending(a => a.Period).ThenBy(a => a.Order).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        var indicators = await db.Set<Indicator>().Where(i => ThiDuaDb.Fold(i.Name + " " + i.Phrase + " " + string.Join(" ", i.Aliases)).Contains(needle))
            .OrderBy(i => i.Order).Take(PerKind + 1).AsNoTracking().ToListAsync(ct);
        return
        [
            .. new[]
            {
                Group(FoundKind.Person, people, p => new(FoundKind.Person, p.Id, p.FullName, p.Position ?? OrganisationWords.Category(p.Category), null)),
                Group(FoundKind.Unit, units, u => new(FoundKind.Unit, u.Id, u.Name, u.Head is null ? OrganisationWords.Kind(u.Kind) : $"{OrganisationWords.Kind(u.Kind)} · {u.Head}", null)),
                Group(FoundKind.Document, documents, d => new(FoundKind.Document, d.Id, d.NumberAndSymbol is { } n ? $"{DocumentWords.Type(d.Type)} {n}" : DocumentWords.Type(d.Type), d.Abstract, Year(d.Period))),
                Group(FoundKind.Movement, movements, m => new(FoundKind.Movement, m.Id, m.Name, $"{MovementWords.Form(m.Form)}, {MovementWords.Years(m)}", m.FromYear)),
                Group(FoundKind.Award, awards, a => new(FoundKind.Award, a.Id, AwardWords.Line(a), a.Reason, Year(a.Period))),
                Group(FoundKind.Indicator, indicators, i => new(FoundKind.Indicator, i.Id, i.Name, i.UnitName, null)),
            }.Where(g => g.Rows.Count > 0),
        ];
    }

    private static FoundGroup Group<T>(FoundKind kind, List<T> rows, Func<T, Found> found) => new(kind, [.. rows.Take(PerKind).Select(found)], rows.Count > PerKind);

    private static int? Year(string period) => Period.TryParse(period, out var known) ? known.Year : null;
}
