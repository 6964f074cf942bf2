using System.Net;
using Microsoft.Extensions.Configuration;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Tests.Shell;

[Collection(ShellCollection.Name)]
public sealed class HeaderTests(ShellHost host)
{
    [Theory]
    [InlineData("/kiem-thu/bieu-mau")]
    [InlineData("/khong-co")]
    [InlineData("/kiem-thu/hong/fault")]
    [InlineData("/css/theme.css")]
    public async Task Answer_OfAnyKind_CarriesTheSecurityHeaders(string address)
    {
        var response = await host.Client().GetAsync(new Uri(address, UriKind.Relative));
        Header(response, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "X-Frame-Options").ShouldBe("DENY");
        Header(response, "Referrer-Policy").ShouldBe("same-origin");
    }

    [Fact]
    public async Task Page_SignedIn_IsNotStored()
    {
        var response = await host.Client(signedIn: true).GetAsync(new Uri("/kiem-thu/thanh-phan", UriKind.Relative));
        Header(response, "Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Page_Markup_KeepsThePolicy()
    {
        var page = await ShellHost.Parse(await host.Client(signedIn: true).GetAsync(new Uri("/kiem-thu/thanh-phan", UriKind.Relative)));
        page.QuerySelectorAll("[style],style,[onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("script").ShouldAllBe(s => s.TextContent.Length == 0);
        page.QuerySelectorAll("[src],link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")).ShouldAllBe(a => a!.StartsWith('/'));
    }

    [Fact]
    public async Task StyleSheets_OfThePage_AreFingerprintedCompressedAndCachedForGood()
    {
        var client = host.Client(signedIn: true);
        var page = await ShellHost.Parse(await client.GetAsync(new Uri("/kiem-thu/thanh-phan", UriKind.Relative)));
        var sheets = page.QuerySelectorAll("link[rel=stylesheet],script[src]").Select(l => (l.GetAttribute("href") ?? l.GetAttribute("src"))!).ToList();
        sheets.Count.ShouldBe(3);
        foreach (var sheet in sheets)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sheet, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            var response = await client.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, sheet);
            response.Content.Headers.ContentEncoding.ShouldContain("gzip", sheet);
            var cache = response.Headers.CacheControl!;
            cache.MaxAge.ShouldBe(TimeSpan.FromDays(365), sheet);
            cache.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task Fonts_NamedInTheStyleSheet_ExistAndAreCached()
    {
        var client = host.Client();
        var theme = await client.GetStringAsync(new Uri("/css/theme.css", UriKind.Relative));
        var fonts = theme.Split("url(\"..").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).ToList();
        fonts.Count.ShouldBe(4);
        foreach (var font in fonts)
        {
            var response = await client.GetAsync(new Uri(font, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, font);
            Header(response, "Cache-Control").ShouldBe("public, max-age=31536000");
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://0.0.0.0:443")]
    [InlineData("http://unix:/run/thidua.sock")]
    public void Start_SafeAddress_IsAccepted(string address) => Should.NotThrow(() => TransportGuard.Check([address], trustsProxy: false));

    [Theory]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.168.1.10:5000")]
    [InlineData("http://khoiky.gov.vn")]
    public void Start_OpenPlainHttp_IsRefusedUnlessAProxyIsTrusted(string address)
    {
        Should.Throw<StartRefusedException>(() => TransportGuard.Check(["http://localhost:1", address], trustsProxy: false))
            .Message.ShouldStartWith($"ThiDua không khởi động: địa chỉ {address} dùng http không mã hóa");
        Should.NotThrow(() => TransportGuard.Check([address], trustsProxy: true));
    }

    [Fact]
    public void Start_ConfiguredAddresses_AreFound()
    {
        static IConfiguration Config(string key, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        TransportGuard.Configured(Config("urls", "http://a:1;https://b:2")).ShouldBe(["http://a:1", "https://b:2"]);
        TransportGuard.Configured(Config("http_ports", "8080")).ShouldBe(["http://*:8080"]);
        TransportGuard.Configured(Config("Kestrel:Endpoints:Web:Url", "http://c:3")).ShouldBe(["http://c:3"]);
        TransportGuard.Configured(Config("x", "y")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ế", ",", true)]
    [InlineData("e\u0302\u0301", ",", false)]
    [InlineData("ế", ".", false)]
    public void Start_WithoutIcu_IsNoticed(string composed, string separator, bool complete) => CultureGuard.IsComplete(composed, separator).ShouldBe(complete);

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : "";
}
