using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using ThiDua.Web.Tests.Records;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.SoatSoLieu;

/// <summary>The page "Soát số liệu" without script: paste, file, filters, the Word file with comments.</summary>
public sealed class CheckPageTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Address = "/soat-so-lieu";

    [Fact]
    public async Task Paste_WrongRatio_IsMarkedListedAndFiltered()
    {
        var result = await PasteAsync("Lập hồ sơ 14/15 HS đạt 95,33% KH.\nTrồng rừng 8,6/5,0 ha đạt 172% KH.\nLàm 1/2 <script>");

        var page = await shared.Officer.PageAsync(result);
        Assert.Equal("14/15 HS đạt 95,33%", page.QuerySelector(".paper mark.m-bad")!.TextContent);
        Assert.Equal("8,6/5,0 ha đạt 172%", page.QuerySelector(".paper mark.m-ok")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".paper script"));
        var finding = Assert.Single(page.QuerySelectorAll("li.find"));
        Assert.Contains("14/15 = 93,3333%", finding.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(finding.QuerySelector("a.no")!.GetAttribute("href")!));
        Assert.Contains("Sai 1", page.QuerySelector("nav.tabs")!.TextContent, StringComparison.Ordinal);

        var right = await shared.Officer.PageAsync(result + "?xem=dung");
        Assert.Empty(right.QuerySelectorAll(".paper mark.m-bad"));
        Assert.Contains("Đúng: 8,6/5 = 172%.", right.QuerySelector("li.find")!.TextContent, StringComparison.Ordinal);
        var none = await shared.Officer.PageAsync(result + "?quy-tac=ngay");
        Assert.Empty(none.QuerySelectorAll(".paper mark"));
    }

    [Fact]
    public async Task Result_OfSomebodyElse_Is404()
    {
        var result = await PasteAsync("Trồng 8,6/5,0 ha đạt 172% KH.");
        using var chairman = await shared.Site.SignInAsync("doan.nv");
        using var answer = await chairman.GetAsync(result);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_Sent_IsRefused()
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await shared.Officer.SendAsync(page, Address, "main form", []);
        Assert.Contains("Chọn một tệp .docx, .pdf, .txt", (await SignedInClient.ParseAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordFile_IsCheckedAndGivenBackWithComments()
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await SendFileAsync(page, WordFile.Of("Lập hồ sơ 14/15 HS đạt 95,33% KH."), "bao-cao.docx");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var result = answer.Headers.Location!.OriginalString;

        using var written = await shared.Officer.GetAsync(result + "?handler=Word");
        Assert.Equal("bao-cao-co-ghi-chu.docx", written.Content.Headers.ContentDisposition!.FileNameStar ?? written.Content.Headers.ContentDisposition.FileName);
        using var zip = new ZipArchive(await written.Content.ReadAsStreamAsync());
        using var comments = new StreamReader(zip.GetEntry("word/comments.xml")!.Open());
        Assert.Contains("Sai: Tỷ lệ tính lại khác", await comments.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bao-cao.docx", "không phải tệp Word")]
    [InlineData("bao-cao.pdf", "không phải PDF")]
    [InlineData("bao-cao.exe", "không phải .docx, .pdf hay .txt")]
    public async Task BadFile_IsRefusedWithItsReason(string name, string message)
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await SendFileAsync(page, Encoding.UTF8.GetBytes("không phải tệp văn phòng"), name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, (await SignedInClient.ParseAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeFile_IsRefusedOnThePage()
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await SendFileAsync(page, new byte[25 * 1024 * 1024], "bao-cao.docx");
        Assert.Equal("/soat-so-lieu?qua-lon=26", answer.Headers.Location!.OriginalString);

        var again = await shared.Officer.PageAsync(answer.Headers.Location.OriginalString);
        Assert.Contains("Tệp vừa gửi khoảng 26 MB, quá giới hạn 20 MB nên chưa được nhận. Bỏ bớt ảnh trong tệp, quét ở độ phân giải thấp hơn, hoặc chia thành nhiều tệp rồi gửi lại.", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", again.QuerySelector("#Upload")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task OldFont_IsConvertedAndSaid()
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await SendFileAsync(page, Encoding.Latin1.GetBytes("X· ®¹t 14/15 hé, thùc hiÖn kÕ ho¹ch n¨m 2022 cña x·, ®¹t 95,33% víi c«ng t¸c thi ®ua."), "cu.txt");
        var result = await shared.Officer.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Văn bản dùng phông TCVN3 (ABC); đã chuyển sang Unicode để soát.", result.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("thực hiện kế hoạch năm 2022 của xã", result.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_SwitchedOff_IsNeitherMarkedNorCommented()
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await SendFileAsync(page, WordFile.Of("Lập hồ sơ 14/15 HS đạt 95,33% KH. Họp ngày 31/2/2023."), "bao-cao.docx");
        var result = answer.Headers.Location!.OriginalString;
        Assert.Equal(2, (await shared.Officer.PageAsync(result)).QuerySelectorAll("li.find").Length);

        var without = await shared.Officer.PageAsync(result + "?bo=ty-le&bo=khong-co");
        Assert.Equal("31/2/2023", Assert.Single(without.QuerySelectorAll(".paper mark")).TextContent);
        Assert.Single(without.QuerySelectorAll("li.find"));
        Assert.True(((IHtmlInputElement)without.QuerySelector("input[name=bo][value=ty-le]")!).IsChecked);
        Assert.Contains("bo=ty-le", without.QuerySelector("nav.tabs a")!.GetAttribute("href")!, StringComparison.Ordinal);

        var word = without.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Tải Word", StringComparison.Ordinal)).GetAttribute("href")!;
        using var written = await shared.Officer.GetAsync(word);
        using var zip = new ZipArchive(await written.Content.ReadAsStreamAsync());
        using var comments = new StreamReader(zip.GetEntry("word/comments.xml")!.Open());
        var text = await comments.ReadToEndAsync();
        Assert.Contains("31/2/2023", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tỷ lệ tính lại khác", text, StringComparison.Ordinal);
    }

    private async Task<string> PasteAsync(string text)
    {
        var page = await shared.Officer.PageAsync(Address);
        using var answer = await shared.Officer.SendAsync(page, Address, "main form", new() { ["Text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> SendFileAsync(IHtmlDocument page, byte[] bytes, string name)
    {
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("main form input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
            { file, "Upload", name },
        };
        return await shared.Officer.PostAsync(Address, content);
    }
}
