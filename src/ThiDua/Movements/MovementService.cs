using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>Writing movements and the text of their results. The caller opens the scope and commits.</summary>
public sealed class MovementService(ThiDuaDb db, VietnamClock clock)
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

        var name = MovementRules.CleanName(input.Name!);
        var codes = await CodesAsync(input.Indicators, ct);
        var saved = await db.SaveAsync(movement, input.Version, OperationKinds.RecordSaved, actor, () => new Movement
        {
            OwnerId = db.OwnerId,
            Code = CodeWord.From(name, others.Select(o => o.Code).ToHashSet(StringComparer.Ordinal)),
            Name = name,
            Kind = input.Kind!.Value,
            Level = input.Level!.Value,
            FromYear = input.FromYear!.Value,
            ToYear = input.ToYear!.Value,
            Order = others.Count == 0 ? 0 : others.Max(o => o.Order) + 1,
        }, m =>
        {
            m.Name = name;
            m.Kind = input.Kind!.Value;
            m.Level = input.Level!.Value;
            m.Form = input.Form!.Value;
            m.Body = input.Body;
            m.FromYear = input.FromYear!.Value;
            m.ToYear = input.ToYear!.Value;
            m.DocumentId = input.DocumentId;
            m.ParentId = input.ParentId;
            m.Status = input.Status!.Value;
            m.AnniversaryName = input.AnniversaryName;
            m.AnniversaryBase = input.AnniversaryBase;
            m.Content = input.Content;
            m.Targets = input.Targets;
            m.Measures = input.Measures;
            m.Participants = input.Participants;
            Take(m.IndicatorCodes, codes, list => m.IndicatorCodes = list);
            Take(m.Aliases, [.. Lines(input.Aliases).Select(MovementRules.CleanName).Where(a => a.Length > 0)], list => m.Aliases = list);
        }, ct);
        await SaveResultAsync(saved, period, input, ct);
        await db.SaveChangesAsync(ct);
        return saved;
    }

    /// <summary>Removes a movement nothing comes from; returns its name. The texts of its results stay, so that bringing it back brings them back.</summary>
    public async Task<string> RemoveAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        await db.Set<MovementEvent>().Where(e => e.MovementId == id).LoadAsync(ct); // removed with it, and recorded, so that undo brings them back
        return await db.RemoveAsync<Movement>(id, "phong trào", OperationKinds.RecordRemoved, actor, m => m.Name, ct);
    }

    /// <summary>Adds a conference or another event.</summary>
    public async Task<MovementEvent> AddEventAsync(Guid movementId, MovementEventInput input, Actor actor, CancellationToken ct = default)
    {
        var movement = await db.LoadAsync<Movement>(movementId, "phong trào", ct);
        MovementRules.Check(input, movement, clock.Today);
        db.Operation = new(OperationKinds.RecordSaved, actor);
        var added = new MovementEvent { OwnerId = db.OwnerId, MovementId = movement.Id, Kind = input.Kind!.Value, Date = input.Date, Participants = input.Participants, Note = input.Note };
        db.Add(added);
        await db.SaveChangesAsync(ct);
        return added;
    }

    /// <summary>Removes an event; returns what it was.</summary>
    public Task<string> RemoveEventAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.RemoveAsync<MovementEvent>(id, "hội nghị của phong trào", OperationKinds.RecordRemoved, actor, e => MovementWords.Event(e.Kind), ct);

    /// <summary>Takes movements of the starter catalogue into a year; those the commune has already under that name or an alias are left out. Returns how many were added.</summary>
    public async Task<int> TakeAsync(IReadOnlyCollection<string> packCodes, int year, CommuneProfile profile, Actor actor, CancellationToken ct = default)
    {
        var all = await db.Set<Movement>().ToListAsync(ct);
        var taken = all.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var made = new Dictionary<string, Movement>(StringComparer.Ordinal);
        var order = all.Count == 0 ? 0 : all.Max(m => m.Order) + 1;
        db.Operation = new(OperationKinds.RecordSaved, actor);
        foreach (var pack in MovementPack.All.Where(p => packCodes.Contains(p.Code) && p.RunsIn(year)))
        {
            var name = MovementPack.Fill(pack.Name, profile, year);
            if (Known(all, name, year) is { } known)
            {
                made[pack.Code] = known;
                continue;
            }

            var (from, to) = pack.Years(year);
            var movement = new Movement
            {
                OwnerId = db.OwnerId,
                Code = CodeWord.From(name, taken),
                Name = name,
                Aliases = [.. pack.Aliases],
                Kind = pack.Kind,
                Level = pack.Level,
                Form = pack.Level == MovementLevel.Commune ? MovementForm.Launched : MovementForm.Answered,
                Body = pack.Body is null ? null : MovementPack.Fill(pack.Body, profile, year),
                FromYear = from,
                ToYear = to,
                ParentId = pack.Parent is { } parent ? made.GetValueOrDefault(parent)?.Id : null,
                Order = order++,
            };
            taken.Add(movement.Code);
            made[pack.Code] = movement;
            all.Add(movement);
            db.Add(movement);
        }

        var added = db.ChangeTracker.Entries<Movement>().Count(e => e.State == EntityState.Added);
        await db.SaveChangesAsync(ct);
        return added;
    }

    /// <summary>The movement that runs in a year under a name or alias; null when there is none.</summary>
    public static Movement? Known(IEnumerable<Movement> movements, string name, int year)
    {
        var folded = VietnameseText.Fold(name);
        return movements.FirstOrDefault(m => m.RunsIn(year) && (VietnameseText.Fold(m.Name) == folded || m.Aliases.Any(a => VietnameseText.Fold(a) == folded)));
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

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // a list that did not change keeps its instance: EF would record it as changed
    private static void Take(List<string> stored, List<string> typed, Action<List<string>> set)
    {
        if (!typed.SequenceEqual(stored, StringComparer.Ordinal))
        {
            set(typed);
        }
    }

    // names or aliases of indicators, one per line
    private async Task<List<string>> CodesAsync(string? names, CancellationToken ct)
    {
        var lines = Lines(names).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var indicators = await db.Set<Indicator>().AsNoTracking().ToListAsync(ct);
        return
        [
            .. lines.Select(line =>
            {
                var folded = VietnameseText.Fold(line);
                return (indicators.FirstOrDefault(i => VietnameseText.Fold(i.Name) == folded) ?? indicators.FirstOrDefault(i => i.Aliases.Any(a => VietnameseText.Fold(a) == folded)))?.Code
                    ?? throw new DomainException($"Không có chỉ tiêu nào tên “{line}”. Ghi đúng tên như ở Chỉ tiêu – Kết quả, mỗi dòng một chỉ tiêu.", nameof(MovementInput.Indicators));
            }).Distinct(StringComparer.Ordinal),
        ];
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
