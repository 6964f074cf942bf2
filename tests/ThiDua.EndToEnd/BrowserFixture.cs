using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>Marks the tests that share one running program and one browser, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}

/// <summary>Chromium and the running program.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public RunningApp App { get; private set; } = null!;

    /// <summary>Pictures for the user guide; written only when asked for.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("THIDUA_SCREENSHOTS") is { Length: > 0 } ? RepositoryRoot.File("docs", "huong-dan", "hinh") : null;

    public async Task InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A new browser window, signed in when a name is given.</summary>
    public async Task<IPage> OpenAsync(string? userName = null, int width = 1280, int height = 900, bool javaScript = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = App.Address,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            Locale = "vi-VN",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        if (userName is not null)
        {
            await page.SignInAsync(userName);
        }

        return page;
    }
}

/// <summary>What people do on the pages.</summary>
public static class PageVerbs
{
    /// <summary>Signs in with the test password.</summary>
    public static async Task SignInAsync(this IPage page, string userName)
    {
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(RunningApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("dang-nhap", StringComparison.Ordinal));
    }

    /// <summary>axe-core finds nothing against WCAG 2.2 AA.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string what) => (await page.ViolationsAsync(what)).ShouldBeEmpty();

    /// <summary>What axe-core finds against WCAG 2.2 AA.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page, string what)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        return [.. result.Violations.Select(v => $"{what}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>How many pixels of the page stick out sideways; 0 when it fits.</summary>
    public static Task<int> OverflowAsync(this IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>A picture for the user guide.</summary>
    public static async Task PictureAsync(this IPage page, string name, bool fullPage = false)
    {
        if (BrowserFixture.Pictures is { } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = fullPage });
        }
    }
}
