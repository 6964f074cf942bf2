using ThiDua.Indicators;
using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>Pasted outlines: reading of headings, matching, the template made.</summary>
public sealed class OutlineTextTests
{
    /// <summary>Outline of a year-end report as sent (requirements, part (a), F2).</summary>
    private const string YearEnd = """
        BÁO CÁO
        Tổng kết công tác thi đua, khen thưởng năm 2023
        Phần I
        KẾT QUẢ PHONG TRÀO THI ĐUA YÊU NƯỚC VÀ CÔNG TÁC KHEN THƯỞNG NĂM 2023
        I. KẾT QUẢ TỔ CHỨC, TRIỂN KHAI THỰC HIỆN CÁC PHONG TRÀO THI ĐUA
        1. Lãnh đạo, chỉ đạo công tác thi đua khen thưởng
        2. Kết quả tổ chức, triển khai các phong trào thi đua
        2.1. Kết quả phong trào thi đua đối với thực hiện nhiệm vụ chính trị
        2.1.1 Kinh tế
        2.1.2 Văn hóa - xã hội
        2.1.3 Nội chính
        3. Phong trào thi đua theo đợt, theo chuyên đề do cấp trên phát động
        4. Kết quả công tác khen thưởng năm 2023
        4.1 Khen thưởng cấp tỉnh
        4.2 Khen thưởng cấp huyện
        4.3 Khen thưởng cấp xã
        II. ĐÁNH GIÁ CHUNG
        1. Thuận lợi
        2. Khó khăn, hạn chế, tồn tại
        Phần II
        PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM NĂM 2024
        I. Phương hướng, nhiệm vụ
        """;

    [Fact]
    public void Parse_YearEndOutline_GivesDepthsAndTitles()
    {
        var headings = OutlineText.Parse(YearEnd);

        headings.Select(h => $"{new string('.', h.Depth)}{h.Number} {h.Title}").ShouldBe([
            "I KẾT QUẢ PHONG TRÀO THI ĐUA YÊU NƯỚC VÀ CÔNG TÁC KHEN THƯỞNG NĂM 2023",
            ".I KẾT QUẢ TỔ CHỨC, TRIỂN KHAI THỰC HIỆN CÁC PHONG TRÀO THI ĐUA",
            "..1 Lãnh đạo, chỉ đạo công tác thi đua khen thưởng",
            "..2 Kết quả tổ chức, triển khai các phong trào thi đua",
            "...2.1 Kết quả phong trào thi đua đối với thực hiện nhiệm vụ chính trị",
            "....2.1.1 Kinh tế",
            "....2.1.2 Văn hóa - xã hội",
            "....2.1.3 Nội chính",
            "..3 Phong trào thi đua theo đợt, theo chuyên đề do cấp trên phát động",
            "..4 Kết quả công tác khen thưởng năm 2023",
            "...4.1 Khen thưởng cấp tỉnh",
            "...4.2 Khen thưởng cấp huyện",
            "...4.3 Khen thưởng cấp xã",
            ".II ĐÁNH GIÁ CHUNG",
            "..1 Thuận lợi",
            "..2 Khó khăn, hạn chế, tồn tại",
            "II PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM NĂM 2024",
            ".I Phương hướng, nhiệm vụ",
        ]);
    }

    [Theory]
    [InlineData("PHAN THU HAI\nPHUONG HUONG", "Part|THU HAI|PHUONG HUONG")]
    [InlineData("Phần I. Kết quả", "Part|I|Kết quả")]
    [InlineData("IV- Đề xuất", "")]
    [InlineData("IV. Đề xuất, kiến nghị:", "Roman|IV|Đề xuất, kiến nghị")]
    [InlineData("2.2.10 tiếp dân", "Arabic3|2.2.10|tiếp dân")]
    [InlineData("a. Về phong trào", "Letter|a|Về phong trào")]
    [InlineData("c, Thành tích", "Letter|c|Thành tích")]
    [InlineData("b) Khen thưởng", "Letter|b|Khen thưởng")]
    [InlineData("- văn bản", "Dash|-|văn bản")]
    [InlineData("12 xóm đạt chuẩn", "")]
    [InlineData("Năm 2023 xã có 12 xóm", "")]
    [InlineData("1. Việc chấp hành chủ trương,\nchính sách của Nhà nước", "Arabic1|1|Việc chấp hành chủ trương, chính sách của Nhà nước")]
    public void Parse_Line_ReadsItsNumber(string text, string expected) =>
        string.Join('\n', OutlineText.Parse(text).Select(h => $"{h.Mark}|{h.Number}|{h.Title}")).ShouldBe(expected);

    [Fact]
    public void Matches_YearEndOutline_MostHeadingsFindASection()
    {
        var known = OutlineMatching.Known(ReportTemplate.All, []);

        var matched = OutlineText.Parse(YearEnd).Where(h => OutlineMatching.Matches(h.Title, known).Count > 0).Select(h => h.Title).ToList();

        matched.Count.ShouldBeGreaterThanOrEqualTo(10, string.Join("; ", matched));
    }

    [Theory]
    [InlineData("DAC DIEM TINH HINH", "dac-diem")]
    [InlineData("Đặc điểm, tình hình chung", "dac-diem")]
    public void Matches_WithoutDiacritics_FindsTheSection(string title, string section) =>
        OutlineMatching.Matches(title, OutlineMatching.Known([ReportTemplate.Newest("nam-day-du")!], []))[0].Known.Section.Id.ShouldBe(section);

    [Fact]
    public void Make_FieldAndEmptySections_ComposeAndSurviveYaml()
    {
        var field = new Field { OwnerId = Guid.CreateVersion7(), Code = "kinh-te", Name = "Kinh tế" };
        var known = OutlineMatching.Known([ReportTemplate.Newest("nam-day-du")!], [field]);
        var headings = OutlineText.Parse("I. Đặc điểm tình hình năm 2022\n1. Kinh tế\n2. Việc khác\nII. Phương hướng năm 2023");
        var chosen = headings.Select(h => OutlineMatching.Matches(h.Title, known).Select(m => m.Known).FirstOrDefault(k => k.Section.Field is not null || h.Depth == 0)).ToList();

        var made = OutlineMatching.Make("rieng-thu", 1, "Mẫu thử", ReportTemplate.Newest("nam-day-du")!, headings, chosen, 2022);
        var read = ReportTemplate.Parse(TemplateYaml.Write(made));

        TemplateYaml.Write(read).ShouldBe(TemplateYaml.Write(made));
        read.AllSections().Select(s => s.Id).ShouldBeUnique();
        read.Sections.Select(s => s.Title).ShouldBe(["Đặc điểm tình hình năm {year}", "Phương hướng năm {next-year}"]);
        read.Sections[0].Sections[0].Field.ShouldBe("kinh-te");
        read.Sections[0].Sections[1].Body.Select(b => b.Narrative).ShouldBe(["muc-viec-khac"]);
    }

    [Fact]
    public void Yaml_EmbeddedTemplates_ReadBackTheSame()
    {
        foreach (var template in ReportTemplate.All)
        {
            TemplateYaml.Write(ReportTemplate.Parse(TemplateYaml.Write(template))).ShouldBe(TemplateYaml.Write(template));
        }
    }
}
