using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>Files that are too large come back to the page they were sent from.</summary>
public sealed class UploadLimitTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Message = "Tệp vừa gửi khoảng 90 MB, quá giới hạn 20 MB nên chưa được nhận. Bỏ bớt ảnh trong tệp, quét ở độ phân giải thấp hơn, hoặc chia thành nhiều tệp rồi gửi lại.";

    [Theory]
    [InlineData("record", "/van-ban/sua", "/van-ban/sua?qua-lon=90", "Upload")]
    [InlineData("import", "/chi-tieu/nhan?handler=Import", "/chi-tieu/nhan?qua-lon=90", "Workbook")]
    [InlineData("report", "/bao-cao/{id}/nhan-lai", "/bao-cao/{id}/nhan-lai?qua-lon=90", "Upload")]
    [InlineData("unit", "/giao-viec/nhap-ho?don-vi={id}&ky=2022", "/giao-viec/nhap-ho?don-vi={id}&ky=2022&qua-lon=90", null)]
    public async Task FormFarTooLarge_ComesBackToItsPageWithTheMessage(string kind, string address, string expected, string? field)
    {
        var id = await shared.Site.InScopeAsync(async (_, db) => kind switch
        {
            "report" => await db.Set<Report>().Select(r => r.Id).SingleAsync(),
            "unit" => await db.Set<Unit>().OrderBy(u => u.Order).Select(u => u.Id).FirstAsync(),
            _ => Guid.Empty,
        });
        using var large = new StringContent("");
        large.Headers.ContentLength = 90L * 1024 * 1024; // what the browser says is enough to refuse it

        using var answer = await shared.Officer.PostAsync(address.Replace("{id}", id.ToString(), StringComparison.Ordinal), large);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var location = answer.Headers.Location!.OriginalString;
        location.ShouldBe(expected.Replace("{id}", id.ToString(), StringComparison.Ordinal));
        var page = await shared.Officer.PageAsync(location);
        SignedInClient.Text(page.QuerySelector("main [role=alert]")).ShouldContain(Message);
        if (field is not null)
        {
            page.GetElementById(field)!.GetAttribute("aria-invalid").ShouldBe("true");
        }
    }

    [Fact]
    public async Task FileALittleTooLarge_IsRefusedByThePageWithWhatWasTyped()
    {
        using var answer = await shared.Officer.UploadAsync("/van-ban/sua", "form.card", new() { ["Input.Type"] = "KeHoach", ["Input.Abstract"] = "Kế hoạch có tệp lớn" }, "Upload", "quet.pdf", new byte[21 * 1024 * 1024]);

        var page = await SignedInClient.ParseAsync(answer);
        SignedInClient.Text(page.GetElementById("Upload-loi")).ShouldBe("Tệp “quet.pdf” lớn hơn 20 MB. Quét ở độ phân giải thấp hơn (200 dpi), hoặc tách thành nhiều tệp.");
        page.QuerySelector("[name='Input.Abstract']").ShouldSatisfyAllConditions(e => (e is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)e!).Value).ShouldBe("Kế hoạch có tệp lớn"));
    }

    [Fact]
    public void EveryPageWithAFile_HasItsLimit() => typeof(UploadLimitAttribute).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract)
        .Where(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(p => p.PropertyType == typeof(IFormFile) || p.PropertyType == typeof(List<IFormFile>)))
        .Where(t => t.GetCustomAttribute<UploadLimitAttribute>() is null)
        .Select(t => t.FullName).ShouldBeEmpty();
}
