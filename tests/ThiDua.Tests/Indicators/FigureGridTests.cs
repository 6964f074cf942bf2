using ThiDua.Indicators;
using ThiDua.Shared;
using static ThiDua.Tests.Indicators.SheetBuilder;

namespace ThiDua.Tests.Indicators;

public sealed class FigureGridTests
{
    [Fact]
    public void Build_NumbersWholesAndIndentsParts()
    {
        var rows = Grid().Rows.ToList();

        rows.Select(r => (r.Figure.Indicator.Code, r.Depth, r.Number)).ShouldBe([("luong-thuc", 0, 1), ("thoc", 1, null), ("ngo", 1, null), ("trau", 0, 2)]);
        rows[3].HeadlineNumber.ShouldBe(4);
    }

    [Fact]
    public void Build_Filtered_KeepsNumbersAndTheWholeOfAMatchingPart()
    {
        Grid(new(Search: "NGÔ")).Rows.Select(r => r.Figure.Indicator.Code).ShouldBe(["luong-thuc", "ngo"]);
        Grid(new(Field: FigureGrid.Headline)).Rows.Single().Number.ShouldBe(2);
        Grid(new(Field: "chan-nuoi")).Lines.OfType<GridLine.Heading>().Select(h => h.Title).ShouldBe(["I. Kinh tế", "Chăn nuôi"]);
        Grid(new(State: "missed")).Rows.Select(r => r.Figure.Indicator.Code).ShouldBe(["trau"]);
        Grid(new(Search: "không có")).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Sources_TheTwoUsualOnesAlwaysOthersWhenUsed() => Grid().Sources.ShouldBe(["kh-huyen", "nq-hdnd", "kh-nam"]);

    [Fact]
    public void Sums_OfParts_NamesShortenedAndTargetsCompared()
    {
        var sums = FigureGrid.Sums([Sheet().Find("luong-thuc")!]);

        sums.Select(s => (s.Text, s.Fits)).ShouldBe(
        [
            ("KH huyện: các phần cộng 3.828,1, tổng giao 3.828,0 tấn", false),
            ("thóc + ngô = 3.940,5 tấn, khớp tổng", true),
        ]);
    }

    [Fact]
    public void Sums_TypedWholeThatDiffers_SaysBoth()
    {
        var sheet = new SheetBuilder().Add("gieo", 164, "Diện tích gieo", "ha", parts: [Part("lúa", 100), Part("ngô", 60)]).Build();
        var line = FigureGrid.Sums(sheet.Rows).ShouldHaveSingleItem();
        line.Fits.ShouldBeFalse();
        line.Text.ShouldBe("lúa + ngô = 160 ha, diện tích gieo ghi 164 ha");
    }

    [Fact]
    public void Wholes_OfAPart_AreFoundForTheAnswerOfASave()
    {
        var grid = Grid();
        grid.Wholes(grid.Sheet.Find("ngo")!.Indicator.Id).Select(r => r.Figure.Indicator.Code).ShouldBe(["luong-thuc"]);
    }

    [Fact]
    public void CheckParts_NegativeDuplicateAndUnnamed_AreRefusedOnTheirRow()
    {
        var indicator = Sheet().Find("trau")!.Indicator;
        Refusal(() => FigureRules.CheckParts(indicator, 5, false, [new(null, "a", 1), new(null, "A", 2)])).Field.ShouldBe("Parts[1].Label");
        Refusal(() => FigureRules.CheckParts(indicator, 5, false, [new(null, "a", -1)])).Message.ShouldBe("“a”: -1 là số âm; nhập số từ 0 trở lên.");
        Refusal(() => FigureRules.CheckParts(indicator, 5, false, [new(null, null, 1)])).Message.ShouldBe("Phần này chưa có tên; nhập tên hoặc bỏ dòng.");
        Refusal(() => FigureRules.CheckParts(indicator, 5, true, [new(null, "a", 1), new(null, "b", 3)])).Message.ShouldStartWith("Các phần cộng 4 nhưng kết quả là 5 con, lệch 1.");
        FigureRules.CheckParts(indicator, 5, true, [new(null, "a", 5), new(null, "b", 3, Role: PartRole.Memo)]);
    }

    [Fact]
    public void CheckBenchmarks_ChangeWithoutNumber_IsRefusedOnItsSource() =>
        Refusal(() => FigureRules.CheckBenchmarks(Sheet().Find("trau")!.Indicator, [new("kh-huyen", BenchmarkForm.Change, null)])).Field.ShouldBe("Targets.kh-huyen");

    [Theory]
    [InlineData(-2.5, ValueUnit.Point, "giảm 2,5 điểm")]
    [InlineData(18.5, ValueUnit.Percent, "tăng 18,5%")]
    [InlineData(0, ValueUnit.Own, "không tăng")]
    public void Text_ChangeTarget_ReadsAsWords(double value, ValueUnit unit, string text) =>
        FigureText.Benchmark(Sheet().Find("trau")!.Indicator, Target("kh-huyen", (decimal)value, BenchmarkForm.Change, unit)).ShouldBe(text);

    [Fact]
    public void Packs_All_HaveKnownFieldsAndWholes()
    {
        IndicatorPacks.All.Count.ShouldBe(5);
        foreach (var pack in IndicatorPacks.All)
        {
            pack.Indicators.ShouldNotBeEmpty();
            pack.Indicators.Select(i => i.Field).Except(pack.Fields.Select(f => f.Code)).ShouldBeEmpty(pack.Id);
            pack.Indicators.Select(i => i.Parent).OfType<string>().Except(pack.Indicators.Select(i => i.Code)).ShouldBeEmpty(pack.Id);
        }
    }

    private static DomainException Refusal(Action action) => Should.Throw<DomainException>(action);

    private static FigureGrid Grid(GridFilter? filter = null) => FigureGrid.Build(Sheet(), filter ?? new());

    private static FigureSheet Sheet() => new SheetBuilder()
        .Field("kinh-te", "Kinh tế").Field("trong-trot", "Trồng trọt", "kinh-te").Field("chan-nuoi", "Chăn nuôi", "kinh-te")
        .Add("luong-thuc", name: "Sản lượng lương thực", unit: "tấn", decimals: 1, source: FigureSource.SumOfParts, field: "trong-trot", benchmarks: [Target("kh-huyen", 3828.0m)])
        .Add("thoc", 3880.1m, "Sản lượng thóc", "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend, field: "trong-trot", benchmarks: [Target("kh-huyen", 3767.7m)])
        .Add("ngo", 60.4m, "Sản lượng ngô", "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend, field: "trong-trot", benchmarks: [Target("kh-huyen", 60.4m)])
        .Add("trau", 5, "Đàn trâu", "con", field: "chan-nuoi", headline: 4, benchmarks: [Target("kh-nam", 10)])
        .Build();
}
