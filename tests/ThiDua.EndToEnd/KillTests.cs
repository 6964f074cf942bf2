using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using ThiDua.Data;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>
/// quality.md, "Nothing lost": the web program and PostgreSQL are killed (kill -9) in the middle of saves; every save that was acknowledged is there
/// afterwards, none is half done, and the audit chain is whole. Bounded: four writers, four kills, at most ten seconds each.
/// </summary>
public sealed partial class KillTests
{
    private static readonly string[] s_topics = ["thuy-loi", "thuy-san", "cay-che", "dan-so"];

    [ToolFact("dotnet")]
    public async Task AcknowledgedSaves_AfterKillsOfServerAndDatabase_AreAllThere()
    {
        var folder = Directory.CreateTempSubdirectory("thidua-kill-");
        var cluster = new LocalCluster(new LocalClusterOptions(folder.FullName));
        var connections = await cluster.StartAsync();
        var app = await RunningApp.StartAsync(connections.App, connections.Owner, sample: true);
        try
        {
            var attempted = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            var acknowledged = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            var total = 0;
            for (var round = 0; round < 4; round++)
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                var enough = total + 16;
                var writers = s_topics.Select(topic => WriteAsync(app.Address, topic, attempted, acknowledged, stop.Token)).ToList();
                while (!stop.IsCancellationRequested && acknowledged.Values.Sum() < enough)
                {
                    await Task.Delay(20, CancellationToken.None);
                }

                var killsServer = round % 2 == 0;
                if (killsServer)
                {
                    await app.KillAsync();
                }
                else
                {
                    using var postmaster = Process.GetProcessById((await cluster.StatusAsync()).ProcessId!.Value);
                    postmaster.Kill();
                    await postmaster.WaitForExitAsync();
                }

                await stop.CancelAsync();
                await Task.WhenAll(writers);
                total = acknowledged.Values.Sum();
                total.ShouldBeGreaterThanOrEqualTo(enough - 16, "writers must have been saving when the kill came");
                if (killsServer)
                {
                    await app.DisposeAsync();
                    app = await RunningApp.StartAsync(connections.App, connections.Owner, sample: false);
                }
                else
                {
                    NpgsqlConnection.ClearAllPools();
                    connections = await RestartAsync(cluster);
                }

                await CheckAsync(connections, attempted, acknowledged);
            }

            total.ShouldBeGreaterThanOrEqualTo(16, "a test in which nothing was saved proves nothing");
            (await VerifyAuditAsync(connections)).ShouldBe(0);
        }
        finally
        {
            await app.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            await cluster.StopAsync();
        }
    }

    /// <summary>
    /// Starts the killed cluster. Its orphaned processes may hold the port for a moment and reset the first connections: whoever kills by hand tries again, and so does this.
    /// </summary>
    private static async Task<DatabaseConnections> RestartAsync(LocalCluster cluster)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var connections = await cluster.StartAsync();
                await using var connection = new NpgsqlConnection(connections.Owner);
                await connection.OpenAsync();
                return connections;
            }
            catch (Exception dying) when (dying is NpgsqlException or DatabaseException && tries < 40)
            {
                NpgsqlConnection.ClearAllPools();
                await Task.Delay(250);
            }
        }
    }

    /// <summary>Saves 1, 2, 3… into one text until stopped; an answer counts only when the redirect after the save has arrived.</summary>
    private static async Task WriteAsync(string address, string topic, ConcurrentDictionary<string, int> attempted, ConcurrentDictionary<string, int> acknowledged, CancellationToken ct)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            var signIn = await client.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative), ct);
            await PostAsync(client, "/dang-nhap", new() { ["Input.UserName"] = "lan.ht", ["Input.Password"] = RunningApp.Password, ["__RequestVerificationToken"] = Token(signIn) }, ct);
            var path = $"/chi-tieu/loi-van?ky=2022&chu-de={topic}";
            while (!ct.IsCancellationRequested)
            {
                var page = await client.GetStringAsync(new Uri(path, UriKind.Relative), ct);
                var next = attempted.AddOrUpdate(topic, 1, (_, n) => n + 1);
                var answer = await PostAsync(client, path, new() { ["Text"] = $"lần {next.ToString(CultureInfo.InvariantCulture)}", ["Version"] = VersionOf(page), ["__RequestVerificationToken"] = Token(page) }, ct);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                {
                    acknowledged[topic] = next;
                }
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            // The kill, seen from the client. Whether the last save landed is not known: both are right.
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> form, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, ct);
    }

    private static async Task CheckAsync(DatabaseConnections connections, ConcurrentDictionary<string, int> attempted, ConcurrentDictionary<string, int> acknowledged)
    {
        await using var connection = new NpgsqlConnection(connections.Owner);
        await connection.OpenAsync();
        foreach (var topic in s_topics)
        {
            await using var command = new NpgsqlCommand("SELECT text FROM narrative WHERE topic = $1 AND period = '2022'", connection) { Parameters = { new() { Value = topic } } };
            var text = (string)(await command.ExecuteScalarAsync())!;
            var stored = text.StartsWith("lần ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(4), CultureInfo.InvariantCulture) : 0;
            stored.ShouldBeInRange(acknowledged.GetValueOrDefault(topic), attempted.GetValueOrDefault(topic), topic);
        }
    }

    private static async Task<int> VerifyAuditAsync(DatabaseConnections connections)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { RepositoryRoot.File("src", "ThiDua.Cli", "bin", configuration, "net10.0", "ThiDua.Cli.dll"), "verify-audit" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["THIDUA_DB"] = connections.App, ["THIDUA_DB_OWNER"] = connections.Owner },
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string Token(string page) => TokenPattern().Match(page).Groups["v"].Value;

    private static string VersionOf(string page) => VersionPattern().Match(page).Groups["v"].Value is { Length: > 0 } version ? version : "0";

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"(?<v>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenPattern();

    [GeneratedRegex("name=\"Version\"[^>]*value=\"(?<v>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();
}
