using System.Globalization;
using System.Text.RegularExpressions;

namespace ThiDua.Data;

/// <summary>The machine's own PostgreSQL programs of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>Oldest version with ICU as a database's locale provider.</summary>
    public const int OldestMajor = 15;

    private const string Install =
        "Trên Debian/Ubuntu hãy chạy `sudo apt-get install postgresql`; trên hệ điều hành khác hãy cài PostgreSQL 15 trở lên và thêm thư mục bin của nó vào PATH. "
        + "Hoặc đặt THIDUA_DB và THIDUA_DB_OWNER để dùng một máy chủ PostgreSQL có sẵn.";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];
    private static readonly string[] ClientNeeded = ["pg_dump", "pg_restore", "psql"];

    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>The newest version that can run a server.</summary>
    /// <exception cref="PostgresUnavailableException">None, or none new enough.</exception>
    public static async Task<PostgresBinaries> NewestServerAsync(CancellationToken cancellationToken)
    {
        var all = await FindAsync(Needed, cancellationToken);
        return all.FirstOrDefault(found => found.Major >= OldestMajor)
            ?? throw new PostgresUnavailableException(all.Count == 0
                ? $"Máy này chưa cài PostgreSQL. {Install}"
                : $"Máy này chỉ có PostgreSQL {all[0].Major.ToString(CultureInfo.InvariantCulture)}, chương trình cần bản {OldestMajor.ToString(CultureInfo.InvariantCulture)} trở lên. {Install}");
    }

    /// <summary>The version an existing data folder was made with: PostgreSQL opens no other.</summary>
    /// <exception cref="PostgresUnavailableException">That version is not installed.</exception>
    public static async Task<PostgresBinaries> ServerForAsync(int major, CancellationToken cancellationToken)
    {
        var all = await FindAsync(Needed, cancellationToken);
        var version = major.ToString(CultureInfo.InvariantCulture);
        return all.FirstOrDefault(found => found.Major == major)
            ?? throw new PostgresUnavailableException(
                $"Cơ sở dữ liệu trên máy này được tạo bằng PostgreSQL {version} nhưng bản đó không còn được cài. "
                + $"Hãy cài lại bản {version} (Debian/Ubuntu: `sudo apt-get install postgresql-{version}`), sao lưu bằng `./thidua db backup`, rồi mới chuyển sang bản mới.");
    }

    /// <summary>Client programs for a server: the same version, else the lowest newer one (an older pg_dump refuses a newer server).</summary>
    /// <exception cref="PostgresUnavailableException">None fits.</exception>
    public static async Task<PostgresBinaries> ClientForAsync(int serverMajor, CancellationToken cancellationToken)
    {
        var all = await FindAsync(ClientNeeded, cancellationToken);
        var version = serverMajor.ToString(CultureInfo.InvariantCulture);
        return all.LastOrDefault(found => found.Major >= serverMajor)
            ?? throw new PostgresUnavailableException(
                $"Sao lưu và phục hồi cần các chương trình pg_dump, pg_restore và psql của PostgreSQL {version} trở lên nhưng máy này không có. "
                + $"Trên Debian/Ubuntu hãy chạy `sudo apt-get install postgresql-client-{version}`.");
    }

    /// <summary>Every installed version that has all of <paramref name="programs"/>, newest first.</summary>
    private static async Task<List<PostgresBinaries>> FindAsync(string[] programs, CancellationToken cancellationToken)
    {
        var folders = ChildProcess.ProgramFolders().ToList();
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders.AddRange(Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")));
        }

        if (ChildProcess.FindOnPath("pg_config") is { } config)
        {
            folders.Add((await ChildProcess.TryRunAsync([config, "--bindir"], cancellationToken)).Output.Trim());
        }

        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Distinct(StringComparer.Ordinal).Where(folder => programs.All(program => IsProgram(folder, program))))
        {
            var said = await ChildProcess.TryRunAsync([Path.Combine(folder, programs[0]), "--version"], cancellationToken);
            if (said.Succeeded && Version().Match(said.Output) is { Success: true } match)
            {
                found.Add(new PostgresBinaries(folder, int.Parse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)));
            }
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    // Debian's /usr/bin/pg_dump, psql … are wrappers that choose a version by themselves; the real ones are found under /usr/lib/postgresql.
    private static bool IsProgram(string folder, string program)
    {
        var file = new FileInfo(Path.Combine(folder, program));
        return file.Exists && !(file.LinkTarget ?? "").EndsWith("pg_wrapper", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=\) )\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();
}
