namespace ThiDua.Figures;

/// <summary>Where footnote marks stand in the text, so that "³ Trong đó: …" finds the figure it explains.</summary>
internal sealed class Footnotes
{
    private readonly Dictionary<int, List<int>> references = [];
    private readonly Prose prose;

    public Footnotes(Prose prose)
    {
        this.prose = prose;
        foreach (var i in prose.StartsOf(Readers.Note))
        {
            if (prose.Is(i, "¹") && !prose[i].StartsLine && Number(prose.Source[prose[i].Start]) is { } number)
            {
                if (!references.TryGetValue(number, out var list))
                {
                    references[number] = list = [];
                }

                list.Add(i);
            }
        }
    }

    /// <summary>The token before the mark in the text when a footnote begins just before <paramref name="start"/>; null when none does.</summary>
    public int? Reference(int start)
    {
        int? number = null;
        var note = start - 1;
        if (prose.Is(note, "¹") && prose[note].StartsLine)
        {
            number = Number(prose.Source[prose[note].Start]);
        }
        else if (prose.Is(note, ")") && prose.Is(note - 2, "(") && prose[note - 2].StartsLine && prose[note - 1] is { Kind: ProseTokenKind.Number, HasAmount: true, Length: <= 2 } digits)
        {
            number = decimal.ToInt32(digits.Amount);
        }

        if (number is not { } key || !references.TryGetValue(key, out var list))
        {
            return null;
        }

        var at = list.BinarySearch(note);
        at = at >= 0 ? at : ~at;
        return at > 0 ? list[at - 1] - 1 : null;
    }

    private static int? Number(char c) => c switch
    {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        >= '⁴' and <= '⁹' => c - '⁰',
        _ => null,
    };
}
