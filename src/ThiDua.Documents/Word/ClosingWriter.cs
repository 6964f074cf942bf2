namespace ThiDua.Documents.Word;

/// <summary>Writes the end of a letter: recipients left, signature right.</summary>
internal static class ClosingWriter
{
    private const int LeftWidth = PageLayout.TextWidth * 45 / 100;
    private const int RightWidth = PageLayout.TextWidth - LeftWidth;

    // Four empty lines for signature and seal.
    private const string RoomToSign = "1400";

    public static W.Table Write(SignatureBlock signature, IReadOnlyList<string> recipients)
    {
        var left = BorderlessTable.Cell(LeftWidth);
        left.Append(Recipients(recipients));
        var right = BorderlessTable.Cell(RightWidth);
        right.Append(Signature(signature));
        return BorderlessTable.Create([LeftWidth, RightWidth], [left, right]);
    }

    private static IEnumerable<W.Paragraph> Recipients(IReadOnlyList<string> recipients)
    {
        if (recipients.Count == 0)
        {
            // A cell must hold a paragraph.
            return [Paragraphs.Styled(LetterStyles.Recipient)];
        }

        var label = WithRoomAbove(Paragraphs.Styled(LetterStyles.RecipientsLabel, Paragraphs.Run("Nơi nhận:")), "120");
        var items = recipients.Select((recipient, i) =>
        {
            var text = CleanText.Of(recipient).Trim().TrimEnd(';', '.', ',').TrimEnd();
            return Paragraphs.Styled(LetterStyles.Recipient, Paragraphs.Run($"- {text}{(i == recipients.Count - 1 ? '.' : ';')}"));
        });
        return [label, .. items];
    }

    private static IEnumerable<W.Paragraph> Signature(SignatureBlock signature)
    {
        var first = "120";
        foreach (var line in signature.Lines)
        {
            var paragraph = Line(line);
            yield return first is null ? paragraph : WithRoomAbove(paragraph, first);
            first = null;
        }

        if (string.IsNullOrWhiteSpace(signature.Office))
        {
            yield return WithRoomAbove(Line(signature.Name), RoomToSign);
        }
        else
        {
            yield return WithRoomAbove(Line(signature.Office), RoomToSign);
            yield return Line(signature.Name);
        }
    }

    private static W.Paragraph Line(string text) => Paragraphs.Styled(LetterStyles.SignatureLine, Paragraphs.Run(CleanText.Of(text)));

    private static W.Paragraph WithRoomAbove(W.Paragraph paragraph, string twips)
    {
        paragraph.ParagraphProperties!.SpacingBetweenLines = new() { Before = twips };
        return paragraph;
    }
}
