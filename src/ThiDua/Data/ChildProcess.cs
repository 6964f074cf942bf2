using System.ComponentModel;
using System.Diagnostics;

namespace ThiDua.Data;

/// <summary>What a finished program left behind.</summary>
internal sealed record ChildResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines of what it said, for an error message.</summary>
    public string Tail()
    {
        var text = string.IsNullOrWhiteSpace(Errors) ? Output : Errors;
        return string.Join(Environment.NewLine, text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(8));
    }
}

/// <summary>Runs programs of PostgreSQL and of the operating system: arguments as a list, messages in English, nothing inherited from PG… variables.</summary>
internal static class ChildProcess
{
    public static ProcessStartInfo Describe(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo(command[0])
        {
            // The account that runs PostgreSQL may not be allowed into our working folder.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <exception cref="Win32Exception">The program does not exist.</exception>
    public static async Task<ChildResult> RunAsync(
        IReadOnlyList<string> command,
        CancellationToken cancellationToken,
        IEnumerable<KeyValuePair<string, string>>? environment = null,
        string? input = null)
    {
        using var process = Process.Start(Describe(command, environment))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                if (input is not null)
                {
                    await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                }

                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading; its exit code tells.
            }

            var said = await output;
            var complained = await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new ChildResult(process.ExitCode, said, complained);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            throw;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but a program that does not exist is just a failure.</summary>
    public static async Task<ChildResult> TryRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(command, cancellationToken);
        }
        catch (Win32Exception e)
        {
            return new ChildResult(127, "", e.Message);
        }
    }

    public static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // Ended by itself.
        }
    }

    /// <summary>Full path of a program on PATH (or in the system folders a service's PATH may lack), or null.</summary>
    public static string? FindOnPath(string program) => ProgramFolders()
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    public static IEnumerable<string> ProgramFolders() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])
        .Where(Path.IsPathRooted);
}
