namespace ThiDua.Documents.Word;

/// <summary>Writes an appendix: label and title, the line that ties it to its letter, the content.</summary>
internal static class AppendixWriter
{
    public static void Write(LetterAppendix appendix, BlockWriter blocks, AnchorWriter anchors, W.Body body)
    {
        var title = Paragraphs.Styled(LetterStyles.AppendixTitle);
        if (!string.IsNullOrWhiteSpace(appendix.Label))
        {
            // Label and title are one paragraph, so that Word's navigation pane shows them as one entry.
            title.Append(Paragraphs.Run(CleanText.Of(appendix.Label)), new W.Run(new W.Break()));
        }

        title.Append(InlineWriter.Text(appendix.Title, new W.RunProperties { Caps = new() }));
        body.Append(anchors.Around(appendix.Anchor, title));
        if (!string.IsNullOrWhiteSpace(appendix.Reference))
        {
            body.Append(Paragraphs.Styled(LetterStyles.AppendixReference, Paragraphs.Run(CleanText.Of(appendix.Reference))));
        }

        blocks.WriteAppendix(appendix, body);

        // A table may not end a section: its properties need a paragraph.
        if (body.LastChild is W.Table)
        {
            body.Append(Paragraphs.Spacer());
        }
    }
}
