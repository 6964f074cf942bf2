namespace ThiDua.Documents.Word;

/// <summary>
/// The numbering definitions of one letter. Numbers are Word's own, never typed text: an official who inserts a heading later gets all
/// following numbers right. Instances that start afresh (appendices, separate "1." lists) are added as the text asks for them.
/// </summary>
internal sealed class LetterNumbering(OutlineNumbering outline)
{
    /// <summary>Instance of the outline used by the heading styles.</summary>
    public const int Outline = 1;

    /// <summary>Instance of the dash list.</summary>
    public const int DashList = 2;

    /// <summary>Instance of the list of plus signs.</summary>
    public const int PlusList = 3;

    private const int DecimalList = 4;
    private readonly List<W.NumberingInstance> _restarted = [];

    /// <summary>A fresh count of the outline, for an appendix.</summary>
    public int RestartOutline() => Restart(Outline, outline.Levels.Count);

    /// <summary>A fresh "1." list.</summary>
    public int RestartDecimalList() => Restart(DecimalList, 1);

    public static W.NumberingProperties Reference(int instance, int level) => new(
        new W.NumberingLevelReference { Val = level },
        new W.NumberingId { Val = instance });

    public W.Numbering Create()
    {
        var numbering = new W.Numbering(
            OutlineDefinition(),
            ListDefinition(DashList, W.NumberFormatValues.Bullet, "-"),
            ListDefinition(PlusList, W.NumberFormatValues.Bullet, "+"),
            ListDefinition(DecimalList, W.NumberFormatValues.Decimal, "%1."),
            Instance(Outline, Outline),
            Instance(DashList, DashList),
            Instance(PlusList, PlusList),
            Instance(DecimalList, DecimalList));
        numbering.Append(_restarted);
        return numbering;
    }

    private int Restart(int definition, int levels)
    {
        var id = DecimalList + 1 + _restarted.Count;
        var instance = Instance(id, definition);
        for (var level = 0; level < levels; level++)
        {
            instance.Append(new W.LevelOverride { LevelIndex = level, StartOverrideNumberingValue = new() { Val = 1 } });
        }

        _restarted.Add(instance);
        return id;
    }

    private static W.NumberingInstance Instance(int id, int definition) => new(new W.AbstractNumId { Val = definition }) { NumberID = id };

    private W.AbstractNum OutlineDefinition()
    {
        var definition = new W.AbstractNum(new W.MultiLevelType { Val = W.MultiLevelValues.Multilevel }) { AbstractNumberId = Outline };
        for (var i = 0; i < outline.Levels.Count; i++)
        {
            var level = outline.Levels[i];
            var centred = level.Style == OutlineHeadingStyle.CentredCapsBold;
            var defined = Level(i, FormatOf(level.Format), CleanText.Of(level.Text), centred || level.Format == OutlineNumberFormat.Hidden ? W.LevelSuffixValues.Nothing : W.LevelSuffixValues.Space, centred);
            defined.ParagraphStyleIdInLevel = new() { Val = LetterStyles.Heading(i + 1) };
            definition.Append(defined);
        }

        return definition;
    }

    private static W.AbstractNum ListDefinition(int id, W.NumberFormatValues format, string text) => new(
        new W.MultiLevelType { Val = W.MultiLevelValues.SingleLevel },
        Level(0, format, text, W.LevelSuffixValues.Space, centred: false))
    { AbstractNumberId = id };

    private static W.Level Level(int index, W.NumberFormatValues format, string text, W.LevelSuffixValues suffix, bool centred) => new()
    {
        LevelIndex = index,
        StartNumberingValue = new() { Val = 1 },
        NumberingFormat = new() { Val = format },
        LevelSuffix = new() { Val = suffix },
        LevelText = new() { Val = text },
        LevelJustification = new() { Val = W.LevelJustificationValues.Left },
        PreviousParagraphProperties = new()
        {
            Indentation = new() { Left = "0", FirstLine = centred ? "0" : PageLayout.FirstLineIndent.ToString(CultureInfo.InvariantCulture) },
        },
    };

    private static W.NumberFormatValues FormatOf(OutlineNumberFormat format) => format switch
    {
        OutlineNumberFormat.UpperRoman => W.NumberFormatValues.UpperRoman,
        OutlineNumberFormat.Decimal => W.NumberFormatValues.Decimal,
        OutlineNumberFormat.Bullet => W.NumberFormatValues.Bullet,
        OutlineNumberFormat.Hidden => W.NumberFormatValues.None,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown number format."),
    };
}
