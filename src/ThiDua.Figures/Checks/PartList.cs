using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>How a list of parts is announced.</summary>
internal enum ListKind
{
    /// <summary>In brackets behind a total without any word.</summary>
    Bare,

    /// <summary>"trong đó": perhaps only a choice.</summary>
    Among,

    /// <summary>"trong đó có", or a list that ends with "…": a choice.</summary>
    Some,

    /// <summary>"gồm": everything.</summary>
    Everything,
}

/// <summary>One part of a total.</summary>
internal readonly record struct Part(int Token, decimal Value, string Unit, decimal? Target);

/// <summary>The parts read from a stretch of text.</summary>
internal sealed class PartList
{
    private const int MostTokens = 240;
    private const int MostParts = 40;

    private static readonly FrozenSet<string> Overlapping =
        RatioGrammar.Set("nữ", "nam", "đảng", "dân", "trẻ", "riêng", "khác", "một", "mỗi", "tiền", "trị");

    private static readonly FrozenSet<string> LabelsBefore =
        RatioGrammar.Set("mũi", "loại", "khối", "cấp", "số", "tổ", "đợt", "lần", "khu", "quý", "tháng", "năm", "hạng", "nhóm", "thứ", "điều", "vùng", "mức", "lớp", "thôn", "xóm", "bản", "chi", "dưới");

    private string? sharedLabel;
    private bool labelsDiffer;

    /// <summary>The parts in reading order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>The first figure of each bracket between the parts.</summary>
    public List<Part> Bracketed { get; } = [];

    /// <summary>Last token that belongs to the list.</summary>
    public int Last { get; private set; }

    /// <summary>Index at which reading stopped.</summary>
    public int End { get; private set; }

    /// <summary>True when the list was read to a clear end and each part was one clear figure.</summary>
    public bool Certain { get; private set; } = true;

    /// <summary>True when the parts may count the same thing twice.</summary>
    public bool MayOverlap { get; private set; }

    /// <summary>True when the list says that it does not name everything.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when all parts carry the same sort of label ("70 tuổi: 42; 75 tuổi: 31").</summary>
    public bool LabelsAlike => !labelsDiffer && sharedLabel is { Length: > 0 } && Parts.Count > 2;

    public decimal Sum => Parts.Sum(part => part.Value);

    /// <summary>Reads parts from <paramref name="from"/> on.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="from">First token of the list.</param>
    /// <param name="to">Bracket that closes it; -1 when it ends with its sentence.</param>
    /// <param name="unit">Unit of the total; empty when unknown.</param>
    /// <param name="acrossSentences">True to read on to the end of the item.</param>
    public static PartList Read(Prose prose, int from, int to, string unit, bool acrossSentences)
    {
        var list = new PartList();
        var bullet = to < 0 && prose.StartsItem(from) && prose[from].Kind == ProseTokenKind.Punctuation ? prose[from].Key : null;
        var segment = from;
        var k = from;
        for (; k - from < MostTokens && list.Parts.Count < MostParts; k++)
        {
            if (to >= 0 ? k >= to : k > from && Ends(prose, k, bullet, acrossSentences))
            {
                break;
            }

            var token = prose[k];
            if (token.Key == "(")
            {
                var close = prose.Close(k, 80);
                if (close < 0)
                {
                    list.Certain = false;
                    break;
                }

                if (FirstFigure(prose, k + 1, close) is { } inner)
                {
                    list.Bracketed.Add(inner);
                }

                k = close;
                continue;
            }

            if (token.Key == "…" || (prose.Is(k, ".") && prose.Is(k + 1, ".") && prose.Is(k + 2, ".")))
            {
                list.IsCut = true;
                continue;
            }

            if (token.Key is ";" or "," || prose.Is(k, "và") || (prose.Is(k, ".") && prose.EndsSentence(k)) || (bullet is not null && k > from && prose.StartsItem(k)))
            {
                if (list.Take(prose, segment, k, unit))
                {
                    segment = k + 1;
                }
                else if (token.Key is ";" || prose.Is(k, "."))
                {
                    segment = k + 1;
                }
            }
        }

        if (k - from >= MostTokens)
        {
            list.Certain = false;
        }

        if (segment < k)
        {
            list.Take(prose, segment, k, unit);
        }

        list.End = k;
        return list;
    }

    private static bool Ends(Prose prose, int k, string? bullet, bool acrossSentences)
    {
        if (prose[k].Length == 0 || prose.Are(k, "trong", "đó") || (prose[k].Kind != ProseTokenKind.Punctuation && prose.Is(k, "gồm")))
        {
            return true;
        }

        if (prose.StartsItem(k))
        {
            return bullet is null || !prose.Is(k, bullet);
        }

        if (bullet is not null)
        {
            return prose[k].StartsLine && prose.EndsSentence(k - 1);
        }

        return !acrossSentences && prose.EndsSentence(k - 1);
    }

    private static Part? FirstFigure(Prose prose, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (prose.IsFigure(k) && !prose.IsYear(k) && prose[k + 1].Kind != ProseTokenKind.Percent)
            {
                return new Part(k, prose[k].Amount, prose.UnitAfter(k + 1, out _), null);
            }
        }

        return null;
    }

    /// <summary>Takes the one figure of a part; a part without a figure is the beginning of the next label.</summary>
    private bool Take(Prose prose, int from, int to, string unit)
    {
        var chosen = -1;
        var rank = 9;
        var label = "";
        var chosenUnit = "";
        decimal value = 0;
        for (var k = from; k < to; k++)
        {
            var token = prose[k];
            if (token.Key == "(")
            {
                k = Math.Max(k, prose.Close(k, 80));
                continue;
            }

            MayOverlap |= Overlapping.Contains(token.Key);
            if (token.Kind != ProseTokenKind.Number || !prose.IsFigure(k) || prose[k + 1].Kind == ProseTokenKind.Percent || prose[k - 1].Kind == ProseTokenKind.Slash
                || prose[k - 1].Key is "tăng" or "giảm" or "giao" or "so" || (prose.IsYear(k) && prose[k - 1].Key is "năm" or "-" or "–"))
            {
                continue;
            }

            var named = prose[k - 1].Key is "là" or ":" or "được" && k > from;
            if (!named && k > from && prose[k + 1].Kind is not (ProseTokenKind.Slash) && (prose.Is(k + 1, "tuổi") || (LabelsBefore.Contains(prose[k - 1].Key) && !(unit.Length > 0 && prose.UnitAfter(k + 1, out _) == unit))))
            {
                label = prose.Is(k + 1, "tuổi") ? "tuổi" : prose[k - 1].Key;
                continue;
            }

            if (!named && prose.Is(k + 1, "tuổi"))
            {
                label = "tuổi";
                continue;
            }

            var its = prose.UnitAfter(k + 1, out var behind);
            if (prose[behind].Kind == ProseTokenKind.Slash && prose.IsWord(behind + 1))
            {
                // "53 tạ/ha" is a rate
                continue;
            }

            var factor = its.Length > 0 && unit.Length > 0 ? ProseUnits.Factor(its, unit) : 1m;
            if (factor is null && (ProseUnits.IsScale(its) || ProseUnits.IsScale(unit) || ProseUnits.IsTime(its)))
            {
                continue;
            }

            var its0 = its.Length > 0 && unit.Length > 0 && factor is not null ? 0 : named ? 1 : factor is not null ? 2 : 3;
            if (its0 < rank)
            {
                if (chosen >= 0 && its0 > 0)
                {
                    Certain = false;
                }

                rank = its0;
                chosen = k;
                chosenUnit = its;
                value = token.Amount * (factor ?? 1m);
            }
            else if (its0 == rank && rank > 1)
            {
                Certain = false;
            }
        }

        if (chosen < 0)
        {
            return false;
        }

        Certain &= rank < 3;
        decimal? target = null;
        for (var k = chosen + 1; k < chosen + 5 && k < to; k++)
        {
            if (prose[k].Kind == ProseTokenKind.Slash && prose.IsFigure(k + 1))
            {
                target = prose[k + 1].Amount;
            }
        }

        Parts.Add(new Part(chosen, value, chosenUnit, target));
        Last = to - 1;
        sharedLabel ??= label;
        labelsDiffer |= !string.Equals(sharedLabel, label, StringComparison.Ordinal);
        return true;
    }
}
