using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Documents.Excel;
using ThiDua.Indicators;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.ChiTieu;

/// <summary>The superior's own workbook: sent, mapped by its labels, put right, filled.</summary>
public sealed class SuperiorFormPageTests : IAsyncLifetime
{
    private const string Forms = "/chi-tieu/bieu-cap-tren";
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
    public async Task Form_Sent_IsMappedByItsLabelsAndFilled()
    {
        var address = await SendAsync();

        var page = await _officer.PageAsync(address);
        Mapped(page).ShouldBe(["B2|Commune|", "C5|Target|Đàn trâu", "D5|Result|Đàn trâu", "E5|Percent|Đàn trâu", "C6|Target|Sản lượng thóc", "D6|Result|Sản lượng thóc", "E6|Percent|Sản lượng thóc"]);
        page.QuerySelectorAll("#bieu li > details > summary").Select(SignedInClient.Text).ShouldBe([
            "dòng 2 B2 tên xã",
            "dòng 5 Đàn trâu (con) – Chăn nuôi, thú y và tiêm phòng C5 KH huyện · D5 kết quả · E5 đạt %",
            "dòng 6 Sản lượng thóc (tấn) – Sản xuất nông nghiệp C6 KH huyện · D6 kết quả · E6 đạt %",
            "Gắn thêm ô",
        ]);
        page.QuerySelectorAll("#bieu li > label").Select(SignedInClient.Text).ShouldBe(["dòng 7 Số tàu vũ trụ"]);

        using var filled = await _officer.GetAsync(address + "?handler=Fill");
        filled.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Biểu 01 năm 2022.xlsx");
        var sheet = await ReadAsync(filled);
        (sheet[2, 2].Text, sheet[5, 3].Number, sheet[5, 4].Number, sheet[5, 5].Number, sheet[6, 4].Number).ShouldBe(("Xã Khôi Kỳ", 221m, 231m, 104.5m, 3880.1m));
        sheet[7, 4].IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Mapping_PutRight_IsKeptAndARefusedCellIsNamedWithNothingLost()
    {
        var address = await SendAsync();
        var page = await _officer.PageAsync(address);
        using var refused = await _officer.SendAsync(page, address, "#bieu", new() { ["Name"] = "Biểu Nội vụ", ["Cells[7].Cell"] = "7D", ["Cells[7].Value"] = "Result", ["Cells[7].Indicator"] = "san luong ngo" });
        var again = await SignedInClient.ParseAsync(refused);
        SignedInClient.Text(again.GetElementById("loi-7")).ShouldBe("“7D” không phải là ô. Ghi chữ cột rồi số dòng, ví dụ C12.");
        ((IHtmlInputElement)again.QuerySelector("[name='Cells[7].Indicator']")!).Value.ShouldBe("san luong ngo");

        using var twice = await _officer.SendAsync(again, address, "#bieu", new() { ["Cells[7].Cell"] = "d5" });
        SignedInClient.Text((await SignedInClient.ParseAsync(twice)).GetElementById("loi-7")).ShouldBe("Ô D5 của trang “Biểu 01” gắn hai lần. Bỏ một dòng.");

        using var saved = await _officer.SendAsync(again, address, "#bieu", new() { ["Cells[7].Cell"] = "d7", ["Cells[1].Remove"] = "true" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Mapped(await _officer.PageAsync(address)).ShouldBe(["B2|Commune|", "D5|Result|Đàn trâu", "E5|Percent|Đàn trâu", "C6|Target|Sản lượng thóc", "D6|Result|Sản lượng thóc", "E6|Percent|Sản lượng thóc", "D7|Result|Sản lượng ngô"]);
        using var filled = await _officer.GetAsync(address + "?handler=Fill");
        var sheet = await ReadAsync(filled);
        (sheet[7, 4].Number, sheet[5, 3].IsEmpty).ShouldBe((60.4m, true));
        (await _site.InScopeAsync((services, db) => services.GetRequiredService<AuditQueries>().LatestAsync(null, 1)))[0].Kind.ShouldBe(OperationKinds.RecordSaved);

        using var stale = await _officer.SendAsync(page, address, "#bieu", new() { ["Name"] = "Khác" });
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task RowNotMapped_GivenAnIndicator_IsMappedWithAllItsCells()
    {
        var address = await SendAsync();
        using var refused = await _officer.PostAsync(address, "#bieu", new() { ["Rows[Biểu 01!7]"] = "Máy bay" });
        var page = await SignedInClient.ParseAsync(refused);
        SignedInClient.Text(page.GetElementById("loi-d-0-7")).ShouldBe("Dòng 7, “Số tàu vũ trụ”: không có chỉ tiêu nào tên “Máy bay”. Chọn chỉ tiêu trong danh sách gợi ý.");
        ((IHtmlInputElement)page.GetElementById("d-0-7")!).Value.ShouldBe("Máy bay");

        using var saved = await _officer.SendAsync(page, address, "#bieu", new() { ["Rows[Biểu 01!7]"] = "san luong ngo" });

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await _officer.PageAsync(address);
        Mapped(page).Skip(7).ShouldBe(["C7|Target|Sản lượng ngô", "D7|Result|Sản lượng ngô", "E7|Percent|Sản lượng ngô"]);
        page.QuerySelectorAll("#bieu li > label").ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_Removed_IsTakenBack()
    {
        var address = await SendAsync();
        var page = await _officer.PageAsync(address);
        ((IHtmlFormElement)page.QuerySelector("#bieu")!).SetAttribute("action", address + "?handler=Remove");
        using var removed = await _officer.SendAsync(page, address, "#bieu", []);
        (await _site.InScopeAsync((_, db) => db.Set<SuperiorForm>().CountAsync())).ShouldBe(0);
        var list = await _officer.PageAsync(Forms);
        SignedInClient.Text(list.QuerySelector(".undo")).ShouldContain("Đã xóa “Biểu 01”");

        using var back = await _officer.SendAsync(list, Forms, ".undo form", []);
        Mapped(await _officer.PageAsync(address)).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Pages_BadFilesAndWrongPeople_GetTheirAnswers()
    {
        using var nothing = await _officer.PostAsync(Forms, "#gui", []);
        SignedInClient.Text((await SignedInClient.ParseAsync(nothing)).GetElementById("Upload-loi")).ShouldBe("Chưa chọn tệp. Chọn biểu Excel (.xlsx) của cấp trên rồi gửi.");
        using var damaged = await _officer.UploadAsync(Forms, "#gui", [], "Upload", "a.xlsx", "PK\u0003\u0004hong"u8.ToArray());
        SignedInClient.Text((await SignedInClient.ParseAsync(damaged)).GetElementById("Upload-loi")).ShouldContain("a.xlsx");
        (await _site.InScopeAsync((_, db) => db.Set<SuperiorForm>().CountAsync())).ShouldBe(0);
        using var unknown = await _officer.GetAsync($"{Forms}/{Guid.CreateVersion7()}");
        using var administrator = await _site.SignInAsync("duc.pm");
        using var forbidden = await administrator.GetAsync(Forms);
        (unknown.StatusCode, forbidden.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.Forbidden));
    }

    private async Task<string> SendAsync()
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, new("Biểu", "Phòng Nội vụ", DateTimeOffset.UnixEpoch)))
        {
            var sheet = book.Sheet(new("Biểu 01", [30, 30, 12, 12, 12]));
            foreach (var row in new[] { ["BIỂU TỔNG HỢP"], ["Đơn vị báo cáo:"], [], new[] { "STT", "Chỉ tiêu", "KH huyện", "Thực hiện", "Đạt %" }, ["1", "Đàn trâu"], ["2", "Sản lượng thóc"], ["3", "Số tàu vũ trụ"] })
            {
                sheet.Write([.. row.Select(text => Cell.Of(text, new()))]);
            }
        }

        using var answer = await _officer.UploadAsync(Forms, "#gui", [], "Upload", "Biểu 01.xlsx", memory.ToArray());
        return answer.Headers.Location!.OriginalString;
    }

    private static List<string> Mapped(IHtmlDocument page) => [.. Enumerable.Range(0, 60).Select(i => (Cell: Value(page, i, "Cell"), Kind: Value(page, i, "Value"), Indicator: Value(page, i, "Indicator"))).Where(c => !string.IsNullOrEmpty(c.Cell))
        .Select(c => $"{c.Cell}|{c.Kind!.Split(':')[0]}|{c.Indicator!.Split(" (")[0]}")];

    private static string? Value(IHtmlDocument page, int row, string field) => page.QuerySelector($"[name='Cells[{row}].{field}']") switch { IHtmlInputElement input => input.Value, IHtmlSelectElement select => select.Value, _ => null };

    private static async Task<ReadSheet> ReadAsync(HttpResponseMessage answer)
    {
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        return WorkbookReader.Read(stream, "a.xlsx")[0];
    }
}
