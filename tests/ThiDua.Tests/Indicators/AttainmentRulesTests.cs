using ThiDua.Indicators;
using static ThiDua.Tests.Indicators.SheetBuilder;

namespace ThiDua.Tests.Indicators;

/// <summary>data-model.md: "One pure function Attainment(figure, benchmark): from unrounded values, half-up once, direction respected."</summary>
public class AttainmentRulesTests
{
    /// <summary>The per cents of section II.1 of the Khôi Kỳ report, each from its figures (data-model.md, "How the hardest places are stored", F0).</summary>
    [Theory]
    [InlineData("3940.5", "3828.1", 1, "102.9")]
    [InlineData("3940.5", "3750", 2, "105.08")]
    [InlineData("120", "120", 0, "100")]
    [InlineData("231", "221", 1, "104.5")]
    [InlineData("231", "230", 1, "100.4")]
    [InlineData("4320", "4000", 0, "108")]
    [InlineData("4320", "3000", 0, "144")]
    [InlineData("54550", "54000", 0, "101")]
    [InlineData("54550", "50000", 1, "109.1")]
    [InlineData("2421.9", "2390", 1, "101.3")]
    [InlineData("2421.9", "2400", 1, "100.9")]
    [InlineData("23565000000", "22000000000", 1, "107.1")]
    [InlineData("8.6", "5.0", 0, "172")]
    [InlineData("852906558", "164000000", 2, "520.06")]
    [InlineData("852906558", "380000000", 2, "224.45")]
    [InlineData("126", "100", 0, "126")]
    [InlineData("98.63", "98", 1, "100.6")]
    [InlineData("98.5", "98", 1, "100.5")]
    [InlineData("14", "15", 2, "93.33")]
    [InlineData("8900163048", "6059553000", 2, "146.88")]
    public void Against_LevelTarget_IsValueOverTargetRoundedOnce(string value, string target, int places, string percent)
    {
        var attainment = AttainmentRules.Against(Shape.Value, Better.Higher, D(value), Target("kh-huyen", D(target)), places);

        attainment.ShouldBe(new Attainment(D(percent), places, D(value) - D(target), ValueUnit.Own, D(value) == D(target) ? AttainmentStatus.Meets : D(value) > D(target) ? AttainmentStatus.Exceeds : AttainmentStatus.Missed));
    }

    [Theory]
    [InlineData("1742", "1857", "91", 0, "103")] // gdvh: 93,81 % / 91 %, from the unrounded share
    [InlineData("19", "19", "94.7", 1, "105.6")] // xom-vh
    [InlineData("5", "5", "100", 0, "100")] // co-quan-vh
    public void Against_CountShare_ComparesTheUnroundedRateByPoints(string value, string of, string target, int places, string percent)
    {
        var measure = AttainmentRules.Measure(Shape.CountShare, D(value), D(of));

        var attainment = AttainmentRules.Against(Shape.CountShare, Better.Higher, measure, Target("nq-hdnd", D(target)), places);

        (attainment.Percent, attainment.Difference, attainment.DifferenceUnit).ShouldBe((D(percent), measure - D(target), ValueUnit.Point));
    }

    [Theory]
    [InlineData("6.92", "7", AttainmentStatus.Exceeds)]
    [InlineData("7", "7", AttainmentStatus.Meets)]
    [InlineData("7.13", "7", AttainmentStatus.Missed)]
    public void Against_LowerIsBetter_TurnsTheJudgementRound(string value, string target, AttainmentStatus status) =>
        AttainmentRules.Against(Shape.Percent, Better.Lower, D(value), Target("kh-huyen", D(target)), 2).Status.ShouldBe(status);

    /// <summary>ty-le-ho-ngheo: 6,92 %, fell by 3,98 points where the district asked for 2,5 → vượt, without a per cent of attainment.</summary>
    [Theory]
    [InlineData("-3.98", AttainmentStatus.Exceeds)]
    [InlineData("-2.5", AttainmentStatus.Meets)]
    [InlineData("-2", AttainmentStatus.Missed)]
    [InlineData("0.5", AttainmentStatus.Missed)]
    [InlineData(null, AttainmentStatus.Unknown)]
    public void Against_ChangeTarget_IsJudgedByTheChange(string? change, AttainmentStatus status)
    {
        var target = Target("kh-huyen", -2.5m, BenchmarkForm.Change, ValueUnit.Point);
        var reached = change is null ? (decimal?)null : D(change);

        AttainmentRules.Against(Shape.Percent, Better.Lower, 6.92m, target, 2, reached).ShouldBe(new Attainment(null, 2, reached, ValueUnit.Point, status));
    }

    [Theory]
    [InlineData("0", Better.Lower, AttainmentStatus.Meets)]
    [InlineData("1", Better.Lower, AttainmentStatus.Missed)]
    [InlineData("1", Better.Higher, AttainmentStatus.Exceeds)]
    public void Against_ZeroTarget_HasStatusButNoPercent(string value, Better better, AttainmentStatus status) =>
        AttainmentRules.Against(Shape.Value, better, D(value), Target("kh-nam", 0), 1).ShouldBe(new Attainment(null, 1, D(value), ValueUnit.Own, status));

    /// <summary>data-model.md, hazard "null against 0": nothing known is not nothing done.</summary>
    [Fact]
    public void Against_NullAndZero_AreDifferent()
    {
        var target = Target("kh-nam", 5);

        AttainmentRules.Against(Shape.Value, Better.Higher, null, target, 1).ShouldBe(new Attainment(null, 1, null, ValueUnit.Own, AttainmentStatus.Unknown));
        AttainmentRules.Against(Shape.Value, Better.Higher, 0, target, 1).ShouldBe(new Attainment(0, 1, -5, ValueUnit.Own, AttainmentStatus.Missed));
    }

    /// <summary>F3:107: a target known only by its per cent (18,97 %) prints as stated.</summary>
    [Fact]
    public void Against_StatedPercent_IsTakenAsStated() =>
        AttainmentRules.Against(Shape.Money, Better.Higher, 19734913m, Target("nq-hdnd", null, stated: 18.97m), 1)
            .ShouldBe(new Attainment(18.97m, 1, null, ValueUnit.Own, AttainmentStatus.Missed));

    [Fact]
    public void Against_TargetWithoutAnyNumber_IsUnknown() =>
        AttainmentRules.Against(Shape.Value, Better.Higher, 5, Target("nq-hdnd", null), 1).ShouldBe(new Attainment(null, 1, null, ValueUnit.Own, AttainmentStatus.Unknown));

    [Fact]
    public void Against_AnyFigures_PercentIsWithinHalfAUnitAndStatusFollowsTheValues() =>
        Prop.ForAll(Letters.Amount, Letters.Amount, (value, target) =>
        {
            var attainment = AttainmentRules.Against(Shape.Value, Better.Higher, value, Target("kh-nam", target), 2);
            var mirrored = AttainmentRules.Against(Shape.Value, Better.Lower, value, Target("kh-nam", target), 2);
            var wanted = value == target ? AttainmentStatus.Meets : value > target ? AttainmentStatus.Exceeds : AttainmentStatus.Missed;
            return attainment.Status == wanted && attainment.Difference == value - target && attainment.Percent == mirrored.Percent
                && (target == 0 ? attainment.Percent is null : Math.Abs(attainment.Percent!.Value - (value / target * 100)) <= 0.005m)
                && mirrored.Status == wanted switch { AttainmentStatus.Exceeds => AttainmentStatus.Missed, AttainmentStatus.Missed => AttainmentStatus.Exceeds, _ => wanted };
        }).Check(Letters.Quick);

    [Theory]
    [InlineData(Shape.Value, "5", null, "5")]
    [InlineData(Shape.Percent, "6.92", null, "6.92")]
    [InlineData(Shape.Money, "5", "10", "5")]
    [InlineData(Shape.CountShare, "1", "4", "25")]
    [InlineData(Shape.CountShare, "1", null, null)]
    [InlineData(Shape.CountShare, null, "4", null)]
    [InlineData(Shape.CountShare, "1", "0", null)]
    [InlineData(Shape.Value, null, null, null)]
    public void Measure_Shape_IsValueOrRate(Shape shape, string? value, string? of, string? measure) =>
        AttainmentRules.Measure(shape, value is null ? null : D(value), of is null ? null : D(of)).ShouldBe(measure is null ? null : D(measure));

    [Theory]
    [InlineData("0.125", 2, "0.13")]
    [InlineData("-0.125", 2, "-0.13")]
    [InlineData("2.5", 0, "3")]
    [InlineData("102.93", 1, "102.9")]
    public void Round_Half_GoesAwayFromZero(string value, int places, string rounded) => AttainmentRules.Round(D(value), places).ShouldBe(D(rounded));

    [Fact]
    public void Change_StoredChange_WinsAndKeepsItsUnit()
    {
        AttainmentRules.Change(Shape.Money, 23565000000m, ChangedBy(18.5m, ValueUnit.Percent)).ShouldBe((18.5m, ValueUnit.Percent));
        AttainmentRules.Change(Shape.Value, null, ChangedBy(-2m)).ShouldBe((-2m, ValueUnit.Own));
    }

    [Theory]
    [InlineData(Shape.Value, ValueUnit.Own)]
    [InlineData(Shape.Money, ValueUnit.Own)]
    [InlineData(Shape.Percent, ValueUnit.Point)]
    [InlineData(Shape.CountShare, ValueUnit.Point)]
    public void Change_PreviousLevel_IsTheDifferenceInTheShapesUnit(Shape shape, ValueUnit unit) =>
        AttainmentRules.Change(shape, 10, Previous(12)).ShouldBe((-2m, unit));

    /// <summary>data-model.md, hazard "a change known without the previous value (never invent one)".</summary>
    [Fact]
    public void Change_NothingKnown_IsNull()
    {
        AttainmentRules.Change(Shape.Value, 10, null).ShouldBeNull();
        AttainmentRules.Change(Shape.Value, null, Previous(12)).ShouldBeNull();
        AttainmentRules.Change(Shape.Value, 10, Previous(null)).ShouldBeNull();
        AttainmentRules.Change(Shape.Value, 10, Previous(null, BenchmarkForm.Change)).ShouldBeNull();
    }

    /// <summary>F3:61–85 mía "không tăng": the word comes from the sign alone.</summary>
    [Theory]
    [InlineData("0.1", "tăng")]
    [InlineData("-0.1", "giảm")]
    [InlineData("0", "không tăng")]
    public void ChangeWord_Sign_DecidesTheWord(string change, string word) => AttainmentRules.ChangeWord(D(change)).ShouldBe(word);

    private static decimal D(string text) => decimal.Parse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture);
}
