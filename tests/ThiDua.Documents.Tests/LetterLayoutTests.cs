using static ThiDua.Documents.Tests.LetterFile;

namespace ThiDua.Documents.Tests;

/// <summary>Paper, fonts, head and closing as Decree 30/2020/NĐ-CP, appendix I, asks.</summary>
public class LetterLayoutTests
{
    // Twips per millimetre.
    private const double Millimetre = 1440 / 25.4;

    [Fact]
    public void Page_EverySection_IsA4WithTheMarginsOfTheDecree()
    {
        var file = new LetterFile(SampleLetter.Rich());

        file.All("sectPr").Count().ShouldBe(3);
        foreach (var margin in file.All("pgMar"))
        {
            Millimetres(margin, "top").ShouldBeInRange(20, 25);
            Millimetres(margin, "bottom").ShouldBeInRange(20, 25);
            Millimetres(margin, "left").ShouldBeInRange(30, 35);
            Millimetres(margin, "right").ShouldBeInRange(15, 20);
        }

        file.All("pgSz").Select(size => (Value(size, "w"), Value(size, "h"), Value(size, "orient"))).ShouldBe(
            [("11906", "16838", null), ("11906", "16838", null), ("16838", "11906", "landscape")]);
    }

    [Fact]
    public void Page_Numbers_StartOnTheSecondPageOfTheLetterOnly()
    {
        var file = new LetterFile(SampleLetter.Rich());

        file.All("sectPr").Select(section => section.Element(W + "titlePg") is not null).ShouldBe([true, false, false]);
        file.Part("header1").Descendants(W + "fldSimple").Single().Attribute(W + "instr")!.Value.Trim().ShouldBe("PAGE");
        file.Part("header2").Descendants(W + "fldSimple").ShouldBeEmpty();
        file.All("pgNumType").ShouldBeEmpty();
    }

    [Fact]
    public void Font_AllScripts_IsTimesNewRomanFourteenInVietnamese()
    {
        var defaults = new LetterFile(SampleLetter.Rich()).Part("styles").Descendants(W + "rPrDefault").Single();

        var fonts = defaults.Descendants(W + "rFonts").Single();
        foreach (var script in (string[])["ascii", "hAnsi", "eastAsia", "cs"])
        {
            Value(fonts, script).ShouldBe("Times New Roman");
        }

        Value(defaults.Descendants(W + "sz").Single()).ShouldBe("28");
        Value(defaults.Descendants(W + "lang").Single()).ShouldBe("vi-VN");
    }

    [Fact]
    public void Number_Missing_LeavesABlankBeforeTheSlash() =>
        new LetterFile(SampleLetter.Rich()).Paragraphs.ShouldContain("Số: \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/BC-HĐTĐKT");

    [Theory]
    [InlineData("5", "05/BC-HĐTĐKT")]
    [InlineData("05", "05/BC-HĐTĐKT")]
    [InlineData("12", "12/BC-HĐTĐKT")]
    [InlineData("12a", "12a/BC-HĐTĐKT")]
    [InlineData(" ", "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/BC-HĐTĐKT")]
    public void Number_Given_HasAtLeastTwoDigits(string number, string printed) =>
        (SampleLetter.Head() with { Number = number }).NumberText.ShouldBe(printed);

    [Theory]
    [InlineData(5, 2, "ngày 05 tháng 02 năm 2022")]
    [InlineData(9, 3, "ngày 09 tháng 3 năm 2022")]
    [InlineData(10, 1, "ngày 10 tháng 01 năm 2022")]
    [InlineData(31, 12, "ngày 31 tháng 12 năm 2022")]
    [InlineData(null, 12, "ngày \u00A0\u00A0\u00A0\u00A0 tháng 12 năm 2022")]
    [InlineData(null, null, "ngày \u00A0\u00A0\u00A0\u00A0 tháng \u00A0\u00A0\u00A0\u00A0 năm 2022")]
    public void Date_DaysBelowTenAndFirstTwoMonths_GetALeadingZero(int? day, int? month, string printed) =>
        (SampleLetter.Head() with { Day = day, Month = month }).DateText.ShouldBe(printed);

    [Theory]
    [InlineData("HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG", "HỘI ĐỒNG|THI ĐUA – KHEN THƯỞNG", "26")]
    [InlineData("ỦY BAN NHÂN DÂN\nXÃ KHÔI KỲ", "ỦY BAN NHÂN DÂN|XÃ KHÔI KỲ", "26")]
    [InlineData("ỦY BAN NHÂN DÂN XÃ KHÔI KỲ", "ỦY BAN NHÂN DÂN XÃ KHÔI KỲ", "24")]
    [InlineData("UBND XÃ KHÔI KỲ", "UBND XÃ KHÔI KỲ", "26")]
    public void Body_NameWiderThanItsColumn_ShrinksToTwelveOrBreaksEvenly(string body, string lines, string halfPoints)
    {
        var file = new LetterFile(SampleLetter.Short() with { Head = SampleLetter.Head() with { ParentBody = null, Body = body } });

        var cell = file.All("tc").First();
        cell.Elements(W + "p").Select(TextOf).Where(text => text.Length > 0).ShouldBe(lines.Split('|'));
        Value(cell.Descendants(W + "sz").First()).ShouldBe(halfPoints);
    }

    [Fact]
    public void Country_InTheHead_HasRoomForItsWholeLine()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var cell = file.All("tc").First(c => TextOf(c).StartsWith("CỘNG HÒA", StringComparison.Ordinal));

        // 271.2 points is the width of the words in bold 13.
        var width = int.Parse(Value(cell.Descendants(W + "tcW").Single(), "w")!, System.Globalization.CultureInfo.InvariantCulture);
        width.ShouldBeGreaterThan((int)(271.2 * 20));
    }

    [Fact]
    public void Rules_UnderMottoBodyAndSubject_HaveTheLengthsOfTheDecree()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var lengths = file.All("p").Where(p => Value(p.Descendants(W + "pStyle").FirstOrDefault()) == "HeadRule").Select(RuleLength).ToArray();

        // Words in points: body 168.5 (bold 13), motto 171.4 (bold 14), subject 426 (bold 14).
        lengths.Length.ShouldBe(3);
        lengths[0].ShouldBeInRange(168.5 / 3, 168.5 / 2);
        lengths[1].ShouldBeInRange(170, 173);
        lengths[2].ShouldBeInRange(426 / 3, 426 / 2);
    }

    [Fact]
    public void Recipients_List_EndsWithSemicolonsAndOneFullStop()
    {
        var file = new LetterFile(SampleLetter.Short() with { Recipients = ["Như trên;", "Đảng ủy xã.", "Lưu: VT"] });

        file.Paragraphs.SkipWhile(text => text != "Nơi nhận:").Take(4).ShouldBe(["Nơi nhận:", "- Như trên;", "- Đảng ủy xã;", "- Lưu: VT."]);
    }

    [Fact]
    public void Signature_Block_StaysWithTheClosingSentence()
    {
        var file = new LetterFile(SampleLetter.Rich());

        file.Paragraph("Trên đây là báo cáo").Descendants(W + "keepNext").ShouldHaveSingleItem();
        file.Paragraph("Nơi nhận:").Ancestors(W + "tr").Single().Descendants(W + "cantSplit").ShouldHaveSingleItem();
        file.Paragraph("Nguyễn Văn Đoàn").Ancestors(W + "tr").Single().ShouldBe(file.Paragraph("Nơi nhận:").Ancestors(W + "tr").Single());
        file.Paragraphs.SkipWhile(text => text != "TM. HỘI ĐỒNG TĐKT").Take(4).ShouldBe(["TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH", "CHỦ TỊCH UBND", "Nguyễn Văn Đoàn"]);
    }

    private static double Millimetres(System.Xml.Linq.XElement margin, string side) =>
        Math.Round(double.Parse(Value(margin, side)!, System.Globalization.CultureInfo.InvariantCulture) / Millimetre, 1);

    private static double RuleLength(System.Xml.Linq.XElement rule)
    {
        var cell = rule.Ancestors(W + "tc").FirstOrDefault();
        var width = cell is null ? "9354" : Value(cell.Descendants(W + "tcW").Single(), "w")!;
        var indent = Value(rule.Descendants(W + "ind").Single(), "left")!;
        return (int.Parse(width, System.Globalization.CultureInfo.InvariantCulture)
            - (2 * int.Parse(indent, System.Globalization.CultureInfo.InvariantCulture))) / 20d;
    }
}
