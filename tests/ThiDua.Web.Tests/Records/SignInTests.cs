using System.Net;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>Sign-in, lock-out, sessions, first passwords, roles, and the administrator's pages for them.</summary>
public sealed class SignInTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string SignIn = "/dang-nhap";
    private const string FirstPasswordForm = "form[action*='Password']";

    [Fact]
    public async Task WrongPassword_SaysSoAndKeepsTheName()
    {
        using var answer = await EnterAsync(shared.Site.Anonymous(), "thai.lv", "sai-mat-khau");

        var page = await SignedInClient.ParseAsync(answer);
        Assert.Contains("Tên đăng nhập hoặc mật khẩu không đúng.", SignedInClient.Text(page.QuerySelector(".note-bad")), StringComparison.Ordinal);
        Assert.Equal("thai.lv", page.QuerySelector("#Input_UserName")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Input_Password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task UnknownName_IsToldLikeAWrongPassword()
    {
        var one = SignedInClient.Text((await SignedInClient.ParseAsync(await EnterAsync(shared.Site.Anonymous(), "khong.co", "x"))).QuerySelector(".note-bad"));
        var other = SignedInClient.Text((await SignedInClient.ParseAsync(await EnterAsync(shared.Site.Anonymous(), "thai.lv", "x"))).QuerySelector(".note-bad"));

        Assert.Equal(other, one);
    }

    [Fact]
    public async Task FiveWrongPasswords_CloseTheAccount_UntilTheAdministratorOpensIt()
    {
        var client = shared.Site.Anonymous();
        for (var i = 0; i < SignInService.Attempts; i++)
        {
            using var wrong = await EnterAsync(client, "tung.hv", "sai-mat-khau");
        }

        using var right = await EnterAsync(client, "tung.hv", SampleSite.Password);
        Assert.Contains("tạm khóa 15 phút", SignedInClient.Text((await SignedInClient.ParseAsync(right)).QuerySelector(".note-bad")), StringComparison.Ordinal);

        var address = await AccountPageAsync("tung.hv");
        using var opened = await shared.Administrator.PostAsync(address, "form[action*='Unlock']", []);
        Assert.Equal(OperationKinds.AccountChanged, (await shared.LastOperationAsync()).Operation.Kind);
        using var again = await EnterAsync(client, "tung.hv", SampleSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task SessionEndedByTheAdministrator_IsOutAtItsNextRequest()
    {
        var client = await shared.Site.SignInAsync("ngoc.tb");
        await client.PageAsync("/van-ban");

        using var ended = await shared.Administrator.PostAsync(await AccountPageAsync("ngoc.tb"), "form[action*='handler=End']:not(:has([name=role]))", []);

        using var answer = await client.GetAsync("/van-ban");
        Assert.Equal((HttpStatusCode.Redirect, true), (answer.StatusCode, answer.Headers.Location!.OriginalString.Contains(SignIn, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EndOthers_SignsOutEverywhereElse()
    {
        var (here, there) = (await shared.Site.SignInAsync("thai.lv"), await shared.Site.SignInAsync("thai.lv"));

        using var ended = await here.PostAsync("/tai-khoan", "form[action*='EndOthers']", []);

        await here.PageAsync("/tai-khoan");
        using var answer = await there.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_EvenForACopiedCookie()
    {
        var client = await shared.Site.SignInAsync("dung.pv");

        using var left = await client.PostAsync("/tai-khoan", "form[action$='/dang-xuat']", []);

        using var answer = await client.GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await shared.Site.InScopeAsync((_, db) => db.Set<SignInSession>().CountAsync(s => s.EndedAt == null && db.Set<Account>().Any(a => a.Id == s.AccountId && a.UserName == "dung.pv"))));
    }

    [Fact]
    public async Task NewAccount_PasswordShownOnce_MustBeChangedBeforeAnythingElse()
    {
        using var made = await shared.Administrator.PostAsync("/he-thong/tai-khoan/them", "form.card", new()
        {
            ["Input.UserName"] = "Moi.NV",
            ["Input.DisplayName"] = "Nguyễn Văn Mới",
            ["Input.Role"] = nameof(Role.FinanceOfficer),
            ["Input.FromDate"] = "1/12/2022",
        });
        var password = (await SignedInClient.ParseAsync(made)).QuerySelector("[data-first-password]")!.TextContent;
        var (operation, changes) = await shared.LastOperationAsync();
        Assert.Equal(OperationKinds.AccountChanged, operation.Kind);
        Assert.Contains(changes, c => c.Entity == nameof(Membership));
        Assert.DoesNotContain(changes, c => c.NewValue?.Contains(password, StringComparison.Ordinal) == true);

        var client = shared.Site.Anonymous();
        using var entered = await EnterAsync(client, "moi.nv", password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        foreach (var address in new[] { "/", "/quy", "/van-ban" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((HttpStatusCode.Redirect, "/tai-khoan"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        using var changed = await client.PostAsync("/tai-khoan", FirstPasswordForm, new() { ["Input.Current"] = password, ["Input.New"] = "một câu dễ nhớ", ["Input.Again"] = "một câu dễ nhớ" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(OperationKinds.AccountChanged, (await shared.LastOperationAsync()).Operation.Kind);
        await client.PageAsync("/quy");
    }

    [Fact]
    public async Task ResetPassword_EndsSessionsAndGivesAFirstPassword()
    {
        var client = await shared.Site.SignInAsync("nhung.th");

        using var reset = await shared.Administrator.PostAsync(await AccountPageAsync("nhung.th"), FirstPasswordForm, []);

        var password = (await SignedInClient.ParseAsync(reset)).QuerySelector("[data-first-password]")!.TextContent;
        using var answer = await client.GetAsync("/van-ban");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var old = await EnterAsync(shared.Site.Anonymous(), "nhung.th", SampleSite.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var fresh = await EnterAsync(shared.Site.Anonymous(), "nhung.th", password);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
    }

    [Fact]
    public async Task NewAccount_NameTaken_IsRefusedOnTheField()
    {
        using var answer = await shared.Administrator.PostAsync("/he-thong/tai-khoan/them", "form.card", new() { ["Input.UserName"] = "lan.ht", ["Input.DisplayName"] = "Lan khác", ["Input.Role"] = nameof(Role.Leader) });

        Assert.Equal(
            "Tên đăng nhập “lan.ht” đã có người dùng. Chọn tên khác, hoặc tích “Tài khoản đã có” nếu đúng là người đó.",
            SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Input_UserName-loi")));
    }

    [Fact]
    public async Task RoleEnded_AccountIsOutAtOnce_AndCannotSignInAgain()
    {
        var client = await shared.Site.SignInAsync("doan.nv");
        var address = await AccountPageAsync("doan.nv");

        using var ended = await shared.Administrator.PostAsync(address, "form[action*='EndRole']", []);

        using var answer = await client.GetAsync("/van-ban");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var again = await EnterAsync(shared.Site.Anonymous(), "doan.nv", SampleSite.Password);
        Assert.Contains("chưa có vai trò ở xã nào", SignedInClient.Text((await SignedInClient.ParseAsync(again)).QuerySelector(".note-bad")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastAdministrator_CannotEndTheOwnRole()
    {
        var address = await AccountPageAsync("duc.pm");

        using var refused = await shared.Administrator.PostAsync(address, "form[action*='EndRole']", []);

        var page = await shared.Administrator.PageAsync(address);
        Assert.Contains("Đây là người quản trị cuối cùng của xã nên không kết thúc được.", SignedInClient.Text(page.QuerySelector(".note-bad")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AccountOfAnotherCommune_Is404_AndASharedOneKeepsItsPassword()
    {
        var foreign = AccountFactory.Create("nguoi.khac", "Người Khác", SampleSite.Password, mustChange: false);
        var role = await shared.Site.InScopeAsync(
            async (_, db) =>
            {
                db.Operation = new(OperationKinds.AccountChanged, Actor.System);
                db.Add(foreign);
                var membership = new Membership { OwnerId = db.OwnerId, AccountId = foreign.Id, Role = Role.Leader, FromDate = new(2020, 1, 1) };
                db.Add(membership);
                await db.SaveChangesAsync();
                return membership.Id;
            },
            "xa-khac");
        using var unknown = await shared.Administrator.GetAsync($"/he-thong/tai-khoan/{foreign.Id}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var given = await shared.Administrator.PostAsync("/he-thong/tai-khoan/them", "form.card", new() { ["Input.UserName"] = "nguoi.khac", ["Input.Existing"] = "true", ["Input.Role"] = nameof(Role.Inspector), ["Input.FromDate"] = "1/1/2022" });
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var page = await shared.Administrator.PageAsync($"/he-thong/tai-khoan/{foreign.Id}");
        Assert.Null(page.QuerySelector(FirstPasswordForm));
        Assert.DoesNotContain(page.QuerySelectorAll("[name=role]"), r => r.GetAttribute("value") == role.ToString());

        // the person now chooses where to work
        var client = await shared.Site.SignInAsync("nguoi.khac");
        var own = await client.PageAsync("/tai-khoan");
        Assert.Equal(2, own.QuerySelectorAll("[aria-labelledby=h-don-vi] li").Length);
        var before = SignedInClient.Text(own.QuerySelector(".top .place"));
        using var switched = await client.SendAsync(own, "/tai-khoan", "form[action*='Switch']", []);
        Assert.Equal(HttpStatusCode.Redirect, switched.StatusCode);
        Assert.NotEqual(before, SignedInClient.Text((await client.PageAsync("/tai-khoan")).QuerySelector(".top .place")));
    }

    private static Task<HttpResponseMessage> EnterAsync(SignedInClient client, string name, string password) =>
        client.PostAsync(SignIn, "form", new() { ["Input.UserName"] = name, ["Input.Password"] = password });

    private async Task<string> AccountPageAsync(string userName)
    {
        var id = await shared.Site.InScopeAsync((_, db) => db.Set<Account>().Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());
        return $"/he-thong/tai-khoan/{id}";
    }
}
