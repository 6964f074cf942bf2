using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>Every page at 1280 and 360 px: axe clean and nothing sticking out (WCAG 2.2 AA).</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string[] s_pages =
    [
        "/", "/tai-khoan", "/tai-khoan/hai-buoc", "/chi-tieu", "/chi-tieu/loi-van?chu-de=trong-trot", "/chi-tieu/danh-muc", "/chi-tieu/danh-muc/sua", "/chi-tieu/danh-muc/chu-yeu", "/chi-tieu/danh-muc/linh-vuc", "/chi-tieu/danh-muc/bo-mau",
        "/giao-viec", "/giao-viec/giao", "/giao-viec/nhan-bieu", "/chi-tieu/bieu-cap-tren", "/mo-nam", "/van-ban", "/phong-trao", "/khen-thuong", "/quy", "/danh-gia", "/ke-hoach", "/danh-muc", "/danh-muc/ho-so", "/danh-muc/don-vi", "/danh-muc/can-bo",
        "/bao-cao", "/he-thong", "/tra-cuu?q=che", "/bao-cao/mau", "/bao-cao/mau/dan", "/bao-cao/de-cuong/nam-day-du", "/chi-tieu/nhan", "/chi-tieu/nhan-bao-cao", "/soat-so-lieu", "/danh-muc/danh-hieu",
        "/khen-thuong/sua", "/khen-thuong/tong-hop", "/ky-luat", "/ky-luat/xep-loai", "/phong-trao/danh-muc", "/phong-trao/sua", "/van-ban/sua", "/quy/sua",
    ];

    [ToolFact("chromium")]
    public async Task EveryPage_AtBothWidths_IsAccessibleAndFits()
    {
        var found = new List<string>();
        foreach (var width in (int[])[1280, 360])
        {
            var page = await browser.OpenAsync("lan.ht", width);
            foreach (var path in s_pages)
            {
                (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
                found.AddRange(await page.ViolationsAsync($"{path} ({width})"));
                if (await page.OverflowAsync() is > 0 and var over)
                {
                    found.Add($"{path} ({width}) is {over} px wider than the window");
                }
            }

            await page.Context.CloseAsync();
        }

        found.ShouldBeEmpty();
    }

    [ToolFact("chromium")]
    public async Task SignInPage_WithAWrongPassword_SaysSoAndKeepsTheName()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/chi-tieu");
        await page.GetByLabel("Tên đăng nhập").FillAsync("lan.ht");
        await page.GetByLabel("Mật khẩu").FillAsync("không đúng");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Alert).InnerTextAsync()).ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng.");
        (await page.GetByLabel("Tên đăng nhập").InputValueAsync()).ShouldBe("lan.ht");
        await page.ShouldBeAccessibleAsync("/dang-nhap");
        await page.Context.CloseAsync();
    }
}
