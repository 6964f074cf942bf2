using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>The checks that begin to read at certain tokens; each has its own list of them, so that no check walks over the places of the others.</summary>
[Flags]
internal enum Readers : uint
{
    None = 0,
    Ratio = 1 << 0,
    Percent = 1 << 1,
    Sum = 1 << 2,
    Note = 1 << 3,
    Rate = 1 << 4,
    Remainder = 1 << 5,
    Bracket = 1 << 6,
    Direction = 1 << 7,
    TwoValues = 1 << 8,
    Household = 1 << 9,
    Date = 1 << 10,
    Anniversary = 1 << 11,
    Document = 1 << 12,
    ReportYear = 1 << 13,
    AllMet = 1 << 14,
    Missing = 1 << 15,
    Heading = 1 << 16,
    Authority = 1 << 17,
    Format = 1 << 18,
}

/// <summary>Which checks begin to read at a token; everything between is passed over once, by the scanner.</summary>
internal static class ProseTriggers
{
    /// <summary>Number of <see cref="Readers"/>.</summary>
    public const int Count = 19;

    private static readonly FrozenDictionary<string, Readers> Words = new Dictionary<string, Readers>(StringComparer.Ordinal)
    {
        ["trên"] = Readers.Ratio,
        ["đó"] = Readers.Sum,
        ["gồm"] = Readers.Sum | Readers.Missing,
        ["mỗi"] = Readers.Rate,
        ["còn"] = Readers.Remainder,
        ["sau"] = Readers.Remainder,
        ["tăng"] = Readers.Direction,
        ["giảm"] = Readers.Direction,
        ["hộ"] = Readers.Household,
        ["khẩu"] = Readers.Household,
        ["bộ"] = Readers.Household,
        ["ngày"] = Readers.Date,
        ["năm"] = Readers.Date | Readers.Anniversary | Readers.ReportYear,
        ["số"] = Readers.Document | Readers.Authority,
        ["tm"] = Readers.Authority,
        ["tổng"] = Readers.ReportYear | Readers.TwoValues,
        ["tuổi"] = Readers.TwoValues,
        ["lớp"] = Readers.TwoValues,
        ["phấn"] = Readers.AllMet,
        ["quyết"] = Readers.AllMet,
        ["đều"] = Readers.AllMet,
        ["hoàn"] = Readers.AllMet,
        ["như"] = Readers.Missing,
        ["đạt"] = Readers.Missing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The checks that begin at a word.</summary>
    public static Readers Of(string word) => Words.GetValueOrDefault(word);

    /// <summary>The checks that begin at a token that is no word.</summary>
    public static Readers Of(in ProseToken token, bool startsLine) => token.Kind switch
    {
        ProseTokenKind.Number => (token.HasAmount && token.Amount >= 200m ? Readers.TwoValues : Readers.None) | (startsLine ? Readers.Heading : Readers.None)
            | ((token.Marks & ~NumberMarks.Signed) != NumberMarks.None ? Readers.Format : Readers.None),
        ProseTokenKind.Percent => Readers.Percent | Readers.TwoValues,
        ProseTokenKind.Slash => Readers.Ratio,
        ProseTokenKind.Date => Readers.TwoValues | (token.IsImpossible ? Readers.Date : Readers.None),
        ProseTokenKind.DocumentNumber => Readers.Document,
        ProseTokenKind.Reference => startsLine ? Readers.Heading : Readers.None,
        ProseTokenKind.Punctuation => token.Key switch { "(" => Readers.Sum | Readers.Bracket, "¹" => Readers.Note, _ => Readers.None },
        _ => Readers.None,
    };
}
