namespace ThiDua.Documents.Word;

/// <summary>Headers, footer and settings.</summary>
internal static class SmallParts
{
    /// <summary>Page number in the middle of the top margin.</summary>
    public static W.Header PageNumberHeader() =>
        new(Paragraphs.Styled(LetterStyles.Header, new W.SimpleField(Paragraphs.Run("2")) { Instruction = "PAGE" }));

    /// <summary>The first page shows no number.</summary>
    public static W.Header EmptyHeader() => new(Paragraphs.Styled(LetterStyles.Header));

    public static W.Footer Footer(string? note)
    {
        var text = CleanText.Of(note).Trim();
        return new(text.Length == 0 ? Paragraphs.Styled(LetterStyles.Footer) : Paragraphs.Styled(LetterStyles.Footer, Paragraphs.Run(text)));
    }

    public static W.Settings Settings() => new(
        new W.DefaultTabStop { Val = PageLayout.FirstLineIndent },
        new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.DoNotCompress },
        InlineWriter.SettingsReference(),
        new W.Compatibility(new W.CompatibilitySetting
        {
            // 15: without it Word opens the file in compatibility mode and lays tables out by the rules of Word 2003.
            Name = W.CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new W.ThemeFontLanguages { Val = LetterStyles.Language, EastAsia = LetterStyles.Language },
        new W.DecimalSymbol { Val = "," },
        new W.ListSeparator { Val = ";" });
}
