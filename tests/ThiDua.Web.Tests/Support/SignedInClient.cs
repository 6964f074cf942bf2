using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThiDua.Web.Tests.Support;

/// <summary>A browser without script: keeps cookies, reads pages as trees, sends forms with their hidden fields. Redirects are not followed.</summary>
public sealed class SignedInClient : IDisposable
{
    private readonly HttpClient _http;

    public SignedInClient(HttpMessageHandler server) => _http = new HttpClient(new Cookies(server)) { BaseAddress = new Uri("http://localhost") };

    public async Task SignInAsync(string userName)
    {
        var answer = await PostAsync("/dang-nhap", "form", new() { ["Input.UserName"] = userName, ["Input.Password"] = SampleSite.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>A page that must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await GetAsync(address);
        var page = await ParseAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {page.QuerySelector("main")?.TextContent}");
        return page;
    }

    /// <summary>Sends what a form with files would send.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, MultipartFormDataContent content) => _http.PostAsync(new Uri(address, UriKind.Relative), content);

    /// <summary>Opens a page, fills the form found by <paramref name="selector"/> and sends it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string selector, Dictionary<string, string> fields) => await SendAsync(await PageAsync(address), address, selector, fields);

    /// <summary>Fills and sends a form of a page opened before.</summary>
    public Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string address, string selector, Dictionary<string, string> fields)
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {selector} at {address}.");
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(e => e is not IHtmlInputElement { Type: "checkbox", IsChecked: false }))
        {
            var name = element.GetAttribute("name")!;
            if (!fields.ContainsKey(name) && values.TrueForAll(v => v.Key != name))
            {
                values.Add(new(name, element switch { IHtmlInputElement input => input.Value, IHtmlTextAreaElement area => area.Value, IHtmlSelectElement select => select.Value ?? "", _ => "" }));
            }
        }

        values.AddRange(fields);
        var action = form.GetAttribute("action");
        var target = new Uri(new Uri(new Uri("http://localhost"), address), string.IsNullOrEmpty(action) ? address : action);
        return _http.PostAsync(target, new FormUrlEncodedContent(values));
    }

    /// <summary>Sends a body of one's own, such as a form with a file.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content) => _http.PostAsync(new Uri(address, UriKind.Relative), content);

    /// <summary>Fills the form found by <paramref name="selector"/>, adds a file and sends both as a browser does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string address, string selector, Dictionary<string, string> fields, string fileField, string fileName, byte[] content)
    {
        var form = (IHtmlFormElement)(await PageAsync(address)).QuerySelector(selector)!;
        using var body = new MultipartFormDataContent();
        foreach (var element in form.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name]").Where(e => e is not IHtmlInputElement { Type: "checkbox", IsChecked: false }))
        {
            var name = element.GetAttribute("name")!;
            if (!fields.ContainsKey(name))
            {
                body.Add(new StringContent(element switch { IHtmlInputElement input => input.Value, IHtmlTextAreaElement area => area.Value, IHtmlSelectElement select => select.Value ?? "", _ => "" }), name);
            }
        }

        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new ByteArrayContent(content), fileField, fileName);
        var action = form.GetAttribute("action");
        return await _http.PostAsync(new Uri(new Uri(new Uri("http://localhost"), address), string.IsNullOrEmpty(action) ? address : action), body);
    }

    /// <summary>Sends a form the way the script of the grid does.</summary>
    public async Task<HttpResponseMessage> ScriptAsync(IHtmlDocument page, string selector, Dictionary<string, string> fields)
    {
        _http.DefaultRequestHeaders.Add("X-Grid", "1");
        try
        {
            return await SendAsync(page, "/", selector, fields);
        }
        finally
        {
            _http.DefaultRequestHeaders.Remove("X-Grid");
        }
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Text of an element with blanks made one.</summary>
    public static string Text(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => _http.Dispose();

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Cookie");
            if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}
