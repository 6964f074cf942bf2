namespace ThiDua.Figures.Tests;

/// <summary>Per cents against another period, rates that name what they measure, and shares behind long names.</summary>
public class ChangeAndRateTests
{
    [Theory]
    [InlineData("Đàn dê 1.260 con, tăng 5% so với cùng kỳ năm trước (1.200 con).", Verdict.Ok, null)]
    [InlineData("Đàn dê 1.260 con, tăng 8% so với cùng kỳ năm trước (1.200 con).", Verdict.Wrong, "5")]
    [InlineData("Đàn dê 1.140 con, giảm 5% so với cùng kỳ (1.200 con).", Verdict.Ok, null)]
    [InlineData("Đàn dê 1.140 con, giảm 3% so với cùng kỳ (1.200 con).", Verdict.Wrong, "5")]
    [InlineData("Thu chợ 90 triệu đồng, bằng 75% so với năm 2022 (120 triệu đồng).", Verdict.Ok, null)]
    [InlineData("Thu chợ 90 triệu đồng, bằng 85% so với năm 2022 (120 triệu đồng).", Verdict.Wrong, "75")]
    [InlineData("Bán lẻ 84 tỷ đồng (cùng kỳ năm 2022 là 80 tỷ đồng), tăng 5%.", Verdict.Ok, null)]
    [InlineData("Bán lẻ 84 tỷ đồng (cùng kỳ năm 2022 là 80 tỷ đồng), tăng 6%.", Verdict.Wrong, "5")]
    [InlineData("Thu nhập 63 triệu đồng/người/năm, tăng 5% so với năm 2021 (năm 2021 đạt 60 triệu đồng/người/năm).", Verdict.Ok, null)]
    [InlineData("Có 44 hợp tác xã, tăng 4 hợp tác xã, tương đương 10% so với cùng kỳ (40 hợp tác xã).", Verdict.Ok, null)]
    [InlineData("Đàn dê 1.260 con, tăng 5% so với cùng kỳ (tăng 60 con).", null, null)] // the bracket tells the change
    [InlineData("Đàn dê 1.260 con, tăng 5% so với cùng kỳ (60 con).", null, null)] // no figure of a period
    public void Change_AgainstFigureOfOtherPeriod_Recomputed(string text, Verdict? verdict, string? computed) =>
        Single(text, ClaimKind.Change, verdict, computed);

    [Fact]
    public void Change_BehindPlan_CarriesResultOver()
    {
        var claims = FigureChecks.Read("Chi sự nghiệp 48 tỷ đồng, đạt 96% dự toán (50 tỷ đồng), bằng 80% so với cùng kỳ (60 tỷ đồng).").Claims;
        claims.Select(c => (c.Kind, c.Verdict, c.Numerator, c.Denominator, c.StatedPercent)).ShouldBe(
            [(ClaimKind.Ratio, Verdict.Ok, 48m, 50m, 96m), (ClaimKind.Change, Verdict.Ok, 48m, 60m, 80m)]);
    }

    [Theory]
    [InlineData("Giải ngân được 420 triệu đồng/600 triệu đồng, tỷ lệ giải ngân 70%.", Verdict.Ok, null)]
    [InlineData("Giải ngân được 420 triệu đồng/600 triệu đồng, tỷ lệ giải ngân 71%.", Verdict.Wrong, "70")]
    [InlineData("Có 540 người trên tổng số 600 người, đạt tỷ lệ bao phủ 90%.", Verdict.Ok, null)]
    [InlineData("Cấp 120/400 tài khoản mức 2, đạt 30% chỉ tiêu.", Verdict.Ok, null)]
    [InlineData("Tặng 150 suất quà¹, đạt 75% kế hoạch (200 suất²).", Verdict.Ok, null)]
    [InlineData("60% số hộ (300/500 hộ) đã đăng ký.", Verdict.Ok, null)]
    [InlineData("60% số hộ (310/500 hộ) đã đăng ký.", Verdict.Wrong, "62")]
    [InlineData("Trong 500 hồ sơ tiếp nhận có 300 hồ sơ trực tuyến, tỷ lệ 60%.", Verdict.Ok, null)]
    public void Ratio_NamedRate_Recomputed(string text, Verdict verdict, string? computed) => Single(text, ClaimKind.Ratio, verdict, computed);

    [Theory]
    [InlineData("Toàn xã có 500 hộ, trong đó có 300 hộ đạt danh hiệu gia đình văn hóa, chiếm 60%.", Verdict.Ok, null)]
    [InlineData("Toàn xã có 500 hộ, trong đó có 300 hộ đạt danh hiệu gia đình văn hóa, chiếm 62%.", Verdict.Wrong, "60")]
    [InlineData("Tổng số cán bộ, công chức là 50 người; trong đó đại học 40 người, chiếm 82%.", Verdict.Wrong, "80")]
    public void Share_LongName_Recomputed(string text, Verdict verdict, string? computed) => Single(text, ClaimKind.Share, verdict, computed);

    [Fact]
    public void Sum_PartNamedLoai_IsCounted()
    {
        var claim = FigureChecks.Read("Tổng diện tích màu 200 ha, trong đó: ngô 90 ha; lạc 60 ha; rau các loại 50 ha.").Claims.ShouldHaveSingleItem();
        (claim.Verdict, claim.Total).ShouldBe((Verdict.Ok, 200m));
        claim.Parts.ShouldBe([90m, 60m, 50m]);
    }

    private static void Single(string text, ClaimKind kind, Verdict? verdict, string? computed)
    {
        var claims = FigureChecks.Read(text).Claims.Where(c => c.Kind == kind && c.Verdict != Verdict.Style).ToList();
        if (verdict is null)
        {
            claims.Where(c => c.Verdict != Verdict.Ok).ShouldBeEmpty();
            return;
        }

        var claim = claims.ShouldHaveSingleItem();
        (claim.Verdict, claim.Computed).ShouldBe((verdict.Value, computed));
    }
}
