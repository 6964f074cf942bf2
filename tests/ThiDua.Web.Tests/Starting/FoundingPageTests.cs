using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Testing;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Starting;

/// <summary>/khoi-tao on an empty installation.</summary>
public sealed class FoundingPageTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync(TestTemplate.Schema);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Stranger_WithoutCode_SeesNoFormAndCannotPost()
    {
        var client = _app.Client();
        var page = await client.GetAsync("/khoi-tao");
        page.Document.QuerySelector("[name='Input.Name']").ShouldBeNull();
        var wrong = await client.PostAsync(page, "/khoi-tao?handler=Code", ("ma", "sai"));
        wrong.Text.ShouldContain("Mã khởi tạo không đúng.");
        (await client.PostRawAsync("/khoi-tao", "/khoi-tao", ("Input.Name", "Tân Lập"))).Text.ShouldContain("nhập mã khởi tạo");
        (await _app.WithAsync<ThiDuaDb, bool>(db => db.Set<Owner>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task WrongCode_TooOften_IsRefusedEvenWhenRight()
    {
        var code = _app.Services.GetRequiredService<SetupCode>().Draw();
        var client = _app.Client();
        for (var i = 0; i < SetupCode.AttemptsPerMinute; i++)
        {
            (await client.GetAsync("/khoi-tao?ma=sai")).Status.ShouldBe(HttpStatusCode.OK);
        }

        var answer = await client.GetAsync("/khoi-tao?ma=" + code);
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Text.ShouldContain("Đợi một phút");
    }

    [Fact]
    public async Task RightCode_BadRowsThenGood_FoundsAndShowsPasswordsOnce()
    {
        var client = await EnterAsync();
        var page = await client.GetAsync("/khoi-tao");
        var read = await client.PostAsync(page, "/khoi-tao?handler=List", ("Input.HamletPaste", "Hòa Bình\t128\nĐồng Lúa\t112.5"), ("Input.StaffPaste", "Lê Thị Hoa\tHiệu trưởng\tTrường số 9"));
        read.ErrorAt("Input.Hamlets[1].Second")!.ShouldContain("112.5");
        read.ErrorAt("Input.Staff[0].Third")!.ShouldContain("Trường số 9");
        read.Document.QuerySelector("[name='Input.Hamlets[0].Name']")!.GetAttribute("value").ShouldBe("Hòa Bình");
        var missing = await client.PostAsync(read, "/khoi-tao", ("Input.Name", "Tân Lập"), ("Input.Hamlets[1].Second", "112"), ("Input.Staff[0].Third", "cong an"));
        missing.ErrorAt("Input.OfficerName").ShouldBe("Chưa điền “Người phụ trách thi đua, khen thưởng”. Mục này bắt buộc.");
        missing.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Tân Lập");
        var done = await client.PostAsync(missing, "/khoi-tao", ("Input.Province", "Lào Cai"), ("Input.FirstYear", "2025"), ("Input.OfficerName", "Hoàng Thị Lan"), ("Input.AdminName", "Đỗ Văn Quản"));
        done.Text.ShouldContain("Đã khởi tạo xã Tân Lập");
        var cells = done.Document.QuerySelectorAll("tbody tr:first-child td code").Select(c => c.TextContent).ToList();
        cells[0].ShouldBe("lan.ht");

        (await client.GetAsync("/khoi-tao")).Location!.ShouldContain("/dang-nhap");
        var officer = _app.Client();
        await officer.SignInAsync(cells[0], cells[1]);
        (await officer.GetAsync("/")).Location.ShouldBe("/tai-khoan");
        var account = await officer.GetAsync("/tai-khoan");
        account.Text.ShouldContain("Đổi mật khẩu trước khi làm việc.");
        await officer.PostAsync(account, "/tai-khoan?handler=Password", ("Input.Current", cells[1]), ("Input.New", "mật khẩu của tôi"), ("Input.Again", "mật khẩu của tôi"));
        (await officer.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.GetAsync("/khoi-tao")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<PageClient> EnterAsync()
    {
        var client = _app.Client();
        (await client.GetAsync("/khoi-tao?ma=" + _app.Services.GetRequiredService<SetupCode>().Draw())).Status.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }
}
