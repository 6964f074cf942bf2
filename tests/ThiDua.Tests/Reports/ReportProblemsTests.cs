using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Tests.Indicators;
using static ThiDua.Tests.Indicators.SheetBuilder;

namespace ThiDua.Tests.Reports;

/// <summary>Each rule fires, and keeps quiet when nothing is wrong.</summary>
public class ReportProblemsTests
{
    private static string Show(Problem p) => $"{p.Weight} {p.Rule} [{p.SectionId}] {p.Title} | {p.Detail} | {p.Quote} | {p.Figure}";

    private static string[] Found(ReportBuilder builder, string text = "Không có gì.") => [.. builder.Problems(text).Select(Show)];

    [Fact]
    public void Find_CleanReport_IsQuiet() => Found(new ReportBuilder(new SheetBuilder()
        .Add("dan-trau", 231, "Đàn trâu", "con", asOf: "2022-12-09", benchmarks: [Target("kh-huyen", 221)], headline: 1)
        .Add("du-no", 30, "Dư nợ", "đồng", Shape.Money, parts: [Part("một", 10), Part("hai", 20), Part("ghi nhớ", 99, role: PartRole.Memo)]))
        .Cite("hd", new(2022, 11, 11)), "Đàn trâu [[dan-trau|kh]]; dư nợ [[du-no]].").ShouldBeEmpty();

    [Fact]
    public void SignerOfAnotherBody_Blocks()
    {
        var builder = new ReportBuilder();
        builder.Report.SignerAuthority = "TM. ỦY BAN NHÂN DÂN";
        Found(builder).ShouldBe(["Blocking co-quan-ky [] Ký hiệu và người ký không cùng một cơ quan | Ký hiệu BC-HĐTĐKT nhưng ký “TM. ỦY BAN NHÂN DÂN”. Sửa cơ quan ban hành hoặc khối chữ ký. |  | "]);

        builder.Report.Issuer = ReportIssuer.Ubnd;
        Found(builder).ShouldBeEmpty();
    }

    [Fact]
    public void DocumentAfterTheReport_Blocks()
    {
        var builder = new ReportBuilder().Cite("hd", new(2022, 12, 10));
        builder.Report.IssuedOn = new(2022, 12, 9);
        Found(builder).ShouldBe(["Blocking vien-dan-sau [] Viện dẫn văn bản ban hành sau báo cáo | Hướng dẫn số 07/HD-TĐKT ngày 10/12/2022 của Hội đồng TĐKT huyện Đại Từ về tổng kết: ngày văn bản sau ngày báo cáo. Xem lại ngày của một trong hai. |  | "]);

        builder.Report.IssuedOn = new(2022, 12, 10);
        Found(builder).ShouldBeEmpty();
    }

    [Fact]
    public void LawNoLongerInForce_IsToBeLookedAt()
    {
        var builder = new ReportBuilder().Cite("moi", number: "12/2019", symbol: "TT-BNV", type: DocumentType.ThongTu, relation: DocumentRelation.None);
        builder.Cite("cu", number: "08/2017", symbol: "TT-BNV", type: DocumentType.ThongTu, relation: DocumentRelation.PhapLy, replacedBy: builder.Documents[0].Id);

        Found(builder).ShouldBe(["Look het-hieu-luc [] Thông tư 08/2017/TT-BNV đã được thay thế | Văn bản thay thế: Thông tư 12/2019/TT-BNV. Xem lại danh mục quy định đang áp dụng. |  | "]);
        Found(new ReportBuilder().Cite("con", relation: DocumentRelation.PhapLy)).ShouldBeEmpty();
    }

    [Fact]
    public void EmptySection_IsToBeLookedAt()
    {
        var builder = new ReportBuilder();
        const string template = """
            id: thu
            version: 1
            numbering: ["{1}."]
            sections: [{id: trong, title: Trống}, {id: day, title: Đầy, body: [{text: "Có."}]}]
            """;
        builder.Problems(builder.Compose(template)).Select(Show).ShouldBe(["Look muc-trong [trong] Mục “Trống” chưa có nội dung | Viết đoạn cho mục này, hoặc ẩn mục nếu năm nay không có. |  | "]);

        builder.Edit("trong", null, hidden: true);
        builder.Problems(builder.Compose(template)).ShouldBeEmpty();
    }

    [Fact]
    public void MissingFigureAndUnknownToken_Block() =>
        Found(new ReportBuilder(new SheetBuilder().Add("dan-de", name: "Đàn dê", unit: "con")), "Dê [[dan-de]], [[khong-co]].").ShouldBe([
            "Blocking thieu-so [van] Thiếu số liệu | Thiếu: đàn dê. Nhập số, hoặc bỏ câu nếu năm nay không có. | [thiếu: đàn dê] | dan-de",
            "Blocking ma-la [van] Mã số liệu không có | Không có số liệu “khong-co”. Chọn lại số từ danh mục chỉ tiêu. | [không có số liệu “khong-co”] | ",
        ]);

    [Fact]
    public void HeadlineWithoutValue_BlocksOnce()
    {
        var builder = new ReportBuilder(new SheetBuilder().Add("dan-de", name: "Đàn dê", unit: "con", headline: 1));

        Found(builder).ShouldBe(["Blocking thieu-so [] Thiếu số liệu chỉ tiêu chủ yếu | Đàn dê: chưa có kết quả. Nhập số trước khi ký. |  | dan-de"]);
        Found(builder, "Dê [[dan-de]].").Length.ShouldBe(1);
    }

    [Fact]
    public void MissingUnderAHiddenSection_IsNoProblem()
    {
        var builder = new ReportBuilder().Edit("tren", null, hidden: true);

        builder.Problems(builder.Compose("""
            id: thu
            version: 1
            numbering: ["{I}.", "{1}."]
            sections: [{id: tren, title: Trên, sections: [{id: duoi, title: Dưới, body: [{text: "[[khong-co]] 14/15 hồ sơ đạt 95,33%"}]}]}]
            """)).ShouldBeEmpty();
    }

    /// <summary>F0:268: 14/15 is not 95,33 %.</summary>
    [Theory]
    [InlineData("Lập 14/15 hồ sơ đạt 95,33% kế hoạch.", "Blocking ty-le")]
    [InlineData("Lập 14/15 hồ sơ đạt 93,33% kế hoạch.", null)]
    [InlineData("Chúc thọ 123 cụ (trong đó 70 tuổi: 42; 75 tuổi: 31; 80 tuổi: 15).", "Look tong-phan")]
    [InlineData("Từ ngày 31/02/2022.", "Blocking ngay")]
    public void TypedMistake_IsFound(string text, string? problem) =>
        new ReportBuilder().Problems(text).Select(p => $"{p.Weight} {p.Rule}").ShouldBe(problem is null ? [] : [problem]);

    /// <summary>Live figures are computed: a rounded rate beside its counts is no mistake of the text.</summary>
    [Fact]
    public void LiveFigures_AreNotCheckedAsText() =>
        Found(new ReportBuilder(new SheetBuilder().Add("a", 14, "Hồ sơ", "hồ sơ", percentDecimals: 0, benchmarks: [Target("kh-nam", 15)])), "[[a|full]].").ShouldBeEmpty();

    [Fact]
    public void AllMet_AgainstMissedTargets_BlocksNamingTheWorst()
    {
        SheetBuilder Sheet(decimal value) => new SheetBuilder().Add("a", value, "Chuyển mục đích", "hồ sơ", percentDecimals: 2, benchmarks: [Target("kh-nam", 15)])
            .Add("b", 9, "Trồng rừng", "ha", benchmarks: [Target("kh-nam", 10)]);
        const string text = "Các chỉ tiêu đều đạt và vượt kế hoạch.";

        var found = new ReportBuilder(Sheet(3)).Problems(text).ShouldHaveSingleItem();
        (found.Weight, found.Rule, found.SectionId, found.Detail, found.Figure).ShouldBe((ProblemWeight.Blocking, "deu-dat", "van", "2 chỉ tiêu chưa đạt, thấp nhất: chuyển mục đích 03 hồ sơ/15 (20%).", "a"));
        text.ShouldContain(found.Quote!);

        new ReportBuilder(new SheetBuilder().Add("a", 15, benchmarks: [Target("kh-nam", 15)])).Problems(text).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("31", true, null, 1)]
    [InlineData("30", true, null, 0)]
    [InlineData("31", false, null, 0)]
    [InlineData("31", true, "đồng", 0)]
    public void PartsThatDoNotAddUp_BlockWhenTheyCover(string whole, bool cover, string? unit, int problems)
    {
        var found = Found(new ReportBuilder(new SheetBuilder().Add("a", decimal.Parse(whole, System.Globalization.CultureInfo.InvariantCulture), "Đơn", "đơn", partsCover: cover, parts: [Part("một", 10), Part("hai", 20, unit)])));

        found.ShouldBe(problems == 0 ? [] : ["Blocking tong-phan [] Đơn: các phần không cộng thành tổng | 10 + 20 = 30, tổng ghi 31. |  | a"]);
    }

    /// <summary>data-model.md, hazard "an 11-month value in a 12-month slot".</summary>
    [Theory]
    [InlineData("2022-11-29", true)]
    [InlineData("2022-11-30", false)]
    [InlineData(null, false)]
    public void CutOffFarBeforeTheEnd_IsToBeLookedAt(string? asOf, bool found) =>
        Found(new ReportBuilder(new SheetBuilder().Add("a", 5, "Đàn trâu", "con", asOf: asOf, benchmarks: [Target("kh-nam", 4)])))
            .ShouldBe(found ? ["Look ky-lech [] Đàn trâu: số chưa đủ kỳ | Số tính đến ngày 29/11/2022 so với chỉ tiêu cả năm 2022. Cập nhật số cuối kỳ hoặc giữ ghi chú ngày chốt. |  | a"] : []);

    /// <summary>F3:107: "prints as stated, problem chưa nhập số giao".</summary>
    [Fact]
    public void StatedPercent_IsToBeLookedAt() =>
        Found(new ReportBuilder(new SheetBuilder().Add("a", 5, "Thu ngân sách", "đồng", Shape.Money, benchmarks: [Target("nq-hdnd", null, stated: 18.97m)])), "[[a|kh]].")
            .ShouldBe(["Look chua-nhap-giao [van] Thu ngân sách: chưa nhập số giao | Báo cáo in tỷ lệ đã nêu mà máy không tính lại được. Nhập chỉ tiêu giao. |  | a"]);

    [Fact]
    public void Note_OfAPrintedFigure_IsToBeLookedAt()
    {
        var builder = new ReportBuilder(new SheetBuilder().Add("a", 5, "Thu", note: "Báo cáo gốc ghi 6."));

        Found(builder, "[[a]].").ShouldBe(["Look ghi-chu [van] Thu: có ghi chú cần đối chiếu | Báo cáo gốc ghi 6. |  | a"]);
        Found(builder).ShouldBeEmpty();
    }

    [Fact]
    public void Problems_BlockingOnes_ComeFirst() =>
        new ReportBuilder(new SheetBuilder().Add("a", 5, "Thu", note: "ghi chú")).Problems("[[a]]. [[khong-co]].").Select(p => p.Weight).ShouldBe([ProblemWeight.Blocking, ProblemWeight.Look]);

    /// <summary>"it changes when the problem's figures change, so an old explanation does not cover a new mistake".</summary>
    [Fact]
    public void Explanation_CoversItsProblemUntilTheFiguresChange()
    {
        ReportBuilder With(decimal whole) => new(new SheetBuilder().Add("a", whole, "Đơn", "đơn", parts: [Part("một", 10), Part("hai", 20)]));
        var problem = With(31).Problems("Có.").Single();

        var explained = With(31);
        explained.Explanations[problem.Key] = "Một đơn chưa phân loại.";
        explained.Problems("Có.").ShouldBe([problem with { Weight = ProblemWeight.Look, Explained = "Một đơn chưa phân loại." }]);

        var changed = With(32);
        changed.Explanations[problem.Key] = "Một đơn chưa phân loại.";
        changed.Problems("Có.").Single().Weight.ShouldBe(ProblemWeight.Blocking);
    }
}
