using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ThiDua.Data;

/// <summary>Chooses where the private cluster of an installation lives.</summary>
internal static class ClusterFolder
{
    private const UnixFileMode Visible = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly SearchValues<char> Unquotable = SearchValues.Create("\"$`\\\n\r");

    /// <summary>Where a cluster already is, or null.</summary>
    public static string? Existing(string root, string name) =>
        Candidates(root, name).FirstOrDefault(folder => File.Exists(Path.Combine(folder, ClusterState.FileName)) || Directory.Exists(DataOf(folder)));

    /// <summary>Where a cluster already is, else the first place the account that runs PostgreSQL can reach and write; that folder is made.</summary>
    /// <exception cref="PostgresUnavailableException">There is no such place.</exception>
    public static async Task<string> FindOrMakeAsync(string root, string name, CancellationToken cancellationToken)
    {
        if (Existing(root, name) is { } existing)
        {
            return existing;
        }

        var account = await ServerAccount.FindAsync(DataOf(root), cancellationToken);
        foreach (var folder in Candidates(root, name))
        {
            if (await TryMakeAsync(folder, account, cancellationToken))
            {
                return folder;
            }
        }

        throw new PostgresUnavailableException(
            $"Không có chỗ nào để đặt cơ sở dữ liệu: tài khoản “{account.Name}” không ghi được vào {string.Join(", ", Candidates(root, name))}. "
            + "Hãy cấp quyền ghi cho một trong các thư mục đó, hoặc đặt THIDUA_DB và THIDUA_DB_OWNER để dùng một máy chủ PostgreSQL có sẵn.");
    }

    /// <summary>The data folder PostgreSQL itself sees.</summary>
    public static string DataOf(string folder) => Path.Combine(folder, "data");

    private static IEnumerable<string> Candidates(string root, string name)
    {
        yield return Path.Combine(root, ".data", name);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        var elsewhere = string.Equals(name, LocalClusterOptions.DefaultName, StringComparison.Ordinal) ? hash : $"{hash}-{name}";
        yield return Path.Combine("/var/lib/thidua", elsewhere);
        if (!Environment.IsPrivilegedProcess)
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "thidua", elsewhere);
        }
    }

    private static async Task<bool> TryMakeAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        // pg_ctl puts the path between double quotes into a line of shell.
        if (folder.AsSpan().ContainsAny(Unquotable))
        {
            return false;
        }

        var made = new Stack<string>();
        try
        {
            var missing = new Stack<string>();
            for (var level = folder; level is not null && !Directory.Exists(level); level = Path.GetDirectoryName(level))
            {
                missing.Push(level);
            }

            foreach (var level in missing)
            {
                Directory.CreateDirectory(level);
                made.Push(level);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(level, Visible);
                }
            }

            // Two processes may try at once, so each tries with a folder of its own.
            var probe = Path.Combine(folder, "probe-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
            var works = (await account.MakePrivateFolderAsync(probe, cancellationToken)).Succeeded
                && (await account.ShellAsync("cd \"$1\" && : > file && rm file", [probe], cancellationToken)).Succeeded;
            if (Directory.Exists(probe))
            {
                Directory.Delete(probe, recursive: true);
            }

            if (works)
            {
                return true;
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Not here.
        }

        RemoveEmpty(made);
        return false;
    }

    private static void RemoveEmpty(Stack<string> folders)
    {
        foreach (var folder in folders)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                return;
            }
        }
    }
}
