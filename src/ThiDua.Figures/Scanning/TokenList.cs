using System.Buffers;
using System.Numerics;

namespace ThiDua.Figures;

/// <summary>The tokens of one text in borrowed arrays, and the places where a check may begin.</summary>
internal sealed class TokenList(int characters) : IDisposable
{
    private ProseToken[] tokens = ArrayPool<ProseToken>.Shared.Rent((characters / 4) + 16);
    private (int Token, Readers Readers)[] triggers = ArrayPool<(int, Readers)>.Shared.Rent((characters / 8) + 16);
    private int[] byReader = [];
    private readonly int[] ends = new int[ProseTriggers.Count];
    private int triggerCount;

    public int Count { get; private set; }

    /// <summary>The tokens at which a check begins, in reading order.</summary>
    public ReadOnlySpan<int> StartsOf(Readers reader)
    {
        if (byReader.Length == 0 && triggerCount > 0)
        {
            Sort();
        }

        var bit = BitOperations.TrailingZeroCount((uint)reader);
        var start = bit == 0 ? 0 : ends[bit - 1];
        return byReader.AsSpan(start, ends[bit] - start);
    }

    public ref readonly ProseToken this[int index] => ref tokens[index];

    public void Add(in ProseToken token, bool startsLine, Readers readers)
    {
        if (Count == tokens.Length)
        {
            Grow(ref tokens, Count);
        }

        if (readers != Readers.None)
        {
            if (triggerCount == triggers.Length)
            {
                Grow(ref triggers, triggerCount);
            }

            triggers[triggerCount++] = (Count, readers);
        }

        tokens[Count++] = startsLine ? token with { StartsLine = true } : token;
    }

    /// <summary>
    /// Makes one number of an amount written in two steps when the unit behind it arrives: "25 tỷ 941" before "triệu" is 25.941, "85 nghìn" before
    /// "con" is 85.000.
    /// </summary>
    public void JoinAmounts(string unit)
    {
        if (Count < 2)
        {
            return;
        }

        ref readonly var last = ref tokens[Count - 1];
        if (last.Kind == ProseTokenKind.Number)
        {
            if (Count > 2 && tokens[Count - 2].Kind == ProseTokenKind.Unit && Joins(tokens[Count - 3]) && Joins(last)
                && ProseUnits.Factor(tokens[Count - 2].Key, unit) is > 1m and var step && last.Amount < step && tokens[Count - 3].Decimals == 0)
            {
                Join(Count - 3, (tokens[Count - 3].Amount * step) + last.Amount, last.End, last.Decimals);
            }
        }
        else if (last.Kind == ProseTokenKind.Unit && Joins(tokens[Count - 2]) && ProseUnits.Multiplier(last.Key, unit) is { } times)
        {
            Join(Count - 2, tokens[Count - 2].Amount * times, last.End, 0);
        }
    }

    private static bool Joins(in ProseToken token) => token is { Kind: ProseTokenKind.Number, HasAmount: true, Amount: >= 0m and < 1_000_000_000m } && (token.Marks & NumberMarks.Signed) == 0;

    private void Join(int first, decimal amount, int end, byte decimals)
    {
        tokens[first] = tokens[first] with { Amount = amount, Length = end - tokens[first].Start, Decimals = decimals };
        Count = first + 1;
        while (triggerCount > 0 && triggers[triggerCount - 1].Token > first)
        {
            triggerCount--;
        }
    }

    public void Dispose()
    {
        // words are shared strings that live as long as the program, so nothing is held by not clearing
        ArrayPool<ProseToken>.Shared.Return(tokens);
        ArrayPool<(int, Readers)>.Shared.Return(triggers);
        if (byReader.Length > 0)
        {
            ArrayPool<int>.Shared.Return(byReader);
        }

        byReader = [];
        tokens = [];
        triggers = [];
        Count = triggerCount = 0;
    }

    /// <summary>Parts the triggers by check: counted first, then placed.</summary>
    private void Sort()
    {
        Array.Clear(ends);
        foreach (var (_, readers) in triggers.AsSpan(0, triggerCount))
        {
            for (var left = (uint)readers; left != 0; left &= left - 1)
            {
                ends[BitOperations.TrailingZeroCount(left)]++;
            }
        }

        var total = 0;
        foreach (ref var end in ends.AsSpan())
        {
            var count = end;
            end = total;
            total += count;
        }

        byReader = ArrayPool<int>.Shared.Rent(Math.Max(1, total));
        foreach (var (token, readers) in triggers.AsSpan(0, triggerCount))
        {
            for (var left = (uint)readers; left != 0; left &= left - 1)
            {
                byReader[ends[BitOperations.TrailingZeroCount(left)]++] = token;
            }
        }
    }

    private static void Grow<T>(ref T[] array, int used)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
