using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Starting;

/// <summary>/giao-viec, /nhap/… and /mo-nam over the sample commune.</summary>
public sealed class AssignmentPageTests(WebAppFixture web) : IClassFixture<WebAppFixture>
{
    [Theory]
    [InlineData("/giao-viec")]
    [InlineData("/giao-viec/giao")]
    [InlineData("/mo-nam")]
    public async Task Page_Stranger_IsSentToSignIn(string address) => (await web.App.Client().GetAsync(address)).Location!.ShouldContain("/dang-nhap");

    [Fact]
    public async Task Page_Administrator_SeesNoWorkButMayFound()
    {
        var admin = await web.SignedInAsync(await UserAsync(Role.Administrator));
        (await admin.GetAsync("/giao-viec")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("/mo-nam")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("/khoi-tao")).Document.QuerySelector("[name='Input.Name']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Board_UnknownPeriod_Is404()
    {
        var officer = await web.SignedInAsync(await UserAsync(Role.EmulationOfficer));
        (await officer.GetAsync("/giao-viec?ky=2022-X9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Year_OpenTwice_IsOpenedThenRefusedAndTakenBack()
    {
        var officer = await web.SignedInAsync(await UserAsync(Role.EmulationOfficer));
        var opened = await officer.PostAsync(await officer.GetAsync("/mo-nam"), "/mo-nam", ("Input.Year", "2023"));
        opened.Location.ShouldBe("/mo-nam?nam=2023");
        var page = await officer.GetAsync("/mo-nam?nam=2023");
        page.Text.ShouldContain("Đã mở năm 2023");
        page.Text.ShouldContain("chỉ mở trước một năm");
        (await officer.PostAsync(page, "/mo-nam?handler=Remove", ("year", "2023"))).Location.ShouldBe("/mo-nam?nam=2022");
    }

    [Fact]
    public async Task Link_WholeLife_FromAssigningToSending()
    {
        var officer = await web.SignedInAsync(await UserAsync(Role.EmulationOfficer));
        var page = await officer.GetAsync("/giao-viec/giao");
        var nothing = await officer.PostAsync(page, "/giao-viec/giao", ("UnitId", ""), ("DueOn", "5/12/2022"));
        nothing.ErrorAt("UnitId").ShouldBe("Chưa chọn đơn vị nhận; chọn đơn vị rồi bấm “Giao cho đơn vị này”.");
        var unit = page.Document.QuerySelectorAll("#UnitId option").First(o => o.TextContent.StartsWith("Trạm Y tế", StringComparison.Ordinal)).GetAttribute("value")!;
        var row = page.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Đàn trâu", StringComparison.Ordinal));
        var assigned = await officer.PostAsync(page, "/giao-viec/giao", ("UnitId", unit), ("DueOn", "5/12/2022"), ("Chosen", row.QuerySelector("input")!.GetAttribute("value")));
        assigned.Status.ShouldBe(HttpStatusCode.Redirect);

        var made = await officer.PostAsync(await officer.GetAsync("/giao-viec"), "/giao-viec?handler=Link", ("unit", unit));
        var link = new Uri(Regex.Match(made.Document.QuerySelector("#tin-nhac")!.TextContent, "http\\S+/nhap/\\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value).PathAndQuery;
        (await officer.GetAsync("/giao-viec")).Document.ToString()!.ShouldNotContain(link);

        var stranger = web.App.Client();
        var form = await stranger.GetAsync(link);
        form.Text.ShouldContain("Đàn trâu");
        form.Document.QuerySelectorAll("[name$='.IndicatorId']").Length.ShouldBe(1);
        var refused = await stranger.PostAsync(form, link, ("Rows[0].Value", "85.25"));
        refused.ErrorAt("Rows[0].Value")!.ShouldContain("“85.25”");
        refused.Document.QuerySelector("[name='Rows[0].Value']")!.GetAttribute("value").ShouldBe("85.25");
        (await stranger.PostAsync(refused, link, ("Rows[0].Value", "235"))).Location.ShouldBe(link); // large letters of the token survive
        refused.Document.QuerySelector("button[formaction]")!.GetAttribute("formaction").ShouldBe(link + "?handler=Send");
        var sent = await stranger.PostAsync(await stranger.GetAsync(link), link + "?handler=Send", ("Rows[0].Value", "236"));
        sent.Text.ShouldContain("Đã gửi 1 số liệu");

        var closed = await stranger.GetAsync(link);
        var unknown = await stranger.GetAsync("/nhap/" + new string('a', 43));
        closed.Status.ShouldBe(HttpStatusCode.NotFound);
        closed.Text.ShouldBe(unknown.Text);
        closed.Text.ShouldNotContain("Khôi Kỳ");
        (await officer.GetAsync("/giao-viec")).Text.ShouldContain("Đủ số");
    }

    private Task<string> UserAsync(Role role) => web.App.WithAsync<ThiDuaDb, string>(async db =>
    {
        await db.BeginAsync(await Testing.KhoiKy.OwnerAsync(web.App.Database));
        var account = await db.Set<Membership>().Where(m => m.Role == role).Select(m => m.AccountId).FirstAsync();
        return (await db.Set<Account>().SingleAsync(a => a.Id == account)).UserName!;
    });
}
