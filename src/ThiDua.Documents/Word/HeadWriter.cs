namespace ThiDua.Documents.Word;

/// <summary>Writes the head of a letter: bodies and number left, country, motto, place and date right, then kind and subject.</summary>
internal static class HeadWriter
{
    private const string Country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const double SubjectSize = 14;

    // Room beside the country's name, which must never wrap, and beside the body's name, which must not touch it.
    private const int CountrySlack = 140;
    private const int Gutter = 240;

    public static IEnumerable<OpenXmlElement> Write(OfficialLetter letter)
    {
        yield return HeadTable(letter.Head);
        yield return Paragraphs.Styled(LetterStyles.Kind, Paragraphs.Run(CleanText.Of(letter.Kind)));
        foreach (var line in letter.Subject)
        {
            yield return Paragraphs.Styled(LetterStyles.Subject, Paragraphs.Run(CleanText.Of(line)));
        }

        var widest = letter.Subject.Select(line => TimesMetrics.BoldWidth(CleanText.Of(line), SubjectSize)).DefaultIfEmpty().Max();
        yield return Paragraphs.Rule(Short(Math.Min(PageLayout.TextWidth, widest)), PageLayout.TextWidth, before: 40, after: 200);
    }

    private static W.Table HeadTable(LetterHead head)
    {
        var parent = LineBreaker.ExplicitLines(CleanText.Of(head.ParentBody));
        var body = LineBreaker.ExplicitLines(CleanText.Of(head.Body));

        // Decree 30/2020 allows 12 with 13 or 13 with 14; the smaller pair is taken when it saves the name of a body from being broken.
        var size = !Fits(13) && Fits(12) ? 12 : 13;
        var left = LeftWidth(size);
        var right = PageLayout.TextWidth - left;
        bool Fits(int points) => LineBreaker.Fit([.. parent, .. body], points, LeftWidth(points) - Gutter);

        var parentLines = LineBreaker.Break(parent, size, left - Gutter);
        var bodyLines = LineBreaker.Break(body, size, left - Gutter);

        var leftCell = Cell(left);
        leftCell.Append(parentLines.Select(line => Line(line, size, bold: false)));
        leftCell.Append(bodyLines.Select(line => Line(line, size, bold: true)));
        leftCell.Append(Paragraphs.Rule(Short(bodyLines.Max(line => TimesMetrics.BoldWidth(line, size))), left));

        var rightCell = Cell(right);
        rightCell.Append(
            Line(Country, size, bold: true),
            Line(Motto, size + 1, bold: true),
            Paragraphs.Rule(TimesMetrics.BoldWidth(Motto, size + 1), right));

        // Number and date share a row, so that they stand level however many lines the bodies take.
        var place = $"{CleanText.Of(head.Place)}, {head.DateText}";
        var number = Paragraphs.Styled(LetterStyles.HeadLine, Paragraphs.Run("Số: " + CleanText.Of(head.NumberText), Paragraphs.Look(13)));
        var date = Paragraphs.Styled(LetterStyles.HeadLine, Paragraphs.Run(place, Paragraphs.Look(DateSize(place, right), italic: true)));
        foreach (var paragraph in (W.Paragraph[])[number, date])
        {
            paragraph.ParagraphProperties!.SpacingBetweenLines = new() { Before = "160" };
        }

        var numberCell = Cell(left);
        numberCell.Append(number);
        var dateCell = Cell(right);
        dateCell.Append(date);
        return BorderlessTable.Create([left, right], [leftCell, rightCell], [numberCell, dateCell]);
    }

    private static int LeftWidth(int size) => PageLayout.TextWidth - TimesMetrics.BoldWidth(Country, size) - CountrySlack;

    private static double DateSize(string place, int width) => TimesMetrics.BoldWidth(place, 14) <= width ? 14 : 13;

    // "From one third to one half of the line" (appendix I).
    private static int Short(int lineWidth) => lineWidth * 2 / 5;

    private static W.Paragraph Line(string text, double points, bool bold) =>
        Paragraphs.Styled(LetterStyles.HeadLine, Paragraphs.Run(text, Paragraphs.Look(points, bold)));

    private static W.TableCell Cell(int width) => BorderlessTable.Cell(width);
}
