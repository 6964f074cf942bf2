using ThiDua.Reports;

namespace ThiDua.Tests.Reports;

/// <summary>Figures people typed are marked; years, dates, document numbers and numbers inside words are not figures.</summary>
public class TypedNumbersTests
{
    [Theory]
    [InlineData("có 15 hộ", "15")]
    [InlineData("đạt 102,9% và 3.940,5 tấn", "102,9 3.940,5")]
    [InlineData("Có 2 lớp, 1.234 em; 7.", "2 1.234 7")]
    [InlineData("tổng số 280 người, dân số 7.550 người, quân số 12", "280 7.550 12")]
    [InlineData("1.500.000 đồng", "1.500.000")]
    [InlineData("5 mô hình", "5")]
    public void Split_Figures_AreTyped(string text, string typed) => Typed(text).ShouldBe(typed);

    [Theory]
    [InlineData("năm 2022 và 1999")]
    [InlineData("ngày 11/11/2022, tháng 10, ngày 16 hằng tháng, dịp 27/7")]
    [InlineData("giai đoạn 2021-2025")]
    [InlineData("Hướng dẫn số 07/HD-TĐKT, Quyết định 6141/QĐ-UBND, Nghị định 91/2017/NĐ-CP")]
    [InlineData("dịch Covid-19, đơn vị X79")]
    [InlineData("1. Mục đầu")]
    [InlineData("điểm (1) và (2)")]
    [InlineData("không có số nào")]
    [InlineData("")]
    public void Split_OtherNumbers_AreWords(string text) => Typed(text).ShouldBe("");

    [Fact]
    public void Split_Text_KeepsEveryLetterInOrder() =>
        TypedNumbers.Split("có 15 hộ, 3 lớp").ShouldBe([new("có "), new("15", SpanKind.Typed), new(" hộ, "), new("3", SpanKind.Typed), new(" lớp")]);

    [Fact]
    public void Split_AnyText_LosesNothingAndMarksOnlyDigits() =>
        Prop.ForAll(Letters.Text, text =>
        {
            var spans = TypedNumbers.Split(text).ToList();
            return string.Concat(spans.Select(s => s.Text)) == text && spans.All(s => s.Text.Length > 0 && s.Kind == (s.Kind == SpanKind.Typed && char.IsAsciiDigit(s.Text[0]) ? SpanKind.Typed : SpanKind.Text));
        }).Check(Letters.Quick);

    private static string Typed(string text) => string.Join(' ', TypedNumbers.Split(text).Where(s => s.Kind == SpanKind.Typed).Select(s => s.Text));
}
