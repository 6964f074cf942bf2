using System.Buffers;

namespace ThiDua.Figures;

/// <summary>A passage of prose that stands twice word for word, though its figures are told only once.</summary>
internal static class RepeatedCheck
{
    private const int Words = 24;

    public static void Run(Prose prose)
    {
        // one window in eight is looked at, chosen by what it says and not by where it stands, so that both copies choose the same
        var seen = new Dictionary<int, int>();
        var codes = ArrayPool<int>.Shared.Rent(prose.Count);
        var hash = 0;
        var power = 1;
        for (var i = 0; i < Words; i++)
        {
            power = unchecked(power * 31);
        }

        var skip = 0;
        for (var i = 0; i < prose.Count; i++)
        {
            var code = Code(prose[i]);
            codes[i] = code;
            hash = unchecked((hash * 31) + code);
            if (i >= Words)
            {
                hash = unchecked(hash - (power * codes[i - Words]));
            }

            var start = i - Words + 1;
            if (((hash ^ (hash >> 15)) & 7) != 0 || start < skip)
            {
                continue;
            }

            if (!seen.TryAdd(hash, start) && seen[hash] is var before && before + Words <= start && Same(prose, before, start))
            {
                var first = start;
                while (first > skip && before > 0 && Alike(prose, before - 1, first - 1))
                {
                    first--;
                    before--;
                }

                var last = start + Words - 1;
                while (last + 1 < prose.Count && before + last + 1 - first < first && Alike(prose, before + last + 1 - first, last + 1))
                {
                    last++;
                }

                Report(prose, before, first, last);
                skip = last + 1;
            }
        }

        ArrayPool<int>.Shared.Return(codes);
    }

    private static int Code(in ProseToken token) => token.Kind == ProseTokenKind.Number ? token.Amount.GetHashCode() : token.Key.Length == 0 ? token.Length : (token.Key[0] * 257) + (token.Key[^1] * 31) + token.Length;

    private static bool Same(Prose prose, int first, int second)
    {
        for (var i = 0; i < Words; i++)
        {
            if (!Alike(prose, first + i, second + i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Alike(Prose prose, int first, int second)
    {
        var a = prose[first];
        var b = prose[second];
        return a.Kind == b.Kind && string.Equals(a.Key, b.Key, StringComparison.Ordinal) && a.Amount == b.Amount;
    }

    private static void Report(Prose prose, int before, int first, int last)
    {
        while (first < last && prose[first].Kind == ProseTokenKind.Punctuation)
        {
            first++;
            before++;
        }

        // figures with a slash are a result against its target: a summary and its section may both tell it
        var figures = 0;
        var words = 0;
        var small = true;
        for (var i = first; i <= last; i++)
        {
            if (prose[i].Kind == ProseTokenKind.Slash && prose[i - 1].Kind != ProseTokenKind.Word)
            {
                return;
            }

            words += prose.IsWord(i) ? 1 : 0;
            if (prose.IsFigure(i) && !prose.IsYear(i))
            {
                figures++;
                small &= prose[i].Amount < 20m;
            }
        }

        // "04 cá nhân được tặng Giấy khen; 02 cá nhân được công nhận …" is told alike of every unit; a table repeats its head on each page
        if ((figures == 0 && !prose.StartsItem(first - 1) && !prose[first].StartsLine) || (figures > 0 && small) || words < Words * 3 / 4 || prose.Source.AsSpan(prose[first].Start, prose[last].End - prose[first].Start).Contains('\t'))
        {
            return;
        }

        var line = prose.Lines.Of(prose[before].Start).Line;
        var risk = figures > 0 ? " Số liệu trong đoạn dễ bị tính hai lần." : "";
        prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.Repeated, first, last, $"Đoạn này chép lại nguyên văn đoạn ở dòng {line}.{risk} Bỏ một chỗ hoặc viết khác.");
    }
}
