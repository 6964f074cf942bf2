using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>Writing movements and the text of their results. The caller opens the scope and commits.</summary>
public sealed class MovementService(ThiDuaDb db)
{
    /// <summary>Saves a movement and its result in the period. Throws <see cref="DomainException"/> naming the field, or <see cref="StaleVersionException"/>.</summary>
    public async Task<Movement> SaveAsync(Guid? id, Period period, MovementInput input, Actor actor, CancellationToken ct = default)
    {
        var movement = id is { } known ? await db.LoadAsync<Movement>(known, "phong trào", ct) : null;
        var others = await db.Set<Movement>().AsNoTracking().ToListAsync(ct);
        MovementRules.Check(input, id, others);
        if (input.DocumentId is { } document && document != movement?.DocumentId && !await db.Set<OfficialDocument>().AnyAsync(d => d.Id == document, ct))
        {
            throw new DomainException("Văn bản đã chọn không còn trong sổ. Chọn lại.", nameof(input.DocumentId));
        }

        db.Operation = new(OperationKinds.RecordSaved, actor);
        var name = MovementRules.CleanName(input.Name!);
        if (movement is null)
        {
            movement = new()
            {
                OwnerId = db.OwnerId,
                Code = CodeWord.From(name, others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
                Name = name,
                Kind = input.Kind!.Value,
                Level = input.Level!.Value,
                FromYear = input.FromYear!.Value,
                ToYear = input.ToYear!.Value,
                Order = others.Count == 0 ? 0 : others.Max(o => o.Order) + 1,
            };
            db.Add(movement);
        }
        else
        {
            movement.RequireVersion(input.Version);
        }

        movement.Name = name;
        movement.Kind = input.Kind!.Value;
        movement.Level = input.Level!.Value;
        movement.Form = input.Form!.Value;
        movement.Body = input.Body;
        movement.FromYear = input.FromYear!.Value;
        movement.ToYear = input.ToYear!.Value;
        movement.DocumentId = input.DocumentId;
        var aliases = (input.Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MovementRules.CleanName).Where(a => a.Length > 0).ToList();
        if (!aliases.SequenceEqual(movement.Aliases, StringComparer.Ordinal))
        {
            movement.Aliases = aliases;
        }

        await SaveResultAsync(movement, period, input, ct);
        await db.SaveChangesAsync(ct);
        return movement;
    }

    /// <summary>Removes a movement; returns its name. The texts of its results stay, so that bringing it back brings them back.</summary>
    public async Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var movement = await db.LoadAsync<Movement>(id, "phong trào", ct);
        db.Operation = new(OperationKinds.RecordRemoved, actor);
        await db.RemoveAsync(movement, movement.Name, ct);
        return movement.Name;
    }

    /// <summary>Starts a year from the movements of the year before that lasted one year: same names with the year changed. Returns how many.</summary>
    public async Task<int> CopyYearAsync(int from, int to, Actor actor, CancellationToken ct = default)
    {
        var all = await db.Set<Movement>().OrderBy(m => m.Order).ToListAsync(ct);
        var taken = all.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var (oldYear, newYear) = (from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture));
        var order = all.Count == 0 ? 0 : all.Max(m => m.Order) + 1;
        var copies = 0;
        db.Operation = new(OperationKinds.RecordSaved, actor);
        foreach (var m in all.Where(m => m.FromYear == from && m.ToYear == from))
        {
            var name = m.Name.Replace(oldYear, newYear, StringComparison.Ordinal);
            if (all.Any(o => o.RunsIn(to) && VietnameseText.Fold(o.Name) == VietnameseText.Fold(name)))
            {
                continue;
            }

            var code = CodeWord.From(m.Code.Replace(oldYear, newYear, StringComparison.Ordinal), taken);
            taken.Add(code);
            db.Add(new Movement
            {
                OwnerId = db.OwnerId,
                Code = code,
                Name = name,
                Aliases = [.. m.Aliases],
                FieldCode = m.FieldCode,
                Kind = m.Kind,
                Level = m.Level,
                Form = m.Form,
                Body = m.Body,
                FromYear = to,
                ToYear = to,
                Order = order++,
            });
            copies++;
        }

        await db.SaveChangesAsync(ct);
        return copies;
    }

    private async Task SaveResultAsync(Movement movement, Period period, MovementInput input, CancellationToken ct)
    {
        var (key, topic) = (period.ToString(), Movement.ResultTopic(movement.Code));
        var stored = await db.Set<Narrative>().SingleOrDefaultAsync(n => n.Period == key && n.Topic == topic, ct);
        if (stored?.Text == input.Result)
        {
            return;
        }

        stored?.RequireVersion(input.ResultVersion);
        switch (stored, input.Result)
        {
            case (null, { } text):
                db.Add(new Narrative { OwnerId = db.OwnerId, Period = key, Topic = topic, Text = text });
                break;
            case ({ } old, null):
                db.Remove(old);
                break;
            case ({ } old, { } text):
                old.Text = text;
                break;
            default:
                break;
        }
    }
}
