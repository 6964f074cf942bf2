using System.Globalization;

namespace ThiDua.Figures;

/// <summary>What a character can begin in prose.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Anything that stands alone: commas, brackets, signs.</summary>
    Mark,

    /// <summary>A blank within a line.</summary>
    Blank,

    /// <summary>The end of a line.</summary>
    Break,

    /// <summary>An invisible character: zero-width space, soft hyphen.</summary>
    Invisible,

    /// <summary>A letter.</summary>
    Letter,

    /// <summary>A mark that joins the letter before it, as in decomposed text.</summary>
    Combining,

    /// <summary>A digit 0 to 9.</summary>
    Digit,
}

/// <summary>Tables of all characters, made once, because the scanner asks for each character of a text.</summary>
internal static class ProseCharacters
{
    private static readonly CharacterClass[] Classes = MakeClasses();

    private static readonly char[] Lower = MakeLower();

    public static CharacterClass ClassOf(char c) => Classes[c];

    public static char ToLower(char c) => Lower[c];

    private static CharacterClass[] MakeClasses()
    {
        var classes = new CharacterClass[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            var c = (char)i;
            classes[i] = c switch
            {
                '\n' or '\r' or '\u2028' or '\u2029' or '\u000B' or '\u000C' or '\u0085' => CharacterClass.Break,
                >= '0' and <= '9' => CharacterClass.Digit,
                _ when char.IsWhiteSpace(c) => CharacterClass.Blank,
                _ when char.IsLetter(c) => CharacterClass.Letter,
                _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
                {
                    UnicodeCategory.Format or UnicodeCategory.Control => CharacterClass.Invisible,
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharacterClass.Combining,
                    _ => CharacterClass.Mark,
                },
            };
        }

        return classes;
    }

    private static char[] MakeLower()
    {
        var lower = new char[char.MaxValue + 1];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = char.ToLowerInvariant((char)i);
        }

        return lower;
    }
}
