using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>Recipients, decisions, payment lists, attachments, events, follow-up and grades, as an officer uses them.</summary>
public sealed class RecordJourneyTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly byte[] s_pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nscan");

    [Fact]
    public async Task Recipients_CompleteList_DecidesTheCounts_AndMoneyFollows()
    {
        var line = await LineAsync("tong-ket-cn");
        var address = $"/khen-thuong/danh-sach/{line}";

        using var saved = await shared.Officer.PostAsync(address, "form.card", new() { ["Text"] = "Hoàng Thị Lan\nTrần Văn Lạ\tTrưởng xóm\t\tx", ["Complete"] = "true" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var stored = await shared.Site.InScopeAsync((_, db) => db.Set<AwardLine>().Where(l => l.Id == line).Select(l => new { l.Count, l.DirectWorkers, l.ListComplete }).SingleAsync());
        Assert.Equal((2, 1, true), (stored.Count, stored.DirectWorkers, stored.ListComplete));
        var list = await shared.Officer.PageAsync("/quy/danh-sach?dot=tong-ket-2022");
        Assert.Contains("Trần Văn Lạ", list.QuerySelector("tbody:nth-of-type(2)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("16.000.000", SignedInClient.Text(list.QuerySelector("tr.total")), StringComparison.Ordinal); // 28 × 400.000 + 2 × 200.000 + 22 × 200.000
        Assert.Contains("mười sáu triệu đồng chẵn", SignedInClient.Text(list.QuerySelector("tr.total")), StringComparison.Ordinal);
        Assert.Contains("16.000.000", (await shared.Officer.PageAsync("/khen-thuong?q=hoan+thanh+tot")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var file = await shared.Officer.GetAsync("/quy/danh-sach/tai?dot=tong-ket-2022");
        using var word = WordprocessingDocument.Open(await file.Content.ReadAsStreamAsync(), isEditable: false);
        var text = word.MainDocumentPart!.Document.InnerText;
        Assert.Contains("Trần Văn Lạ", text, StringComparison.Ordinal);
        Assert.Contains("16.000.000 đồng (mười sáu triệu đồng chẵn)", text, StringComparison.Ordinal);

        // found by the name of a recipient, too
        Assert.Contains("2 cá nhân, Giấy khen của Chủ tịch UBND xã", (await shared.Officer.PageAsync("/tra-cuu?q=tran+van+la")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipients_UnclearRow_IsRefused_NothingTypedIsLost()
    {
        var line = await LineAsync("den-on-xa-cn");

        using var answer = await shared.Officer.PostAsync($"/khen-thuong/danh-sach/{line}", "form.card", new() { ["Text"] = "Lê Thị Một\tTrưởng xóm\tXóm Không Có", ["Complete"] = "false" });

        var page = await SignedInClient.ParseAsync(answer);
        Assert.StartsWith("Dòng 1: không có đơn vị", SignedInClient.Text(page.QuerySelector("#Text-loi")), StringComparison.Ordinal);
        Assert.Contains("Lê Thị Một\tTrưởng xóm\tXóm Không Có", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await shared.Site.InScopeAsync((_, db) => db.Set<AwardRecipient>().CountAsync(r => r.LineId == line)));
    }

    [Fact]
    public async Task Recipients_SavedByTwo_SecondGets409_AndKeepsTheText()
    {
        var line = await LineAsync("den-on-xa-tt");
        var address = $"/khen-thuong/danh-sach/{line}";
        var opened = await shared.Officer.PageAsync(address);
        using var first = await shared.Officer.PostAsync(address, "form.card", new() { ["Text"] = "Tập thể Một", ["Complete"] = "false" });

        using var second = await shared.Officer.SendAsync(opened, address, "form.card", new() { ["Text"] = "Tập thể Hai", ["Complete"] = "false" });

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await SignedInClient.ParseAsync(second);
        Assert.Contains("Tập thể Hai", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tập thể Một", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipients_LineOfAnotherOwner_Is404()
    {
        using var answer = await shared.Officer.GetAsync($"/khen-thuong/danh-sach/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task RemovedLine_ComesBackWithItsRecipients()
    {
        var id = await shared.Site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new("record.saved", Actor.System);
            var line = new AwardLine { OwnerId = db.OwnerId, Period = "2022", GroupCode = "xoa-thu", Code = "xoa-thu", Level = AwardLevel.Commune, Body = "Chủ tịch UBND xã", Form = "giay-khen", Kind = AwardKind.AdHoc, Subject = AwardSubject.Individual, State = AwardState.Awarded, Reason = "cứu người đuối nước" };
            line.Recipients.Add(new() { OwnerId = db.OwnerId, LineId = line.Id, Order = 1, Name = "Vi Văn Dũng" });
            db.Add(line);
            await db.SaveChangesAsync();
            return line.Id;
        });
        var address = $"/khen-thuong/sua/{id}";
        using var removed = await shared.Officer.SendAsync(await shared.Officer.PageAsync(address), address + "?handler=Remove", "form.card", []);
        Assert.Equal(0, await shared.Site.InScopeAsync((_, db) => db.Set<AwardRecipient>().CountAsync(r => r.LineId == id)));

        using var undone = await shared.Officer.SendAsync(await shared.Officer.PageAsync("/khen-thuong"), "/khen-thuong", ".undo form", []);

        Assert.Equal("Vi Văn Dũng", await shared.Site.InScopeAsync((_, db) => db.Set<AwardRecipient>().Where(r => r.LineId == id).Select(r => r.Name).SingleAsync()));
    }

    [Fact]
    public async Task Decision_WithItsScan_StandsAtTheBatch_AndTheScanIsADownload()
    {
        using var saved = await shared.Officer.UploadAsync("/khen-thuong/quyet-dinh?dot=den-on-xa", "form.card", new() { ["Input.Number"] = "45/QĐ-UBND", ["Input.DecidedOn"] = "20/7/2022", ["Input.DossierCode"] = "H55.12-220720-0001" }, "Upload", "QĐ 45.pdf", s_pdf);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("QĐ 45/QĐ-UBND ngày 20/07/2022 · hồ sơ H55.12-220720-0001", (await shared.Officer.PageAsync("/khen-thuong")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var decision = await shared.Site.InScopeAsync((_, db) => db.Set<AwardDecision>().SingleAsync(d => d.GroupCode == "den-on-xa"));
        Assert.All(await shared.Site.InScopeAsync((_, db) => db.Set<AwardLine>().Where(l => l.GroupCode == "den-on-xa").Select(l => l.DecidedOn).ToListAsync()), day => Assert.Equal(new DateOnly(2022, 7, 20), day));
        using var file = await shared.Officer.GetAsync($"/tep/{decision.FileId}");
        Assert.Equal(("application/pdf", "attachment", "nosniff"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType, file.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(s_pdf, await file.Content.ReadAsByteArrayAsync());

        // the superior reads submitted reports, not the commune's papers
        using var refused = await (await shared.Site.SignInAsync("noivu.daitu")).GetAsync($"/tep/{decision.FileId}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Attachment_NotAPdfAtAll_IsRefusedAtItsField()
    {
        using var answer = await shared.Officer.UploadAsync("/van-ban/sua", "form.card", new() { ["Input.Type"] = "KeHoach", ["Input.Abstract"] = "Có tệp giả" }, "Upload", "gia.pdf", Encoding.ASCII.GetBytes("<script>alert(1)</script>"));

        var page = await SignedInClient.ParseAsync(answer);
        Assert.StartsWith("Nội dung của “gia.pdf” không đúng là tệp .pdf", SignedInClient.Text(page.QuerySelector("#Upload-loi")), StringComparison.Ordinal);
        Assert.Equal("Có tệp giả", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.QuerySelector("[name='Input.Abstract']")!).Value);
        Assert.Equal(0, await shared.Site.InScopeAsync((_, db) => db.Set<OfficialDocument>().CountAsync(d => d.Abstract == "Có tệp giả")));
    }

    [Fact]
    public async Task File_OfAnotherOwner_Is404()
    {
        using var answer = await shared.Officer.GetAsync($"/tep/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Document_ReplacedByAnother_ShowsTheRelationBothWays()
    {
        var ids = await shared.Site.InScopeAsync((_, db) => db.Set<OfficialDocument>().Where(d => d.ReplacedById != null).Select(d => new { d.Id, d.ReplacedById }).FirstAsync());

        Assert.Contains("Đã bị thay thế bởi", (await shared.Officer.PageAsync($"/van-ban/sua/{ids.Id}")).QuerySelector("#h-quan-he")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thay thế", (await shared.Officer.PageAsync($"/van-ban/sua/{ids.ReplacedById}")).QuerySelector("#h-quan-he")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.All((await shared.Officer.PageAsync("/van-ban?hieu-luc=het")).QuerySelectorAll("tbody tr"), row => Assert.Contains("Đã bị thay thế bởi", row.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Đã bị thay thế bởi", (await shared.Officer.PageAsync("/van-ban?hieu-luc=con")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Movements_FromTheCatalogue_AreAddedOnce_AndTakeEvents()
    {
        using var added = await shared.Officer.PostAsync("/phong-trao/danh-muc", "form.card", new() { ["Codes"] = "chu-nhat-xanh" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var movement = await shared.Site.InScopeAsync((_, db) => db.Set<Movement>().SingleAsync(m => m.Name == "Ngày Chủ nhật xanh"));
        Assert.Equal((2022, 2022, MovementForm.Launched), (movement.FromYear, movement.ToYear, movement.Form));
        Assert.True((await shared.Officer.PageAsync("/phong-trao/danh-muc")).QuerySelector("[value=chu-nhat-xanh]")!.HasAttribute("disabled"));

        var address = $"/phong-trao/sua/{movement.Id}";
        using var held = await shared.Officer.PostAsync(address, "form[action*='handler=Event']", new() { ["Event.Kind"] = "Launch", ["Event.Date"] = "6/3/2022", ["Event.Participants"] = "120" });
        Assert.Equal(HttpStatusCode.Redirect, held.StatusCode);
        Assert.Contains("06/03/2022 · 120 người", (await shared.Officer.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var late = await shared.Officer.PostAsync(address, "form[action*='handler=Event']", new() { ["Event.Kind"] = "Launch", ["Event.Date"] = "31/12/2022" });
        Assert.Equal("Ngày 31/12/2022 sau hôm nay (12/12/2022). Ghi khi đã tổ chức.", SignedInClient.Text((await SignedInClient.ParseAsync(late)).QuerySelector("#Event_Date-loi")));
    }

    [Fact]
    public async Task Movement_UnknownIndicator_IsRefusedByName()
    {
        using var answer = await shared.Officer.PostAsync("/phong-trao/sua", "form.card", new() { ["Input.Name"] = "Thử chỉ tiêu", ["Input.Kind"] = "Thematic", ["Input.Indicators"] = "Đàn trâu\nĐàn voi" });

        Assert.Equal("Không có chỉ tiêu nào tên “Đàn voi”. Ghi đúng tên như ở Chỉ tiêu – Kết quả, mỗi dòng một chỉ tiêu.", SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Input_Indicators-loi")));
    }

    [Fact]
    public async Task Proposal_Answered_ShowsTheReply_AndNeedsOne()
    {
        var id = await shared.Site.InScopeAsync((_, db) => db.Set<ReportItem>().Where(i => i.Kind == ItemKind.Proposals && i.Period == "2022").OrderBy(i => i.Order).Select(i => i.Id).FirstAsync());
        var address = $"/danh-gia/theo-doi/{id}";

        using var refused = await shared.Officer.PostAsync(address, "form.card", new() { ["Input.State"] = "Answered" });
        Assert.StartsWith("Chưa ghi nội dung trả lời.", SignedInClient.Text((await SignedInClient.ParseAsync(refused)).QuerySelector("#Input_Reply-loi")), StringComparison.Ordinal);
        using var saved = await shared.Officer.PostAsync(address, "form.card", new() { ["Input.State"] = "Answered", ["Input.Reply"] = "Huyện đã bố trí lớp tập huấn", ["Input.RepliedOn"] = "1/12/2022" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("01/12/2022: Huyện đã bố trí lớp tập huấn", (await shared.Officer.PageAsync("/danh-gia")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grades_SavedTogether_AndConduct_WarnAtTheRecipient()
    {
        var person = await shared.Site.InScopeAsync((_, db) => db.Set<Person>().SingleAsync(p => p.FullName == "Phạm Minh Đức"));
        var page = await shared.Officer.PageAsync("/ky-luat/xep-loai");
        var at = page.QuerySelectorAll("input[name$='.Id']").ToList().FindIndex(i => i.GetAttribute("value") == person.Id.ToString());
        using var graded = await shared.Officer.SendAsync(page, "/ky-luat/xep-loai", "form.card", new() { [$"Typed[{at}].Grade"] = "Excellent" });
        Assert.Equal(HttpStatusCode.Redirect, graded.StatusCode);
        using var disciplined = await shared.Officer.PostAsync("/ky-luat/sua", "form.card", new() { ["Input.Kind"] = "Discipline", ["Input.Measure"] = "Warning", ["Input.PersonId"] = person.Id.ToString(), ["Input.Date"] = "4/5/2022", ["Input.Note"] = "Chậm giải quyết hồ sơ" });
        Assert.Equal(HttpStatusCode.Redirect, disciplined.StatusCode);
        var line = await LineAsync("den-on-huyen-cn");
        using var listed = await shared.Officer.PostAsync($"/khen-thuong/danh-sach/{line}", "form.card", new() { ["Text"] = "Phạm Minh Đức", ["Complete"] = "false" });

        var row = SignedInClient.Text((await shared.Officer.PageAsync($"/khen-thuong/danh-sach/{line}")).QuerySelector("tbody tr"));
        Assert.Contains("Hoàn thành xuất sắc nhiệm vụ", row, StringComparison.Ordinal);
        Assert.Contains("Cảnh cáo từ 04/05/2022", row, StringComparison.Ordinal);

        // who only enters figures of a unit sees neither grade nor discipline
        var representative = await shared.Site.SignInAsync("nhung.th");
        Assert.DoesNotContain("Cảnh cáo", SignedInClient.Text((await representative.PageAsync($"/khen-thuong/danh-sach/{line}")).QuerySelector("tbody tr")), StringComparison.Ordinal);
        using var closed = await representative.GetAsync("/ky-luat");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task Totals_KeepTheStateAndOtherBodiesApart()
    {
        await shared.Site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new("record.saved", Actor.System);
            db.Add(new AwardLine { OwnerId = db.OwnerId, Period = "2022", GroupCode = "dang", Code = "dang-tong-hop", Level = AwardLevel.Commune, Body = "Đảng ủy xã", System = AwardSystem.Party, Form = "giay-khen", Kind = AwardKind.Regular, Subject = AwardSubject.Individual, Count = 31, State = AwardState.Awarded, Reason = "hoàn thành xuất sắc nhiệm vụ" });
            return await db.SaveChangesAsync();
        });

        var page = await shared.Officer.PageAsync("/khen-thuong/tong-hop");

        var sections = page.QuerySelectorAll("section.card").ToList();
        Assert.DoesNotContain("31", SignedInClient.Text(sections[0].QuerySelector("tbody:last-of-type")), StringComparison.Ordinal);
        Assert.Contains("Cộng đảng", sections[1].TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("31", sections[1].TextContent, StringComparison.Ordinal);
    }

    private Task<Guid> LineAsync(string code) => shared.Site.InScopeAsync((_, db) => db.Set<AwardLine>().Where(l => l.Code == code).Select(l => l.Id).SingleAsync());
}
