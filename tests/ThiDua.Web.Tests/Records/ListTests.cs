using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>Lists of the report, officer in charge, search, history, long lists, money of awards.</summary>
public sealed class ListTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task Items_SavedAsLines_KeepOrderAndRows()
    {
        const string address = "/danh-gia/han-che-ton-tai";
        var before = await ItemsAsync(ItemKind.Weaknesses);
        var page = await shared.Officer.PageAsync(address);

        using var saved = await shared.Officer.SendAsync(page, address, "form.card", new() { ["Input.Text"] = $"- Ý mới đứng đầu\n\n{before[1].Text}\n2. {before[0].Text}" });

        Assert.Equal((HttpStatusCode.Redirect, "/danh-gia"), (saved.StatusCode, saved.Headers.Location?.OriginalString));
        var after = await ItemsAsync(ItemKind.Weaknesses);
        Assert.Equal(["Ý mới đứng đầu", before[1].Text, before[0].Text], after.Select(i => i.Text));
        Assert.Equal([before[1].Id, before[0].Id], after.Skip(1).Select(i => i.Id));
        Assert.Equal(OperationKinds.RecordSaved, (await shared.LastOperationAsync()).Operation.Kind);

        // somebody who opened the old list gets 409, the saved list and everything typed
        using var stale = await shared.Officer.SendAsync(page, address, "form.card", new() { ["Input.Text"] = "Ý của người mở trước" });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var conflict = await SignedInClient.ParseAsync(stale);
        Assert.Contains("Ý mới đứng đầu", conflict.QuerySelector(".note-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ý của người mở trước", ((IHtmlTextAreaElement)conflict.QuerySelector("#Input_Text")!).Value);
        using var again = await shared.Officer.SendAsync(conflict, address, "form.card", []);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Proposals_WithoutAddressee_AreRefusedAtTheirGroup()
    {
        const string address = "/danh-gia/de-xuat-kien-nghi";
        var page = await shared.Officer.PageAsync(address);
        Assert.Equal(3, page.QuerySelectorAll("textarea").Length);

        using var answer = await shared.Officer.SendAsync(page, address, "form.card", new() { ["Input.Groups[2].Text"] = "Cấp thêm kinh phí" });

        Assert.Equal(
            "Kiến nghị “Cấp thêm kinh phí” chưa ghi gửi ai. Nhập nơi nhận, ví dụ UBND huyện.",
            SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Input_Groups_2__Addressee-loi")));
    }

    [Fact]
    public async Task Tasks_SavedByRow_KeepQuarterDayAndWho()
    {
        const string address = "/danh-gia/nhiem-vu-theo-quy";
        var page = await shared.Officer.PageAsync(address);
        Assert.Equal(3, page.QuerySelectorAll("textarea").Length);

        using var refused = await shared.Officer.SendAsync(page, address, "form.card", new() { ["Input.Rows[1].Text"] = "Sơ kết 6 tháng", ["Input.Rows[1].Responsible"] = "Công chức Văn phòng" });
        var again = await SignedInClient.ParseAsync(refused);
        Assert.Equal("Nhiệm vụ “Sơ kết 6 tháng” chưa có quý. Chọn quý thực hiện.", SignedInClient.Text(again.QuerySelector("#Input_Rows_1__Quarters-loi")));
        Assert.Equal("Công chức Văn phòng", ((IHtmlInputElement)again.QuerySelector("#Input_Rows_1__Responsible")!).Value);

        using var saved = await shared.Officer.SendAsync(again, address, "form.card", new() { ["Input.Rows[1].Quarters"] = "3-4", ["Input.Rows[1].DueOn"] = "30/9/2022" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var item = Assert.Single(await ItemsAsync(ItemKind.Tasks));
        Assert.Equal(("Sơ kết 6 tháng", new Quarters(3, 4), "Công chức Văn phòng", new DateOnly(2022, 9, 30)), (item.Text, item.Quarters, item.Responsible, item.DueOn));
        var list = await shared.Officer.PageAsync("/danh-gia");
        Assert.Contains("Quý III, IV; Công chức Văn phòng; trước ngày 30/9/2022", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_UnknownList_Is404()
    {
        using var answer = await shared.Officer.GetAsync("/danh-gia/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Officer_NewAssignment_EndsTheOneBefore_AndOverlapIsRefused()
    {
        var person = await shared.Site.InScopeAsync((_, db) => db.Set<Person>().Where(p => p.FullName == "Phạm Minh Đức").Select(p => p.Id).SingleAsync());
        using var saved = await shared.Officer.PostAsync("/danh-muc/phu-trach", "form.card-body", new() { ["Input.PersonId"] = person.ToString(), ["Input.FromDate"] = "1/7/2022" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(new DateOnly(2022, 6, 30), await shared.Site.InScopeAsync((_, db) => db.Set<OfficerAssignment>().Where(a => a.PersonId != person).Select(a => a.ToDate).SingleAsync()));

        using var refused = await shared.Officer.PostAsync("/danh-muc/phu-trach", "form.card-body", new() { ["Input.PersonId"] = person.ToString(), ["Input.FromDate"] = "1/3/2022", ["Input.ToDate"] = "31/3/2022" });

        Assert.Equal(
            "Hoàng Thị Lan đã được phân công từ 01/01/2022 đến 30/06/2022; mỗi ngày chỉ một người phụ trách. Chọn ngày khác, hoặc kết thúc phân công đó trước.",
            SignedInClient.Text((await SignedInClient.ParseAsync(refused)).QuerySelector("#Input_FromDate-loi")));
    }

    [Theory]
    [InlineData("/tra-cuu", "Gõ vài chữ rồi bấm Tìm")]
    [InlineData("/tra-cuu?q=a", "Từ tìm quá ngắn")]
    [InlineData("/tra-cuu?q=zzzzzz", "Không tìm thấy gì cho “zzzzzz”")]
    public async Task Search_WithoutResults_SaysWhatToDo(string address, string title) =>
        Assert.Equal(title, SignedInClient.Text((await shared.Officer.PageAsync(address)).QuerySelector(".blank h3")));

    [Theory]
    [InlineData("hoang thi lan", "Cán bộ", "Hoàng Thị Lan")]
    [InlineData("dong lua", "Đơn vị và thôn, xóm", "Xóm Đồng Lúa")]
    [InlineData("07/hd", "Văn bản", "Hướng dẫn 07/HD-TĐKT")]
    [InlineData("vi nguoi ngheo", "Phong trào thi đua", "Huyện Đại Từ chung tay vì người nghèo - không ai bị bỏ lại phía sau")]
    [InlineData("den on dap nghia", "Khen thưởng", "1 tập thể, Giấy khen của Chủ tịch UBND huyện Đại Từ")]
    [InlineData("DÀN TRÂU", "Chỉ tiêu", null)]
    [InlineData("đàn trâu", "Chỉ tiêu", "Đàn trâu")]
    public async Task Search_Folded_FindsAndLinks(string query, string group, string? title)
    {
        var page = await shared.Officer.PageAsync("/tra-cuu?q=" + Uri.EscapeDataString(query));

        var card = page.QuerySelectorAll("section.card").FirstOrDefault(c => SignedInClient.Text(c.QuerySelector("h2")) == group);
        Assert.NotNull(card);
        if (title is not null)
        {
            Assert.Contains(card.QuerySelectorAll("a"), a => SignedInClient.Text(a) == title);
        }
    }

    [Fact]
    public async Task Search_PatternLetters_AreTakenAsTheyAre()
    {
        var page = await shared.Officer.PageAsync("/tra-cuu?q=" + Uri.EscapeDataString("%_%"));
        Assert.Contains("Không tìm thấy", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_TellsChangesInWords_AndProvesTheChain()
    {
        using var saved = await shared.Officer.PostAsync("/danh-muc/can-bo/sua", "form.card", new() { ["Input.FullName"] = "Vũ Thị Lịch Sử", ["Input.Category"] = "PublicEmployee" });

        var page = await shared.Administrator.PageAsync("/he-thong/nhat-ky?loai=register.changed&kiem=1");

        Assert.Contains("Thêm Cán bộ “Vũ Thị Lịch Sử”", SignedInClient.Text(page.QuerySelector(".rows .diff")), StringComparison.Ordinal);
        Assert.Contains("Chuỗi nhật ký nguyên vẹn.", SignedInClient.Text(page.QuerySelector(".note-ok")), StringComparison.Ordinal);
        Assert.Equal(await shared.Site.InScopeAsync((_, db) => new AuditQueries(db).HeadAsync()), page.QuerySelector(".dig.text-break")!.TextContent);
        Assert.All(page.QuerySelectorAll(".rows > li > .line > .strong"), t => Assert.Equal("Sửa danh sách đơn vị, cán bộ", t.TextContent));
    }

    [Fact]
    public async Task LongList_IsPagedByKey_InGivenNameOrder()
    {
        await shared.Site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.RegisterChanged, Actor.System);
            db.AddRange(Enumerable.Range(1, 120).Select(i => new Person { OwnerId = db.OwnerId, FullName = $"Trang Thử {(char)('A' + (i % 20))}{i}", Category = PersonCategory.Pupil }));
            return await db.SaveChangesAsync();
        });
        var names = new List<string>();
        var address = "/danh-muc/can-bo?doi-tuong=Pupil";
        var pages = 0;
        for (string? next = address; next is not null; pages++)
        {
            var page = await shared.Officer.PageAsync(next);
            Assert.Equal(names.Count + 1, int.Parse(page.QuerySelector("tbody td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
            names.AddRange(page.QuerySelectorAll("tbody th").Select(t => SignedInClient.Text(t)));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } query ? "/danh-muc/can-bo" + query : null;
            address = page.QuerySelector("a[rel=prev]")?.GetAttribute("href") is { } back ? "/danh-muc/can-bo" + back : address;
        }

        Assert.Equal((3, 120), (pages, names.Count));
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(names[50..100], (await shared.Officer.PageAsync(address)).QuerySelectorAll("tbody th").Select(t => SignedInClient.Text(t)));
    }

    [Fact]
    public async Task Awards_ShowMoneyOfTheBatchInWords_AndWhatIsNotKnown()
    {
        var page = await shared.Officer.PageAsync("/khen-thuong");

        Assert.Contains(page.QuerySelectorAll("tr.total"), t => SignedInClient.Text(t).Contains("(hai mươi ba triệu đồng chẵn)", StringComparison.Ordinal) && SignedInClient.Text(t.QuerySelector(".num")) == "23.000.000");
        Assert.Contains("chưa rõ", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa tính được", page.QuerySelector(".meter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fund_WithoutAllocation_SaysSo_AndOverdraftIsShown()
    {
        var page = await shared.Officer.PageAsync("/quy");
        Assert.Contains("28.700.000", page.QuerySelector("tr.total")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa ghi số được cấp.", page.QuerySelector(".note-warn .strong")!.TextContent, StringComparison.Ordinal);

        using var saved = await shared.Officer.PostAsync("/quy/sua", "form.card", new() { ["Input.Kind"] = "Allocation", ["Input.Amount"] = "20.000.000", ["Input.Note"] = "Dự toán" });

        Assert.Contains("nhiều hơn số được cấp 8.700.000 đồng", SignedInClient.Text((await shared.Officer.PageAsync("/quy")).QuerySelector(".note-bad")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_WarnsOfAReplacedDocumentInTheListOfLaw()
    {
        var page = await shared.Officer.PageAsync("/van-ban?q=08/2017");
        Assert.Contains("Đã bị thay thế bởi 12/2019/TT-BNV", SignedInClient.Text(page.QuerySelector("tbody")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_DocumentInUse_IsRefusedWithTheUser()
    {
        var id = await shared.Site.InScopeAsync((_, db) => db.Set<ThiDua.Registry.OfficialDocument>().Where(d => d.Code == "kh-tdkt-2022").Select(d => d.Id).SingleAsync());
        var address = $"/van-ban/sua/{id}";

        using var answer = await shared.Officer.SendAsync(await shared.Officer.PageAsync(address), address + "?handler=Remove", "form.card", []);

        Assert.Contains("đang được dùng ở phong trào thi đua nên chưa xóa được.", SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("[data-error-summary]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_EveryRecordedFieldHasAVietnameseName()
    {
        var nameless = await shared.Site.InScopeAsync((_, db) => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType) && !typeof(INotAudited).IsAssignableFrom(t.ClrType))
            .SelectMany(t => t.GetProperties().Where(p => p.Name is not ("OwnerId" or "Id" or "Version") && ThiDua.Integration.HistoryWords.FieldName(p.Name) is null).Select(p => p.Name)
                .Concat(ThiDua.Integration.HistoryWords.Entity(t.ClrType.Name) is null ? [""] : []).Select(p => t.ClrType.Name + "." + p)).ToList()));

        Assert.Empty(nameless);
    }

    private Task<List<ReportItem>> ItemsAsync(ItemKind kind) => shared.Site.InScopeAsync((_, db) => db.Set<ReportItem>().Where(i => i.Kind == kind).OrderBy(i => i.Period).ThenBy(i => i.Order).AsNoTracking().ToListAsync());
}
