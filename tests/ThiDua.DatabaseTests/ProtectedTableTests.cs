using Npgsql;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>Two communes with two rows each in one protected table, seen through raw SQL as the application.</summary>
public sealed class ProtectedTableTests : IAsyncLifetime
{
    private const string KhoiKy = "00000000-0000-0000-0000-00000000000a";
    private const string PhucLuong = "00000000-0000-0000-0000-00000000000b";

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync();
        await OwnerAsync($"""
            create table scratch (owner_id uuid not null, id int not null, note text, primary key (owner_id, id));
            create table catalogue (id int primary key);
            select protect_table('scratch');
            select grant_table('catalogue', 'select');
            insert into scratch values ('{KhoiKy}', 1, 'a1'), ('{KhoiKy}', 2, 'a2'), ('{PhucLuong}', 1, 'b1'), ('{PhucLuong}', 2, 'b2');
            insert into catalogue values (1);
            """);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Read_NoScope_SeesNoRows(string? scope) => (await AppAsync(scope, "select count(*) from scratch")).ShouldBe(0L);

    [Fact]
    public async Task Read_InScope_SeesOwnRowsOnly() => (await AppAsync(KhoiKy, "select string_agg(note, ' ' order by note) from scratch")).ShouldBe("a1 a2");

    [Fact]
    public async Task Read_AfterTheTransaction_ScopeIsGone()
    {
        await using var connection = await _database.OpenAppAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ScalarAsync(connection, $"select set_config('app.owner', '{KhoiKy}', true)");
            (await ScalarAsync(connection, "select count(*) from scratch")).ShouldBe(2L);
            await transaction.CommitAsync();
        }

        (await ScalarAsync(connection, "select count(*) from scratch")).ShouldBe(0L);
    }

    [Theory]
    [InlineData($"update scratch set note = 'x' where owner_id = '{PhucLuong}'")]
    [InlineData($"delete from scratch where owner_id = '{PhucLuong}'")]
    public async Task Write_ToAnotherOwner_TouchesNothing(string sql)
    {
        await AppAsync(KhoiKy, sql);

        (await NotesAsync()).ShouldBe("a1 a2 b1 b2");
    }

    [Theory]
    [InlineData($"insert into scratch values ('{PhucLuong}', 3, 'x')", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData($"update scratch set owner_id = '{PhucLuong}', id = id + 10", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("set row_security = off; select * from scratch", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("alter table scratch disable row level security", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("drop policy owner_only on scratch", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("create policy all_rows on scratch using (true)", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("truncate scratch", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("set role thidua_owner", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("alter role thidua_app bypassrls", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("create table mine as select * from scratch", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("select protect_table('scratch')", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("insert into catalogue values (2)", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("update schema_migration set name = ''", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("copy scratch to program 'cat'", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task RawSql_AroundThePolicy_IsRefused(string sql, string expected)
    {
        (await Should.ThrowAsync<PostgresException>(() => AppAsync(KhoiKy, sql))).SqlState.ShouldBe(expected);

        (await NotesAsync()).ShouldBe("a1 a2 b1 b2");
    }

    [Fact]
    public async Task UnprotectedTable_IsReadWithoutScope() => (await AppAsync(null, "select count(*) from catalogue")).ShouldBe(1L);

    [Fact]
    public async Task ProtectTable_WithoutOwnerColumn_IsRefused() =>
        (await Should.ThrowAsync<PostgresException>(() => OwnerAsync("select protect_table('catalogue')"))).MessageText.ShouldContain("owner_id");

    [Fact]
    public async Task ProtectTable_Twice_IsHarmless()
    {
        await OwnerAsync("select protect_table('scratch')");

        (await AppAsync(PhucLuong, "select count(*) from scratch")).ShouldBe(2L);
    }

    private async Task OwnerAsync(string sql)
    {
        await using var connection = await _database.OpenOwnerAsync();
        await ScalarAsync(connection, sql);
    }

    private async Task<string> NotesAsync()
    {
        await using var connection = await _database.OpenOwnerAsync();
        return (string)(await ScalarAsync(connection, "select string_agg(note, ' ' order by note) from scratch"))!;
    }

    private async Task<object?> AppAsync(string? scope, string sql)
    {
        await using var connection = await _database.OpenAppAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (scope is not null)
        {
            await ScalarAsync(connection, $"select set_config('app.owner', '{scope}', true)");
        }

        var answer = await ScalarAsync(connection, sql);
        await transaction.CommitAsync();
        return answer;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
