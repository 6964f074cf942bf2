using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

/// <summary>Nghị định 30/2020/NĐ-CP, Phụ lục I: days below 10 and the months 1 and 2 get a leading zero. "Today" is the day in Vietnam.</summary>
public class VietnameseDateTests
{
    [Theory]
    [InlineData(2018, 10, 9, "09/10/2018")]
    [InlineData(2017, 7, 31, "31/7/2017")]
    [InlineData(2022, 2, 11, "11/02/2022")]
    [InlineData(2022, 1, 1, "01/01/2022")]
    [InlineData(2022, 3, 5, "05/3/2022")]
    public void Text_Day_HasTheZerosOfTheDecree(int year, int month, int day, string text) => VietnameseDate.Text(new(year, month, day)).ShouldBe(text);

    [Theory]
    [InlineData("2022-12-11T16:59:59Z", "2022-12-11")]
    [InlineData("2022-12-11T17:00:00Z", "2022-12-12")]
    public void Today_IsTheDayInVietnam(string instant, string day)
    {
        var now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        var clock = new VietnamClock(new Stopped(now));

        (clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), clock.UtcNow, clock.IsFixed).ShouldBe((day, now, false));
        new VietnamClock(new Stopped(now), new DateOnly(2022, 1, 2)).Today.ShouldBe(new DateOnly(2022, 1, 2));
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
