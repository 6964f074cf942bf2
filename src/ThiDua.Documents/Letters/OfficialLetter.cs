namespace ThiDua.Documents;

/// <summary>
/// An official letter (văn bản hành chính) laid out as Decree 30/2020/NĐ-CP, appendix I, asks: head, kind and subject, body, signature and
/// recipients, appendices. It knows nothing of what the letter is about. All text may be given in any Unicode form; it is written as NFC
/// without the characters XML forbids.
/// </summary>
public sealed record OfficialLetter
{
    /// <summary>Issuing body, number, place and date.</summary>
    public required LetterHead Head { get; init; }

    /// <summary>Name of the kind of letter as printed, in capitals: "BÁO CÁO", "TỜ TRÌNH".</summary>
    public required string Kind { get; init; }

    /// <summary>Subject (trích yếu), one entry per printed line; may be empty.</summary>
    public required IReadOnlyList<string> Subject { get; init; }

    /// <summary>The text between the subject and the signature.</summary>
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>Who signs.</summary>
    public required SignatureBlock Signature { get; init; }

    /// <summary>Recipients without punctuation ("HĐTĐKT huyện", "Lưu: VT"); the writer adds the dash, the semicolons and the last full stop.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Appendices, each on its own pages; page numbers run on.</summary>
    public IReadOnlyList<LetterAppendix> Appendices { get; init; } = [];

    /// <summary>How the headings of body and appendices are numbered.</summary>
    public OutlineNumbering Numbering { get; init; } = OutlineNumbering.Report;

    /// <summary>Title, author and creation time stored in the file.</summary>
    public required DocumentProperties Properties { get; init; }

    /// <summary>Name of the bookmark at recipients and signature, or null for none.</summary>
    public string? SignatureAnchor { get; init; }

    /// <summary>Small line at the foot of every page (for example a check code), or null for none.</summary>
    public string? FooterNote { get; init; }
}

/// <summary>Head of a letter: left the issuing body and the number, right the country's name and motto, place and date.</summary>
public sealed record LetterHead
{
    private const char Blank = '\u00A0';

    /// <summary>Body above the issuing one, in capitals ("UBND XÃ KHÔI KỲ"), or null when there is none to print.</summary>
    public string? ParentBody { get; init; }

    /// <summary>
    /// Issuing body in capitals. A line feed forces a line break; without one a name too wide for its column is broken evenly,
    /// never beside a dash.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>Number of the letter, or null while it has none (a blank is printed). A single digit is printed with a leading zero.</summary>
    public string? Number { get; init; }

    /// <summary>What follows the number: "BC-HĐTĐKT" (the slash is added).</summary>
    public required string Symbol { get; init; }

    /// <summary>Place of issue: "Khôi Kỳ".</summary>
    public required string Place { get; init; }

    /// <summary>Year of issue.</summary>
    public required int Year { get; init; }

    /// <summary>Month of issue, 1–12, or null for a blank.</summary>
    public int? Month { get; init; }

    /// <summary>Day of issue, 1–31, or null for a blank.</summary>
    public int? Day { get; init; }

    /// <summary>Number and symbol as printed after "Số:": "05/BC-HĐTĐKT", with a blank for a missing number.</summary>
    public string NumberText => $"{NumberOrBlank}/{Symbol}";

    /// <summary>Date as printed: "ngày 05 tháng 02 năm 2023"; days below 10 and the months 1 and 2 get a leading zero, missing parts are blanks.</summary>
    public string DateText => string.Create(CultureInfo.InvariantCulture, $"ngày {Two(Day, 9)} tháng {Two(Month, 2)} năm {Year}");

    private string NumberOrBlank => Number?.Trim() switch
    {
        null or "" => new string(Blank, 6),
        [>= '0' and <= '9'] digit => "0" + digit,
        var number => number,
    };

    private static string Two(int? value, int lastPadded) => value switch
    {
        null => new string(Blank, 4),
        var v when v <= lastPadded => v.Value.ToString("00", CultureInfo.InvariantCulture),
        var v => v.Value.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>Signature at the right of the last lines.</summary>
/// <param name="Lines">Authority and position, in capitals, above the signature: "TM. HỘI ĐỒNG TĐKT", "CHỦ TỊCH".</param>
/// <param name="Office">The signer's own office printed between signature and name when he signs for an advisory body ("CHỦ TỊCH UBND"), or null.</param>
/// <param name="Name">Full name of the signer.</param>
public sealed record SignatureBlock(IReadOnlyList<string> Lines, string? Office, string Name);

/// <summary>An appendix; it starts on a new page and numbers its headings afresh.</summary>
/// <param name="Label">"Phụ lục I", on its own line, or null when the letter has a single unnumbered appendix.</param>
/// <param name="Title">Title, printed in capitals.</param>
/// <param name="Reference">Line that ties it to its letter: "(Kèm theo Báo cáo số … )", or null.</param>
/// <param name="Blocks">Content.</param>
/// <param name="Landscape">True for pages lying on their side, as wide tables need.</param>
public sealed record LetterAppendix(string? Label, string Title, string? Reference, IReadOnlyList<Block> Blocks, bool Landscape = false)
{
    /// <summary>Name of the bookmark at its title, or null for none.</summary>
    public string? Anchor { get; init; }
}

/// <summary>What the file says of itself. Equal letters with equal properties give equal bytes.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Author">Author, normally the issuing body.</param>
/// <param name="Created">Moment of creation; written as UTC.</param>
public sealed record DocumentProperties(string Title, string Author, DateTimeOffset Created)
{
    /// <summary>Further properties by name, kept by Word and LibreOffice when people edit the file; in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Custom { get; init; } = [];
}
