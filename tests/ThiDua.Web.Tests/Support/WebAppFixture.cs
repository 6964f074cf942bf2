using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Testing;

namespace ThiDua.Web.Tests.Support;

/// <summary>The whole web program over a database of its own, in memory instead of on a port.</summary>
public sealed class WebApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebApp(WebApplication app, TestDatabase database) => (_app, Database) = (app, database);

    public TestDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the program over a copy of a template.</summary>
    public static async Task<WebApp> StartAsync(TestTemplate template)
    {
        var database = await TestCluster.CreateDatabaseAsync(template);
        var app = WebHost.Build([], database.Connections.App, configure: builder => builder.WebHost.UseTestServer());
        await app.StartAsync();
        return new(app, database);
    }

    /// <summary>A browser without cookies.</summary>
    public PageClient Client() => new(_app.GetTestServer());

    /// <summary>Runs something inside the services of one request.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>The program over the sample commune Khôi Kỳ, shared by the tests of a class.</summary>
public sealed class WebAppFixture : IAsyncLifetime
{
    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await WebApp.StartAsync(KhoiKy.Template);

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>A browser signed in as an account of the sample.</summary>
    public async Task<PageClient> SignedInAsync(string userName)
    {
        var client = App.Client();
        await client.SignInAsync(userName, KhoiKy.Password);
        return client;
    }
}
