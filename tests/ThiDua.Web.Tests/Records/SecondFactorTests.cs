using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Identity;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>The second step of signing in: turned on with an app's code (RFC 6238), asked at sign-in, used up, taken off.</summary>
public sealed class SecondFactorTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Own = "/tai-khoan/hai-buoc";
    private const string CodePage = "/dang-nhap/ma-xac-thuc";

    [Fact]
    public async Task TurnedOn_SignInAsksForACode_TakesSpareCodesOnce_AndTheAdministratorTakesItOff()
    {
        var client = await shared.Site.SignInAsync("thai.lv");
        using var started = await client.PostAsync(Own, "form[action*='Start']", []);
        var page = await client.PageAsync(Own);
        var key = page.QuerySelector("[data-key]")!.TextContent;
        Assert.StartsWith("data:image/png;base64,", page.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);

        using var wrong = await client.PostAsync(Own, "form[action*='handler=On']", new() { ["Code"] = "12x" });
        Assert.Equal("Mã “12x” không đúng. Chờ mã mới trên ứng dụng rồi nhập lại; kiểm tra giờ của điện thoại nếu mã nào cũng sai.", ErrorOf(await SignedInClient.ParseAsync(wrong), "Code"));

        // kept: half a minute later the app would show another one
        var shown = CodeOf(key);
        using var on = await client.PostAsync(Own, "form[action*='handler=On']", new() { ["Code"] = shown });
        var spare = (await SignedInClient.ParseAsync(on)).QuerySelectorAll("[data-spare] code").Select(c => c.TextContent).ToList();
        Assert.Equal(SecondFactor.SpareCodes, spare.Distinct().Count());
        var (operation, changes) = await shared.LastOperationAsync();
        Assert.Equal((OperationKinds.AccountChanged, "thai.lv: tự bật"), (operation.Kind, Assert.Single(changes).NewValue));
        Assert.DoesNotContain(spare[0], await TokensAsync(), StringComparison.Ordinal);

        // the app's code that turned it on is used up; a spare code opens, once
        var other = shared.Site.Anonymous();
        Assert.Equal(CodePage, await PasswordAsync(other));
        using var used = await CodeAsync(other, shown);
        Assert.Contains("không đúng hoặc đã dùng", SignedInClient.Text((await SignedInClient.ParseAsync(used)).QuerySelector(".note-bad")), StringComparison.Ordinal);
        using var entered = await CodeAsync(other, spare[0].ToUpperInvariant());
        Assert.Equal((HttpStatusCode.Redirect, "/"), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        Assert.Contains("còn 7 mã dự phòng", SignedInClient.Text((await other.PageAsync(Own)).QuerySelector("main")), StringComparison.Ordinal);
        var third = shared.Site.Anonymous();
        await PasswordAsync(third);
        using var again = await CodeAsync(third, spare[0]);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        // new spare codes and turning off ask for the password
        using var refused = await other.SendAsync(await other.PageAsync(Own), Own + "?handler=Off", "form:has(#Password)", new() { ["Password"] = "không phải" });
        Assert.Equal("Mật khẩu hiện tại không đúng; nhập lại.", ErrorOf(await SignedInClient.ParseAsync(refused), "Password"));
        using var fresh = await other.SendAsync(await other.PageAsync(Own), Own + "?handler=Spare", "form:has(#Password)", new() { ["Password"] = SampleSite.Password });
        Assert.DoesNotContain(spare[1], (await SignedInClient.ParseAsync(fresh)).QuerySelectorAll("[data-spare] code").Select(c => c.TextContent));

        var account = await shared.Site.InScopeAsync((_, db) => db.Set<Account>().Where(a => a.UserName == "thai.lv").Select(a => a.Id).SingleAsync());
        using var off = await shared.Administrator.PostAsync($"/he-thong/tai-khoan/{account}", "form[action*='SecondFactor']", []);
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        using var out1 = await other.GetAsync("/bao-cao");
        Assert.StartsWith("/dang-nhap", out1.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("/", await PasswordAsync(shared.Site.Anonymous()));
        Assert.Empty(await TokensAsync());
    }

    [Fact]
    public async Task WrongCodes_CloseTheAccount_EvenWithTheRightPasswordBetween()
    {
        var client = await shared.Site.SignInAsync("ngoc.tb");
        using var started = await client.PostAsync(Own, "form[action*='Start']", []);
        var key = (await client.PageAsync(Own)).QuerySelector("[data-key]")!.TextContent;
        using var on = await client.PostAsync(Own, "form[action*='handler=On']", new() { ["Code"] = CodeOf(key) });
        var spare = (await SignedInClient.ParseAsync(on)).QuerySelector("[data-spare] code")!.TextContent;

        var thief = shared.Site.Anonymous();
        for (var i = 0; i < SignInService.Attempts; i++)
        {
            await PasswordAsync(thief, "ngoc.tb");
            using var guess = await CodeAsync(thief, "aaaaa-aaaaa");
        }

        using var late = await thief.PostAsync("/dang-nhap", "form", new() { ["Input.UserName"] = "ngoc.tb", ["Input.Password"] = SampleSite.Password });
        Assert.Contains("tạm khóa 15 phút", SignedInClient.Text((await SignedInClient.ParseAsync(late)).QuerySelector(".note-bad")), StringComparison.Ordinal);
        using var right = await CodeAsync(thief, spare);
        Assert.Contains("tạm khóa 15 phút", SignedInClient.Text((await SignedInClient.ParseAsync(right)).QuerySelector(".note-bad")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodePage_WithoutARightPasswordBefore_LeadsToSignIn()
    {
        using var answer = await shared.Site.Anonymous().GetAsync(CodePage + "?ve=%2Fquy");

        Assert.Equal((HttpStatusCode.Redirect, "/dang-nhap?ve=%2Fquy"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    private static async Task<string> PasswordAsync(SignedInClient client, string name = "thai.lv")
    {
        using var answer = await client.PostAsync("/dang-nhap", "form", new() { ["Input.UserName"] = name, ["Input.Password"] = SampleSite.Password });
        return answer.Headers.Location?.OriginalString ?? "";
    }

    private static Task<HttpResponseMessage> CodeAsync(SignedInClient client, string code) => client.PostAsync(CodePage, "form", new() { ["Code"] = code });

    private static string ErrorOf(IHtmlDocument page, string field) => SignedInClient.Text(page.GetElementById(field + "-loi"));

    private Task<string> TokensAsync() => shared.Site.InScopeAsync(async (_, db) =>
        string.Join('\n', await db.Set<IdentityUserToken<Guid>>().Where(t => db.Set<Account>().Any(a => a.Id == t.UserId && a.UserName == "thai.lv")).Select(t => t.Value).ToListAsync()));

    /// <summary>The six digits an app shows now for the key (RFC 6238: HMAC-SHA-1, steps of 30 seconds).</summary>
    private static string CodeOf(string key)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in key.Where(c => c != ' '))
        {
            (buffer, bits) = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 as the apps compute it
        var hash = HMACSHA1.HashData(bytes.ToArray(), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
