using ThiDua.Movements;

namespace ThiDua.Tests.Records;

/// <summary>Years of anniversaries: a plan for 2023 that counts to 2023 but writes 2022 as the last year is caught.</summary>
public class AnniversaryRulesTests
{
    [Theory]
    [InlineData("Kỷ niệm 48 năm ngày Giải phóng miền Nam (30/4/1975 – 30/4/2022)", "“30/4/1975 – 30/4/2022” kết thúc ở năm 2022, trong khi đang nói về năm 2023; tính đến năm 2023 là 48 năm. Sửa năm.")]
    [InlineData("Kỷ niệm 47 năm ngày Giải phóng miền Nam (30/4/1975 - 30/4/2023)", "“47 năm ngày Giải phóng miền Nam (30/4/1975 - 30/4/2023)”: từ 1975 đến 2023 là 48 năm, không phải 47 năm. Sửa số năm.")]
    [InlineData("chào mừng 90 năm (15/6/1933 - 16/6/2023)", "“15/6/1933 – 16/6/2023”: hai ngày kỷ niệm khác nhau. Kiểm tra lại ngày.")]
    public void Problems_WrongYears_SayWhatIsRight(string text, string problem) => AnniversaryRules.Problems(text, 2023).ShouldBe([problem]);

    [Theory]
    [InlineData("Kỷ niệm 90 năm Ngày truyền thống Đảng bộ tỉnh Lạng Sơn (15/6/1933 - 15/6/2023)")]
    [InlineData("Quốc tế Lao động (1/5/1886 - 1/5/2023)")]
    [InlineData("trong 3 năm tới, từ 01/01/2023 trồng 5 ha")]
    [InlineData(null)]
    public void Problems_RightOrNone_AreNotInvented(string? text) => AnniversaryRules.Problems(text, 2023).ShouldBeEmpty();

    [Fact]
    public void Text_OfAYear_CountsItself() => AnniversaryRules.Text("Ngày truyền thống Đảng bộ tỉnh", new(1933, 6, 15), 2023).ShouldBe("Kỷ niệm 90 năm Ngày truyền thống Đảng bộ tỉnh (15/6/1933 - 15/6/2023)");
}
