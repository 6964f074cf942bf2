using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ThiDua.Data;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>A cluster of the class's own, in a folder with spaces and Vietnamese letters.</summary>
public sealed class OwnCluster : IAsyncLifetime
{
    public OwnCluster()
    {
        Root = Directory.CreateTempSubdirectory("thi đua xã ").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // The account postgres must be able to pass.
            File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        }
    }

    public string Root { get; }

    public LocalCluster Cluster => LocalCluster.ForRoot(Root);

    public async Task InitializeAsync() => await Cluster.StartAsync();

    public Task DisposeAsync() => RemoveAsync(Root);

    /// <summary>Stops the cluster of an installation and deletes all of it.</summary>
    public static async Task RemoveAsync(string root)
    {
        var cluster = LocalCluster.ForRoot(root);
        await cluster.StopAsync();
        NpgsqlConnection.ClearAllPools();
        if ((await cluster.StatusAsync()).Folder is { } folder)
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Delete(root, recursive: true);
    }
}

public sealed class LocalClusterTests(OwnCluster own) : IClassFixture<OwnCluster>
{
    [Fact]
    public async Task Start_NewInstallation_MakesVietnameseDatabaseWithTwoPlainLogins()
    {
        var connections = await own.Cluster.StartAsync();

        (await AskAsync(connections.Owner, "select current_user || ' ' || datlocprovider::text || ' ' || daticulocale || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = current_database()"))
            .ShouldBe("thidua_owner i vi-VN UTF8");
        (await AskAsync(connections.Owner, "select string_agg(rolname || rolsuper || rolbypassrls || rolcreatedb || rolcreaterole, ' ' order by rolname) from pg_roles where rolname like 'thidua%'"))
            .ShouldBe("thidua_appfalsefalsefalsefalse thidua_ownerfalsefalsetruefalse");
        (await AskAsync(connections.App, "select string_agg(w, ' ' order by w) from unnest(array['đá','dê','ăn','an','ơi','ôi','Ân']) w")).ShouldBe("an ăn Ân dê đá ôi ơi");
        (await AskAsync(connections.App, "select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in ('listen_addresses', 'fsync', 'data_checksums')"))
            .ShouldBe("data_checksums=on fsync=on listen_addresses=127.0.0.1");
    }

    [Fact]
    public async Task Start_Running_IsReused()
    {
        await own.Cluster.StartAsync();
        var before = await own.Cluster.StatusAsync();

        await own.Cluster.StartAsync();

        (await own.Cluster.StatusAsync()).ShouldBe(before);
        before.Running.ShouldBeTrue();
        before.Port.ShouldNotBe(5432);
    }

    [Fact]
    public async Task State_IsReadableByItsMakerOnly()
    {
        var folder = (await own.Cluster.StatusAsync()).Folder!;

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(folder, "state.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Login_WrongPassword_IsRefused()
    {
        var connections = await own.Cluster.StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(connections.App) { Password = "wrong", Pooling = false }.ConnectionString;

        var refused = await Should.ThrowAsync<PostgresException>(() => AskAsync(wrong, "select 1"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Start_ServerKilled_ComesBackWithEveryCommittedRow()
    {
        var connections = await own.Cluster.StartAsync();
        await AskAsync(connections.Owner, "create table if not exists kept (id int); insert into kept values (7)");
        await KillServerAsync();
        (await own.Cluster.StatusAsync()).Running.ShouldBeFalse();

        connections = await own.Cluster.StartAsync();

        (await AskAsync(connections.Owner, "select max(id) from kept")).ShouldBe("7");
    }

    [Fact]
    public async Task Start_TwoAtOnceAfterStop_StartOneServer()
    {
        (await own.Cluster.StopAsync()).ShouldBeTrue();
        (await own.Cluster.StopAsync()).ShouldBeFalse();

        var connections = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => own.Cluster.StartAsync())));

        connections.Select(one => one.App).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await AskAsync(connections[0].App, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task Start_ProcessNumberNowBelongsToAnotherProgram_StartsAnyway()
    {
        await own.Cluster.StartAsync();
        var file = Path.Combine((await own.Cluster.StatusAsync()).Folder!, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await KillServerAsync();
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines);

        var connections = await own.Cluster.StartAsync();

        (await AskAsync(connections.App, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task Start_PortTakenMeanwhile_MovesToAnother()
    {
        await own.Cluster.StartAsync();
        var before = (await own.Cluster.StatusAsync()).Port!.Value;
        await own.Cluster.StopAsync();
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, before);
        other.Start();

        var connections = await own.Cluster.StartAsync();

        (await own.Cluster.StatusAsync()).Port.ShouldNotBe(before);
        (await AskAsync(connections.App, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task Start_PasswordsLost_SetsNewOnesAndKeepsTheData()
    {
        var connections = await own.Cluster.StartAsync();
        await AskAsync(connections.Owner, "create table if not exists treasured (id int); insert into treasured values (1)");
        File.Delete(Path.Combine((await own.Cluster.StatusAsync()).Folder!, "state.json"));

        var anew = await own.Cluster.StartAsync();

        anew.App.ShouldNotBe(connections.App);
        (await AskAsync(anew.Owner, "select count(*) > 0 from treasured")).ShouldBe("True");
    }

    [Fact]
    public async Task Resolve_NothingSet_StartsThePrivateCluster()
    {
        var connections = await DatabaseLocator.ResolveAsync(own.Root, _ => null);

        (await AskAsync(connections.App, "select current_user")).ShouldBe("thidua_app");
    }

    internal static async Task<string?> AskAsync(string connectionString, string sql)
    {
        // A pool would hand out connections of a server killed meanwhile.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task KillServerAsync()
    {
        using var server = Process.GetProcessById((await own.Cluster.StatusAsync()).ProcessId!.Value);
        server.Kill();
        while ((await own.Cluster.StatusAsync()).Running)
        {
            await Task.Delay(10);
        }
    }
}

public sealed class LocalClusterPlaceTests
{
    [RootFact]
    public async Task Start_FolderOnlyRootMayEnter_PutsTheDataUnderVarLib()
    {
        var root = Directory.CreateTempSubdirectory("chỉ root ").FullName;
        try
        {
            var connections = await LocalCluster.ForRoot(root).StartAsync();

            (await LocalCluster.ForRoot(root).StatusAsync()).Folder.ShouldNotBeNull().ShouldStartWith("/var/lib/thidua/");
            (await LocalClusterTests.AskAsync(connections.App, "select current_user")).ShouldBe("thidua_app");
            Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
        }
        finally
        {
            await OwnCluster.RemoveAsync(root);
        }
    }

    [Fact]
    public async Task Status_NeverStarted_MakesNothing()
    {
        var root = Directory.CreateTempSubdirectory().FullName;

        var status = await LocalCluster.ForRoot(root).StatusAsync();

        status.Exists.ShouldBeFalse();
        (await LocalCluster.ForRoot(root).StopAsync()).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
        Directory.Delete(root);
    }
}

public sealed class DatabaseLocatorTests
{
    [Fact]
    public void External_BothSet_TakesThem()
    {
        var found = DatabaseLocator.External(Settings("Host=a;Database=d;Username=u", "Host=a;Database=d;Username=o")).ShouldNotBeNull();

        found.App.ShouldBe("Host=a;Database=d;Username=u");
        found.Owner.ShouldBe("Host=a;Database=d;Username=o");
        found.ToString().ShouldNotContain("Host");
    }

    [Fact]
    public void Owner_NotSet_SaysWhichVariable()
    {
        var found = DatabaseLocator.External(Settings("Host=a;Database=d;Username=u", null)).ShouldNotBeNull();

        found.HasOwner.ShouldBeFalse();
        Should.Throw<DatabaseConfigurationException>(() => found.Owner).Message.ShouldContain("THIDUA_DB_OWNER");
    }

    [Theory]
    [InlineData("Hots=a", null, "Không hiểu chuỗi kết nối trong THIDUA_DB.")]
    [InlineData("Host=a;Username=u", null, "Chuỗi kết nối trong THIDUA_DB thiếu Database.")]
    [InlineData("Host=a;Database=d;Username=u", "Host=a", "Chuỗi kết nối trong THIDUA_DB_OWNER thiếu Database, Username.")]
    [InlineData(null, "Host=a;Database=d;Username=u", "Đã đặt THIDUA_DB_OWNER nhưng chưa đặt THIDUA_DB.")]
    public void External_Malformed_SaysWhichPart(string? app, string? owner, string message) =>
        Should.Throw<DatabaseConfigurationException>(() => DatabaseLocator.External(Settings(app, owner))).Message.ShouldStartWith(message);

    private static Func<string, string?> Settings(string? app, string? owner) => name => name switch
    {
        "THIDUA_DB" => app,
        "THIDUA_DB_OWNER" => owner,
        _ => null,
    };
}
