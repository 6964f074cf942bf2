using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ThiDua.Awards;
using ThiDua.Documents.Excel;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Tests.Reports;

/// <summary>Appendices of a report: documents of the field, counts of awards (Nghị định 30/2020/NĐ-CP, Phụ lục I; Phụ lục II of the award reports).</summary>
public class AppendixTests
{
    private const string Template = """
        id: thu
        version: 1
        numbering: ["{1}."]
        sections: [{id: a, title: A, body: [{text: Lời.}]}]
        appendices:
        - {layout: phu-luc-1, documents: {field: tdkt, direction: own}}
        - {layout: phu-luc-2-2017}
        """;

    /// <summary>A half-year with the counts of a real one: 2 collectives proposed to the district, 7, 8 and 8 awarded by the commune.</summary>
    private static ReportBuilder Commune() => new ReportBuilder()
        .Cite("kh-113", new(2022, 3, 9), type: DocumentType.KeHoach, number: "113", symbol: "KH-UBND", issuer: "UBND xã", about: "Kế hoạch phát động", field: "tdkt", direction: DocumentDirection.Own, note: "Đợt đặc biệt")
        .Cite("kh-08", new(2022, 1, 5), type: DocumentType.KeHoach, number: "08", symbol: "KH-UBND", issuer: "UBND xã", about: "Kế hoạch công tác", field: "tdkt", direction: DocumentDirection.Own)
        .Cite("khac", new(2022, 1, 6), direction: DocumentDirection.Own, field: "y-te").Cite("cap-tren", new(2022, 1, 7), field: "tdkt")
        .Award("huyen", 2, group: "huyen", level: AwardLevel.District, state: AwardState.Proposed, kind: AwardKind.Thematic)
        .Award("huyen-cn", 5, AwardSubject.Individual, "huyen", AwardLevel.District, kind: AwardKind.AdHoc, workers: 2).Award("huyen-cn2", 3, AwardSubject.Individual, "huyen", AwardLevel.District, kind: AwardKind.Regular, workers: 1)
        .Award("xa-tt", 7).Award("xa-cn", 8, AwardSubject.Individual).Award("xa-ho", 8, AwardSubject.Household).Award("xa-chua-ro", null, AwardSubject.Household)
        .Award("dang", 30, AwardSubject.Individual, "dang", system: AwardSystem.Party).Award("quan-doi", 1, AwardSubject.Individual, "qd", AwardLevel.District, system: AwardSystem.Forces, form: "chien-si-thi-dua-co-so");

    private static string[] Lines(ModelAppendix appendix) => [.. appendix.Blocks[0].Table!.Rows.Select(r => string.Join("|", r.Cells.Select(c => ReportBuilder.Plain(c.Spans))))];

    [Fact]
    public void Compose_Documents_AreThoseOfTheFieldByDateAndTheReferenceIsTheReportsOwn()
    {
        var builder = Commune();
        (builder.Report.Number, builder.Report.IssuedOn) = ("152", new DateOnly(2022, 6, 9));

        var appendix = builder.Compose(Template).Appendices![0];

        (appendix.Label, appendix.Title).ShouldBe(("Phụ lục I", "Tổng hợp các văn bản chỉ đạo, triển khai công tác thi đua - khen thưởng xã Khôi Kỳ năm 2022"));
        appendix.Reference.ShouldBe("(Kèm theo Báo cáo số 152/BC-HĐTĐKT ngày 09 tháng 6 năm 2022 của Hội đồng Thi đua - Khen thưởng xã Khôi Kỳ)");
        Lines(appendix).ShouldBe(["1|Kế hoạch số 08/KH-UBND ngày 05/01/2022|Kế hoạch công tác|", "2|Kế hoạch số 113/KH-UBND ngày 09/3/2022|Kế hoạch phát động|Đợt đặc biệt"]);
    }

    [Fact]
    public void Compose_Awards_FillTheRowsOfTheirLevelFormAndKind()
    {
        var appendix = Commune().Compose(Template).Appendices![1];
        var lines = Lines(appendix);

        ReportBuilder.Grid(appendix.Blocks[0].Table! with { Rows = [] }).ShouldBe(
            "TT 1×3 | Danh hiệu thi đua và hình thức khen thưởng 1×3 | Số lượng 3×1 | Trong đó đối tượng ở cơ sở, lao động trực tiếp 4×1 / Tập thể 1×2 | Cá nhân 1×2 | Gia đình 1×2 | Tập thể 2×1 | Cá nhân 2×1 / SL | % | SL | %");
        lines.SkipWhile(l => !l.StartsWith("III|", StringComparison.Ordinal)).ShouldBe([
            "III|Khen thưởng cấp huyện|||||||", "1|Lao động tiên tiến|||||||", "2|Chiến sĩ thi đua cơ sở|||||||", "3|Tập thể lao động tiên tiến|||||||", "4|Giấy khen||8||||3|37,5",
            "-|Khen chuyên đề|||||||", "-|Khen đột xuất, đối ngoại||5||||2|40", "-|Khen thường xuyên||3||||1|33,33",
            "IV|Khen thưởng cấp xã|7|8|8||||", "TỔNG CỘNG (I + II + III + IV)|7|16|8||||",
        ]);
        lines.Length.ShouldBe(42);
        appendix.Blocks.Skip(1).Select(ReportModel.TextOf).First().ShouldBe("Ghi chú:");
    }

    /// <summary>Half-year reports counted what was only proposed: then a footnote tells it.</summary>
    [Fact]
    public void Compose_WithProposals_CountsThemWithAFootnote()
    {
        var lines = Lines(Commune().Compose(Template.Replace("{layout: phu-luc-2-2017}", "{layout: phu-luc-2-2017, awards: {count: awarded+proposed}}", StringComparison.Ordinal)).Appendices![1]);

        lines[^6].ShouldBe("4|Giấy khen|⟨Trong đó đề nghị, chưa có quyết định: 2.⟩|8||||3|37,5");
        lines[^1].ShouldBe("TỔNG CỘNG (I + II + III + IV)|9|16|8||||");
    }

    [Fact]
    public void Card_OfACount_TellsItsLines()
    {
        var builder = Commune();
        var source = builder.Compose(Template).Appendices![1].Blocks[0].Table!.Rows[^1].Cells[2].Spans[0].Source!;

        source.Code.ShouldBe("bang.phu-luc-2-2017..individual");
        AwardTable.LinesOf(source.Code, builder.Data).Select(l => l.Code).ShouldBe(["huyen-cn", "huyen-cn2", "xa-cn"]);
        AwardTable.LinesOf("bang.phu-luc-2-2017.3-4-3.individual", builder.Data).Select(l => l.Code).ShouldBe(["huyen-cn2"]);
        AwardTable.LinesOf("khen.huyen", builder.Data).ShouldBeEmpty();
    }

    [Fact]
    public void Problems_AwardWithoutRowOrCount_IsTold()
    {
        var builder = Commune().Award("thon", 3, group: "thon", level: AwardLevel.District, form: "thon-van-hoa");

        builder.Problems(builder.Compose(Template)).Where(p => p.Rule is "ngoai-phu-luc" or "phu-luc-thieu-so-luong").Select(p => $"{p.Title}. {p.Detail}").ShouldBe([
            "Phụ lục II không có hàng cho một dòng khen thưởng. 3 tập thể, Thôn, tổ dân phố văn hóa của Chủ tịch UBND xã (cấp huyện): không được cộng trong phụ lục. Xem lại danh hiệu, hình thức hoặc cấp khen.",
            "Phụ lục II: một dòng khen thưởng chưa có số lượng. hộ gia đình, Giấy khen của Chủ tịch UBND xã, hoàn thành tốt nhiệm vụ: phụ lục chưa cộng dòng này. Nhập số lượng ở trang Khen thưởng.",
        ]);
    }

    [Fact]
    public void Compose_OneAppendix_HasNoNumber_AndNoDocumentsSayIt()
    {
        var appendix = new ReportBuilder().Compose(Template.Replace("- {layout: phu-luc-2-2017}", "", StringComparison.Ordinal)).Appendices!.Single();

        (appendix.Label, ReportModel.TextOf(appendix.Blocks.Single())).ShouldBe(("Phụ lục", "Trong kỳ chưa ban hành văn bản về thi đua, khen thưởng."));
        appendix.Reference.ShouldBe("(Kèm theo Báo cáo số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-HĐTĐKT ngày \u00a0\u00a0\u00a0\u00a0 tháng 12 năm 2022 của Hội đồng Thi đua - Khen thưởng xã Khôi Kỳ)");
    }

    [Theory]
    [InlineData("2023-H1", "phu-luc-2-2017")]
    [InlineData("2025", "phu-luc-2-2025")]
    public void Usual_Awards_FollowTheLawOfThePeriod(string period, string layout) => Appendices.Usual("phu-luc-2", Period.Parse(period)).Layout.ShouldBe(layout);

    [Fact]
    public void Word_ReportWithAppendices_PassesTheSchemaValidator()
    {
        var model = Commune().Compose(Template.Replace("{layout: phu-luc-2-2017}", "{layout: phu-luc-2-2017, awards: {count: awarded+proposed}}", StringComparison.Ordinal));

        Errors(ReportLayout.Word(model)).ShouldBeEmpty();
        Errors(ReportLayout.Word(model.Appendices![1], model.Head)).ShouldBeEmpty();
        ReportModel.FromJson(model.ToJson()).ToJson().ShouldBe(model.ToJson());
    }

    [Fact]
    public void Workbook_OfAnAppendix_HasTheSameCells()
    {
        var model = Commune().Compose(Template);

        var sheet = WorkbookReader.Read(new MemoryStream(AppendixWorkbook.Write(model.Appendices![1], ReportLayout.Properties("Phụ lục", model.Head))), "phu-luc.xlsx")[0];

        var commune = Enumerable.Range(1, sheet.LastRow).Single(r => sheet[r, 1].Text == "IV");
        (sheet.Name, sheet[1, 1].Text, sheet[commune, 2].Text, sheet[commune, 3].Number, sheet[commune, 5].Number, sheet[commune, 6].IsEmpty).ShouldBe(("Phụ lục II", "Phụ lục II", "Khen thưởng cấp xã", 7, 8, true));
        sheet.Merged.Select(m => m.ToString()).ShouldContain("F5:I5");
    }

    private static IEnumerable<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }
}
