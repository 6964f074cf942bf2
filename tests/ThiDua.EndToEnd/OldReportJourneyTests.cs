using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using ThiDua.Figures;
using ThiDua.Testing;

namespace ThiDua.EndToEnd;

/// <summary>Last year's Word report: checked, given back with comments at its mistakes, and taken over into this year's column of the year before.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OldReportJourneyTests(BrowserFixture browser)
{
    private static readonly XNamespace s_w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [ToolFact("chromium")]
    public async Task Officer_DropsLastYearsReport_GetsCommentsAtItsMistakesAndTheColumnOfTheYearBefore()
    {
        var page = await browser.OpenAsync("lan.ht");
        var (file, planted) = await ReportWithMistakesAsync(page);

        await page.GotoAsync("/soat-so-lieu");
        await page.Locator("#Upload").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Soát" }).ClickAsync();
        await page.PictureAsync("soat-so-lieu");
        var listed = await page.Locator("li.find:has(.no-bad)").AllInnerTextsAsync();
        // the fourth is the commune's own: its two rates of poor households do not go back to one number of households
        listed.Count(l => l.Contains("Tỷ lệ tính lại khác", StringComparison.Ordinal)).ShouldBe(3, string.Join('\n', listed));
        listed.Count(l => l.Contains("Tổng số hộ, dân số không thống nhất", StringComparison.Ordinal)).ShouldBe(listed.Count - 3);
        (await page.Locator(".paper mark.m-bad").AllInnerTextsAsync()).Count(m => planted.Any(p => m.Contains(p, StringComparison.Ordinal))).ShouldBe(3);
        var commented = await (await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải Word có ghi chú" }).ClickAsync())).PathAsync();
        var wrong = Comments(commented).Where(c => c.Comment.StartsWith("Sai: Tỷ lệ tính lại khác", StringComparison.Ordinal)).ToList();
        wrong.Count.ShouldBe(3);
        planted.ShouldAllBe(p => wrong.Any(w => w.Anchor.Contains(p, StringComparison.Ordinal)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Nhận số vào Chỉ tiêu" }).ClickAsync();
        await page.GetByLabel("Báo cáo nói về kỳ nào, ghi vào đâu").SelectOptionAsync("2022|2021");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi", Exact = true }).ClickAsync();
        await page.GetByText("Số của năm 2021 ghi vào cột Cùng kỳ của năm 2022").WaitForAsync();
        await page.PictureAsync("nhan-bao-cao-cu");
        await page.ShouldBeAccessibleAsync("preview of an old report");
        await page.GetByRole(AriaRole.Button, new() { Name = "dòng khớp chắc" }).ClickAsync();
        await page.GetByText("Đã nhận").First.WaitForAsync();

        await page.GotoAsync("/chi-tieu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa Chim bồ câu, kết quả 620" }).ClickAsync();
        (await page.GetByLabel("Chim bồ câu, cùng kỳ", new() { Exact = true }).InputValueAsync()).ShouldBe("620");

        // the other journeys start from the sample as it was
        await page.GotoAsync("/chi-tieu/nhan-bao-cao");
        await page.Locator("main table a").First.ClickAsync();
        await page.Locator(".undo button").ClickAsync();
        await page.GetByText("Đã hoàn tác").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>The sample's own report with three per cents ten points too high.</summary>
    private static async Task<(string File, IReadOnlyList<string> Planted)> ReportWithMistakesAsync(IPage page)
    {
        await page.GotoAsync("/bao-cao");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tổng kết năm 2022" }).First.ClickAsync();
        var address = new Uri(page.Url).AbsolutePath.TrimEnd('/') + "/tai?dang=docx";
        var bytes = await (await page.APIRequest.GetAsync(address)).BodyAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("thidua-").FullName, "bao-cao-nam-truoc.docx");
        await File.WriteAllBytesAsync(file, bytes);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var entry = zip.GetEntry("word/document.xml")!;
        XDocument document;
        using (var stream = entry.Open())
        {
            document = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        }

        string[] planted = [Plant(document, "Đàn trâu"), Plant(document, "Sản lượng chè búp tươi"), Plant(document, "Đàn lợn")];
        entry.Delete();
        using var written = zip.CreateEntry("word/document.xml").Open();
        document.Save(written, SaveOptions.DisableFormatting);
        return (file, planted);
    }

    private static string Plant(XDocument document, string name)
    {
        foreach (var paragraph in document.Descendants(s_w + "p"))
        {
            var texts = paragraph.Descendants(s_w + "t").ToList();
            var text = string.Concat(texts.Select(t => t.Value));
            var from = text.IndexOf(name, StringComparison.Ordinal);
            var match = from < 0 ? Match.Empty : new Regex("đạt (?<percent>[0-9]+(,[0-9]+)?)%", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Match(text, from);
            if (!match.Success)
            {
                continue;
            }

            var (at, value) = (0, match.Groups["percent"]);
            var wrong = VietnameseNumber.Format(VietnameseNumber.Read(value.Value).Value!.Value + 10, value.Value.Contains(',', StringComparison.Ordinal) ? value.Value.Split(',')[1].Length : 0);
            foreach (var run in texts)
            {
                if (at <= value.Index && value.Index < at + run.Value.Length)
                {
                    run.Value = run.Value.Remove(value.Index - at, value.Length).Insert(value.Index - at, wrong);
                    return wrong + "%";
                }

                at += run.Value.Length;
            }
        }

        throw new InvalidOperationException($"The report has no per cent of {name}.");
    }

    /// <summary>Comments with the words they are anchored on.</summary>
    private static List<(string Comment, string Anchor)> Comments(string docx)
    {
        using var zip = ZipFile.OpenRead(docx);
        var comments = Load("word/comments.xml").Descendants(s_w + "comment").ToDictionary(c => c.Attribute(s_w + "id")!.Value, c => string.Concat(c.Descendants(s_w + "t").Select(t => t.Value)), StringComparer.Ordinal);
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<(string, string)>();
        foreach (var element in Load("word/document.xml").Descendants())
        {
            if (element.Name == s_w + "commentRangeStart")
            {
                open[element.Attribute(s_w + "id")!.Value] = "";
            }
            else if (element.Name == s_w + "commentRangeEnd")
            {
                var id = element.Attribute(s_w + "id")!.Value;
                found.Add((comments[id], open[id]));
                open.Remove(id);
            }
            else if (element.Name == s_w + "t")
            {
                foreach (var id in open.Keys.ToList())
                {
                    open[id] += element.Value;
                }
            }
        }

        return found;

        XDocument Load(string part)
        {
            using var stream = zip.GetEntry(part)!.Open();
            return XDocument.Load(stream);
        }
    }
}
