using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using ThiDua.Data;

namespace ThiDua.Testing;

/// <summary>A database to copy test databases from, made once and kept until the schema or its own fingerprint changes.</summary>
/// <param name="Name">Lower-case word; one version of each name is kept.</param>
/// <param name="Fingerprint">Changes whenever <paramref name="Fill"/> would put something else into the database.</param>
/// <param name="Fill">Fills the migrated database.</param>
public sealed record TestTemplate(string Name, string Fingerprint, Func<DatabaseConnections, Task> Fill)
{
    /// <summary>The schema and nothing else.</summary>
    public static TestTemplate Schema { get; } = new("schema", "", _ => Task.CompletedTask);
}

/// <summary>
/// The PostgreSQL of the tests: a private cluster in <c>.data/test-postgres</c>, kept between runs, fast instead of crash-proof. Every test database is a
/// copy of a migrated template and vanishes when disposed; what killed runs left behind is removed by the next run. The server stops with the last
/// test process that uses it.
/// </summary>
public static class TestCluster
{
    private static readonly LocalCluster Cluster = new(new LocalClusterOptions(RepositoryRoot.Path)
    {
        Name = "test-postgres",
        Durable = false,
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fsync"] = "off",
            ["synchronous_commit"] = "off",
            ["full_page_writes"] = "off",
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
            ["max_connections"] = "200",
            ["autovacuum"] = "off",
            ["log_checkpoints"] = "off",
        },
    });

    private static readonly Lazy<Task<TestRun>> Run = new(() => TestRun.StartAsync(Cluster));
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);

    /// <summary>A migrated database of its own; dispose of it when the test is over.</summary>
    public static Task<TestDatabase> CreateDatabaseAsync() => CreateDatabaseAsync(TestTemplate.Schema);

    /// <summary>A database filled like <paramref name="template"/>; dispose of it when the test is over.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(TestTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var run = await Run.Value;
        var source = await Templates.GetOrAdd($"{template.Name} {template.Fingerprint}", _ => new(() => run.TemplateAsync(template))).Value;
        return await run.CreateAsync(source);
    }

    /// <summary>A database without any table, for tests of the migrator.</summary>
    public static async Task<TestDatabase> CreateEmptyDatabaseAsync() => await (await Run.Value).CreateAsync("template0");
}

/// <summary>One test process: holds its place in the cluster and makes databases.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process; its open session is what marks the run as alive.")]
internal sealed class TestRun
{
    private const int RunLocks = 7411;
    private const int TemplateLock = 7412;

    private readonly LocalCluster _cluster;
    private readonly DatabaseConnections _connections;
    private readonly string _folder;
    private readonly string _admin;
    private readonly NpgsqlConnection _presence;
    private readonly int _number = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private FileLock? _inUse;
    private int _databases;

    private TestRun(LocalCluster cluster, DatabaseConnections connections, string folder, FileLock inUse)
    {
        _cluster = cluster;
        _connections = connections;
        _folder = folder;
        _inUse = inUse;
        _admin = On(connections.Owner, "postgres", pooling: true);
        _presence = new NpgsqlConnection(On(connections.Owner, "postgres", pooling: false));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => StopIfLast();
    }

    public static async Task<TestRun> StartAsync(LocalCluster cluster)
    {
        try
        {
            await cluster.StartAsync();
        }
        catch (PostgresUnavailableException)
        {
            await DiscardAsync(cluster);
            await cluster.StartAsync();
        }

        var folder = (await cluster.StatusAsync()).Folder!;
        var inUse = await FileLock.AcquireAsync(UsersOf(folder), shared: true, TimeSpan.FromMinutes(1));

        // The last process of an earlier run may have stopped the server just before we took our place.
        var run = new TestRun(cluster, await cluster.StartAsync(), folder, inUse);
        await run._presence.OpenAsync();
        await ExecuteAsync(run._presence, $"select pg_advisory_lock({RunLocks}, {Text(run._number)})");
        await run.RemoveLeftoversAsync();
        return run;
    }

    public async Task<TestDatabase> CreateAsync(string source)
    {
        var name = $"t_{Text(_number)}_{Text(Interlocked.Increment(ref _databases))}";
        await AdminAsync(Create(name, source));
        return new TestDatabase(name, ConnectionsTo(name), AdminAsync);
    }

    /// <summary>Name of the template database, made when missing.</summary>
    public async Task<string> TemplateAsync(TestTemplate template)
    {
        var schema = $"template_{Migrator.Embedded.Fingerprint[..12]}_";
        var mine = $"{schema}{template.Name}_";
        var name = mine + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(template.Fingerprint)))[..8];
        await using var connection = new NpgsqlConnection(_admin);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock({TemplateLock}, 0)");
        try
        {
            var existing = await NamesAsync(connection, @"^template_[0-9a-f]{12}_");
            if (existing.Contains(name, StringComparer.Ordinal))
            {
                return name;
            }

            foreach (var old in existing.Where(old => !old.StartsWith(schema, StringComparison.Ordinal) || old.StartsWith(mine, StringComparison.Ordinal)))
            {
                await ExecuteAsync(connection, Drop(old));
            }

            var draft = name + "_draft";
            await ExecuteAsync(connection, Create(draft, "template0"));
            var connections = ConnectionsTo(draft);
            await Migrator.Embedded.ApplyAsync(connections);
            await template.Fill(connections);
            TestDatabase.ClearPools(connections);
            await ExecuteAsync(connection, $"alter database {Quoted(draft)} rename to {Quoted(name)}");
            return name;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({TemplateLock}, 0)");
        }
    }

    /// <summary>Without fsync a power cut may spoil the cluster; nothing in it is worth keeping.</summary>
    private static async Task DiscardAsync(LocalCluster cluster)
    {
        if ((await cluster.StatusAsync()).Folder is { } folder)
        {
            using var alone = FileLock.TryAcquire(UsersOf(folder), shared: false);
            if (alone is not null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string UsersOf(string folder) => Path.Combine(folder, "users");

    private static string Create(string name, string source) => $"create database {Quoted(name)} template {Quoted(source)} locale_provider icu icu_locale 'vi-VN'";

    private static string Drop(string name) => $"drop database if exists {Quoted(name)} with (force)";

    private static string Quoted(string name) => $"\"{name}\"";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string On(string connectionString, string database, bool pooling) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Database = database,
        Pooling = pooling,
        MaxPoolSize = 20,
        CommandTimeout = 120,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string pattern)
    {
        await using var command = new NpgsqlCommand("select datname from pg_database where datname ~ $1", connection) { Parameters = { new() { Value = pattern } } };
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private DatabaseConnections ConnectionsTo(string database) =>
        new(On(_connections.App, database, pooling: true), On(_connections.Owner, database, pooling: true));

    /// <summary>Databases of runs that no longer hold their lock.</summary>
    private async Task RemoveLeftoversAsync()
    {
        var runs = (await NamesAsync(_presence, @"^t_[0-9]+_[0-9]+$")).GroupBy(name => int.Parse(name.Split('_')[1], NumberStyles.None, CultureInfo.InvariantCulture));
        foreach (var run in runs)
        {
            if (await ExecuteAsync(_presence, $"select pg_try_advisory_lock({RunLocks}, {Text(run.Key)})") is true)
            {
                foreach (var name in run)
                {
                    await ExecuteAsync(_presence, Drop(name));
                }

                await ExecuteAsync(_presence, $"select pg_advisory_unlock({RunLocks}, {Text(run.Key)})");
            }
        }
    }

    private async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_admin);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private void StopIfLast()
    {
        Interlocked.Exchange(ref _inUse, null)?.Dispose();
        using var alone = FileLock.TryAcquire(UsersOf(_folder), shared: false);
        if (alone is not null)
        {
            _cluster.StopAsync().GetAwaiter().GetResult();
        }
    }
}
