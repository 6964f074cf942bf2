using ThiDua.Indicators;
using static ThiDua.Tests.Indicators.SheetBuilder;

namespace ThiDua.Tests.Indicators;

/// <summary>Resolved figures: the hardest places of data-model.md that Khôi Kỳ's report has.</summary>
public class FigureSheetTests
{
    private static SheetBuilder Grain(decimal? maize = 60.4m, Qualifier maizeIs = Qualifier.Exact) => new SheetBuilder()
        .Add("luong-thuc", unit: "tấn", decimals: 1, source: FigureSource.SumOfParts, benchmarks: [Target("kh-huyen", 3828.1m, places: 1), Target("nq-hdnd", 3750, places: 2), ChangedBy(50.2m)])
        .Add("thoc", 3880.1m, unit: "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend, benchmarks: [Target("kh-huyen", 3767.7m), ChangedBy(52.2m)])
        .Add("ngo", maize, unit: "tấn", decimals: 1, parent: "luong-thuc", role: PartRole.Addend, qualifier: maizeIs, benchmarks: [Target("kh-huyen", 60.4m), ChangedBy(-2)]);

    /// <summary>F0:72–76, 151: luong-thuc = thóc + ngô = 3.940,5; 102,9 % and 105,08 %; +50,2, so "Giảm" becomes impossible.</summary>
    [Fact]
    public void LuongThuc_SumOfParts_HasSumPercentsAndRisingChange()
    {
        var row = Grain().Row("luong-thuc");

        row.Value.ShouldBe(3940.5m);
        row.Targets.Select(t => (t.SourceCode, row.Against(t).Percent, row.Against(t).Places)).ShouldBe([("kh-huyen", 102.9m, 1), ("nq-hdnd", 105.08m, 2)]);
        row.Change.ShouldBe((50.2m, ValueUnit.Own));
        row.Children.Select(c => c.Indicator.Code).ShouldBe(["thoc", "ngo"]);
        (row.Status, row.Children[0].Status, row.Children[1].Status).ShouldBe((AttainmentStatus.Exceeds, AttainmentStatus.Exceeds, AttainmentStatus.Meets));
    }

    [Fact]
    public void Sum_WhileAnAddendIsMissing_IsNull()
    {
        var row = Grain(maize: null).Row("luong-thuc");

        (row.Value, row.Measure, row.Status).ShouldBe(((decimal?)null, (decimal?)null, AttainmentStatus.Unknown));
    }

    [Fact]
    public void Sum_AddendOfZero_CountsAsZero() => Grain(maize: 0).Row("luong-thuc").Value.ShouldBe(3880.1m);

    [Theory]
    [InlineData(Qualifier.Exact, Qualifier.Exact)]
    [InlineData(Qualifier.Estimated, Qualifier.Estimated)]
    public void Sum_OneEstimatedAddend_IsEstimated(Qualifier part, Qualifier whole) => Grain(maizeIs: part).Row("luong-thuc").Qualifier.ShouldBe(whole);

    /// <summary>F3:61–85: rau 11,9 ước inside gieo-trong; the addend may be a one-off part.</summary>
    [Theory]
    [InlineData(PartRole.Addend, Qualifier.Estimated)]
    [InlineData(PartRole.Memo, Qualifier.Exact)]
    public void Sum_EstimatedPart_IsEstimatedWhenItCounts(PartRole role, Qualifier whole) => new SheetBuilder()
        .Add("gieo-trong", source: FigureSource.SumOfParts, parts: [Part("lúa", 164), Part("rau", 11.9m, role: role, qualifier: Qualifier.Estimated)])
        .Row("gieo-trong").Qualifier.ShouldBe(whole);

    /// <summary>An estimate two levels down makes the top an estimate too.</summary>
    [Fact]
    public void Sum_EstimatedGrandchild_IsEstimated() => new SheetBuilder()
        .Add("a", source: FigureSource.SumOfParts)
        .Add("b", source: FigureSource.SumOfParts, parent: "a", role: PartRole.Addend)
        .Add("c", 5, parent: "b", role: PartRole.Addend, qualifier: Qualifier.Estimated)
        .Row("a").Qualifier.ShouldBe(Qualifier.Estimated);

    /// <summary>F0:319–345: chi-ns = xdcb + thuong-xuyen + du-phong; tiet-kiem-chi is Memo ("memo lines that look like parts").</summary>
    [Fact]
    public void ChiNs_MemoPart_IsNotAdded()
    {
        var row = new SheetBuilder()
            .Add("chi-ns", shape: Shape.Money, source: FigureSource.SumOfParts)
            .Add("xdcb", 802240000, shape: Shape.Money, parent: "chi-ns", role: PartRole.Addend)
            .Add("thuong-xuyen", 5533899572, shape: Shape.Money, parent: "chi-ns", role: PartRole.Addend)
            .Add("du-phong", 110000000, shape: Shape.Money, parent: "chi-ns", role: PartRole.Addend)
            .Add("tiet-kiem-chi", 57035000, shape: Shape.Money, parent: "chi-ns", role: PartRole.Memo)
            .Row("chi-ns");

        row.Value.ShouldBe(6446139572m);
        row.Addends.Select(a => a.Indicator.Code).ShouldBe(["xdcb", "thuong-xuyen", "du-phong"]);
        row.Children.Count.ShouldBe(4);
    }

    /// <summary>F0:319–345: thu-ns = 852.906.558 + 7.811.747.980 + 223.570.400 + 11.938.110 = 8.900.163.048.</summary>
    [Fact]
    public void ThuNs_FourAddends_AreSummed() => new SheetBuilder()
        .Add("thu-ns", shape: Shape.Money, source: FigureSource.SumOfParts, percentDecimals: 2, benchmarks: [Target("kh-huyen", 6059553000)])
        .Add("thu-can-doi", 852906558, shape: Shape.Money, parent: "thu-ns")
        .Add("tro-cap", 7811747980, shape: Shape.Money, parent: "thu-ns")
        .Add("chuyen-nguon", 223570400, shape: Shape.Money, parent: "thu-ns")
        .Add("ket-du", 11938110, shape: Shape.Money, parent: "thu-ns")
        .Row("thu-ns").Value.ShouldBe(8900163048m);

    [Fact]
    public void Sum_PartsOfAnotherUnit_AreNotAdded() => new SheetBuilder()
        .Add("a", source: FigureSource.SumOfParts, parts: [Part("bàn", 3), Part("tiền", 1000, unit: "đồng"), Part("ghi nhớ", 9, role: PartRole.Memo)])
        .Row("a").Value.ShouldBe(3);

    /// <summary>samples/README: `unit: ""` = the label is what is counted; "01 bàn đá, 02 cây hương đá" are 3 hiện vật.</summary>
    [Fact]
    public void Sum_PartsNamedByTheirLabel_AreAdded() => new SheetBuilder()
        .Add("nghia-trang-hien-vat", unit: "hiện vật", source: FigureSource.SumOfParts, parts: [Part("bàn đá", 1, unit: ""), Part("cây hương đá", 2, unit: "")])
        .Row("nghia-trang-hien-vat").Value.ShouldBe(3);

    [Fact]
    public void Sum_WithoutAnyPart_FallsBackToTheStoredValue() => new SheetBuilder().Add("a", 7, source: FigureSource.SumOfParts).Row("a").Value.ShouldBe(7);

    [Fact]
    public void Sum_OfSums_IsComputedBottomUpInAnyOrder() => new SheetBuilder()
        .Add("a", source: FigureSource.SumOfParts)
        .Add("b", source: FigureSource.SumOfParts, parent: "a")
        .Add("c", 1, parent: "b").Add("d", 2, parent: "b").Add("e", 4, parent: "a")
        .Row("a").Value.ShouldBe(7);

    /// <summary>ty-le-ho-ngheo: Percent 6,92 Lower, cung-ky −3,98 điểm; kh-huyen Change −2,5 điểm → vượt.</summary>
    [Fact]
    public void TyLeHoNgheo_ChangeTarget_IsExceeded()
    {
        var row = new SheetBuilder().Add("ty-le-ho-ngheo", 6.92m, unit: "%", shape: Shape.Percent, better: Better.Lower, decimals: 2,
            benchmarks: [Target("kh-huyen", -2.5m, BenchmarkForm.Change, ValueUnit.Point), ChangedBy(-3.98m, ValueUnit.Point)]).Row("ty-le-ho-ngheo");

        row.Status.ShouldBe(AttainmentStatus.Exceeds);
        row.Against(row.Targets.Single()).Percent.ShouldBeNull();
    }

    /// <summary>"Tăng 10 %" asked, previous level known: 1.050 against 1.000 is 5 per cent, not 50.</summary>
    [Theory]
    [InlineData("1050", AttainmentStatus.Missed)]
    [InlineData("1100", AttainmentStatus.Meets)]
    [InlineData("1101", AttainmentStatus.Exceeds)]
    public void ChangeTarget_InPercentWithPreviousLevel_IsJudgedInPercent(string value, AttainmentStatus status) => new SheetBuilder()
        .Add("a", decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), benchmarks: [Target("kh-huyen", 10, BenchmarkForm.Change, ValueUnit.Percent), Previous(1000)])
        .Row("a").Status.ShouldBe(status);

    [Fact]
    public void ChangeTarget_ChangeKnownOnlyInAnotherUnit_IsUnknown() => new SheetBuilder()
        .Add("a", 1050, benchmarks: [Target("kh-huyen", 10, BenchmarkForm.Change, ValueUnit.Percent), ChangedBy(50)])
        .Row("a").Status.ShouldBe(AttainmentStatus.Unknown);

    /// <summary>gdvh: CountShare 1.742/1.857, nq-hdnd 91, +5,8 điểm.</summary>
    [Fact]
    public void Gdvh_CountShare_IsMeasuredByItsRate()
    {
        var row = new SheetBuilder().Add("gdvh", 1742, of: 1857, unit: "hộ", shape: Shape.CountShare, percentDecimals: 1,
            benchmarks: [Target("nq-hdnd", 91, places: 0), ChangedBy(5.8m, ValueUnit.Point)]).Row("gdvh");

        AttainmentRules.Round(row.Measure!.Value, 1).ShouldBe(93.8m);
        row.Against(row.Targets.Single()).Percent.ShouldBe(103);
        row.Change.ShouldBe((5.8m, ValueUnit.Point));
    }

    [Fact]
    public void PercentPlaces_TargetThenIndicatorThenCommune_Decide()
    {
        var builder = new SheetBuilder(ratePlaces: 2)
            .Add("a", 1, percentDecimals: 0, benchmarks: [Target("x", 3, places: 1), Target("y", 3)])
            .Add("b", 1, benchmarks: [Target("x", 3)]);
        var (a, b) = (builder.Row("a"), builder.Row("b"));

        a.Targets.Concat(b.Targets).Select(t => (a.Targets.Contains(t) ? a : b).Against(t).Percent).ShouldBe([33.3m, 33m, 33.33m]);
    }

    [Fact]
    public void Status_SeveralTargets_IsTheWorst()
    {
        SheetBuilder Against(params decimal?[] targets) => new SheetBuilder().Add("a", 10, benchmarks: [.. targets.Select((t, i) => Target("t" + i, t))]);

        Against(9, 11).Row("a").Status.ShouldBe(AttainmentStatus.Missed);
        Against(9, 10).Row("a").Status.ShouldBe(AttainmentStatus.Meets);
        Against(9, 8).Row("a").Status.ShouldBe(AttainmentStatus.Exceeds);
        Against(9, null).Row("a").Status.ShouldBe(AttainmentStatus.Exceeds);
        Against().Row("a").Status.ShouldBe(AttainmentStatus.Unknown);
    }

    [Fact]
    public void Row_YearNotOpenedForIt_HasNothing()
    {
        var row = new SheetBuilder().Add("a", slot: false).Row("a");

        (row.Figure, row.Value, row.Of, row.Qualifier, row.Previous, row.Change, row.Status)
            .ShouldBe(((Figure?)null, (decimal?)null, (decimal?)null, Qualifier.Exact, (Benchmark?)null, ((decimal, ValueUnit)?)null, AttainmentStatus.Unknown));
    }

    /// <summary>data-model.md: "Cùng kỳ: the stored Benchmark if any, else the Figure of Previous()".</summary>
    [Fact]
    public void Previous_NotStored_ComesFromLastYearsFigure()
    {
        var builder = new SheetBuilder()
            .Add("dan-trau", 231).Before("dan-trau", 240)
            .Add("gdvh", 9, of: 10, shape: Shape.CountShare).Before("gdvh", 8, of: 10)
            .Add("bhyt", 98.5m, shape: Shape.Percent).Before("bhyt", 97)
            .Add("stored", 5, benchmarks: [ChangedBy(2)]).Before("stored", 100)
            .Add("empty-before", 5).Before("empty-before")
            .Add("new", 5);

        new[] { "dan-trau", "gdvh", "bhyt", "stored", "empty-before", "new" }.Select(code => builder.Row(code).Change)
            .ShouldBe([(-9, ValueUnit.Own), (10, ValueUnit.Point), (1.5m, ValueUnit.Point), (2, ValueUnit.Own), null, null]);
    }

    /// <summary>"… over the unit's lineage (Σ for Value/Money …)": last year's sum is summed from last year's parts, not looked for in the empty slot.</summary>
    [Fact]
    public void Previous_OfASum_IsTheSumOfLastYearsParts()
    {
        var builder = Grain().Before("luong-thuc").Before("thoc", 3827.9m).Before("ngo", 62.4m)
            .Add("tong", source: FigureSource.SumOfParts, parts: [Part("một", 3), Part("hai", 4)]).Before("tong", parts: [Part("một", 1), Part("hai", 1)])
            .Add("thieu", source: FigureSource.SumOfParts).Add("phan", 2, parent: "thieu").Add("phan-moi", 3, parent: "thieu").Before("thieu").Before("phan", 1).Before("phan-moi");

        var sheet = builder.Build();

        (sheet.Find("luong-thuc")!.PreviousFromHistory?.Value, sheet.Find("tong")!.Change, sheet.Find("thieu")!.Change).ShouldBe((3890.3m, (5m, ValueUnit.Own), ((decimal, ValueUnit)?)null));
    }

    [Fact]
    public void Sheet_OrdersFieldsRowsAndHeadlines()
    {
        var sheet = new SheetBuilder().Field("kinh-te", "Kinh tế").Field("trong-trot", "Trồng trọt", "kinh-te").Field("van-hoa", "Văn hóa")
            .Add("b", 1, field: "trong-trot", headline: 2).Add("a", 1, field: "trong-trot", headline: 1).Add("c", 1, field: "van-hoa").Build();

        sheet.FieldsUnder(null).Select(f => f.Code).ShouldBe(["kinh-te", "van-hoa"]);
        sheet.FieldsUnder(sheet.Fields[0].Id).Select(f => f.Code).ShouldBe(["trong-trot"]);
        sheet.InField(sheet.Fields[1].Id).Select(r => r.Indicator.Code).ShouldBe(["b", "a"]);
        sheet.HeadlineRows.Select(r => r.Indicator.Code).ShouldBe(["a", "b"]);
        (sheet.Find("khong-co"), sheet.Find(Guid.Empty)).ShouldBe((null, null));
    }
}
