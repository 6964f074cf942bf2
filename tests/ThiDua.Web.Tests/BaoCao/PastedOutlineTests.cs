using System.Net;
using Microsoft.EntityFrameworkCore;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.BaoCao;

/// <summary>"Dán đề cương", over the whole program.</summary>
public sealed class PastedOutlineTests : IAsyncLifetime
{
    private const string Paste = "/bao-cao/mau/dan";
    private const string Outline = "I. Đặc điểm tình hình\nII. Chuyển đổi số năm 2022";

    private SampleSite _site = null!;
    private SignedInClient _officer = null!;

    public async Task InitializeAsync()
    {
        _site = await SampleSite.StartAsync();
        _officer = await _site.SignInAsync("lan.ht");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Pasted_ReadConfirmedUsed_ReportFollowsIt()
    {
        var read = await ReadAsync(Outline);
        Assert.Contains("1/2 mục đã ghép", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nam-day-du#dac-diem", read.QuerySelector("#ghep-0 option[selected]")!.GetAttribute("value"));

        using var made = await _officer.SendAsync(read, Paste, "main form", new() { ["Input.Name"] = "Mẫu của huyện" });
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var report = await _site.InScopeAsync((_, db) => db.Set<Report>().Where(r => r.Kind == ReportKind.TongKet && r.Period == "2022").Select(r => r.Id).SingleAsync());
        using var changed = await _officer.PostAsync($"/bao-cao/{report}/mau?mau=rieng-mau-cua-huyen", "form:has(#Input_Period)", []);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);

        var paper = SignedInClient.Text((await _officer.PageAsync($"/bao-cao/{report}")).QuerySelector(".paper"));
        Assert.Contains("I. Đặc điểm tình hình", paper, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1.341,33 ha", paper, StringComparison.Ordinal);
        Assert.Contains("II. Chuyển đổi số năm 2022", paper, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pasted_WithoutName_RefusedOnTheFieldAndNothingTypedIsLost()
    {
        using var answer = await _officer.SendAsync(await ReadAsync(Outline), Paste, "main form", new() { ["Input.Name"] = "" });

        var page = await SignedInClient.ParseAsync(answer);
        Assert.Equal("Tên mẫu đang trống; đặt tên để chọn mẫu khi tạo báo cáo.", SignedInClient.Text(page.QuerySelector("#Input_Name-loi")));
        Assert.Equal("nam-day-du#dac-diem", page.QuerySelector("#ghep-0 option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await _site.InScopeAsync((_, db) => db.Set<CommuneTemplate>().CountAsync()));
    }

    [Fact]
    public async Task Pasted_NoHeading_SaysHowAnOutlineLooks()
    {
        var page = await ReadAsync("Kính gửi các xã");

        Assert.Equal("Không đọc được mục nào. Mỗi mục cần một dòng bắt đầu bằng số của nó, ví dụ “I. Đặc điểm tình hình” hoặc “1.1. Kinh tế”.", SignedInClient.Text(page.QuerySelector("#Input_Text-loi")));
    }

    [Fact]
    public async Task Pasted_Leader_Is403()
    {
        using var leader = await _site.SignInAsync("thai.lv");

        using var answer = await leader.GetAsync(Paste);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string text)
    {
        var page = await _officer.PageAsync(Paste);
        page.QuerySelector("main form")!.SetAttribute("action", Paste + "?handler=Read");
        using var answer = await _officer.SendAsync(page, Paste, "main form", new() { ["Input.Text"] = text, ["Input.Model"] = "nam-day-du" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await SignedInClient.ParseAsync(answer);
    }
}
