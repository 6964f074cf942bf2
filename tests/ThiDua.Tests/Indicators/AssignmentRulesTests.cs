using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Shared;

namespace ThiDua.Tests.Indicators;

public sealed class AssignmentRulesTests
{
    private static readonly DateOnly s_today = new(2022, 12, 12);

    [Fact]
    public void NewToken_Is256BitsAndHashesToStoredForm()
    {
        var (a, b) = (AssignmentRules.NewToken(), AssignmentRules.NewToken());
        Assert.NotEqual(a, b);
        Assert.Equal(43, a.Length);
        Assert.Equal(32, AssignmentRules.HashOf(a)!.Length);
        Assert.NotEqual(AssignmentRules.HashOf(a), AssignmentRules.HashOf(b));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../../../../../../../../../../../../../..")]
    public void HashOf_TextThatCannotBeAToken_IsNull(string? token) => Assert.Null(AssignmentRules.HashOf(token));

    [Fact]
    public void CheckDueDay_OutsideThePeriod_SaysWhichDaysFit()
    {
        var refusal = Assert.Throws<DomainException>(() => AssignmentRules.CheckDueDay(new(2021, 12, 5), Period.OfYear(2022), "DueOn"));
        Assert.Equal("Hạn gửi 05/12/2021 không hợp với năm 2022; nhập ngày từ 01/01/2022 đến 31/03/2023.", refusal.Message);
    }

    [Fact]
    public void Reminder_Overdue_ListsWhatIsMissingAndHowLong()
    {
        var text = AssignmentRules.Reminder("xã Khôi Kỳ", "Trạm Y tế", Period.OfYear(2022), ["Số trẻ tiêm chủng", "BHYT"], new(2022, 12, 5), s_today, "https://x/nhap/t", new(2022, 12, 26));
        Assert.Contains("2 số liệu thi đua, khen thưởng năm 2022 (hạn 05/12/2022, đã quá 7 ngày)", text, StringComparison.Ordinal);
        Assert.Contains("1. Số trẻ tiêm chủng\n2. BHYT\n", text, StringComparison.Ordinal);
        Assert.Contains("https://x/nhap/t", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RestDay_Sunday_IsTold() => Assert.Contains("Chủ nhật", AssignmentRules.RestDay(new(2022, 12, 11)), StringComparison.Ordinal);

    [Theory]
    [InlineData(2022, "đã mở rồi")]
    [InlineData(2024, "chỉ mở trước một năm")]
    public void OpeningAYear_TwiceOrTooEarly_IsRefused(int year, string because) => Assert.Contains(because, YearService.Refusal(year, [2021, 2022], s_today), StringComparison.Ordinal);

    [Fact]
    public void OpeningAYear_TheNext_IsFine() => Assert.Null(YearService.Refusal(2023, [2021, 2022], s_today));
}
