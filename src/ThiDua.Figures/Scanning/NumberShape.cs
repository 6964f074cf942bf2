namespace ThiDua.Figures;

/// <summary>How the separators of a written number stand to the Vietnamese rule.</summary>
internal enum NumberShapeKind
{
    /// <summary>As the rule wants it: 1234, 1.234, 1.234,5.</summary>
    Plain,

    /// <summary>One point that cannot part thousands: 8.6, 85.25, 0.123.</summary>
    DecimalPoint,

    /// <summary>The English way round: 1,234.5 or 1,234,567.</summary>
    Swapped,

    /// <summary>Points whose last group is not three digits and so must be the decimals: 1.341.33.</summary>
    MisGrouped,

    /// <summary>A comma or point with nothing on one side: ",5", "5,".</summary>
    MissingPart,

    /// <summary>No reading stands out: 12,34,5 or 1.23.4,5.</summary>
    Broken,
}

/// <summary>
/// The digits of a written number and the way its separators were used. Shared by the reader of cells and the scanner of prose, so that both judge
/// a number alike.
/// </summary>
/// <param name="Kind">How the separators were used.</param>
/// <param name="Whole">The digits before the decimals, without separators; of the likely meaning when the kind is not plain, empty when broken.</param>
/// <param name="Fraction">The decimals, without separators.</param>
/// <param name="Grouped">True when points (or commas, the English way) part thousands.</param>
internal readonly record struct NumberShape(NumberShapeKind Kind, string Whole, string Fraction, bool Grouped)
{
    private static readonly NumberShape Broken = new(NumberShapeKind.Broken, "", "", false);

    /// <summary>Judges a text made of ASCII digits, points and commas only.</summary>
    public static NumberShape Of(ReadOnlySpan<char> number)
    {
        var points = number.Count('.');
        var commas = number.Count(',');
        if (points == 0 && commas == 0)
        {
            return new(NumberShapeKind.Plain, number.ToString(), "", false);
        }

        if (number.IndexOfAnyInRange('0', '9') < 0)
        {
            return Broken;
        }

        if (number[0] is '.' or ',' || number[^1] is '.' or ',')
        {
            return AtTheEdge(number, points + commas);
        }

        var comma = number.IndexOf(',');
        var point = number.IndexOf('.');
        if (commas == 0)
        {
            return PointsOnly(number, points);
        }

        if (commas == 1 && (points == 0 || number.LastIndexOf('.') < comma))
        {
            var whole = number[..comma];
            return points == 0 || IsGrouped(whole, '.')
                ? new(NumberShapeKind.Plain, Digits(whole), number[(comma + 1)..].ToString(), points > 0)
                : Broken;
        }

        if (points == 0)
        {
            return IsGrouped(number, ',') ? new(NumberShapeKind.Swapped, Digits(number), "", true) : Broken;
        }

        return points == 1 && point > number.LastIndexOf(',') && IsGrouped(number[..point], ',')
            ? new(NumberShapeKind.Swapped, Digits(number[..point]), number[(point + 1)..].ToString(), true)
            : Broken;
    }

    private static NumberShape AtTheEdge(ReadOnlySpan<char> number, int separators)
    {
        if (separators != 1)
        {
            return Broken;
        }

        return number[0] is '.' or ','
            ? new(NumberShapeKind.MissingPart, "0", number[1..].ToString(), false)
            : new(NumberShapeKind.MissingPart, number[..^1].ToString(), "", false);
    }

    private static NumberShape PointsOnly(ReadOnlySpan<char> number, int points)
    {
        if (IsGrouped(number, '.'))
        {
            return new(NumberShapeKind.Plain, Digits(number), "", true);
        }

        var last = number.LastIndexOf('.');
        if (points == 1)
        {
            return new(NumberShapeKind.DecimalPoint, number[..last].ToString(), number[(last + 1)..].ToString(), false);
        }

        return number.Length - last - 1 != 3 && IsGrouped(number[..last], '.')
            ? new(NumberShapeKind.MisGrouped, Digits(number[..last]), number[(last + 1)..].ToString(), true)
            : Broken;
    }

    /// <summary>True for one to three digits, not starting with zero, followed by full groups of three.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> number, char separator)
    {
        var first = number.IndexOf(separator);
        if (first is < 1 or > 3 || number[0] == '0')
        {
            return false;
        }

        for (var i = first; i < number.Length; i += 4)
        {
            if (number[i] != separator || i + 3 >= number.Length || number.Slice(i + 1, 3).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Digits(ReadOnlySpan<char> number)
    {
        Span<char> digits = number.Length <= 64 ? stackalloc char[number.Length] : new char[number.Length];
        var length = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
            }
        }

        return digits[..length].ToString();
    }
}
