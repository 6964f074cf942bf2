using Microsoft.Playwright;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>
/// One award is changed, and every place that prints it follows: the award section, Phụ lục II, the fund, the money in words. Thụy Hùng's half-year report, by plain
/// forms: the browser has JavaScript switched off.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AwardJourneyTests(BrowserFixture browser)
{
    [ToolFact("chromium")]
    public async Task Officer_WithoutJavaScript_ChangesAnAward_SectionAppendixFundAndWordsFollow()
    {
        var page = await browser.OpenAsync("diep.nt", javaScript: false);
        var (before, appendix) = await ReportAsync(page);
        before.ShouldContain("07 tập thể, 08 cá nhân, 08 hộ gia đình");
        Cells(appendix, "Khen thưởng cấp xã").ShouldBe(["7", "8", "8"]);
        Cells(appendix, "TỔNG CỘNG").ShouldBe(["9", "8", "8"]);

        // The line of the commune's collectives: two more, and their money.
        await page.GotoAsync("/khen-thuong");
        await page.PictureAsync("khen-thuong");
        await page.Locator("section, article, tbody, form").Filter(new() { HasText = "có thành tích trong các phong trào thi đua" }).Last.Locator("a[href*='/khen-thuong/sua/']:not([href*='dot='])").First.ClickAsync();
        (await page.GetByLabel("Số lượng").InputValueAsync()).ShouldBe("7");
        await page.GetByLabel("Số lượng").FillAsync("9");
        await page.GetByLabel("Tiền thưởng cả dòng").FillAsync("3.600.000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).First.ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("ba triệu sáu trăm nghìn đồng chẵn", Case.Insensitive);

        // The fund pays the batch: its amount is counted from the lines, not typed.
        await page.GotoAsync("/quy/sua");
        await page.Locator("#Input_Kind").SelectOptionAsync("Payment");
        await page.Locator("#Input_GroupCode").SelectOptionAsync(new SelectOptionValue { Index = await BatchIndexAsync(page) });
        await page.Locator("#Input_Date").FillAsync("10/6/2023");
        await page.Locator("#Input_Note").FillAsync("Chi thưởng 6 tháng đầu năm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).First.ClickAsync();
        await page.GotoAsync("/quy");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("3.600.000");

        var (after, changed) = await ReportAsync(page);
        after.ShouldContain("09 tập thể, 08 cá nhân, 08 hộ gia đình");
        after.ShouldNotContain("07 tập thể, 08 cá nhân");
        Cells(changed, "Khen thưởng cấp xã").ShouldBe(["9", "8", "8"]);
        Cells(changed, "TỔNG CỘNG").ShouldBe(["11", "8", "8"]);
        await page.Context.CloseAsync();
    }

    private static async Task<(string Text, IReadOnlyList<string> Rows)> ReportAsync(IPage page)
    {
        await page.GotoAsync("/bao-cao");
        await page.Locator("a[href*='/bao-cao/']").Filter(new() { HasText = "Báo cáo sơ kết" }).First.ClickAsync();
        var paper = page.Locator(".paper").First;
        return (await paper.InnerTextAsync(), await page.Locator(".paper table tr").AllInnerTextsAsync());
    }

    /// <summary>The counts of a row of Phụ lục II, without their footnotes: collectives, individuals, households.</summary>
    private static IEnumerable<string> Cells(IReadOnlyList<string> rows, string name) =>
        rows.Single(r => r.Contains(name, StringComparison.OrdinalIgnoreCase)).Split('\t').Select(c => c.Trim()).SkipWhile(c => !c.Contains(name, StringComparison.OrdinalIgnoreCase)).Skip(1).Take(3).Select(c => c.Split(' ')[0]);

    private static async Task<int> BatchIndexAsync(IPage page)
    {
        var names = await page.Locator("#Input_GroupCode option").AllInnerTextsAsync();
        return names.ToList().FindIndex(n => n.Contains("có thành tích trong các phong trào thi đua", StringComparison.Ordinal));
    }
}
