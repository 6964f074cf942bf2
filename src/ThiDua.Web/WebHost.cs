using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web;

/// <summary>The web program: pages over the domain library.</summary>
public static class WebHost
{
    /// <summary>Address used when THIDUA_URLS is not set.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Builds the program over a migrated database.</summary>
    /// <param name="args">Settings of ASP.NET.</param>
    /// <param name="appConnection">Connection string of the application's login.</param>
    /// <param name="fixedToday">A fixed day for every commune, or null.</param>
    /// <param name="configure">Further settings, for tests.</param>
    public static WebApplication Build(string[] args, string appConnection, DateOnly? fixedToday = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddJsonConsole(options => options.IncludeScopes = false).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // keys lie in the database by design: KeyRing
        var urls = Environment.GetEnvironmentVariable("THIDUA_URLS");
        builder.WebHost.UseUrls((string.IsNullOrWhiteSpace(urls) ? DefaultUrl : urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.Services.AddThiDuaShell();
        builder.Services.AddThiDua(appConnection, fixedToday);
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddScoped<OwnerScopeFilter>();
        builder.Services.Configure<MvcOptions>(options => options.Filters.AddService<OwnerScopeFilter>());
        builder.Services.Configure<ErrorPageOptions>(options => options
            .Map<RecordNotFoundException>(StatusCodes.Status404NotFound, showMessage: true)
            .Map<StaleVersionException>(StatusCodes.Status409Conflict, showMessage: true)
            .Map<Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException>(StatusCodes.Status409Conflict)
            .Map<DomainException>(StatusCodes.Status400BadRequest, showMessage: true));
        builder.Services.AddDataProtection().SetApplicationName("ThiDua");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddSingleton(_ => new CheckedDocuments(TimeProvider.System));
        LinkLimits.Add(builder.Services);
        SignInService.Add(builder.Services);
        builder.Services.AddSingleton(_ => new PdfConverter());
        builder.Services.AddSingleton<PdfMaker>(services => services.GetRequiredService<PdfConverter>().ConvertAsync);
        builder.Services.AddSingleton<PdfJobRunner>();
        builder.Services.AddSingleton<PdfQueue>();
        builder.Services.AddHostedService<PdfWorker>();
        builder.Services.AddHealthChecks().AddDbContextCheck<ThiDuaDb>("csdl", tags: ["ready"]);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseThiDuaShell();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        return app;
    }
}
