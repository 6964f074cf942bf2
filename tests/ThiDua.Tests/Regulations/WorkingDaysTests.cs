using ThiDua.Regulations;

namespace ThiDua.Tests.Regulations;

/// <summary>Working days and terms (Bộ luật Lao động 2019, Điều 111, 112; Bộ luật Dân sự 2015, Điều 147, 148).</summary>
public class WorkingDaysTests
{
    [Theory]
    [InlineData("2023-02-28", true, null)] // a Tuesday
    [InlineData("2023-02-25", false, null)] // a Saturday
    [InlineData("2023-01-20", false, "Tết Nguyên đán")]
    [InlineData("2023-09-04", false, "Quốc khánh")] // given for the Saturday
    [InlineData("2024-05-04", true, null)] // a Saturday worked in exchange for 29 April
    [InlineData("2024-04-29", false, "Ngày Chiến thắng, Ngày Quốc tế lao động")]
    [InlineData("2031-09-02", false, "Quốc khánh")] // not announced yet: only the fixed days of the solar year
    [InlineData("2031-01-23", true, null)]
    public void IsWorkingDay_WeekendsHolidaysAndExchangedSaturdays(string day, bool works, string? holiday)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        (WorkingDays.Vietnam.IsWorkingDay(date), WorkingDays.Vietnam.Holiday(date)).ShouldBe((works, holiday));
    }

    [Theory]
    [InlineData("2023-04-28", 0, "2023-04-28")]
    [InlineData("2023-04-28", 1, "2023-05-04")] // over the weekend and three days off
    [InlineData("2023-04-28", 10, "2023-05-17")]
    [InlineData("2024-05-03", 1, "2024-05-04")]
    public void After_ATermOfWorkingDays_LeavesOutItsFirstDay(string from, int count, string until)
    {
        var (start, end) = (DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

        WorkingDays.Vietnam.After(start, count).ShouldBe(end);
        WorkingDays.Vietnam.Between(start, end).ShouldBe(count);
        WorkingDays.Vietnam.Between(end, start).ShouldBe(0);
    }

    [Fact]
    public void OnOrAfter_TermEndingOnADayOff_EndsWithTheNextWorkingDay()
    {
        WorkingDays.Vietnam.OnOrAfter(new(2022, 12, 31)).ShouldBe(new(2023, 1, 3));
        WorkingDays.Vietnam.OnOrAfter(new(2023, 1, 3)).ShouldBe(new(2023, 1, 3));
    }

    [Fact]
    public void Calendar_EachYear_HasElevenDaysOffLessThoseOnWeekends()
    {
        // 11 paid days a year (Điều 112), one more where an office day was exchanged; a day off on a weekend is given on a weekday
        for (var year = 2022; year <= 2026; year++)
        {
            var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
            var off = days.Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingDays.Vietnam.IsWorkingDay(d));
            var worked = days.Count(d => d.DayOfWeek == DayOfWeek.Saturday && WorkingDays.Vietnam.IsWorkingDay(d));

            (off - worked).ShouldBe(11, $"{year}");
            days.Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).ShouldAllBe(d => WorkingDays.Vietnam.Holiday(d) == null);
        }
    }
}
