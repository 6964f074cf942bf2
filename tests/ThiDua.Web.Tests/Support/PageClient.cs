using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace ThiDua.Web.Tests.Support;

/// <summary>A page that was answered.</summary>
/// <param name="Status">Status.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Document">The page as a tree.</param>
public sealed record PageAnswer(HttpStatusCode Status, string? Location, IHtmlDocument Document)
{
    /// <summary>Text of the main part, blanks made one.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The message shown at a field.</summary>
    public string? ErrorAt(string name)
    {
        var id = Document.QuerySelector($"[name='{name}']")?.GetAttribute("aria-describedby")?.Split(' ').FirstOrDefault(i => i.EndsWith("-loi", StringComparison.Ordinal));
        return id is null ? null : Document.GetElementById(id)?.TextContent.Trim();
    }
}

/// <summary>A small browser: keeps cookies, sends forms with their hidden fields, follows nothing by itself.</summary>
public sealed class PageClient(TestServer server)
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http = server.CreateClient();

    public Task<PageAnswer> GetAsync(string address) => SendAsync(new(HttpMethod.Get, address));

    /// <summary>Sends the form that holds the named fields, with what it already holds; null leaves a field out.</summary>
    public Task<PageAnswer> PostAsync(PageAnswer page, string address, params (string Name, string? Value)[] fields)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").First(f => fields.Length == 0 || f.QuerySelector($"[name='{fields[0].Name}']") is not null);
        var values = Values(form).Where(v => !fields.Any(f => f.Name == v.Key)).ToList();
        values.AddRange(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        return SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(values) });
    }

    /// <summary>Sends fields without any page before, with a token taken from <paramref name="tokenFrom"/>.</summary>
    public async Task<PageAnswer> PostRawAsync(string tokenFrom, string address, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(tokenFrom);
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return await SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(values) });
    }

    public async Task SignInAsync(string userName, string password)
    {
        var answer = await PostAsync(await GetAsync("/dang-nhap"), "/dang-nhap", ("Input.UserName", userName), ("Input.Password", password));
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
            }
        }
    }

    private async Task<PageAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var address = new Uri(server.BaseAddress, request.RequestUri!);
            request.Headers.Add("Accept", "text/html");
            if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            using var response = await _http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(address, cookie);
            }

            return new(response.StatusCode, response.Headers.Location?.ToString(), await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()));
        }
    }
}
