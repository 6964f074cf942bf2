using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Reports;
using ThiDua.Testing;

namespace ThiDua.Web.Tests.Support;

/// <summary>The whole program over a database of its own that holds the sample commune. A second, empty commune stands beside it for tests of ownership.</summary>
public sealed class SampleSite : IAsyncDisposable
{
    /// <summary>Password of all sample accounts.</summary>
    public const string Password = "thu-nghiem-2022";

    private const string Sample = "khoi-ky-2022";

    private static readonly TestTemplate s_template = new("sample", Fingerprint(), FillAsync);

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private SampleSite(TestDatabase database, WebApplication app) => (_database, _app) = (database, app);

    /// <summary>What makes PDFs here; replace it before the first job.</summary>
    public PdfMaker MakePdf { get; set; } = (_, _) => Task.FromResult("%PDF-1.7 thử"u8.ToArray());

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the program.</summary>
    public static async Task<SampleSite> StartAsync()
    {
        var database = await TestCluster.CreateDatabaseAsync(s_template);
        SampleSite? site = null;
        var app = WebHost.Build([], database.Connections.App, configure: builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<PdfMaker>(_ => (docx, ct) => site!.MakePdf(docx, ct));
        });
        site = new SampleSite(database, app);
        await app.StartAsync();
        return site;
    }

    /// <summary>A browser without script, not signed in.</summary>
    public SignedInClient Anonymous() => new(_app.GetTestServer().CreateHandler());

    /// <summary>A browser without script, signed in.</summary>
    public async Task<SignedInClient> SignInAsync(string userName)
    {
        var client = Anonymous();
        await client.SignInAsync(userName);
        return client;
    }

    /// <summary>Works on the database as the sample commune and commits.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, ThiDuaDb, Task<T>> work, string commune = "khoi-ky")
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owner = await db.Set<Owner>().SingleAsync(o => o.Code == commune);
        await db.BeginAsync(owner.Id);
        var result = await work(scope.ServiceProvider, db);
        await db.CommitAsync();
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task FillAsync(DatabaseConnections connections)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddThiDua(connections.App);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SampleLoader>().LoadAsync(SampleLoader.Read(Sample), Password);
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        db.Add(new Owner { Code = "xa-khac", Name = "xã Khác", Level = OwnerLevel.Commune });
        await db.SaveChangesAsync();
    }

    private static string Fingerprint()
    {
        var assembly = typeof(SampleLoader).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("samples/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            hash.AppendData(copy.ToArray());
        }

        return assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
