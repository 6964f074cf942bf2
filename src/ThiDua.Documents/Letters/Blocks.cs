namespace ThiDua.Documents;

/// <summary>One piece of a letter's text: a heading, a paragraph or a table.</summary>
public abstract record Block
{
    /// <summary>
    /// Name of an invisible bookmark (letters, digits, underscores, at most 40; unique in the letter) around the words of this heading or paragraph;
    /// null for none; a table takes none. A name that begins with an underscore does not show in Word's list of bookmarks.
    /// </summary>
    public string? Anchor { get; init; }
}

/// <summary>A heading of the outline. Word shows it in its navigation pane and keeps it on the page of the text that follows.</summary>
/// <param name="Level">1 for the highest level, at most the number of levels of the letter's <see cref="OutlineNumbering"/>.</param>
/// <param name="Text">Text without its number.</param>
/// <param name="Numbered">False for a heading that carries no number and leaves the count untouched.</param>
public sealed record HeadingBlock(int Level, IReadOnlyList<Inline> Text, bool Numbered = true) : Block
{
    /// <summary>A numbered heading of plain text.</summary>
    public HeadingBlock(int level, string text)
        : this(level, [new TextInline(text)])
    {
    }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">Content.</param>
/// <param name="Style">Look of the paragraph.</param>
public sealed record ParagraphBlock(IReadOnlyList<Inline> Text, ParagraphStyle Style = ParagraphStyle.Body) : Block
{
    /// <summary>A paragraph of plain text.</summary>
    public ParagraphBlock(string text, ParagraphStyle style = ParagraphStyle.Body)
        : this([new TextInline(text)], style)
    {
    }
}

/// <summary>Look of a paragraph.</summary>
public enum ParagraphStyle
{
    /// <summary>Justified, first line indented by 1.27 cm, 6 points after.</summary>
    Body,

    /// <summary>As <see cref="Body"/> with an automatic dash.</summary>
    ListItem,

    /// <summary>As <see cref="Body"/> with an automatic plus sign: an item under a dashed one.</summary>
    SubItem,

    /// <summary>
    /// As <see cref="Body"/> with an automatic "1.". A run of such paragraphs is one list; items, lettered and plain paragraphs and footnotes may
    /// stand between, any other block ends the list and the next item starts again at 1.
    /// </summary>
    Numbered,

    /// <summary>As <see cref="Body"/>; the text brings its letter: Word counts a, b, c, d, e, Vietnamese a, b, c, d, đ.</summary>
    Lettered,

    /// <summary>Legal basis (căn cứ): as <see cref="Body"/>, italic.</summary>
    Basis,

    /// <summary>Centred without indent; one that stands directly above a table stays on its page.</summary>
    Centered,

    /// <summary>Left-aligned without indent.</summary>
    Plain,
}
