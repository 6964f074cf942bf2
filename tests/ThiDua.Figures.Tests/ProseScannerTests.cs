using System.Text;

namespace ThiDua.Figures.Tests;

public class ProseScannerTests
{
    [Theory]
    [InlineData("3.940,5", "3940.5", NumberMarks.Grouped)]
    [InlineData("1857", "1857", NumberMarks.None)]
    [InlineData("8.6", "8.6", NumberMarks.DecimalPoint)]
    [InlineData("1.341.33", "1341.33", NumberMarks.Grouped | NumberMarks.MalformedGrouping)]
    [InlineData("1,234.5", "1234.5", NumberMarks.Swapped)]
    [InlineData("1.34.567", null, NumberMarks.MalformedGrouping)]
    public void Scan_Number_ReadsValueAndMarks(string number, string? value, NumberMarks marks)
    {
        var token = Scan($"đạt {number} tấn").Single(t => t.Kind == ProseTokenKind.Number);
        token.Value.ShouldBe(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        (token.Marks & ~NumberMarks.Grouped).ShouldBe(marks & ~NumberMarks.Grouped);
        token.Start.ShouldBe(4);
        token.Length.ShouldBe(number.Length);
    }

    [Theory]
    [InlineData("Hướng dẫn số 07/HD-TĐKT", "07/HD-TĐKT")]
    [InlineData("Nghị định 91/2017/NĐ-CP ngày", "91/2017/NĐ-CP")]
    [InlineData("Kế hoạch số 200/KH – UBND ngày", "200/KH – UBND")]
    [InlineData("Chỉ thị 05-CT/TW của", "05-CT/TW")]
    [InlineData("Luật số 15/2003/QH11", "15/2003/QH11")]
    [InlineData("công văn số 169/UBND ngày", "169/UBND")]
    [InlineData("QĐ số 318/2022 của", "318/2022")]
    public void Scan_DocumentNumber_IsOneToken(string text, string number) =>
        Scan(text).Single(t => t.Kind == ProseTokenKind.DocumentNumber).Of(text).ShouldBe(number);

    [Theory]
    [InlineData("ngày 11/11/2022", "11/11/2022", true)]
    [InlineData("ngày 29/9/ 2023 của", "29/9/ 2023", true)]
    [InlineData("vào ngày 01/6 theo", "01/6", true)]
    [InlineData("thành lập quân đội 22/12/1944", "22/12/1944", true)]
    [InlineData("dịp 22/12 vừa qua", "22/12", true)]
    [InlineData("tháng 11/2022, xã", "11/2022", true)]
    [InlineData("ngày 31/2", "31/2", false)]
    [InlineData("29/2/2023", "29/2/2023", false)]
    [InlineData("29/2/2024", "29/2/2024", true)]
    [InlineData("ngày 10/11/8/2023", "10/11/8/2023", false)]
    [InlineData("ngày 20.11.2022", "20.11.2022", true)]
    [InlineData("nghỉ lễ 30/4 và 01/5 năm 2023", "01/5", true)]
    public void Scan_Date_IsOneToken(string text, string date, bool possible)
    {
        var token = Scan(text).Last(t => t.Kind == ProseTokenKind.Date);
        token.Of(text).ShouldBe(date);
        token.IsImpossible.ShouldBe(!possible);
    }

    [Theory]
    [InlineData("14/15 HS")]
    [InlineData("trong ngày 15/20 hồ sơ")]
    [InlineData("8.6/5.0 ha")]
    [InlineData("5,4/2ha")]
    public void Scan_Ratio_IsNumberSlashNumber(string text) =>
        Scan(text).Select(t => t.Kind).ShouldContain(ProseTokenKind.Slash);

    [Theory]
    [InlineData("2.1. Thi đua trong lĩnh vực", "2.1")]
    [InlineData("4.4 Quản lý và sử dụng quỹ", "4.4")]
    [InlineData("xem mục 3.2 ở trên", "3.2")]
    [InlineData("2.2.13. Quốc phòng", "2.2.13")]
    [InlineData("điện thoại 0912.345.678 gặp", "0912.345.678")]
    [InlineData("cách mạng công nghiệp 4.0 đang", "4.0")]
    public void Scan_SectionNumber_IsNoFigure(string text, string number) =>
        Scan(text).Single(t => t.Kind == ProseTokenKind.Reference).Of(text).ShouldBe(number);

    [Fact]
    public void Scan_MonthsInAList_AreSeparateNumbers() =>
        Scan("tháng 1,2,3,4,5 chi trả").Count(t => t.Kind == ProseTokenKind.Number).ShouldBe(5);

    [Fact]
    public void Scan_CombiningMarks_GivesComposedKey()
    {
        var text = "tấn lao động".Normalize(NormalizationForm.FormD);
        var tokens = Scan(text);
        tokens.Select(t => t.Key).ShouldBe(["tấn", "lao", "động"]);
        tokens[0].Kind.ShouldBe(ProseTokenKind.Unit);
        tokens[^1].End.ShouldBe(text.Length);
    }

    [Fact]
    public void Scan_RangesAndCompounds_CarryNoSign()
    {
        foreach (var text in new[] { "giai đoạn 2021-2025", "Quý 3+4/2022", "từ 6 -36 tháng", "10-11" })
        {
            Scan(text).ShouldAllBe(t => !t.Marks.HasFlag(NumberMarks.Signed), text);
        }

        Scan("tăng -5").ShouldContain(t => t.Marks.HasFlag(NumberMarks.Signed) && t.Value == -5m);
    }

    [Fact]
    public void Scan_AnyToken_StandsWhereItSays()
    {
        const string Text = "Đàn trâu: 231/221 con đạt 104.5% KH (giao 230 con);\r\n\r\n 249,82ha 🎉 ngày 1/6";
        var end = 0;
        foreach (var token in Scan(Text))
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(end);
            end = token.End;
            if (token.Kind is ProseTokenKind.Word or ProseTokenKind.Unit)
            {
                Text.Substring(token.Start, token.Length).ShouldBe(token.Key, StringCompareShould.IgnoreCase);
            }
        }
    }

    [Fact]
    public void Scan_OldTonePlacement_GivesOneKey() =>
        Scan("văn hoá văn hóa Uỷ ban Ủy ban quý").Select(t => t.Key).ShouldBe(["văn", "hóa", "văn", "hóa", "ủy", "ban", "ủy", "ban", "quý"]);

    [Fact]
    public void Scan_FootnoteMark_StaysApartFromTheWord()
    {
        Scan("theo kế hoạch³ giao 12 m² 5 km²").Select(t => t.Key).ShouldBe(["theo", "kế", "hoạch", "¹", "giao", "", "m²", "", "km²"]);
    }

    [Fact]
    public void Scan_PageNumberBetweenFormFeeds_IsPassedOver() =>
        Scan("14/15 hộ đạt\n\n12\n\f93,3%").Count(t => t.Kind == ProseTokenKind.Number).ShouldBe(3);

    private static List<ProseToken> Scan(string text)
    {
        using var list = new TokenList(text.Length);
        ProseScanner.Scan(text, list);
        return [.. Enumerable.Range(0, list.Count).Select(i => list[i])];
    }
}

internal static class TokenText
{
    public static string Of(this ProseToken token, string text) => text.Substring(token.Start, token.Length);
}
