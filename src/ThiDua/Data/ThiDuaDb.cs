using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ThiDua.Shared;

namespace ThiDua.Data;

/// <summary>
/// The database of ThiDua. Owned tables can only be read and written inside <see cref="BeginAsync"/>: PostgreSQL's row-level security goes by the
/// setting made there, and the query filter of every owned entity throws without it.
/// </summary>
public sealed class ThiDuaDb(DbContextOptions<ThiDuaDb> options) : DbContext(options)
{
    /// <summary>Name of the query filter every owned entity carries; ignore it only by name.</summary>
    public const string OwnerFilter = "owner";

    private Guid? _ownerId;

    /// <summary>The managing unit this unit of work is for; throws before <see cref="BeginAsync"/>.</summary>
    public Guid OwnerId => _ownerId ?? throw new InvalidOperationException("No owner scope: call BeginAsync before touching owned rows.");

    /// <summary>Whether a scope is open.</summary>
    public bool HasOwner => _ownerId is not null;

    /// <summary>What is being done. Set before saving; saving owned rows without it throws.</summary>
    public Operation? Operation { get; set; }

    /// <summary>What happened to rows that are not owned, such as a reset password; written into the history with <see cref="Operation"/>.</summary>
    public List<NotedChange> Notes { get; } = [];

    /// <summary>Lower case without diacritics, computed by PostgreSQL: the twin of <see cref="VietnameseText.Fold"/> for searches.</summary>
    public static string Fold(string? text) => throw new NotSupportedException($"Only inside a query: {text}");

    /// <summary>Opens the transaction of one unit of work and binds it to <paramref name="ownerId"/>. Reads need it too.</summary>
    public async Task<IDbContextTransaction> BeginAsync(Guid ownerId, CancellationToken ct = default)
    {
        var transaction = await Database.BeginTransactionAsync(ct);
        await Database.ExecuteSqlAsync($"SELECT set_config('app.owner', {ownerId.ToString()}, true)", ct);
        _ownerId = ownerId;
        return transaction;
    }

    /// <summary>Commits; the audit chain is extended just before. Nothing is acknowledged to a user before this returns.</summary>
    public async Task CommitAsync(CancellationToken ct = default)
    {
        if (Database.CurrentTransaction is { } transaction)
        {
            await transaction.CommitAsync(ct);
            await transaction.DisposeAsync();
        }

        _ownerId = null;
        Operation = null;
        Notes.Clear();
    }

    /// <summary>Drops everything since <see cref="BeginAsync"/>.</summary>
    public async Task RollbackAsync()
    {
        if (Database.CurrentTransaction is { } transaction)
        {
            await transaction.RollbackAsync();
            await transaction.DisposeAsync();
        }

        ChangeTracker.Clear();
        _ownerId = null;
        Operation = null;
        Notes.Clear();
    }

    /// <summary>The owned row with this key, or a 404.</summary>
    public async Task<T> LoadAsync<T>(Guid id, string what, CancellationToken ct = default) where T : class, IOwned =>
        await Set<T>().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new RecordNotFoundException(what);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(typeof(ThiDuaDb).GetMethod(nameof(Fold))!).HasName("fold");
        modelBuilder.Entity<Owner>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.HasIndex(o => o.Code).IsUnique();
        });
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ThiDuaDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IOwned).IsAssignableFrom(type.ClrType))
            {
                typeof(ThiDuaDb).GetMethod(nameof(MapOwned), BindingFlags.Instance | BindingFlags.NonPublic)!
                    .MakeGenericMethod(type.ClrType).Invoke(this, [modelBuilder]);
            }
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            Name(type);
        }
    }

    private void MapOwned<T>(ModelBuilder builder) where T : class, IOwned
    {
        var entity = builder.Entity<T>();
        entity.HasKey(e => new { e.OwnerId, e.Id });
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.HasQueryFilter(OwnerFilter, e => e.OwnerId == OwnerId);
        entity.HasOne<Owner>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
        if (typeof(IVersioned).IsAssignableFrom(typeof(T)))
        {
            entity.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>Snake-case names, enums as words, money and figures as numeric.</summary>
    private static void Name(IMutableEntityType type)
    {
        type.SetTableName(Snake(type.GetTableName() ?? type.ClrType.Name));
        foreach (var property in type.GetProperties())
        {
            property.SetColumnName(Snake(property.Name));
            var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (clr.IsEnum)
            {
                property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(CodeConverter<>).MakeGenericType(clr))!);
            }
            else if (clr == typeof(decimal) && property.GetColumnType() is null or "numeric")
            {
                property.SetColumnType("numeric");
            }
        }
    }

    private static string Snake(string name)
    {
        var builder = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_')
            {
                builder.Append('_');
            }

            builder.Append(char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }

    private sealed class CodeConverter<T>() : ValueConverter<T, string>(v => Code.Of(v), v => Code.Parse<T>(v)) where T : struct, Enum;
}
