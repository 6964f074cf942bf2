using Npgsql;
using ThiDua.Data;
using Xunit;

namespace ThiDua.Testing;

/// <summary>A database of one test or test class; disposing of it drops it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<string, Task> _admin;

    internal TestDatabase(string name, DatabaseConnections connections, Func<string, Task> admin)
    {
        Name = name;
        Connections = connections;
        _admin = admin;
    }

    /// <summary>Name in the cluster.</summary>
    public string Name { get; }

    /// <summary>Application and owner login.</summary>
    public DatabaseConnections Connections { get; }

    /// <summary>An open connection as the application.</summary>
    public Task<NpgsqlConnection> OpenAppAsync() => OpenAsync(Connections.App);

    /// <summary>An open connection as the owner.</summary>
    public Task<NpgsqlConnection> OpenOwnerAsync() => OpenAsync(Connections.Owner);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ClearPools(Connections);
        await _admin($"drop database if exists \"{Name}\" with (force)");
    }

    internal static void ClearPools(DatabaseConnections connections)
    {
        foreach (var connectionString in new[] { connections.App, connections.Owner })
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>A migrated database for all tests of a class: <c>IClassFixture&lt;DatabaseFixture&gt;</c>.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>The database.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture has not been initialised.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _database = await TestCluster.CreateDatabaseAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
