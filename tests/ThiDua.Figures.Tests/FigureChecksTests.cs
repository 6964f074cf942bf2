using System.Diagnostics;
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

    [Theory]
    [InlineData("(")]
    [InlineData("1,")]
    [InlineData("1.")]
    [InlineData("1/")]
    [InlineData("9")]
    [InlineData("5 (gồm 1, ")]
    [InlineData("5/6 đạt ")]
    [InlineData("5/6 con con con con con con con con ")]
    [InlineData("đều đạt, và, ")]
    [InlineData("lao ")]
    [InlineData("ă\u0301")]
    [InlineData("10/KH-")]
    public void Check_RepetitiveText_TakesTimeInProportionToItsLength(string piece)
    {
        Time(piece, 2_000);
        var small = Time(piece, 20_000);
        var large = Time(piece, 160_000);

        // eight times the text; quadratic work would take sixty-four times as long
        large.ShouldBeLessThan(Math.Max(small * 32, 1500));
    }

    private static double Time(string piece, int characters)
    {
        var text = new StringBuilder().Insert(0, piece, characters / piece.Length).ToString();
        var watch = Stopwatch.StartNew();
        FigureChecks.Check(text);
        return watch.Elapsed.TotalMilliseconds;
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
