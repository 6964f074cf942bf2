namespace ThiDua.Figures;

/// <summary>What a piece of official prose is.</summary>
public enum ProseTokenKind
{
    /// <summary>A word: one syllable, an abbreviation or a name such as "F0".</summary>
    Word,

    /// <summary>A known unit or counted thing: "ha", "tấn", "triệu", "đ", "hồ sơ", "HS".</summary>
    Unit,

    /// <summary>A number that may be a figure.</summary>
    Number,

    /// <summary>The per cent sign.</summary>
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
public enum NumberMarks
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
/// <param name="Key">For words and units the composed lower-case spelling; for everything else the text itself.</param>
public readonly record struct ProseToken(ProseTokenKind Kind, int Start, int Length, string Key)
{
    /// <summary>The value of a number under its likely reading; null for other kinds and when no reading stands out.</summary>
    public decimal? Value { get; init; }

    /// <summary>How many decimal places a number shows.</summary>
    public int Decimals { get; init; }

    /// <summary>How a number was written.</summary>
    public NumberMarks Marks { get; init; }

    /// <summary>False for a date that does not exist or has too many parts; true for everything else.</summary>
    public bool IsPossible { get; init; } = true;

    /// <summary>True when a line break lies between this token and the one before.</summary>
    public bool StartsLine { get; init; }

    /// <summary>Index just behind the token.</summary>
    public int End => Start + Length;
}
