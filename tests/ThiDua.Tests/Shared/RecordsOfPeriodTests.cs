using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

public class RecordsOfPeriodTests
{
    /// <summary>A record shows in its own period and the longer ones, and in a shorter one when its day falls there.</summary>
    [Theory]
    [InlineData("2023", "2023-05-10", "2023 2023-H1 2023-Q2")]
    [InlineData("2023", null, "2023")]
    [InlineData("2023-H1", "2023-05-10", "2023 2023-H1 2023-Q2")]
    [InlineData("2023-H1", null, "2023 2023-H1")]
    [InlineData("2023-Q2", null, "2023 2023-H1 2023-Q2")]
    [InlineData("2023", "2024-01-05", "2023")]
    [InlineData("2023-H1", "2023-07-03", "2023 2023-H1")]
    [InlineData("2022", "2022-12-31", "2022 2022-H2")]
    public void Record_EnteredOnce_ShowsInThePeriodsItBelongsTo(string entered, string? day, string shown)
    {
        var record = new Payment(entered, day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture));
        string[] periods = ["2022", "2022-H2", "2023", "2023-H1", "2023-H2", "2023-Q1", "2023-Q2", "2023-Q3", "2024", "2024-H1"];

        string.Join(' ', periods.Where(p => RecordsOfPeriod.Of<Payment>(Period.Parse(p), r => r.Day).Compile()(record))).ShouldBe(shown);
    }

    [Fact]
    public void Around_HalfYear_NamesItsQuartersItsYearAndTheSchoolYear() =>
        RecordsOfPeriod.Around(Period.Parse("2023-H1")).ShouldBe(["2023-H1", "2023-Q1", "2023-Q2", "NH2022-2023", "2023"]);

    private sealed record Payment(string Period, DateOnly? Day) : IOfPeriod;
}
