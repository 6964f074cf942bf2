using Npgsql;
using ThiDua.Data;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

public sealed class BackupFileTests : IAsyncLifetime
{
    private const string Rows = "select count(*) || ' ' || md5(string_agg(r::text, ',' order by r.id)) from record r";

    private readonly string _folder = Directory.CreateTempSubdirectory("sao lưu ").FullName;
    private TestDatabase _database = null!;

    private string File => Path.Combine(_folder, "ngày 1.dump");

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync();
        await DoAsync("""
            create table record (owner_id uuid not null, id int not null, name text collate vi, content bytea, primary key (owner_id, id));
            select protect_table('record');
            insert into record select '00000000-0000-0000-0000-00000000000a', i, 'Xóm ' || i, decode(md5(i::text), 'hex') from generate_series(1, 2000) i;
            """);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Restore_AfterDamage_GivesBackTheSameRowsAndPolicies()
    {
        var before = await AskAsync(Rows);
        (await BackupFile.BackupAsync(_database.Connections.Owner, File)).ShouldBeGreaterThan(1000);
        await DoAsync("delete from record where id > 3; update record set name = 'khác'; create table newer (owner_id uuid, record_id int, foreign key (owner_id, record_id) references record)");

        await BackupFile.RestoreAsync(_database.Connections.Owner, File);

        (await AskAsync(Rows)).ShouldBe(before);
        (await AskAsync("select to_regclass('newer') is null")).ShouldBe("True");
        (await LocalClusterTests.AskAsync(_database.Connections.App, "select count(*) from record")).ShouldBe("0");
        (await LocalClusterTests.AskAsync(
            _database.Connections.App, "set app.owner = '00000000-0000-0000-0000-00000000000a'; select count(*) from record")).ShouldBe("2000");
        (await Migrator.Embedded.PendingAsync(_database.Connections.App)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_IntoEmptyDatabase_GivesTheSameRows()
    {
        await BackupFile.BackupAsync(_database.Connections.Owner, File);
        await using var other = await TestCluster.CreateEmptyDatabaseAsync();

        await BackupFile.RestoreAsync(other.Connections.Owner, File);

        (await LocalClusterTests.AskAsync(other.Connections.Owner, Rows)).ShouldBe(await AskAsync(Rows));
        await Migrator.Embedded.ApplyAsync(other.Connections);

        // A restored database can be backed up and restored again.
        await BackupFile.BackupAsync(other.Connections.Owner, File + "2");
        await BackupFile.RestoreAsync(other.Connections.Owner, File + "2");
        (await LocalClusterTests.AskAsync(other.Connections.Owner, Rows)).ShouldBe(await AskAsync(Rows));
    }

    [Fact]
    public async Task Backup_FileExists_IsRefusedAndKept()
    {
        await System.IO.File.WriteAllTextAsync(File, "quý");

        (await Should.ThrowAsync<BackupException>(() => BackupFile.BackupAsync(_database.Connections.Owner, File))).Message.ShouldContain("không ghi đè lên tệp có sẵn");

        (await System.IO.File.ReadAllTextAsync(File)).ShouldBe("quý");
    }

    [Fact]
    public async Task Backup_IsReadableByItsMakerOnlyAndLeavesNoDraft()
    {
        await BackupFile.BackupAsync(_database.Connections.Owner, File);

        Directory.GetFiles(_folder).ShouldBe([File]);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Backup_NotTheOwner_FailsWithoutFile()
    {
        // pg_dump must not silently leave out the rows row-level security hides.
        await Should.ThrowAsync<BackupException>(() => BackupFile.BackupAsync(_database.Connections.App, File));

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Backup_FolderMissing_SaysSo() =>
        (await Should.ThrowAsync<BackupException>(() => BackupFile.BackupAsync(_database.Connections.Owner, Path.Combine(_folder, "không có", "a.dump"))))
            .Message.ShouldContain("không có thư mục này");

    [Fact]
    public async Task Restore_NoDump_IsRefused()
    {
        var before = await AskAsync(Rows);
        await System.IO.File.WriteAllTextAsync(File, "drop table record;");

        (await Should.ThrowAsync<BackupException>(() => BackupFile.RestoreAsync(_database.Connections.Owner, File))).Message.ShouldContain("không phải là bản sao lưu");
        (await Should.ThrowAsync<BackupException>(() => BackupFile.RestoreAsync(_database.Connections.Owner, File + "x"))).Message.ShouldContain("không có tệp này");

        (await AskAsync(Rows)).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_DumpOfAnotherProgram_IsRefused()
    {
        await using var other = await TestCluster.CreateEmptyDatabaseAsync();
        await LocalClusterTests.AskAsync(other.Connections.Owner, "create table theirs (id int)");
        await BackupFile.BackupAsync(other.Connections.Owner, File);

        (await Should.ThrowAsync<BackupException>(() => BackupFile.RestoreAsync(_database.Connections.Owner, File))).Message.ShouldContain("một cơ sở dữ liệu khác");
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.6)]
    public async Task Restore_FileCutShort_LeavesTheDatabaseAsItWas(double part)
    {
        await BackupFile.BackupAsync(_database.Connections.Owner, File);
        await DoAsync("update record set name = 'mới' where id = 1");
        var before = await AskAsync(Rows);
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(int)(bytes.Length * part)]);

        (await Should.ThrowAsync<BackupException>(() => BackupFile.RestoreAsync(_database.Connections.Owner, File))).Message.ShouldContain("hỏng");

        (await AskAsync(Rows)).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_ServerRefuses_LeavesTheDatabaseAsItWas()
    {
        await BackupFile.BackupAsync(_database.Connections.Owner, File);
        await DoAsync("update record set name = 'mới' where id = 1");
        var before = await AskAsync(Rows);

        // The application login may not replace the schema: the first statement fails.
        var refused = await Should.ThrowAsync<BackupException>(() => BackupFile.RestoreAsync(_database.Connections.App, File));

        refused.Message.ShouldContain("cơ sở dữ liệu không thay đổi");
        (await AskAsync(Rows)).ShouldBe(before);
    }

    private async Task DoAsync(string sql)
    {
        await using var connection = await _database.OpenOwnerAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task<string?> AskAsync(string sql) => LocalClusterTests.AskAsync(_database.Connections.Owner, sql);
}
