using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Indicators;
using ThiDua.Reports;
using ThiDua.Testing;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.BaoCao;

/// <summary>The pages of the report, over the whole program with the sample commune.</summary>
public sealed class ReportPageTests : IAsyncLifetime
{
    private const string Contradiction = "Lập hồ sơ chuyển mục đích 14/15 hồ sơ, đạt 95,33% kế hoạch.";

    private SampleSite _site = null!;
    private SignedInClient _officer = null!;
    private Guid _report;

    private string Address => $"/bao-cao/{_report}";

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
        _report = await _site.InScopeAsync((_, db) => db.Set<Report>().Select(r => r.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task List_Officer_ShowsReportAndForm()
    {
        var page = await _officer.PageAsync("/bao-cao");

        Assert.Contains("Báo cáo tổng kết năm 2022", SignedInClient.Text(page.QuerySelector("tbody")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form button.btn-primary"));
    }

    [Fact]
    public async Task Create_SamePeriodTwice_RefusedOnTheField()
    {
        var answer = await _officer.PostAsync("/bao-cao", "main form.card-body", new() { ["Input.Period"] = "2022", ["Input.Template"] = "nam-day-du" });

        var page = await SignedInClient.ParseAsync(answer);
        Assert.Equal("Báo cáo tổng kết năm 2022 đã có; mở báo cáo đó ở danh sách để soạn tiếp.", SignedInClient.Text(page.QuerySelector("#Input_Period-loi")));
    }

    [Fact]
    public async Task Report_OfAnotherOwner_Is404()
    {
        var other = await _site.InScopeAsync(
            async (_, db) =>
            {
                db.Operation = new(OperationKinds.ReportSaved, Actor.System);
                var report = new Report { OwnerId = db.OwnerId, Period = "2022", Kind = ReportKind.TongKet, TemplateId = "nam-day-du", TemplateVersion = 1, SignerAuthority = "", SignerTitle = "", SignerName = "" };
                db.Add(report);
                await db.SaveChangesAsync();
                return report.Id;
            },
            "xa-khac");

        foreach (var page in new[] { "", "/muc?ma=dac-diem", "/the-thuc", "/ban-nhap", "/lich-su", "/ky", "/tai?dang=docx" })
        {
            using var answer = await _officer.GetAsync($"/bao-cao/{other}{page}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Draft_SuperiorReader_Is404AndNotListed()
    {
        using var superior = await _site.SignInAsync("noivu.daitu");

        using var answer = await superior.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null((await superior.PageAsync("/bao-cao")).QuerySelector("tbody"));
    }

    [Fact]
    public async Task Draft_Leader_ReadsButMayNotWrite()
    {
        using var leader = await _site.SignInAsync("thai.lv");
        var page = await leader.PageAsync(Address);
        Assert.Null(page.QuerySelector("a[href$='/the-thuc']"));

        page.QuerySelector("form[action$='dang-xuat']")!.SetAttribute("action", $"{Address}?handler=Draft");
        using var answer = await leader.SendAsync(page, Address, "form[action*='handler=Draft']", new());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await _site.InScopeAsync((_, db) => db.Set<ReportDraft>().CountAsync()));
    }

    [Fact]
    public async Task Figure_Chosen_ShowsItsRecord()
    {
        var page = await _officer.PageAsync($"{Address}?so=luong-thuc&khia=percent%3Akh-huyen");

        var card = SignedInClient.Text(page.QuerySelector("#nguon"));
        Assert.Contains("102,9%", card, StringComparison.Ordinal);
        Assert.Contains("Sản lượng lương thực có hạt", card, StringComparison.Ordinal);
        Assert.Contains("÷", card, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#nguon a[href^='/chi-tieu/']"));
        Assert.NotEmpty(page.QuerySelectorAll("a.fig[aria-current=true]"));
    }

    [Fact]
    public async Task Section_Edited_TextChangesAndTokensStayLive()
    {
        using var answer = await SaveSectionAsync("dac-diem", "Xã rộng [[dien-tich]].");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await _officer.PageAsync(Address);
        var paragraph = page.QuerySelectorAll(".paper p").Single(p => p.TextContent.StartsWith("Xã rộng", StringComparison.Ordinal));
        Assert.StartsWith("1.341,33 ha", paragraph.QuerySelector("a.fig")!.TextContent, StringComparison.Ordinal);
        var history = await _officer.PageAsync($"{Address}/lich-su");
        Assert.Contains("sửa mục “Đặc điểm tình hình”", SignedInClient.Text(history.QuerySelector(".hist")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_Restored_TemplateTextStandsAgain()
    {
        using var saved = await SaveSectionAsync("dac-diem", "Xã rộng [[dien-tich]].");
        var address = $"{Address}/muc?ma=dac-diem";
        var page = await _officer.PageAsync(address);
        Assert.NotEmpty(page.QuerySelectorAll(".diff li"));

        using var answer = await _officer.SendAsync(WithAction(page, $"{address}&handler=Restore"), address, "form[data-autosave]", new());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await _site.InScopeAsync((_, db) => db.Set<ReportSection>().CountAsync()));
    }

    [Fact]
    public async Task Section_Stale_Is409AndKeepsWhatWasTyped()
    {
        var address = $"{Address}/muc?ma=dac-diem";
        var opened = await _officer.PageAsync(address);
        using var first = await SaveSectionAsync("dac-diem", "Bản của người khác.");

        using var answer = await _officer.SendAsync(opened, address, "form[data-autosave]", new() { ["Input.Text"] = "Bản của tôi." });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await SignedInClient.ParseAsync(answer);
        Assert.Contains("Bản của người khác.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bản của tôi.", page.Body.TextContent, StringComparison.Ordinal);

        using var resolved = await _officer.SendAsync(page, address, "section[role=alert] form", new() { ["resolve"] = "choose", ["Choice[Text]"] = "own" });
        Assert.Equal(HttpStatusCode.Redirect, resolved.StatusCode);
        Assert.Equal("Bản của tôi.", await _site.InScopeAsync((_, db) => db.Set<ReportSection>().Select(s => s.Text).SingleAsync()));
    }

    [Fact]
    public async Task Section_Unknown_Is404()
    {
        using var answer = await _officer.GetAsync($"{Address}/muc?ma=khong-co");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Frame_WithoutName_RefusedOnTheField()
    {
        using var answer = await _officer.PostAsync($"{Address}/the-thuc", "main form", new() { ["Input.Name"] = "" });

        var page = await SignedInClient.ParseAsync(answer);
        Assert.NotEqual("", SignedInClient.Text(page.QuerySelector("#Input_Name-loi")));
    }

    [Fact]
    public async Task Draft_KeptThenChanged_ComparisonNamesTheSection()
    {
        using var kept = await _officer.PostAsync(Address, "form[action*='handler=Draft']", new());
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        using var saved = await SaveSectionAsync("dac-diem", "Xã rộng [[dien-tich]].");

        var page = await _officer.PageAsync($"{Address}/ban-nhap?so=1");

        Assert.Contains("Đặc điểm tình hình", SignedInClient.Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".diff li"));
    }

    [Fact]
    public async Task Lock_BlockingProblem_RefusedThenExplainedThenLocked()
    {
        using var saved = await SaveSectionAsync("dac-diem", Contradiction);
        var sign = await _officer.PageAsync($"{Address}/ky");
        Assert.Equal("true", sign.QuerySelector("main form button[aria-disabled]")?.GetAttribute("aria-disabled"));

        using var refused = await LockAsync("152");
        Assert.StartsWith("Chưa khóa được: còn 1 điểm chặn ký", SignedInClient.Text((await SignedInClient.ParseAsync(refused)).QuerySelector("[data-error-summary] li")), StringComparison.Ordinal);

        var page = await _officer.PageAsync(Address);
        Assert.NotNull(page.QuerySelector("mark.m-bad"));
        using var silent = await _officer.SendAsync(page, Address, "#p1 details form", new() { ["reason"] = "" });
        Assert.Contains("Ghi lý do giải trình: vì sao giữ nguyên chỗ này.", (await SignedInClient.ParseAsync(silent)).Body!.TextContent, StringComparison.Ordinal);
        using var explained = await _officer.SendAsync(page, Address, "#p1 details form", new() { ["reason"] = "Theo số huyện đã duyệt" });
        Assert.Equal(HttpStatusCode.Redirect, explained.StatusCode);

        using var locked = await LockAsync("152");
        Assert.Equal(HttpStatusCode.Redirect, locked.StatusCode);
    }

    [Fact]
    public async Task Lock_NumberWithSlash_RefusedOnTheField()
    {
        using var answer = await LockAsync("152/BC");

        var page = await SignedInClient.ParseAsync(answer);
        Assert.Equal("Số văn bản “152/BC” không đúng; nhập số do văn thư cấp, chỉ gồm chữ số và chữ cái, ví dụ 152.", SignedInClient.Text(page.QuerySelector("#Input_Number-loi")));
    }

    [Fact]
    public async Task Locked_FigureChangesLater_SnapshotKeepsItsValueAndUnlockMakesEditionTwo()
    {
        using var locked = await LockAsync("152");
        Assert.Equal(HttpStatusCode.Redirect, locked.StatusCode);
        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.FigureSaved, Actor.System);
            var id = await db.Set<Indicator>().Where(i => i.Code == "dien-tich").Select(i => i.Id).SingleAsync();
            (await db.Set<Figure>().SingleAsync(f => f.IndicatorId == id)).Value = 1500m;
            return await db.SaveChangesAsync();
        });

        var page = await _officer.PageAsync($"{Address}?so=dien-tich&khia=value");
        Assert.Contains("1.341,33 ha", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        var card = SignedInClient.Text(page.QuerySelector("#nguon"));
        Assert.Contains("1.500 ha đã đổi", card, StringComparison.Ordinal);

        using var superior = await _site.SignInAsync("noivu.daitu");
        Assert.Contains("Số: 152/BC-HĐTĐKT", (await superior.PageAsync(Address)).QuerySelector(".paper header")!.TextContent, StringComparison.Ordinal);

        using var silent = await _officer.PostAsync($"{Address}/ky", "main form[action*='handler=Unlock']", new());
        Assert.Equal("Ghi lý do mở khóa, ví dụ: ký nhầm khi chưa đủ số liệu.", SignedInClient.Text((await SignedInClient.ParseAsync(silent)).QuerySelector("#Input_Reason-loi")));
        using var opened = await _officer.PostAsync($"{Address}/ky", "main form[action*='handler=Unlock']", new() { ["Input.Reason"] = "Đính chính diện tích" });
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        using var again = await LockAsync("160");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);

        var signed = SignedInClient.Text((await _officer.PageAsync($"{Address}/ky")).QuerySelector("main"));
        Assert.Contains("Bản ký 2: số 160", signed, StringComparison.Ordinal);
        Assert.Contains("Đính chính diện tích", signed, StringComparison.Ordinal);
        using var first = JsonDocument.Parse(await (await _officer.GetAsync($"{Address}/tai?dang=json&ban=1")).Content.ReadAsStringAsync());
        Assert.Equal("152", first.RootElement.GetProperty("head").GetProperty("number").GetString());
        Assert.Equal([], await _site.InScopeAsync(async (services, _) => (await services.GetRequiredService<AuditQueries>().VerifyAsync()).Problems));
    }

    [Fact]
    public async Task Download_Word_IsValidAndNamed()
    {
        using var answer = await _officer.GetAsync($"{Address}/tai?dang=docx");

        Assert.Equal("bao-cao-tong-ket-khoi-ky-2022-ban-nhap.docx", answer.Content.Headers.ContentDisposition!.FileName);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(word));
    }

    [Fact]
    public async Task Pdf_Asked_IsMadeInTheBackgroundAndDownloads()
    {
        using var asked = await _officer.PostAsync(Address, "form[action*='handler=Pdf']", new());
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var job = asked.Headers.Location!.ToString();

        var page = await EndOfAsync(job);

        Assert.Contains("Đã tạo xong tệp PDF.", page, StringComparison.Ordinal);
        using var file = await _officer.GetAsync(job + "?handler=File");
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("bao-cao-tong-ket-khoi-ky-2022-ban-nhap.pdf", file.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task Pdf_WithoutOffice_SaysWhatToInstall()
    {
        _site.MakePdf = (_, _) => throw new PdfUnavailableException();
        using var asked = await _officer.PostAsync(Address, "form[action*='handler=Pdf']", new());

        var page = await EndOfAsync(asked.Headers.Location!.ToString());

        Assert.Contains("LibreOffice", page, StringComparison.Ordinal);
        Assert.Contains("Tải tệp Word", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_RunningWhenTheProgramStopped_IsDoneAtTheNextStart()
    {
        var id = await _site.InScopeAsync(async (services, db) =>
        {
            var asked = await services.GetRequiredService<PdfJobs>().AskAsync(_report, [1, 2, 3], "thu.pdf");
            (await db.Set<Job>().SingleAsync(j => j.Id == asked)).State = JobState.Running;
            await db.SaveChangesAsync();
            return asked;
        });

        var runner = _site.Services.GetRequiredService<PdfJobRunner>();
        foreach (var owner in await runner.OwnersAtStartAsync(CancellationToken.None))
        {
            await runner.RunAsync(owner, CancellationToken.None);
        }

        Assert.Equal(JobState.Done, await _site.InScopeAsync((_, db) => db.Set<Job>().Where(j => j.Id == id).Select(j => j.State).SingleAsync()));
    }

    [ToolFact("soffice")]
    public async Task Pdf_WithOffice_IsPdf()
    {
        using var converter = new PdfConverter(new() { KeepWarm = false });
        _site.MakePdf = converter.ConvertAsync;
        using var asked = await _officer.PostAsync(Address, "form[action*='handler=Pdf']", new());
        var job = asked.Headers.Location!.ToString();

        Assert.Contains("Đã tạo xong tệp PDF.", await EndOfAsync(job), StringComparison.Ordinal);

        using var file = await _officer.GetAsync(job + "?handler=File");
        Assert.True((await file.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("%PDF-"u8));
    }

    [Theory]
    [InlineData("lan.ht", "Việc của tôi hôm nay", "14 vượt")]
    [InlineData("doan.nv", "Việc của tôi hôm nay", "Ký, khóa báo cáo tổng kết năm 2022")]
    [InlineData("noivu.daitu", "Báo cáo đã ký", "Chưa có báo cáo nào được ký")]
    [InlineData("duc.pm", "Việc của tôi hôm nay", "Tài khoản và vai trò")]
    public async Task Home_PerRole_ShowsItsWork(string user, string title, string shown)
    {
        using var client = await _site.SignInAsync(user);

        var page = await client.PageAsync("/");

        Assert.Equal(title, SignedInClient.Text(page.QuerySelector("h1")));
        Assert.Contains(shown, SignedInClient.Text(page.QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_WhileBeingWritten_ShowsWhatIsTheMatterInTheTextAndSavesNothing()
    {
        var address = $"{Address}/muc?ma=dac-diem";
        var page = await _officer.PageAsync(address);
        page.QuerySelector("form[data-autosave]")!.SetAttribute("action", address + "&handler=Preview");

        using var answer = await _officer.SendAsync(page, address, "form[data-autosave]", new() { ["Input.Text"] = $"{Contradiction} Chim bồ câu: 620 con. Diện tích gieo cấy cả năm 700 ha. Đàn trâu: [[dan-trau|full]]" });

        var shown = await SignedInClient.ParseAsync(answer);
        shown.QuerySelectorAll("#van-de-muc li.find h3").Select(h => SignedInClient.Text(h)).Take(3).ShouldBe([
            "“14/15 hồ sơ, đạt 95,33%”",
            "“620” gõ tay, trùng bản ghi “Chim bồ câu”",
            "“700” gõ tay, khác bản ghi “Diện tích gieo cấy cả năm”",
        ]);
        SignedInClient.Text(shown.QuerySelector("#van-de-muc li:nth-child(3) .sub")).ShouldBe("Bản ghi là 654 ha. Nên thay bằng số sống [[gieo-cay]], hoặc sửa bản ghi.");
        shown.QuerySelectorAll("#xem-thu .paper a.no").Select(a => a.GetAttribute("href")).ShouldBe(["#p1", "#p2", "#p3"]);
        shown.QuerySelector("#xem-thu .paper")!.TextContent.ShouldContain("231/221 con");
        shown.QuerySelector("textarea[hx-post$='handler=Preview'][hx-trigger='input changed delay:800ms']").ShouldNotBeNull();
        (await _site.InScopeAsync((_, db) => db.Set<ReportSection>().CountAsync(s => s.SectionId == "dac-diem"))).ShouldBe(0);
    }

    [Fact]
    public async Task Section_FindingExplained_StandsInThisReport()
    {
        using var saved = await SaveSectionAsync("dac-diem", Contradiction);
        var address = $"{Address}/muc?ma=dac-diem";
        var page = await _officer.PageAsync(address);
        var key = page.QuerySelector("#van-de-muc button[name=key]")!.GetAttribute("value")!;
        page.GetElementById("soan")!.SetAttribute("action", address + "&handler=Explain");

        using var silent = await _officer.SendAsync(page, address, "#soan", new() { ["key"] = key });
        SignedInClient.Text((await SignedInClient.ParseAsync(silent)).QuerySelector("main [role=alert]")).ShouldContain("Ghi lý do giải trình: vì sao giữ nguyên chỗ này.");
        using var explained = await _officer.SendAsync(page, address, "#soan", new() { ["key"] = key, [$"Reasons[{key}]"] = "Đã đối chiếu hồ sơ." });

        explained.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await _officer.PageAsync(address);
        page.QuerySelectorAll("#van-de-muc li.find h3").Select(SignedInClient.Text).ShouldNotContain("“14/15 hồ sơ, đạt 95,33%”");
        (await _site.InScopeAsync((_, db) => db.Set<ReportExplanation>().Where(e => e.ProblemKey == key).Select(e => e.Reason).SingleAsync())).ShouldBe("Đã đối chiếu hồ sơ.");
    }

    private Task<HttpResponseMessage> SaveSectionAsync(string section, string text) => _officer.PostAsync($"{Address}/muc?ma={section}", "form[data-autosave]", new() { ["Input.Text"] = text });

    private Task<HttpResponseMessage> LockAsync(string number) => _officer.PostAsync($"{Address}/ky", "main form:has(#Input_Number)", new() { ["Input.Number"] = number, ["Input.IssuedOn"] = "12/12/2022" });

    private async Task<string> EndOfAsync(string job)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var answer = await _officer.GetAsync(job);
            if (!answer.Headers.Contains("Refresh"))
            {
                return SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("main"));
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The job did not end.");
    }

    private static AngleSharp.Html.Dom.IHtmlDocument WithAction(AngleSharp.Html.Dom.IHtmlDocument page, string action)
    {
        page.QuerySelector("form[data-autosave]")!.SetAttribute("action", action);
        return page;
    }
}
