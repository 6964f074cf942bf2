using System.Text;

namespace ThiDua.Figures;

/// <summary>One spelling of a word and what the checks know about it.</summary>
internal sealed class ProseWord(string spelling, uint hash)
{
    /// <summary>Composed, lower-case, as written.</summary>
    public string Spelling { get; } = spelling;

    /// <summary>The hash under which the pool finds it.</summary>
    public uint Hash { get; } = hash;

    /// <summary>The spelling with the tone where the checks expect it: "uỷ" is "ủy", "hoá" is "hóa".</summary>
    public string Key { get; } = ToneOnFirst(spelling);

    /// <summary>True for a unit of one syllable.</summary>
    public bool IsUnit { get; } = ProseUnits.IsUnit(ToneOnFirst(spelling));

    /// <summary>True for a unit before which an amount may be written in two steps: "25 tỷ 941 triệu", "85 nghìn con".</summary>
    public bool JoinsAmounts { get; } = ProseUnits.JoinsAmounts(ToneOnFirst(spelling));

    /// <summary>The checks that begin their work at this word.</summary>
    public Readers Readers { get; } = ProseTriggers.Of(ToneOnFirst(spelling));

    private static string ToneOnFirst(string word)
    {
        const string Old = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
        const string New = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";
        if (word.Length < 2 || (word.Length > 2 && word[^3] == 'q'))
        {
            return word;
        }

        for (var i = 0; i < Old.Length; i += 2)
        {
            if (word[^1] == Old[i + 1] && word[^2] == Old[i])
            {
                return string.Concat(word.AsSpan(0, word.Length - 2), New.AsSpan(i, 2));
            }
        }

        return word;
    }
}

/// <summary>
/// Words seen before, shared by all scans, so that a text is read without making a string for each of its words. Vietnamese has some seven thousand
/// syllables; what finds no place in the table is simply made anew, so no text can make the table grow.
/// </summary>
internal static class WordPool
{
    private const int Slots = 1 << 15;
    private const int Most = Slots / 2;
    private const int Probes = 8;

    private static readonly ProseWord?[] Table = new ProseWord?[Slots];

    private static int count;

    /// <summary>Adds one character to a hash.</summary>
    public static uint Hash(uint hash, char c) => unchecked((hash ^ c) * 0x01000193u);

    /// <summary>The word with this composed lower-case spelling.</summary>
    public static ProseWord Find(ReadOnlySpan<char> spelling, uint hash)
    {
        var slot = (hash ^ (hash >> 15)) & (Slots - 1);
        for (var probe = 0; probe < Probes; probe++)
        {
            var word = Volatile.Read(ref Table[slot]);
            if (word is null)
            {
                var added = new ProseWord(spelling.ToString(), hash);
                if (Volatile.Read(ref count) >= Most || spelling.Length > 24)
                {
                    return added;
                }

                var other = Interlocked.CompareExchange(ref Table[slot], added, null);
                if (other is null)
                {
                    Interlocked.Increment(ref count);
                    return added;
                }

                word = other;
            }

            if (word.Hash == hash && spelling.SequenceEqual(word.Spelling))
            {
                return word;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        return new ProseWord(spelling.ToString(), hash);
    }

    /// <summary>The word written in any case and composition.</summary>
    public static ProseWord Find(ReadOnlySpan<char> written)
    {
        var composed = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            if (ProseCharacters.ClassOf(c) != CharacterClass.Invisible)
            {
                composed.Append(c);
            }
        }

        var spelling = Composed(composed.ToString()).ToLowerInvariant();
        var hash = Seed;
        foreach (var c in spelling)
        {
            hash = Hash(hash, c);
        }

        return Find(spelling, hash);
    }

    /// <summary>The hash of no character.</summary>
    public const uint Seed = 0x811C9DC5u;

    private static string Composed(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // a lone surrogate has no composed form
            return text;
        }
    }
}
