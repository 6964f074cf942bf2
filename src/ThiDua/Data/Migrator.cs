using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ThiDua.Data;

/// <summary>
/// Brings the schema up to date with numbered SQL files, each in a transaction of its own, one program at a time. A file that has been applied never
/// changes: its hash is kept in <c>schema_migration</c> and compared every time.
/// </summary>
public sealed class Migrator
{
    // Any number nothing else in the database locks.
    private const long LockKey = 0x7468_6964_7561;

    private static readonly Lazy<Migrator> Own = new(() => new Migrator(Migration.EmbeddedIn(typeof(Migrator).Assembly)));

    /// <summary>Takes the files in the order of their numbers: 0, 1, 2 …</summary>
    /// <exception cref="MigrationException">A number is missing or given twice.</exception>
    public Migrator(IReadOnlyList<Migration> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        for (var number = 0; number < migrations.Count; number++)
        {
            if (migrations[number].Number != number)
            {
                throw new MigrationException(
                    $"Các tệp cập nhật cấu trúc phải đánh số liên tục từ 0000: chờ số {number.ToString("0000", CultureInfo.InvariantCulture)} nhưng gặp {migrations[number].FileName}.");
            }
        }

        Migrations = migrations;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(migrations.Select(migration => migration.FileName + migration.Sha256)))));
    }

    /// <summary>The files of this program.</summary>
    public static Migrator Embedded => Own.Value;

    /// <summary>All files, in order.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Changes when any file does, hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Applies what is missing, as the owner, and grants the application login of <paramref name="connections"/> its rights.</summary>
    /// <returns>The files applied now; empty when the schema was up to date.</returns>
    /// <exception cref="MigrationException">An applied file was changed, the database is newer than the program, or a file failed (and left nothing behind).</exception>
    /// <exception cref="DatabaseConfigurationException">The application login does not exist or is not bound by row-level security.</exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(DatabaseConnections connections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connections);
        var appRole = new NpgsqlConnectionStringBuilder(connections.App).Username ?? "";
        await using var connection = await OpenAsync(connections.Owner, cancellationToken);
        await RequireBoundRoleAsync(connection, appRole, cancellationToken);

        // Held until the connection closes, so that of two programs started at once one waits and then finds nothing to do.
        await ExecuteAsync(connection, "select pg_advisory_lock($1)", cancellationToken, LockKey);
        var applied = new List<Migration>();
        foreach (var migration in await MissingAsync(connection, cancellationToken))
        {
            await ApplyAsync(connection, migration, appRole, cancellationToken);
            applied.Add(migration);
        }

        return applied;
    }

    /// <summary>What <see cref="ApplyAsync(DatabaseConnections, CancellationToken)"/> would apply; changes nothing and needs no more than the application login.</summary>
    /// <exception cref="MigrationException">An applied file was changed, or the database is newer than the program.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        return await MissingAsync(connection, cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Without pool: closing really ends the session and its lock, and a template database must have no session left.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, string appRole, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                """
                create table if not exists schema_migration (
                    number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())
                """,
                cancellationToken);
            await ExecuteAsync(connection, "select set_config('thidua.app_role', $1, true)", cancellationToken, appRole);
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
            await ExecuteAsync(
                connection,
                "insert into schema_migration (number, name, sha256) values ($1, $2, $3)",
                cancellationToken,
                migration.Number, migration.FileName, migration.Sha256);
            await GrantReadAsync(connection, appRole, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException e)
        {
            throw new MigrationException(
                $"Cập nhật cấu trúc bằng tệp {migration.FileName} không thành công; cơ sở dữ liệu vẫn như trước tệp này. PostgreSQL báo ({e.SqlState}): {e.MessageText} {e.Where}",
                e);
        }
    }

    private static async Task GrantReadAsync(NpgsqlConnection connection, string appRole, CancellationToken cancellationToken)
    {
        using var quoting = new NpgsqlCommandBuilder();
        await ExecuteAsync(connection, $"grant select on schema_migration to {quoting.QuoteIdentifier(appRole)}", cancellationToken);
    }

    private static async Task RequireBoundRoleAsync(NpgsqlConnection connection, string appRole, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select r.rolsuper, r.rolbypassrls, pg_has_role(r.oid, (select oid from pg_roles where rolname = current_user), 'member')
            from pg_roles r where r.rolname = $1
            """,
            connection) { Parameters = { new() { Value = appRole } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new DatabaseConfigurationException(
                $"Máy chủ cơ sở dữ liệu không có tài khoản “{appRole}” của ứng dụng. Hãy tạo: create role {appRole} login password '…', rồi ghi vào {DatabaseLocator.AppVariable}.");
        }

        if (reader.GetBoolean(0) || reader.GetBoolean(1) || reader.GetBoolean(2))
        {
            throw new DatabaseConfigurationException(
                $"Tài khoản “{appRole}” trong {DatabaseLocator.AppVariable} có quyền vượt qua việc tách dữ liệu giữa các đơn vị "
                + "(superuser, bypassrls hoặc là thành viên của tài khoản sở hữu). Hãy dùng một tài khoản thường, riêng cho ứng dụng.");
        }
    }

    private async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<(int Number, string Name, string Sha256)>();
        await using (var exists = new NpgsqlCommand("select to_regclass('schema_migration') is not null", connection))
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is false)
            {
                return Migrations;
            }
        }

        await using (var command = new NpgsqlCommand("select number, name, sha256 from schema_migration order by number", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
            }
        }

        for (var i = 0; i < applied.Count; i++)
        {
            var (number, name, sha256) = applied[i];
            if (number >= Migrations.Count)
            {
                throw new MigrationException($"Cơ sở dữ liệu đã được cập nhật bằng tệp {name} mà chương trình này chưa có. Hãy dùng bản chương trình mới hơn.");
            }

            if (number != i)
            {
                throw new MigrationException(
                    $"Bảng schema_migration thiếu tệp số {i.ToString("0000", CultureInfo.InvariantCulture)}. Hãy phục hồi cơ sở dữ liệu từ bản sao lưu gần nhất.");
            }

            if (!string.Equals(sha256, Migrations[i].Sha256, StringComparison.Ordinal))
            {
                throw new MigrationException(
                    $"Tệp {Migrations[i].FileName} đã bị sửa sau khi được áp dụng vào cơ sở dữ liệu này. Hãy trả tệp về nội dung cũ và viết thay đổi vào một tệp mới.");
            }
        }

        return [.. Migrations.Skip(applied.Count)];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
