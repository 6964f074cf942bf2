namespace ThiDua.Documents;

/// <summary>A piece of a line: text, a footnote or a line break.</summary>
public abstract record Inline;

/// <summary>Text. Line feeds in it become line breaks.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">True for bold.</param>
/// <param name="Italic">True for italics.</param>
/// <param name="Superscript">True for raised small text (m², chú thích).</param>
public sealed record TextInline(string Text, bool Bold = false, bool Italic = false, bool Superscript = false) : Inline;

/// <summary>A footnote; the mark is placed here, the text at the foot of the page. Footnotes may not hold footnotes.</summary>
/// <param name="Text">Text of the note.</param>
public sealed record FootnoteInline(IReadOnlyList<Inline> Text) : Inline
{
    /// <summary>A footnote of plain text.</summary>
    public FootnoteInline(string text)
        : this([new TextInline(text)])
    {
    }
}

/// <summary>Starts a new line inside the paragraph.</summary>
public sealed record LineBreakInline : Inline;
