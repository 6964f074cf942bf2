namespace ThiDua.Documents.Word;

/// <summary>Short ways to make the paragraphs of the fixed parts of a letter.</summary>
internal static class Paragraphs
{
    // An array, not a sequence: an element is itself a sequence of its children and would be taken for one.
    public static W.Paragraph Styled(string style, params OpenXmlElement[] content)
    {
        var paragraph = new W.Paragraph { ParagraphProperties = new() { ParagraphStyleId = new() { Val = style } } };
        paragraph.Append(content);
        return paragraph;
    }

    public static W.Run Run(string text, W.RunProperties? properties = null)
    {
        var run = new W.Run { RunProperties = properties };
        run.Append(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    public static W.RunProperties Look(double points, bool bold = false, bool italic = false) => new()
    {
        Bold = bold ? new() : null,
        Italic = italic ? new() : null,
        FontSize = LetterStyles.Size((int)(points * 2)),
        FontSizeComplexScript = LetterStyles.ComplexSize((int)(points * 2)),
    };

    /// <summary>A rule of the given length in the middle of the given width: an empty low paragraph with a bottom border between wide indents.</summary>
    public static W.Paragraph Rule(int length, int width, int before = 20, int after = 0)
    {
        var indent = (Math.Max(0, width - length) / 2).ToString(CultureInfo.InvariantCulture);
        var rule = Styled(LetterStyles.HeadRule);
        rule.ParagraphProperties!.SpacingBetweenLines = new()
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = after.ToString(CultureInfo.InvariantCulture),
            Line = "40",
            LineRule = W.LineSpacingRuleValues.Exact,
        };
        rule.ParagraphProperties.Indentation = new() { Left = indent, Right = indent };
        return rule;
    }

    /// <summary>A paragraph of one point, where the file format wants a paragraph and the page wants none.</summary>
    public static W.Paragraph Spacer() => Styled(LetterStyles.Spacer);
}
