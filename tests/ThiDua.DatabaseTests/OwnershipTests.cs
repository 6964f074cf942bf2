using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>
/// architecture.md, "Ownership": one policy per table, "a test lists every table as protected or explicitly allowed without"; second wall is the query filter.
/// Two communes: Khôi Kỳ with one row in every protected table, Phúc Lương with none.
/// </summary>
public sealed class OwnershipTests : IAsyncLifetime
{
    /// <summary>Found before an owner is known (0001_foundation.sql, last paragraph), or not data of anyone.</summary>
    private static readonly string[] s_without = ["account", "account_claim", "account_login", "account_token", "calendar_feed", "capability_link", "data_protection_key", "owner", "schema_migration", "sign_in_session"];

    private const string Protected = "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity order by 1";
    private const string All = "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1";

    private readonly Guid _khoiKy = Guid.CreateVersion7();
    private readonly Guid _phucLuong = Guid.CreateVersion7();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync();
        await Sql.OwnerAsync(_database, $"insert into owner (id, code, name, level) values ('{_khoiKy}', 'khoi-ky', 'xã Khôi Kỳ', 'commune'), ('{_phucLuong}', 'phuc-luong', 'xã Phúc Lương', 'commune')");
        await Sql.OwnerAsync(_database, await FillAsync(_khoiKy));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task EveryTable_IsProtectedOrAllowedWithout()
    {
        var tables = await Sql.NamesAsync(_database, All);

        (await Sql.NamesAsync(_database, Protected)).Concat(s_without).Order(StringComparer.Ordinal).ShouldBe(tables);
    }

    [Fact]
    public async Task EveryPolicy_ChecksReadsAndWrites()
    {
        var open = await Sql.NamesAsync(_database, """
            select tablename || '.' || policyname from pg_policies
            where schemaname = 'public' and (cmd <> 'ALL' or permissive <> 'PERMISSIVE' or qual is null or with_check is distinct from '(owner_id = (NULLIF(current_setting(''app.owner''::text, true), ''''::text))::uuid)'
                  or (tablename <> 'membership' and qual <> with_check))
            """);

        open.ShouldBeEmpty();
        (await Sql.NamesAsync(_database, "select tablename::text from pg_policies where schemaname = 'public' order by 1")).ShouldBe(await Sql.NamesAsync(_database, Protected));
    }

    /// <summary>A table somebody adds without protection, the reason the first test exists.</summary>
    [Fact]
    public async Task NewTable_WithoutProtection_IsNoticed()
    {
        await Sql.OwnerAsync(_database, "create table forgotten (owner_id uuid not null, id uuid not null)");

        (await Sql.NamesAsync(_database, All)).Except(await Sql.NamesAsync(_database, Protected)).Except(s_without).ShouldBe(["forgotten"]);
    }

    [Fact]
    public async Task EveryEntity_ThatIsOwned_LiesInAProtectedTable()
    {
        await using var work = new Work(_database);
        var tables = work.Db.Model.GetEntityTypes().Where(e => typeof(IOwned).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!)
            .Concat(new[] { typeof(OperationRecord), typeof(ChangeRecord), typeof(ChainHead) }.Select(t => work.Db.Model.FindEntityType(t)!.GetTableName()!));

        tables.Order(StringComparer.Ordinal).ShouldBe(await Sql.NamesAsync(_database, Protected));
    }

    [Fact]
    public async Task Read_WithoutScope_SeesNoRowOfAnyProtectedTable() => (await CountsAsync(null)).ShouldAllBe(c => c.Rows == 0);

    [Fact]
    public async Task Read_InScope_SeesTheOwnRow() => (await CountsAsync(_khoiKy)).ShouldAllBe(c => c.Rows == 1);

    [Fact]
    public async Task Read_InAnotherScope_SeesNoRowOfAnyProtectedTable() => (await CountsAsync(_phucLuong)).ShouldAllBe(c => c.Rows == 0);

    [Fact]
    public async Task Write_FromAnotherScope_ChangesNothingEvenByRawSql()
    {
        var before = await PrintAsync();
        foreach (var table in await Sql.NamesAsync(_database, Protected))
        {
            foreach (var sql in new[] { $"update {table} set owner_id = '{_phucLuong}'", $"delete from {table}", $"update {table} set owner_id = owner_id where owner_id = '{_khoiKy}'" })
            {
                await TryAsync(_phucLuong, sql);
                await TryAsync(null, sql);
            }
        }

        (await PrintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Insert_ForAnotherOwner_IsRefusedByEveryProtectedTable()
    {
        var before = await PrintAsync();
        foreach (var table in await Sql.NamesAsync(_database, Protected))
        {
            var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.AppAsync(_database, _phucLuong, $"insert into {table} select r.* from json_populate_record(null::{table}, '{Row(before, table)}') r"));
            (refusal.SqlState, refusal.MessageText).ShouldBe((PostgresErrorCodes.InsufficientPrivilege, $"new row violates row-level security policy for table \"{table}\""), table);
        }
    }

    [Fact]
    public async Task Move_OfOwnRowToAnotherOwner_IsRefused()
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.AppAsync(_database, _khoiKy, $"update narrative set owner_id = '{_phucLuong}'"));

        refusal.MessageText.ShouldBe("new row violates row-level security policy for table \"narrative\"");
    }

    /// <summary>architecture.md, "Audit": the trail only grows.</summary>
    [Theory]
    [InlineData("update operation set actor_name = 'x'")]
    [InlineData("delete from operation")]
    [InlineData("update operation_change set new_value = 'x'")]
    [InlineData("delete from operation_change")]
    [InlineData("truncate operation_change")]
    public async Task AuditTables_ChangedByTheApplication_AreRefused(string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => Sql.AppAsync(_database, _khoiKy, sql))).MessageText.ShouldBe(
            "permission denied for table " + (sql.Contains("operation_change", StringComparison.Ordinal) ? "operation_change" : "operation"));

    /// <summary>Roles are looked up at sign-in, before a scope is chosen.</summary>
    [Fact]
    public async Task Membership_BeforeAnyScope_IsSeenByItsAccountAlone()
    {
        var account = (Guid)(await Sql.OwnerAsync(_database, "select account_id from membership"))[0][0]!;

        (await Sql.AppAsync(_database, account, "select count(*) from membership", "app.account"))[0][0].ShouldBe(1L);
        (await Sql.AppAsync(_database, Guid.CreateVersion7(), "select count(*) from membership", "app.account"))[0][0].ShouldBe(0L);
        (await Sql.AppAsync(_database, account, "select count(*) from figure", "app.account"))[0][0].ShouldBe(0L);
    }

    [Theory]
    [InlineData("update membership set role = 'administrator'")]
    [InlineData("update membership set role = 'administrator', owner_id = owner_id")]
    public async Task Membership_ByItsAccountOutsideTheScope_CannotBeRaised(string sql)
    {
        var account = (Guid)(await Sql.OwnerAsync(_database, "select account_id from membership"))[0][0]!;

        await Should.ThrowAsync<PostgresException>(() => Sql.AppAsync(_database, account, sql, "app.account"));
    }

    [Fact]
    public async Task Query_WithoutScope_ThrowsForEveryOwnedEntity()
    {
        await using var work = new Work(_database);
        var count = typeof(OwnershipTests).GetMethod(nameof(CountAsync), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        foreach (var entity in work.Db.Model.GetEntityTypes().Where(e => typeof(IOwned).IsAssignableFrom(e.ClrType)))
        {
            (await Should.ThrowAsync<InvalidOperationException>(() => (Task)count.MakeGenericMethod(entity.ClrType).Invoke(null, [work.Db])!, entity.Name))
                .Message.ShouldBe("No owner scope: call BeginAsync before touching owned rows.");
        }
    }

    [Fact]
    public async Task Query_InScope_SeesOwnRowsAndAfterCommitNoLonger()
    {
        await using var work = await Work.BeginAsync(_database, _khoiKy);
        (await CountAsync<Narrative>(work.Db)).ShouldBe(1);
        (await CountAsync<Unit>(work.Db)).ShouldBe(1);
        await work.Db.CommitAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => CountAsync<Narrative>(work.Db));
        await work.Db.BeginAsync(_phucLuong);
        (await CountAsync<Narrative>(work.Db)).ShouldBe(0);
    }

    [Fact]
    public async Task Load_RecordOfAnotherOwner_IsNotFound()
    {
        var id = (Guid)(await Sql.OwnerAsync(_database, "select id from unit"))[0][0]!;
        await using var work = await Work.BeginAsync(_database, _phucLuong);

        (await Should.ThrowAsync<Shared.RecordNotFoundException>(() => work.Db.LoadAsync<Unit>(id, "đơn vị"))).Message.ShouldBe("Không tìm thấy đơn vị trong đơn vị này.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Save_EntityOfAnotherOwner_Throws(bool audited)
    {
        await using var work = await Work.BeginAsync(_database, _phucLuong);
        work.Db.Operation = new(OperationKinds.NarrativeSaved, Work.Lan);
        IOwned stray = audited
            ? new Narrative { OwnerId = _khoiKy, Period = "2022", Topic = "lac", Text = "…" }
            : new Reports.Job { OwnerId = _khoiKy, Kind = "report-pdf", SubjectId = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch, FileName = "a.pdf" };
        work.Db.Add(stray);

        (await Should.ThrowAsync<InvalidOperationException>(() => work.Db.SaveChangesAsync())).Message.ShouldBe($"{stray.GetType().Name} belongs to another owner than the unit of work.");
    }

    private static async Task<int> CountAsync<T>(ThiDuaDb db) where T : class => await db.Set<T>().CountAsync();

    private async Task<IReadOnlyList<(string Table, long Rows)>> CountsAsync(Guid? scope)
    {
        var counts = new List<(string, long)>();
        foreach (var table in await Sql.NamesAsync(_database, Protected))
        {
            counts.Add((table, (long)(await Sql.AppAsync(_database, scope, $"select count(*) from {table}"))[0][0]!));
        }

        return counts;
    }

    private async Task TryAsync(Guid? scope, string sql)
    {
        try
        {
            await Sql.AppAsync(_database, scope, sql);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // refused outright: even better than touching no row
        }
    }

    private async Task<IReadOnlyList<string>> PrintAsync()
    {
        var lines = new List<string>();
        foreach (var table in await Sql.NamesAsync(_database, Protected))
        {
            lines.AddRange((await Sql.NamesAsync(_database, $"select row_to_json(t)::text from {table} t")).Select(json => table + " " + json));
        }

        return lines;
    }

    private static string Row(IReadOnlyList<string> print, string table) => print.Single(l => l.StartsWith(table + " ", StringComparison.Ordinal))[(table.Length + 1)..].Replace("'", "''", StringComparison.Ordinal);

    /// <summary>One row in every protected table, made from the catalogue so that a table added later is filled too. Foreign keys are not what is tested.</summary>
    private async Task<string> FillAsync(Guid owner)
    {
        var account = Guid.CreateVersion7();
        var sql = new System.Text.StringBuilder("""
            do $$ declare k record; begin
                for k in select conrelid::regclass as at, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace loop
                    execute format('alter table %s drop constraint %I', k.at, k.conname);
                end loop;
            end $$;
            """);
        sql.Append(CultureInfo.InvariantCulture, $"insert into account (id, display_name, must_change_password, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('{account}', 'Lan', false, false, false, false, true, 0);");
        var columns = await Sql.OwnerAsync(_database, """
            select c.relname::text, a.attname::text, format_type(a.atttypid, null), a.attnotnull
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1, a.attnum
            """);
        foreach (var table in columns.GroupBy(c => (string)c[0]!))
        {
            var filled = table.Where(c => (bool)c[3]!).ToList();
            sql.Append(CultureInfo.InvariantCulture, $"insert into {table.Key} ({string.Join(", ", filled.Select(c => $"\"{c[1]}\""))}) values ({string.Join(", ", filled.Select(Value))});");
        }

        return sql.ToString();

        string Value(object?[] column) => (string)column[1]! switch
        {
            "owner_id" => $"'{owner}'",
            "account_id" => $"'{account}'",
            "kind" => "'office'",
            var name => (string)column[2]! switch
            {
                "uuid" => $"'{Guid.CreateVersion7()}'",
                "text[]" => "'{}'",
                "integer" or "bigint" or "numeric" => "1",
                "boolean" => "false",
                "date" => "'2022-01-01'",
                "timestamp with time zone" => "'2022-01-01Z'",
                "bytea" => @"'\x00'",
                "text" => "'x'",
                var type => throw new NotSupportedException($"{name} {type}"),
            },
        };
    }
}
