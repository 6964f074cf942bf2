using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// The frame every page stands in: Vietnamese text, numbers and messages, security headers, error pages, static files, Razor Pages.
/// Sign-in, data and the pages themselves are added by others.
/// </summary>
public static class Shell
{
    private const string StaticAssetsManifest = "ThiDua.Web.staticwebassets.endpoints.json";
    private const string UnpublishedAssetsManifest = "ThiDua.Web.staticwebassets.runtime.json";

    /// <summary>Registers what <see cref="UseThiDuaShell"/> needs.</summary>
    /// <exception cref="StartRefusedException">The runtime cannot handle Vietnamese (invariant mode).</exception>
    public static IServiceCollection AddThiDuaShell(this IServiceCollection services)
    {
        var culture = CultureGuard.RequireVietnamese();
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;

        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(JavaScriptEncoder.Create(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(culture);
            options.SupportedCultures = [culture];
            options.SupportedUICultures = [culture];
            options.RequestCultureProviders.Clear();
        });

        services.Configure<KestrelServerOptions>(static options => options.AddServerHeader = false);
        services.AddScoped<ShellState>();
        services.AddHostedService<TransportGuard>();
        services.AddExceptionHandler<ErrorLog>();
        services.Configure<ErrorPageOptions>(options => options
            .Map<NotFoundException>(StatusCodes.Status404NotFound)
            .Map<ForbiddenException>(StatusCodes.Status403Forbidden, showMessage: true));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "thidua-bieu-mau";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // not Strict: a link in a mail would then make a new cookie and the forms open in other windows would be refused
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.HeaderName = "RequestVerificationToken";
            options.SuppressXFrameOptionsHeader = true;
        });

        // Pages are compressed over https too: no page carries a secret beside text a stranger can choose, since both cookies are SameSite
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

        // Not Fastest: that level compresses every small write of a page by itself, which makes a long page a third larger to save one millisecond
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);

        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>(TrustProxyOnPrivateNetwork);
        services.AddRazorPages().ConfigureApplicationPartManager(AddOwnPages);
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<MvcOptions>(VietnameseBinding.Configure);
        return services;
    }

    /// <summary>
    /// Puts the frame into the pipeline: forwarded headers, security headers, compression, error pages, culture, routing, static files, Razor Pages.
    /// Call it first, then <c>UseAuthentication</c> and <c>UseAuthorization</c>.
    /// </summary>
    /// <exception cref="StartRefusedException">A configured address would carry passwords in clear text over a network.</exception>
    public static WebApplication UseThiDuaShell(this WebApplication app)
    {
        LoadUnpublishedAssets(app);
        TransportGuard.Check([.. TransportGuard.Configured(app.Configuration), .. app.Urls], TransportGuard.TrustsProxy(app.Configuration));
        if (TransportGuard.TrustsProxy(app.Configuration))
        {
            app.UseForwardedHeaders();
        }

        var errors = app.Services.GetRequiredService<IOptions<ErrorPageOptions>>().Value;
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi/500",
            AllowStatusCode404Response = true,
            StatusCodeSelector = exception => errors.Find(exception).Status,
            SuppressDiagnosticsCallback = static _ => true, // ErrorLog has written it, under the reference number
        });
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        var pages = app.MapRazorPages();
        if (ManifestPath() is { } manifest)
        {
            app.MapStaticAssets(manifest).AllowAnonymous();
            pages.WithStaticAssets(manifest);
        }
        else
        {
            app.UseStaticFiles();
        }

        return app;
    }

    // Straight from the build, without dotnet publish, the files lie in several folders named by this manifest; the framework reads it in Development only
    private static void LoadUnpublishedAssets(WebApplication app)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, UnpublishedAssetsManifest);
        if (File.Exists(manifest))
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new(WebHostDefaults.StaticWebAssetsKey, manifest)]).Build();
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, settings);

            // only while styles are being edited: it costs the cache headers
            app.Configuration["ReloadStaticAssetsAtRuntime"] ??= app.Environment.IsDevelopment() ? "true" : "false";
        }
    }

    // The manifest carries the name of this assembly also when another program (the command line, a test) hosts the pages
    private static string? ManifestPath()
    {
        var own = Path.Combine(AppContext.BaseDirectory, StaticAssetsManifest);
        return File.Exists(own) ? own : null;
    }

    private static void AddOwnPages(ApplicationPartManager parts)
    {
        var own = typeof(Shell).Assembly;
        if (parts.ApplicationParts.Any(part => string.Equals(part.Name, own.GetName().Name, StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own))
        {
            parts.ApplicationParts.Add(part);
        }
    }

    // One proxy, on this machine or on the private network beside it; a stranger from outside cannot forge his address
    private static void TrustProxyOnPrivateNetwork(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        if (!TransportGuard.TrustsProxy(configuration))
        {
            return;
        }

        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.ForwardLimit = 1;
        foreach (var network in (string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"])
        {
            options.KnownIPNetworks.Add(IPNetwork.Parse(network));
        }
    }
}
