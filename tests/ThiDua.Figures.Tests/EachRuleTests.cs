namespace ThiDua.Figures.Tests;

/// <summary>Every form of claim a report makes, right and wrong: verdict and recomputed value.</summary>
public class EachRuleTests
{
    [Theory]
    [InlineData("Hồ sơ cần tạo là 858; đã được tạo là 699 đạt 81,47%", Verdict.Ok, null)] // plan first
    [InlineData("Hồ sơ cần tạo là 858; đã được tạo là 699 đạt 91,47%", Verdict.Wrong, "81,47")]
    [InlineData("Gia đình văn hóa 95/90,5% đạt 105% KH", Verdict.Ok, null)] // operands that are per cents
    [InlineData("Sinh con thứ ba 12/1.500 trẻ = 8‰", Verdict.Ok, null)]
    [InlineData("Sinh con thứ ba 12/1.500 trẻ = 9‰", Verdict.Wrong, "8")]
    [InlineData("Thu 02 /277 hộ đạt 0,7%", Verdict.Ok, null)]
    [InlineData("Chi 47.350.000đồng/50.000.000 đ, đạt 94,7%", Verdict.Ok, null)]
    [InlineData("Chi 47,35 triệu/50.000.000 đồng, đạt 94,7%", Verdict.Ok, null)]
    public void Ratio_Recomputed(string text, Verdict verdict, string? computed) => Single(text, FigureRules.Ratio, verdict, computed);

    [Theory]
    [InlineData("Thu 19 triệu đồng¹.\n¹ Trong đó: phí 16 triệu đồng; trước bạ 3 triệu đồng.", Verdict.Ok, null)] // footnoted
    [InlineData("Tổng 7 đơn, gồm: hòa giải 04 đơn, thành 01 đơn, không thành 03 đơn; xác minh 03 đơn.", Verdict.Ok, null)] // nested
    [InlineData("Tặng quà 34 hộ nghèo, mỗi suất 300.000đ = 10.200.000đ", Verdict.Ok, null)] // a rate
    [InlineData("Tặng quà 34 hộ nghèo, mỗi suất 300.000đ = 10.500.000đ", Verdict.Ambiguous, "10.200.000")]
    [InlineData("Khen thưởng 23.000.000đ (mỗi tập thể là 400.000đ; cá nhân và hộ gia đình là 200.000đ: 28 tập thể, 37 cá nhân, 22 hộ gia đình)", Verdict.Ok, null)] // several rates
    [InlineData("Khen thưởng 24.000.000đ (mỗi tập thể là 400.000đ; cá nhân và hộ gia đình là 200.000đ: 28 tập thể, 37 cá nhân, 22 hộ gia đình)", Verdict.Ambiguous, "23.000.000")]
    [InlineData("Có 45 hội viên, trong đó có 12 hội viên nữ, 5 hội viên trẻ", null, null)] // a choice
    public void Sum_Recomputed(string text, Verdict? verdict, string? computed) => Single(text, FigureRules.Sum, verdict, computed);

    [Theory]
    [InlineData("Thời hạn theo quy định 201 ngày, cắt giảm 63 ngày, còn lại 138 ngày", Verdict.Ok, null)]
    [InlineData("Thời hạn theo quy định 201 ngày, cắt giảm 63 ngày, còn lại 148 ngày", Verdict.Wrong, "138")]
    public void Remainder_Recomputed(string text, Verdict verdict, string? computed) => Single(text, FigureRules.Remainder, verdict, computed);

    [Theory]
    [InlineData("chi 23.000.000đ (hai mươi ba triệu đồng chẵn)", Verdict.Ok, null)]
    [InlineData("chi 23.000.000đ (bằng chữ: hai mươi hai triệu đồng)", Verdict.Wrong, "22.000.000")]
    public void AmountInWords_Compared(string text, Verdict verdict, string? computed) => Single(text, FigureRules.InWords, verdict, computed);

    [Theory]
    [InlineData("hộ nghèo giảm từ 10,9% xuống còn 6,92%", Verdict.Ok)]
    [InlineData("hộ nghèo tăng từ 10,9% xuống còn 6,92%", Verdict.Wrong)]
    [InlineData("thu nhập tăng từ 45 triệu đồng lên 50 triệu đồng", Verdict.Ok)]
    [InlineData("sản lượng 3.940,5/3.828,1 tấn (tăng 50,2 tấn). Sản lượng cả năm 3.940,5/3.828,1 tấn (giảm 50,2 tấn)", Verdict.Wrong)] // here so, there the other way
    public void Direction_AgainstItsFigures(string text, Verdict verdict) => Single(text, FigureRules.Direction, verdict, null);

    [Fact]
    public void Change_InPerCentThatIsInPoints_IsStyle()
    {
        var claims = FigureChecks.Read("hộ nghèo giảm từ 10,9% xuống còn 6,92%, giảm 3,98%").Claims.Where(c => c.RuleId == FigureRules.Direction).ToList();
        claims.Select(c => c.Verdict).ShouldBe([Verdict.Ok, Verdict.Style]);
        claims[1].Message.ShouldContain("3,98 điểm phần trăm");
    }

    [Theory]
    [InlineData("Kế hoạch số 307/KH-UBND ngày 05/4/2023 về triển khai Kế hoạch số 329/KH-UBND ngày 29/9/2023", Verdict.Wrong)]
    [InlineData("Kế hoạch số 307/KH-UBND ngày 05/4/2023 về triển khai Kế hoạch số 329/KH-UBND ngày 29/9/2022", null)]
    [InlineData("Khôi Kỳ, ngày 12 tháng 6 năm 2023\nBÁO CÁO\nThực hiện Công văn số 15/CV-UBND ngày 20/8/2023", Verdict.Wrong)] // later than the report
    public void Citation_OfALaterDocument(string text, Verdict? verdict) => Single(text, FigureRules.Citation, verdict, null);

    [Fact]
    public void Registry_NumberOutOfOrder_IsWrong()
    {
        const string Rest = "Kế hoạch số 12/KH-UBND ngày 10/01/2023; Kế hoạch số 45/KH-UBND ngày 10/02/2023; Kế hoạch số 108/KH-UBND ngày 17/02/2023; Kế hoạch số 146/KH-UBND ngày 27/02/2023; Kế hoạch số 200/KH-UBND ngày 10/3/2023; ";
        Single(Rest + "Kế hoạch số 113/KH-UBND ngày 09/3/2023", FigureRules.Registry, Verdict.Wrong, null);
        Single(Rest + "Kế hoạch số 113/KH-UBND ngày 19/02/2023", FigureRules.Registry, null, null);
    }

    [Theory]
    [InlineData("BÁO CÁO Tổng kết công tác thi đua năm 2024; phương hướng, nhiệm vụ năm 2024", Verdict.Wrong)]
    [InlineData("BÁO CÁO Tổng kết công tác thi đua năm 2023; phương hướng, nhiệm vụ năm 2024", null)]
    [InlineData("KẾ HOẠCH phát động thi đua năm 2023. Năm 2022 là năm thứ hai thực hiện nghị quyết", Verdict.Ambiguous)]
    public void ReportYear_OfTitleAndOpening(string text, Verdict? verdict) => Single(text, FigureRules.ReportYear, verdict, null);

    [Theory]
    [InlineData("kỷ niệm 78 năm Quốc khánh (02/9/1945 - 02/9/2022)", Verdict.Wrong, "77")]
    [InlineData("kỷ niệm 77 năm Quốc khánh (02/9/1945 - 02/9/2022)", Verdict.Ok, null)]
    [InlineData("Năm 2022 là năm thứ hai thực hiện kế hoạch giai đoạn 2021-2025", Verdict.Ok, null)]
    [InlineData("Năm 2022 là năm thứ ba thực hiện kế hoạch giai đoạn 2021-2025", Verdict.Wrong, null)]
    [InlineData("kế hoạch phát triển kinh tế xã hội 5 năm (2020-2025)", Verdict.Ambiguous, null)]
    public void Anniversary_AgainstItsYears(string text, Verdict verdict, string? computed) => Single(text, FigureRules.Anniversary, verdict, computed);

    [Theory]
    [InlineData("- Một số mô hình tiêu biểu như:\n- Về hạn chế", null)] // the outer list may go on
    [InlineData("Một số mô hình tiêu biểu như:\n3. Hạn chế", Verdict.Ambiguous)]
    [InlineData("Một số mô hình tiêu biểu như: Dân vận khéo\n3. Hạn chế", null)]
    [InlineData("đạt 105% KH huyện; đạt\nThu trợ cấp 5 triệu", Verdict.Ambiguous)]
    public void Missing_Content(string text, Verdict? verdict) => Single(text, FigureRules.Missing, verdict, null);

    [Theory]
    [InlineData("1. Kết quả\n2. Hạn chế\n4. Phương hướng", "3")]
    [InlineData("1. Kết quả\n2. Hạn chế\n2. Phương hướng", "3")]
    [InlineData("1. Kết quả\n2. Hạn chế\n3. Phương hướng", null)]
    public void Headings_InOrder(string text, string? expected) => Single(text, FigureRules.Headings, expected is null ? null : Verdict.Ambiguous, expected);

    [Theory]
    [InlineData("Số: /BC-UBND\nBÁO CÁO\nTM. HỘI ĐỒNG TĐKT", Verdict.Wrong)]
    [InlineData("Số: /BC-HĐTĐKT\nBÁO CÁO\nTM. ỦY BAN NHÂN DÂN", Verdict.Wrong)]
    [InlineData("Số: /BC-HĐTĐKT\nBÁO CÁO\nTM. HỘI ĐỒNG TĐKT", null)]
    public void Authority_OfSymbolAndSignature(string text, Verdict? verdict) => Single(text, FigureRules.Authority, verdict, null);

    [Theory]
    [InlineData("Toàn xã có 2.011 hộ với 7.550 nhân khẩu. Dân số toàn xã là 1.990 hộ với 7.540 nhân khẩu.", 2)]
    [InlineData("Toàn xã có 2.011 hộ với 7.550 nhân khẩu. Dân số toàn xã là 2.011 hộ với 7.550 nhân khẩu. Xóm Đồng có 250 nhân khẩu.", 0)]
    [InlineData("Xã có tổng số 18 cán bộ, công chức. Tổng số 21 cán bộ, công chức đều có bằng đại học.", 1)]
    public void Totals_OfPeopleAndStaff_Agree(string text, int findings) => FigureChecks.Check(text).Count(c => c.RuleId == FigureRules.Households).ShouldBe(findings);

    [Fact]
    public void Repeated_PassageWithFigures_IsReported()
    {
        const string Passage = "Trong dịp Tết Nguyên đán, UBND xã phối hợp với các đoàn thể thăm hỏi, tặng 65 suất quà cho hộ nghèo và 26 suất quà cho gia đình chính sách trên địa bàn với tổng kinh phí 45.500.000 đồng từ nguồn xã hội hóa.";
        Single($"{Passage}\nCông tác giảm nghèo được quan tâm.\n{Passage}", FigureRules.Repeated, Verdict.Ambiguous, null);
    }

    private static void Single(string text, string rule, Verdict? verdict, string? computed)
    {
        var claims = FigureChecks.Read(text).Claims.Where(c => c.RuleId == rule).ToList();
        if (verdict is null)
        {
            claims.ShouldAllBe(c => c.Verdict == Verdict.Ok, text);
            return;
        }

        var claim = claims.ShouldHaveSingleItem();
        claim.Verdict.ShouldBe(verdict.Value);
        (claim.Verdict == Verdict.Ok ? null : claim.Computed ?? claim.Suggestion).ShouldBe(computed);
        claim.Text.ShouldBe(text.Substring(claim.Start, claim.Length));
    }
}
