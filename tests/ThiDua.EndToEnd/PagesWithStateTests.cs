using Microsoft.Playwright;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>
/// Pages that only exist once somebody has done something (a file sent, a report signed twice), at 1280 and 360 px with everything opened: axe clean and
/// nothing sticking out. In a program of their own, because what they do to the sample is not undone.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PagesWithStateTests(BrowserFixture browser)
{
    private const string OldReport = KhoiKy.OldReport + "\n" + "Xây dựng 02 vườn ươm cây giống, tổng 15.000 cây (trong đó 9.000 cây keo, 7.000 cây quế). Họp ngày 31/2/2021.";

    [ToolFact("chromium")]
    public async Task PagesWithState_AtBothWidths_AreAccessibleAndFit()
    {
        await using var app = await RunningApp.StartAsync();
        await using var context = await browser.Browser.NewContextAsync(new() { BaseURL = app.Address, ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "vi-VN", AcceptDownloads = true });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.SignInAsync("lan.ht");

        var report = await ReportAsync(page);
        var found = new List<string>();
        await LookAsync(page, found,
        [
            await CheckedTextAsync(page), await OldReportAsync(page), await OnBehalfAsync(page), await WorkbookAsync(page, "/chi-tieu/nhan", "#Workbook", "Xem trước"),
            await WorkbookAsync(page, "/chi-tieu/bieu-cap-tren", "#Upload", "Gửi biểu"), report + "/nhan-lai", await ReturnedAsync(page, report), report + "/muc?ma=dac-diem",
        ]);
        await SignTwiceAsync(page, report);
        await LookAsync(page, found, [report + "/nhan-lai", report + "/ky", report + "/ky/so-sanh?cu=1&moi=2"]);

        found.ShouldBeEmpty();
    }

    private static async Task LookAsync(IPage page, List<string> found, string[] paths)
    {
        foreach (var width in (int[])[1280, 360])
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var path in paths)
            {
                (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
                await page.EvaluateAsync("() => [...document.querySelectorAll('main details')].slice(0, 20).forEach(d => d.open = true)");
                found.AddRange(await page.ViolationsAsync($"{path} ({width})"));
                if (await page.OverflowAsync() is > 0 and var over)
                {
                    found.Add($"{path} ({width}) is {over} px wider than the window");
                }
            }
        }

        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task<string> CheckedTextAsync(IPage page)
    {
        await page.GotoAsync("/soat-so-lieu");
        await page.Locator("#Text").FillAsync(OldReport);
        await PressAsync(page, "Soát");
        return PathOf(page);
    }

    private static async Task<string> OldReportAsync(IPage page)
    {
        await page.GotoAsync("/chi-tieu/nhan-bao-cao");
        await page.Locator("#Pasted").FillAsync(OldReport);
        await PressAsync(page, "Xem trước");
        return PathOf(page);
    }

    /// <summary>Figures are asked of the units in charge; one is refused a figure without a paper.</summary>
    private static async Task<string> OnBehalfAsync(IPage page)
    {
        await page.GotoAsync("/giao-viec/giao");
        await PressAsync(page, "Giao theo đơn vị phụ trách");
        await page.GotoAsync("/giao-viec");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhập hộ" }).First.ClickAsync();
        await page.GetByText("Tài liệu của đơn vị").First.WaitForAsync();
        return PathOf(page);
    }

    /// <summary>The program's own blank workbook: a table with a row for every indicator.</summary>
    private static async Task<string> WorkbookAsync(IPage page, string path, string field, string button)
    {
        var workbook = await (await page.APIRequest.GetAsync("/chi-tieu?handler=Template")).BodyAsync();
        await page.GotoAsync(path);
        await page.Locator(field).SetInputFilesAsync(new FilePayload { Name = "Biểu 01 Phòng Nội vụ.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook });
        await PressAsync(page, button);
        return PathOf(page);
    }

    private static async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2022" }).First.ClickAsync();
        return PathOf(page).TrimEnd('/');
    }

    /// <summary>A draft comes back from Word with words and a figure changed.</summary>
    private static async Task<string> ReturnedAsync(IPage page, string report)
    {
        await page.GotoAsync(report);
        var draft = await ReportJourneyTests.DownloadAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Kết xuất Word" }));
        await page.GotoAsync(report + "/nhan-lai");
        await page.Locator("#Upload").SetInputFilesAsync(new FilePayload
        {
            Name = "da-sua.docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = ReportJourneyTests.Edited(draft, ("Chuyển giao khoa học kỹ thuật: mở", "Về chuyển giao khoa học kỹ thuật: đã mở"), ("3.940,5/3.828,1 tấn", "3.999,9/3.828,1 tấn")),
        });
        await PressAsync(page, "Xem các chỗ đã sửa");
        return PathOf(page);
    }

    /// <summary>The report is signed, a figure changes, the report is corrected and signed again.</summary>
    private static async Task SignTwiceAsync(IPage page, string report)
    {
        await page.GotoAsync(report);
        await ReportJourneyTests.ExplainBlockingProblemsAsync(page);
        await SignAsync(page, report, "152");
        await page.GotoAsync(report + "/ky");
        await page.Locator("#Correction_Reason").FillAsync("Số thu ngân sách ước đã có số quyết toán.");
        await PressAsync(page, "Lập bản đính chính");
        await page.GotoAsync("/chi-tieu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa Sản lượng ngô, kết quả 60,4" }).ClickAsync();
        var cell = page.GetByLabel("Sản lượng ngô, kết quả", new() { Exact = true });
        await cell.FillAsync("62,4");
        await cell.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa Sản lượng ngô, kết quả 62,4" }).WaitForAsync();
        await page.GotoAsync(report);
        await ReportJourneyTests.ExplainBlockingProblemsAsync(page);
        await SignAsync(page, report, "153");
    }

    private static async Task SignAsync(IPage page, string report, string number)
    {
        await page.GotoAsync(report + "/ky");
        await page.Locator("#Input_Number").FillAsync(number);
        await page.Locator("#Input_IssuedOn").FillAsync("12/12/2022");
        await PressAsync(page, "Khóa và ký");
    }

    /// <summary>Presses a button of a form and waits for the page that answers.</summary>
    private static async Task PressAsync(IPage page, string button)
    {
        var before = page.Url;
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), answer => answer.Request.IsNavigationRequest && answer.Status is >= 200 and < 300);
        await page.WaitForLoadStateAsync();
        (await page.Locator("[data-error-summary]").AllInnerTextsAsync()).ShouldBeEmpty(before);
    }

    private static string PathOf(IPage page) => new Uri(page.Url).PathAndQuery;
}
