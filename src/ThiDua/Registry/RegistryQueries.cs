using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>What a list of documents is narrowed to.</summary>
/// <param name="Text">Number, symbol, issuer or words of the abstract, with or without diacritics.</param>
/// <param name="Type">Type.</param>
/// <param name="Direction">Direction.</param>
/// <param name="Relation">Use in the report.</param>
/// <param name="Issuer">Issuing body, exactly as stored.</param>
/// <param name="Year">Year of issue.</param>
/// <param name="InForce">Whether in force on <paramref name="Today"/>.</param>
/// <param name="Work">True: given to a unit and not yet done.</param>
/// <param name="Today">Today.</param>
public sealed record DocumentFilter(string? Text, DocumentType? Type, DocumentDirection? Direction, DocumentRelation? Relation, string? Issuer = null, int? Year = null, bool? InForce = null, bool Work = false,
    DateOnly Today = default);

/// <summary>One relation of a document, read from its side.</summary>
/// <param name="Words">"Sửa đổi", "Được triển khai bởi"…</param>
/// <param name="Other">The document at the other end.</param>
public sealed record DocumentLink(string Words, OfficialDocument Other);

/// <summary>Reading the registry.</summary>
public sealed class RegistryQueries(ThiDuaDb db)
{
    // documents entered under another period follow those of the period itself
    private const int AfterOwn = 100_000;

    /// <summary>
    /// The documents of a period by their day of issue (<see cref="RecordsOfPeriod"/>), with the law in force that was entered under the year a half-year or quarter lies in.
    /// Of a document entered under two periods that overlap, the period's own counts.
    /// </summary>
    public static IQueryable<OfficialDocument> Of(ThiDuaDb db, Period period)
    {
        var (own, wholes, end) = (period.ToString(), period.Wholes().Select(p => p.ToString()).ToList(), period.End);
        var documents = db.Set<OfficialDocument>();
        var dated = documents.Where(RecordsOfPeriod.Of<OfficialDocument>(period, d => d.IssuedOn)).Select(d => d.Id);
        return documents.Where(d => dated.Contains(d.Id) || (d.Relation == DocumentRelation.PhapLy && wholes.Contains(d.Period) && (d.IssuedOn == null || d.IssuedOn <= end)))
            .Where(d => d.Period == own || d.Number == null || !documents.Any(o => o.Period == own && o.Type == d.Type && o.Number == d.Number && o.Symbol == d.Symbol && o.Issuer == d.Issuer));
    }

    /// <summary>One page of the period's documents in their printed order.</summary>
    public Task<ListPage<OfficialDocument>> ListAsync(Period period, DocumentFilter filter, PageKey key, CancellationToken ct = default)
    {
        var own = period.ToString();
        var rows = Of(db, period).AsNoTracking();
        if (VietnameseText.Fold(filter.Text) is { Length: > 0 } needle)
        {
            rows = rows.Where(d => ThiDuaDb.Fold(d.Number + "/" + d.Symbol + " " + d.Issuer + " " + d.Abstract).Contains(needle));
        }

        if (filter.Type is { } type)
        {
            rows = rows.Where(d => d.Type == type);
        }

        if (filter.Direction is { } direction)
        {
            rows = rows.Where(d => d.Direction == direction);
        }

        if (filter.Relation is { } relation)
        {
            rows = rows.Where(d => d.Relation == relation);
        }

        if (filter.Issuer is { } issuer)
        {
            rows = rows.Where(d => d.Issuer == issuer);
        }

        if (filter.Year is { } year)
        {
            rows = rows.Where(d => d.Year == year || (d.IssuedOn != null && d.IssuedOn.Value.Year == year));
        }

        if (filter.InForce is { } inForce)
        {
            rows = rows.Where(d => (d.ReplacedById == null && (d.EndedOn == null || d.EndedOn > filter.Today)) == inForce);
        }

        if (filter.Work)
        {
            rows = rows.Where(d => d.AssigneeId != null && d.DoneOn == null);
        }

        return rows.PageAsync(d => d.Period == own ? d.Order : d.Order + AfterOwn, key, ct);
    }

    /// <summary>The relations of a document among those of its periods, both ways.</summary>
    public static IReadOnlyList<DocumentLink> Links(OfficialDocument document, IReadOnlyCollection<OfficialDocument> all)
    {
        IEnumerable<DocumentLink> To(string words, Guid? id) => all.Where(d => d.Id == id).Select(d => new DocumentLink(words, d));
        IEnumerable<DocumentLink> From(string words, Func<OfficialDocument, Guid?> link) => all.Where(d => link(d) == document.Id).Select(d => new DocumentLink(words, d));
        return
        [
            .. To("Đã bị thay thế bởi", document.ReplacedById), .. From("Thay thế", d => d.ReplacedById),
            .. To("Sửa đổi", document.AmendsId), .. From("Được sửa đổi bởi", d => d.AmendsId),
            .. To("Triển khai", document.ImplementsId), .. From("Được triển khai bởi", d => d.ImplementsId),
        ];
    }

    /// <summary>All documents of a period.</summary>
    public Task<IReadOnlyList<OfficialDocument>> OfPeriodAsync(Period period, CancellationToken ct = default) => OfPeriodAsync(db, period, ct);

    /// <summary>All documents of a period, in their printed order.</summary>
    public static async Task<IReadOnlyList<OfficialDocument>> OfPeriodAsync(ThiDuaDb db, Period period, CancellationToken ct = default)
    {
        var own = period.ToString();
        return await Of(db, period).OrderBy(d => d.Period == own ? d.Order : d.Order + AfterOwn).ThenBy(d => d.Id).AsNoTracking().ToListAsync(ct);
    }
}
