using ThiDua.Movements;

namespace ThiDua.Tests.Movements;

public class AnniversariesTests
{
    [Theory]
    [InlineData("quoc-khanh", "", 2023, "78 năm ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("quoc-khanh", "ngay", 2023, "02/9/1945 - 02/9/2023")]
    [InlineData("giai-phong-mien-nam", "day-du", 2023, "48 năm ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2023)")]
    [InlineData("sinh-nhat-bac", "day-du", 2022, "132 năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2022)")]
    [InlineData("1951-09-01", "", 2023, "72 năm")]
    [InlineData("1951-09-01", "ngay", 2023, "01/9/1951 - 01/9/2023")]
    [InlineData("2024-02-29", "ngay", 2027, "29/02/2024 - 28/02/2027")]
    [InlineData("khong-co", "", 2023, null)]
    [InlineData("1951-13-01", "", 2023, null)]
    [InlineData("quoc-khanh", "chu", 2023, null)]
    [InlineData("1951-09-01", "", 1951, null)]
    public void Words_OfADayAndAYear_AreCounted(string day, string aspect, int year, string? words) => Anniversaries.Words(day, aspect, year).ShouldBe(words);

    [Fact]
    public void All_Codes_AreUniqueAndInTheOrderOfTheYear()
    {
        Anniversaries.All.Select(a => a.Code).ShouldBeUnique();
        Anniversaries.All.Select(a => (a.Base.Month, a.Base.Day)).ShouldBeInOrder();
    }
}
