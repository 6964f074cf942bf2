using ThiDua.Awards;
using ThiDua.Documents;
using ThiDua.Indicators;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>templates/README.md: template, records and edited sections make the typed model.</summary>
public class ReportComposerTests
{
    private const string Template = """
        id: thu
        version: 1
        numbering: ["Phần {I}", "{I}.", "{1}.", "{1}.{1}.", "-"]
        title: "Kết quả năm {year} của {xa}"
        preamble: [{text: "Mở đầu [[dan-trau]]."}]
        sections:
        - id: phan-1
          title: "Kết quả năm {year}"
          sections:
          - id: a
            title: A
            body: [{text: "Đoạn a.\n\n- mục a"}]
          - id: b
            title: B
            sections:
            - {id: b1, title: B1, body: [{items: strengths, numbered: true, lead: "Gồm:"}]}
            - id: b2
              title: B2
              sections:
              - id: linh-vuc
                each: {fields: 1}
                title: "{heading}"
                body: [{narrative: field}, {figures: {rest: field}}]
                sections:
                - {id: nho, each: {fields: 2}, number: "-", title: "{field}", body: [{narrative: field}, {figures: {rest: field}}]}
          - id: c
            title: C
            when: {has: khong-co}
            body: [{text: không in}]
          - {id: d, title: D, body: [{narrative: d, empty: "Không."}]}
        - {id: phan-2, title: Hai, body: [{text: "Hết."}]}
        closing: "Trên đây là báo cáo năm {year}./."
        """;

    private static ReportBuilder Commune() => new ReportBuilder(new SheetBuilder()
            .Field("kinh-te", "Kinh tế", heading: "Thi đua phát triển kinh tế").Field("trong-trot", "Trồng trọt", "kinh-te").Field("rong", "Trống", "kinh-te")
            .Field("dac-diem", "Đặc điểm", printed: false).Field("khong-gi", "Không gì").Field("van-hoa", "Văn hóa")
            .Add("dan-trau", 231, "Đàn trâu", "con", field: "dac-diem")
            .Add("thoc", 3880.1m, "Sản lượng thóc", "tấn", decimals: 1, field: "trong-trot")
            .Add("ngo", 60.4m, "Sản lượng ngô", "tấn", decimals: 1, field: "trong-trot")
            .Add("chua-co", name: "Chưa có số", field: "trong-trot")
            .Add("gdvh", 5, "Gia đình văn hóa", "hộ", field: "van-hoa"))
        .Tell("trong-trot", "Thóc đạt [[thoc]].").Tell("van-hoa", "Văn hóa tốt.")
        .List(ItemKind.Strengths, "Một", "Hai.");

    [Fact]
    public void Compose_Template_NumbersPrintsRestAndLeavesOutTheEmpty() => ReportBuilder.Outline(Commune().Compose(Template)).ShouldBe([
        "Phần I Kết quả năm 2022",
        "I. A",
        "  Đoạn a.",
        "  - mục a",
        "II. B",
        "1. B1",
        "  Gồm:",
        "  1) Một.",
        "  2) Hai.",
        "2. B2",
        "2.1. Thi đua phát triển kinh tế",
        "- Trồng trọt",
        "  Thóc đạt 3.880,1 tấn.",
        "  - Sản lượng ngô đạt 60,4 tấn.",
        "2.2. Văn hóa",
        "  Văn hóa tốt.",
        "  - Gia đình văn hóa đạt 05 hộ.",
        "III. D",
        "  Không.",
        "Phần II Hai",
        "  Hết.",
    ]);

    [Fact]
    public void Compose_HiddenSections_LeaveNoGapInTheNumbers()
    {
        var builder = Commune().Edit("a", null, hidden: true).Edit("b1", null, hidden: true).Edit("linh-vuc/kinh-te", null, hidden: true);

        ReportBuilder.Outline(builder.Compose(Template)).Where(l => !l.StartsWith(' ')).ShouldBe([
            "Phần I Kết quả năm 2022", "(ẩn) A", "I. B", "(ẩn) B1", "1. B2", "(ẩn) Thi đua phát triển kinh tế", "- Trồng trọt", "1.1. Văn hóa", "II. D", "Phần II Hai",
        ]);
    }

    [Fact]
    public void Compose_EditedSection_PrintsTheTextWithItsTokens()
    {
        var model = Commune().Edit("a", "Sửa: [[dan-trau]].\n\n# một\n\n# hai").Edit("linh-vuc/khong-gi", "Nay có.").Compose(Template);

        ReportBuilder.Outline(model).Where((_, at) => at is >= 1 and <= 4).ShouldBe(["I. A (sửa)", "  Sửa: 231 con.", "  1) một", "  2) hai"]);
        ReportBuilder.Outline(model).ShouldContain("2.2. Không gì (sửa)");
        ReportBuilder.Outline(model).ShouldContain("2.3. Văn hóa");
    }

    [Fact]
    public void Compose_Sources_AreTheTextPeopleEdit()
    {
        var sources = ReportComposer.Compose(Commune().Data, ReportTemplate.Parse(Template)).Sources;

        (sources["a"], sources["b1"], sources["nho/trong-trot"], sources["d"]).ShouldBe((
            "Đoạn a.\n\n- mục a", "Gồm:\n\n# Một.\n\n# Hai.", "Thóc đạt [[thoc]].\n\n- [[ngo|full]].", "Không."));
    }

    [Fact]
    public void Compose_Frame_FollowsIssuerAndSigning()
    {
        var builder = Commune();
        var draft = builder.Compose(Template);
        (builder.Report.Issuer, builder.Report.Number, builder.Report.IssuedOn) = (ReportIssuer.Ubnd, "152", new DateOnly(2022, 12, 9));
        var signed = builder.Compose(Template);

        draft.Head.ShouldBe(new ReportHead("UBND XÃ KHÔI KỲ", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", null, "BC-HĐTĐKT", "Khôi Kỳ", 2022, 12, null));
        signed.Head.ShouldBe(new ReportHead(null, "UBND XÃ KHÔI KỲ", "152", "BC-UBND", "Khôi Kỳ", 2022, 12, 9));
        (draft.Commune, draft.Period, draft.Kind, draft.Template, draft.DocumentName).ShouldBe(("khoi-ky", "2022", "tong-ket", "thu@1", "BÁO CÁO"));
        draft.Title.ShouldBe(["Kết quả năm 2022 của xã Khôi Kỳ"]);
        draft.Preamble.Concat(draft.Closing).Select(ReportModel.TextOf).ShouldBe(["Mở đầu 231 con.", "Trên đây là báo cáo năm 2022./."]);
        draft.Recipients.ShouldBe(["Như trên", "Lưu: VT"]);
        draft.Signature.ShouldBe(new ReportSignature("TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH", "CHỦ TỊCH UBND", "Nguyễn Văn Đoàn"));
    }

    [Fact]
    public void Compose_HeadlineSet_NumbersTheFirstOfEachGroup()
    {
        var builder = new ReportBuilder(new SheetBuilder().Add("a", 1, "A", "ha", headline: 1).Add("b", 2, "B", "ha", headline: 1).Add("c", 3, "C", "ha", headline: 2));

        ReportBuilder.Outline(builder.Compose("""
            id: thu
            version: 1
            numbering: ["{1}."]
            sections: [{id: chi-tieu, title: Chỉ tiêu, body: [{figures: {set: chu-yeu, numbered: true}}]}]
            """)).ShouldBe(["1. Chỉ tiêu", "  1) A đạt 1 ha.", "  - B đạt 2 ha.", "  2) C đạt 3 ha."]);
    }

    [Fact]
    public void Compose_AwardsDocumentsMovementsMoney_PrintTheirSentences()
    {
        var builder = new ReportBuilder()
            .Award("tt", 28, byRate: true, reason: "Hoàn thành tốt nhiệm vụ").Award("ho", 2, AwardSubject.Household, byRate: true, reason: "đạt gia đình văn hóa tiêu biểu")
            .Award("huyen", 1, group: "huyen", level: AwardLevel.District, state: AwardState.Proposed)
            .Rate(AwardSubject.Collective, 400000).Rate(AwardSubject.Household, 200000)
            .Cite("hd-07", new(2022, 11, 11)).Cite("nd", relation: Registry.DocumentRelation.PhapLy);
        builder.Movements.Add(new() { OwnerId = SheetBuilder.Owner, Code = "ntm", Name = "Nông thôn mới", Kind = ThiDua.Movements.MovementKind.Thematic, Level = ThiDua.Movements.MovementLevel.Commune, FromYear = 2022, ToYear = 2022 });

        ReportBuilder.Outline(builder.Compose("""
            id: thu
            version: 1
            numbering: ["{1}."]
            sections:
            - id: a
              title: A
              body:
              - awards: {level: [commune], state: awarded}
              - awards: {level: district, state: proposed}
              - awards: {level: province}
                empty: "Chưa có."
              - money: {awards: {level: commune}, rates: true}
                text: "Tổng {amount} ({words}); mức: {rates}."
              - documents: {relation: can-cu, phrase: running}
                text: "Thực hiện {documents}:"
              - movements: {kind: thematic, phrase: list}
              - movements: {kind: special, phrase: list}
                empty: "Không có phong trào."
            """)).ShouldBe([
            "1. A",
            "  - Chủ tịch UBND xã tặng Giấy khen cho 28 tập thể hoàn thành tốt nhiệm vụ; 02 hộ gia đình đạt gia đình văn hóa tiêu biểu.",
            "  - Đề nghị Chủ tịch UBND xã tặng Giấy khen cho 01 tập thể hoàn thành tốt nhiệm vụ.",
            "  Chưa có.",
            "  Tổng 11.600.000 đồng (mười một triệu sáu trăm nghìn đồng chẵn); mức: tập thể 400.000 đồng, hộ gia đình 200.000 đồng.",
            "  Thực hiện Hướng dẫn số 07/HD-TĐKT ngày 11/11/2022 của Hội đồng TĐKT huyện Đại Từ về tổng kết:",
            "  - Phong trào “Nông thôn mới”.",
            "  Không có phong trào.",
        ]);
    }

    [Fact]
    public void Template_UnknownKey_IsAnError() => Should.Throw<YamlDotNet.Core.YamlException>(() => ReportTemplate.Parse("id: a\nsectoins: []"));

    [Theory]
    [InlineData("khong-co", 1, "Không có mẫu báo cáo “khong-co”.")]
    [InlineData("nam-day-du", 99, "Không có mẫu báo cáo “nam-day-du@99”; bản hiện có là 1.")]
    public void Template_Unknown_IsRefused(string id, int version, string message) => Should.Throw<ThiDua.Shared.DomainException>(() => ReportTemplate.Find(id, version)).Message.ShouldBe(message);

    /// <summary>templates/README.md, "Numbering": the last placeholder is the section's own number, those before it the numbers of its parents.</summary>
    [Theory]
    [InlineData("Phần {I}", "Phần II", 2)]
    [InlineData("{I}.", "IV.", 1, 4)]
    [InlineData("{1}.", "3.", 1, 2, 3)]
    [InlineData("{1}.{1}.", "3.2.", 1, 2, 3, 2)]
    [InlineData("{I}.{1}", "IX.12", 9, 12)]
    [InlineData("-", "-", 1, 2)]
    [InlineData("{I}", "XLIX", 49)]
    [InlineData("{I}", "XCIV", 94)]
    public void NumberText_Pattern_IsFilledFromTheEnd(string pattern, string text, params int[] numbers) => ReportComposer.NumberText(pattern, numbers).ShouldBe(text);

    /// <summary>The same patterns as levels of Word's own outline: %1 is the first level.</summary>
    [Fact]
    public void Layout_Numbering_IsTheOutlineOfWord() => ReportLayout.Numbering(Commune().Compose(Template)).Levels.ShouldBe([
        new(OutlineNumberFormat.UpperRoman, "Phần %1", OutlineHeadingStyle.CentredCapsBold),
        new(OutlineNumberFormat.UpperRoman, "%2.", OutlineHeadingStyle.CapsBold),
        new(OutlineNumberFormat.Decimal, "%3.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Decimal, "%3.%4.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Bullet, "-", OutlineHeadingStyle.BoldItalic),
    ]);

    [Fact]
    public void Layout_Letter_TakesEverythingPrintedAndNothingHidden()
    {
        var builder = Commune().Edit("b", null, hidden: true).Edit("a", "Dê [[khong-co]]^[chú [[dan-trau]]]");

        var letter = ReportLayout.Letter(builder.Compose(Template) with { AuditHead = "abc" });

        letter.Body.Select(Words).ShouldBe(["Mở đầu 231 con.", "1 Kết quả năm\u00A02022", "2 A", "Dê ……(chú 231 con)", "2 D", "Không.", "1 Hai", "Hết.", "Trên đây là báo cáo năm 2022./."]);
        (letter.Kind, letter.FooterNote, letter.Signature.Name).ShouldBe(("BÁO CÁO", "Mã nhật ký: abc", "Nguyễn Văn Đoàn"));
        letter.Subject.ShouldBe(["Kết quả năm\u00A02022 của xã Khôi Kỳ"]);

        static string Words(ThiDua.Documents.Block block) => block switch
        {
            HeadingBlock heading => heading.Level + " " + Text(heading.Text),
            ParagraphBlock paragraph => Text(paragraph.Text),
            _ => "?",
        };
        static string Text(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(i => i switch { TextInline t => t.Text, FootnoteInline f => $"({Text(f.Text)})", _ => "?" }));
    }

    /// <summary>What stands under a hidden section does not print either, and is nobody's figure.</summary>
    [Fact]
    public void Model_AllSpans_LeaveOutWhatIsUnderAHiddenSection()
    {
        var model = Commune().Edit("b", null, hidden: true).Compose(Template);

        string.Concat(model.AllSpans().Select(s => s.Text)).ShouldBe("Mở đầu 231 con.Đoạn a.mục aKhông.Hết.Trên đây là báo cáo năm 2022./.");
    }

    [Fact]
    public void Model_Json_ReadsBackTheSame()
    {
        var table = new ModelTable([new(1, ColumnAlign.Center), new(3)], [[new("STT"), new("Tên")]], [new([new([new("1")]), new([new("Lan", SpanKind.Typed)])], Bold: true)], "Bảng");
        var model = Commune().Edit("a", "**15** hộ^[theo [[dan-trau]]] [[khong-co]]").Compose(Template);
        model = model with { Preamble = [.. model.Preamble, new(ParagraphKind.Centered, [], Table: table)], AuditHead = "abc" };

        var read = ReportModel.FromJson(model.ToJson());

        read.ToJson().ShouldBe(model.ToJson());
        ReportBuilder.Outline(read).ShouldBe(ReportBuilder.Outline(model));
        read.AllSpans().Select(s => s with { Footnote = null }).ShouldBe(model.AllSpans().Select(s => s with { Footnote = null }));
        model.ToJson().ShouldContain("\"kind\": \"typed\"");
        model.ToJson().ShouldContain("Kết quả năm 2022 của xã Khôi Kỳ");
    }

    [Fact]
    public void Model_BrokenJson_IsRefused() => Should.Throw<Exception>(() => ReportModel.FromJson("null")).Message.ShouldBe("Bản báo cáo lưu trong máy bị hỏng: không đọc được.");
}
