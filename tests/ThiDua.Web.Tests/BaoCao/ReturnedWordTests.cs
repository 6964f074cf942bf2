using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.BaoCao;

/// <summary>A draft goes out as Word, is edited there, and comes back.</summary>
public sealed class ReturnedWordTests : IAsyncLifetime
{
    private const string Source = "Xã rộng [[dien-tich]], nhiều đồi.\n\nNhân dân cần cù.";

    private SampleSite _site = null!;
    private SignedInClient _officer = null!;
    private Guid _report;

    private string Address => $"/bao-cao/{_report}";

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
        _report = await _site.InScopeAsync((_, db) => db.Set<Report>().Select(r => r.Id).SingleAsync());
        await SaveAsync(Source);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Page_NothingReturned_SaysWhatToDo()
    {
        var page = await _officer.PageAsync($"{Address}/nhan-lai");

        Assert.NotNull(page.QuerySelector("#gui input[type=file]"));
        Assert.Contains("Chưa nhận lần nào", SignedInClient.Text(page.QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Twice_KeepsOneDraftUntilSomethingChanges()
    {
        await ExportAsync();
        await ExportAsync();
        Assert.Equal(1, await DraftsAsync());

        await SaveAsync("Xã rộng.");
        await ExportAsync();
        Assert.Equal(2, await DraftsAsync());
    }

    [Fact]
    public async Task Return_WordsAndFigureChanged_WordsAreTakenFigureIsFlaggedAndKept()
    {
        var file = Edit(await ExportAsync(), text => text.Replace("Xã rộng 1.341,33 ha, nhiều đồi", "Xã Khôi Kỳ rộng 1.400 ha, nhiều đồi và suối", StringComparison.Ordinal));
        var address = await ReturnAsync(file);

        var page = await _officer.PageAsync(address);
        var section = page.QuerySelector("#m-dac-diem")!;
        Assert.Contains("Xã Khôi Kỳ rộng 1.341,33 ha, nhiều", SignedInClient.Text(section.QuerySelector(".diff")), StringComparison.Ordinal);
        var finding = section.QuerySelector("li.find")!;
        Assert.Equal("1.341,33 ha", finding.QuerySelector("del")!.TextContent);
        Assert.Equal("1.400 ha", finding.QuerySelector("ins")!.TextContent);
        Assert.StartsWith("/chi-tieu/", finding.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#nhan section.card"));

        using var accepted = await _officer.SendAsync(page, address, "#nhan", []);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal("Xã Khôi Kỳ rộng [[dien-tich]], nhiều đồi và suối.\n\nNhân dân cần cù.", await TextAsync());
        Assert.Equal(1, await DraftsAsync());
        Assert.Contains("nhận lại bản Word đã sửa: sửa mục “Đặc điểm tình hình”", SignedInClient.Text((await _officer.PageAsync($"{Address}/lich-su")).QuerySelector(".hist")), StringComparison.Ordinal);

        page = await _officer.PageAsync(address);
        Assert.Contains("đã nhận", SignedInClient.Text(page.QuerySelector("#m-dac-diem .card-header")), StringComparison.Ordinal);
        using var undone = await _officer.SendAsync(page, address, ".undo form", []);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(Source, await TextAsync());
    }

    [Fact]
    public async Task Return_OlderDraft_KeepsWhatChangedMeanwhileAndTakesTheRest()
    {
        var file = Edit(await ExportAsync(), text => text.Replace("Nhân dân cần cù", "Nhân dân cần cù, đoàn kết", StringComparison.Ordinal));
        await SaveAsync("Xã rộng [[dien-tich]], nhiều đồi, có hai con suối.\n\nNhân dân cần cù.");
        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.FigureSaved, Actor.System);
            var id = await db.Set<Indicator>().Where(i => i.Code == "dien-tich").Select(i => i.Id).SingleAsync();
            (await db.Set<Figure>().SingleAsync(f => f.IndicatorId == id)).Value = 1500m;
            return await db.SaveChangesAsync();
        });
        var address = await ReturnAsync(file);

        var page = await _officer.PageAsync(address);
        Assert.Contains("Tệp in từ bản nháp 1", SignedInClient.Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Contains("Từ khi in, mục này đã đổi 1 chỗ trong máy", SignedInClient.Text(page.QuerySelector("#m-dac-diem details summary")), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("li.find"));

        using var accepted = await _officer.SendAsync(page, address, "#nhan", []);
        Assert.Equal("Xã rộng [[dien-tich]], nhiều đồi, có hai con suối.\n\nNhân dân cần cù, đoàn kết.", await TextAsync());
    }

    [Fact]
    public async Task Return_BothChangedTheSameParagraph_IsNotTickedAndSaysSo()
    {
        var file = Edit(await ExportAsync(), text => text.Replace("Nhân dân cần cù", "Nhân dân cần cù, đoàn kết", StringComparison.Ordinal));
        await SaveAsync("Xã rộng [[dien-tich]], nhiều đồi.\n\nNhân dân hiếu học.");

        var page = await _officer.PageAsync(await ReturnAsync(file));

        Assert.Contains("hai bên cùng sửa", SignedInClient.Text(page.QuerySelector("#m-dac-diem .card-header")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#m-dac-diem input[type=checkbox][checked]"));
    }

    [Fact]
    public async Task Return_TrackedChangesAndComments_AreReadAndShown()
    {
        var file = Edit(await ExportAsync(), text => text.Replace(
            "<w:t xml:space=\"preserve\">Nhân dân cần cù.</w:t></w:r>",
            """<w:t xml:space="preserve">Nhân dân </w:t></w:r><w:del w:id="901" w:author="Nguyễn Văn Đoàn"><w:r><w:delText>cần cù</w:delText></w:r></w:del><w:ins w:id="902" w:author="Nguyễn Văn Đoàn"><w:r><w:t>chịu khó</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>""",
            StringComparison.Ordinal));
        var address = await ReturnAsync(file);

        var page = await _officer.PageAsync(address);
        Assert.Contains("Nguyễn Văn Đoàn thêm 1 chỗ, bỏ 1 chỗ", SignedInClient.Text(page.QuerySelector("#m-dac-diem")), StringComparison.Ordinal);
        using var accepted = await _officer.SendAsync(page, address, "#nhan", []);
        Assert.Equal("Xã rộng [[dien-tich]], nhiều đồi.\n\nNhân dân chịu khó.", await TextAsync());
    }

    [Fact]
    public async Task Return_NewHeading_IsUnmatchedAndCanBePlaced()
    {
        var file = Edit(await ExportAsync(), text => text.Replace("<w:p><w:pPr><w:pStyle w:val=\"BodyText\" /></w:pPr><w:r><w:t xml:space=\"preserve\">Nhân dân cần cù.",
            "<w:p><w:pPr><w:pStyle w:val=\"Heading2\" /></w:pPr><w:r><w:t>Chuyển đổi số</w:t></w:r></w:p><w:p><w:r><w:t>Đã lập tổ công nghệ số.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"BodyText\" /></w:pPr><w:r><w:t xml:space=\"preserve\">Nhân dân cần cù.", StringComparison.Ordinal));
        var address = await ReturnAsync(file);

        var page = await _officer.PageAsync(address);
        Assert.Contains("Đã lập tổ công nghệ số.", SignedInClient.Text(page.QuerySelector("[aria-labelledby='h-chua-0']")), StringComparison.Ordinal);
        foreach (var box in page.QuerySelectorAll("#nhan input[type=checkbox]"))
        {
            box.RemoveAttribute("checked");
        }

        using var placed = await _officer.SendAsync(page, address, "#nhan", new() { ["cho-0"] = "dac-diem" });
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        Assert.Equal(Source + "\n\nĐã lập tổ công nghệ số.\n\nNhân dân cần cù.", await TextAsync());
    }

    [Fact]
    public async Task Return_ReportChangedWhileThePageWasOpen_Is409WithTheComparisonMadeAnew()
    {
        var address = await ReturnAsync(Edit(await ExportAsync(), text => text.Replace("nhiều đồi", "nhiều đồi núi", StringComparison.Ordinal)));
        var page = await _officer.PageAsync(address);
        await SaveAsync("Xã rộng [[dien-tich]], nhiều đồi.\n\nNhân dân hiếu học.");

        using var answer = await _officer.SendAsync(page, address, "#nhan", []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Chưa nhận: báo cáo vừa đổi trong lúc bạn xem.", SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal("Xã rộng [[dien-tich]], nhiều đồi.\n\nNhân dân hiếu học.", await TextAsync());
    }

    [Fact]
    public async Task Return_NothingChosen_IsRefused()
    {
        var address = await ReturnAsync(Edit(await ExportAsync(), text => text.Replace("nhiều đồi", "nhiều đồi núi", StringComparison.Ordinal)));
        var page = await _officer.PageAsync(address);
        page.QuerySelector("#nhan input[type=checkbox]")!.RemoveAttribute("checked");

        using var answer = await _officer.SendAsync(page, address, "#nhan", []);

        Assert.Equal("Chưa chọn mục nào để nhận. Đánh dấu các mục cần nhận rồi bấm lại; số liệu thay đổi thì sửa ở bản ghi của nó.",
            SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("[data-error-summary] li")));
    }

    [Fact]
    public async Task Return_OfAnotherReport_IsRefusedNamingIt()
    {
        var file = await ExportAsync();
        var other = Guid.CreateVersion7();
        var parts = Edit(file, text => text + " ", properties => properties.Replace(_report.ToString(), other.ToString(), StringComparison.Ordinal));

        Assert.Equal("Tệp “sua.docx” in từ báo cáo của đơn vị khác hoặc đã bị xóa, không phải từ “Báo cáo tổng kết năm 2022”. Chọn đúng tệp đã kết xuất từ báo cáo này.", await RefusalAsync(parts, "sua.docx"));
    }

    [Fact]
    public async Task Return_BadFiles_AreRefusedOnTheField()
    {
        var file = await ExportAsync();

        Assert.StartsWith("Tệp “ban-ky.pdf” không phải loại được nhận (.docx).", await RefusalAsync("%PDF-1.7"u8.ToArray(), "ban-ky.pdf"), StringComparison.Ordinal);
        Assert.Contains("bị hỏng hoặc tải lên chưa trọn", await RefusalAsync(file[..(file.Length / 2)], "sua.docx"), StringComparison.Ordinal);
        Assert.Contains("có chứa macro nên không được nhận", await RefusalAsync(WithMacro(file), "sua.docx"), StringComparison.Ordinal);
        Assert.Equal("Tệp “trong.docx” không có nội dung. Chọn lại tệp.", await RefusalAsync([], "trong.docx"));
        using var none = await _officer.PostAsync($"{Address}/nhan-lai", "#gui", []);
        Assert.Equal("Chưa chọn tệp. Bấm “Chọn tệp”, chọn bản Word (.docx) đã sửa rồi gửi.", SignedInClient.Text((await SignedInClient.ParseAsync(none)).QuerySelector("#Upload-loi")));
        Assert.Equal(0, await _site.InScopeAsync((_, db) => db.Set<ReportReturn>().CountAsync()));
    }

    [Fact]
    public async Task Return_Locked_IsRefusedAndThePageSaysWhy()
    {
        var page = await _officer.PageAsync($"{Address}/nhan-lai");
        var file = await ExportAsync();
        using var locked = await _officer.PostAsync($"{Address}/ky", "main form:not([action*='handler'])", new() { ["Input.Number"] = "152", ["Input.IssuedOn"] = "12/12/2022" });
        Assert.Equal(HttpStatusCode.Redirect, locked.StatusCode);

        Assert.Null((await _officer.PageAsync($"{Address}/nhan-lai")).QuerySelector("#gui"));
        using var body = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("#gui [name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Upload", "sua.docx" },
        };
        using var answer = await _officer.PostAsync($"{Address}/nhan-lai", body);
        Assert.Contains("Báo cáo đã khóa khi ký nên không sửa được.", SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_LeaderReadsButMayNotSend_OtherOwnersIdIs404()
    {
        var address = await ReturnAsync(Edit(await ExportAsync(), text => text.Replace("nhiều đồi", "nhiều đồi núi", StringComparison.Ordinal)));
        using var leader = await _site.SignInAsync("thai.lv");

        var page = await leader.PageAsync(address);
        Assert.Empty(page.QuerySelectorAll("#nhan button"));
        using var answer = await leader.SendAsync(page, address, "#nhan", new() { ["muc"] = "dac-diem" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var superior = await _site.SignInAsync("noivu.daitu");
        foreach (var (client, missing) in new[] { (_officer, $"{Address}/nhan-lai/{Guid.CreateVersion7()}"), (_officer, $"/bao-cao/{Guid.CreateVersion7()}/nhan-lai"), (superior, $"{Address}/nhan-lai"), (superior, address) })
        {
            using var found = await client.GetAsync(missing);
            Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        }
    }

    private async Task<byte[]> ExportAsync()
    {
        using var answer = await _officer.PostAsync(Address, "form[action*='handler=Word']", []);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<string> ReturnAsync(byte[] file)
    {
        using var answer = await _officer.UploadAsync($"{Address}/nhan-lai", "#gui", [], "Upload", "sua.docx", file);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> RefusalAsync(byte[] file, string name)
    {
        using var answer = await _officer.UploadAsync($"{Address}/nhan-lai", "#gui", [], "Upload", name, file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Upload-loi"));
    }

    private async Task SaveAsync(string text)
    {
        using var answer = await _officer.PostAsync($"{Address}/muc?ma=dac-diem", "form[data-autosave]", new() { ["Input.Text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private Task<string?> TextAsync() => _site.InScopeAsync((_, db) => db.Set<ReportSection>().Where(s => s.SectionId == "dac-diem").Select(s => s.Text).SingleAsync());

    private Task<int> DraftsAsync() => _site.InScopeAsync((_, db) => db.Set<ReportDraft>().CountAsync());

    private static byte[] Edit(byte[] file, Func<string, string> document, Func<string, string>? properties = null) => Rewrite(file, zip =>
    {
        Change(zip, "word/document.xml", document);
        if (properties is not null)
        {
            Change(zip, "docProps/custom.xml", properties);
        }
    });

    private static byte[] WithMacro(byte[] file) => Rewrite(file, zip =>
    {
        using var part = zip.CreateEntry("word/vbaProject.bin").Open();
        part.Write("mã lệnh"u8);
    });

    private static byte[] Rewrite(byte[] file, Action<ZipArchive> change)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return memory.ToArray();
    }

    private static void Change(ZipArchive zip, string name, Func<string, string> change)
    {
        var entry = zip.GetEntry(name)!;
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        var before = reader.ReadToEnd();
        reader.Dispose();
        var after = change(before);
        Assert.NotEqual(before, after);
        entry.Delete();
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(after));
    }
}
