using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Regulations;
using ThiDua.Tests.Indicators;
using ThiDua.Tests.Reports;

namespace ThiDua.Tests.Fund;

/// <summary>Money of awards and of the fund: F0's 28 collectives, 37 individuals and 22 households cost 23.000.000 đồng.</summary>
public class FundRulesTests
{
    private static readonly DateOnly s_day = new(2022, 12, 9);

    private static readonly ReportBuilder s_year = new ReportBuilder()
        .Award("tt", 28, byRate: true).Award("cn", 37, AwardSubject.Individual, byRate: true).Award("ho", 22, AwardSubject.Household, byRate: true)
        .Award("rieng", 2, group: "rieng", amount: 1500000).Award("khong-ro", 5, group: "khong-ro").Award("chua-dem", null, group: "chua-dem", byRate: true)
        .Award("de-nghi", 4, group: "tong-ket", state: AwardState.Proposed, byRate: true).Award("khong-duoc", 4, group: "tong-ket", state: AwardState.Refused, byRate: true)
        .Rate(AwardSubject.Collective, 300000, 2020).Rate(AwardSubject.Collective, 400000).Rate(AwardSubject.Individual, 200000).Rate(AwardSubject.Household, 200000).Rate(AwardSubject.Collective, 900000, 2023);

    private static AwardLine Line(string code) => s_year.Awards.Single(a => a.Code == code);

    [Theory]
    [InlineData(AwardSubject.Collective, "2022-12-09", 400000)]
    [InlineData(AwardSubject.Collective, "2022-01-01", 400000)]
    [InlineData(AwardSubject.Collective, "2021-12-31", 300000)]
    [InlineData(AwardSubject.Collective, "2019-12-31", null)]
    [InlineData(AwardSubject.Collective, "2023-01-01", 900000)]
    [InlineData(AwardSubject.Individual, "2021-12-31", null)]
    public void RateOn_Day_IsTheNewestNotAfterIt(AwardSubject subject, string day, int? amount) =>
        (FundRules.RateOn(s_year.Rates, subject, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))?.Amount).ShouldBe(amount);

    [Fact]
    public void RateOn_EndedRate_HoldsToItsLastDay()
    {
        RewardRate[] rates = [new() { OwnerId = SheetBuilder.Owner, Subject = AwardSubject.Individual, Amount = 1, FromDate = new(2022, 1, 1), ToDate = new(2022, 6, 30) }];

        FundRules.RateOn(rates, AwardSubject.Individual, new(2022, 6, 30)).ShouldBe(rates[0]);
        FundRules.RateOn(rates, AwardSubject.Individual, new(2022, 7, 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("tt", 11200000)]
    [InlineData("cn", 7400000)]
    [InlineData("ho", 4400000)]
    [InlineData("rieng", 1500000)]
    [InlineData("khong-ro", null)]
    [InlineData("chua-dem", null)]
    public void MoneyOf_Line_IsCountTimesRateOrItsAmountOrUnknown(string code, int? amount) => FundRules.MoneyOf(Line(code), s_year.Rates, s_day).ShouldBe(amount);

    [Fact]
    public void MoneyOf_LineWithoutRateInForce_IsUnknown() => FundRules.MoneyOf(Line("tt"), [], s_day).ShouldBeNull();

    /// <summary>Proposed, awarded and refused are never mixed in one sum.</summary>
    [Fact]
    public void MoneyOfBatch_CountsAwardedLinesOnly() => FundRules.MoneyOfBatch(s_year.Awards, s_year.Rates, "tong-ket", s_day).ShouldBe(23000000);

    [Fact]
    public void Total_OfAKind_SumsAmountsAndBatches()
    {
        FundEntry Entry(FundEntryKind kind, decimal? amount, string? group = null) => new() { OwnerId = SheetBuilder.Owner, Period = "2022", Kind = kind, Amount = amount, GroupCode = group, Note = "" };
        FundEntry[] entries = [Entry(FundEntryKind.Payment, null, "tong-ket"), Entry(FundEntryKind.Payment, 5700000), Entry(FundEntryKind.Payment, null), Entry(FundEntryKind.Allocation, 30000000)];

        FundRules.Total(FundEntryKind.Payment, entries, s_year.Awards, s_year.Rates, s_day).ShouldBe(28700000);
        FundRules.Total(FundEntryKind.Allocation, entries, s_year.Awards, s_year.Rates, s_day).ShouldBe(30000000);
        FundRules.Total(FundEntryKind.Payment, [], s_year.Awards, s_year.Rates, s_day).ShouldBe(0);
    }
}
