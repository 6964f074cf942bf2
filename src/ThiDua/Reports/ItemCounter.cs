namespace ThiDua.Reports;

/// <summary>Numbers of the items of a section as they follow one another: running text ends a list, dashes do not, letters start afresh under every number.</summary>
internal sealed class ItemCounter
{
    private int _number;
    private int _letter;

    /// <summary>Number of the next paragraph when it is numbered or lettered, else null.</summary>
    public int? Next(ParagraphKind kind)
    {
        switch (kind)
        {
            case ParagraphKind.Numbered:
                _letter = 0;
                return ++_number;
            case ParagraphKind.Lettered:
                return ++_letter;
            case ParagraphKind.Item or ParagraphKind.SubItem:
                return null;
            default:
                (_number, _letter) = (0, 0);
                return null;
        }
    }
}
