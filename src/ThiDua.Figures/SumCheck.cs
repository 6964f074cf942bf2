using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Adds up "123 cụ (trong đó 70 tuổi: 42; 75 tuổi: 31 …)". "Gồm" lists everything and so do labels of one kind; other "trong đó" lists may be
/// a choice or may overlap ("nữ 5; đảng viên 12"), so they are reported as ambiguous at most.
/// </summary>
internal static class SumCheck
{
    private const int MostTokensInBrackets = 160;
    private const int MostWordsBeforeBracket = 6;

    private static readonly FrozenSet<string> Overlapping =
        new[] { "nữ", "nam", "đảng", "đảng viên", "dân", "trẻ", "riêng", "có", "khác", "một", "mỗi", "tiền", "trị" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LabelsBefore =
        new[] { "mũi", "loại", "khối", "cấp", "số", "tổ", "đợt", "lần", "khu", "quý", "tháng", "năm", "hạng", "nhóm", "thứ", "điều" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Run(Prose prose)
    {
        for (var i = 0; i < prose.Count; i++)
        {
            if (prose.Is(i, "("))
            {
                CheckBrackets(prose, i);
            }
        }
    }

    private static void CheckBrackets(Prose prose, int open)
    {
        var list = ReadMarker(prose, open, out var first);
        if (list == ListKind.None || FindTotal(prose, open) is not { } totalAt || prose[totalAt].Value is not { } total || total <= 0m)
        {
            return;
        }

        if (ReadParts(prose, first) is not { } parts || parts.Values.Count < 2)
        {
            return;
        }

        var sum = parts.Values.Sum(part => part.Value);
        if (sum == total)
        {
            return;
        }

        var off = Math.Abs(sum - total) / total;
        if (off > 0.5m || !SameUnits(prose, totalAt, parts) || FractionsDiffer(prose, totalAt, parts, sum - total))
        {
            return;
        }

        var alike = list == ListKind.Everything || parts.LabelsAlike;
        if (!alike && (parts.MayOverlap || (parts.Values.Count < 3 && sum < total)))
        {
            return;
        }

        var severity = alike && parts.Certain && !parts.MayOverlap && off <= 0.25m ? Severity.Wrong : Severity.Ambiguous;
        var decimals = Math.Max(prose[totalAt].Decimals, parts.Values.Max(part => prose[part.Index].Decimals));
        var computed = VietnameseNumber.FormatTrimmed(sum, decimals);
        var addends = string.Join(" + ", parts.Values.Take(20).Select(part => VietnameseNumber.FormatTrimmed(part.Value, 6))) + (parts.Values.Count > 20 ? " + …" : "");
        var missing = VietnameseNumber.FormatSigned(total - sum, decimals);
        var message = severity == Severity.Wrong
            ? $"Tổng {prose[totalAt].Key} không bằng các phần: {addends} = {computed} (chênh {missing}). Kiểm tra tổng và từng phần."
            : $"Các phần trong ngoặc cộng lại là {addends} = {computed}, khác {prose[totalAt].Key} (chênh {missing}). Kiểm tra nếu đây là toàn bộ các phần.";
        prose.Report(FigureRules.Sum, severity, totalAt, parts.Last, message, computed);
    }

    private static ListKind ReadMarker(Prose prose, int open, out int first)
    {
        first = open + 1;
        for (var side = 0; side < 2; side++)
        {
            // the marker stands just inside the bracket, or just before it
            var k = side == 0 ? open + 1 : prose.Is(open - 1, ":") ? open - 2 : open - 1;
            var kind = ListKind.None;
            var end = k;
            if (side == 0)
            {
                if (prose.Is(k, "trong") && prose.Is(k + 1, "đó"))
                {
                    (kind, end) = (ListKind.Among, k + 2);
                    if (prose.Is(end, "gồm"))
                    {
                        (kind, end) = (ListKind.Everything, end + 1);
                    }
                }
                else if (prose.Is(k, "gồm") || (prose.Is(k, "bao") && prose.Is(k + 1, "gồm")))
                {
                    (kind, end) = (ListKind.Everything, prose.Is(k, "gồm") ? k + 1 : k + 2);
                }

                while (prose[end].Key is ":" or "có")
                {
                    end++;
                }
            }
            else
            {
                kind = prose.Is(k, "đó") && prose.Is(k - 1, "trong") ? ListKind.Among : prose.Is(k, "gồm") ? ListKind.Everything : ListKind.None;
                end = open + 1;
            }

            if (kind != ListKind.None)
            {
                first = end;
                return kind;
            }
        }

        return ListKind.None;
    }

    /// <summary>The figure just before the bracket with nothing but words between; a year, a per cent or a ratio there leaves the total open.</summary>
    private static int? FindTotal(Prose prose, int open)
    {
        var k = open - 1;
        var words = 0;
        while (words <= MostWordsBeforeBracket && (prose.IsWord(k) || prose.Is(k, ":")))
        {
            words++;
            k--;
        }

        return IsFigure(prose, k) && !prose.Is(k - 1, "năm") ? k : null;
    }

    private static bool IsFigure(Prose prose, int k) =>
        prose[k] is { Kind: ProseTokenKind.Number, Value: not null } token && (token.Marks & (NumberMarks.Signed | NumberMarks.MalformedGrouping)) == 0
        && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash) && prose[k - 1].Kind != ProseTokenKind.Slash;

    private static Parts? ReadParts(Prose prose, int first)
    {
        var parts = new Parts();
        var segment = first;
        for (var k = first; k - first < MostTokensInBrackets; k++)
        {
            var token = prose[k];
            if (token.Kind is ProseTokenKind.Percent or ProseTokenKind.Slash or ProseTokenKind.Date or ProseTokenKind.DocumentNumber or ProseTokenKind.Reference)
            {
                // a bracket that was never closed runs into the next claim: the parts read so far still tell something
                return token.Kind == ProseTokenKind.Percent ? Unclosed(parts) : null;
            }

            if (token.Key is "(" or "…" || token.Length == 0)
            {
                return token.Length == 0 ? Unclosed(parts) : null;
            }

            var closes = token.Key == ")";
            if (!closes && token.Key is not (";" or ",") && !prose.Is(k, "và"))
            {
                continue;
            }

            switch (ReadPart(prose, segment, k, parts))
            {
                case PartOutcome.Taken:
                    parts.Last = k - 1;
                    segment = k + 1;
                    break;
                case PartOutcome.Unclear:
                    return null;
            }

            if (closes)
            {
                parts.Last = k;
                return parts;
            }
        }

        return null;
    }

    private static Parts? Unclosed(Parts parts)
    {
        parts.Certain = false;
        return parts.Values.Count > 1 ? parts : null;
    }

    /// <summary>Takes the one figure of a part; a part without a figure is the beginning of the next label.</summary>
    private static PartOutcome ReadPart(Prose prose, int from, int to, Parts parts)
    {
        var value = -1;
        var label = "";
        for (var k = from; k < to; k++)
        {
            var token = prose[k];
            parts.MayOverlap |= Overlapping.Contains(token.Key);
            if (token.Kind != ProseTokenKind.Number)
            {
                continue;
            }

            if (token.Value is null || (token.Marks & (NumberMarks.Signed | NumberMarks.MalformedGrouping)) != 0)
            {
                return PartOutcome.Unclear;
            }

            var named = prose[k - 1].Key is "là" or ":" && k > from;
            if (!named && (prose.Is(k + 1, "tuổi") || (LabelsBefore.Contains(prose[k - 1].Key) && k > from)))
            {
                label = prose.Is(k + 1, "tuổi") ? "tuổi" : prose[k - 1].Key;
                continue;
            }

            if (value >= 0)
            {
                // "nuôi 01 con là 05 người": the figure behind "là" counts
                if (!named)
                {
                    return PartOutcome.Unclear;
                }

                parts.Certain = false;
            }

            value = k;
        }

        if (value < 0)
        {
            return PartOutcome.Label;
        }

        parts.Take(value, prose[value].Value!.Value, label);
        return PartOutcome.Taken;
    }

    /// <summary>False when a part is counted in a known unit other than the total's.</summary>
    private static bool SameUnits(Prose prose, int total, Parts parts)
    {
        var expected = prose[total + 1].Kind == ProseTokenKind.Unit ? prose[total + 1].Key : null;
        foreach (var part in parts.Values)
        {
            var unit = prose[part.Index + 1];
            if (unit.Kind != ProseTokenKind.Unit)
            {
                continue;
            }

            expected ??= unit.Key;
            if (ProseUnits.Factor(unit.Key, expected) != 1m)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when figures with decimals differ by no more than rounding can explain.</summary>
    private static bool FractionsDiffer(Prose prose, int total, Parts parts, decimal difference)
    {
        var decimals = Math.Min(prose[total].Decimals, parts.Values.Min(part => prose[part.Index].Decimals));
        if (prose[total].Decimals == 0 && parts.Values.All(part => prose[part.Index].Decimals == 0))
        {
            return false;
        }

        var unit = 1m;
        for (var i = 0; i < decimals; i++)
        {
            unit /= 10m;
        }

        return Math.Abs(difference) <= unit / 2m * (parts.Values.Count + 1);
    }

    private enum ListKind
    {
        None,
        Among,
        Everything,
    }

    private enum PartOutcome
    {
        Taken,
        Label,
        Unclear,
    }

    private sealed class Parts
    {
        private string? sharedLabel;
        private bool labelsDiffer;

        public List<(int Index, decimal Value)> Values { get; } = [];

        public int Last { get; set; }

        public bool Certain { get; set; } = true;

        public bool MayOverlap { get; set; }

        public bool LabelsAlike => !labelsDiffer && sharedLabel is { Length: > 0 } && Values.Count > 2;

        public void Take(int index, decimal value, string label)
        {
            Values.Add((index, value));
            sharedLabel ??= label;
            labelsDiffer |= !string.Equals(sharedLabel, label, StringComparison.Ordinal);
        }
    }
}
