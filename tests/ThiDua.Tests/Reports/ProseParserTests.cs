using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>samples/README.md, "Tokens in texts": [[code|aspect]] · {setting} · ^[footnote] · **bold**; what is not closed stays as written.</summary>
public class ProseParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Không có gì đặc biệt.", "Không có gì đặc biệt.")]
    [InlineData("Đạt [[luong-thuc]].", "Đạt |‹luong-thuc/›|.")]
    [InlineData("[[ luong-thuc | kh ]]", "‹luong-thuc/kh›")]
    [InlineData("[[a]][[b|c|d]]", "‹a/›|‹b/c|d›")]
    [InlineData("Năm {year}, {so-thon} {thon}", "Năm |S year|, |S so-thon| |S thon")]
    [InlineData("Chè^[theo [[che-bup|kh]] của {xa}] tốt", "Chè|F(theo |‹che-bup/kh›| của |S xa)| tốt")]
    [InlineData("**Đậm [[a]]** thường", "B(Đậm |‹a/›)| thường")]
    [InlineData("^[ghi **đậm** chú]", "F(ghi |B(đậm)| chú)")]
    [InlineData("**x^[y]z**", "B(x|F(y)|z)")]
    public void Parse_ClosedMarks_ArePieces(string text, string pieces) => Show(ProseParser.Parse(text)).ShouldBe(pieces);

    [Theory]
    [InlineData("Đạt [[luong-thuc của xã")]
    [InlineData("Đạt [[luong-thuc] của xã")]
    [InlineData("Năm {year và sau")]
    [InlineData("ngoặc {} trống")]
    [InlineData("chú ^[dở dang")]
    [InlineData("**dở dang")]
    [InlineData("2 ** 3")]
    [InlineData("dấu ^ và [ ngoặc ]")]
    public void Parse_MarkNotClosed_StaysAsWritten(string text) => Show(ProseParser.Parse(text)).ShouldBe(text);

    /// <summary>The closing mark found belongs to something inside: the opening one is still not closed.</summary>
    [Theory]
    [InlineData("chú ^[dở [[a]] dang, câu sau", "chú ^[dở |‹a/›| dang, câu sau")]
    [InlineData("**dở ^[chú ** thích] dang", "**dở |F(chú ** thích)| dang")]
    [InlineData("^[a ^[b [[c]] d", "^[a ^[b |‹c/›| d")]
    public void Parse_MarkClosedOnlyInsideAnother_StaysAsWritten(string text, string pieces) => Show(ProseParser.Parse(text)).ShouldBe(pieces);

    [Fact]
    public void Parse_VeryLongToken_IsNoToken() => Show(ProseParser.Parse("[[" + new string('a', 200) + "]]")).ShouldBe("[[" + new string('a', 200) + "]]");

    [Fact]
    public void Parse_FootnoteInAFootnote_IsNotNested() => Show(ProseParser.Parse("^[a ^[b] c]")).ShouldBe("F(a ^[b)| c]");

    /// <summary>Parsing and writing back gives the same text: nothing is swallowed, whatever is typed.</summary>
    [Fact]
    public void Parse_AnyText_LosesNothing() => Prop.ForAll(Letters.Text, text => Squeezed(Write(ProseParser.Parse(text))) == Squeezed(text)).Check(Letters.Quick);

    [Theory]
    [InlineData("một\nhai\n\nba", "P một hai|P ba")]
    [InlineData("đầu:\n- một\n- hai\ncuối", "P đầu:|I một|I hai|P cuối")]
    [InlineData("\n\n  \n", "")]
    [InlineData("- \n-không", "P - -không")]
    [InlineData("a\r\nb", "P a b")]
    public void Paragraphs_BlankLinesAndDashes_Separate(string text, string paragraphs) =>
        string.Join('|', ProseParser.Paragraphs(text).Select(p => (p.Kind == ParagraphKind.Body ? "P " : "I ") + p.Text)).ShouldBe(paragraphs);

    [Theory]
    [InlineData("# Một\n\n# Hai\n\n- mục\n\nthường", "Numbered Một|Numbered Hai|Item mục|Body thường")]
    [InlineData("# Một\n\na) x\n\nb) y\n\n# Hai\n\na) z\n\n- mục\n\n+ ý", "Numbered Một|Lettered x|Lettered y|Numbered Hai|Lettered z|Item mục|SubItem ý")]
    [InlineData("f) không phải chữ cái tiếng Việt", "Body f) không phải chữ cái tiếng Việt")]
    public void TemplateSource_TextAndBack_IsTheSame(string text, string paragraphs)
    {
        var read = ProseParser.Paragraphs(text).ToList();

        string.Join('|', read.Select(p => $"{p.Kind} {p.Text}")).ShouldBe(paragraphs);
        TemplateSource.ToText(read).ShouldBe(text);
    }

    private static string Show(IEnumerable<Piece> pieces) => string.Join('|', pieces.Select(piece => piece switch
    {
        Piece.Words words => words.Text,
        Piece.Token token => $"‹{token.Code}/{token.Aspect}›",
        Piece.Setting setting => "S " + setting.Name,
        Piece.Footnote note => $"F({Show(note.Content)})",
        Piece.Bold bold => $"B({Show(bold.Content)})",
        _ => "?",
    }));

    private static string Write(IEnumerable<Piece> pieces) => string.Concat(pieces.Select(piece => piece switch
    {
        Piece.Words words => words.Text,
        Piece.Token { Aspect: "" } token => $"[[{token.Code}]]",
        Piece.Token token => $"[[{token.Code}|{token.Aspect}]]",
        Piece.Setting setting => $"{{{setting.Name}}}",
        Piece.Footnote note => $"^[{Write(note.Content)}]",
        Piece.Bold bold => $"**{Write(bold.Content)}**",
        _ => "?",
    }));

    /// <summary>Blanks around code and aspect are trimmed, and an empty aspect is none.</summary>
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '|'));
}
