using System.Globalization;
using System.Text;
using Npgsql;

namespace ThiDua.Data;

/// <summary>How a private cluster is made.</summary>
/// <param name="RootPath">The installation it belongs to; see <see cref="ApplicationRoot"/>.</param>
public sealed record LocalClusterOptions(string RootPath)
{
    internal const string DefaultName = "postgres";

    /// <summary>Distinguishes several clusters of one installation: the one people work with, the one of the tests.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>Folder to use instead of the one derived from <see cref="RootPath"/> and <see cref="Name"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>Lines of <c>postgresql.conf</c> on top of the usual ones; they take effect when the cluster is made.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether to wait until the new cluster is safely on disk; tests do without.</summary>
    public bool Durable { get; init; } = true;
}

/// <summary>What <see cref="LocalCluster.StatusAsync"/> reports.</summary>
/// <param name="Exists">Whether the cluster has been made.</param>
/// <param name="Running">Whether its server accepts connections.</param>
/// <param name="Folder">Where it is; null when it has not been made.</param>
/// <param name="ProcessId">Server process when running.</param>
/// <param name="Port">Loopback port when it has been made.</param>
/// <param name="MajorVersion">PostgreSQL version it was made with.</param>
public sealed record ClusterStatus(bool Exists, bool Running, string? Folder, int? ProcessId, int? Port, int? MajorVersion);

/// <summary>
/// A PostgreSQL cluster of this installation's own, made with the machine's binaries, listening on a free loopback port only, and started on demand.
/// The server runs in a session of its own: it outlives the program that started it and is stopped by <see cref="StopAsync"/>.
/// There is no Unix socket, so the length of the path does not matter and every connection proves its password (SCRAM, which proves the server as well).
/// </summary>
public sealed class LocalCluster
{
    /// <summary>Name of the database.</summary>
    public const string Database = "thidua";

    /// <summary>Login that owns the database and its tables.</summary>
    public const string OwnerRole = "thidua_owner";

    /// <summary>Login of the application, bound by row-level security.</summary>
    public const string AppRole = "thidua_app";

    private const string Superuser = "postgres";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(5);

    private static readonly (string Name, string Value)[] UsualSettings =
    [
        ("shared_buffers", "128MB"),
        ("max_connections", "100"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        ("password_encryption", "scram-sha-256"),
        // A week of log files, each overwritten a week later.
        ("logging_collector", "on"),
        ("log_directory", "log"),
        ("log_filename", "postgresql-%a.log"),
        ("log_truncate_on_rotation", "on"),
        ("log_rotation_age", "1d"),
        ("log_rotation_size", "0"),
    ];

    private readonly LocalClusterOptions _options;
    private readonly string _root;

    /// <summary>Describes a cluster; nothing is touched before <see cref="StartAsync"/>.</summary>
    public LocalCluster(LocalClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.RootPath));
    }

    /// <summary>The cluster people work with in the installation at <paramref name="rootPath"/>.</summary>
    public static LocalCluster ForRoot(string rootPath) => new(new LocalClusterOptions(rootPath));

    /// <summary>Starts the server unless it runs, making the cluster, its logins and its database first where they are missing.</summary>
    /// <exception cref="PostgresUnavailableException">PostgreSQL is missing, or refuses; the message says why and what to do.</exception>
    public async Task<DatabaseConnections> StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if (Existing() is { } existing && await ReuseAsync(existing, cancellationToken) is { } running)
            {
                return running;
            }

            var folder = await FolderAsync(cancellationToken);
            using var alone = await LockAsync(folder, cancellationToken);
            return await ReuseAsync(folder, cancellationToken) ?? await StartAloneAsync(folder, cancellationToken);
        }
        catch (UnauthorizedAccessException e)
        {
            throw BelongsToAnother(Existing() ?? _root, e);
        }
    }

    /// <summary>Stops the server; sessions still open are ended, nothing acknowledged is lost.</summary>
    /// <returns>False when it was not running.</returns>
    /// <exception cref="PostgresUnavailableException">It could not be stopped.</exception>
    public async Task<bool> StopAsync(CancellationToken cancellationToken = default)
    {
        if (Existing() is not { } folder)
        {
            return false;
        }

        try
        {
            using var alone = await LockAsync(folder, cancellationToken);
            var data = ClusterFolder.DataOf(folder);
            if (Postmaster.Find(data) is null)
            {
                return false;
            }

            await StopAloneAsync(data, cancellationToken);
            return true;
        }
        catch (UnauthorizedAccessException e)
        {
            throw BelongsToAnother(folder, e);
        }
    }

    /// <summary>How things stand; starts nothing.</summary>
    public async Task<ClusterStatus> StatusAsync(CancellationToken cancellationToken = default)
    {
        if (Existing() is not { } folder)
        {
            return new ClusterStatus(Exists: false, Running: false, Folder: null, ProcessId: null, Port: null, MajorVersion: null);
        }

        try
        {
            var data = ClusterFolder.DataOf(folder);
            var server = Postmaster.Find(data);
            var running = server is { Ready: true } && await Postmaster.AnswersAsync(server.Port, cancellationToken);
            return new ClusterStatus(
                MajorVersion(data) is not null, running, folder, running ? server!.Pid : null, server?.Port ?? ClusterState.Read(folder)?.Port, MajorVersion(data));
        }
        catch (UnauthorizedAccessException e)
        {
            throw BelongsToAnother(folder, e);
        }
    }

    internal static PostgresUnavailableException BelongsToAnother(string folder, Exception inner) => new(
        $"Cơ sở dữ liệu trong {folder} do một tài khoản khác của máy tạo ra nên không mở được. "
        + "Hãy chạy bằng đúng tài khoản đó, hoặc đặt THIDUA_DB và THIDUA_DB_OWNER.",
        inner);

    private static Task<FileLock> LockAsync(string folder, CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(Path.Combine(folder, "lock"), shared: false, LockTimeout, cancellationToken);

    private string? Existing() => _options.Folder is { } folder ? (Directory.Exists(folder) ? folder : null) : ClusterFolder.Existing(_root, _options.Name);

    private async Task<string> FolderAsync(CancellationToken cancellationToken)
    {
        if (_options.Folder is not { } folder)
        {
            return await ClusterFolder.FindOrMakeAsync(_root, _options.Name, cancellationToken);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }

    private static async Task<DatabaseConnections?> ReuseAsync(string folder, CancellationToken cancellationToken)
    {
        var state = ClusterState.Read(folder);
        return state is { Prepared: true }
            && Postmaster.Find(ClusterFolder.DataOf(folder)) is { Ready: true } server
            && server.Port == state.Port
            && await Postmaster.AnswersAsync(server.Port, cancellationToken)
                ? Connections(state)
                : null;
    }

    private async Task<DatabaseConnections> StartAloneAsync(string folder, CancellationToken cancellationToken)
    {
        var data = ClusterFolder.DataOf(folder);
        var account = await ServerAccount.FindAsync(data, cancellationToken);
        var state = ClusterState.Read(folder);
        PostgresBinaries binaries;
        if (MajorVersion(data) is { } major)
        {
            binaries = await PostgresBinaries.ServerForAsync(major, cancellationToken);
            state ??= await SetNewPasswordsAsync(folder, data, account, binaries, cancellationToken);
        }
        else
        {
            binaries = await PostgresBinaries.NewestServerAsync(cancellationToken);
            state = ClusterState.Create(_root, Postmaster.FreePort());
            state.Write(folder);
            await InitialiseAsync(folder, data, account, binaries, state, cancellationToken);
        }

        state = await StartServerAsync(folder, data, account, binaries, state, cancellationToken);
        if (!state.Prepared)
        {
            await PrepareAsync(state, cancellationToken);
            state = state with { Prepared = true };
            state.Write(folder);
        }

        return Connections(state);
    }

    /// <summary>Makes the data folder under another name and renames it when complete, so that a crash leaves none or a whole one.</summary>
    private async Task InitialiseAsync(
        string folder, string data, ServerAccount account, PostgresBinaries binaries, ClusterState state, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folder, "new");
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Require(await account.MakePrivateFolderAsync(draft, cancellationToken), "Không tạo được thư mục cho cơ sở dữ liệu");
        var passwordFile = Path.Combine(draft, "password");
        var draftData = Path.Combine(draft, "data");
        Require(
            await account.ShellAsync("umask 077; cat > \"$1\"", [passwordFile], cancellationToken, input: state.SuperuserPassword),
            "Không ghi được vào thư mục của cơ sở dữ liệu");

        List<string> command =
        [
            binaries["initdb"], "--pgdata", draftData, "--username", Superuser, "--pwfile", passwordFile, "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=vi-VN", "--locale", await CharacterLocaleAsync(cancellationToken),
            "--data-checksums", "--no-instructions",
        ];
        if (!_options.Durable)
        {
            command.Add("--no-sync");
        }

        Require(await account.RunAsync(command, cancellationToken), "Không tạo được cơ sở dữ liệu (initdb)");
        var settings = UsualSettings.Where(setting => !_options.Settings.ContainsKey(setting.Name))
            .Concat(_options.Settings.Select(setting => (Name: setting.Key, setting.Value)));
        var lines = new StringBuilder("\n# ThiDua; port and address are given on the command line\n");
        foreach (var (name, value) in settings)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        }

        Require(
            await account.ShellAsync("cat >> \"$1/postgresql.conf\" && rm \"$2\"", [draftData, passwordFile], cancellationToken, input: lines.ToString()),
            "Không ghi được cấu hình của cơ sở dữ liệu");
        Directory.Move(draftData, data);
        Directory.Delete(draft);
    }

    /// <summary>The data is there but the passwords are not (the state file was deleted): PostgreSQL alone, without network, sets new ones.</summary>
    private async Task<ClusterState> SetNewPasswordsAsync(
        string folder, string data, ServerAccount account, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (Postmaster.Find(data) is not null)
        {
            await StopAloneAsync(data, cancellationToken);
        }

        var state = ClusterState.Create(_root, Postmaster.FreePort());
        Require(
            await account.RunAsync(
                [binaries["postgres"], "--single", "-D", data, Superuser], cancellationToken, input: $"alter role {Superuser} password '{state.SuperuserPassword}'\n"),
            "Không đặt lại được mật khẩu của cơ sở dữ liệu");
        state.Write(folder);
        return state;
    }

    private static async Task<ClusterState> StartServerAsync(
        string folder, string data, ServerAccount account, PostgresBinaries binaries, ClusterState state, CancellationToken cancellationToken)
    {
        if (Postmaster.Find(data) is { } server && await BecomesReadyAsync(data, cancellationToken))
        {
            return Remember(state, server.Port, folder);
        }

        Postmaster.RemoveStaleFile(data);
        var log = Path.Combine(data, "start.log");
        var giveUp = Environment.TickCount64 + 30_000;
        while (true)
        {
            state = Remember(state, Postmaster.IsFree(state.Port) ? state.Port : Postmaster.FreePort(), folder);
            var port = state.Port.ToString(CultureInfo.InvariantCulture);
            var result = await account.RunAsync(
                [
                    binaries["pg_ctl"], "start", "--wait", "--timeout=600", "--silent", "--pgdata", data, "--log", log,
                    "--options", $"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                ],
                cancellationToken);
            if (result.Succeeded)
            {
                return state;
            }

            // After kill -9 the children of the old server need a moment to notice and to let go of its shared memory;
            // and somebody may have taken the port since we looked.
            var said = LastLines(data, log);
            var passing = said.Contains("shared memory block", StringComparison.Ordinal) || said.Contains("Address already in use", StringComparison.Ordinal)
                || !Postmaster.IsFree(state.Port);
            if (!passing || Environment.TickCount64 > giveUp)
            {
                throw new PostgresUnavailableException(
                    $"Không khởi động được PostgreSQL trong {folder}. PostgreSQL báo:{Environment.NewLine}{(said.Length > 0 ? said : result.Tail())}");
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    /// <summary>Logins and database; each step can be repeated, for a crash may have come in between.</summary>
    private static async Task PrepareAsync(ClusterState state, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(state, Superuser, state.SuperuserPassword, Superuser, pooling: false));
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync($"""
            do $$
            begin
                if to_regrole('{OwnerRole}') is null then create role {OwnerRole}; end if;
                if to_regrole('{AppRole}') is null then create role {AppRole}; end if;
            end $$;
            alter role {OwnerRole} login createdb nosuperuser nocreaterole nobypassrls password '{state.OwnerPassword}';
            alter role {AppRole} login nocreatedb nosuperuser nocreaterole nobypassrls password '{state.AppPassword}';
            grant pg_signal_backend to {OwnerRole};
            """);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = Database } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await ExecuteAsync($"create database {Database} owner {OwnerRole} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'");
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task StopAloneAsync(string data, CancellationToken cancellationToken)
    {
        var account = await ServerAccount.FindAsync(data, cancellationToken);
        var binaries = await PostgresBinaries.ServerForAsync(MajorVersion(data) ?? PostgresBinaries.OldestMajor, cancellationToken);
        Require(
            await account.RunAsync([binaries["pg_ctl"], "stop", "--wait", "--timeout=120", "--silent", "--mode=fast", "--pgdata", data], cancellationToken),
            "Không dừng được PostgreSQL");
    }

    private static async Task<bool> BecomesReadyAsync(string data, CancellationToken cancellationToken)
    {
        var giveUp = Environment.TickCount64 + 60_000;
        while (Environment.TickCount64 < giveUp)
        {
            if (Postmaster.Find(data) is not { } server)
            {
                return false;
            }

            if (server.Ready && await Postmaster.AnswersAsync(server.Port, cancellationToken))
            {
                return true;
            }

            await Task.Delay(50, cancellationToken);
        }

        return false;
    }

    private static ClusterState Remember(ClusterState state, int port, string folder)
    {
        if (state.Port == port)
        {
            return state;
        }

        state = state with { Port = port };
        state.Write(folder);
        return state;
    }

    // With character class "C" PostgreSQL takes no Vietnamese letter for a letter (trigrams, text search); ICU decides order and case.
    private static async Task<string> CharacterLocaleAsync(CancellationToken cancellationToken)
    {
        var installed = (await ChildProcess.TryRunAsync(["locale", "-a"], cancellationToken)).Output.Split('\n', StringSplitOptions.TrimEntries);
        return installed.FirstOrDefault(IsUtf8Of("C")) ?? installed.FirstOrDefault(IsUtf8Of("vi_VN")) ?? installed.FirstOrDefault(IsUtf8Of("en_US")) ?? "C";

        static Func<string, bool> IsUtf8Of(string language) => name =>
            name.Equals(language + ".UTF-8", StringComparison.OrdinalIgnoreCase) || name.Equals(language + ".utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int? MajorVersion(string data)
    {
        var file = Path.Combine(data, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    // Complaints come to the start log until the server opens its own.
    private static string LastLines(string data, string startLog)
    {
        var own = new DirectoryInfo(Path.Combine(data, "log"));
        var latest = (own.Exists ? own.GetFiles() : []).Append(new FileInfo(startLog)).Where(file => file.Exists).MaxBy(file => file.LastWriteTimeUtc);
        return latest is null ? "" : string.Join(Environment.NewLine, File.ReadLines(latest.FullName).TakeLast(6));
    }

    private static void Require(ChildResult result, string otherwise)
    {
        if (!result.Succeeded)
        {
            throw new PostgresUnavailableException($"{otherwise}. Máy báo:{Environment.NewLine}{result.Tail()}");
        }
    }

    private static DatabaseConnections Connections(ClusterState state) => new(
        ConnectionString(state, AppRole, state.AppPassword, Database, pooling: true),
        ConnectionString(state, OwnerRole, state.OwnerPassword, Database, pooling: true));

    private static string ConnectionString(ClusterState state, string user, string password, string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = state.Port,
        Database = database,
        Username = user,
        Password = password,
        Pooling = pooling,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = "ThiDua",
    }.ConnectionString;
}
