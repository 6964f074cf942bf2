using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Documents.Excel;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>The unit of an award line, and exports that say what they leave out.</summary>
public sealed class AwardUnitAndExportTests : IAsyncLifetime
{
    private SampleSite _site = null!;

    public async Task InitializeAsync() => _site = await SampleSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Award_OfOneUnit_IsSavedWithIt_AndAnUnknownUnitIsRefused()
    {
        using var officer = await _site.SignInAsync("lan.ht");
        var page = await officer.PageAsync("/khen-thuong/sua");
        var unit = page.QuerySelectorAll("[name='Input.UnitId'] option").Cast<IHtmlOptionElement>().Single(o => o.TextContent == "Trạm Y tế xã Khôi Kỳ").Value;
        var typed = new Dictionary<string, string> { ["Input.Reason"] = "Hoàn thành xuất sắc tiêm chủng", ["Input.Count"] = "2", ["Input.UnitId"] = Guid.CreateVersion7().ToString() };
        using var unknown = await officer.SendAsync(page, "/khen-thuong/sua", "main form", typed);
        SignedInClient.Text((await SignedInClient.ParseAsync(unknown)).GetElementById("Input_UnitId-loi")).ShouldBe("Đơn vị đã chọn không còn. Chọn lại.");

        typed["Input.UnitId"] = unit;
        using var saved = await officer.SendAsync(page, "/khen-thuong/sua", "main form", typed);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var line = await _site.InScopeAsync((_, db) => db.Set<AwardLine>().SingleAsync(a => a.Reason == "Hoàn thành xuất sắc tiêm chủng"));
        line.UnitId.ShouldBe(Guid.Parse(unit));
        ((IHtmlSelectElement)(await officer.PageAsync($"/khen-thuong/sua/{line.Id}")).QuerySelector("[name='Input.UnitId']")!).Value.ShouldBe(unit);
    }

    [Fact]
    public async Task HistoryExport_SaysWhichOperationsItHoldsAndWhatALongOneLeavesOut()
    {
        using var officer = await _site.SignInAsync("lan.ht");
        using var answer = await officer.GetAsync("/he-thong/nhat-ky?handler=Excel");
        var sheet = await ReadAsync(answer);

        sheet[2, 1].Text!.ShouldMatch(@"^\d+ thao tác, từ số 1 đến số \d+\.$");
        Enumerable.Range(4, sheet.LastRow - 3).Select(r => sheet[r, 7].Text).OfType<string>().ShouldContain(t => t.StartsWith("… và ", StringComparison.Ordinal) && t.EndsWith(" thay đổi khác", StringComparison.Ordinal));
        using var older = await officer.GetAsync("/he-thong/nhat-ky?sau=1&handler=Excel");
        (await ReadAsync(older))[2, 1].Text.ShouldBe("Không có thao tác nào.");
    }

    [Fact]
    public async Task AccountsExport_IsAWorkbookWithoutAnythingThatOpensAnAccount_ForAdministratorsOnly()
    {
        using var administrator = await _site.SignInAsync("duc.pm");
        var page = await administrator.PageAsync("/he-thong/tai-khoan");
        using var answer = await administrator.GetAsync(page.QuerySelectorAll("a[download]").Single(a => a.TextContent.Contains("Kết xuất Excel", StringComparison.Ordinal)).GetAttribute("href")!);
        var sheet = await ReadAsync(answer);
        using var officer = await _site.SignInAsync("lan.ht");
        using var forbidden = await officer.GetAsync("/he-thong/tai-khoan?handler=Excel");

        Enumerable.Range(1, 5).Select(c => sheet[3, c].Text).ShouldBe(["STT", "Họ và tên", "Tên đăng nhập", "Vai trò", "Trạng thái"]);
        sheet.LastColumn.ShouldBe(5);
        Enumerable.Range(4, sheet.LastRow - 3).Select(r => sheet[r, 3].Text).ShouldContain("lan.ht");
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<ReadSheet> ReadAsync(HttpResponseMessage answer)
    {
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        return WorkbookReader.Read(stream, "a.xlsx")[0];
    }
}
