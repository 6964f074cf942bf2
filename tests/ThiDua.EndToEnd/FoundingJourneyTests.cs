using Microsoft.Playwright;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>A second, empty commune is started by hand: set-up code, names pasted from Excel, first sign-in, first figure, first report.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FoundingJourneyTests(BrowserFixture browser)
{
    [ToolFact("chromium")]
    public async Task Commune_IsFoundedOnAnEmptyInstallation_AndItsFirstReportOpens()
    {
        await using var app = await RunningApp.StartAsync(sample: false);
        var code = await app.PrintedAsync("Mã khởi tạo: ");
        var context = await browser.Browser.NewContextAsync(new() { BaseURL = app.Address, Locale = "vi-VN", ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/khoi-tao");
        await page.GetByLabel("Mã khởi tạo").FillAsync("sai-ma-roi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await page.GetByLabel("Mã khởi tạo").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();

        await page.Locator("#Input_Name").FillAsync("Tân Lập");
        await page.Locator("#Input_Province").FillAsync("Thái Nguyên");
        await page.Locator("#Input_FirstYear").FillAsync("2026");
        await page.Locator("#Input_HamletPaste").FillAsync("Tên\tSố hộ\tTrưởng thôn\nĐồng Tâm\t120\tNguyễn Văn An\nQuyết Tiến\t98\tLê Thị Bình");
        await page.Locator("#Input_OfficerName").FillAsync("Trần Thị Mai");
        await page.Locator("#Input_AdminName").FillAsync("Phạm Quốc Bảo");
        await page.Locator("#Input_ChairName").FillAsync("Hoàng Văn Cường");
        await page.PictureAsync("khoi-tao", fullPage: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Khởi tạo", Exact = true }).ClickAsync();
        await page.GetByText("Đã khởi tạo xã Tân Lập").WaitForAsync();
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Trần Thị Mai" });
        var userName = await row.Locator("code").First.InnerTextAsync();
        var password = await row.Locator("code").Last.InnerTextAsync();

        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();

        // A handed-out password opens nothing but the page that changes it.
        await page.GotoAsync("/chi-tieu");
        page.Url.ShouldEndWith("/tai-khoan");
        await page.Locator("#Input_Current").FillAsync(password);
        await page.Locator("#Input_New").FillAsync("một câu dài dễ nhớ");
        await page.Locator("#Input_Again").FillAsync("một câu dài dễ nhớ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();

        await page.GotoAsync("/chi-tieu");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("Chỉ tiêu – Kết quả năm 2026");
        (await page.Locator("tbody a[href*='sua=']").CountAsync()).ShouldBeGreaterThan(40);
        await page.GotoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2026" }).First.ClickAsync();
        (await page.Locator("article.paper").InnerTextAsync()).ShouldContain("UBND XÃ TÂN LẬP");
        await context.CloseAsync();
    }
}
