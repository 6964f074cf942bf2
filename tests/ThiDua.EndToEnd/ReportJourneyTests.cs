using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Playwright;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>The whole journey: a figure is changed, the report follows, is locked and goes out as Word and PDF.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportJourneyTests(BrowserFixture browser)
{
    [ToolFact("chromium", "soffice", "pdftotext")]
    public async Task Officer_ChangesAFigure_TheReportFollowsAndIsLockedAndDownloaded()
    {
        var page = await browser.OpenAsync("lan.ht");
        await page.PictureAsync("trang-chu");

        // The figure: one cell of the grid, by keyboard. The sum above it and its per cents follow.
        await page.GotoAsync("/chi-tieu");
        await page.PictureAsync("chi-tieu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa Sản lượng ngô, kết quả 60,4" }).ClickAsync();
        var cell = page.GetByLabel("Sản lượng ngô, kết quả", new() { Exact = true });
        await cell.FillAsync("62.4");
        await page.PictureAsync("chi-tieu-dang-sua");
        await cell.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng 62,4" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa Sản lượng ngô, kết quả 62,4" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "Sản lượng lương thực có hạt" }).First.InnerTextAsync()).ShouldContain("3.942,5");

        // The report: the same figure at every place, no place forgotten.
        await page.GotoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2022" }).First.ClickAsync();
        var paper = page.Locator("article.paper");
        var text = await paper.InnerTextAsync();
        text.ShouldContain("Sản lượng lương thực có hạt: 3.942,5/3.828,1 tấn, đạt 103% KH huyện; 3.942,5/3.750 tấn, đạt 105,13% NQ HĐND xã");
        text.ShouldNotContain("3.940,5");
        await page.PictureAsync("soan-bao-cao");
        await paper.GetByRole(AriaRole.Link, new() { Name = "3.942,5", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sản lượng lương thực có hạt" }).First.WaitForAsync();
        (await page.Locator("#nguon").InnerTextAsync()).ShouldContain("3.942,5");

        // The draft goes out as Word, is corrected there and comes back: words are taken over, a figure of a record is not.
        var draft = await DownloadAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Kết xuất Word" }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhận lại bản Word" }).ClickAsync();
        await page.ReloadAsync(); // right after a download axe misjudges the targets of the header
        await page.ShouldBeAccessibleAsync("receiving a Word file");
        await page.Locator("#Upload").SetInputFilesAsync(new FilePayload
        {
            Name = "da-sua.docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = Edited(draft, ("Chuyển giao khoa học kỹ thuật: mở", "Về chuyển giao khoa học kỹ thuật: đã mở"), ("3.942,5/3.828,1 tấn", "3.999,9/3.828,1 tấn")),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem các chỗ đã sửa" }).ClickAsync();
        await page.Locator("li.find", new() { HasText = "3.942,5" }).Filter(new() { HasText = "3.999,9" }).First.WaitForAsync();
        await page.ShouldBeAccessibleAsync("a returned Word file");
        await page.PictureAsync("nhan-lai-ban-word");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhận các mục đã đánh dấu" }).ClickAsync();
        await page.GetByText("Đã nhận 1 mục từ bản Word.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2022" }).First.ClickAsync();
        text = await paper.InnerTextAsync();
        text.ShouldContain("Về chuyển giao khoa học kỹ thuật: đã mở 09 lớp");
        text.ShouldContain("3.942,5/3.828,1 tấn");
        text.ShouldNotContain("3.999,9");

        await ExplainBlockingProblemsAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Trình ký" }).ClickAsync();
        await page.Locator("#Input_Number").FillAsync("152");
        await page.Locator("#Input_IssuedOn").FillAsync("12/12/2022");
        await page.PictureAsync("trinh-ky");
        await page.GetByRole(AriaRole.Button, new() { Name = "Khóa và ký" }).ClickAsync();
        await page.GetByText("Đang xem bản đã ký").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bản đã ký" }).ClickAsync();
        await page.GetByText("Bản ký 1: số 152/BC-HĐTĐKT").WaitForAsync();
        await page.ShouldBeAccessibleAsync("signed editions");

        var word = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Word bản ký 1" }));
        var document = DocumentXml(word);
        document.ShouldContain("Số: 152/BC-HĐTĐKT");
        document.ShouldContain("ngày 12 tháng 12 năm 2022");
        document.ShouldContain("3.942,5/3.828,1 tấn, đạt 103% KH huyện");

        await page.GetByRole(AriaRole.Button, new() { Name = "PDF bản ký 1" }).ClickAsync();
        var ready = page.GetByRole(AriaRole.Link, new() { Name = "Tải tệp PDF" });
        await ready.WaitForAsync(new() { Timeout = 60_000 });
        var pdf = await DownloadAsync(page, ready);
        (await PdfTextAsync(pdf)).ShouldContain("3.942,5/3.828,1 tấn, đạt 103% KH");

        // After signing the records may move on; the signed text does not.
        await page.GotoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2022" }).First.ClickAsync();
        await page.GetByText("Đang xem bản đã ký").WaitForAsync();
        await page.ShouldBeAccessibleAsync("locked report");

        // The plan of the next year: its tasks by their terms.
        await page.GotoAsync("/ke-hoach?nam=2023");
        await page.GetByText("Gửi bản đăng ký thi đua về UBND xã").First.WaitForAsync();
        await page.PictureAsync("ke-hoach");
        await page.ShouldBeAccessibleAsync("plan of the year");
        await page.Context.CloseAsync();
    }

    internal static async Task ExplainBlockingProblemsAsync(IPage page)
    {
        var blocking = page.Locator("#van-de li.find:has(.no-bad)");
        for (var left = await blocking.CountAsync(); left > 0; left = await blocking.CountAsync())
        {
            var problem = blocking.First;
            await problem.Locator("summary").ClickAsync();
            await problem.GetByLabel("Vì sao giữ nguyên chỗ này").FillAsync("Đã đối chiếu với sổ theo dõi.");
            await problem.GetByRole(AriaRole.Button, new() { Name = "Ghi giải trình" }).ClickAsync();
            await page.WaitForLoadStateAsync();
            await Assertions.Expect(blocking).ToHaveCountAsync(left - 1);
        }
    }

    internal static async Task<string> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await download.PathAsync();
    }

    /// <summary>The file as somebody would save it who changed some words.</summary>
    internal static byte[] Edited(string docx, params (string From, string To)[] changes)
    {
        using var memory = new MemoryStream();
        memory.Write(File.ReadAllBytes(docx));
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            foreach (var (from, to) in changes)
            {
                text.ShouldContain(from);
                text = text.Replace(from, to, StringComparison.Ordinal);
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(text);
        }

        return memory.ToArray();
    }

    private static string DocumentXml(string docx)
    {
        using var zip = ZipFile.OpenRead(docx);
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    private static async Task<string> PdfTextAsync(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext") { ArgumentList = { "-layout", pdf, "-" }, RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
    }
}
