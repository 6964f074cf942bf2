using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Tests.Shell;

/// <summary>The shell alone, with the small pages of this assembly: no database, no sign-in. A request with the header X-Test-User counts as signed in.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private static readonly Period[] s_periods = [Period.OfYear(2022), Period.OfYear(2021)];
    private WebApplication? _app;

    /// <summary>Log lines written so far.</summary>
    public RecordedLog Log { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public HttpClient Client(bool signedIn = false)
    {
        var client = _app!.GetTestClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (signedIn)
        {
            client.DefaultRequestHeaders.Add("X-Test-User", "lan");
        }

        return client;
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "ThiDua.Web", EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddThiDuaShell();
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            var own = typeof(ShellHost).Assembly;
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own))
            {
                parts.ApplicationParts.Add(part);
            }
        });
        builder.Services.Configure<ErrorPageOptions>(options => options.Map<TimeoutException>(409, showMessage: true));
        _app = builder.Build();
        _app.UseThiDuaShell();
        _app.Use(SignIn);
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    /// <summary>A page as a tree.</summary>
    public static async Task<IHtmlDocument> Parse(HttpResponseMessage response) => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    private static Task SignIn(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContainsKey("X-Test-User"))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lan")], "test"));
            context.RequestServices.GetRequiredService<ShellState>().Model = new ShellModel(
                "Xã Khôi Kỳ", Period.OfYear(2022), s_periods, "Hoàng Thị Lan", "Công chức Văn phòng – Thống kê",
                new Dictionary<string, int>(StringComparer.Ordinal) { ["cham-diem"] = 3, ["bao-cao"] = 6 }, "Dữ liệu mẫu, ngày làm việc cố định 12/12/2022.", "Đã lưu 14:32 · chưa gửi",
                IsSignedIn: true);
        }

        return next(context);
    }
}
