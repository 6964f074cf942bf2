using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.BaoCao;

/// <summary>What happens to a report after it was signed: the signed copy, the corrected edition; and what keeps it from being signed.</summary>
public sealed class IssuedReportTests : IAsyncLifetime
{
    private static readonly byte[] s_pdf = "%PDF-1.7\nbản ký\n%%EOF\n"u8.ToArray();

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
    public async Task SignedCopy_Uploaded_IsKeptShownAndReadByTheSuperior()
    {
        await LockAsync("152");

        using var kept = await CopyAsync(s_pdf, "ban-ky.pdf");
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);

        var file = await _site.InScopeAsync((_, db) => db.Set<ReportSnapshot>().Join(db.Set<StoredFile>(), s => s.SignedFileId, f => f.Id, (_, f) => f).SingleAsync());
        Assert.Equal(("ban-ky.pdf", s_pdf.Length, FileAudience.Reports), (file.Name, (int)file.Size, file.Audience));
        using var superior = await _site.SignInAsync("noivu.daitu");
        var page = await superior.PageAsync($"{Address}/ky");
        Assert.Contains(file.Sha256[..16], SignedInClient.Text(page.QuerySelector("main")), StringComparison.Ordinal);
        using var download = await superior.GetAsync(page.QuerySelector("a[href^='/tep/']")!.GetAttribute("href")!);
        Assert.Equal(s_pdf, await download.Content.ReadAsByteArrayAsync());
        Assert.Contains("lưu bản ký PDF", SignedInClient.Text((await _officer.PageAsync($"{Address}/lich-su")).QuerySelector(".hist")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedCopy_Replaced_NeedsAReasonAndKeepsTheOldFile()
    {
        await LockAsync("152");
        using var first = await CopyAsync(s_pdf, "ban-ky.pdf");
        var newer = "%PDF-1.7\nbản quét lại\n%%EOF"u8.ToArray();

        using var silent = await CopyAsync(newer, "quet-lai.pdf");
        Assert.Equal("Bản ký PDF đã có; ghi lý do thay, ví dụ: quét lại cho rõ con dấu. Tệp cũ vẫn được giữ.", SignedInClient.Text((await SignedInClient.ParseAsync(silent)).QuerySelector("#Copy_Reason-loi")));
        using var same = await CopyAsync(s_pdf, "ban-ky.pdf", "Quét lại");
        Assert.Equal("Tệp “ban-ky.pdf” giống hệt bản ký đang giữ nên không thay. Chọn tệp khác.", SignedInClient.Text((await SignedInClient.ParseAsync(same)).QuerySelector("#Upload-loi")));
        using var replaced = await CopyAsync(newer, "quet-lai.pdf", "Quét lại cho rõ dấu");
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);

        Assert.Equal(2, await _site.InScopeAsync((_, db) => db.Set<StoredFile>().CountAsync()));
        Assert.Contains("Lý do: “Quét lại cho rõ dấu”", SignedInClient.Text((await _officer.PageAsync($"{Address}/lich-su")).QuerySelector(".hist")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ban-ky.docx", "PK", "Tệp “ban-ky.docx” không phải loại được nhận (.pdf). Lưu lại dưới một trong các loại đó rồi chọn lại.")]
    [InlineData("ban-ky.pdf", "không phải pdf", "Nội dung của “ban-ky.pdf” không đúng là tệp .pdf: tên đã bị đổi hoặc tệp hỏng. Mở bằng chương trình của nó, lưu lại rồi chọn lại.")]
    [InlineData("ban-ky.pdf", "%PDF-1.7 chưa trọn", "Tệp “ban-ky.pdf” bị hỏng hoặc tải lên chưa trọn: không thấy phần cuối của tệp PDF. Mở thử bằng chương trình đọc PDF rồi gửi lại.")]
    public async Task SignedCopy_Bad_IsRefusedOnTheField(string name, string content, string message)
    {
        await LockAsync("152");

        using var answer = await CopyAsync(Encoding.UTF8.GetBytes(content), name);

        Assert.Equal(message, SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Upload-loi")));
        Assert.Equal(0, await _site.InScopeAsync((_, db) => db.Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task SignedCopy_TooLarge_IsRefusedNamingTheLimit()
    {
        await LockAsync("152");
        var large = new byte[FileRules.Largest + 1];
        s_pdf.CopyTo(large, 0);

        using var answer = await CopyAsync(large, "ban-ky.pdf");

        Assert.Equal("Tệp “ban-ky.pdf” lớn hơn 20 MB. Quét ở độ phân giải thấp hơn (200 dpi), hoặc tách thành nhiều tệp.", SignedInClient.Text((await SignedInClient.ParseAsync(answer)).QuerySelector("#Upload-loi")));
    }

    [Fact]
    public async Task Correction_AfterTheFigureChanged_NamesWhatItCorrectsAndIsComparedFigureByFigure()
    {
        await LockAsync("152");
        await _site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.FigureSaved, new(null, "Nguyễn Thị Kế Toán"));
            var id = await db.Set<Indicator>().Where(i => i.Code == "dien-tich").Select(i => i.Id).SingleAsync();
            (await db.Set<Figure>().SingleAsync(f => f.IndicatorId == id)).Value = 1500m;
            return await db.SaveChangesAsync();
        });
        using var silent = await _officer.PostAsync($"{Address}/ky", "main form[action*='handler=Correct']", []);
        Assert.Equal("Ghi lý do đính chính, ví dụ: số ước đã có số chính thức. Lý do được in trong bản đính chính.", SignedInClient.Text((await SignedInClient.ParseAsync(silent)).QuerySelector("#Correction_Reason-loi")));
        using var opened = await _officer.PostAsync($"{Address}/ky", "main form[action*='handler=Correct']", new() { ["Correction.Reason"] = "Đo lại diện tích." });
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);

        var paper = SignedInClient.Text((await _officer.PageAsync(Address)).QuerySelector(".paper"));
        Assert.Contains("(Đính chính Báo cáo số 152/BC-HĐTĐKT ngày 12 tháng 12 năm 2022)", paper, StringComparison.Ordinal);
        Assert.Contains("Văn bản này đính chính và thay thế Báo cáo số 152/BC-HĐTĐKT ngày 12 tháng 12 năm 2022 của Hội đồng Thi đua - Khen thưởng xã Khôi Kỳ. Lý do: đo lại diện tích.", paper, StringComparison.Ordinal);
        await LockAsync("160");

        var signed = await _officer.PageAsync($"{Address}/ky");
        Assert.Contains("Đính chính bản ký 1", SignedInClient.Text(signed.QuerySelector("main")), StringComparison.Ordinal);
        var address = signed.QuerySelector("a[href*='so-sanh']")!.GetAttribute("href")!;
        var rows = (await _officer.PageAsync(address)).QuerySelectorAll("tbody tr").Select(SignedInClient.Text).ToList();
        Assert.Contains(rows, r => r.Contains("1.341,33 ha", StringComparison.Ordinal) && r.Contains("1.500 ha", StringComparison.Ordinal) && r.Contains("Nguyễn Thị Kế Toán", StringComparison.Ordinal));
        using var superior = await _site.SignInAsync("noivu.daitu");
        Assert.Empty((await superior.PageAsync(address)).QuerySelectorAll("tbody a"));
        using var unknown = await _officer.GetAsync($"{Address}/ky/so-sanh?cu=1&moi=7");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal([(1, null, "Đo lại diện tích."), (2, 1, null)], await _site.InScopeAsync(async (_, db) =>
            (await db.Set<ReportSnapshot>().OrderBy(s => s.Edition).Select(s => new { s.Edition, s.Corrects, s.UnlockReason }).ToListAsync()).Select(s => (s.Edition, s.Corrects, s.UnlockReason)).ToList()));
    }

    [Fact]
    public async Task Problem_WithAComputedValue_IsMendedWithOnePressAndTheCountFollows()
    {
        using var saved = await _officer.PostAsync($"{Address}/muc?ma=dac-diem", "form[data-autosave]", new() { ["Input.Text"] = "Xã rộng [[dien-tich]]; chuyển mục đích 14/15 hồ sơ, đạt 95,33% kế hoạch." });
        var list = await _officer.PageAsync("/bao-cao");
        Assert.Contains("1 điểm chặn ký", SignedInClient.Text(list.QuerySelector("tbody")), StringComparison.Ordinal);
        Assert.Equal("1", SignedInClient.Text(list.QuerySelector("nav a[href='/bao-cao'] .n")).Split(' ')[0]);

        var page = await _officer.PageAsync(Address);
        Assert.Equal("Thay “95,33” bằng “93,33”", SignedInClient.Text(page.QuerySelector("#p1 form button")));
        using var replaced = await _officer.SendAsync(page, Address, "#p1 form[action*='handler=Replace']", []);
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);

        Assert.Equal("Xã rộng [[dien-tich]]; chuyển mục đích 14/15 hồ sơ, đạt 93,33% kế hoạch.", await _site.InScopeAsync((_, db) => db.Set<ReportSection>().Select(s => s.Text).SingleAsync()));
        Assert.DoesNotContain("điểm chặn ký", SignedInClient.Text((await _officer.PageAsync("/bao-cao")).QuerySelector("tbody")), StringComparison.Ordinal);
        using var again = await _officer.SendAsync(page, Address, "#p1 form[action*='handler=Replace']", []);
        Assert.Contains("Điểm này vừa đổi theo số liệu hoặc câu chữ mới nên chưa thay", SignedInClient.Text((await SignedInClient.ParseAsync(again)).QuerySelector("main")), StringComparison.Ordinal);
    }

    private async Task LockAsync(string number)
    {
        using var answer = await _officer.PostAsync($"{Address}/ky", "main form:not([action*='handler'])", new() { ["Input.Number"] = number, ["Input.IssuedOn"] = "12/12/2022" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private Task<HttpResponseMessage> CopyAsync(byte[] content, string name, string? reason = null) =>
        _officer.UploadAsync($"{Address}/ky", "main form[action*='handler=Copy']", reason is null ? [] : new() { ["Copy.Reason"] = reason }, "Upload", name, content);
}
