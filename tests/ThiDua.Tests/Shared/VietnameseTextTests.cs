using System.Text;
using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

/// <summary>Architecture, "Must-do for Vietnamese": NFC and trim on every string; search text folded; people sort by given name.</summary>
public class VietnameseTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t\u00A0\n ", null)]
    [InlineData("\u0000\u0007", null)]
    [InlineData("  Sản   lượng \t chè ", "Sản lượng chè")]
    [InlineData("dòng một  \n\n  dòng hai", "dòng một\n\ndòng hai")]
    [InlineData("dòng một\r\ndòng hai", "dòng một\ndòng hai")]
    [InlineData("Khôi\u00A0Kỳ", "Khôi Kỳ")]
    [InlineData("Khôi\u0000 Kỳ", "Khôi Kỳ")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("e\u0000\u0302", "ê")]
    public void Clean_TypedText_IsTrimmedComposedAndFreeOfControls(string? typed, string? kept) => VietnameseText.Clean(typed).ShouldBe(kept);

    [Fact]
    public void Clean_HalfAnEmoji_IsDropped()
    {
        VietnameseText.Clean("a\uD83Db").ShouldBe("ab");
        VietnameseText.Clean("\uDE00\uD83D").ShouldBeNull();
        VietnameseText.Clean("a\uD83D\uDE00b").ShouldBe("a\uD83D\uDE00b");
        VietnameseText.Fold("Ă\uD83D").ShouldBe("a");
    }

    [Fact]
    public void Clean_AnyText_IsNormalAndStaysAsItIs() =>
        Prop.ForAll(Letters.Text, text => VietnameseText.Clean(text) is not { } clean
            || (clean.IsNormalized(NormalizationForm.FormC) && clean.Trim() == clean && !clean.Contains("  ", StringComparison.Ordinal)
                && !clean.Any(c => char.IsControl(c) && c != '\n') && VietnameseText.Clean(clean) == clean)).Check(Letters.Quick);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Sản lượng chè", "san luong che")]
    [InlineData("ĐẶNG THỊ ƯỚC", "dang thi uoc")]
    [InlineData("đ Đ d\u0323", "d d d")]
    [InlineData("Ủy ban 2022", "uy ban 2022")]
    public void Fold_Text_LosesCaseAndDiacritics(string? text, string folded) => VietnameseText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Fold_AnyText_IsTheSameForBothNormalFormsAndTwice() =>
        Prop.ForAll(Letters.Text, text => VietnameseText.Clean(text) is not { } clean
            || (VietnameseText.Fold(clean.Normalize(NormalizationForm.FormD)) == VietnameseText.Fold(clean) && VietnameseText.Fold(VietnameseText.Fold(clean)) == VietnameseText.Fold(clean))).Check(Letters.Quick);

    [Theory]
    [InlineData("Sản lượng chè búp tươi", "san luong che", true)]
    [InlineData("Sản lượng chè búp tươi", "  CHÈ ", true)]
    [InlineData("Sản lượng chè búp tươi", "", true)]
    [InlineData("Sản lượng chè búp tươi", null, true)]
    [InlineData("Sản lượng chè búp tươi", "thóc", false)]
    [InlineData(null, "thóc", false)]
    public void FoldedContains_Needle_IsFoundWithoutDiacritics(string? hay, string? needle, bool found) => VietnameseText.FoldedContains(hay, needle).ShouldBe(found);

    [Theory]
    [InlineData("Cây màu các loại", "cay-mau-cac-loai")]
    [InlineData("  Tỷ lệ hộ nghèo (%) — năm 2022 ", "ty-le-ho-ngheo-nam-2022")]
    [InlineData("Đàn gia cầm, thủy cầm", "dan-gia-cam-thuy-cam")]
    [InlineData("…", "")]
    public void Slug_Name_IsLettersDigitsAndSingleHyphens(string name, string slug) => VietnameseText.Slug(name).ShouldBe(slug);

    [Fact]
    public void Slug_AnyText_IsACode() =>
        Prop.ForAll(Letters.Text, text => VietnameseText.Clean(text) is not { } clean
            || (VietnameseText.Slug(clean) is var slug && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal) && VietnameseText.Slug(slug) == slug)).Check(Letters.Quick);

    [Theory]
    [InlineData("Nguyễn Văn Đoàn", "Đoàn Nguyễn Văn")]
    [InlineData("  Hoàng   Thị  Lan ", "Lan Hoàng Thị")]
    [InlineData("Lan", "Lan")]
    [InlineData("", "")]
    public void GivenNameKey_FullName_PutsTheGivenNameFirst(string name, string key) => VietnameseText.GivenNameKey(name).ShouldBe(key);

    [Theory]
    [InlineData("Sản lượng thóc", "sản lượng thóc")]
    [InlineData("Đàn trâu", "đàn trâu")]
    [InlineData("UBND xã", "UBND xã")]
    [InlineData("X", "x")]
    [InlineData("", "")]
    public void LowerFirst_Text_KeepsAbbreviations(string text, string lowered) => VietnameseText.LowerFirst(text).ShouldBe(lowered);

    [Theory]
    [InlineData("xã Khôi Kỳ", "Xã Khôi Kỳ")]
    [InlineData("đàn trâu", "Đàn trâu")]
    [InlineData("", "")]
    public void Capitalise_Text_RaisesTheFirstLetterOnly(string text, string raised) => VietnameseText.Capitalise(text).ShouldBe(raised);
}
