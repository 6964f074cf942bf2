using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ThiDua.Data;

/// <summary>
/// Writes the whole database to one file (pg_dump, custom format) and reads it back. The password goes through the environment, never onto the command line.
/// </summary>
public static class BackupFile
{
    // Everything of the program lives in the schema public. The lock time-out keeps a forgotten session from holding up the restore for ever.
    private const string BeforeRestore = """
        set lock_timeout = '30s';
        begin;
        drop schema public cascade;
        create schema public authorization pg_database_owner;
        grant usage on schema public to public;

        """;

    // Division by zero when the file brought no schema: an empty database is no restored one.
    private const string AfterRestore = """

        select 1 / count(*) from public.schema_migration;
        commit;

        """;

    /// <summary>Writes a consistent copy of the database; people may go on working. The file can be read by its maker only.</summary>
    /// <returns>Size of the file in bytes.</returns>
    /// <exception cref="BackupException">The file exists already, cannot be written, or pg_dump failed; no file is left behind.</exception>
    /// <exception cref="PostgresUnavailableException">pg_dump is not installed.</exception>
    public static async Task<long> BackupAsync(string ownerConnection, string file, CancellationToken cancellationToken = default)
    {
        file = Path.GetFullPath(file);
        RefuseExisting(file);
        var binaries = await ClientAsync(ownerConnection, cancellationToken);
        var draft = $"{file}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.dang-ghi";
        try
        {
            PrivateFile.Open(draft, FileMode.Create, FileShare.None).Dispose();
            var result = await ChildProcess.RunAsync(
                [binaries["pg_dump"], "--format=custom", "--no-password", "--file", draft], cancellationToken, Variables(ownerConnection));
            if (!result.Succeeded)
            {
                throw new BackupException($"Sao lưu không thành công, không có tệp nào được ghi. pg_dump báo:{Environment.NewLine}{result.Tail()}");
            }

            using (var written = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            RefuseExisting(file);
            File.Move(draft, file, overwrite: false);
            return new FileInfo(file).Length;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BackupException($"Không ghi được tệp sao lưu {file}: {Reason(e)}.", e);
        }
        finally
        {
            DeleteQuietly(draft);
        }
    }

    /// <summary>
    /// Replaces everything in the database by what the file holds, in one transaction: afterwards all of it is there, or the database is as it was.
    /// A backup of an older version of the program is brought up to date by <see cref="Migrator.ApplyAsync(DatabaseConnections, CancellationToken)"/> afterwards.
    /// Restore only files you trust: the file's statements run with the owner's rights.
    /// </summary>
    /// <exception cref="BackupException">The file is no backup of ThiDua, is damaged, or PostgreSQL refused; the database is unchanged.</exception>
    /// <exception cref="PostgresUnavailableException">pg_restore or psql is not installed.</exception>
    public static async Task RestoreAsync(string ownerConnection, string file, CancellationToken cancellationToken = default)
    {
        file = Path.GetFullPath(file);
        await RefuseForeignAsync(file, cancellationToken);
        var binaries = await ClientAsync(ownerConnection, cancellationToken);
        var contents = await ChildProcess.RunAsync([binaries["pg_restore"], "--list", file], cancellationToken);
        if (!contents.Succeeded)
        {
            throw new BackupException($"Không đọc được bản sao lưu {file}, có thể tệp bị hỏng hoặc do bản PostgreSQL mới hơn tạo ra. pg_restore báo:{Environment.NewLine}{contents.Tail()}");
        }

        if (!contents.Output.Contains(" TABLE DATA public schema_migration ", StringComparison.Ordinal))
        {
            throw new BackupException($"Tệp {file} là bản sao của một cơ sở dữ liệu khác, không phải của chương trình này. Cơ sở dữ liệu không thay đổi.");
        }

        await ReplayAsync(ownerConnection, file, binaries, cancellationToken);
        await using var connection = new NpgsqlConnection(WithoutPool(ownerConnection));
        await connection.OpenAsync(cancellationToken);
        await using var analyse = new NpgsqlCommand("analyze", connection) { CommandTimeout = 0 };
        await analyse.ExecuteNonQueryAsync(cancellationToken);
    }

    // pg_restore --clean cannot drop what a newer version of the program added, so the file's statements are played by psql between our own BEGIN … COMMIT.
    private static async Task ReplayAsync(string ownerConnection, string file, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var environment = Variables(ownerConnection).ToList();
        using var reader = Process.Start(ChildProcess.Describe([binaries["pg_restore"], "--no-owner", "--file=-", file]))!;
        using var writer = Process.Start(ChildProcess.Describe(
            [binaries["psql"], "--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-", "--output=/dev/null"], environment))!;
        reader.StandardInput.Close();
        var readerSays = reader.StandardError.ReadToEndAsync(cancellationToken);
        var writerSays = Task.WhenAll(writer.StandardError.ReadToEndAsync(cancellationToken), writer.StandardOutput.ReadToEndAsync(cancellationToken));
        try
        {
            var readWhole = false;
            try
            {
                await writer.StandardInput.WriteAsync(BeforeRestore.AsMemory(), cancellationToken);
                await writer.StandardInput.FlushAsync(cancellationToken);
                await reader.StandardOutput.BaseStream.CopyToAsync(writer.StandardInput.BaseStream, cancellationToken);
                await reader.WaitForExitAsync(cancellationToken);
                readWhole = reader.ExitCode == 0;
                if (readWhole)
                {
                    await writer.StandardInput.WriteAsync(AfterRestore.AsMemory(), cancellationToken);
                    writer.StandardInput.Close();
                }
            }
            catch (IOException)
            {
                // psql has given up; what it said follows.
            }

            if (!readWhole)
            {
                // Without our COMMIT nothing stays.
                if (reader.HasExited && reader.ExitCode != 0)
                {
                    ChildProcess.Kill(writer);
                    throw new BackupException($"Bản sao lưu {file} bị hỏng nên chưa phục hồi; cơ sở dữ liệu không thay đổi. pg_restore báo:{Environment.NewLine}{await readerSays}");
                }

                ChildProcess.Kill(reader);
            }

            await writer.WaitForExitAsync(cancellationToken);
            if (writer.ExitCode != 0 || !readWhole)
            {
                throw new BackupException(Explain((await writerSays)[0]));
            }
        }
        finally
        {
            ChildProcess.Kill(reader);
            ChildProcess.Kill(writer);
        }
    }

    private static string Explain(string said)
    {
        const string unchanged = "Phục hồi không thành công; cơ sở dữ liệu không thay đổi.";
        if (said.Contains("lock timeout", StringComparison.Ordinal))
        {
            return $"{unchanged} Cơ sở dữ liệu đang được dùng: hãy dừng chương trình web rồi thử lại.";
        }

        var message = $"{unchanged} PostgreSQL báo:{Environment.NewLine}{new ChildResult(1, "", said).Tail()}";
        return said.Contains("role \"", StringComparison.Ordinal) && said.Contains("does not exist", StringComparison.Ordinal)
            ? $"{message}{Environment.NewLine}Bản sao lưu cấp quyền cho một tài khoản mà máy chủ này không có. Hãy tạo tài khoản đó (create role … nologin) "
              + "và cho tài khoản của ứng dụng làm thành viên (grant … to …), rồi thử lại."
            : message;
    }

    private static async Task RefuseForeignAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
            var start = new byte[5];
            if (await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) < start.Length || !start.AsSpan().SequenceEqual("PGDMP"u8))
            {
                throw new BackupException($"Tệp {file} không phải là bản sao lưu do `./thidua db backup` tạo ra.");
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BackupException($"Không đọc được tệp sao lưu {file}: {Reason(e)}.", e);
        }
    }

    private static void RefuseExisting(string file)
    {
        if (Path.Exists(file))
        {
            throw new BackupException($"Đã có {file}; sao lưu không ghi đè lên tệp có sẵn. Hãy chọn tên khác hoặc chuyển tệp cũ đi.");
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException => "không có tệp này",
        DirectoryNotFoundException => "không có thư mục này",
        UnauthorizedAccessException => "tài khoản đang chạy không có quyền",
        _ => e.Message,
    };

    private static void DeleteQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // The folder is not writable: then there is nothing to delete.
        }
    }

    private static async Task<PostgresBinaries> ClientAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(WithoutPool(connectionString));
        await connection.OpenAsync(cancellationToken);
        return await PostgresBinaries.ClientForAsync(connection.PostgreSqlVersion.Major, cancellationToken);
    }

    private static string WithoutPool(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static IEnumerable<KeyValuePair<string, string>> Variables(string connectionString)
    {
        var parsed = new NpgsqlConnectionStringBuilder(connectionString);
        (string Name, string? Value)[] settings =
        [
            ("PGHOST", parsed.Host),
            ("PGPORT", parsed.Port.ToString(CultureInfo.InvariantCulture)),
            ("PGDATABASE", parsed.Database),
            ("PGUSER", parsed.Username),
            ("PGPASSWORD", parsed.Password),
            ("PGPASSFILE", parsed.Passfile),
            ("PGSSLROOTCERT", parsed.RootCertificate),
            ("PGSSLCERT", parsed.SslCertificate),
            ("PGSSLKEY", parsed.SslKey),
            ("PGCLIENTENCODING", "UTF8"),
            ("PGSSLMODE", parsed.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            }),
        ];
        return settings.Where(setting => !string.IsNullOrEmpty(setting.Value)).Select(setting => KeyValuePair.Create(setting.Name, setting.Value!));
    }
}
