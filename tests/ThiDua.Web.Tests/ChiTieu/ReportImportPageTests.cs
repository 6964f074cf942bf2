using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Testing;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.ChiTieu;

/// <summary>Figures in from an old report, over the whole program with the sample commune.</summary>
public sealed class ReportImportPageTests : IAsyncLifetime
{
    private const string LastYear = KhoiKy.OldReport;

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

    [Fact]
    public async Task LastYearsReport_SureRowsAreTaken_TheOthersAreTickedOrAdded_AllIsUndone()
    {
        var before = await PictureAsync();
        var address = await PasteAsync(LastYear);

        var page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Số của năm 2021 ghi vào cột Cùng kỳ của năm 2022 · 4 dòng có số · 2 khớp chắc · 1 chưa khớp");
        Rows(page).ShouldBe([
            "x Đàn trâu (con) – Chăn nuôi, thú y và tiêm phòng | Cùng kỳ 240 | Khớp chắc",
            "  Đàn lợn (con) – Chăn nuôi, thú y và tiêm phòng | Cùng kỳ 4.000 | Cần xem",
            "  Sản lượng thóc (tấn) – Sản xuất nông nghiệp | Cùng kỳ 3.828 đang có tăng 52,2 | Khác số đang có",
            "   | Cùng kỳ 12 | Chưa khớp",
        ]);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Ghi 112,6%, tính lại 102,56%");

        await SubmitAsync(address, "ApplySure", []);
        (await PreviousAsync("dan-trau"), await PreviousAsync("dan-lon"), await PreviousAsync("thoc")).ShouldBe(("Level 240", null, "Change 52.2"));
        page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main [role=status]")).ShouldStartWith("Đã nhận 1 ô từ “Văn bản dán”.");

        var field = await _site.InScopeAsync(async (_, db) => (await db.Set<Field>().SingleAsync(f => f.Code == "trong-trot")).Id);
        var ids = ((IHtmlInputElement)page.QuerySelector("[name=Listed]")!).Value.Split(',');
        await SubmitAsync(address, "Apply", new() { [$"Take[{ids[1]}]"] = "true", [$"Take[{ids[2]}]"] = "true", [$"Fix[{page.QuerySelectorAll("[name^=Fix]")[1].GetAttribute("name")![4..^1]}]"] = "4.001", [$"AddTo[{ids[3]}]"] = field.ToString(), [$"AddUnit[{ids[3]}]"] = "máy" });
        (await PreviousAsync("dan-lon"), await PreviousAsync("thoc")).ShouldBe(("Level 4001", "Level 3828"));
        var added = await _site.InScopeAsync(async (_, db) => await db.Set<Indicator>().AsNoTracking().SingleAsync(i => i.Name == "Số máy gặt đập liên hợp"));
        (added.UnitName, added.FieldId, added.Shape, await PreviousAsync(added.Code)).ShouldBe(("máy", field, Shape.Value, "Level 12"));

        var history = await _site.InScopeAsync(async (services, db) => await services.GetRequiredService<AuditQueries>().HistoryAsync(await FigureIdAsync(db, "thoc"), 1));
        (history[0].Kind, history[0].Reason).ShouldBe((OperationKinds.FiguresImported, "Văn bản dán"));
        history[0].Changes.Single(c => c.Field == FigureImportService.SourceNote).NewValue.ShouldBe("theo báo cáo năm 2021 “Văn bản dán”, dòng 7");
        SignedInClient.Text((await _officer.PageAsync("/chi-tieu")).QuerySelector("main")).ShouldContain("4.001");

        using var undo = await _officer.PostAsync(address, ".undo form", []);
        (await PictureAsync()).ShouldBe(before);
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main [role=status]")).ShouldStartWith("Đã hoàn tác 4 chỉ tiêu.");
        (await _site.InScopeAsync(async (services, _) => (await services.GetRequiredService<AuditQueries>().VerifyAsync()).Problems)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ThisYearsReport_AsWord_GoesToResultsWithTheFileAsEvidence()
    {
        var address = await LocationAsync(await SendAsync(WordFile.Of("BÁO CÁO tổng kết năm 2022", "Đàn chó ước đạt 1.300 con.", "Thu cấp quyền sử dụng đất: 1.721.298.000đ."), "bao-cao.docx"));
        var page = await _officer.PageAsync(address);
        Rows(page).ShouldBe([
            "  Đàn chó (con) – Chăn nuôi, thú y và tiêm phòng | Kết quả 1.300 đang có 1.215; Ước x | Khác số đang có",
            "x Thu cấp quyền sử dụng đất (đồng) – Tài chính, ngân sách | Kết quả 1.721.298.000 đang có, không đổi | Đã có",
        ]);
        var ids = ((IHtmlInputElement)page.QuerySelector("[name=Listed]")!).Value.Split(',');

        await SubmitAsync(address, "Apply", new() { [$"Take[{ids[0]}]"] = "true" });

        var (figure, file) = await _site.InScopeAsync(async (_, db) => (await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == "dan-cho")), await db.Set<StoredFile>().SingleAsync()));
        (figure.Value, figure.Qualifier, figure.Evidence).ShouldBe((1300, Qualifier.Estimated, "Theo báo cáo năm 2022 “bao-cao.docx”, dòng 2"));
        (await _officer.PageAsync(address)).QuerySelector($"a[href='/tep/{file.Id}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Target_CanBeChangedUntilFiguresAreTaken()
    {
        var address = await PasteAsync(LastYear);

        using var changed = await _officer.PostAsync(address, "#ky", new() { ["Target"] = "2022|2022" });
        var page = await _officer.PageAsync(address);
        SignedInClient.Text(page.QuerySelector("main")).ShouldContain("Ghi vào kết quả và chỉ tiêu giao của năm 2022");
        Rows(page)[0].ShouldBe("  Đàn trâu (con) – Chăn nuôi, thú y và tiêm phòng | Kết quả 240 đang có 231; KH huyện 250 đang có 221 | Khác số đang có");

        using var wrong = await _officer.PostAsync(address, "#ky", new() { ["Target"] = "1999|1999" });
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main")).ShouldContain("Không ghi được số của năm 1999 vào năm 1999. Chọn một dòng trong danh sách.");
    }

    [Fact]
    public async Task Upload_NothingUsable_SaysWhyAndKeepsWhatWasPasted()
    {
        using var nothing = await _officer.PostAsync("/chi-tieu/nhan-bao-cao", "#gui", []);
        using var empty = await _officer.PostAsync("/chi-tieu/nhan-bao-cao", "#gui", new() { ["Pasted"] = "Kính gửi các đồng chí." });
        using var bad = await SendAsync("không phải"u8.ToArray(), "bao-cao.docx");

        SignedInClient.Text((await SignedInClient.ParseAsync(nothing)).QuerySelector("#Report-loi, [role=alert]")).ShouldContain("Chưa chọn tệp và chưa dán gì.");
        var page = await SignedInClient.ParseAsync(empty);
        SignedInClient.Text(page.QuerySelector("[role=alert]")).ShouldContain("“Văn bản dán” không có câu nào nêu số liệu kèm tên chỉ tiêu.");
        ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.ShouldBe("Kính gửi các đồng chí.");
        SignedInClient.Text((await SignedInClient.ParseAsync(bad)).QuerySelector("[role=alert]")).ShouldContain("không phải tệp Word");
        (await _site.InScopeAsync(async (_, db) => await db.Set<StoredFile>().CountAsync() + await db.Set<FigureImport>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_WrongPeopleOrWrongNames_GetTheirAnswers()
    {
        var address = await PasteAsync(LastYear);
        using var inspector = await _site.SignInAsync("duc.pm");
        using var forbidden = await inspector.GetAsync("/chi-tieu/nhan-bao-cao");
        using var missing = await _officer.GetAsync("/chi-tieu/nhan-bao-cao/" + Guid.CreateVersion7());
        var page = await _officer.PageAsync(address);
        using var stale = await _officer.SendAsync(page, address, "#xem", new() { ["Version"] = "9" });
        var ids = ((IHtmlInputElement)page.QuerySelector("[name=Listed]")!).Value.Split(',');
        await SubmitAsync(address, "Apply", new() { [$"Named[{ids[3]}]"] = "Máy bay" });
        using var table = await _officer.GetAsync(address.Replace("nhan-bao-cao", "nhan", StringComparison.Ordinal));

        (forbidden.StatusCode, missing.StatusCode, stale.StatusCode, table.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict, address));
        SignedInClient.Text((await _officer.PageAsync(address)).QuerySelector("main")).ShouldContain("Không có chỉ tiêu nào tên như đã ghi ở dòng 8: “Máy bay”.");
        (await PreviousAsync("dan-trau")).ShouldBeNull();
    }

    [Fact]
    public async Task CheckedReport_IsHandedOnWithOneButton()
    {
        using var checking = await _officer.PostAsync("/soat-so-lieu", "main form", new() { ["Text"] = LastYear });

        using var answer = await _officer.PostAsync(checking.Headers.Location!.OriginalString, "#nhan", []);

        SignedInClient.Text((await _officer.PageAsync(answer.Headers.Location!.OriginalString)).QuerySelector("main")).ShouldContain("4 dòng có số");
    }

    [Fact]
    public async Task PdfReport_IsReadAndKeptAsEvidence()
    {
        var address = await LocationAsync(await SendAsync(PdfFile.Of("Bao cao nam 2022", "San luong thoc: 3.880,1/3.767,7 = 102,98%."), "bao-cao.pdf"));

        var page = await _officer.PageAsync(address);

        Rows(page).ShouldBe(["  Sản lượng thóc (tấn) – Sản xuất nông nghiệp | Cùng kỳ 3.880,1 đang có tăng 52,2 | Khác số đang có"]);
        var file = await _site.InScopeAsync((_, db) => db.Set<StoredFile>().SingleAsync());
        (file.Name, file.ContentType).ShouldBe(("bao-cao.pdf", "application/pdf"));
        page.QuerySelector($"a[href='/tep/{file.Id}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Report_OfAnotherOwner_Is404()
    {
        var other = await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.FiguresImported, Actor.System);
            var import = new FigureImport { OwnerId = db.OwnerId, Period = "2022", ReportPeriod = "2021", Name = "Báo cáo của xã khác", Pasted = LastYear, CreatedAt = DateTimeOffset.UnixEpoch, CreatedBy = "Xã khác" };
            db.Add(import);
            await db.SaveChangesAsync();
            return import.Id;
        }, "xa-khac");
        var page = await _officer.PageAsync(await PasteAsync(LastYear));
        page.QuerySelector("#xem")!.SetAttribute("action", $"/chi-tieu/nhan-bao-cao/{other}?handler=ApplySure");

        using var read = await _officer.GetAsync($"/chi-tieu/nhan-bao-cao/{other}");
        using var taken = await _officer.SendAsync(page, $"/chi-tieu/nhan-bao-cao/{other}", "#xem", []);

        (read.StatusCode, taken.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    private static IReadOnlyList<string> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("#xem tbody tr:not(.grp)").Select(row =>
        $"{(row.QuerySelector("[type=checkbox]")!.HasAttribute("checked") ? 'x' : ' ')} {((IHtmlInputElement)row.QuerySelector("[name^=Named]")!).Value} | "
        + string.Join("; ", row.QuerySelectorAll("td:nth-child(4) .line").Select(c => $"{SignedInClient.Text(c.QuerySelector("label"))} {((IHtmlInputElement)c.QuerySelector("input")!).Value} {SignedInClient.Text(c.QuerySelector(".sub"))}".Trim()))
        + " | " + SignedInClient.Text(row.QuerySelector(".st")))];

    private async Task<string> PasteAsync(string text) => await LocationAsync(await _officer.PostAsync("/chi-tieu/nhan-bao-cao", "#gui", new() { ["Pasted"] = text }));

    /// <summary>Sends the form with one of its other buttons.</summary>
    private async Task SubmitAsync(string address, string handler, Dictionary<string, string> fields)
    {
        var page = await _officer.PageAsync(address);
        page.QuerySelector("#xem")!.SetAttribute("action", "?handler=" + handler);
        using var answer = await _officer.SendAsync(page, address, "#xem", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

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
        var page = await _officer.PageAsync("/chi-tieu/nhan-bao-cao");
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(((IHtmlInputElement)page.QuerySelector("#gui input[name=__RequestVerificationToken]")!).Value, Encoding.UTF8), "__RequestVerificationToken");
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "Report", name);
        return await _officer.PostAsync("/chi-tieu/nhan-bao-cao", content);
    }

    private Task<string?> PreviousAsync(string code) => _site.InScopeAsync(async (_, db) =>
    {
        var benchmark = (await db.Set<Figure>().Include(f => f.Benchmarks).AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == code))).Benchmarks.Find(b => b.Kind == BenchmarkKind.Previous);
        return benchmark is null ? null : $"{benchmark.Form} {benchmark.Value!.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}";
    });

    private static async Task<Guid> FigureIdAsync(ThiDuaDb db, string code) => (await db.Set<Figure>().AsNoTracking().SingleAsync(f => f.Period == "2022" && db.Set<Indicator>().Any(i => i.Id == f.IndicatorId && i.Code == code))).Id;

    /// <summary>Every indicator and figure with its targets, but for versions and who saved last.</summary>
    private Task<string> PictureAsync() => _site.InScopeAsync(async (_, db) => string.Join('\n', (await db.Set<Figure>().Include(f => f.Benchmarks).AsNoTracking().OrderBy(f => f.Id).ToListAsync())
        .Select(f => $"{f.Id} {f.Value} {f.Of} {f.Qualifier} {f.AsOf} {f.Evidence} {string.Join(',', f.Benchmarks.OrderBy(b => b.SourceCode, StringComparer.Ordinal).Select(b => $"{b.SourceCode} {b.Value} {b.Form} {b.ValueUnit}"))}"))
        + "\n" + string.Join(' ', await db.Set<Indicator>().OrderBy(i => i.Code).Select(i => i.Code).ToListAsync()));
}
