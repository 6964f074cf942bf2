using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Audit;

/// <summary>One line of a record's history.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">Operation kind.</param>
/// <param name="Reason">Why, when a reason was owed.</param>
/// <param name="Changes">What changed.</param>
public sealed record HistoryEntry(long Seq, DateTimeOffset At, string Actor, string Kind, string? Reason, IReadOnlyList<ChangeRecord> Changes)
{
    /// <summary>How many changes there were, when only some are shown.</summary>
    public int ChangeCount { get; init; } = Changes.Count;

    /// <summary>Vietnamese title of the operation.</summary>
    public string Title => OperationKinds.Titles.GetValueOrDefault(Kind, Kind);
}

/// <summary>Result of checking one owner's chain.</summary>
/// <param name="Operations">Operations checked.</param>
/// <param name="ErasedValues">Changes whose values were erased; their hashes still hold the chain together.</param>
/// <param name="Head">Head hash in hex.</param>
/// <param name="Problems">What does not fit, in Vietnamese; empty when the chain is whole.</param>
public sealed record ChainReport(long Operations, int ErasedValues, string Head, IReadOnlyList<string> Problems);

/// <summary>Reading the audit trail.</summary>
public sealed class AuditQueries(ThiDuaDb db)
{
    /// <summary>History of one record, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(Guid rootId, int limit = 50, CancellationToken ct = default)
    {
        var own = db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.RootId == rootId);
        var numbers = await own.Select(c => c.Seq).Distinct().OrderDescending().Take(limit).ToListAsync(ct);
        var changes = await own.Where(c => numbers.Contains(c.Seq)).OrderBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct);
        return await WithOperationsAsync(numbers, changes, ct);
    }

    /// <summary>The newest operations of the owner before <paramref name="before"/>, newest first, each with at most 20 of its changes.</summary>
    /// <param name="before">Number of the last operation already shown, or null.</param>
    /// <param name="limit">How many.</param>
    /// <param name="kind">Only operations of this kind.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<HistoryEntry>> LatestAsync(long? before, int limit, string? kind = null, CancellationToken ct = default)
    {
        var operations = await db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId && (before == null || o.Seq < before) && (kind == null || o.Kind == kind))
            .OrderByDescending(o => o.Seq).Take(limit).AsNoTracking().ToListAsync(ct);
        var numbers = operations.Select(o => o.Seq).ToList();
        var changes = (await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && numbers.Contains(c.Seq) && c.Ordinal < 20).OrderBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct))
            .ToLookup(c => c.Seq);
        var counts = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && numbers.Contains(c.Seq)).GroupBy(c => c.Seq).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. operations.Select(o => new HistoryEntry(o.Seq, o.At, o.ActorName, o.Kind, o.Reason, [.. changes[o.Seq]]) { ChangeCount = counts.GetValueOrDefault(o.Seq) })];
    }

    /// <summary>A record as it was at an earlier version: what a user had opened. Null when the history does not reach back that far.</summary>
    /// <param name="current">The record as stored, not tracked: it is changed in place.</param>
    /// <param name="version">The version wanted.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<T?> AtVersionAsync<T>(T current, int version, CancellationToken ct = default) where T : Editable
    {
        var steps = current.Version - version;
        if (steps < 1)
        {
            return null;
        }

        var name = typeof(T).Name;
        var changes = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.RootId == current.Id && c.EntityId == current.Id && c.Entity == name && c.Field != null)
            .OrderByDescending(c => c.Seq).ThenBy(c => c.Ordinal).Take(steps * 40).AsNoTracking().ToListAsync(ct);
        var newest = changes.Select(c => c.Seq).Distinct().Take(steps).ToHashSet();
        foreach (var change in changes.Where(c => newest.Contains(c.Seq)))
        {
            ChangeText.Apply(current, change.Field!, change.OldValue);
        }

        return newest.Count == steps ? current : null;
    }

    /// <summary>Who saved a record last, and when.</summary>
    public async Task<(string Actor, DateTimeOffset At)?> LastChangeAsync(Guid rootId, CancellationToken ct = default)
    {
        var last = await HistoryAsync(rootId, 1, ct);
        return last.Count == 0 ? null : (last[0].Actor, last[0].At);
    }

    /// <summary>
    /// Brings back a removed row, with the parts removed with it, from its recorded snapshot, under the key it had: what "Hoàn tác" after a removal does.
    /// </summary>
    /// <exception cref="DomainException">The row is there again, or its values were erased.</exception>
    /// <exception cref="RecordNotFoundException">No such row was ever removed here.</exception>
    public async Task<T> RestoreAsync<T>(Guid id, string what, Actor actor, CancellationToken ct = default) where T : Owned
    {
        var name = typeof(T).Name;
        var removal = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.EntityId == id && c.Entity == name && c.Field == null && c.NewValue == null)
            .OrderByDescending(c => c.Seq).AsNoTracking().FirstOrDefaultAsync(ct) ?? throw new RecordNotFoundException(what);
        if (removal.OldValue is null)
        {
            throw new DomainException($"Nội dung của {what} đã bị xóa hẳn khỏi nhật ký nên không lấy lại được. Hãy thêm mới.");
        }

        if (await db.Set<T>().AnyAsync(e => e.Id == id, ct))
        {
            throw new DomainException($"Đã lấy lại {what} trước đó rồi; tải lại trang để xem.");
        }

        db.Operation = new(OperationKinds.RecordRestored, actor);
        var row = ChangeText.Restore<T>(db.OwnerId, id, removal.OldValue);
        db.Add(row);
        foreach (var part in await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.Seq == removal.Seq && c.RootId == id && c.EntityId != id && c.Field == null && c.NewValue == null)
            .OrderBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct))
        {
            if (part.OldValue is { } values && db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == part.Entity)?.ClrType is { } type)
            {
                db.Add(ChangeText.Restore(type, db.OwnerId, part.EntityId, values));
            }
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException refusal) when (refusal.InnerException is Npgsql.PostgresException)
        {
            throw new DomainException($"Chưa lấy lại được {what}: bản ghi mà nó nhắc tới không còn, hoặc đã có bản ghi khác thay chỗ. Hãy thêm mới.");
        }

        return row;
    }

    /// <summary>Hex of the newest hash of the owner's chain; zeros for an empty chain.</summary>
    public async Task<string> HeadAsync(CancellationToken ct = default)
    {
        var head = await db.Set<ChainHead>().AsNoTracking().SingleOrDefaultAsync(h => h.OwnerId == db.OwnerId, ct);
        return Convert.ToHexStringLower(head?.Hash ?? AuditHash.Genesis);
    }

    /// <summary>Recomputes the whole chain of the open owner.</summary>
    public async Task<ChainReport> VerifyAsync(CancellationToken ct = default)
    {
        var problems = new List<string>();
        var previous = AuditHash.Genesis;
        long expected = 1, erased = 0;
        var operations = db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId).OrderBy(o => o.Seq).AsNoTracking();
        var changes = (await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId).OrderBy(c => c.Seq).ThenBy(c => c.Ordinal).AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Seq);
        foreach (var operation in await operations.ToListAsync(ct))
        {
            if (operation.Seq != expected)
            {
                problems.Add($"Thiếu thao tác số {expected}: sau số {expected - 1} là số {operation.Seq}.");
                expected = operation.Seq;
            }

            if (!operation.PreviousHash.AsSpan().SequenceEqual(previous))
            {
                problems.Add($"Thao tác số {operation.Seq} không nối tiếp thao tác trước nó.");
            }

            if (!AuditHash.OfOperation(operation, changes[operation.Seq]).AsSpan().SequenceEqual(operation.Hash))
            {
                problems.Add($"Thao tác số {operation.Seq} ({operation.ActorName}) đã bị sửa sau khi ghi.");
            }

            foreach (var change in changes[operation.Seq])
            {
                if (change.Salt is null)
                {
                    erased++;
                }
                else if (!AuditHash.OfValue(change.Salt, change.OldValue).AsSpan().SequenceEqual(change.OldHash)
                    || !AuditHash.OfValue(change.Salt, change.NewValue).AsSpan().SequenceEqual(change.NewHash))
                {
                    problems.Add($"Giá trị ghi ở thao tác số {operation.Seq} ({change.Entity}, {change.Field ?? "cả bản ghi"}) đã bị sửa.");
                }
            }

            previous = operation.Hash;
            expected++;
        }

        var head = await db.Set<ChainHead>().AsNoTracking().SingleOrDefaultAsync(h => h.OwnerId == db.OwnerId, ct);
        if ((head?.Seq ?? 0) != expected - 1 || !(head?.Hash ?? AuditHash.Genesis).AsSpan().SequenceEqual(previous))
        {
            problems.Add("Đầu chuỗi nhật ký không khớp thao tác cuối cùng: có thao tác đã bị xóa ở cuối.");
        }

        return new(expected - 1, checked((int)erased), Convert.ToHexStringLower(previous), problems);
    }

    private async Task<IReadOnlyList<HistoryEntry>> WithOperationsAsync(List<long> numbers, List<ChangeRecord> changes, CancellationToken ct)
    {
        var operations = await db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId && numbers.Contains(o.Seq)).AsNoTracking().ToDictionaryAsync(o => o.Seq, ct);
        return [.. numbers.Select(n => new HistoryEntry(n, operations[n].At, operations[n].ActorName, operations[n].Kind, operations[n].Reason, [.. changes.Where(c => c.Seq == n)]))];
    }
}
