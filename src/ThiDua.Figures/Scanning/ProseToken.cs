namespace ThiDua.Figures;

/// <summary>What a piece of official prose is.</summary>
public enum ProseTokenKind : byte
{
    /// <summary>A word: one syllable, an abbreviation or a name such as "F0".</summary>
    Word,

    /// <summary>A known unit or counted thing of one syllable: "ha", "tấn", "triệu", "đ", "hộ", "HS".</summary>
    Unit,

    /// <summary>A number that may be a figure.</summary>
    Number,

    /// <summary>The per cent or per mille sign.</summary>
    Percent,

    /// <summary>A slash between other tokens.</summary>
    Slash,

    /// <summary>A date (day, month and year, day and month, or month and year), possible or not.</summary>
    Date,

    /// <summary>The number and symbol of a document: "07/HD-TĐKT", "91/2017/NĐ-CP".</summary>
    DocumentNumber,

    /// <summary>A number that is no figure: a section number such as "2.1", a telephone number, a version such as "4.0".</summary>
    Reference,

    /// <summary>Any other single character.</summary>
    Punctuation,
}

/// <summary>How a number in prose was written.</summary>
[Flags]
public enum NumberMarks : byte
{
    /// <summary>Nothing worth noting.</summary>
    None = 0,

    /// <summary>Points part the thousands as they should: "3.940,5".</summary>
    Grouped = 1,

    /// <summary>A point stands where the decimal comma belongs: "8.6".</summary>
    DecimalPoint = 2,

    /// <summary>Groups that are not three digits: "1.341.33".</summary>
    MalformedGrouping = 4,

    /// <summary>The English way round: "1,234.5".</summary>
    Swapped = 8,

    /// <summary>A plus or minus is written directly before the digits.</summary>
    Signed = 16,
}

/// <summary>One token of official prose with its place in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first character in the scanned text.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Key">For words and units the composed lower-case spelling, for punctuation the character, for everything else empty.</param>
public readonly record struct ProseToken(ProseTokenKind Kind, int Start, int Length, string Key)
{
    internal decimal Amount { get; init; }

    internal bool HasAmount { get; init; }

    /// <summary>How many decimal places a number shows.</summary>
    public byte Decimals { get; init; }

    /// <summary>How a number was written.</summary>
    public NumberMarks Marks { get; init; }

    /// <summary>True for a date that does not exist or has too many parts.</summary>
    public bool IsImpossible { get; init; }

    /// <summary>True when a line break lies between this token and the one before.</summary>
    public bool StartsLine { get; init; }

    /// <summary>The value of a number under its likely reading; null for other kinds and when no reading stands out.</summary>
    public decimal? Value => HasAmount ? Amount : null;

    /// <summary>Index just behind the token.</summary>
    public int End => Start + Length;
}
