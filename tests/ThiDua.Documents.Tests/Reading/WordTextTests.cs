namespace ThiDua.Documents.Tests.Reading;

public class WordTextTests
{
    private const string Numbering = """
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
        """;

    [Fact]
    public void Read_ParagraphsAndTable_GivesALineEach()
    {
        var file = WordFile.Make(WordFile.P("Một") + "<w:tbl><w:tr><w:tc>" + WordFile.P("Lúa") + "</w:tc><w:tc>" + WordFile.P("164/164 ha") + WordFile.P("đạt 100%") + "</w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>Hai</w:t><w:tab/><w:t>ba</w:t><w:br/><w:t>bốn</w:t></w:r></w:p>");
        WordFile.Read(file).Text.ShouldBe("Một\nLúa\t164/164 ha đạt 100%\nHai\tba bốn\n");
    }

    [Fact]
    public void Read_NumberedParagraphs_WritesTheirNumbers()
    {
        static string At(int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>";
        var file = WordFile.Make(WordFile.P("Đặc điểm", At(0)) + WordFile.P("Kết quả", At(0)) + WordFile.P("Kinh tế", At(1)) + WordFile.P("Lúa", At(2)) + WordFile.P("Xã hội", At(1)) + WordFile.P("Đánh giá", At(0)), Numbering);
        WordFile.Read(file).Text.ShouldBe("I. Đặc điểm\nII. Kết quả\nII.1. Kinh tế\n- Lúa\nII.2. Xã hội\nIII. Đánh giá\n");
    }

    [Fact]
    public void Read_Footnotes_StandAtTheEndBehindTheirMarks()
    {
        var file = WordFile.Make("<w:p><w:r><w:t>Thu 19 triệu</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>",
            footnotes: "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">" + WordFile.P("Trong đó: phí 16; trước bạ 3.") + "</w:footnote>");
        WordFile.Read(file).Text.ShouldBe("Thu 19 triệu¹.\n¹ Trong đó: phí 16; trước bạ 3.\n");
    }

    [Fact]
    public void Read_RevisionsAndFields_GivesWhatIsPrinted()
    {
        var file = WordFile.Make("""<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới </w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>""");
        WordFile.Read(file).Text.ShouldBe("mới liên kết\n");
    }

    [Fact]
    public void Read_OldFont_IsConverted()
    {
        var file = WordFile.Make("""<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>§Êt n«ng nghiÖp ®¹t 14/15 hé</w:t></w:r></w:p>""".Replace("§", "§", StringComparison.Ordinal));
        var word = WordFile.Read(file);
        word.Text.ShouldBe("Đất nông nghiệp đạt 14/15 hộ\n");
        word.Fonts.ShouldBe([".VnTime"]);
    }

    [Fact]
    public void Read_MarkTypedAsSuperscript_DoesNotJoinTheFigure()
    {
        var file = WordFile.Make("""<w:p><w:r><w:t>giao 12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>; 45 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>""");
        WordFile.Read(file).Text.ShouldBe("giao 12³; 45 m2\n");
    }
}
