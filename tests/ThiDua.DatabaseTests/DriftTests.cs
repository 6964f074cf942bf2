using Microsoft.EntityFrameworkCore;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>
/// architecture.md: "A drift test compares columns, types, nullability, keys and foreign keys with the EF model": one database made by the migrations, one by
/// the script EF makes of the model, both described by PostgreSQL itself.
/// </summary>
public sealed class DriftTests
{
    private const string Described = """
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
               || case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'
        union all
        select 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from pg_constraint k join pg_class c on c.oid = k.conrelid
        where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x') and c.relname <> 'schema_migration'
        union all
        select 'index ' || pg_get_indexdef(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'public'::regnamespace and not i.indisprimary and c.relname <> 'schema_migration'
        order by 1
        """;

    [Fact]
    public async Task Migrations_AndModel_MakeTheSameDatabase()
    {
        await using var migrated = await TestCluster.CreateDatabaseAsync();
        await using var modelled = await ModelledAsync();

        var (here, there) = (await Sql.NamesAsync(migrated, Described), await Sql.NamesAsync(modelled, Described));

        here.Except(there).ShouldBeEmpty("only in the migrations");
        there.Except(here).ShouldBeEmpty("only in the model");
        here.Count(line => line.StartsWith("column figure.", StringComparison.Ordinal)).ShouldBe(17);
    }

    /// <summary>The comparison sees every kind of difference; else the test above proves nothing.</summary>
    [Theory]
    [InlineData("alter table figure add column colour text", "column figure.colour text")]
    [InlineData("alter table figure alter column note set not null", "column figure.note text not null")]
    [InlineData("alter table fund_entry alter column amount type numeric(20,2)", "column fund_entry.amount numeric(20,2)")]
    [InlineData("alter table figure alter column period set default '2022'", "column figure.period text not null default '2022'::text")]
    [InlineData("create unique index once_only on figure (owner_id, value)", "index CREATE UNIQUE INDEX once_only ON public.figure USING btree (owner_id, value)")]
    [InlineData(
        """alter table benchmark drop constraint "FK_benchmark_figure_owner_id_figure_id", add constraint "FK_benchmark_figure_owner_id_figure_id" foreign key (owner_id, figure_id) references figure (owner_id, id)""",
        """constraint benchmark FK_benchmark_figure_owner_id_figure_id FOREIGN KEY (owner_id, figure_id) REFERENCES figure(owner_id, id)""")]
    public async Task Comparison_ChangedDatabase_ShowsTheChange(string change, string shown)
    {
        await using var migrated = await TestCluster.CreateDatabaseAsync();
        var before = await Sql.NamesAsync(migrated, Described);

        await Sql.OwnerAsync(migrated, change);

        (await Sql.NamesAsync(migrated, Described)).Except(before).ShouldContain(line => line.StartsWith(shown, StringComparison.Ordinal));
    }

    private static async Task<TestDatabase> ModelledAsync()
    {
        var database = await TestCluster.CreateEmptyDatabaseAsync();
        await using var work = new Work(database.Connections.Owner);
        await Sql.OwnerAsync(database, work.Db.Database.GenerateCreateScript());
        return database;
    }
}
