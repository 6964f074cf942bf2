namespace ThiDua.Documents.Word;

/// <summary>Paper and margins in twips (1/1440 inch): A4; 20 mm above and below, 30 mm left, 15 mm right (Decree 30/2020/NĐ-CP, appendix I).</summary>
internal static class PageLayout
{
    public const int ShortSide = 11906;
    public const int LongSide = 16838;
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const int Left = 1701;
    public const int Right = 851;
    public const int HeaderDistance = 567;
    public const int FooterDistance = 454;
    public const int FirstLineIndent = 720;

    /// <summary>Width of the text on an upright page.</summary>
    public const int TextWidth = ShortSide - Left - Right;

    /// <summary>Width of the text on a page lying on its side.</summary>
    public const int LandscapeTextWidth = LongSide - Left - Right;

    public static int WidthOf(bool landscape) => landscape ? LandscapeTextWidth : TextWidth;

    public static W.SectionProperties Section(bool landscape, bool first)
    {
        var section = new W.SectionProperties();
        if (first)
        {
            section.Append(
                new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = LetterPackage.HeaderId },
                new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = LetterPackage.FirstHeaderId },
                new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = LetterPackage.FooterId },
                new W.FooterReference { Type = W.HeaderFooterValues.First, Id = LetterPackage.FooterId });
        }

        section.Append(
            new W.SectionType { Val = W.SectionMarkValues.NextPage },
            landscape
                ? new W.PageSize { Width = LongSide, Height = ShortSide, Orient = W.PageOrientationValues.Landscape, Code = 9 }
                : new W.PageSize { Width = ShortSide, Height = LongSide, Code = 9 },
            new W.PageMargin { Top = Top, Bottom = Bottom, Left = Left, Right = Right, Header = HeaderDistance, Footer = FooterDistance, Gutter = 0 });
        if (first)
        {
            // Only the first page of the letter goes without a number; the pages of appendices carry theirs.
            section.Append(new W.TitlePage());
        }

        return section;
    }
}
