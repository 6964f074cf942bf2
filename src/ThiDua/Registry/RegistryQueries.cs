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
    /// <summary>One page of the period's documents in their printed order.</summary>
    public Task<ListPage<OfficialDocument>> ListAsync(Period period, DocumentFilter filter, PageKey key, CancellationToken ct = default)
    {
        var text = period.ToString();
        var rows = db.Set<OfficialDocument>().Where(d => d.Period == text).AsNoTracking();
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

        return rows.PageAsync(d => d.Order, key, ct);
    }

    /// <summary>The relations of a document among those of its period, both ways.</summary>
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
    public async Task<IReadOnlyList<OfficialDocument>> OfPeriodAsync(Period period, CancellationToken ct = default)
    {
        var text = period.ToString();
        return await db.Set<OfficialDocument>().Where(d => d.Period == text).OrderBy(d => d.Order).AsNoTracking().ToListAsync(ct);
    }
}
