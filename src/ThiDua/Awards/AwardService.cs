using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Writing award lines. The caller opens the scope and commits.</summary>
public sealed class AwardService(ThiDuaDb db)
{
    /// <summary>Saves a line, new without <paramref name="id"/>. Throws <see cref="DomainException"/> naming the field, or <see cref="StaleVersionException"/>.</summary>
    public async Task<AwardLine> SaveAsync(Guid? id, Period period, AwardInput input, Actor actor, CancellationToken ct = default)
    {
        var line = id is { } known ? await db.LoadAsync<AwardLine>(known, "dòng khen thưởng", ct) : null;
        AwardRules.Check(input);
        var key = line?.Period ?? period.ToString();
        var others = await db.Set<AwardLine>().Where(a => a.Period == key).AsNoTracking().ToListAsync(ct);
        if (input.GroupCode is { } asked && others.All(o => o.GroupCode != asked))
        {
            throw new DomainException("Đợt khen thưởng đã chọn không còn trong kỳ này. Chọn lại, hoặc chọn “Đợt mới”.", nameof(input.GroupCode));
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        var group = input.GroupCode ?? CodeWord.From(input.Reason!, others.Select(o => o.GroupCode).ToHashSet(StringComparer.Ordinal));
        if (line is null)
        {
            line = new()
            {
                OwnerId = db.OwnerId,
                Period = key,
                GroupCode = group,
                Code = CodeWord.From($"{group} {AwardWords.Subject(input.Subject!.Value)}", others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
                Level = input.Level!.Value,
                Body = input.Body!,
                Form = input.Form!,
                Kind = input.Kind!.Value,
                Subject = input.Subject!.Value,
                State = input.State!.Value,
                Reason = input.Reason!,
                Order = others.Count == 0 ? 0 : others.Max(o => o.Order) + 1,
            };
            db.Add(line);
        }
        else
        {
            line.RequireVersion(input.Version);
        }

        line.GroupCode = group;
        line.Level = input.Level!.Value;
        line.Body = input.Body!;
        line.Form = input.Form!;
        line.Kind = input.Kind!.Value;
        line.Subject = input.Subject!.Value;
        line.Count = input.Count;
        line.Leaders = input.Leaders;
        line.DirectWorkers = input.DirectWorkers;
        line.State = input.State!.Value;
        line.ByRate = input.ByRate;
        line.Amount = input.Amount;
        line.Reason = input.Reason!;
        line.Note = input.Note;
        await db.SaveChangesAsync(ct);
        return line;
    }

    /// <summary>Removes a line; returns what it was called.</summary>
    public async Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var line = await db.LoadAsync<AwardLine>(id, "dòng khen thưởng", ct);
        db.Operation = new(OperationKinds.RecordRemoved, actor);
        var name = AwardWords.Line(line);
        await db.RemoveAsync(line, name, ct);
        return name;
    }
}
