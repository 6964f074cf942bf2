using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Writing the registry of documents. The caller opens the scope and commits.</summary>
public sealed class RegistryService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Saves a document, new without <paramref name="id"/>. Throws <see cref="DomainException"/> naming the field, or <see cref="StaleVersionException"/>.</summary>
    public async Task<OfficialDocument> SaveAsync(Guid? id, Period period, DocumentInput input, Actor actor, CancellationToken ct = default)
    {
        var key = period.ToString();
        var document = id is { } known ? await db.LoadAsync<OfficialDocument>(known, "văn bản", ct) : null;
        var others = await db.Set<OfficialDocument>().Where(d => d.Period == (document == null ? key : document.Period)).AsNoTracking().ToListAsync(ct);
        (input.Number, input.Symbol) = DocumentRules.Split(input.Number, input.Symbol);
        DocumentRules.Check(input, id, document is null ? period : Period.Parse(document.Period), clock.Today, others);
        RequireKnown(input.AmendsId, others, nameof(input.AmendsId));
        RequireKnown(input.ReplacedById, others, nameof(input.ReplacedById));
        db.Operation = new(OperationKinds.RecordSaved, actor);
        if (document is null)
        {
            document = new()
            {
                OwnerId = db.OwnerId,
                Period = key,
                Code = CodeWord.From(input.Number is null ? input.Abstract! : $"{DocumentWords.Type(input.Type!.Value)} {input.Number} {input.Symbol}", others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
                Type = input.Type!.Value,
                Abstract = input.Abstract!,
                Direction = input.Direction!.Value,
                Order = others.Count == 0 ? 1 : others.Max(o => o.Order) + 1,
            };
            db.Add(document);
        }
        else
        {
            document.RequireVersion(input.Version);
        }

        document.Type = input.Type!.Value;
        document.Number = input.Number;
        document.Symbol = input.Symbol;
        document.IssuedOn = input.IssuedOn;
        document.Year = input.Year;
        document.Issuer = input.Issuer;
        document.Abstract = input.Abstract!;
        document.Direction = input.Direction!.Value;
        document.Relation = input.Relation!.Value;
        document.AmendsId = input.AmendsId;
        document.ReplacedById = input.ReplacedById;
        document.Note = input.Note;
        await db.SaveChangesAsync(ct);
        return document;
    }

    /// <summary>Removes a document nothing refers to; returns what it was called.</summary>
    public async Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var document = await db.LoadAsync<OfficialDocument>(id, "văn bản", ct);
        db.Operation = new(OperationKinds.RecordRemoved, actor);
        var name = document.NumberAndSymbol is { } number ? $"{DocumentWords.Type(document.Type)} {number}" : document.Abstract;
        await db.RemoveAsync(document, name, ct);
        return name;
    }

    private static void RequireKnown(Guid? id, List<OfficialDocument> others, string field)
    {
        if (id is not null && others.All(o => o.Id != id))
        {
            throw new DomainException("Văn bản đã chọn không còn trong sổ của kỳ này. Chọn lại.", field);
        }
    }
}
