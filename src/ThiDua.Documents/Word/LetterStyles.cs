using System.Collections.Concurrent;

namespace ThiDua.Documents.Word;

/// <summary>The styles of a letter. Everything an official may want to change later in Word hangs on one of them, not on single paragraphs.</summary>
internal static class LetterStyles
{
    public const string Font = "Times New Roman";
    public const string Language = "vi-VN";

    public const string BodyText = "BodyText";
    public const string ListItem = "ListBullet";
    public const string SubItem = "ListBullet2";
    public const string Numbered = "ListNumber";
    public const string Basis = "LegalBasis";
    public const string Centered = "CenteredText";
    public const string Plain = "PlainText";
    public const string HeadLine = "HeadLine";
    public const string HeadRule = "HeadRule";
    public const string Kind = "LetterKind";
    public const string Subject = "LetterSubject";
    public const string SignatureLine = "SignatureLine";
    public const string RecipientsLabel = "RecipientsLabel";
    public const string Recipient = "Recipient";
    public const string AppendixTitle = "AppendixTitle";
    public const string AppendixReference = "AppendixReference";
    public const string TableText = "TableText";
    public const string Spacer = "Spacer";
    public const string FootnoteText = "FootnoteText";
    public const string FootnoteMark = "FootnoteReference";
    public const string Header = "Header";
    public const string Footer = "Footer";

    private static readonly ConcurrentDictionary<string, byte[]> s_rendered = new(StringComparer.Ordinal);

    /// <summary>Size of the text of tables in half points.</summary>
    public const int TableTextSize = 24;

    public static string Heading(int level) => "Heading" + level.ToString(CultureInfo.InvariantCulture);

    /// <summary>The part of the styles: they differ only in the looks of the headings, of which a few combinations are in use.</summary>
    public static byte[] Rendered(OutlineNumbering numbering) =>
        s_rendered.GetOrAdd(string.Join(' ', numbering.Levels.Select(l => l.Style)), static (_, n) => OfficePackage.Render(Create(n).WriteTo), numbering);

    private static W.Styles Create(OutlineNumbering numbering)
    {
        var styles = new W.Styles(Defaults(), Normal());
        for (var level = 1; level <= numbering.Levels.Count; level++)
        {
            styles.Append(HeadingStyle(level, numbering.Levels[level - 1].Style));
        }

        styles.Append(
            Style(BodyText, "Body Text", Indented(), null),
            Style(ListItem, "List Bullet", new() { NumberingProperties = LetterNumbering.Reference(LetterNumbering.DashList, 0) }, null, BodyText),
            Style(SubItem, "List Bullet 2", new() { NumberingProperties = LetterNumbering.Reference(LetterNumbering.PlusList, 0) }, null, BodyText),
            Style(Numbered, "List Number", null, null, BodyText),
            Style(Basis, "Legal Basis", null, new() { Italic = new() }, BodyText),
            Style(Centered, "Centered Text", Spaced(0, 120, W.JustificationValues.Center), null),
            Style(Plain, "Plain Text", Spaced(0, 60, W.JustificationValues.Left), null),
            Style(HeadLine, "Head Line", Kept(0, 0, W.JustificationValues.Center), null),
            Style(HeadRule, "Head Rule", Rule(), Sized(2)),
            Style(Kind, "Letter Kind", Kept(240, 0, W.JustificationValues.Center), Bold()),
            Style(Subject, "Letter Subject", Kept(0, 0, W.JustificationValues.Center), Bold()),
            Style(SignatureLine, "Signature Line", Kept(0, 0, W.JustificationValues.Center), Bold()),
            Style(RecipientsLabel, "Recipients Label", Kept(0, 0, W.JustificationValues.Left), new() { Bold = new(), Italic = new(), FontSize = Size(24), FontSizeComplexScript = ComplexSize(24) }),
            Style(Recipient, "Recipient", Kept(0, 0, W.JustificationValues.Left), Sized(22)),
            Style(AppendixTitle, "Appendix Title", AppendixHeading(), Bold()),
            Style(AppendixReference, "Appendix Reference", Kept(0, 240, W.JustificationValues.Center), new() { Italic = new() }),
            Style(TableText, "Table Text", Spaced(20, 20, W.JustificationValues.Left), Sized(TableTextSize)),
            Style(Spacer, "Spacer", Exact(20), Sized(2)),
            Style(FootnoteText, "footnote text", Spaced(0, 0, W.JustificationValues.Both), Sized(20)),
            Style(Header, "header", Spaced(0, 0, W.JustificationValues.Center), Sized(26)),
            Style(Footer, "footer", Spaced(0, 0, W.JustificationValues.Center), new() { Italic = new(), FontSize = Size(16), FontSizeComplexScript = ComplexSize(16) }),
            FootnoteReferenceStyle(),
            TableStyle());
        return styles;
    }

    public static W.FontSize Size(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };

    public static W.FontSizeComplexScript ComplexSize(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };

    private static W.DocDefaults Defaults() => new(
        new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle
        {
            // All four slots: Word picks the East Asian one for some Vietnamese letters and quotation marks.
            RunFonts = new() { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
            FontSize = Size(28),
            FontSizeComplexScript = ComplexSize(28),
            Languages = new() { Val = Language, EastAsia = Language, Bidi = Language },
        }),
        new W.ParagraphPropertiesDefault());

    private static W.Style Normal() => new()
    {
        Type = W.StyleValues.Paragraph,
        StyleId = "Normal",
        Default = true,
        StyleName = new() { Val = "Normal" },
        PrimaryStyle = new(),
        StyleParagraphProperties = new() { WidowControl = new(), SpacingBetweenLines = Spacing(0, 0) },
    };

    private static W.Style HeadingStyle(int level, OutlineHeadingStyle look)
    {
        var paragraph = look == OutlineHeadingStyle.CentredCapsBold ? Kept(240, 120, W.JustificationValues.Center) : Indented();
        if (look != OutlineHeadingStyle.Plain)
        {
            paragraph.KeepNext = new();
            paragraph.KeepLines = new();
        }

        paragraph.NumberingProperties = LetterNumbering.Reference(LetterNumbering.Outline, level - 1);
        paragraph.OutlineLevel = new() { Val = level - 1 };
        var run = look == OutlineHeadingStyle.Plain ? new W.StyleRunProperties() : Bold();
        run.Italic = look == OutlineHeadingStyle.BoldItalic ? new() : null;
        run.Caps = look == OutlineHeadingStyle.CapsBold ? new() : null;
        var style = Style(Heading(level), "heading " + level.ToString(CultureInfo.InvariantCulture), paragraph, run);
        style.NextParagraphStyle = new() { Val = BodyText };
        style.PrimaryStyle = new();
        return style;
    }

    private static W.Style Style(string id, string name, W.StyleParagraphProperties? paragraph, W.StyleRunProperties? run, string basedOn = "Normal") => new()
    {
        Type = W.StyleValues.Paragraph,
        StyleId = id,
        StyleName = new() { Val = name },
        BasedOn = new() { Val = basedOn },
        StyleParagraphProperties = paragraph,
        StyleRunProperties = run,
    };

    private static W.Style FootnoteReferenceStyle() => new()
    {
        Type = W.StyleValues.Character,
        StyleId = FootnoteMark,
        StyleName = new() { Val = "footnote reference" },
        StyleRunProperties = new() { VerticalTextAlignment = new() { Val = W.VerticalPositionValues.Superscript } },
    };

    private static W.Style TableStyle() => new()
    {
        Type = W.StyleValues.Table,
        StyleId = "TableNormal",
        Default = true,
        StyleName = new() { Val = "Normal Table" },
        StyleTableProperties = new()
        {
            TableIndentation = new() { Width = 0, Type = W.TableWidthUnitValues.Dxa },
            TableCellMarginDefault = new()
            {
                TableCellLeftMargin = new() { Width = 0, Type = W.TableWidthValues.Dxa },
                TableCellRightMargin = new() { Width = 0, Type = W.TableWidthValues.Dxa },
            },
        },
    };

    private static W.StyleParagraphProperties Indented()
    {
        var paragraph = Spaced(0, 120, W.JustificationValues.Both, line: 276);
        paragraph.Indentation = new() { Left = "0", FirstLine = PageLayout.FirstLineIndent.ToString(CultureInfo.InvariantCulture) };
        return paragraph;
    }

    private static W.StyleParagraphProperties Spaced(int before, int after, W.JustificationValues alignment, int line = 240) => new()
    {
        SpacingBetweenLines = Spacing(before, after, line),
        Justification = new() { Val = alignment },
    };

    private static W.StyleParagraphProperties Kept(int before, int after, W.JustificationValues alignment)
    {
        var paragraph = Spaced(before, after, alignment);
        paragraph.KeepNext = new();
        paragraph.KeepLines = new();
        return paragraph;
    }

    private static W.StyleParagraphProperties AppendixHeading()
    {
        var paragraph = Kept(0, 60, W.JustificationValues.Center);
        paragraph.OutlineLevel = new() { Val = 0 };
        return paragraph;
    }

    private static W.StyleParagraphProperties Rule()
    {
        var paragraph = Exact(40);
        paragraph.KeepNext = new();
        paragraph.ParagraphBorders = new()
        {
            BottomBorder = new() { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "000000" },
        };
        return paragraph;
    }

    private static W.StyleParagraphProperties Exact(int twips) => new()
    {
        SpacingBetweenLines = new()
        {
            Before = "0",
            After = "0",
            Line = twips.ToString(CultureInfo.InvariantCulture),
            LineRule = W.LineSpacingRuleValues.Exact,
        },
    };

    private static W.SpacingBetweenLines Spacing(int before, int after, int line = 240) => new()
    {
        Before = before.ToString(CultureInfo.InvariantCulture),
        After = after.ToString(CultureInfo.InvariantCulture),
        Line = line.ToString(CultureInfo.InvariantCulture),
        LineRule = W.LineSpacingRuleValues.Auto,
    };

    private static W.StyleRunProperties Bold() => new() { Bold = new() };

    private static W.StyleRunProperties Sized(int halfPoints) => new() { FontSize = Size(halfPoints), FontSizeComplexScript = ComplexSize(halfPoints) };
}
