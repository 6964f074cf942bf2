using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

public sealed class TestClusterTests
{
    [Fact]
    public async Task Databases_OfTwoTests_AreApart()
    {
        await using var one = await TestCluster.CreateDatabaseAsync();
        await using var two = await TestCluster.CreateDatabaseAsync();

        await LocalClusterTests.AskAsync(one.Connections.Owner, "create table only_here (id int)");

        (await LocalClusterTests.AskAsync(two.Connections.Owner, "select to_regclass('only_here') is null")).ShouldBe("True");
    }

    [Fact]
    public async Task Database_Disposed_IsGoneEvenWithOpenSessions()
    {
        var database = await TestCluster.CreateDatabaseAsync();
        await using var open = await database.OpenAppAsync();

        await database.DisposeAsync();

        await using var other = await TestCluster.CreateDatabaseAsync();
        (await LocalClusterTests.AskAsync(other.Connections.Owner, $"select count(*) from pg_database where datname = '{database.Name}'")).ShouldBe("0");
    }

    [Fact]
    public async Task Template_FilledOnce_IsCopied()
    {
        var filled = 0;
        var template = new TestTemplate("filled", Guid.CreateVersion7().ToString(), async connections =>
        {
            Interlocked.Increment(ref filled);
            await LocalClusterTests.AskAsync(connections.Owner, "create table filled (id int); insert into filled values (5)");
        });

        await using var one = await TestCluster.CreateDatabaseAsync(template);
        await using var two = await TestCluster.CreateDatabaseAsync(template);

        filled.ShouldBe(1);
        (await LocalClusterTests.AskAsync(two.Connections.Owner, "select id from filled")).ShouldBe("5");
    }
}
