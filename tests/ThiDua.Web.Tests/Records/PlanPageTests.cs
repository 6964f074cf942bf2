using System.Net;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>The year's plan: filled from a starter set, followed up by working days, reminded, taken along as a calendar. The day is 12/12/2022, a Monday.</summary>
public sealed class PlanPageTests : IAsyncLifetime
{
    private SampleSite _site = null!;
    private SignedInClient _officer = null!;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Plan_Empty_OffersTheStarterSet_AndShowsTasksByTerm()
    {
        var empty = await _officer.PageAsync("/ke-hoach");
        Assert.Equal("Kế hoạch năm 2022 chưa có việc nào", SignedInClient.Text(empty.QuerySelector("main h3")));

        using var filled = await FillAsync("Tasks", "mau");
        Assert.Equal(HttpStatusCode.Redirect, filled.StatusCode);
        var rows = (await _officer.PageAsync("/ke-hoach")).QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.QuerySelectorAll("th, td[data-l=Hạn], td[data-l='Trạng thái']").Select(SignedInClient.Text))).ToList();
        Assert.Equal(
            [
                "Ban hành Kế hoạch phát động và tổ chức phong trào thi đua yêu nước, công tác thi đua, khen thưởng năm 2022 | 07/02/2022 | Quá 215 ngày làm việc",
                "Đăng ký thi đua năm 2022; ký giao ước thi đua với cụm, khối | 28/02/2022 | Quá 200 ngày làm việc",
                "Xây dựng kế hoạch hoạt động sáng kiến năm 2022 | 31/03/2022 | Quá 177 ngày làm việc",
                "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2022 | 15/06/2022 | Quá 126 ngày làm việc",
                "Chấm điểm, thẩm định kết quả tự chấm điểm; bình xét, xếp loại tập thể, cá nhân; đề nghị cụm, khối thi đua suy tôn | 30/11/2022 | Quá 8 ngày làm việc",
                "Xây dựng báo cáo, tổ chức hội nghị tổng kết phong trào thi đua năm 2022 | 15/12/2022 | Còn 3 ngày làm việc",
            ],
            rows);
        Assert.Equal("Xây dựng báo cáo, tổ chức hội nghị tổng kết phong trào thi đua năm 2022", SignedInClient.Text((await _officer.PageAsync("/ke-hoach?trang-thai=sap-den")).QuerySelector("tbody th")));
        Assert.Contains("Không có việc nào hợp với điều kiện lọc", (await _officer.PageAsync("/ke-hoach?trang-thai=xong")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quá 8 ngày làm việc", (await _officer.PageAsync("/")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var twice = await FillAsync("Tasks", "mau");
        Assert.Contains("Danh sách này đã có nội dung nên không chép đè.", (await SignedInClient.ParseAsync(twice)).Body!.TextContent + (await _officer.PageAsync("/ke-hoach")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_Done_HasItsDayAndDocument_AndLeavesTheOpenList()
    {
        using var filled = await FillAsync("Tasks", "mau");
        var (task, document) = await _site.InScopeAsync(async (_, db) => (await TaskAsync(db), await db.Set<OfficialDocument>().Where(d => d.Period == "2022").Select(d => d.Id).FirstAsync()));

        using var saved = await _officer.PostAsync($"/danh-gia/theo-doi/{task}", "form.card", new() { ["Input.State"] = "Settled", ["Input.ResultDocumentId"] = document.ToString() });

        Assert.Equal("/ke-hoach", saved.Headers.Location!.OriginalString);
        var stored = await _site.InScopeAsync((_, db) => db.Set<ReportItem>().SingleAsync(i => i.Id == task));
        Assert.Equal((ItemState.Settled, new DateOnly(2022, 12, 12), document), (stored.State, stored.RepliedOn, stored.ResultDocumentId));
        var row = (await _officer.PageAsync("/ke-hoach?trang-thai=xong")).QuerySelector("tbody tr")!;
        Assert.Contains("Xong 12/12", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector($"a[href='/van-ban/sua/{document}']"));

        using var lost = await _officer.PostAsync($"/danh-gia/theo-doi/{task}", "form.card", new() { ["Input.State"] = "Settled", ["Input.ResultDocumentId"] = Guid.CreateVersion7().ToString() });
        Assert.Equal("Văn bản đã chọn không còn trong sổ. Chọn lại.", SignedInClient.Text((await SignedInClient.ParseAsync(lost)).QuerySelector("#Input_ResultDocumentId-loi")));
    }

    [Fact]
    public async Task Task_Reminded_IsLogged_AndNeedsWords()
    {
        using var filled = await FillAsync("Tasks", "mau");
        var address = $"/danh-gia/theo-doi/{await _site.InScopeAsync((_, db) => TaskAsync(db))}";

        using var refused = await _officer.PostAsync(address, "form[action*='handler=Remind']", new() { ["Note"] = "  " });
        Assert.Equal("Chưa ghi đã đôn đốc thế nào. Nhập, ví dụ “Gọi điện, hẹn gửi trước thứ Sáu”.", SignedInClient.Text((await SignedInClient.ParseAsync(refused)).QuerySelector("#Note-loi")));
        using var saved = await _officer.PostAsync(address, "form[action*='handler=Remind']", new() { ["Note"] = "Nhắn Zalo cho các trưởng xóm" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await _officer.PageAsync(address);
        Assert.Contains("Nhắn Zalo cho các trưởng xóm", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Xã Khôi Kỳ nhắc việc trong kế hoạch thi đua năm 2022: Chấm điểm, thẩm định kết quả tự chấm điểm; bình xét, xếp loại tập thể, cá nhân; đề nghị cụm, khối thi đua suy tôn. Hạn 30/11/2022, đã quá 8 ngày làm việc. Đề nghị làm ngay và báo kết quả.",
            page.QuerySelector("#tin-nhac")!.TextContent.Trim());
        Assert.Equal("record.saved", await _site.InScopeAsync((_, db) => db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId).OrderByDescending(o => o.Seq).Select(o => o.Kind).FirstAsync()));
    }

    [Fact]
    public async Task Contents_FromLastYearsDirections_AndNothingToCopy()
    {
        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.RecordSaved, Actor.System);
            db.Add(new ReportItem { OwnerId = db.OwnerId, Period = "2021", Kind = ItemKind.Directions, Text = "Giữ vững xã đạt chuẩn năm {next-year}" });
            return await db.SaveChangesAsync();
        });

        using var copied = await FillAsync("Contents", "phuong-huong");
        Assert.Equal(HttpStatusCode.Redirect, copied.StatusCode);
        Assert.Equal(["Giữ vững xã đạt chuẩn năm {next-year}"], await _site.InScopeAsync((_, db) => db.Set<ReportItem>().Where(i => i.Period == "2022" && i.Kind == ItemKind.Contents).Select(i => i.Text).ToListAsync()));

        using var nothing = await FillAsync("Duties", "nam-truoc");
        Assert.Contains("Năm 2021 chưa có danh sách “Tổ chức thực hiện” để chép. Nhập trực tiếp các dòng.", (await SignedInClient.ParseAsync(nothing)).Body!.TextContent + (await _officer.PageAsync("/ke-hoach")).Body!.TextContent, StringComparison.Ordinal);
        using var unknown = await FillAsync("Weaknesses", "mau");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Calendar_AndWorkbook_AreServed_OnlyToThoseWhoReadTheWork()
    {
        using var filled = await FillAsync("Tasks", "mau");
        using var calendar = await _officer.GetAsync("/ke-hoach?handler=Calendar");
        Assert.Equal(("text/calendar", "ke-hoach-2022.ics"), (calendar.Content.Headers.ContentType!.MediaType, calendar.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal(6, (await calendar.Content.ReadAsStringAsync()).Split("BEGIN:VEVENT").Length - 1);
        using var workbook = await _officer.GetAsync("/ke-hoach?handler=Excel");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);

        using var leader = await _site.SignInAsync("thai.lv");
        Assert.Null((await leader.PageAsync("/ke-hoach")).QuerySelector("form[method=post][action*=Fill]"));
        using var superior = await _site.SignInAsync("noivu.daitu");
        using var closed = await superior.GetAsync("/ke-hoach");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task Feed_IsReadWithoutSigningIn_UntilTakenBackOrTheRoleEnds()
    {
        using var filled = await FillAsync("Tasks", "mau");
        var address = await MakeFeedAsync();

        using var stranger = _site.Anonymous();
        using var calendar = await stranger.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (calendar.StatusCode, calendar.Content.Headers.ContentType!.MediaType));
        Assert.Equal(6, (await calendar.Content.ReadAsStringAsync()).Split("BEGIN:VEVENT").Length - 1);
        using var unknown = await stranger.GetAsync("/lich/" + new string('a', 43) + ".ics");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        var newer = await MakeFeedAsync();
        using var old = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);

        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.RecordSaved, Actor.System);
            foreach (var role in await db.Set<ThiDua.Identity.Membership>().Where(m => db.Set<ThiDua.Identity.Account>().Any(a => a.Id == m.AccountId && a.UserName == "lan.ht")).ToListAsync())
            {
                role.ToDate = new(2022, 12, 11);
            }

            return await db.SaveChangesAsync();
        });
        using var ended = await stranger.GetAsync(newer);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
    }

    private async Task<string> MakeFeedAsync()
    {
        var page = await _officer.PageAsync("/ke-hoach");
        page.QuerySelector("form:has([formaction*=Feed])")!.SetAttribute("action", "/ke-hoach?handler=Feed");
        using var made = await _officer.SendAsync(page, "/ke-hoach", "form:has([formaction*=Feed])", []);
        return new Uri((await SignedInClient.ParseAsync(made)).QuerySelector("#dia-chi-lich")!.GetAttribute("value")!).PathAndQuery;
    }

    private static Task<Guid> TaskAsync(ThiDuaDb db) => db.Set<ReportItem>().Where(i => i.Period == "2022" && i.Kind == ItemKind.Tasks && i.Text.StartsWith("Chấm điểm")).Select(i => i.Id).SingleAsync();

    // The page offers a list's buttons only while it is empty; the others are sent from any form of the page.
    private async Task<HttpResponseMessage> FillAsync(string kind, string from)
    {
        var page = await _officer.PageAsync("/ke-hoach");
        return await _officer.SendAsync(page, "/ke-hoach?handler=Fill", "form[action*='handler=Fill']", new() { ["kind"] = kind, ["from"] = from });
    }
}
