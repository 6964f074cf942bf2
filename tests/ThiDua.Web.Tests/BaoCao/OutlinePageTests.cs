using System.Net;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.BaoCao;

/// <summary>The commune's own outline, and the choice of template, over the whole program.</summary>
public sealed class OutlinePageTests : IAsyncLifetime
{
    private const string Outline = "/bao-cao/de-cuong/nam-day-du";

    private SampleSite _site = null!;
    private SignedInClient _officer = null!;
    private Guid _report;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
        _report = await _site.InScopeAsync((_, db) => db.Set<Report>().Where(r => r.Kind == ReportKind.TongKet && r.Period == "2022").Select(r => r.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Outline_Renamed_ReportAndPageShowIt_AndRestoreTakesItBack()
    {
        using var saved = await PostAsync($"{Outline}?muc=dac-diem", "Rename", new() { ["Input.Title"] = "Đặc điểm chung của {xa}" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("I. ĐẶC ĐIỂM CHUNG CỦA XÃ KHÔI KỲ", await PaperAsync(), StringComparison.Ordinal);
        var page = await _officer.PageAsync($"{Outline}?muc=dac-diem");
        Assert.Contains("Mẫu ghi: Đặc điểm tình hình", SignedInClient.Text(page.QuerySelector("#m-dac-diem")), StringComparison.Ordinal);
        Assert.Contains("Đổi tên mục “Đặc điểm tình hình” thành “Đặc điểm chung của xã Khôi Kỳ”", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đổi tên", SignedInClient.Text((await _officer.PageAsync($"/bao-cao/{_report}")).QuerySelector(".outline a[data-outline=dac-diem]")), StringComparison.Ordinal);
        Assert.Equal("outline.changed", await _site.InScopeAsync((_, db) => db.Set<OperationRecord>().OrderByDescending(o => o.Seq).Select(o => o.Kind).FirstAsync()));

        using var restored = await PostAsync($"{Outline}?muc=dac-diem", "Restore", []);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Contains("I. ĐẶC ĐIỂM TÌNH HÌNH", await PaperAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outline_Hidden_LeavesTheReportAndUndoBringsItBack()
    {
        using var hidden = await PostAsync($"{Outline}?muc=kien-nghi", "Hide", []);
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        Assert.DoesNotContain("Đề xuất, kiến nghị", await PaperAsync(), StringComparison.Ordinal);

        using var undone = await _officer.PostAsync(Outline, "form[action*='handler=TakeBack']", new() { ["index"] = "0" });
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains("Đề xuất, kiến nghị", await PaperAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outline_Added_HasItsOwnTextAndItsTopicIsOffered()
    {
        using var added = await _officer.PostAsync(Outline, "form[action*='handler=Add']", new() { ["New.Title"] = "Chuyển đổi số", ["New.Place"] = "after", ["New.Anchor"] = "dac-diem" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var topic = await _officer.PageAsync("/chi-tieu/loi-van?chu-de=rieng-chuyen-doi-so");
        Assert.Contains("Chuyển đổi số", topic.Body!.TextContent, StringComparison.Ordinal);
        using var told = await _officer.PostAsync("/chi-tieu/loi-van?chu-de=rieng-chuyen-doi-so", "form:has(textarea)", new() { ["Text"] = "Xã có [[so-ho]] dùng mạng." });
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        var paper = await PaperAsync();
        Assert.Contains("II. CHUYỂN ĐỔI SỐ", paper, StringComparison.Ordinal);
        Assert.Contains("Xã có 2.011 hộ dùng mạng.", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outline_Steps_MoveAmongNeighboursAndRefuseAtTheEnd()
    {
        using var down = await _officer.PostAsync(Outline, "form[action*='handler=Step']", new() { ["down"] = "uu-diem" });
        Assert.Equal(HttpStatusCode.Redirect, down.StatusCode);
        var paper = await PaperAsync();
        Assert.True(paper.IndexOf("1. Hạn chế", StringComparison.Ordinal) is > 0 and var first && first < paper.IndexOf("2. Ưu điểm", StringComparison.Ordinal));

        using var refused = await _officer.PostAsync(Outline, "form[action*='handler=Step']", new() { ["up"] = "phan-1" });
        Assert.Contains("Mục này đã ở đầu nhóm của nó nên không lên được nữa", (await SignedInClient.ParseAsync(refused)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outline_AppendixAttached_PrintsBehindTheReport_AndDetachedLeavesNoChange()
    {
        using var attached = await _officer.PostAsync(Outline, "form[action*='handler=Appendix']", new() { ["attach"] = "phu-luc-2" });
        Assert.Equal(HttpStatusCode.Redirect, attached.StatusCode);
        Assert.Contains("TỔNG HỢP CÁC DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM 2022", await PaperAsync(), StringComparison.Ordinal);
        Assert.Contains("Kèm phụ lục danh hiệu thi đua, hình thức khen thưởng", (await _officer.PageAsync(Outline)).Body!.TextContent, StringComparison.Ordinal);

        using var twice = await _officer.PostAsync(Outline, "form[action*='handler=Appendix']", new() { ["attach"] = "phu-luc-2" });
        Assert.Contains("mẫu đã kèm phụ lục này", (await SignedInClient.ParseAsync(twice)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);

        using var detached = await _officer.PostAsync(Outline, "form[action*='handler=Appendix']", new() { ["detach"] = "phu-luc-2" });
        Assert.Equal(HttpStatusCode.Redirect, detached.StatusCode);
        Assert.DoesNotContain("TỔNG HỢP CÁC DANH HIỆU THI ĐUA", await PaperAsync(), StringComparison.Ordinal);
        Assert.Empty(await _site.InScopeAsync((_, db) => db.Set<OutlineOverlay>().Select(o => o.Changes).SingleAsync()));
    }

    [Fact]
    public async Task Outline_AddWithoutTitleOrPlace_RefusedOnTheField()
    {
        using var untitled = await _officer.PostAsync(Outline, "form[action*='handler=Add']", new() { ["New.Title"] = "", ["New.Place"] = "after", ["New.Anchor"] = "dac-diem" });
        Assert.Equal("Tên mục đang trống; nhập tên sẽ in trong báo cáo.", SignedInClient.Text((await SignedInClient.ParseAsync(untitled)).QuerySelector("#New_Title-loi")));

        using var unplaced = await _officer.PostAsync(Outline, "form[action*='handler=Add']", new() { ["New.Title"] = "Mục mới", ["New.Place"] = "after", ["New.Anchor"] = "" });
        var page = await SignedInClient.ParseAsync(unplaced);
        Assert.Equal("Chưa đổi được đề cương: mẫu không còn mục dùng để chỉ chỗ đặt. Chọn mục hoặc chỗ khác.", SignedInClient.Text(page.QuerySelector("#New_Anchor-loi")));
        Assert.Equal("Mục mới", page.QuerySelector("#New_Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Outline_Stale_Is409()
    {
        var opened = await _officer.PageAsync($"{Outline}?muc=kien-nghi");
        using var first = await PostAsync($"{Outline}?muc=dac-diem", "Hide", []);

        opened.QuerySelector("form:has(#Input_Title)")!.SetAttribute("action", $"{Outline}?handler=Hide&muc=kien-nghi");
        using var answer = await _officer.SendAsync(opened, Outline, "form:has(#Input_Title)", []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Single(await _site.InScopeAsync((_, db) => db.Set<OutlineOverlay>().Select(o => o.Changes).SingleAsync()));
    }

    [Fact]
    public async Task Outline_LeaderReadsMayNotWrite_SuperiorMayNotRead_UnknownIs404()
    {
        using var leader = await _site.SignInAsync("thai.lv");
        var page = await leader.PageAsync(Outline);
        Assert.Null(page.QuerySelector("button[name=up]"));
        page.QuerySelector("form[action*='handler=Step']")!.SetAttribute("action", $"{Outline}?handler=Step");
        using var refused = await leader.SendAsync(page, Outline, "form[action*='handler=Step']", new() { ["down"] = "uu-diem" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var superior = await _site.SignInAsync("noivu.daitu");
        using var closed = await superior.GetAsync(Outline);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var unknown = await _officer.GetAsync("/bao-cao/de-cuong/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Overlay_OfAnotherCommune_ChangesNothingHere()
    {
        await _site.InScopeAsync(
            async (services, db) =>
            {
                db.Operation = new(OperationKinds.OutlineChanged, Actor.System);
                db.Add(new OutlineOverlay { OwnerId = db.OwnerId, TemplateId = "nam-day-du", Changes = [OutlineChange.Hide("dac-diem").ToString()] });
                return await db.SaveChangesAsync();
            },
            "xa-khac");

        Assert.Contains("ĐẶC ĐIỂM TÌNH HÌNH", await PaperAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outline_ChangeWithoutPlace_IsShownAndTheReportStands()
    {
        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.OutlineChanged, Actor.System);
            db.Add(new OutlineOverlay { OwnerId = db.OwnerId, TemplateId = "nam-day-du", Changes = [OutlineChange.Hide("muc-cua-ban-cu").ToString()] });
            return await db.SaveChangesAsync();
        });

        var page = await _officer.PageAsync(Outline);
        Assert.Contains("Mẫu không còn mục này.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 thay đổi của xã không còn chỗ trong mẫu", (await _officer.PageAsync($"/bao-cao/{_report}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_NewerVersion_StaysUntilAccepted_EditsWithoutPlaceAreKept()
    {
        const string first = "id: rieng-thu\nversion: 1\nname: Mẫu của huyện\nkind: tong-ket\nperiod: year\nnumbering: [\"{I}.\"]\ntitle: Thử\nsections: [{id: dac-diem, title: Đặc điểm, body: [{text: Một.}]}, {id: cu, title: Mục cũ, body: [{text: Hai.}]}]";
        await StoreAsync(1, first);
        using var changed = await _officer.PostAsync($"/bao-cao/{_report}/mau?mau=rieng-thu", "form:has(#Input_Period)", []);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("II. MỤC CŨ", await PaperAsync(), StringComparison.OrdinalIgnoreCase);
        using var edited = await _officer.PostAsync($"/bao-cao/{_report}/muc?ma=cu", "form[data-autosave]", new() { ["Input.Text"] = "Đoạn viết tay." });
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);

        await StoreAsync(2, first.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("{id: cu, title: Mục cũ, body: [{text: Hai.}]}", "{id: moi, title: Mục mới, body: [{text: Ba.}]}", StringComparison.Ordinal));
        var page = await _officer.PageAsync($"/bao-cao/{_report}");
        Assert.Contains("Mẫu có bản 2.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đoạn viết tay.", await PaperAsync(), StringComparison.Ordinal);
        var offer = await _officer.PageAsync($"/bao-cao/{_report}/mau?mau=rieng-thu");
        Assert.Contains("1 đoạn đã sửa chưa có chỗ trong mẫu này", offer.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thêm: Ba.", SignedInClient.Text(offer.Body), StringComparison.Ordinal);
        using var accepted = await _officer.SendAsync(offer, $"/bao-cao/{_report}/mau?mau=rieng-thu", "form:has(#Input_Period)", []);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);

        Assert.Contains("Ba.", await PaperAsync(), StringComparison.Ordinal);
        Assert.Contains("1 đoạn đã sửa chưa có chỗ", (await _officer.PageAsync($"/bao-cao/{_report}")).Body!.TextContent, StringComparison.Ordinal);
        using var placed = await _officer.PostAsync($"/bao-cao/{_report}/giu-lai", "main form", new() { ["to"] = "moi" });
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        Assert.Equal("Ba.\n\nĐoạn viết tay.", await _site.InScopeAsync((_, db) => db.Set<ReportSection>().Select(s => s.Text).SingleAsync()));
    }

    [Fact]
    public async Task Template_Stale_Is409_OtherPeriodTaken_RefusedOnTheField()
    {
        var address = $"/bao-cao/{_report}/mau?mau=nam-day-du";
        var page = await _officer.PageAsync(address);
        using var frame = await _officer.PostAsync($"/bao-cao/{_report}/the-thuc", "main form", new() { ["Input.Name"] = "Người khác" });
        using var stale = await _officer.SendAsync(page, address, "form:has(#Input_Period)", []);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        using var closed = await _officer.PostAsync(address, "form:has(#Input_Period)", new() { ["Input.Period"] = "1999" });
        Assert.Equal("Năm 1999 chưa mở nên chưa có số liệu; mở năm trước rồi tạo báo cáo.", SignedInClient.Text((await SignedInClient.ParseAsync(closed)).QuerySelector("#Input_Period-loi")));
    }

    private Task<int> StoreAsync(int version, string yaml) => _site.InScopeAsync(async (_, db) =>
    {
        db.Operation = new(OperationKinds.OutlineChanged, Actor.System);
        db.Add(new CommuneTemplate { OwnerId = db.OwnerId, TemplateId = "rieng-thu", TemplateVersion = version, Name = "Mẫu của huyện", Content = yaml, Pasted = "" });
        return await db.SaveChangesAsync();
    });

    private async Task<string> PaperAsync() => SignedInClient.Text((await _officer.PageAsync($"/bao-cao/{_report}")).QuerySelector(".paper"));

    private async Task<HttpResponseMessage> PostAsync(string address, string handler, Dictionary<string, string> fields)
    {
        var page = await _officer.PageAsync(address);
        page.QuerySelector("#sua form")!.SetAttribute("action", address.Replace("?", $"?handler={handler}&", StringComparison.Ordinal));
        return await _officer.SendAsync(page, address, "#sua form", fields);
    }
}
