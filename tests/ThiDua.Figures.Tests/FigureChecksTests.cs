using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ThiDua.Figures.Tests;

public class FigureChecksTests
{
    [Theory]
    [InlineData("14/15 HS đạt 95.33% KH", "93,33")]
    [InlineData("77/277 đạt 27,9%", "27,8")]
    [InlineData("3.940,5 tấn/3.828,1 tấn đạt 112,9% KH huyện", "102,9")]
    [InlineData("249,82ha/200ha, đạt 120% KH", "125")]
    [InlineData("98.63/98% đạt 101.6% KH", "100,6")]
    [InlineData("19/19 xóm đạt 100%/94.7% đạt 106.6% KH", "105,6")]
    [InlineData("9/9 thôn = 90%", "100")]
    [InlineData("126 lao động/100 lao động (đạt 136% huyện giao)", "126")]
    [InlineData("14/15 HS (95,3%)", "93,3")]
    [InlineData("23,5 tỷ đồng/22.000 triệu đồng, đạt 117% KH", "107")]
    [InlineData("23.565.000.000đ\n\n/22.000.000.000 đồng đạt\n\n117.1% KH năm", "107,1")]
    [InlineData("4.320/4.000 con đạt 108% KH huyện; đạt 154% NQHĐND xã, (giao 3.000 con)", "144")]
    public void Check_PerCentThatDoesNotFollow_IsWrong(string text, string computed)
    {
        var finding = Of(text, FigureRules.Ratio).ShouldHaveSingleItem();
        finding.Verdict.ShouldBe(Verdict.Wrong);
        finding.Computed.ShouldBe(computed);
        finding.Suggestion.ShouldBe(computed + "%");
        finding.Text.ShouldBe(text.Substring(finding.Start, finding.Length));
    }

    [Theory]
    [InlineData("Gia đình văn hóa (1.742/1.857 hộ), đạt 95,8%", 1742, 1857)] // the ratio in brackets
    [InlineData("Lúa mùa 460/500 ha, tăng 5% so với cùng kỳ, đạt 93% kế hoạch", 460, 500)] // a change against another period between
    [InlineData("Lúa mùa 460/500 ha tăng 15 ha so với năm 2023, đạt 93% kế hoạch", 460, 500)]
    [InlineData("Trồng rừng 45/50 ha theo Quyết định số 3015/QĐ-UBND ngày 20/12/2023, đạt 95%", 45, 50)] // a document between
    [InlineData("Đàn lợn: 2.850/3.000 con => đạt 98%", 2850, 3000)]
    [InlineData("Đàn lợn: 2.850/3.000 con → 98%", 2850, 3000)]
    [InlineData("Đàn lợn: 2.850/3.000 con — đạt 98%", 2850, 3000)]
    [InlineData("Đàn lợn 2.850/3.000 con ~ 85%", 2850, 3000)]
    [InlineData("Đàn lợn 2.850/3.000 con [98%]", 2850, 3000)]
    [InlineData("Đàn lợn 2.850/3.000 con, đạt và vượt 98% kế hoạch", 2850, 3000)]
    [InlineData("Đàn lợn 2.850/3.000 con, đạt tỷ lệ chung 98%", 2850, 3000)]
    [InlineData("Đàn lợn thực hiện 2.850/3.000 con, chưa đạt chỉ tiêu đề ra (đạt 98%)", 2850, 3000)]
    [InlineData("Đàn lợn đạt2.850 con/KH3.000 con, đạt 98%", 2850, 3000)] // blanks left out
    [InlineData("Có 45 hộ trên tổng số 60 hộ, chiếm 85%", 45, 60)]
    [InlineData("Có 45 hộ trên 60 hộ đạt chuẩn, đạt 85%", 45, 60)]
    [InlineData("Tỷ lệ hộ đạt chuẩn là 85% (45 hộ trên tổng số 60 hộ)", 45, 60)]
    [InlineData("Tỷ lệ hộ đạt chuẩn đạt 85%, tương ứng 45/60 hộ", 45, 60)]
    [InlineData("Đạt 85% kế hoạch: 45/60 hộ", 45, 60)]
    [InlineData("Lũy kế cả năm 2.496/2.681 hồ sơ, bằng 83,1% chỉ tiêu được giao", 2496, 2681)]
    [InlineData("Đã vận động 45 triệu đồng (quỹ khuyến học), đạt 85% so với chỉ tiêu được giao 60 triệu đồng", 45, 60)]
    [InlineData("Lúa mùa đạt 45 ha, tăng 3,4% so với cùng kỳ, đạt 85% kế hoạch (kế hoạch là 60 ha)", 45, 60)]
    [InlineData("Lúa mùa: KH 60 ha, TH 45 ha, đạt 85%", 45, 60)]
    [InlineData("- Lúa mùa:\n+ Kế hoạch: 60 ha\n+ Thực hiện: 45 ha\n+ Tỷ lệ: 85%", 45, 60)]
    [InlineData("Lúa mùa thực hiện 45 ha, trong khi kế hoạch giao 60 ha, đạt 85%", 45, 60)]
    [InlineData("Lúa mùa được 45 ha; so với kế hoạch (60 ha) đạt 85%", 45, 60)]
    [InlineData("Giải ngân được 45 triệu đồng, đạt 85% so với kế hoạch giao (60 triệu đồng/năm)", 45, 60)]
    [InlineData("Tổng số hiện có 60 hộ. Trong đó số hộ nghèo là 45 hộ (chiếm 85%)", 45, 60)]
    [InlineData("Trong tổng số 60 đồng chí có 45 đồng chí đạt yêu cầu, chiếm 85%", 45, 60)]
    [InlineData("- Về lúa mùa: Kế hoạch năm 60 ha, ước thực hiện cả năm 45 ha, bằng 85% kế hoạch", 45, 60)]
    [InlineData("Tỷ lệ hộ đạt chuẩn văn hóa 85% (45/60 hộ), vượt chỉ tiêu đề ra", 45, 60)]
    [InlineData("* Lúa mùa:\n- Chỉ tiêu giao: 60 ha.\n- Thực hiện: 45 ha, đạt 85%.", 45, 60)]
    [InlineData("Lúa mùa (kế hoạch 60 ha) thực hiện 45 ha, đạt 85%", 45, 60)]
    [InlineData("UBND huyện giao chỉ tiêu học sinh tiểu học hoàn thành chương trình lớp học là 60 em; xã thực hiện được 45 em, đạt 85% chỉ tiêu giao", 45, 60)]
    [InlineData("Cử tri đi bầu 1998 cử tri, đạt 85% kế hoạch (2095 cử tri)", 1998, 2095)] // numbers that could be years
    [InlineData("Tổng số cử tri trong danh sách bầu cử đại biểu của tỉnh là 60 người (nam 31 người, nữ 29 người), trong đó số đã tham gia bầu là 45 người, chiếm tỷ lệ 85%", 45, 60)]
    [InlineData("Tổ dân phố văn hóa đạt 45 tổ dân phố (chỉ tiêu giao là 60 tổ dân phố), đạt 85%", 45, 60)]
    [InlineData("Có 45/60\nhồ sơ trước hạn 07/11 hồ\nsơ (54%)", 7, 11)] // no date
    [InlineData("Thu ngân sách 1 tỷ 250 triệu đồng/1 tỷ 500 triệu đồng, đạt 93% dự toán", 1250, 1500)] // amounts in two steps
    [InlineData("Đàn gia cầm đạt 85 nghìn con/100.000 con, đạt 95%", 85000, 100000)]
    [InlineData("Giá trị sản xuất 4,5 nghìn tỷ đồng/5.000 tỷ đồng, đạt 95%", 4500, 5000)]
    public void Read_PerCentThatDoesNotFollow_IsFlaggedWithItsTwoFigures(string text, int numerator, int denominator)
    {
        var claim = FigureChecks.Read(text).Claims.Where(c => c.Kind is ClaimKind.Ratio or ClaimKind.Share).ShouldHaveSingleItem();
        claim.Numerator.ShouldBe(numerator);
        claim.Denominator.ShouldBe(denominator);
        claim.Verdict.ShouldBeOneOf(Verdict.Wrong, Verdict.Ambiguous);
    }

    [Theory]
    [InlineData("Lúa xuân 173 ha, bằng 123,5% kế hoạch; ngô 102 ha bằng 85% kế hoạch. Tổng diện tích toàn xã có 440 ha")]
    [InlineData("Tổng diện tích gieo trồng là 440 ha. Trong đó: lúa xuân 173 ha, bằng 123,5% kế hoạch, ngô 102 ha bằng 85% kế hoạch")]
    [InlineData("Tổng thu 285,3 tỷ đồng, đạt 60% kế hoạch; trong đó, thu trên địa bàn được 24,023 tỷ đồng, đạt 43% kế hoạch tỉnh giao")]
    [InlineData("tổng số là trên 85 nghìn con; thu ngân sách trên địa bàn ước đạt 155 triệu đồng, đạt 12% so với dự toán")]
    [InlineData("chúc thọ 12 cụ trên 90 tuổi đạt 100%")]
    [InlineData("945.600 trẻ sinh ra, tăng 26.801 trẻ (2,9%) so với cùng kỳ")]
    [InlineData("Có 1.466 học sinh dự xét, trong đó 1.458 em đạt tỷ lệ 99,45%")]
    [InlineData("Sản lượng 1.633,5 tấn. Trong đó: lúa năng suất 53 tạ/ha, sản lượng 715,5 tấn; ngô năng suất 51 tạ/ha, sản lượng 918 tấn")]
    [InlineData("Toàn xã có 2.718/2.974 hộ đăng ký; 2.390 hộ đạt 3 năm liền (chiếm 80,36%)")]
    [InlineData("hỗ trợ 16 tỷ 434 triệu đồng, xây dựng 9 công trình")]
    [InlineData("Danh sách đại biểu huyện có cử tri nam 383.630 người, cử tri nữ 405.530 người. Danh sách đại biểu tỉnh có cử tri nam 383.123 người, cử tri nữ 405.906 người.")] // two elections
    public void Check_FiguresOfOtherReports_RaiseNothing(string text) => FigureChecks.Check(text).ShouldBeEmpty();

    [Fact]
    public void Read_ShareOfAShare_IsOfTheWhole() =>
        FigureChecks.Read("Trường có 1.399 học sinh. Về hạnh kiểm, 1.389 học sinh đạt loại tốt (chiếm 99,3%), 10 học sinh đạt loại khá (chiếm 0,7%).").Claims
            .Select(c => (c.RuleId, c.Numerator, c.Denominator)).ShouldBe([(FigureRules.Share, 1389m, 1399m), (FigureRules.Share, 10m, 1399m)]);

    [Fact]
    public void Check_TableRowAgainstItsColumns_IsWrong()
    {
        const string Table = """
            STT	Chỉ tiêu	ĐVT	Kế hoạch	Thực hiện	Tỷ lệ (%)	So cùng kỳ (%)
            1	Lúa	ha	500	460	92,0	101,2
            2	Ngô	ha	120	126	105,0	99,0
            3	Sắn	ha	80	85,5	106,9	88,2
            4	Đàn bò	con	1.250	1.203	96,9	103,3
            5	Thu ngân sách	triệu đồng	2.300	2.415	105	110
            """;
        var reading = FigureChecks.Read(Table);
        reading.Claims.Count.ShouldBe(5);
        var finding = reading.Findings.ShouldHaveSingleItem();
        (finding.Verdict, finding.Numerator, finding.Denominator, finding.StatedPercent, finding.Computed).ShouldBe((Verdict.Wrong, 1203m, 1250m, 96.9m, "96,2"));
    }

    [Theory]
    [InlineData("Nội dung	KH	TH	Đạt\nTrồng rừng	50 ha	45 ha	90%\nĐàn lợn	3.000 con	2.850 con	97%")]
    [InlineData("Trồng rừng	45/50 ha	97%")]
    [InlineData("| Trồng rừng | 45/50 ha | 97% |")]
    public void Check_SmallTable_IsAmbiguous(string text) => Of(text, FigureRules.Ratio).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Ambiguous);

    [Theory]
    [InlineData("STT	Họ tên	Năm sinh	Số phiếu	Tỷ lệ\n1	Nguyễn Văn A	1980	14	93,3%\n2	Trần Thị B	1985	12	80%\n3	Lê Văn C	1990	15	100%")]
    [InlineData("Xóm	Số hộ	Tỷ lệ nghèo\nA	120	5,2%\nB	98	7,1%")]
    public void Check_TableWithPerCentsOfSomethingElse_RaisesNothing(string text) => Of(text, FigureRules.Ratio).ShouldBeEmpty();

    [Theory]
    [InlineData("45/628 = 7.16 %", "7,17")]
    [InlineData("1073/1080 hộ đạt 99,3%", "99,4")]
    [InlineData("852.906.558đ/164.000.000 đạt 520.06% KH huyện; đạt 224.44% KH NQHĐND\n(giao 380.000.000đ)", "224,45")]
    public void Check_PerCentCutOff_IsStyle(string text, string computed)
    {
        var finding = Of(text, FigureRules.Ratio).ShouldHaveSingleItem();
        finding.Verdict.ShouldBe(Verdict.Style);
        finding.Computed.ShouldBe(computed);
        finding.Message.ShouldContain("cắt cụt");
    }

    [Theory]
    [InlineData("1.234/1,5 ha đạt 82,27%")] // 1,234 with a decimal point
    [InlineData("15/12 ha đạt 80%")] // the other way round
    [InlineData("5/5 cơ quan đạt chuẩn văn hóa theo quy định mới đạt 90%")] // the claim stands far from the ratio
    [InlineData("14/15 HS, chiếm 30%")] // a share of something else
    public void Check_PerCentWithAnotherReading_IsAmbiguous(string text) =>
        Of(text, FigureRules.Ratio).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Ambiguous);

    [Theory]
    [InlineData("3.940,5/3.828,1 tấn, đạt 102.9% KH huyện")]
    [InlineData("54.550/54.000 con đạt 101% KH huyện; đạt 109.1 % NQHĐND xã (giao 50.000 con)")]
    [InlineData("Gia đình văn hóa 1.742/1857 đạt 93.8% /91% đạt 103% KH")]
    [InlineData("852.906.558/164.000.000 đạt 520,06% KH huyện; đạt Thu trợ cấp 7.811.747.980/5.825.476.000đ đạt 134,1%")]
    [InlineData("125/312 = 40%")]
    [InlineData("7,2ha/5ha,=144% KH")]
    [InlineData("2031/1977 tấn= 102,7%KH")]
    [InlineData("14/15 HS đạt trên 93%")]
    [InlineData("trực 24/24 giờ, quân số đạt 95%")]
    [InlineData("hỗ trợ 50.000.000đ/01 hộ đạt 100%")]
    [InlineData("năng suất đạt 1,1 tấn/ha, sản lượng đạt 90%")]
    [InlineData("120/100 con đạt 95% so với cùng kỳ")]
    [InlineData("Đến ngày 30/11 đạt 85% KH")]
    [InlineData("dịp 22/12 đạt 85% KH")]
    [InlineData("Nghị định số 91/2017/NĐ-CP đạt 50%")]
    [InlineData("năm học 2022-2023 đạt 95%")]
    [InlineData("Quý 3+4/2022 đạt 95%")]
    [InlineData("xếp thứ 2/19 đạt 95%")]
    [InlineData("bản đồ tỷ lệ 1/500 đạt 80%")]
    [InlineData("nam 5/6, nữ 4/5 đạt 80%")]
    [InlineData("06 công dân đạt 120% vượt chỉ tiêu huyện giao (6/5)")]
    [InlineData("1/0 đạt 5%")]
    public void Check_SoundOrUnrelatedPerCent_RaisesNothing(string text) => Of(text, FigureRules.Ratio).ShouldBeEmpty();

    [Theory]
    [InlineData("Quý 3+4/2022")]
    [InlineData("năng suất lúa đạt 59,3 tạ/ha")]
    [InlineData("trực chiến 24/24 giờ")]
    [InlineData("kinh phí: 50.000.000đ/01 hộ")]
    [InlineData("uống VitaminA vào ngày 01/6 theo quy định")]
    [InlineData("kỷ niệm 22/12")]
    [InlineData("Hướng dẫn số 07/HD-TĐKT, ngày 11/11/2022")]
    [InlineData("năm học 2022-2023, giai đoạn 2021 – 2025")]
    [InlineData("mũi 1 là 1.149 liều")]
    [InlineData("Đại hội lần thứ VII, năm 2021")]
    [InlineData("134 người/tổng số tiền: 250.168.000đ")]
    [InlineData("tháng 1,2,3,4,5/2023")]
    [InlineData("2.2.1. Công tác tổ chức\n3.1. Kết quả")]
    [InlineData("100% cán bộ, công chức đều đạt chuẩn")]
    [InlineData("các tổ chức chính trị đều đạt loại tốt")]
    [InlineData("phấn đấu các chỉ tiêu đều đạt và vượt kế hoạch")]
    [InlineData("giảm 27,6 tấn; tăng 5,8%; tăng +5")]
    [InlineData("ngày 11 tháng 01 năm 2023")]
    [InlineData("Trong năm 20223 lượt khách")]
    [InlineData("dịch Covid -19, thông điệp 2K, đơn vị X79, F0, m2, 12.555 m²")]
    public void Check_OrdinaryWriting_RaisesNothing(string text) => FigureChecks.Check(text).ShouldBeEmpty();

    [Fact]
    public void Check_HomogeneousPartsThatDoNotAddUp_IsWrong()
    {
        var finding = Of("năm 2022 là 123 cụ (trong đó 70 tuổi: 42; 75 tuổi: 31; 80 tuổi 15; 85 tuổi 13; 90 tuổi 6; 100 tuổi 02; trên 100 tuổi 04).", FigureRules.Sum).ShouldHaveSingleItem();
        finding.Verdict.ShouldBe(Verdict.Wrong);
        finding.Computed.ShouldBe("113");
        finding.Message.ShouldContain("+10");
    }

    [Theory]
    [InlineData("tổng số 50 hộ (gồm: 25 hộ nghèo; 22 hộ cận nghèo)", Verdict.Wrong)]
    [InlineData("3.689 hồ sơ (trong đó Chứng thực 2.505; Bảo trợ xã hội 925; Hộ tịch 199)", Verdict.Ambiguous)]
    [InlineData("1330 lượt bệnh nhân trong đó (Bảo hiểm 650 lượt; Y học cổ truyền: 216 lượt; Khám sàng lọc 314 lượt, Cài đặt sổ sức khỏe điện tử đạt 71 %.", Verdict.Ambiguous)]
    public void Check_PartsThatDoNotAddUp_AreReported(string text, Verdict severity) => Of(text, FigureRules.Sum).ShouldHaveSingleItem().Verdict.ShouldBe(severity);

    [Theory]
    [InlineData("904 em (trong đó trường MN là 359 em, Trường Tiểu học 545)")]
    [InlineData("65.062,1m2 (trong đó 63.619,3 đất LUC; 314.2m2 đất BHK; 1.128,6m2 LUK)")]
    [InlineData("là: 8.444 liều: (trong đó mũi 1 là 1.149 liều; mũi 2 là 1.868; mũi 3 là 3.495; mũi 4 là 1.932)")]
    [InlineData("03 cá nhân (trong đó 01 lãnh đạo và 02 Người có công)")]
    [InlineData("15 thành viên (trong đó: nữ 5; đảng viên 12)")]
    [InlineData("18.889.444.153 đồng (trong đó số tiền tạm ứng là 1.772.916.467đ)")]
    [InlineData("15 suất quà (gồm 5 kg gạo, 10 lít dầu)")]
    [InlineData("15 suất quà (gồm 2 bánh, 1 sữa)")]
    [InlineData("năm 2022 (gồm 1.000 con, 900 con)")]
    [InlineData("31 hộ (trong đó sửa chữa 14 hộ, xây mới 7 hộ)")]
    public void Check_PartsThatAddUpOrAreNoPartition_RaiseNothing(string text) => Of(text, FigureRules.Sum).ShouldBeEmpty();

    [Theory]
    [InlineData("vào ngày 10/11/8/2023.", "10/11/8/2023", "10-11/8/2023")]
    [InlineData("Thụy Hùng, ngày tháng 6 năm 20223\n", "20223", "2023")]
    [InlineData("đến ngày 31/2 xã", "31/2", null)]
    [InlineData("ngày 29/2/2023", "29/2/2023", null)]
    [InlineData("ngày 31 tháng 4 năm 2023", "ngày 31 tháng 4 năm 2023", null)]
    [InlineData("tháng 13/2022", "13/2022", null)]
    public void Check_ImpossibleDate_IsWrong(string text, string shown, string? suggestion)
    {
        var finding = FigureChecks.Check(text).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe(FigureRules.Date);
        finding.Verdict.ShouldBe(Verdict.Wrong);
        finding.Text.ShouldBe(shown);
        finding.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("diện tích 1.341.33 ha", Verdict.Ambiguous, "1.341,33")]
    [InlineData("trồng mới 8.6 ha", Verdict.Style, "8,6")]
    [InlineData("giá trị 1,234.5 tấn", Verdict.Ambiguous, "1.234,5")]
    [InlineData("hỗ trợ là 18.889.444,153 đồng", Verdict.Ambiguous, "18.889.444.153")]
    [InlineData("số tiền 1.34.567 đồng", Verdict.Ambiguous, null)]
    public void Check_ForeignSeparators_AreReported(string text, Verdict severity, string? suggestion)
    {
        var finding = FigureChecks.Check(text).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe(FigureRules.NumberFormat);
        finding.Verdict.ShouldBe(severity);
        finding.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("tăng -5 hộ", Verdict.Wrong)]
    [InlineData("giảm +3%", Verdict.Wrong)]
    [InlineData("Tăng: −27,6 tấn", Verdict.Wrong)]
    [InlineData("giảm -2,5%", Verdict.Style)]
    public void Check_SignAgainstWord_IsReported(string text, Verdict severity)
    {
        var finding = FigureChecks.Check(text).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe(FigureRules.Direction);
        finding.Verdict.ShouldBe(severity);
    }

    [Theory]
    [InlineData("hộ cận nghèo 7,13% (giảm 2,77% so với cùng kỳ); hộ cận nghèo: 138 hộ = 7,14% (giảm 2,76% so với cùng kỳ)", Verdict.Wrong)] // both come from 9,90%
    [InlineData("hộ cận nghèo 7,13%; cuối năm hộ cận nghèo còn 7,14%", Verdict.Ambiguous)]
    [InlineData("nguồn đăng ký tuổi 17 cho 39 thanh niên. Rà soát, đăng ký tuổi 17 nguồn sẵn sàng nhập ngũ năm 2023 là 58 thanh niên.", Verdict.Ambiguous)]
    public void Check_OneIndicatorWithTwoValues_IsReported(string text, Verdict verdict) => Of(text, FigureRules.TwoValues).ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("Hộ nghèo 133 hộ = 6,92%; hộ cận nghèo: 138 hộ = 7,14%", Verdict.Wrong)] // 1.922 and 1.933 households
    [InlineData("Hộ nghèo 133 hộ = 6,9%; hộ cận nghèo: 138 hộ = 7,2%", null)]
    [InlineData("Toàn xã có 2.011 hộ. Hộ nghèo 133 hộ = 6,92%", Verdict.Ambiguous)]
    public void Check_RatesOfHouseholds_ComeFromOneTotal(string text, Verdict? verdict) => Of(text, FigureRules.Households).Select(f => (Verdict?)f.Verdict).SingleOrDefault().ShouldBe(verdict);

    [Theory]
    [InlineData("học sinh giỏi 19/277 đạt 6,9%, khá 104/277 đạt 37,5%, trung bình 77/277 đạt 27,8%, chưa đạt 02/277 đạt 0,7%", Verdict.Wrong)]
    [InlineData("mũi một 19/277 đạt 6,9%, mũi hai 104/277 đạt 37,5%, mũi ba 77/277 đạt 27,8%", Verdict.Ambiguous)]
    public void Check_PartsOfOneWhole_MakeTheWhole(string text, Verdict verdict) => Of(text, FigureRules.Sum).ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("Nghị quyết số 29-Q/TW, ngày 04/11/2013", true)]
    [InlineData("Nghị quyết số 29-NQ/TW; Quyết định số 12/QĐ-UBND; Luật số 15/2003/QH11; Thông tư 12/2019/TT-BNV; Luật số 02/L-CTN", false)]
    public void Check_SymbolOfADocument_NamesItsKind(string text, bool reported) => Of(text, FigureRules.Symbol).Count.ShouldBe(reported ? 1 : 0);

    [Theory]
    [InlineData("Số: /BC-HĐTĐKT\nBÁO CÁO\n(Kèm báo cáo số: /BC-UBND ngày tháng 6 năm 2023)", Verdict.Wrong)]
    [InlineData("Số: 12/BC-HĐTĐKT\nBÁO CÁO\n(Kèm theo báo cáo số 15/BC-UBND ngày 01/6/2023)", Verdict.Ambiguous)]
    public void Check_AppendixOfAnotherBody_IsReported(string text, Verdict verdict) => Of(text, FigureRules.Authority).ShouldHaveSingleItem().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("các chỉ tiêu kinh tế - xã hội đều đạt và vượt kế hoạch", "đều đạt và vượt")]
    [InlineData("đều\n\nđạt, vượt chỉ tiêu đề ra", "đều\n\nđạt, vượt")]
    [InlineData("đã hoàn thành 100% các chỉ tiêu", "hoàn thành 100% các chỉ tiêu")]
    [InlineData("đều đạt kế hoạch đề ra", "đều đạt kế hoạch")]
    public void Check_ClaimThatAllWasMet_IsMarkedForComparison(string text, string claim)
    {
        var finding = FigureChecks.Check(text).ShouldHaveSingleItem();
        finding.RuleId.ShouldBe(FigureRules.AllMet);
        finding.Verdict.ShouldBe(Verdict.Ambiguous);
        finding.Text.ShouldBe(claim);
    }

    [Fact]
    public void Check_Options_LeaveOutRulesAndStyle()
    {
        const string Text = "14/15 HS đạt 95.33% KH; tăng -5";
        FigureChecks.Check(Text).Select(f => f.RuleId).ShouldBe([FigureRules.Ratio, FigureRules.NumberFormat, FigureRules.Direction]);
        FigureChecks.Check(Text, new CheckOptions { IncludeStyle = false, SkippedRules = [FigureRules.Direction] }).Select(f => f.RuleId).ShouldBe([FigureRules.Ratio]);
    }

    [Fact]
    public void Check_DecomposedText_FindsTheSame() =>
        Of("14/15 hồ sơ đạt 95,33% kế hoạch".Normalize(NormalizationForm.FormD), FigureRules.Ratio).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Wrong);

    [Fact]
    public void Check_AnyText_NeverThrowsAndQuotesTheText() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Anything(), text =>
        {
            var at = 0;
            foreach (var finding in FigureChecks.Check(text))
            {
                finding.Start.ShouldBeGreaterThanOrEqualTo(at);
                finding.Text.ShouldBe(text.Substring(finding.Start, finding.Length));
                finding.Message.ShouldNotBeEmpty();
                at = finding.Start;
            }
        }));

    [Fact]
    public void Check_AnyRatioRoundedByFormat_RaisesNothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(
            Gen.Choose(1, 9_999_999).ToArbitrary(), Gen.Choose(1, 9_999_999).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (x, y, decimals) =>
            {
                var text = $"thực hiện {VietnameseNumber.Format(x / 10m, 1)}/{VietnameseNumber.Format(y / 10m, 1)} ha đạt {VietnameseNumber.Format((decimal)x / y * 100m, decimals)}% KH";
                Of(text, FigureRules.Ratio).ShouldBeEmpty(text);
            }));

    /// <summary>
    /// Half a million characters of what makes a check look around. Not timed: work that grows with the square of the length would take hours, so that
    /// coming to the end is the proof.
    /// </summary>
    [Theory]
    [InlineData("(")]
    [InlineData("1,")]
    [InlineData("1.")]
    [InlineData("1/")]
    [InlineData("9")]
    [InlineData("5 (gồm 1, ")]
    [InlineData("5/6 đạt ")]
    [InlineData("5/6 con con con con con con con con ")]
    [InlineData("(5/6), ")]
    [InlineData("đều đạt, và, ")]
    [InlineData("5/6 đạt 83% KH; đều đạt kế hoạch. ")]
    [InlineData("lao ")]
    [InlineData("ă\u0301")]
    [InlineData("10/KH-")]
    [InlineData("đạt 5% kế hoạch, ")]
    [InlineData("5 con, tăng 5 con ")]
    [InlineData("5 con, tăng 5% so với cùng kỳ, ")]
    [InlineData("5 hộ trên 6 hộ ")]
    [InlineData("5 tỷ 5 triệu ")]
    [InlineData("5 hộ (chiếm 5%), ")]
    [InlineData("5 trên tổng số ")]
    [InlineData("|5")]
    [InlineData("5\t6\t83%\n")]
    [InlineData("a\t")]
    [InlineData("1. A\n3. B\n")]
    [InlineData("1.1. A\n2.2. B\n")]
    [InlineData("đăng ký tuổi 17 cho 39 người, ")]
    [InlineData("số 5/KH-UBND ngày 1/2/2023 thực hiện ")]
    [InlineData("ngày ")]
    [InlineData("Hộ nghèo 133 hộ = 6,92%; ")]
    [InlineData("như: ")]
    public void Check_RepetitiveText_ComesToAnEnd(string piece) =>
        FigureChecks.Read(new StringBuilder().Insert(0, piece, 500_000 / piece.Length).ToString()).Claims.ShouldNotBeNull();

    /// <summary>Numbers that never repeat, for the checks that compare what was told before.</summary>
    [Theory]
    [InlineData("toàn xã có {0} hộ. ")]
    [InlineData("Hộ nghèo {0} hộ = 6,92%; ")]
    [InlineData("tổng số tiền khen thưởng là {0} đồng. ")]
    [InlineData("diện tích lúa xuân {0} ha. ")]
    [InlineData("Kế hoạch số {0}/KH-UBND ngày 1/2/2023; Kế hoạch số 1{0}/KH-UBND ngày 1/2/2022; ")]
    [InlineData("3.940,5/{0} tấn (tăng 50,2 tấn); 3.940,5/{0} tấn (giảm 50,2 tấn); ")]
    [InlineData("Xã đã tổ chức thăm hỏi và tặng quà cho các gia đình chính sách trên địa bàn nhân dịp lễ tết của năm với {0} suất quà; ")]
    public void Check_ManyDifferentFigures_ComesToAnEnd(string piece)
    {
        var text = new StringBuilder();
        for (var i = 200; text.Length < 500_000; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, piece, i % 5_000);
        }

        FigureChecks.Read(text.ToString()).Claims.ShouldNotBeNull();
    }

    private static Arbitrary<string> Anything()
    {
        var pieces = new[]
        {
            "1", "14/15", "3.940,5", "1.341.33", "-5", "%", " ", "\n", "(", ")", ";", ",", ".", ":", "/", "đạt ", "gồm ", "trong đó ", "tăng ", "giảm ", "ngày ", "tháng ", "năm ",
            "đều ", "vượt ", "hoàn thành ", "chỉ tiêu ", "ha", "tấn ", "lao động", "giao ", "số ", "10/11/8/2023", "07/HD-TĐKT", "0", "99999999999999999999", "\ud83d", "\u0301", "²", "="
        };
        var crafted = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list));
        return Gen.OneOf(crafted, crafted, ArbMap.Default.ArbFor<string>().Generator.Select(s => s ?? "")).ToArbitrary();
    }

    private static List<Claim> Of(string text, string rule) => [.. FigureChecks.Check(text).Where(finding => finding.RuleId == rule)];
}
