using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Writing the registry of documents. The caller opens the scope and commits.</summary>
public sealed class RegistryService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Saves a document. Throws <see cref="DomainException"/> naming the field, or <see cref="StaleVersionException"/>.</summary>
    /// <param name="id">Stored document, or null.</param>
    /// <param name="period">Period of a new one.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="fileId">Scan uploaded with the form, or null to leave the stored one.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<OfficialDocument> SaveAsync(Guid? id, Period period, DocumentInput input, Actor actor, Guid? fileId = null, CancellationToken ct = default)
    {
        var key = period.ToString();
        var document = id is { } known ? await db.LoadAsync<OfficialDocument>(known, "văn bản", ct) : null;
        var own = document is null ? period : Period.Parse(document.Period);
        var around = RecordsOfPeriod.Around(own);
        var others = await db.Set<OfficialDocument>().Where(d => around.Contains(d.Period)).AsNoTracking().ToListAsync(ct);
        (input.Number, input.Symbol) = DocumentRules.Split(input.Number, input.Symbol);
        DocumentRules.Check(input, id, own, clock.Today, others);
        RequireKnown(input.AmendsId, others, nameof(input.AmendsId));
        RequireKnown(input.ReplacedById, others, nameof(input.ReplacedById));
        RequireKnown(input.ImplementsId, others, nameof(input.ImplementsId));
        if (input.AssigneeId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new DomainException("Đơn vị đã chọn không còn. Chọn lại.", nameof(input.AssigneeId));
        }

        return await db.SaveAsync(document, input.Version, OperationKinds.RecordSaved, actor, () => new OfficialDocument
        {
            OwnerId = db.OwnerId,
            Period = key,
            Code = CodeWord.From(input.Number is null ? input.Abstract! : $"{DocumentWords.Type(input.Type!.Value)} {input.Number} {input.Symbol}", others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
            Type = input.Type!.Value,
            Abstract = input.Abstract!,
            Direction = input.Direction!.Value,
            Order = others.Count == 0 ? 1 : others.Max(o => o.Order) + 1,
        }, d =>
        {
            d.Type = input.Type!.Value;
            d.Number = input.Number;
            d.Symbol = input.Symbol;
            d.IssuedOn = input.IssuedOn;
            d.Year = input.Year;
            d.Issuer = input.Issuer;
            d.Abstract = input.Abstract!;
            d.Direction = input.Direction!.Value;
            d.Relation = input.Relation!.Value;
            d.AmendsId = input.AmendsId;
            d.ReplacedById = input.ReplacedById;
            d.ImplementsId = input.ImplementsId;
            d.EndedOn = input.EndedOn;
            d.FieldCode = input.FieldCode;
            d.ReceivedOn = input.ReceivedOn;
            d.AssigneeId = input.AssigneeId;
            d.DueOn = input.DueOn;
            d.DoneOn = input.DoneOn;
            d.FileId = fileId ?? (input.RemoveFile ? null : d.FileId);
            d.Note = input.Note;
        }, ct);
    }

    /// <summary>Removes a document nothing refers to; returns what it was called.</summary>
    public Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.RemoveAsync<OfficialDocument>(id, "văn bản", OperationKinds.RecordRemoved, actor, DocumentWords.Name, ct);

    private static void RequireKnown(Guid? id, List<OfficialDocument> others, string field)
    {
        if (id is not null && others.All(o => o.Id != id))
        {
            throw new DomainException("Văn bản đã chọn không còn trong sổ của kỳ này. Chọn lại.", field);
        }
    }
}
