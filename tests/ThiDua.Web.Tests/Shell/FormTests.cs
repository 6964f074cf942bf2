using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ThiDua.Web.Tests.Shell;

[Collection(ShellCollection.Name)]
public sealed class FormTests(ShellHost host)
{
    private const string Address = "/kiem-thu/bieu-mau";

    [Fact]
    public async Task Page_VietnameseLetters_AreNotEscaped()
    {
        var html = await host.Client(signedIn: true).GetStringAsync(Address);
        html.ShouldContain("Công chức Văn phòng – Thống kê");
        html.ShouldContain("Tên phong trào");
        html.ShouldContain("<title>Biểu mẫu – ThiDua, Xã Khôi Kỳ</title>");
        html.ShouldNotContain("&#x");
    }

    [Fact]
    public async Task Decimal_VietnameseNotation_IsBound()
    {
        var page = await Post(("Input.Amount", "1.234,5"), ("Input.Count", "1.742"), ("Input.Issued", "5/3/2022"));
        Bound(page).ShouldBe("Tên|1234.5|1742||2022-03-05|null||False|");
    }

    [Theory]
    [InlineData("05/03/2022", "2022-03-05")]
    [InlineData("2022-03-05", "2022-03-05")]
    [InlineData(" 31-12-2022 ", "2022-12-31")]
    [InlineData("29/2/2024", "2024-02-29")]
    public async Task Date_AnyUsualForm_IsBound(string typed, string day)
    {
        Bound(await Post(("Input.Issued", typed))).Split('|')[4].ShouldBe(day);
    }

    [Theory]
    [InlineData("Input.Amount", "85.25", "“85.25” chưa rõ: dấu chấm dùng ngăn hàng nghìn, số thập phân viết dấu phẩy. Ý bạn là 85,25?")]
    [InlineData("Input.Issued", "31/2/2022", "Không có ngày “31/2/2022”: tháng 2/2022 chỉ có 28 ngày. Kiểm tra lại ngày, tháng.")]
    [InlineData("Input.Issued", "12/31/2022", "Không có ngày “12/31/2022”: tháng chỉ từ 1 đến 12. Nhập ngày trước, tháng sau, ví dụ 31/12/2022.")]
    [InlineData("Input.Issued", "hôm qua", "“hôm qua” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 31/12/2022.")]
    [InlineData("Input.Issued", "0/1/2022", "“0/1/2022” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 31/12/2022.")]
    [InlineData("Input.Name", "  ", "Chưa điền “Tên phong trào”. Mục này bắt buộc.")]
    [InlineData("Input.Name", "Một tên quá dài, dài hơn năm mươi ký tự nên phải rút gọn lại", "“Tên phong trào” dài quá 50 ký tự. Hãy rút gọn.")]
    [InlineData("Input.Count", "", "Chưa điền “Số hộ”. Mục này bắt buộc.")]
    [InlineData("Input.Count", "8,5", "“8,5” có phần thập phân. “Số hộ” phải là số nguyên, ví dụ 1.234.")]
    [InlineData("Input.Count", "6.000", "“Số hộ” phải từ 0 đến 5000. Kiểm tra lại số vừa nhập.")]
    [InlineData("Input.Households", "3.000.000.000", "“3.000.000.000” vượt giới hạn của “Số hộ nghèo”. Kiểm tra lại số chữ số.")]
    [InlineData("Input.Email", "lan", "“Thư điện tử” chưa đúng dạng thư điện tử. Viết như ten@coquan.gov.vn.")]
    [InlineData("Input.Repeat", "khác", "“Nhập lại mật khẩu” chưa giống “Mật khẩu”. Hãy nhập lại hai ô cho giống nhau.")]
    [InlineData("Input.Symbol", "abc", "“Số ký hiệu” chưa đúng mẫu quy định. Xem ví dụ cạnh ô rồi nhập lại.")]
    [InlineData("Input.Estimated", "có", "“có” không dùng được cho “Số ước”. Hãy nhập hoặc chọn lại.")]
    public async Task Field_Refused_ShowsMessageAtTheFieldAndInTheSummary(string field, string typed, string message)
    {
        var page = await Post((field, typed));

        var id = field.Replace('.', '_');
        var control = page.GetElementById(id).ShouldNotBeNull();
        control.GetAttribute("aria-invalid").ShouldBe("true");
        control.GetAttribute("aria-describedby").ShouldNotBeNull().Split(' ').ShouldContain(id + "-loi");
        control.ClassList.ShouldContain("is-bad");
        page.GetElementById(id + "-loi").ShouldNotBeNull().TextContent.ShouldBe(message);
        var link = page.QuerySelector("[data-error-summary] a").ShouldNotBeNull();
        link.TextContent.ShouldBe(message);
        link.GetAttribute("href").ShouldBe("#" + id);
        page.Title.ShouldNotBeNull().ShouldStartWith("Cần sửa: ");
        if (control is IHtmlInputElement { Type: "text" } input)
        {
            input.Value.ShouldBe(typed, "what was typed stays");
        }
    }

    [Fact]
    public async Task Text_Decomposed_IsComposedAndTrimmedAndBlankIsNull()
    {
        var page = await Post(("Input.Name", "  Khôi Kỳ\u0001 ".Normalize(System.Text.NormalizationForm.FormD)), ("Input.Note", "   "), ("Input.Password", " a b "), ("Input.Repeat", " a b "));
        var parts = Bound(page).Split('|');
        parts[0].ShouldBe("Khôi Kỳ");
        parts[5].ShouldBe("null");
        parts[6].ShouldBe(" a b ");
        page.GetElementById("Input_Password").ShouldNotBeNull().HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public async Task Field_OfEachKind_HasLabelAndControl()
    {
        var page = await ShellHost.Parse(await host.Client().GetAsync(new Uri(Address, UriKind.Relative)));

        foreach (var name in new[] { "Name", "Amount", "Count", "Issued", "Email", "Password", "Unit", "Note" })
        {
            page.QuerySelector($"label[for=Input_{name}]").ShouldNotBeNull(name);
            page.GetElementById("Input_" + name).ShouldNotBeNull(name).GetAttribute("name").ShouldBe("Input." + name);
        }

        var name1 = page.GetElementById("Input_Name").ShouldNotBeNull();
        name1.GetAttribute("aria-describedby").ShouldBe("Input_Name-ghi-chu");
        name1.GetAttribute("aria-required").ShouldBe("true");
        name1.GetAttribute("autocomplete").ShouldBe("name");
        name1.GetAttribute("maxlength").ShouldBe("50");
        var amount = page.GetElementById("Input_Amount").ShouldNotBeNull();
        amount.GetAttribute("value").ShouldBe("1.234.567,5");
        amount.GetAttribute("inputmode").ShouldBe("decimal");
        amount.ClassList.ShouldContain("num");
        page.QuerySelector("label[for=Input_Amount]")!.TextContent.ShouldBe("Số tiền (đồng)");
        page.GetElementById("Input_Unit")!.QuerySelectorAll("option").Select(o => o.TextContent).ShouldBe(["Chọn đơn vị", "Trường Mầm non", "Xóm Hòa Bình"]);
        page.GetElementById("Input_Estimated").ShouldBeAssignableTo<IHtmlInputElement>()!.Type.ShouldBe("checkbox");
        page.GetElementById("Input_Password").ShouldBeAssignableTo<IHtmlInputElement>()!.Type.ShouldBe("password");
    }

    [Fact]
    public async Task Post_WithoutToken_ExplainsThatThePageIsOld()
    {
        using var content = new FormUrlEncodedContent([new("Input.Name", "Tên")]);
        var response = await host.Client().PostAsync(new Uri(Address, UriKind.Relative), content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ShellHost.Parse(response);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Trang mở đã lâu, chưa gửi được");
        page.Body!.TextContent.ShouldContain("Chưa có gì được ghi.");
    }

    private static string Bound(IHtmlDocument page) => page.GetElementById("bound").ShouldNotBeNull(page.QuerySelector("[data-error-summary]")?.TextContent).TextContent;

    private async Task<IHtmlDocument> Post(params (string Name, string Value)[] fields)
    {
        var client = host.Client();
        var get = await client.GetAsync(new Uri(Address, UriKind.Relative));
        var form = await ShellHost.Parse(get);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Name"] = "Tên",
            ["Input.Count"] = "7",
            ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        };
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, UriKind.Relative)) { Content = new FormUrlEncodedContent(values) };
        request.Headers.Add("Cookie", get.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ShellHost.Parse(response);
    }
}
