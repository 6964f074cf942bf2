using Npgsql;
using ThiDua.Data;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

public sealed class MigratorTests
{
    private static readonly Migration First = new("0000_first.sql", "create table first (id int);\ncreate table second (id int);");
    private static readonly Migration Second = new("0001_second.sql", "insert into first values (1)");

    [Fact]
    public async Task Apply_EmptyDatabase_AppliesAllOnce()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        var migrator = new Migrator([First, Second]);

        (await migrator.PendingAsync(database.Connections.App)).Count.ShouldBe(2);
        (await migrator.ApplyAsync(database.Connections)).ShouldBe([First, Second]);
        (await migrator.ApplyAsync(database.Connections)).ShouldBeEmpty();

        (await migrator.PendingAsync(database.Connections.App)).ShouldBeEmpty();
        (await AskAsync(database, "select count(*) from first")).ShouldBe("1");
        (await AskAsync(database, "select string_agg(name || ' ' || length(sha256), ', ' order by number) from schema_migration")).ShouldBe("0000_first.sql 64, 0001_second.sql 64");
    }

    [Fact]
    public async Task Apply_Embedded_BringsAnEmptyDatabaseUpToDate()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();

        (await Migrator.Embedded.ApplyAsync(database.Connections)).Count.ShouldBe(Migrator.Embedded.Migrations.Count);

        (await AskAsync(database, "select string_agg(w, ' ' order by w collate vi) from unnest(array['đ','e','d']) w")).ShouldBe("d đ e");
    }

    [Fact]
    public async Task Apply_AppliedFileChanged_IsRefused()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        await new Migrator([First]).ApplyAsync(database.Connections);
        var changed = new Migrator([new Migration(First.FileName, First.Sql + " -- better"), Second]);

        (await Should.ThrowAsync<MigrationException>(() => changed.ApplyAsync(database.Connections))).Message.ShouldStartWith("Tệp 0000_first.sql đã bị sửa sau khi được áp dụng");

        (await AskAsync(database, "select count(*) from schema_migration")).ShouldBe("1");
    }

    [Fact]
    public async Task Apply_DatabaseNewerThanProgram_IsRefused()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        await new Migrator([First, Second]).ApplyAsync(database.Connections);

        (await Should.ThrowAsync<MigrationException>(() => new Migrator([First]).ApplyAsync(database.Connections))).Message.ShouldContain("0001_second.sql");
    }

    [Fact]
    public async Task Apply_FileFails_LeavesNothingOfItBehind()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        var migrator = new Migrator([First, new Migration("0001_bad.sql", "create table half (id int); select 1 / 0; create table whole (id int)")]);

        var refused = await Should.ThrowAsync<MigrationException>(() => migrator.ApplyAsync(database.Connections));

        refused.Message.ShouldContain("0001_bad.sql");
        refused.Message.ShouldContain("(22012): division by zero");
        (await AskAsync(database, "select to_regclass('half') is null and to_regclass('first') is not null")).ShouldBe("True");
        (await AskAsync(database, "select max(number) from schema_migration")).ShouldBe("0");
    }

    [Fact]
    public async Task Apply_SeveralAtOnce_DoTheWorkOnce()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        var migrator = new Migrator([First, new Migration("0001_slow.sql", "select pg_sleep(0.3); insert into first values (1)")]);

        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => migrator.ApplyAsync(database.Connections))));

        applied.Sum(one => one.Count).ShouldBe(2);
        (await AskAsync(database, "select count(*) from first")).ShouldBe("1");
    }

    [Fact]
    public async Task Apply_AppLoginNotBoundByRowLevelSecurity_IsRefused()
    {
        await using var database = await TestCluster.CreateEmptyDatabaseAsync();
        var same = new DatabaseConnections(database.Connections.Owner, database.Connections.Owner);
        var absent = new DatabaseConnections(new NpgsqlConnectionStringBuilder(database.Connections.App) { Username = "nobody_here" }.ConnectionString, database.Connections.Owner);

        (await Should.ThrowAsync<DatabaseConfigurationException>(() => Migrator.Embedded.ApplyAsync(same))).Message.ShouldContain("vượt qua việc tách dữ liệu");
        (await Should.ThrowAsync<DatabaseConfigurationException>(() => Migrator.Embedded.ApplyAsync(absent))).Message.ShouldContain("không có tài khoản “nobody_here”");
    }

    [Fact]
    public void Migrator_GapOrRepetition_IsRefused()
    {
        Should.Throw<MigrationException>(() => new Migrator([First, new Migration("0002_third.sql", "")])).Message.ShouldContain("chờ số 0001 nhưng gặp 0002_third.sql");
        Should.Throw<MigrationException>(() => new Migrator([First, new Migration("0000_again.sql", "")])).Message.ShouldContain("0000_again.sql");
    }

    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("0001.sql")]
    [InlineData("0001_Chữ.sql")]
    public void Migration_BadName_IsRefused(string name) => Should.Throw<MigrationException>(() => new Migration(name, "")).Message.ShouldContain(name);

    [Fact]
    public void Migration_EndsOfLines_DoNotChangeTheHash() =>
        new Migration("0000_a.sql", "\uFEFFselect 1;\r\nselect 2;\r\n").Sha256.ShouldBe(new Migration("0000_a.sql", "select 1;\nselect 2;\n").Sha256);

    private static Task<string?> AskAsync(TestDatabase database, string sql) => LocalClusterTests.AskAsync(database.Connections.Owner, sql);
}
