namespace ThiDua.Reports;

/// <summary>
/// Letters that number points: those of the Vietnamese alphabet in its order, without the marked vowels (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5;
/// as the points of laws are lettered). Word's own lists know only a, b, c, d, e.
/// </summary>
public static class VietnameseLetters
{
    private const string Alphabet = "abcdđeghiklmnopqrstuvxy";

    /// <summary>The letter of a number from 1: a, b, c, d, đ, e, g… After y it goes on with aa, ab…</summary>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var letter = Alphabet[(number - 1) % Alphabet.Length].ToString();
        return number <= Alphabet.Length ? letter : Of((number - 1) / Alphabet.Length) + letter;
    }

    /// <summary>Whether a character may number a point.</summary>
    public static bool Contains(char letter) => Alphabet.Contains(letter, StringComparison.Ordinal);
}
