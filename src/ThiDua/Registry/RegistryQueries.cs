using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>What a list of documents is narrowed to.</summary>
/// <param name="Text">Number, symbol, issuer or words of the abstract, with or without diacritics.</param>
/// <param name="Type">Type.</param>
/// <param name="Direction">Direction.</param>
/// <param name="Relation">Use in the report.</param>
public sealed record DocumentFilter(string? Text, DocumentType? Type, DocumentDirection? Direction, DocumentRelation? Relation);

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

        return rows.PageAsync(d => d.Order, key, ct);
    }

    /// <summary>All documents of a period.</summary>
    public async Task<IReadOnlyList<OfficialDocument>> OfPeriodAsync(Period period, CancellationToken ct = default)
    {
        var text = period.ToString();
        return await db.Set<OfficialDocument>().Where(d => d.Period == text).OrderBy(d => d.Order).AsNoTracking().ToListAsync(ct);
    }
}
