using System.Globalization;

namespace ThiDua.Data;

/// <summary>The operating-system account that runs PostgreSQL: ourselves, or another one when we are root, as which PostgreSQL refuses to run.</summary>
internal sealed class ServerAccount
{
    private readonly string[] _prefix;

    private ServerAccount(string name, string[] prefix)
    {
        Name = name;
        _prefix = prefix;
    }

    public string Name { get; }

    public bool IsOurselves => _prefix.Length == 0;

    /// <summary>Ourselves, or when root the owner of <paramref name="dataFolder"/> if it exists, else <c>postgres</c>.</summary>
    /// <exception cref="PostgresUnavailableException">We are root and there is no account to run PostgreSQL as.</exception>
    public static async Task<ServerAccount> FindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(Environment.UserName, []);
        }

        var name = Directory.Exists(dataFolder) ? await OwnerOfAsync(dataFolder, cancellationToken) : "postgres";
        var uid = await IdAsync("-u", name, cancellationToken);
        var gid = await IdAsync("-g", name, cancellationToken);
        if (uid is null or "0" || gid is null)
        {
            throw new PostgresUnavailableException(
                $"PostgreSQL không chạy được bằng tài khoản root và máy này không có tài khoản “{name}” để chạy thay. "
                + "Hãy cài PostgreSQL (Debian/Ubuntu: `apt-get install postgresql`), hoặc chạy chương trình bằng một tài khoản thường.");
        }

        string[][] ways =
        [
            ["setpriv", $"--reuid={uid}", $"--regid={gid}", "--clear-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", "-s", "/bin/sh", "-c", "exec \"$@\"", name, "--", "sh"],
        ];
        foreach (var way in ways)
        {
            if (ChildProcess.FindOnPath(way[0]) is { } program)
            {
                string[] prefix = [program, .. way.Skip(1)];
                if ((await ChildProcess.TryRunAsync([.. prefix, "true"], cancellationToken)).Succeeded)
                {
                    return new ServerAccount(name, prefix);
                }
            }
        }

        throw new PostgresUnavailableException(
            $"Không chuyển được từ root sang tài khoản “{name}” để chạy PostgreSQL (cần một trong các lệnh setpriv, runuser, su). "
            + "Hãy cài gói util-linux, hoặc chạy chương trình bằng một tài khoản thường.");
    }

    public Task<ChildResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken, string? input = null) =>
        ChildProcess.RunAsync([.. _prefix, .. command], cancellationToken, input: input);

    /// <summary>Runs a line of shell with <paramref name="arguments"/> as <c>$1</c>, <c>$2</c> …</summary>
    public Task<ChildResult> ShellAsync(string script, IEnumerable<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        RunAsync(["/bin/sh", "-c", script, "sh", .. arguments], cancellationToken, input);

    /// <summary>Makes a folder that belongs to the account and that nobody else may enter.</summary>
    public Task<ChildResult> MakePrivateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        string[] owner = IsOurselves ? [] : ["-o", Name];
        return ChildProcess.TryRunAsync(["install", "-d", "-m", "700", .. owner, folder], cancellationToken);
    }

    private static async Task<string> OwnerOfAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = await ChildProcess.TryRunAsync(["ls", "-ld", folder], cancellationToken);
        return listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "postgres";
    }

    private static async Task<string?> IdAsync(string which, string name, CancellationToken cancellationToken)
    {
        var said = (await ChildProcess.TryRunAsync(["id", which, name], cancellationToken)).Output.Trim();
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? said : null;
    }
}
