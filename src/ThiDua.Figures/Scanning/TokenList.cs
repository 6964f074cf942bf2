using System.Buffers;

namespace ThiDua.Figures;

/// <summary>The tokens of one text in borrowed arrays, and the places where a check may begin.</summary>
internal sealed class TokenList(int characters) : IDisposable
{
    private ProseToken[] tokens = ArrayPool<ProseToken>.Shared.Rent((characters / 4) + 16);
    private int[] triggers = ArrayPool<int>.Shared.Rent((characters / 8) + 16);

    public int Count { get; private set; }

    /// <summary>Indexes of tokens that are no plain word, and of words a check looks for.</summary>
    public ReadOnlySpan<int> Triggers => triggers.AsSpan(0, triggerCount);

    private int triggerCount;

    public ref readonly ProseToken this[int index] => ref tokens[index];

    public void Add(in ProseToken token, bool startsLine, bool trigger)
    {
        if (Count == tokens.Length)
        {
            Grow(ref tokens, Count);
        }

        if (trigger)
        {
            if (triggerCount == triggers.Length)
            {
                Grow(ref triggers, triggerCount);
            }

            triggers[triggerCount++] = Count;
        }

        tokens[Count++] = startsLine ? token with { StartsLine = true } : token;
    }

    public void Dispose()
    {
        // words are shared strings that live as long as the program, so nothing is held by not clearing
        ArrayPool<ProseToken>.Shared.Return(tokens);
        ArrayPool<int>.Shared.Return(triggers);
        tokens = [];
        triggers = [];
        Count = triggerCount = 0;
    }

    private static void Grow<T>(ref T[] array, int used)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
