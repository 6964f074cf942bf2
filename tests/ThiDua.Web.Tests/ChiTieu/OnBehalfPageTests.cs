using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.ChiTieu;

/// <summary>"Nhập hộ" from a scan, and the forms units are sent and hand back.</summary>
public sealed class OnBehalfPageTests : IAsyncLifetime
{
    private static readonly byte[] s_scan = "%PDF-1.7 phiếu"u8.ToArray();
    private static readonly Actor s_lan = new(null, "Hoàng Thị Lan");
    private SampleSite _site = null!;
    private SignedInClient _officer = null!;
    private Guid _unit;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
        _unit = await _site.InScopeAsync(async (services, db) =>
        {
            var unit = (await db.Set<Unit>().SingleAsync(u => u.Name == "Trạm Y tế xã Khôi Kỳ")).Id;
            var asked = await db.Set<Indicator>().Where(i => i.Code == "dan-trau" || i.Code == "thoc" || i.Code == "gdvh").Select(i => i.Id).ToListAsync();
            await services.GetRequiredService<AssignmentService>().AssignAsync(Period.OfYear(2022), asked, unit, new(2022, 12, 5), s_lan);
            return unit;
        });
    }

    public async Task DisposeAsync()
    {
        _officer.Dispose();
        await _site.DisposeAsync();
    }

    private string Page => $"/giao-viec/nhap-ho?don-vi={_unit}&ky=2022";

    [Fact]
    public async Task Entry_WithoutPaperOrOfAnotherKind_IsRefusedOnTheField()
    {
        using var without = await _officer.PostAsync(Page, "main form", new() { [await FieldAsync("dan-trau")] = "250" });
        var page = await SignedInClient.ParseAsync(without);
        SignedInClient.Text(page.GetElementById("Upload-loi")).ShouldBe("Chưa có tài liệu kèm theo. Chọn bản quét hoặc ảnh chụp (.pdf, .jpg, .png) số liệu đơn vị đã gửi.");
        ((IHtmlInputElement)page.QuerySelector($"[name='{await FieldAsync("dan-trau")}']")!).Value.ShouldBe("250");

        using var word = await SendAsync("dan-trau", "250", "phieu.docx", [1, 2, 3]);
        SignedInClient.Text((await SignedInClient.ParseAsync(word)).GetElementById("Upload-loi")).ShouldBe("Tệp “phieu.docx” không phải loại được nhận (.pdf, .jpg, .png). Lưu lại dưới một trong các loại đó rồi chọn lại.");

        using var nothing = await _officer.UploadAsync(Page, "main form", [], "Upload", "phieu.pdf", s_scan);
        nothing.StatusCode.ShouldBe(HttpStatusCode.OK);
        SignedInClient.Text((await SignedInClient.ParseAsync(nothing)).QuerySelector("[role=alert]")).ShouldContain("Chưa nhập số nào.");
        (await _site.InScopeAsync((_, db) => db.Set<StoredFile>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Entry_OneRowRefused_GoodOneIsSavedAndThePaperServesTheNextTry()
    {
        var (trau, thoc) = (await FieldAsync("dan-trau"), await FieldAsync("thoc"));
        using var first = await _officer.UploadAsync(Page, "main form", new() { [trau] = "250", [thoc] = "-3" }, "Upload", "phiếu trạm.pdf", s_scan);
        var page = await SignedInClient.ParseAsync(first);
        SignedInClient.Text(page.QuerySelector("main [role=status]")).ShouldBe("Đã lưu 1 số đúng; các ô báo đỏ chưa lưu.");
        page.QuerySelector($"[name='{thoc}']")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await FigureAsync("dan-trau")).Value.ShouldBe(250);

        using var second = await _officer.SendAsync(page, Page, "main form", new() { [thoc] = "3.900" });
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (buffalo, rice) = (await FigureAsync("dan-trau"), await FigureAsync("thoc"));
        (buffalo.OnBehalfUnitId, rice.OnBehalfUnitId, rice.Value).ShouldBe((_unit, _unit, 3900m));
        rice.EvidenceFileId.ShouldBe(buffalo.EvidenceFileId);
        (await _site.InScopeAsync((_, db) => db.Set<StoredFile>().CountAsync())).ShouldBe(1);

        var history = await HistoryAsync(buffalo.Id);
        (history[0].Kind, history[0].Title, history[0].Reason).ShouldBe((OperationKinds.FiguresOnBehalf, "Nhập hộ đơn vị", "Trạm Y tế xã Khôi Kỳ, theo “phiếu trạm.pdf”"));
    }

    [Fact]
    public async Task Figure_EnteredOnBehalf_SaysSoOnItsPageInTheGridAndInTheComposer()
    {
        using var saved = await SendAsync("dan-trau", "250", "phieu.pdf", s_scan);
        var figure = await FigureAsync("dan-trau");

        var page = await _officer.PageAsync($"/chi-tieu/{figure.Id}");
        SignedInClient.Text(page.QuerySelector("#lich-su")!.Closest("section")!.QuerySelector("li")).ShouldContain("nhập hộ đơn vị Trạm Y tế xã Khôi Kỳ, theo “phieu.pdf”theo tệp: → phieu.pdfnhập hộ: → Trạm Y tế xã Khôi Kỳ");
        page.QuerySelectorAll($"a[href='/tep/{figure.EvidenceFileId}']").Length.ShouldBe(2); // with the value and in the history
        var grid = await _officer.PageAsync("/chi-tieu");
        grid.QuerySelector($"a[href='/tep/{figure.EvidenceFileId}']")!.GetAttribute("title").ShouldBe("Nhập hộ Trạm Y tế xã Khôi Kỳ theo “phieu.pdf”");
        using var file = await _officer.GetAsync($"/tep/{figure.EvidenceFileId}");
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(s_scan);

        var report = await _site.InScopeAsync((_, db) => db.Set<Reports.Report>().Where(r => r.Period == "2022" && r.Kind == Reports.ReportKind.TongKet).Select(r => r.Id).SingleAsync());
        var card = (await _officer.PageAsync($"/bao-cao/{report}?so=dan-trau&khia=value")).GetElementById("nguon");
        SignedInClient.Text(card).ShouldContain("Nhập hộTrạm Y tế xã Khôi Kỳ, theo phieu.pdf");
        (await _officer.PageAsync("/chi-tieu/lich-su")).QuerySelector($"a[href='/tep/{figure.EvidenceFileId}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Unit_EntersItself_SupersedesAndTheHistorySaysSo()
    {
        using var saved = await SendAsync("dan-trau", "250", "phieu.pdf", s_scan);
        await _site.InScopeAsync(async (services, db) =>
        {
            var service = services.GetRequiredService<AssignmentService>();
            var link = await services.GetRequiredService<AssignmentQueries>().FindLinkAsync(await service.CreateLinkAsync(Period.OfYear(2022), _unit, 14, s_lan));
            var figure = await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == "dan-trau"));
            db.Operation = null;
            return await service.SaveAsync(link!, new(figure.IndicatorId, figure.Version, 255, null, Qualifier.Exact, null));
        });

        var now = await FigureAsync("dan-trau");
        (now.Value, now.OnBehalfUnitId, now.EvidenceFileId).ShouldBe((255m, null, null));
        (await HistoryAsync(now.Id))[0].Changes.Single(c => c.Field == FigureImportService.SourceNote).NewValue.ShouldBe("Trạm Y tế xã Khôi Kỳ (qua liên kết) nhập, thay số nhập hộ Trạm Y tế xã Khôi Kỳ theo “phieu.pdf”");
        (await _officer.PageAsync("/chi-tieu")).QuerySelector("a[href^='/tep/']").ShouldBeNull();
    }

    [Fact]
    public async Task Unit_SendsTheValueAsItStands_ConfirmsItAsItsOwn()
    {
        using var saved = await SendAsync("dan-trau", "250", "phieu.pdf", s_scan);
        await _site.InScopeAsync(async (services, _) =>
        {
            var service = services.GetRequiredService<AssignmentService>();
            var link = await services.GetRequiredService<AssignmentQueries>().FindLinkAsync(await service.CreateLinkAsync(Period.OfYear(2022), _unit, 14, s_lan));
            return await service.SendAsync(link!, partly: true);
        });

        var now = await FigureAsync("dan-trau");
        (now.Value, now.OnBehalfUnitId).ShouldBe((250m, null));
        var last = (await HistoryAsync(now.Id))[0];
        (last.Kind, last.Changes.Single(c => c.Field == FigureImportService.SourceNote).NewValue).ShouldBe((OperationKinds.FiguresSent, "Trạm Y tế xã Khôi Kỳ (qua liên kết) xác nhận số nhập hộ Trạm Y tế xã Khôi Kỳ theo “phieu.pdf”"));
    }

    [Fact]
    public async Task Entry_Undone_IsAsBefore()
    {
        var before = await FigureAsync("dan-trau");
        using var saved = await SendAsync("dan-trau", "250", "phieu.pdf", s_scan);
        using var undo = await _officer.PostAsync($"/chi-tieu/{before.Id}", "form[action*='Undo']", []);

        var after = await FigureAsync("dan-trau");
        (after.Value, after.OnBehalfUnitId, after.EvidenceFileId).ShouldBe((before.Value, null, null));
    }

    [Fact]
    public async Task FigurePage_OpensTheFormOfThatFigure_AndAnyUnitCanBeNamed()
    {
        var figure = await FigureAsync("ngo");
        var address = (await _officer.PageAsync($"/chi-tieu/{figure.Id}")).QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "Nhập hộ đơn vị").GetAttribute("href")!;
        using var nobody = await _officer.UploadAsync(address, "main form", new() { ["UnitId"] = "" }, "Upload", "a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        SignedInClient.Text((await SignedInClient.ParseAsync(nobody)).GetElementById("UnitId-loi")).ShouldBe("Chưa chọn đơn vị có số liệu này. Chọn đơn vị rồi lưu lại.");

        using var saved = await _officer.UploadAsync(address, "main form", new() { ["UnitId"] = _unit.ToString() }, "Upload", "a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FigureAsync("ngo")).OnBehalfUnitId.ShouldBe(_unit);
    }

    [Fact]
    public async Task Pages_WrongPeopleAndUnknownIds_GetTheirAnswers()
    {
        var other = await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.RegisterChanged, s_lan);
            var unit = new Unit { OwnerId = db.OwnerId, Code = "tram", Name = "Trạm của xã khác", Kind = UnitKind.Office };
            db.Add(unit);
            await db.SaveChangesAsync();
            return unit.Id;
        }, "xa-khac");
        using var inspector = await _site.SignInAsync("duc.pm");
        using var forbidden = await inspector.GetAsync(Page);
        using var foreign = await _officer.GetAsync($"/giao-viec/nhap-ho?don-vi={other}");
        using var unknown = await _officer.GetAsync($"/giao-viec/nhap-ho?so={Guid.CreateVersion7()}");
        using var forms = await inspector.GetAsync("/giao-viec/nhan-bieu");

        (forbidden.StatusCode, foreign.StatusCode, unknown.StatusCode, forms.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Entry_ChangedMeanwhile_Is409AndTheNextTryWins()
    {
        var page = await _officer.PageAsync(Page);
        await _site.InScopeAsync(async (services, db) =>
        {
            var figure = await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == "dan-trau"));
            return await services.GetRequiredService<IndicatorService>().SaveFigureAsync(new(figure.IndicatorId, "2022", figure.Version, 240, null, Qualifier.Exact, null, new Dictionary<string, decimal?>(), null) { TouchesPrevious = false, TouchesRemarks = false }, s_lan);
        });
        using var body = Body(page, new() { [await FieldAsync("dan-trau")] = "250" });
        body.Add(new ByteArrayContent(s_scan), "Upload", "phieu.pdf");
        using var stale = await _officer.PostAsync(Page, body);

        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var again = await SignedInClient.ParseAsync(stale);
        SignedInClient.Text(again.QuerySelector("[role=alert]")).ShouldContain("Hoàng Thị Lan đã lưu số này: đang lưu 240.");
        using var saved = await _officer.SendAsync(again, Page, "main form", []);
        (await FigureAsync("dan-trau")).Value.ShouldBe(250);
    }

    [Fact]
    public async Task Forms_FilledByTheUnit_ComeBackAsImportOnBehalfAndAreUndone()
    {
        using var answer = await _officer.GetAsync("/giao-viec?ky=2022&handler=Forms");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("bo-mau-2022.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var entry = zip.Entries.Single(e => e.Name == "bieu-mau-2022-tram-y-te-xa-khoi-ky.docx");
        var form = await FillAsync(entry, ("Đàn trâu", "ước 250"), ("Sản lượng thóc", "ba nghìn"), ("văn hóa", "1.700/1.857"));
        var before = await FigureAsync("dan-trau");

        using var sent = await _officer.UploadAsync("/giao-viec/nhan-bieu?ky=2022", "#gui", [], "Files", "biểu trạm.docx", form);
        var address = sent.Headers.Location!.OriginalString;
        var page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("2 ô đổi · 0 ô giữ nguyên · 1 ô lỗi");
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Biểu của Trạm Y tế xã Khôi Kỳ: số nhận vào ghi là nhập hộ đơn vị theo tệp này.");

        using var applied = await _officer.PostAsync(address, "#xem", []);
        var figure = await FigureAsync("dan-trau");
        (figure.Value, figure.Qualifier, figure.OnBehalfUnitId).ShouldBe((250m, Qualifier.Estimated, _unit));
        ((await FigureAsync("gdvh")).Value, (await FigureAsync("gdvh")).Of).ShouldBe((1700m, 1857m));
        var history = await HistoryAsync(figure.Id);
        (history[0].Kind, history[0].Reason).ShouldBe((OperationKinds.FiguresOnBehalf, "Trạm Y tế xã Khôi Kỳ, theo “biểu trạm.docx”"));
        using var stored = await _officer.GetAsync($"/tep/{figure.EvidenceFileId}");
        (await stored.Content.ReadAsByteArrayAsync()).ShouldBe(form);

        using var undo = await _officer.PostAsync(address, ".undo form", []);
        var after = await FigureAsync("dan-trau");
        (after.Value, after.Qualifier, after.OnBehalfUnitId, after.EvidenceFileId).ShouldBe((before.Value, before.Qualifier, null, null));
        (await _site.InScopeAsync(async (services, _) => (await services.GetRequiredService<AuditQueries>().VerifyAsync()).Problems)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Forms_SeveralInAZip_TheGoodAreReadTheOthersNamed_AndAllGoodCellsAreTakenAtOnce()
    {
        using var answer = await _officer.GetAsync("/giao-viec?ky=2022&handler=Forms");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var form = await FillAsync(zip.Entries.Single(e => e.Name == "bieu-mau-2022-tram-y-te-xa-khoi-ky.docx"), ("Đàn trâu", "250"));
        using var memory = new MemoryStream();
        using (var made = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in new[] { ("tram.docx", form), ("ghi-chu.txt", "x"u8.ToArray()), ("hong.docx", [1, 2, 3]) })
            {
                using var part = made.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        using var sent = await _officer.UploadAsync("/giao-viec/nhan-bieu?ky=2022", "#gui", [], "Files", "ca-bo.zip", memory.ToArray());
        var page = await SignedInClient.ParseAsync(sent);
        SignedInClient.Text(page.QuerySelector("main [role=status]")).ShouldBe("Đã đọc 1 biểu mẫu. Xem trước từng biểu, hoặc nhận mọi ô đúng.");
        var alert = SignedInClient.Text(page.QuerySelector("[role=alert]"));
        alert.ShouldContain("“ghi-chu.txt”");
        alert.ShouldContain("“hong.docx”");

        using var applied = await _officer.PostAsync("/giao-viec/nhan-bieu?ky=2022", "#nhan-het", []);
        SignedInClient.Text((await _officer.PageAsync(applied.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")).ShouldBe("Đã nhận 1 ô của 1 biểu mẫu.");
        (await FigureAsync("dan-trau")).Value.ShouldBe(250);

        using var nothing = await _officer.UploadAsync("/giao-viec/nhan-bieu?ky=2022", "#gui", [], "Files", "x.zip", [1, 2, 3]);
        nothing.StatusCode.ShouldBe(HttpStatusCode.OK);
        SignedInClient.Text((await SignedInClient.ParseAsync(nothing)).QuerySelector("[role=alert]")).ShouldContain("Tệp “x.zip” không phải zip, có mật khẩu hoặc đã hỏng. Nén lại các biểu mẫu rồi gửi lại.");
    }

    private async Task<HttpResponseMessage> SendAsync(string code, string value, string file, byte[] content) => await _officer.UploadAsync(Page, "main form", new() { [await FieldAsync(code)] = value }, "Upload", file, content);

    // the cell of an indicator on the page of the unit
    private async Task<string> FieldAsync(string code)
    {
        var id = await _site.InScopeAsync((_, db) => db.Set<Indicator>().Where(i => i.Code == code).Select(i => i.Id).SingleAsync());
        var hidden = (await _officer.PageAsync(Page)).QuerySelectorAll("[name$='.IndicatorId']").Single(e => e.GetAttribute("value") == id.ToString());
        return hidden.GetAttribute("name")!.Replace("IndicatorId", "Value", StringComparison.Ordinal);
    }

    private Task<Figure> FigureAsync(string code) => _site.InScopeAsync((_, db) => db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == code)));

    private Task<IReadOnlyList<HistoryEntry>> HistoryAsync(Guid figure) => _site.InScopeAsync((services, _) => services.GetRequiredService<AuditQueries>().HistoryAsync(figure));

    private static MultipartFormDataContent Body(IHtmlDocument page, Dictionary<string, string> fields)
    {
        var body = new MultipartFormDataContent();
        foreach (var element in page.QuerySelector("main form")!.QuerySelectorAll("input[name]:not([type=file]), select[name]"))
        {
            var name = element.GetAttribute("name")!;
            body.Add(new StringContent(fields.GetValueOrDefault(name) ?? (element is IHtmlSelectElement select ? select.Value ?? "" : ((IHtmlInputElement)element).Value)), name);
        }

        return body;
    }

    // writes results into the rows whose names hold a word
    private static async Task<byte[]> FillAsync(ZipArchiveEntry entry, params (string Name, string Result)[] results)
    {
        using var memory = new MemoryStream();
        await using (var content = await entry.OpenAsync())
        {
            await content.CopyToAsync(memory);
        }

        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
        {
            foreach (var row in document.MainDocumentPart!.Document.Body!.Descendants<TableRow>())
            {
                var cells = row.Elements<TableCell>().ToList();
                foreach (var (name, result) in results.Where(r => cells.Count == 6 && cells[1].InnerText.Contains(r.Name, StringComparison.Ordinal)))
                {
                    var paragraph = cells[4].GetFirstChild<Paragraph>()!;
                    paragraph.RemoveAllChildren<Run>();
                    paragraph.AppendChild(new Run(new Text(result)));
                }
            }
        }

        return memory.ToArray();
    }
}
