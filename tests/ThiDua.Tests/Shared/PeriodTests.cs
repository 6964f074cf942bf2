using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

/// <summary>Periods as data-model.md writes them: 2022 | 2023-H1 | 2023-Q2 | NH2022-2023.</summary>
public class PeriodTests
{
    private static readonly Arbitrary<string> s_written = Gen.Choose(1945, 2199).SelectMany(year => Gen.Elements(
        $"{year}", $"{year}-H1", $"{year}-H2", $"{year}-Q1", $"{year}-Q2", $"{year}-Q3", $"{year}-Q4", $"NH{year}-{year + 1}")).ToArbitrary();

    [Theory]
    [InlineData("2022", PeriodKind.Year, "2022-01-01", "2022-12-31", "2021", "năm 2022")]
    [InlineData("2023-H1", PeriodKind.HalfYear, "2023-01-01", "2023-06-30", "2022-H1", "6 tháng đầu năm 2023")]
    [InlineData("2023-H2", PeriodKind.HalfYear, "2023-07-01", "2023-12-31", "2022-H2", "6 tháng cuối năm 2023")]
    [InlineData("2024-Q1", PeriodKind.Quarter, "2024-01-01", "2024-03-31", "2023-Q1", "quý I năm 2024")]
    [InlineData("2023-Q2", PeriodKind.Quarter, "2023-04-01", "2023-06-30", "2022-Q2", "quý II năm 2023")]
    [InlineData("2023-Q4", PeriodKind.Quarter, "2023-10-01", "2023-12-31", "2022-Q4", "quý IV năm 2023")]
    [InlineData("NH2022-2023", PeriodKind.SchoolYear, "2022-09-01", "2023-08-31", "NH2021-2022", "năm học 2022-2023")]
    public void Parse_WrittenForm_GivesSpanPreviousAndLabel(string text, PeriodKind kind, string start, string end, string previous, string label)
    {
        var period = Period.Parse(text);

        (period.Kind, Day(period.Start), Day(period.End), period.Previous().ToString(), period.Label, period.ToString())
            .ShouldBe((kind, start, end, previous, label, text));
    }

    [Theory]
    [InlineData("2022", "2023")]
    [InlineData("2023-H1", "2023-H2")]
    [InlineData("2023-H2", "2024-H1")]
    [InlineData("2023-Q3", "2023-Q4")]
    [InlineData("2023-Q4", "2024-Q1")]
    [InlineData("NH2022-2023", "NH2023-2024")]
    public void Next_IsThePeriodThatStartsTheDayAfter(string text, string next)
    {
        Period.Parse(text).Next().ToString().ShouldBe(next);
        Period.Parse(text).Next().Start.ShouldBe(Period.Parse(text).End.AddDays(1));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("")]
    [InlineData(" 2022")]
    [InlineData("2022 ")]
    [InlineData("22")]
    [InlineData("2022-h1")]
    [InlineData("2022-H0")]
    [InlineData("2022-H3")]
    [InlineData("2022-Q5")]
    [InlineData("2022-12")]
    [InlineData("NH2022")]
    [InlineData("NH2022-2024")]
    [InlineData("NH2022/2023")]
    [InlineData("NH2023-2022")]
    [InlineData("1944")]
    [InlineData("2201")]
    [InlineData("２０２２")]
    [InlineData("-022")]
    public void Parse_AnythingElse_IsRefusedWithExamples(string text)
    {
        var refusal = Should.Throw<DomainException>(() => Period.Parse(text));

        refusal.Message.ShouldBe($"Kỳ “{text}” không đúng. Viết 2022 (năm), 2023-H1 (6 tháng đầu năm), 2023-Q2 (quý) hoặc NH2022-2023 (năm học).");
        refusal.Field.ShouldBe("Kỳ");
        Period.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryParse_Null_IsFalse() => Period.TryParse(null, out _).ShouldBeFalse();

    [Fact]
    public void Parse_EveryWrittenForm_ReadsBackAndIsEqual() =>
        Prop.ForAll(s_written, text => Period.Parse(text).ToString() == text && Period.Parse(text) == Period.Parse(text)).Check(Letters.Quick);

    [Fact]
    public void Previous_EveryPeriod_EndsADayBeforeTheSameDayAYearLater() =>
        Prop.ForAll(s_written, text =>
        {
            var period = Period.Parse(text);
            var previous = period.Previous();
            return previous.Kind == period.Kind && previous.Part == period.Part && previous.Start.AddYears(1) == period.Start
                && previous.End.AddDays(1).AddYears(1) == period.End.AddDays(1) && period.Start < period.End;
        }).Check(Letters.Quick);

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    public void Quarters_OfAYear_TileItsHalvesAndTheYear(int year)
    {
        var quarters = Enumerable.Range(1, 4).Select(q => Period.Parse($"{year}-Q{q}")).ToList();
        var halves = Enumerable.Range(1, 2).Select(h => Period.Parse($"{year}-H{h}")).ToList();

        quarters.Select(q => q.Start).ShouldBe([new(year, 1, 1), .. quarters.Take(3).Select(q => q.End.AddDays(1))]);
        halves.Select(h => (h.Start, h.End)).ShouldBe([(quarters[0].Start, quarters[1].End), (quarters[2].Start, quarters[3].End)]);
        (halves[0].Start, halves[1].End).ShouldBe((Period.OfYear(year).Start, Period.OfYear(year).End));
    }

    [Fact]
    public void Parse_AnyText_NeverFailsOtherwise() =>
        Prop.ForAll(Letters.Text, text => Period.TryParse(text, out var period) ? period.ToString() == text : true).Check(Letters.Quick);
}
