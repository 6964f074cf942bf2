namespace ThiDua.Documents.Excel;

/// <summary>Where the text of a cell stands.</summary>
public enum CellAlign
{
    /// <summary>Numbers right, text left.</summary>
    Usual,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>What lies behind the text of a cell.</summary>
public enum CellFill
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Grey of the head of a table.</summary>
    Head,

    /// <summary>Light grey of group rows.</summary>
    Group,

    /// <summary>Pale yellow of cells to be filled in.</summary>
    Entry,
}

/// <summary>How a cell looks. Equal styles are stored once; keep them in static fields so that they are found fast.</summary>
public sealed record CellStyle
{
    /// <summary>Plain text with a thin frame.</summary>
    public static CellStyle Framed { get; } = new() { Border = true };

    /// <summary>Number format in the language of the file format ("#,##0.0"); the reader's Excel prints separators of its own country. Null = general.</summary>
    public string? Format { get; init; }

    /// <summary>Bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Italic.</summary>
    public bool Italic { get; init; }

    /// <summary>Size in points.</summary>
    public int Size { get; init; } = 11;

    /// <summary>Breaks long text into lines.</summary>
    public bool Wrap { get; init; }

    /// <summary>Steps to the right.</summary>
    public int Indent { get; init; }

    /// <summary>Thin frame.</summary>
    public bool Border { get; init; }

    /// <summary>Place of the text.</summary>
    public CellAlign Align { get; init; }

    /// <summary>What lies behind.</summary>
    public CellFill Fill { get; init; }

    /// <summary>May be changed on a protected sheet.</summary>
    public bool Unlocked { get; init; }

    /// <summary>Whole numbers with separators, or with <paramref name="decimals"/> places.</summary>
    public static string NumberFormat(int decimals) => decimals <= 0 ? "#,##0" : "#,##0." + new string('0', decimals);

    /// <summary>Signed numbers: "+50,2", "−3,98".</summary>
    public static string SignedFormat(int decimals) => $"+{NumberFormat(decimals)};\u2212{NumberFormat(decimals)};0";

    /// <summary>Day, month, year.</summary>
    public const string DateFormat = "dd\\/mm\\/yyyy";

    /// <summary>Everything as it was typed.</summary>
    public const string TextFormat = "@";
}
