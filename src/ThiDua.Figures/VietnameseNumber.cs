using System.Globalization;
using System.Text;

namespace ThiDua.Figures;

/// <summary>What became of the text a clerk typed into a figure cell.</summary>
/// <param name="Value">The number, or null when the cell was empty or the text was refused.</param>
/// <param name="Problem">Why the text was refused and what to type instead, in Vietnamese; null when it was accepted.</param>
/// <param name="Suggestion">The number the clerk most likely meant, when the text was refused and one reading stands out.</param>
public readonly record struct NumberReading(decimal? Value, string? Problem, decimal? Suggestion)
{
    /// <summary>True when the text was a number or empty.</summary>
    public bool IsAccepted => Problem is null;

    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => Problem is null && Value is null;
}

/// <summary>
/// Numbers the way Vietnamese offices write them: a point between thousands, a comma before the decimals, half rounded away from zero.
/// The one place where figures become text and text becomes figures.
/// </summary>
public static class VietnameseNumber
{
    /// <summary>The largest magnitude <see cref="Read"/> and <see cref="InWords"/> take: a million tỷ.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The most decimal places <see cref="Read"/> takes.</summary>
    public const int MostDecimals = 6;

    /// <summary>The typographic minus (U+2212) used for signed differences.</summary>
    public const char Minus = '\u2212';

    private const int MostDecimalPlacesOfDecimal = 28;

    private static readonly NumberFormatInfo Vietnamese = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "-",
        NumberNegativePattern = 1,
    });

    private static readonly string[] Formats = [.. Enumerable.Range(0, MostDecimalPlacesOfDecimal + 1).Select(places => "N" + places.ToString(CultureInfo.InvariantCulture))];

    private static readonly string[] DigitWords = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly HashSet<string> ScaleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "k", "tr", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "ng", "trăm", "chục", "vạn",
    };

    /// <summary>Writes a number with exactly <paramref name="decimals"/> places: 3940.5 with one place is "3.940,5".</summary>
    /// <param name="value">The number; rounded half away from zero.</param>
    /// <param name="decimals">Decimal places to show, 0 to 28.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is outside 0 to 28.</exception>
    public static string Format(decimal value, int decimals)
    {
        var rounded = Round(value, decimals);
        return rounded.ToString(Formats[decimals], Vietnamese);
    }

    /// <summary>Writes a number with as few places as it needs, at most <paramref name="maxDecimals"/>: 60.40 is "60,4", 120.00 is "120".</summary>
    /// <param name="value">The number; rounded half away from zero.</param>
    /// <param name="maxDecimals">The most decimal places to show, 0 to 28.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDecimals"/> is outside 0 to 28.</exception>
    public static string FormatTrimmed(decimal value, int maxDecimals)
    {
        var text = Format(value, maxDecimals);
        return maxDecimals == 0 ? text : text.TrimEnd('0').TrimEnd(',');
    }

    /// <summary>Writes a difference with its sign: "+50,2", "−27,6", and a bare "0" when nothing remains after rounding.</summary>
    /// <param name="value">The difference; rounded half away from zero.</param>
    /// <param name="decimals">Decimal places to show, 0 to 28.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is outside 0 to 28.</exception>
    public static string FormatSigned(decimal value, int decimals)
    {
        var rounded = Round(value, decimals);
        return rounded switch
        {
            0m => "0",
            > 0m => "+" + Format(rounded, decimals),
            _ => Minus + Format(-rounded, decimals),
        };
    }

    /// <summary>
    /// Writes a count of people or things as reports do: one to nine with a leading zero ("03"), nothing as "0", everything else without places.
    /// </summary>
    /// <param name="value">The count; a value that is not whole is rounded half away from zero.</param>
    public static string Count(decimal value)
    {
        var text = Format(value, 0);
        return text.Length == 1 && text[0] != '0' ? "0" + text : text;
    }

    /// <summary>
    /// Reads what a clerk typed into a figure cell. Strict, because 1.234,5 and 1,234.5 differ by a thousand: text that could be meant in two
    /// ways is refused with the likely meaning as a suggestion, never guessed.
    /// </summary>
    /// <param name="text">The cell as typed; null and blank mean an empty cell.</param>
    /// <returns>The number, an empty reading, or the problem in Vietnamese with a suggestion where one reading stands out.</returns>
    public static NumberReading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        var shown = Shown(text.Trim());
        var body = Tidy(text);
        if (body.Length == 0)
        {
            return default;
        }

        var negative = body[0] == '-';
        if (body[0] is '-' or '+')
        {
            body = body[1..].TrimStart();
        }

        var numeric = 0;
        while (numeric < body.Length && (char.IsAsciiDigit(body[numeric]) || body[numeric] is '.' or ',' or ' '))
        {
            numeric++;
        }

        if (numeric < body.Length)
        {
            return ReadWithTrailingText(shown, body[..numeric].TrimEnd(), body[numeric..].Trim(), negative);
        }

        return ReadDigits(shown, body, negative);
    }

    /// <summary>Reads a whole number aloud: 1.005 is "một nghìn không trăm linh năm", 21 "hai mươi mốt", 24 "hai mươi tư", 25 "hai mươi lăm".</summary>
    /// <param name="wholeNumber">A whole number, at most <see cref="Largest"/> in magnitude.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not whole or too large.</exception>
    public static string InWords(decimal wholeNumber)
    {
        if (decimal.Truncate(wholeNumber) != wholeNumber)
        {
            throw new ArgumentOutOfRangeException(nameof(wholeNumber), wholeNumber, "Chỉ đọc được số nguyên.");
        }

        if (Math.Abs(wholeNumber) > Largest)
        {
            throw new ArgumentOutOfRangeException(nameof(wholeNumber), wholeNumber, "Số quá lớn để đọc thành chữ.");
        }

        if (wholeNumber == 0m)
        {
            return DigitWords[0];
        }

        var words = new StringBuilder();
        if (wholeNumber < 0m)
        {
            words.Append("âm");
        }

        AppendNumber(words, decimal.ToInt64(Math.Abs(wholeNumber)), padded: false);
        return words.ToString();
    }

    /// <summary>
    /// Reads an amount of money aloud: 28.700.000 is "hai mươi tám triệu bảy trăm nghìn đồng chẵn"; "chẵn" is added when the amount is a
    /// multiple of one thousand đồng and not nothing.
    /// </summary>
    /// <param name="dong">A whole amount in đồng, at most <see cref="Largest"/> in magnitude.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not whole or too large.</exception>
    public static string MoneyInWords(decimal dong)
    {
        var words = InWords(dong) + " đồng";
        return dong != 0m && dong % 1000m == 0m ? words + " chẵn" : words;
    }

    internal static decimal Round(decimal value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MostDecimalPlacesOfDecimal);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);

        // a decimal keeps the sign of zero, and "-0,0" is no figure
        return rounded == 0m ? 0m : rounded;
    }

    /// <summary>Builds a number from digits without separators; null when it exceeds <see cref="Largest"/> or has more places than a decimal holds.</summary>
    internal static decimal? FromDigits(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, bool negative)
    {
        whole = whole.TrimStart('0');
        if (whole.Length > 16 || fraction.Length > 12)
        {
            return null;
        }

        if (whole.Length <= 15 && whole.Length + fraction.Length <= 18)
        {
            var digits = 0L;
            foreach (var digit in whole)
            {
                digits = (digits * 10) + (digit - '0');
            }

            foreach (var digit in fraction)
            {
                digits = (digits * 10) + (digit - '0');
            }

            return new decimal(unchecked((int)digits), (int)(digits >> 32), 0, negative && digits != 0, (byte)fraction.Length);
        }

        var value = 0m;
        foreach (var digit in whole)
        {
            value = (value * 10m) + (digit - '0');
        }

        var place = 1m;
        foreach (var digit in fraction)
        {
            place /= 10m;
            value += place * (digit - '0');
        }

        if (value > Largest)
        {
            return null;
        }

        return negative && value != 0m ? -value : value;
    }

    private static NumberReading ReadWithTrailingText(string shown, string number, string rest, bool negative)
    {
        if (!number.Any(char.IsAsciiDigit))
        {
            return Refuse($"“{shown}” không phải là số. Chỉ nhập chữ số, ví dụ 1.234,5.");
        }

        if (rest.AsSpan().ContainsAnyInRange('0', '9') || !(rest == "%" || rest.All(c => char.IsLetter(c) || c is '/' or ' ' or '²' or '³' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)))
        {
            // m2 and m3 are the only units that end in a digit
            if (rest is not ("m2" or "m3" or "km2"))
            {
                return Refuse($"“{shown}” không phải là số. Mỗi ô chỉ nhập một số, ví dụ 1.234,5.");
            }
        }

        var inner = ReadDigits(number, number, negative);
        var meant = inner.Value ?? inner.Suggestion;
        if (ScaleWords.Contains(rest.Normalize(NormalizationForm.FormC).Split(' ')[0]))
        {
            // "5 triệu" is 5 or 5.000.000 depending on the unit of the column: no suggestion
            return Refuse($"“{shown}” có chữ “{Shown(rest)}”. Viết đủ các chữ số theo đơn vị của cột, không viết tắt bằng chữ.");
        }

        var advice = rest == "%" ? "ô này đã tính theo %, chỉ nhập số, không gõ dấu %" : $"chỉ nhập số, không gõ đơn vị “{Shown(rest)}”";
        return meant is { } value ? Refuse($"“{shown}”: {advice}. Ý bạn là {FormatTrimmed(value, MostDecimals)}?", value) : Refuse($"“{shown}”: {advice}.");
    }

    private static NumberReading ReadDigits(string shown, string body, bool negative)
    {
        if (!body.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return Refuse($"“{shown}” không phải là số. Chỉ nhập chữ số, ví dụ 1.234,5.");
        }

        var number = WithoutSpaces(body);
        if (number is null)
        {
            return Refuse($"“{shown}” có dấu cách giữa các chữ số. Mỗi ô chỉ nhập một số, hàng nghìn ngăn bằng dấu chấm, ví dụ 1.234,5.");
        }

        var shape = NumberShape.Of(number);
        return shape.Kind switch
        {
            NumberShapeKind.Plain => Accept(shown, shape, negative),
            NumberShapeKind.DecimalPoint => Unclear(shown, "dấu chấm dùng ngăn hàng nghìn, số thập phân viết dấu phẩy", shape, negative),
            NumberShapeKind.Swapped => Unclear(shown, "hàng nghìn ngăn bằng dấu chấm, số thập phân viết dấu phẩy", shape, negative),
            NumberShapeKind.MisGrouped => Unclear(shown, "dấu chấm ngăn từng nhóm đủ ba chữ số, số thập phân viết dấu phẩy", shape, negative),
            NumberShapeKind.MissingPart => Unclear(shown, "trước và sau dấu phẩy phải có chữ số", shape, negative),
            _ => Refuse($"“{shown}” đặt dấu chấm, dấu phẩy chưa đúng. Hàng nghìn ngăn bằng dấu chấm, số thập phân viết một dấu phẩy, ví dụ 1.234,5."),
        };
    }

    private static NumberReading Accept(string shown, NumberShape shape, bool negative)
    {
        if (FromDigits(shape.Whole, "", negative) is null || (FromDigits(shape.Whole, "", negative: false) == Largest && shape.Fraction.Trim('0').Length > 0))
        {
            return Refuse($"“{shown}” quá lớn (tối đa {Format(Largest, 0)}). Kiểm tra lại số chữ số hoặc đơn vị tính.");
        }

        if (shape.Fraction.Length > MostDecimals)
        {
            decimal? rounded = FromDigits(shape.Whole, shape.Fraction.AsSpan(0, Math.Min(shape.Fraction.Length, 12)), negative) is { } exact ? Round(exact, MostDecimals) : null;
            var ask = rounded is { } value ? $" Ý bạn là {FormatTrimmed(value, MostDecimals)}?" : "";
            return Refuse($"“{shown}” có quá {MostDecimals} chữ số thập phân. Làm tròn còn tối đa {MostDecimals} chữ số sau dấu phẩy.{ask}", rounded);
        }

        return new NumberReading(FromDigits(shape.Whole, shape.Fraction, negative), null, null);
    }

    private static NumberReading Unclear(string shown, string rule, NumberShape shape, bool negative)
    {
        var suggestion = shape.Fraction.Length <= MostDecimals ? FromDigits(shape.Whole, shape.Fraction, negative) : null;
        return suggestion is { } value
            ? Refuse($"“{shown}” chưa rõ: {rule}. Ý bạn là {FormatTrimmed(value, MostDecimals)}?", value)
            : Refuse($"“{shown}” chưa rõ: {rule}. Nhập lại, ví dụ 1.234,5.");
    }

    private static NumberReading Refuse(string problem, decimal? suggestion = null) => new(null, problem, suggestion);

    /// <summary>Trims, turns every kind of space into one blank and every kind of minus into a hyphen, drops invisible characters.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                tidy.Append(' ');
            }
            else if (c is Minus or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014')
            {
                tidy.Append('-');
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                tidy.Append(c);
            }
        }

        return tidy.ToString().Trim();
    }

    /// <summary>
    /// Removes blanks beside separators ("1. 234") and blanks that stand between full groups ("12 345 678"); null when a blank parts digits in any other way.
    /// </summary>
    private static string? WithoutSpaces(string body)
    {
        if (!body.Contains(' ', StringComparison.Ordinal))
        {
            return body;
        }

        var result = new StringBuilder(body.Length);
        var parted = false;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != ' ')
            {
                result.Append(body[i]);
                continue;
            }

            var next = i;
            while (next < body.Length && body[next] == ' ')
            {
                next++;
            }

            // body is trimmed, so a blank always has neighbours on both sides
            if (char.IsAsciiDigit(body[i - 1]) && char.IsAsciiDigit(body[next]))
            {
                parted = true;
                result.Append('.');
            }

            i = next - 1;
        }

        var joined = result.ToString();
        return !parted || NumberShape.Of(joined).Kind == NumberShapeKind.Plain ? joined : null;
    }

    /// <summary>The typed text for a message: one line and not endless.</summary>
    private static string Shown(string text)
    {
        const int Most = 40;
        var line = new StringBuilder(Most + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Most)
            {
                line.Append('…');
                break;
            }

            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }

    private static void AppendNumber(StringBuilder words, long value, bool padded)
    {
        const long Billion = 1_000_000_000;
        if (value >= Billion)
        {
            AppendNumber(words, value / Billion, padded: false);
            Append(words, "tỷ");
            padded = true;
            value %= Billion;
        }

        padded = AppendGroup(words, (int)(value / 1_000_000), "triệu", padded);
        padded = AppendGroup(words, (int)(value / 1000 % 1000), "nghìn", padded);
        AppendGroup(words, (int)(value % 1000), null, padded);
    }

    /// <summary>Appends one group of three digits and tells whether anything has been said so far, after which every group is read in full.</summary>
    private static bool AppendGroup(StringBuilder words, int group, string? scale, bool padded)
    {
        if (group == 0)
        {
            return padded;
        }

        var hundreds = group / 100;
        var tens = group / 10 % 10;
        var units = group % 10;
        if (hundreds > 0 || padded)
        {
            Append(words, DigitWords[hundreds]);
            Append(words, "trăm");
            if (tens == 0 && units > 0)
            {
                Append(words, "linh");
            }
        }

        if (tens == 1)
        {
            Append(words, "mười");
        }
        else if (tens > 1)
        {
            Append(words, DigitWords[tens]);
            Append(words, "mươi");
        }

        if (units > 0)
        {
            Append(words, (tens, units) switch
            {
                ( > 1, 1) => "mốt",
                ( > 1, 4) => "tư",
                ( > 0, 5) => "lăm",
                _ => DigitWords[units],
            });
        }

        if (scale is not null)
        {
            Append(words, scale);
        }

        return true;
    }

    private static void Append(StringBuilder words, string word)
    {
        if (words.Length > 0)
        {
            words.Append(' ');
        }

        words.Append(word);
    }
}
