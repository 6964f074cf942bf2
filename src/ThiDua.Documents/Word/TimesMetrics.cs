using System.Text;

namespace ThiDua.Documents.Word;

/// <summary>
/// Widths of bold Times New Roman (Liberation Serif has the same), in thousandths of the font size. The rules under motto, issuing body and
/// subject are measured with them, and names too wide for their column are broken: a word processor offers no border "as long as the words".
/// </summary>
internal static class TimesMetrics
{
    private const int FirstAscii = 32;

    private static ReadOnlySpan<short> BoldAscii =>
    [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333,
        570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000,
        722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
        333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ];

    /// <summary>Width in twips of a line of bold text of the given size in points.</summary>
    public static int BoldWidth(string line, double points)
    {
        var thousandths = 0;
        foreach (var c in line.Normalize(NormalizationForm.FormD))
        {
            thousandths += Thousandths(c);
        }

        return (int)Math.Ceiling(thousandths * points * 20 / 1000);
    }

    private static int Thousandths(char c) => c switch
    {
        '\u031B' => 65, // the horn makes Ơ and Ư wider than O and U
        >= '\u0300' and <= '\u036F' => 0,
        '\u00A0' => 250,
        'Đ' => 722,
        'đ' => 556,
        '…' or '—' => 1000,
        _ when c >= FirstAscii && c - FirstAscii < BoldAscii.Length => BoldAscii[c - FirstAscii],
        _ => 500,
    };
}
