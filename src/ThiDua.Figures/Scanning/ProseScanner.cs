using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Cuts Vietnamese official prose into tokens in one pass. Deciding here what is a date, a document number or a section number keeps every check
/// from mistaking "91/2017/NĐ-CP" or "22/12" for a ratio. Looks ahead and back a bounded distance only, so time grows with the length of the text.
/// </summary>
internal sealed partial class ProseScanner
{
    private readonly string text;
    private readonly TokenList tokens;
    private int at;
    private bool newLine = true;
    private bool lineStart = true;

    private ProseScanner(string text, TokenList tokens)
    {
        this.text = text;
        this.tokens = tokens;
    }

    private ref readonly ProseToken Last => ref tokens[tokens.Count - 1];

    private string WordBefore => tokens.Count > 0 && Last.Kind is ProseTokenKind.Word or ProseTokenKind.Unit ? Last.Key : "";

    /// <summary>Adds the tokens of a text in reading order; positions refer to the text unchanged.</summary>
    public static void Scan(string text, TokenList tokens) => new ProseScanner(text, tokens).Scan();

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    private static bool IsLineBreak(char c) => ProseCharacters.ClassOf(c) == CharacterClass.Break;

    private void Scan()
    {
        while (at < text.Length)
        {
            var c = text[at];
            switch (ProseCharacters.ClassOf(c))
            {
                case CharacterClass.Blank:
                case CharacterClass.Invisible:
                    at++;
                    break;
                case CharacterClass.Break:
                    newLine = lineStart = true;
                    at++;
                    break;
                case CharacterClass.Letter:
                    ScanWord();
                    break;
                case CharacterClass.Digit:
                    ScanNumeric();
                    break;
                default:
                    if (c is '-' or '+' or VietnameseNumber.Minus && IsSign())
                    {
                        ScanNumeric();
                    }
                    else
                    {
                        ScanMark(c);
                    }

                    break;
            }
        }
    }

    private void ScanMark(char c)
    {
        var kind = c switch
        {
            '%' or '‰' or '\uFF05' => ProseTokenKind.Percent,
            '/' or '\u2044' or '\u2215' => ProseTokenKind.Slash,
            _ => ProseTokenKind.Punctuation,
        };
        var length = char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        var decoration = c is '*' or '#' or '-' or '–' or '+' or '_' or '>' or '•';
        var start = lineStart;
        Add(new ProseToken(kind, at, length, ProseMarks.Key(c)));
        lineStart = start && decoration;
    }

    private void ScanWord()
    {
        Span<char> lower = stackalloc char[32];
        var hash = WordPool.Seed;
        var end = at;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            var kind = ProseCharacters.ClassOf(c);
            if (kind == CharacterClass.Digit && GluedToNumber(lower[..(end - at)]))
            {
                break;
            }

            if (kind is CharacterClass.Letter or CharacterClass.Digit || (c is '²' or '³' && end - at is 1 or 2 && lower[end - at - 1] == 'm'))
            {
                if (end - at == lower.Length)
                {
                    AddLongWord(end);
                    return;
                }

                c = ProseCharacters.ToLower(c);
                lower[end - at] = c;
                hash = WordPool.Hash(hash, c);
            }
            else if (kind == CharacterClass.Combining || (kind == CharacterClass.Invisible && end + 1 < text.Length && ProseCharacters.ClassOf(text[end + 1]) == CharacterClass.Letter))
            {
                AddLongWord(end);
                return;
            }
            else
            {
                break;
            }
        }

        AddWord(WordPool.Find(lower[..(end - at)], hash), end);
    }

    /// <summary>"đạt249 ha", "KH500 ha": a missing blank, unlike the names "F0", "m2" and "QH13".</summary>
    private static bool GluedToNumber(ReadOnlySpan<char> letters) => letters is "kh" or "th" || letters.ContainsAnyExceptInRange('\0', '\u007F');

    /// <summary>A word that is decomposed, holds invisible characters or is longer than any Vietnamese word.</summary>
    private void AddLongWord(int from)
    {
        var end = WordEnd(from);
        AddWord(WordPool.Find(text.AsSpan(at, end - at)), end);
    }

    private void AddWord(ProseWord word, int end)
    {
        if (word.JoinsAmounts)
        {
            tokens.JoinAmounts(word.Key);
        }

        Add(new ProseToken(word.IsUnit ? ProseTokenKind.Unit : ProseTokenKind.Word, at, end - at, word.Key), word.Readers);
    }

    private int WordEnd(int start)
    {
        var end = start;
        while (end < text.Length && (ProseCharacters.ClassOf(text[end]) is CharacterClass.Letter or CharacterClass.Combining or CharacterClass.Invisible
            || text[end] is '²' or '³' || (char.IsAsciiDigit(text[end]) && end > at)))
        {
            end++;
        }

        return end;
    }

    private int SkipBlanks(int position, int most)
    {
        var end = position;
        while (end < text.Length && end - position < most && ProseCharacters.ClassOf(text[end]) == CharacterClass.Blank)
        {
            end++;
        }

        return end;
    }

    /// <summary>Passes a few blanks and line breaks.</summary>
    private int SkipSpace(int position)
    {
        var end = position;
        while (end < text.Length && end - position < 4 && ProseCharacters.ClassOf(text[end]) is CharacterClass.Blank or CharacterClass.Break)
        {
            end++;
        }

        return end;
    }

    private bool UnitFollows(int position)
    {
        var start = SkipSpace(position);
        if (start >= text.Length || !char.IsLetter(text[start]))
        {
            return false;
        }

        var end = BareWordEnd(start);
        var word = WordPool.Find(text.AsSpan(start, end - start));
        if (word.IsUnit)
        {
            // "01/5 năm 2023" is a date with its year
            return word.Key != "năm";
        }

        if (!ProseUnits.MayStartPair(word.Key))
        {
            return false;
        }

        var second = SkipSpace(end);
        return second > end && second < text.Length && ProseUnits.IsPair(word.Key, WordPool.Find(text.AsSpan(second, BareWordEnd(second) - second)).Key);
    }

    /// <summary>The end of a word looked at ahead, at most as far as any word of interest is long.</summary>
    private int BareWordEnd(int start)
    {
        var end = start;
        while (end < text.Length && end - start < 24 && (ProseCharacters.ClassOf(text[end]) is CharacterClass.Letter or CharacterClass.Combining || text[end] is '²' or '³' || (char.IsAsciiDigit(text[end]) && end > start)))
        {
            end++;
        }

        return end;
    }

    private void Add(ProseTokenKind kind, int end) => Add(new ProseToken(kind, at, end - at, ""));

    private void Add(in ProseToken token) => Add(token, ProseTriggers.Of(token, newLine));

    private void Add(in ProseToken token, Readers readers)
    {
        tokens.Add(token, newLine, readers);
        newLine = false;
        lineStart = false;
        at = token.End;
    }
}

/// <summary>Ready-made keys of single characters.</summary>
internal static class ProseMarks
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(i => ((char)i).ToString())];

    public static string Key(char c) => c switch
    {
        '[' => "(",
        ']' => ")",
        < (char)128 => Ascii[c],
        '–' or '—' or '―' => "–",
        '→' => "→",
        '…' => "…",
        '≈' => "≈",
        '“' => "“",
        '”' => "”",
        '‰' => "‰",
        '•' => "•",
        >= '⁰' and <= '⁹' or '¹' or '²' or '³' => "¹",
        _ => "\uFFFD",
    };
}
