namespace ThiDua.Documents.Excel;

/// <summary>Place of a cell; rows and columns count from 1. "B7" is row 7, column 2.</summary>
/// <param name="Row">Row.</param>
/// <param name="Column">Column.</param>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    /// <summary>Last row of a sheet.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>Last column of a sheet (XFD).</summary>
    public const int LastColumn = 16_384;

    /// <summary>Letters of a column: 1 → A, 27 → AA.</summary>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(column, LastColumn);
        Span<char> letters = stackalloc char[3];
        var at = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
        {
            letters[--at] = (char)('A' + ((column - 1) % 26));
        }

        return new(letters[at..]);
    }

    /// <summary>Reads "B7" or "$B$7", in either case of letters.</summary>
    public static bool TryParse(string? text, out CellAddress address)
    {
        address = default;
        var column = 0;
        var row = 0;
        var at = 0;
        text = text?.Replace("$", string.Empty, StringComparison.Ordinal) ?? string.Empty;
        for (; at < text.Length && char.IsAsciiLetter(text[at]); at++)
        {
            column = (column * 26) + (text[at] | 0x20) - 'a' + 1;
            if (column > LastColumn)
            {
                return false;
            }
        }

        if (at == 0 || at == text.Length || text.Length - at > 7 || text[at] == '0'
            || !int.TryParse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out row) || row > LastRow)
        {
            return false;
        }

        address = new(row, column);
        return true;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CellAddress Parse(string text) => TryParse(text, out var address) ? address : throw new FormatException($"“{text}” is no cell address.");

    /// <summary>Row by row, left to right.</summary>
    public int CompareTo(CellAddress other) => Row != other.Row ? Row.CompareTo(other.Row) : Column.CompareTo(other.Column);

    /// <inheritdoc/>
    public override string ToString() => Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Before in reading order.</summary>
    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    /// <summary>After in reading order.</summary>
    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    /// <summary>Before or the same.</summary>
    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    /// <summary>After or the same.</summary>
    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;
}
