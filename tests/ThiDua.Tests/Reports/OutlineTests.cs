using ThiDua.Documents;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>templates/README.md: numbering with letters and by section, repetitions over quarters, duties and movements, tables of figures.</summary>
public class OutlineTests
{
    private const string Head = "id: thu\nversion: 1\n";

    /// <summary>Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5: points carry letters of the Vietnamese alphabet.</summary>
    [Fact]
    public void Letters_GoByTheVietnameseAlphabet() =>
        string.Concat(Enumerable.Range(1, 25).Select(n => VietnameseLetters.Of(n) + " ")).ShouldBe("a b c d đ e g h i k l m n o p q r s t u v x y aa ab ");

    [Fact]
    public void Compose_LettersAndNumberingOfASection_PrintAsTheOutlineSays()
    {
        var model = new ReportBuilder().Compose(Head + """
            numbering: ["{I}.", "{1}.", "{a}."]
            sections:
            - id: a
              title: A
              sections:
              - id: a1
                title: A1
                sections: [{id: x, title: X, body: [{text: x}]}, {id: y, title: Y, number: "-"}, {id: z, title: Z}]
            - id: b
              title: B
              numbering: ["{1}.", "{1}.{1}.", "{1}.{1}.{1}."]
              sections:
              - id: b1
                title: B1
                sections:
                - {id: b11, title: B11, number: "-", sections: []}
                - {id: b12, title: B12, sections: [{id: b121, title: B121}]}
                - {id: b13, title: B13, sections: [{id: b131, title: B131}, {id: b132, title: B132}]}
            """);

        ReportBuilder.Outline(model).Where(l => !l.StartsWith(' ')).ShouldBe([
            "I. A", "1. A1", "a. X", "- Y", "b. Z", "II. B", "1. B1", "- B11", "1.1. B12", "1.1.1. B121", "1.2. B13", "1.2.1. B131", "1.2.2. B132",
        ]);
        ReportLayout.Numbering(model).Levels.ShouldBe([
            new(OutlineNumberFormat.UpperRoman, "%1.", OutlineHeadingStyle.CapsBold),
            new(OutlineNumberFormat.Decimal, "%2.", OutlineHeadingStyle.Bold),
            new(OutlineNumberFormat.Hidden, "", OutlineHeadingStyle.Bold),
            new(OutlineNumberFormat.Decimal, "%2.%4.", OutlineHeadingStyle.Bold),
            new(OutlineNumberFormat.Decimal, "%2.%4.%5.", OutlineHeadingStyle.Bold),
            new(OutlineNumberFormat.Bullet, "-", OutlineHeadingStyle.BoldItalic),
        ]);
        ReportLayout.Letter(model).Body.OfType<HeadingBlock>().Select(h => $"{h.Level} {((TextInline)h.Text[0]).Text}").Take(5).ShouldBe(["1 A", "2 A1", "3 a. X", "6 Y", "3 b. Z"]);
    }

    /// <summary>A level below a lettered one cannot repeat its number in Word, so it brings its own.</summary>
    [Fact]
    public void Layout_NumberUnderALetter_IsText()
    {
        var model = new ReportBuilder().Compose(Head + """
            numbering: ["{a})", "{a}.{1}."]
            sections: [{id: a, title: A, sections: [{id: b, title: B}]}]
            """);

        ReportLayout.Letter(model).Body.OfType<HeadingBlock>().Select(h => ((TextInline)h.Text[0]).Text).ShouldBe(["a) A", "a.1. B"]);
    }

    [Fact]
    public void Compose_PlanTasks_GoByQuarterAndByWhoIsCharged()
    {
        var model = new ReportBuilder()
            .Charge(ItemKind.Tasks, "Xây dựng Kế hoạch", "1", "Công chức Văn phòng", new(2022, 2, 28)).Charge(ItemKind.Tasks, "Tổng kết năm.", "3-4").Charge(ItemKind.Tasks, "Sơ kết 6 tháng", "2").Charge(ItemKind.Tasks, "Đăng ký thi đua", "1")
            .Charge(ItemKind.Duties, "Gửi bản đăng ký", responsible: "Các cơ quan, các xóm", due: new(2022, 2, 28)).Charge(ItemKind.Duties, "Truyền thanh", responsible: "Công chức Văn hóa - Xã hội").Charge(ItemKind.Duties, "Phát động", responsible: "Các cơ quan, các xóm")
            .Compose(Head + """
            numbering: ["{I}.", "{1}."]
            sections:
            - id: tien-do
              title: Tiến độ
              sections: [{id: quy, each: {quarters: tasks}, title: "{quarters}", body: [{items: tasks}]}]
            - id: to-chuc
              title: Tổ chức thực hiện
              sections: [{id: trach-nhiem, each: {responsible: duties}, title: "{responsible}", body: [{items: duties, mark: lettered}]}]
            - {id: rong, title: Rỗng, body: [{items: duties, mark: sub-item, when: {has: solutions}}]}
            """);

        ReportBuilder.Outline(model).ShouldBe([
            "I. Tiến độ",
            "1. Quý I", "  - Xây dựng Kế hoạch (Công chức Văn phòng; hoàn thành trước ngày 28/02/2022).", "  - Đăng ký thi đua.",
            "2. Quý II", "  - Sơ kết 6 tháng.",
            "3. Quý III, IV", "  - Tổng kết năm.",
            "II. Tổ chức thực hiện",
            "1. Các cơ quan, các xóm", "  a) Gửi bản đăng ký (hoàn thành trước ngày 28/02/2022).", "  b) Phát động.",
            "2. Công chức Văn hóa - Xã hội", "  a) Truyền thanh.",
            "III. Rỗng",
        ]);
        model.AllSections().Select(s => s.Id).ShouldBe(["tien-do", "quy/q1", "quy/q2", "quy/q3-4", "to-chuc", "trach-nhiem/cac-co-quan-cac-xom", "trach-nhiem/cong-chuc-van-hoa-xa-hoi", "rong"]);
    }

    [Theory]
    [InlineData("1", "Quý I")]
    [InlineData("3-4", "Quý III, IV")]
    [InlineData("1-4", "Quý I, II, III, IV")]
    public void Quarters_ReadAndPrint(string text, string label) => (Quarters.Parse(text).Label, Quarters.Parse(text).ToString()).ShouldBe((label, text));

    [Theory]
    [InlineData("5")]
    [InlineData("4-3")]
    [InlineData("")]
    public void Quarters_Wrong_AreRefused(string text) =>
        Should.Throw<DomainException>(() => Quarters.Parse(text)).Message.ShouldBe($"Quý “{text}” không đúng. Viết 1, 2, 3, 4 hoặc 3-4.");

    [Fact]
    public void Compose_EachMovement_IsASectionWithItsResult()
    {
        var model = new ReportBuilder().Move("ntm", "Nông thôn mới", from: 2021, to: 2025, result: "Đạt 19/19 tiêu chí.\n\n- Làng An").Move("ngheo", "Vì người nghèo", result: "Tặng quà.").Move("khac", "Chưa có kết quả")
            .Compose(Head + """
            numbering: ["{1}.", "{1}.{1}."]
            sections:
            - id: chuyen-de
              title: Chuyên đề
              sections: [{id: pt, each: {movements: {kind: thematic}}, title: "Phong trào thi đua {movement}", body: [{narrative: movement}]}]
            """);

        ReportBuilder.Outline(model).ShouldBe([
            "1. Chuyên đề",
            "1.1. Phong trào thi đua “Nông thôn mới” giai đoạn 2021-2025", "  Đạt 19/19 tiêu chí.", "  - Làng An",
            "1.2. Phong trào thi đua “Vì người nghèo”", "  Tặng quà.",
        ]);
        model.AllSections().Last().Id.ShouldBe("pt/ngheo");
    }

    [Fact]
    public void Compose_NumbersAndLetters_CountInTheirLists()
    {
        var model = new ReportBuilder().Tell("a", "# Một\na) x\nb) y\n# Hai\nđ) z\n- gạch\n+ cộng\n# Ba\n\nLời.\n\n# Lại một")
            .Compose(Head + "numbering: [\"{1}.\"]\nsections: [{id: a, title: A, body: [{narrative: a}]}]");

        ReportBuilder.Outline(model).Skip(1).ShouldBe(["  1) Một", "  a) x", "  b) y", "  2) Hai", "  a) z", "  - gạch", "  + cộng", "  3) Ba", "  Lời.", "  1) Lại một"]);
        ReportLayout.Letter(model).Body.OfType<ParagraphBlock>().Select(p => $"{p.Style} {((TextInline)p.Text[0]).Text}").Take(7)
            .ShouldBe(["Numbered Một", "Lettered a) x", "Lettered b) y", "Numbered Hai", "Lettered a) z", "ListItem gạch", "SubItem cộng"]);
    }

    private static ReportBuilder Justice() => new(new SheetBuilder()
        .Add("ct-ban-sao", 2457, unit: "bản").Add("ct-ban-sao-tien", 8251000, unit: "đồng", shape: ThiDua.Indicators.Shape.Money).Add("ct-chu-ky", 261).Add("ct-chu-ky-tien", 3310000).Add("ct-hop-dong", 7, unit: "việc").Add("ct-hop-dong-tien"));

    private const string JusticeTemplate = Head + """
        numbering: ["{1}."]
        sections:
        - {id: tu-phap, title: Tư pháp, when: {has: chung-thuc}, body: [{table: chung-thuc, lead: "Công tác chứng thực:"}, {table: ho-tich, empty: "Chưa có số hộ tịch."}]}
        """;

    [Fact]
    public void Compose_TableOfFigures_HasNestedHeaderAndLiveCells()
    {
        var composed = ReportComposer.Compose(Justice().Data, ReportTemplate.Parse(JusticeTemplate));
        var table = composed.Model.AllSections().Single().Blocks[1].Table!;

        ReportBuilder.Outline(composed.Model).ShouldBe([
            "1. Tư pháp",
            "  Công tác chứng thực:",
            "  Chứng thực bản sao 2×1 | Chứng thực chữ ký trong giấy tờ, văn bản 2×1 | Chứng thực hợp đồng, giao dịch 2×1"
                + " / Tổng số bản | Tổng số tiền thu được (đồng) | Tổng số việc giải quyết | Tổng số tiền thu được (đồng) | Tổng số việc giải quyết | Tổng số tiền thu được (đồng)"
                + " / 2.457 | 8.251.000 | 261 | 3.310.000 | 7 | [thiếu: ct-hop-dong-tien]",
            "  Chưa có số hộ tịch.",
        ]);
        table.Rows[0].Cells[1].Spans[0].Source.ShouldNotBeNull().Code.ShouldBe("ct-ban-sao-tien");
        composed.Sources["tu-phap"].ShouldBe("Công tác chứng thực:\n\n[[bang.chung-thuc]]\n\nChưa có số hộ tịch.");
    }

    [Fact]
    public void Compose_EditedSection_KeepsItsTableLive()
    {
        var model = Justice().Edit("tu-phap", "Kết quả:\n\n[[bang.chung-thuc]]\n\nbảng [[bang.chung-thuc]] giữa câu").Compose(JusticeTemplate);

        model.AllSections().Single().Blocks.Select(b => b.Table is not null).ShouldBe([false, true, false]);
        ReportModel.TextOf(model.AllSections().Single().Blocks[2]).ShouldBe("bảng [bảng “chung-thuc” phải đứng riêng một đoạn] giữa câu");
    }

    [Fact]
    public void Compose_WithoutAnyFigureOfTheTable_LeavesItOut() => new ReportBuilder().Compose(JusticeTemplate).Sections.ShouldBeEmpty();

    [Fact]
    public void Layout_Table_IsARuledTableOfWord()
    {
        var table = ReportLayout.Letter(Justice().Compose(JusticeTemplate)).Body.OfType<TableBlock>().Single();

        table.HeaderRows.Select(r => string.Join('|', r.Select(c => $"{c.ColumnSpan}{c.RowSpan}"))).ShouldBe(["21|21|21", "11|11|11|11|11|11"]);
        table.Rows.Single().Cells.Select(c => string.Concat(c.Text.OfType<TextInline>().Select(t => t.Text))).ShouldBe(["2.457", "8.251.000", "261", "3.310.000", "7", "……"]);
        (table.RepeatHeader, table.FontSize, table.Columns.All(c => c.Alignment == CellAlignment.Center)).ShouldBe((true, 12, true));
    }
}
