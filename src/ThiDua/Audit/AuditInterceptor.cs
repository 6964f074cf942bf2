using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Audit;

/// <summary>
/// Collects field diffs at every save and, when the transaction commits, appends them as one operation to the owner's chain.
/// One instance per database context: it holds what that unit of work has changed so far.
/// </summary>
public sealed class AuditInterceptor(VietnamClock clock) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Change> _pending = [];

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously.");

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (ThiDuaDb)eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries<IOwned>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity.OwnerId != db.OwnerId)
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another owner than the unit of work.");
            }

            if (entry.Entity is INotAudited)
            {
                continue;
            }

            if (db.Operation is null)
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} was changed outside an Operation: set ThiDuaDb.Operation before saving.");
            }

            Collect(entry);
        }

        return new(result);
    }

    /// <inheritdoc/>
    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        _pending.Clear(); // what a transaction that was only disposed of left behind
        return new(result);
    }

    /// <inheritdoc/>
    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var db = (ThiDuaDb)eventData.Context!;
        _pending.AddRange(db.Notes.Select(n => new Change(n.Entity, n.EntityId, n.EntityId, n.Field, n.Before, n.After)));
        if (_pending.Count > 0)
        {
            await AppendAsync(db, cancellationToken);
            _pending.Clear();
        }

        return result;
    }

    /// <inheritdoc/>
    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _pending.Clear();
        return Task.CompletedTask;
    }

    private void Collect(EntityEntry<IOwned> entry)
    {
        var entity = entry.Entity;
        var root = (entity as IPartOf)?.RootId ?? entity.Id;
        var name = entry.Metadata.ClrType.Name;
        switch (entry.State)
        {
            case EntityState.Added:
                _pending.Add(new(name, entity.Id, root, null, null, Snapshot(entry.CurrentValues)));
                break;
            case EntityState.Deleted:
                _pending.Add(new(name, entity.Id, root, null, Snapshot(entry.OriginalValues), null));
                break;
            default:
                if (entity is IVersioned versioned)
                {
                    versioned.Version = ((int)entry.Property(nameof(IVersioned.Version)).OriginalValue!) + 1;
                }

                foreach (var property in entry.Properties.Where(p => p.IsModified && p.Metadata.Name is not nameof(IVersioned.Version)))
                {
                    var (before, after) = (Text(property.OriginalValue), Text(property.CurrentValue));
                    if (!string.Equals(before, after, StringComparison.Ordinal))
                    {
                        _pending.Add(new(name, entity.Id, root, property.Metadata.Name, before, after));
                    }
                }

                break;
        }
    }

    private async Task AppendAsync(ThiDuaDb db, CancellationToken ct)
    {
        var operation = db.Operation ?? throw new InvalidOperationException("Something was noted outside an Operation: set ThiDuaDb.Operation.");
        if (OperationKinds.NeedReason.Contains(operation.Kind) && string.IsNullOrWhiteSpace(operation.Reason))
        {
            throw new DomainException("Việc này cần ghi rõ lý do: nhập lý do rồi lưu lại.", "Lý do");
        }

        // The head is locked as late as possible: writers of one owner wait for each other only here.
        await db.Database.ExecuteSqlAsync($"INSERT INTO chain_head (owner_id, seq, hash) VALUES ({db.OwnerId}, 0, {AuditHash.Genesis}) ON CONFLICT DO NOTHING", ct);
        var head = await db.Set<ChainHead>().FromSql($"SELECT * FROM chain_head WHERE owner_id = {db.OwnerId} FOR UPDATE").AsNoTracking().SingleAsync(ct);

        var now = clock.UtcNow.UtcDateTime;
        var seq = head.Seq + 1;
        var changes = _pending.Select((c, i) => c.ToRecord(db.OwnerId, seq, i)).ToList();
        OperationRecord Record(byte[] hash) => new()
        {
            OwnerId = db.OwnerId,
            Seq = seq,
            Kind = operation.Kind,
            AccountId = operation.Actor.AccountId,
            ActorName = operation.Actor.Name,
            At = new DateTimeOffset(now.AddTicks(-(now.Ticks % 10)), TimeSpan.Zero), // PostgreSQL keeps microseconds
            Reason = operation.Reason,
            PreviousHash = head.Hash,
            Hash = hash,
        };
        var hash = AuditHash.OfOperation(Record([]), changes);
        db.Add(Record(hash));
        db.AddRange(changes);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"UPDATE chain_head SET seq = {seq}, hash = {hash} WHERE owner_id = {db.OwnerId}", ct);
    }

    private static string Snapshot(PropertyValues values) =>
        JsonSerializer.Serialize(values.Properties
            .Where(p => p.Name is not (nameof(IOwned.OwnerId) or nameof(IOwned.Id) or nameof(IVersioned.Version)))
            .Select(p => (p.Name, Value: Text(values[p])))
            .Where(v => v.Value is not (null or ""))
            .ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), s_json);

    private static string? Text(object? value) => value switch
    {
        null => null,
        string { Length: > 100_000 } s => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(s))),
        string s => s,
        byte[] bytes => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Enum e => Code.Of(e),
        DateTimeOffset at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join('\n', list),
        _ => value.ToString(),
    };

    private sealed record Change(string Entity, Guid EntityId, Guid RootId, string? Field, string? Before, string? After)
    {
        public ChangeRecord ToRecord(Guid ownerId, long seq, int ordinal)
        {
            var salt = RandomNumberGenerator.GetBytes(16);
            return new()
            {
                OwnerId = ownerId,
                Seq = seq,
                Ordinal = ordinal,
                Entity = Entity,
                EntityId = EntityId,
                RootId = RootId,
                Field = Field,
                OldValue = Before,
                NewValue = After,
                Salt = salt,
                OldHash = AuditHash.OfValue(salt, Before),
                NewHash = AuditHash.OfValue(salt, After),
            };
        }
    }
}
