using System.Diagnostics;
using System.Text;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>The built program as a stranger starts it: its own process, an empty database, a free loopback port, the sample commune loaded at start.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    public const string Password = "mat-khau-thu-nghiem";

    private readonly Process _process;
    private readonly TestDatabase? _owned;

    private readonly StringBuilder _output;

    private RunningApp(Process process, string address, TestDatabase? owned, StringBuilder output) => (_process, Address, _owned, _output) = (process, address, owned, output);

    /// <summary>http://127.0.0.1:port</summary>
    public string Address { get; }

    /// <summary>Waits for a line of the program's output and returns what follows <paramref name="mark"/> up to the next blank.</summary>
    public async Task<string> PrintedAsync(string mark)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            string printed;
            lock (_output)
            {
                printed = _output.ToString();
            }

            var at = printed.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0)
            {
                return printed[(at + mark.Length)..].Split([' ', '\n', '\r'], 2)[0];
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"The program never printed “{mark}”.");
    }

    /// <summary>Starts on a database of its own.</summary>
    public static async Task<RunningApp> StartAsync(bool sample = true)
    {
        var database = await TestCluster.CreateEmptyDatabaseAsync();
        return await StartAsync(database.Connections.App, database.Connections.Owner, sample, database);
    }

    /// <summary>Starts on a given database, which stays when the program ends.</summary>
    public static async Task<RunningApp> StartAsync(string app, string owner, bool sample, TestDatabase? owned = null, string urls = "http://127.0.0.1:0")
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { RepositoryRoot.File("src", "ThiDua.Cli", "bin", configuration, "net10.0", "ThiDua.Cli.dll"), "serve" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["THIDUA_DB"] = app,
                ["THIDUA_DB_OWNER"] = owner,
                ["THIDUA_URLS"] = urls,
                ["THIDUA_SAMPLE_PASSWORD"] = Password,
                ["THIDUA_ROOT"] = Directory.CreateTempSubdirectory("thidua-e2e-").FullName,
            },
        };
        if (sample)
        {
            start.ArgumentList.Add("--with-sample");
        }

        var process = Process.Start(start)!;
        var output = new StringBuilder();
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }

            const string mark = "đang chạy tại ";
            if (line?.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                ready.TrySetResult(line[(at + mark.Length)..].Split([' ', ','], 2)[0]);
            }
        }

        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The program ended at start: " + output));
        var address = await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return new(process, address, owned, output);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }
}
