namespace ThiDua.Documents.Word;

/// <summary>Writes pieces of lines as runs and gathers their footnotes.</summary>
internal sealed class InlineWriter
{
    private const int SeparatorId = -1;
    private const int ContinuationId = 0;
    private readonly List<W.Footnote> _footnotes = [];

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<Inline> inlines, Func<W.RunProperties>? look = null)
    {
        foreach (var inline in inlines)
        {
            yield return inline switch
            {
                TextInline text => TextRun(text, look?.Invoke()),
                LineBreakInline => new W.Run(new W.Break()),
                FootnoteInline footnote => FootnoteMark(footnote),
                _ => throw new ArgumentException($"Unknown inline {inline.GetType().Name}.", nameof(inlines)),
            };
        }
    }

    public W.Footnotes CreateFootnotes()
    {
        var footnotes = new W.Footnotes(
            Mark(SeparatorId, W.FootnoteEndnoteValues.Separator, new W.SeparatorMark()),
            Mark(ContinuationId, W.FootnoteEndnoteValues.ContinuationSeparator, new W.ContinuationSeparatorMark()));
        footnotes.Append(_footnotes);
        return footnotes;
    }

    public static W.FootnoteDocumentWideProperties SettingsReference() => new(
        new W.FootnoteSpecialReference { Id = SeparatorId },
        new W.FootnoteSpecialReference { Id = ContinuationId });

    /// <summary>Plain text in the given look, for places that hold no footnotes.</summary>
    public static W.Run Text(string text, W.RunProperties look) => TextRun(new TextInline(text), look);

    private static W.Run TextRun(TextInline text, W.RunProperties? look)
    {
        var run = new W.Run();
        if (look is not null || text.Bold || text.Italic || text.Superscript)
        {
            var properties = look ?? new W.RunProperties();
            properties.Bold ??= text.Bold ? new() : null;
            properties.Italic ??= text.Italic ? new() : null;
            properties.VerticalTextAlignment = text.Superscript ? new() { Val = W.VerticalPositionValues.Superscript } : null;
            run.RunProperties = properties;
        }

        AppendText(run, CleanText.Of(text.Text));
        return run;
    }

    private static void AppendText(W.Run run, string text)
    {
        // Line feeds and tabs are not characters in this format but elements of their own.
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\t');
            end = end < 0 ? text.Length : start + end;
            if (end > start)
            {
                run.Append(new W.Text(text[start..end]) { Space = SpaceProcessingModeValues.Preserve });
            }

            if (end < text.Length)
            {
                run.Append(text[end] == '\n' ? new W.Break() : new W.TabChar());
            }

            start = end + 1;
        }
    }

    private W.Run FootnoteMark(FootnoteInline footnote)
    {
        if (footnote.Text.Any(inline => inline is FootnoteInline))
        {
            throw new ArgumentException("A footnote may not hold a footnote.", nameof(footnote));
        }

        var id = _footnotes.Count + 1;
        var paragraph = Paragraphs.Styled(LetterStyles.FootnoteText, new W.Run(MarkLook(), new W.FootnoteReferenceMark()), Paragraphs.Run(" "));
        paragraph.Append(Write(footnote.Text));
        _footnotes.Add(new W.Footnote(paragraph) { Id = id });
        return new W.Run(MarkLook(), new W.FootnoteReference { Id = id });
    }

    private static W.RunProperties MarkLook() => new() { RunStyle = new() { Val = LetterStyles.FootnoteMark } };

    private static W.Footnote Mark(int id, W.FootnoteEndnoteValues type, OpenXmlElement mark) =>
        new(Paragraphs.Styled(LetterStyles.FootnoteText, new W.Run(mark))) { Id = id, Type = type };
}
