using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace ThiDua.Web.Tests.Shell;

[Collection(ShellCollection.Name)]
public sealed partial class ErrorPageTests(ShellHost host)
{
    [Theory]
    [InlineData("400", 400, "Yêu cầu chưa đúng", "Quay lại trang trước, tải lại rồi thử lần nữa.")]
    [InlineData("401", 401, "Bạn chưa đăng nhập", "Đăng nhập rồi mở lại địa chỉ này.")]
    [InlineData("403", 403, "Bạn không có quyền xem trang này", "đề nghị người quản trị của xã cấp quyền")]
    [InlineData("forbidden", 403, "Bạn không có quyền xem trang này", "Chỉ Chủ tịch UBND xã được ký.")]
    [InlineData("404", 404, "Không tìm thấy trang", "về trang chủ rồi tìm từ menu")]
    [InlineData("not-found", 404, "Không tìm thấy trang", "bản ghi đã bị xóa")]
    [InlineData("409", 409, "Chưa lưu: bản ghi vừa được người khác sửa", "không ghi đè")]
    [InlineData("mapped", 409, "Chưa lưu: bản ghi vừa được người khác sửa", "Bản ghi đang được người khác giữ.")]
    [InlineData("413", 413, "Tệp hoặc dữ liệu gửi lên quá lớn", "Chia nhỏ tệp")]
    [InlineData("429", 429, "Gửi quá nhiều lần liên tiếp", "Đợi khoảng một phút")]
    [InlineData("fault", 500, "Máy chủ gặp lỗi", "báo người quản trị mã bên dưới")]
    [InlineData("503", 503, "Hệ thống đang bận hoặc đang bảo trì", "Thử lại sau ít phút.")]
    public async Task Page_OfEachStatus_SaysWhatHappenedAndIsFoundInTheLog(string how, int status, string title, string sentence)
    {
        var response = await host.Client(signedIn: true).GetAsync(new Uri("/kiem-thu/hong/" + how, UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await ShellHost.Parse(response);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.Body!.TextContent.ShouldContain(sentence);
        page.Body!.TextContent.ShouldNotContain("secret detail");
        var reference = page.QuerySelector("b.dig")!.TextContent;
        reference.ShouldMatch("^[2-9A-Z]{4}-[2-9A-Z]{4}$");
        var lines = host.Log.Lines.Where(l => l.Text.Contains(reference, StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(1);
        lines[0].Text.ShouldContain("/kiem-thu/hong/" + how);
        lines[0].Level.ShouldBe(string.Equals(how, "fault", StringComparison.Ordinal) ? LogLevel.Error : LogLevel.Information);
        (lines[0].Exception is InvalidOperationException).ShouldBe(string.Equals(how, "fault", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_UnknownAddress_Is404InVietnamese()
    {
        var response = await host.Client().GetAsync(new Uri("/khong-co", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ShellHost.Parse(response)).QuerySelector("h1")!.TextContent.ShouldBe("Không tìm thấy trang");
    }

    [Fact]
    public async Task ErrorPage_OpenedByHand_IsAPageThatDoesNotExist()
    {
        var response = await host.Client().GetAsync(new Uri("/loi/500", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Fault_OnPost_IsShownWithoutAsecondFault()
    {
        using var content = new FormUrlEncodedContent([]);
        var response = await host.Client().PostAsync(new Uri("/kiem-thu/hong/fault", UriKind.Relative), content);
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        Reference().IsMatch((await ShellHost.Parse(response)).Body!.TextContent).ShouldBeTrue();
    }

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}", RegexOptions.None, 100)]
    private static partial Regex Reference();
}
