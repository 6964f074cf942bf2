namespace ThiDua.Documents.Word;

/// <summary>Writes the blocks of a letter or appendix in their order.</summary>
internal sealed class BlockWriter(OutlineNumbering outline, LetterNumbering numbering, InlineWriter inlines, AnchorWriter anchors)
{
    private readonly TableWriter _tables = new(inlines);

    /// <summary>Writes the text of the letter; its last block stays on the page of the signature that follows.</summary>
    public void WriteBody(IReadOnlyList<Block> blocks, OpenXmlCompositeElement target) =>
        Write(blocks, PageLayout.TextWidth, LetterNumbering.Outline, keepLastWithNext: true, target);

    /// <summary>Writes an appendix, whose headings count afresh.</summary>
    public void WriteAppendix(LetterAppendix appendix, OpenXmlCompositeElement target)
    {
        var restart = appendix.Blocks.Any(block => block is HeadingBlock { Numbered: true });
        var instance = restart ? numbering.RestartOutline() : LetterNumbering.Outline;
        Write(appendix.Blocks, PageLayout.WidthOf(appendix.Landscape), instance, keepLastWithNext: false, target);
    }

    private void Write(IReadOnlyList<Block> blocks, int width, int outlineInstance, bool keepLastWithNext, OpenXmlCompositeElement target)
    {
        int? list = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var next = i + 1 < blocks.Count ? blocks[i + 1] : null;
            var keep = next is null && keepLastWithNext;
            OpenXmlElement written;
            switch (blocks[i])
            {
                case HeadingBlock heading:
                    list = null;
                    written = Heading(heading, outlineInstance);
                    break;
                case ParagraphBlock paragraph:
                    list = ListAfter(paragraph.Style, list);
                    written = Paragraph(paragraph, list, keep || LeadsTable(paragraph, next), follows: i > 0 ? blocks[i - 1] : null);
                    break;
                case TableBlock table:
                    list = null;
                    written = _tables.Write(table, width, keep);
                    break;
                default:
                    throw new ArgumentException($"Unknown block {blocks[i].GetType().Name}.", nameof(blocks));
            }

            target.Append(anchors.Around(blocks[i].Anchor, written));
            if (blocks[i] is TableBlock && next is TableBlock)
            {
                // Two tables without a paragraph between them are one table to Word.
                target.Append(Paragraphs.Styled(LetterStyles.Plain));
            }
        }
    }

    private static bool LeadsTable(ParagraphBlock paragraph, Block? next) => paragraph.Style == ParagraphStyle.Centered && next is TableBlock;

    private int? ListAfter(ParagraphStyle style, int? list) => style switch
    {
        ParagraphStyle.Numbered => list ?? numbering.RestartDecimalList(),
        ParagraphStyle.ListItem or ParagraphStyle.SubItem or ParagraphStyle.Lettered or ParagraphStyle.Plain => list,
        _ => null,
    };

    private W.Paragraph Heading(HeadingBlock heading, int outlineInstance)
    {
        if (heading.Level < 1 || heading.Level > outline.Levels.Count)
        {
            throw new ArgumentException($"Heading level {heading.Level} is outside the {outline.Levels.Count} levels of the numbering.", nameof(heading));
        }

        var paragraph = Paragraphs.Styled(LetterStyles.Heading(heading.Level));
        if (!heading.Numbered)
        {
            paragraph.ParagraphProperties!.NumberingProperties = LetterNumbering.Reference(0, 0);
            if (outline.Levels[heading.Level - 1].Style != OutlineHeadingStyle.CentredCapsBold)
            {
                // Taking the number away takes the indent with it.
                paragraph.ParagraphProperties.Indentation = new() { Left = "0", FirstLine = PageLayout.FirstLineIndent.ToString(CultureInfo.InvariantCulture) };
            }
        }
        else if (outlineInstance != LetterNumbering.Outline)
        {
            paragraph.ParagraphProperties!.NumberingProperties = LetterNumbering.Reference(outlineInstance, heading.Level - 1);
        }

        if (outline.Levels[heading.Level - 1].Style == OutlineHeadingStyle.CentredCapsBold)
        {
            // "Phần I" stands on its own line in ordinary letters; only the title is in capitals.
            if (heading.Numbered)
            {
                paragraph.Append(new W.Run(new W.Break()));
            }

            paragraph.Append(inlines.Write(heading.Text, () => new W.RunProperties { Caps = new() }));
        }
        else
        {
            paragraph.Append(inlines.Write(heading.Text));
        }

        return paragraph;
    }

    private W.Paragraph Paragraph(ParagraphBlock block, int? list, bool keepNext, Block? follows)
    {
        var paragraph = Paragraphs.Styled(StyleOf(block.Style));
        paragraph.Append(inlines.Write(block.Text));
        var properties = paragraph.ParagraphProperties!;
        properties.KeepNext = keepNext ? new() : null;
        properties.NumberingProperties = block.Style == ParagraphStyle.Numbered ? LetterNumbering.Reference(list!.Value, 0) : null;
        properties.SpacingBetweenLines = follows is TableBlock ? new() { Before = "120" } : null;
        return paragraph;
    }

    private static string StyleOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Body => LetterStyles.BodyText,
        ParagraphStyle.ListItem => LetterStyles.ListItem,
        ParagraphStyle.SubItem => LetterStyles.SubItem,
        ParagraphStyle.Numbered => LetterStyles.Numbered,
        ParagraphStyle.Lettered => LetterStyles.BodyText,
        ParagraphStyle.Basis => LetterStyles.Basis,
        ParagraphStyle.Centered => LetterStyles.Centered,
        ParagraphStyle.Plain => LetterStyles.Plain,
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "Unknown paragraph style."),
    };
}
