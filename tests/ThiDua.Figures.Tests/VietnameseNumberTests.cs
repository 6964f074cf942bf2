using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ThiDua.Figures.Tests;

public class VietnameseNumberTests
{
    [Theory]
    [InlineData("3940.5", 1, "3.940,5")]
    [InlineData("3940.5", 0, "3.941")]
    [InlineData("-3940.5", 0, "-3.941")]
    [InlineData("0.125", 2, "0,13")]
    [InlineData("-0.04", 1, "0,0")]
    [InlineData("120", 2, "120,00")]
    [InlineData("18889444153", 0, "18.889.444.153")]
    public void Format_Number_RoundsHalfAwayFromZeroAndKeepsPlaces(string value, int decimals, string expected) =>
        VietnameseNumber.Format(D(value), decimals).ShouldBe(expected);

    [Theory]
    [InlineData("60.40", 2, "60,4")]
    [InlineData("120.00", 2, "120")]
    [InlineData("1000", 0, "1.000")]
    [InlineData("0.004", 2, "0")]
    [InlineData("93.335", 2, "93,34")]
    public void FormatTrimmed_Number_DropsEmptyPlaces(string value, int decimals, string expected) =>
        VietnameseNumber.FormatTrimmed(D(value), decimals).ShouldBe(expected);

    [Theory]
    [InlineData("50.2", 1, "+50,2")]
    [InlineData("-27.6", 1, "−27,6")]
    [InlineData("0", 1, "0")]
    [InlineData("-0.04", 1, "0")]
    [InlineData("-2177752500", 0, "−2.177.752.500")]
    public void FormatSigned_Difference_ShowsSign(string value, int decimals, string expected) =>
        VietnameseNumber.FormatSigned(D(value), decimals).ShouldBe(expected);

    [Theory]
    [InlineData("3", "03")]
    [InlineData("0", "0")]
    [InlineData("9", "09")]
    [InlineData("10", "10")]
    [InlineData("9.6", "10")]
    [InlineData("-3", "-3")]
    [InlineData("1649", "1.649")]
    public void Count_WholeNumber_GetsLeadingZeroBelowTen(string value, string expected) => VietnameseNumber.Count(D(value)).ShouldBe(expected);

    [Fact]
    public void Format_NegativeDecimals_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => VietnameseNumber.Format(1m, -1));

    [Theory]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1234,5", "1234.5")]
    [InlineData("1.234", "1234")]
    [InlineData("12.345.678", "12345678")]
    [InlineData("-5", "-5")]
    [InlineData("−5", "-5")]
    [InlineData("- 5", "-5")]
    [InlineData("+50,2", "50.2")]
    [InlineData(" 12 345 678 ", "12345678")]
    [InlineData("12\u00A0345\u202F678,5", "12345678.5")]
    [InlineData("1. 234", "1234")]
    [InlineData("03", "3")]
    [InlineData("0,123456", "0.123456")]
    [InlineData("1.000.000.000.000.000", "1000000000000000")]
    [InlineData("\u200B7", "7")]
    public void Read_WellWritten_GivesValue(string text, string expected)
    {
        var reading = VietnameseNumber.Read(text);
        reading.Problem.ShouldBeNull();
        reading.Value.ShouldBe(D(expected));
        reading.Suggestion.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0 ")]
    [InlineData("\u200B")]
    public void Read_Blank_IsEmptyWithoutProblem(string? text) => VietnameseNumber.Read(text).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("8.6", "8.6")]
    [InlineData("85.25", "85.25")]
    [InlineData("0.123", "0.123")]
    [InlineData("1.341.33", "1341.33")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData(",5", "0.5")]
    [InlineData("5,", "5")]
    [InlineData("-8.6", "-8.6")]
    [InlineData("93,5%", "93.5")]
    [InlineData("93.5 %", "93.5")]
    [InlineData("249,82ha", "249.82")]
    [InlineData("65.062,1m2", "65062.1")]
    [InlineData("3 tạ/ha", "3")]
    [InlineData("1,1234567", "1.123457")]
    public void Read_UnclearText_IsRefusedWithSuggestion(string text, string suggestion)
    {
        var reading = VietnameseNumber.Read(text);
        reading.Value.ShouldBeNull();
        reading.Suggestion.ShouldBe(D(suggestion));
        reading.Problem.ShouldNotBeNull();
        reading.Problem.ShouldContain($"“{text}”");
        reading.Problem.ShouldContain($"Ý bạn là {VietnameseNumber.FormatTrimmed(D(suggestion), 6)}?");
    }

    [Theory]
    [InlineData("12,34,5")]
    [InlineData("1.23.4,5")]
    [InlineData("12.3456.789")]
    [InlineData("abc")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("--5")]
    [InlineData("1 2")]
    [InlineData("12 34 567")]
    [InlineData("5 triệu")]
    [InlineData("14/15")]
    [InlineData("1.000.000.000.000.001")]
    [InlineData("1.000.000.000.000.000,5")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("１２")]
    public void Read_TextWithoutClearMeaning_IsRefusedWithoutSuggestion(string text)
    {
        var reading = VietnameseNumber.Read(text);
        reading.Value.ShouldBeNull();
        reading.Suggestion.ShouldBeNull();
        reading.Problem.ShouldNotBeNull();
        reading.Problem.ShouldContain($"“{text}”");
    }

    [Fact]
    public void Read_DecimalPoint_ExplainsTheRule() => VietnameseNumber.Read("8.6").Problem
        .ShouldBe("“8.6” chưa rõ: dấu chấm dùng ngăn hàng nghìn, số thập phân viết dấu phẩy. Ý bạn là 8,6?");

    [Fact]
    public void Read_PerCentSign_SaysTheUnitIsNotTyped() => VietnameseNumber.Read("93,5%").Problem
        .ShouldBe("“93,5%”: ô này đã tính theo %, chỉ nhập số, không gõ dấu %. Ý bạn là 93,5?");

    [Fact]
    public void Read_EndlessText_IsQuotedShort() => VietnameseNumber.Read(new string('x', 5000)).Problem!.Length.ShouldBeLessThan(200);

    [Theory]
    [InlineData("0", "không")]
    [InlineData("10", "mười")]
    [InlineData("14", "mười bốn")]
    [InlineData("15", "mười lăm")]
    [InlineData("21", "hai mươi mốt")]
    [InlineData("24", "hai mươi tư")]
    [InlineData("25", "hai mươi lăm")]
    [InlineData("105", "một trăm linh năm")]
    [InlineData("111", "một trăm mười một")]
    [InlineData("1005", "một nghìn không trăm linh năm")]
    [InlineData("1050", "một nghìn không trăm năm mươi")]
    [InlineData("1000005", "một triệu không trăm linh năm")]
    [InlineData("23000000", "hai mươi ba triệu")]
    [InlineData("1000000000", "một tỷ")]
    [InlineData("1005000000000", "một nghìn không trăm linh năm tỷ")]
    [InlineData("1000000000000005", null)]
    [InlineData("1000000000000000", "một triệu tỷ")]
    [InlineData("-21", "âm hai mươi mốt")]
    [InlineData("2.5", null)]
    public void InWords_Number_IsReadAloud(string value, string? expected)
    {
        if (expected is null)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => VietnameseNumber.InWords(D(value)));
            return;
        }

        VietnameseNumber.InWords(D(value)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("28700000", "hai mươi tám triệu bảy trăm nghìn đồng chẵn")]
    [InlineData("11938110", "mười một triệu chín trăm ba mươi tám nghìn một trăm mười đồng")]
    [InlineData("0", "không đồng")]
    [InlineData("500", "năm trăm đồng")]
    public void MoneyInWords_Amount_SaysEvenThousands(string value, string expected) => VietnameseNumber.MoneyInWords(D(value)).ShouldBe(expected);

    [Fact]
    public void InWords_AnyWholeNumber_ReadsBack() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<long>().Generator.Select(n => n % 1_000_000_000_000_001).ToArbitrary(),
            ArbMap.Default.ArbFor<ushort>(),
            (large, shift) =>
            {
                // small numbers and numbers with inner zeros are where the rules live
                Back(large);
                Back(large % 100_000);
                Back(large / 1_000_000_000 * 1_000_000_000 + shift % 1000);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void InWords_EveryNumberBelowTwoThousand_ReadsBack()
    {
        for (var n = 0; n < 2000; n++)
        {
            Back(n);
        }
    }

    [Fact]
    public void FormatAndRead_AnyFigure_RoundTrip() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<long>(),
            Gen.Choose(0, 6).ToArbitrary(),
            (digits, decimals) =>
            {
                var value = digits % 1_000_000_000_000_000m;
                for (var i = 0; i < decimals; i++)
                {
                    value /= 10m;
                }

                VietnameseNumber.Read(VietnameseNumber.Format(value, decimals)).Value.ShouldBe(value);
                VietnameseNumber.Read(VietnameseNumber.FormatTrimmed(value, decimals)).Value.ShouldBe(value);
                VietnameseNumber.Read(VietnameseNumber.FormatSigned(value, decimals)).Value.ShouldBe(value);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyText_GivesExactlyOneOutcome() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), NumberLike(), (anything, numberLike) =>
        {
            foreach (var text in new[] { anything, numberLike })
            {
                var reading = VietnameseNumber.Read(text);
                (reading.Problem is not null && reading.Value is not null).ShouldBeFalse();
                if (reading.Suggestion is not null)
                {
                    reading.Problem.ShouldNotBeNull();
                }
            }
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> NumberLike() =>
        Gen.Elements("0123456789.,.,- %hađ".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    private static void Back(long number) => WordsToNumber(VietnameseNumber.InWords(number)).ShouldBe(number);

    /// <summary>The inverse of reading aloud, written independently: a small evaluator over the words.</summary>
    private static decimal WordsToNumber(string text)
    {
        var words = text.Split(' ').ToList();
        var sign = 1m;
        if (words[0] == "âm")
        {
            sign = -1m;
            words.RemoveAt(0);
        }

        var billions = words.LastIndexOf("tỷ");
        return sign * (billions < 0 ? Below(words) : Below(words[..billions]) * 1_000_000_000m + Below(words[(billions + 1)..]));

        static decimal Below(List<string> words)
        {
            var total = 0m;
            var group = 0m;
            var pending = 0m;
            foreach (var word in words)
            {
                switch (word)
                {
                    case "triệu":
                        total += (group + pending) * 1_000_000m;
                        group = pending = 0m;
                        break;
                    case "nghìn":
                        total += (group + pending) * 1000m;
                        group = pending = 0m;
                        break;
                    case "trăm":
                        group = pending * 100m;
                        pending = 0m;
                        break;
                    case "mươi":
                        group += pending * 10m;
                        pending = 0m;
                        break;
                    case "mười":
                        group += 10m;
                        break;
                    case "linh":
                        break;
                    default:
                        pending = word switch
                        {
                            "mốt" => 1m,
                            "tư" => 4m,
                            "lăm" => 5m,
                            _ => Array.IndexOf(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"], word),
                        };
                        pending.ShouldBeGreaterThanOrEqualTo(0m, word);
                        break;
                }
            }

            return total + group + pending;
        }
    }

    private static decimal D(string value) => decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture);
}
