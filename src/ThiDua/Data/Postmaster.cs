using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ThiDua.Data;

/// <summary>The server process of a data folder as its <c>postmaster.pid</c> describes it.</summary>
internal sealed record Postmaster(int Pid, int Port, bool Ready)
{
    /// <summary>The process named by the file if it still lives and may be a PostgreSQL of this folder; null otherwise.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to another account.</exception>
    public static Postmaster? Find(string dataFolder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FileOf(dataFolder));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return lines.Length > 3
            && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && IsPostgres(pid, dataFolder)
                ? new Postmaster(pid, port, lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal))
                : null;
    }

    /// <summary>
    /// Removes a <c>postmaster.pid</c> whose number now belongs to another program (after a reboot, or in a restarted container, where
    /// numbers repeat). PostgreSQL itself copes with dead processes but not with that.
    /// </summary>
    public static void RemoveStaleFile(string dataFolder)
    {
        if (OperatingSystem.IsLinux() && Find(dataFolder) is null)
        {
            File.Delete(FileOf(dataFolder));
        }
    }

    /// <summary>Whether something accepts connections on the loopback port.</summary>
    public static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A loopback port nobody listens on, outside the range the system hands out to outgoing connections.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = System.Security.Cryptography.RandomNumberGenerator.GetInt32(20000, 32000);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>Whether a server could listen on the loopback port.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string FileOf(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    private static bool IsPostgres(int pid, string dataFolder)
    {
        if (!OperatingSystem.IsLinux())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(pid);
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        var entry = "/proc/" + pid.ToString(CultureInfo.InvariantCulture);
        try
        {
            // A killed process whose parent has not taken note stays as a zombie (state Z).
            var stat = File.ReadAllText(entry + "/stat");
            if (!stat.Contains("(post", StringComparison.Ordinal) || stat.Contains(") Z ", StringComparison.Ordinal))
            {
                return false;
            }
        }
        catch (IOException)
        {
            return false;
        }

        try
        {
            // A server works in its data folder. Containers may forbid even root to look at other accounts' processes; then the name has to do.
            return Directory.ResolveLinkTarget(entry + "/cwd", returnFinalTarget: false) is not { } folder
                || string.Equals(folder.FullName, RealPath(dataFolder), StringComparison.Ordinal);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }

    // The kernel names the folder without symbolic links.
    private static string RealPath(string folder)
    {
        var real = Path.GetPathRoot(folder)!;
        foreach (var part in Path.GetRelativePath(real, folder).Split('/'))
        {
            real = Path.Combine(real, part);
            real = Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }
}
