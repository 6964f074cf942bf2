using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Excel;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.ChiTieu;

/// <summary>Figures in from Excel and lists out to it, over the whole program with the sample commune.</summary>
public sealed class ImportPageTests : IAsyncLifetime
{
    private SampleSite _site = null!;
    private SignedInClient _officer = null!;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
    }

    public async Task DisposeAsync()
    {
        _officer.Dispose();
        await _site.DisposeAsync();
    }

    /// <summary>quality.md: "Imports report per row and cell and can be applied in part and undone."</summary>
    [Fact]
    public async Task Import_ThreeBadCells_TheRestIsTakenTheBadAreFixedInPlaceAndAllIsUndone()
    {
        var before = await PictureAsync();
        var address = await UploadAsync(File(("Đàn trâu", "250"), ("Sản lượng thóc", "ba nghìn"), ("Đàn trâu nái già", "12"), ("Sản lượng ngô", "-4")));

        var page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("0 ô mới · 1 ô đổi · 0 ô giữ nguyên · 2 ô lỗi · 1 dòng chưa rõ chỉ tiêu");
        SignedInClient.Text(page.GetElementById("o-0-C7-loi")).ShouldContain("số âm");
        page.QuerySelector("[style], main script").ShouldBeNull();

        using var first = await _officer.SendAsync(page, address, "#xem", []);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ValueAsync("dan-trau")).ShouldBe(250);
        (await ValueAsync("thoc")).ShouldBe(3880.1m);

        page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main [role=status]")).ShouldBe("Đã nhận 1 ô từ “bieu.xlsx”.");
        using var second = await _officer.SendAsync(page, address, "#xem", new() { ["Fix[0:C5]"] = "3.900", ["Fix[0:C7]"] = "61", ["Pick[0:6]"] = Guid.Empty.ToString() });
        (await ValueAsync("thoc")).ShouldBe(3900);
        (await ValueAsync("ngo")).ShouldBe(61);
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main")).ShouldContain("0 ô lỗi · 0 dòng chưa rõ chỉ tiêu");

        var history = await _site.InScopeAsync(async (services, db) => await services.GetRequiredService<AuditQueries>().HistoryAsync(await FigureIdAsync(db, "thoc"), 1));
        (history[0].Kind, history[0].Reason).ShouldBe((OperationKinds.FiguresImported, "bieu.xlsx"));
        history[0].Changes.Single(c => c.Field == FigureImportService.SourceNote).NewValue.ShouldBe("bieu.xlsx, trang “Số liệu”, dòng 5");

        using var undo = await _officer.PostAsync(address, ".undo form", []);
        (await PictureAsync()).ShouldBe(before);
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main [role=status]")).ShouldBe("Đã hoàn tác 3 chỉ tiêu.");
        (await _site.InScopeAsync(async (services, _) => (await services.GetRequiredService<AuditQueries>().VerifyAsync()).Problems)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_FigureChangedSince_StaysAndIsNamed()
    {
        var address = await UploadAsync(File(("Đàn trâu", "250"), ("Sản lượng ngô", "61")));
        using var applied = await _officer.PostAsync(address, "#xem", []);
        await _site.InScopeAsync(async (services, db) =>
        {
            var figure = await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == "dan-trau"));
            return await services.GetRequiredService<IndicatorService>().SaveFigureAsync(new(figure.IndicatorId, "2022", figure.Version, 255, null, Qualifier.Exact, null, new Dictionary<string, decimal?>(), null) { TouchesPrevious = false, TouchesRemarks = false }, new(null, "Hoàng Thị Lan"));
        });

        using var undo = await _officer.PostAsync(address, ".undo form", []);

        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main [role=status]")).ShouldBe("Đã hoàn tác 1 chỉ tiêu. Giữ nguyên 1 chỉ tiêu đã được sửa tiếp sau đó: Đàn trâu.");
        (await ValueAsync("dan-trau")).ShouldBe(255);
        (await ValueAsync("ngo")).ShouldBe(60.4m);
    }

    [Fact]
    public async Task Upload_FileThatCannotBeUsed_SaysWhyOnTheFieldAndKeepsNothing()
    {
        foreach (var (bytes, name, message) in new[]
        {
            ("%PDF-1.7"u8.ToArray(), "a.xlsx", "Nội dung của “a.xlsx”"),
            (Book(("Họ và tên", "Ghi chú")), "danh-sach.xlsx", "Tệp “danh-sach.xlsx” không có bảng số liệu nào đọc được"),
        })
        {
            using var answer = await SendAsync(bytes, name);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("[role=alert]")).ShouldContain(message);
        }

        (await _site.InScopeAsync(async (_, db) => await db.Set<StoredFile>().CountAsync() + await db.Set<FigureImport>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_WrongPeople_GetTheirAnswers()
    {
        var address = await UploadAsync(File(("Đàn trâu", "250")));
        using var inspector = await _site.SignInAsync("duc.pm");
        using var forbidden = await inspector.GetAsync("/chi-tieu/nhan");
        using var missing = await _officer.GetAsync("/chi-tieu/nhan/" + Guid.CreateVersion7());
        var page = await _officer.PageAsync(address);
        using var stale = await _officer.SendAsync(page, address, "#xem", new() { ["Version"] = "9" });

        (forbidden.StatusCode, missing.StatusCode, stale.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Paste_BlockIntoTheGrid_IsTakenFromThatCellOnAndUndone()
    {
        var before = await PictureAsync();
        var id = await _site.InScopeAsync(async (_, db) => (await db.Set<Indicator>().SingleAsync(i => i.Code == "thoc")).Id);
        var page = await _officer.PageAsync("/chi-tieu");
        ((IHtmlFormElement)page.QuerySelector("#luoi")!).SetAttribute("action", "/chi-tieu?handler=Paste");

        using var answer = await _officer.SendAsync(page, "/chi-tieu", "#luoi", new() { ["id"] = id.ToString(), ["cell"] = "Value", ["pasted"] = "3.900\tx\r\n61\r\n" });

        answer.Headers.Location!.OriginalString.ShouldEndWith("#d-" + id);
        ((await ValueAsync("thoc")), (await ValueAsync("ngo"))).ShouldBe((3900, 61));
        using var undo = await _officer.PostAsync("/chi-tieu", ".undo form", []);
        (await PictureAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task PasteForm_TableWithHeads_IsPreviewed()
    {
        using var answer = await _officer.PostAsync("/chi-tieu/nhan", "#dan", new() { ["Pasted"] = "Chỉ tiêu\tKết quả\nĐàn trâu\t250" });

        SignedInClient.Text((await _officer.PageAsync(answer.Headers.Location!.OriginalString)).QuerySelector("main")).ShouldContain("1 ô đổi");
        using var without = await _officer.PostAsync("/chi-tieu/nhan", "#dan", new() { ["Pasted"] = "Đàn trâu\t250" });
        var page = await SignedInClient.ParseAsync(without);
        SignedInClient.Text(page.QuerySelector("[role=alert]")).ShouldContain("Phần dán chưa có dòng tiêu đề.");
        ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.ShouldContain("Đàn trâu");
    }

    [Fact]
    public async Task Template_OfTheSample_SentBackUntouched_ChangesNothing()
    {
        using var template = await _officer.GetAsync("/chi-tieu?handler=Template");
        var bytes = await template.Content.ReadAsByteArrayAsync();

        var address = await LocationAsync(await SendAsync(bytes, "mau.xlsx"));

        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main")).ShouldContain("0 ô mới · 0 ô đổi");
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main")).ShouldContain("0 ô lỗi · 0 dòng chưa rõ chỉ tiêu");
    }

    [Theory]
    [InlineData("/chi-tieu", "Chỉ tiêu – Kết quả")]
    [InlineData("/van-ban", "Văn bản năm 2022")]
    [InlineData("/phong-trao", "Phong trào thi đua năm 2022")]
    [InlineData("/khen-thuong", "Khen thưởng năm 2022")]
    [InlineData("/quy", "Quỹ thi đua, khen thưởng năm 202")]
    [InlineData("/danh-muc/don-vi", "Đơn vị và thôn, xóm")]
    [InlineData("/danh-muc/can-bo", "Cán bộ")]
    [InlineData("/giao-viec", "Giao số liệu năm 2022")]
    [InlineData("/he-thong/nhat-ky", "Nhật ký")]
    public async Task List_KetXuatExcel_IsAWorkbookOfWhatIsShown(string address, string sheet)
    {
        var page = await _officer.PageAsync(address);
        var link = page.QuerySelectorAll("a[download]").Single(a => a.TextContent.Contains("Kết xuất Excel", StringComparison.Ordinal)).GetAttribute("href")!;

        using var answer = await _officer.GetAsync(link);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var read = WorkbookReader.Read(stream, "a.xlsx")[0];
        read.Name.ShouldStartWith(sheet[..Math.Min(30, sheet.Length)]);
        read.LastRow.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task List_Filtered_ExportsOnlyWhatFits()
    {
        using var answer = await _officer.GetAsync("/danh-muc/don-vi?q=khong-co-don-vi-nay&handler=Excel");
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());

        var read = WorkbookReader.Read(stream, "a.xlsx")[0];

        (read.LastRow, read[2, 1].Text).ShouldBe((3, "Danh sách đã lọc, không phải toàn bộ."));
    }

    private static byte[] File(params (string Name, string Value)[] rows)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, new("Biểu", "UBND", DateTimeOffset.UnixEpoch)))
        {
            var sheet = book.Sheet(new("Số liệu", []));
            sheet.Write(Cell.Of("Biểu số liệu năm 2022"));
            sheet.Skip();
            sheet.Write(Cell.Of("STT"), Cell.Of("Chỉ tiêu"), Cell.Of("Kết quả"));
            foreach (var (name, value) in rows)
            {
                sheet.Write(Cell.Of(sheet.Row - 2m), Cell.Of(name), Cell.Of(value));
            }
        }

        return memory.ToArray();
    }

    private static byte[] Book(params (string One, string Two)[] rows)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, new("Bảng", "UBND", DateTimeOffset.UnixEpoch)))
        {
            var sheet = book.Sheet(new("a", []));
            foreach (var (one, two) in rows)
            {
                sheet.Write(Cell.Of(one), Cell.Of(two));
            }
        }

        return memory.ToArray();
    }

    private async Task<string> UploadAsync(byte[] bytes) => await LocationAsync(await SendAsync(bytes, "bieu.xlsx"));

    private static async Task<string> LocationAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("main")));
            return answer.Headers.Location!.OriginalString;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] bytes, string name)
    {
        var page = await _officer.PageAsync("/chi-tieu/nhan");
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(((IHtmlInputElement)page.QuerySelector("#gui input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken");
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "Workbook", name);
        return await _officer.PostAsync("/chi-tieu/nhan", content);
    }

    private Task<decimal?> ValueAsync(string code) => _site.InScopeAsync(async (_, db) => (await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == code))).Value);

    private static async Task<Guid> FigureIdAsync(ThiDuaDb db, string code) => (await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == code))).Id;

    /// <summary>Every figure with its targets, but for versions and who saved last.</summary>
    private Task<string> PictureAsync() => _site.InScopeAsync(async (_, db) => string.Join('\n', (await db.Set<Figure>().Include(f => f.Benchmarks).AsNoTracking().OrderBy(f => f.Id).ToListAsync())
        .Select(f => $"{f.Id} {f.Value} {f.Of} {f.Qualifier} {f.AsOf} {string.Join(',', f.Benchmarks.OrderBy(b => b.SourceCode, StringComparer.Ordinal).Select(b => $"{b.SourceCode} {b.Value} {b.Form}"))}")));
}
