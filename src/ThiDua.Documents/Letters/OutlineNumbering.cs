namespace ThiDua.Documents;

/// <summary>Automatic numbering of headings, one entry per level, at most nine (linked to Word's Heading 1 to Heading 9).</summary>
/// <param name="Levels">Levels from the highest down.</param>
public sealed record OutlineNumbering(IReadOnlyList<OutlineLevel> Levels)
{
    /// <summary>Number of levels the writer can link to heading styles.</summary>
    public const int MaximumLevels = 9;

    /// <summary>"I.", "1.", "1.1.", "-": a report without parts.</summary>
    public static OutlineNumbering Report { get; } = new(
    [
        new(OutlineNumberFormat.UpperRoman, "%1.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Decimal, "%2.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Decimal, "%2.%3.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Bullet, "-", OutlineHeadingStyle.Plain),
    ]);

    /// <summary>"Phần I", "I.", "1.", "1.1.", "-": a report in parts.</summary>
    public static OutlineNumbering ReportInParts { get; } = new(
    [
        new(OutlineNumberFormat.UpperRoman, "Phần %1", OutlineHeadingStyle.CentredCapsBold),
        new(OutlineNumberFormat.UpperRoman, "%2.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Decimal, "%3.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Decimal, "%3.%4.", OutlineHeadingStyle.Bold),
        new(OutlineNumberFormat.Bullet, "-", OutlineHeadingStyle.Plain),
    ]);
}

/// <summary>One level of the numbering.</summary>
/// <param name="Format">How this level counts.</param>
/// <param name="Text">Printed number, where %1 to %9 stand for the counters of the levels: "Phần %1", "%2.", "%3.%4."; for a bullet the mark itself; nothing for a hidden count.</param>
/// <param name="Style">Look of the headings of this level.</param>
public sealed record OutlineLevel(OutlineNumberFormat Format, string Text, OutlineHeadingStyle Style);

/// <summary>How a level counts.</summary>
public enum OutlineNumberFormat
{
    /// <summary>I, II, III.</summary>
    UpperRoman,

    /// <summary>1, 2, 3.</summary>
    Decimal,

    /// <summary>No count, a fixed mark.</summary>
    Bullet,

    /// <summary>Counts unseen: the heading brings its number in its text, and the levels below it still start afresh. For numbers Word cannot make.</summary>
    Hidden,
}

/// <summary>Look of the headings of a level.</summary>
public enum OutlineHeadingStyle
{
    /// <summary>Number centred on a line of its own, title below it centred, bold, in capitals: parts and chapters.</summary>
    CentredCapsBold,

    /// <summary>Indented as a paragraph, bold, in capitals.</summary>
    CapsBold,

    /// <summary>Indented as a paragraph, bold.</summary>
    Bold,

    /// <summary>Indented as a paragraph, bold italic.</summary>
    BoldItalic,

    /// <summary>Indented as a paragraph, plain.</summary>
    Plain,
}
