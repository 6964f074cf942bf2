using Microsoft.EntityFrameworkCore;
using ThiDua.Data;

namespace ThiDua.Audit;

/// <summary>One line of a record's history.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">Operation kind.</param>
/// <param name="Reason">Why, when a reason was owed.</param>
/// <param name="Changes">What changed.</param>
public sealed record HistoryEntry(long Seq, DateTimeOffset At, string Actor, string Kind, string? Reason, IReadOnlyList<ChangeRecord> Changes)
{
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

    /// <summary>The newest operations of the owner before <paramref name="before"/>, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> LatestAsync(long? before, int limit, CancellationToken ct = default)
    {
        var operations = await db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId && (before == null || o.Seq < before))
            .OrderByDescending(o => o.Seq).Take(limit).AsNoTracking().ToListAsync(ct);
        var entries = new List<HistoryEntry>();
        foreach (var o in operations)
        {
            var changes = await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.Seq == o.Seq).OrderBy(c => c.Ordinal).Take(20).AsNoTracking().ToListAsync(ct);
            entries.Add(new(o.Seq, o.At, o.ActorName, o.Kind, o.Reason, changes));
        }

        return entries;
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
