namespace ThiDua.Figures;

/// <summary>
/// Adds up "123 cụ (trong đó 70 tuổi: 42; 75 tuổi: 31 …)". "Gồm" lists everything and so do labels of one kind; other "trong đó" lists may be
/// a choice or may overlap ("nữ 5; đảng viên 12"), so they are reported as ambiguous at most.
/// </summary>
internal static class SumCheck
{
    private const int MostWordsBeforeBracket = 6;
    private const int MostBack = 70;
    private const int MostTotals = 4;

    public static void Run(Prose prose)
    {
        Footnotes? notes = null;
        foreach (var i in prose.StartsOf(Readers.Sum))
        {
            if (prose.Is(i, "("))
            {
                InBrackets(prose, i);
            }
            else if ((prose.Is(i, "đó") && prose.Is(i - 1, "trong")) || (prose.Is(i, "gồm") && !prose.Are(i - 2, "trong", "đó")))
            {
                InSentence(prose, i, notes ??= new Footnotes(prose));
            }
        }
    }

    private static void InBrackets(Prose prose, int open)
    {
        var close = prose.Close(open, 220);
        var kind = ListKind.Bare;
        var first = open + 1;
        if (prose.Are(first, "trong", "đó"))
        {
            first += 2;
            kind = ListKind.Among;
            if (prose.Is(first, "gồm"))
            {
                kind = ListKind.Everything;
                first++;
            }
        }
        else if (prose.Is(first, "gồm") || prose.Are(first, "bao", "gồm"))
        {
            kind = ListKind.Everything;
            first += prose.Is(first, "gồm") ? 1 : 2;
        }
        else if (prose.Are(open - 2, "trong", "đó") || (prose.Is(open - 1, ":") && prose.Are(open - 3, "trong", "đó")))
        {
            kind = ListKind.Among;
        }
        else if (prose.Is(open - 1, "gồm"))
        {
            kind = ListKind.Everything;
        }

        while (prose[first].Key is ":" or "có" or "là" or "số" && first < open + 6)
        {
            if (prose.Is(first, "có") && kind == ListKind.Among)
            {
                kind = ListKind.Some;
            }

            first++;
        }

        if (kind == ListKind.Bare && close < 0)
        {
            return;
        }

        if (TotalBeforeBracket(prose, open) is not { } total || total.Value <= 0m)
        {
            return;
        }

        var list = PartList.Read(prose, first, close, total.Unit, acrossSentences: false);
        Judge(prose, [total], list, kind, colon: true, closed: close >= 0, last: close >= 0 ? close : list.Last);
    }

    private static Operand? TotalBeforeBracket(Prose prose, int open)
    {
        var k = open - 1;
        var words = 0;
        while (words <= MostWordsBeforeBracket && (prose.IsWord(k) || prose[k].Key is ":" or "," || prose[k].Kind == ProseTokenKind.Date))
        {
            words++;
            k--;
        }

        return prose.IsFigure(k) && !prose.Is(k - 1, "năm") && prose[k - 1].Kind != ProseTokenKind.Slash && prose[k + 1].Kind is not (ProseTokenKind.Percent or ProseTokenKind.Slash) ? RatioGrammar.Read(prose, k) : null;
    }

    private static void InSentence(Prose prose, int marker, Footnotes notes)
    {
        var start = prose.Is(marker, "gồm") ? (prose.Is(marker - 1, "bao") ? marker - 1 : marker) : marker - 1;
        if (prose.Is(start - 1, "(") || prose.Is(marker + 1, "("))
        {
            return;
        }

        var kind = prose.Is(marker, "gồm") ? ListKind.Everything : ListKind.Among;
        var first = marker + 1;
        var colon = false;
        while (prose[first].Key is ":" or "có" or "gồm" or "bao" or "là" && first < marker + 5)
        {
            colon |= prose.Is(first, ":");
            kind = prose.Is(first, "có") && kind == ListKind.Among ? ListKind.Some : prose.Is(first, "gồm") ? ListKind.Everything : kind;
            first++;
        }

        var totals = Totals(prose, notes.Reference(start) is { } reference ? reference : start - 1);
        if (totals.Count == 0)
        {
            return;
        }

        PartList? best = null;
        foreach (var across in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var total in totals)
            {
                var list = PartList.Read(prose, first, -1, total.Unit, across);
                if (!across && best is null && list.Parts.Count > 0 && total.Token == totals[0].Token)
                {
                    best = list;
                }

                if (list.Parts.Count > 1 && Fits(list, total.Value))
                {
                    Judge(prose, [total], list, kind, colon, closed: true, list.Last);
                    foreach (var other in totals)
                    {
                        if (other.Token != total.Token && list.Bracketed.Count == list.Parts.Count && list.Bracketed.Sum(part => part.Value) == other.Value)
                        {
                            Right(prose, other, list.Bracketed, list.Last);
                        }
                    }

                    return;
                }
            }
        }

        if (best is { Parts.Count: > 1 })
        {
            Judge(prose, [totals[0]], best, kind, colon, closed: true, best.Last);
        }
    }

    /// <summary>Figures before a list that may be its total, nearest first: never a target, a per cent, a change or a year.</summary>
    private static List<Operand> Totals(Prose prose, int from)
    {
        var totals = new List<Operand>();
        var sentences = 0;
        for (var k = from; from - k <= MostBack && k >= 0 && totals.Count < MostTotals; k--)
        {
            if (k < from && prose.EndsSentence(k) && ++sentences > 2)
            {
                break;
            }

            if (k < from && prose.StartsItem(k + 1) && !prose.StartsItem(from + 1) && totals.Count > 0)
            {
                break;
            }

            if (prose.Is(k, ")"))
            {
                var open = k;
                while (open > k - 60 && open > 0 && !prose.Is(open, "("))
                {
                    open--;
                }

                k = open;
                continue;
            }

            if (!prose.IsFigure(k) || prose.IsYear(k) || prose[k + 1].Kind == ProseTokenKind.Percent || prose[k - 1].Kind == ProseTokenKind.Slash || ProseUnits.IsTime(prose[k + 1].Key)
                || prose[k - 1].Key is "tăng" or "giảm" or "giao" or "thứ" or "đợt" or "quý" or "năm" or "tháng" or "mục"
                || (prose[k - 1].Key is "đạt" && prose[k - 2].Key is "nhiêu") || prose[k].StartsLine && prose.StartsItem(k))
            {
                continue;
            }

            if (RatioGrammar.Read(prose, k) is { Value: > 0m } total)
            {
                totals.Add(total);
            }
        }

        return totals;
    }

    private static bool Fits(PartList list, decimal total) => list.Sum == total || Nested(list, total) is not null || Prefix(list, total) > 1 || AllButOne(list, total);

    private static void Judge(Prose prose, ReadOnlySpan<Operand> totals, PartList list, ListKind kind, bool colon, bool closed, int last)
    {
        var total = totals[0];
        if (list.Parts.Count < 2)
        {
            return;
        }

        var parts = list.Parts;
        if (list.Sum == total.Value)
        {
            Right(prose, total, parts, last);
            CompareTargets(prose, total, list, last);
            return;
        }

        if (Nested(list, total.Value) is { } outer)
        {
            Right(prose, total, outer, last);
            return;
        }

        if (Prefix(list, total.Value) is > 1 and var prefix)
        {
            Right(prose, total, parts[..prefix], parts[prefix - 1].Token);
            return;
        }

        if (AllButOne(list, total.Value) && parts.Count > 2)
        {
            return;
        }

        var sum = list.Sum;
        var off = Math.Abs(sum - total.Value) / total.Value;
        if (off > 0.5m || (list.IsCut && sum < total.Value) || (kind == ListKind.Some && sum < total.Value))
        {
            return;
        }

        var sameUnits = total.Unit.Length > 0 && parts.TrueForAll(part => string.Equals(part.Unit, total.Unit, StringComparison.Ordinal));
        if (kind == ListKind.Bare && !(off <= 0.25m && list.Certain && (sameUnits || (ProseUnits.IsScale(total.Unit) && parts.TrueForAll(part => part.Unit.Length == 0 || part.Unit == total.Unit)))))
        {
            return;
        }

        var alike = kind == ListKind.Everything || list.LabelsAlike;
        if (!alike && (list.MayOverlap || (parts.Count < 3 && sum < total.Value && (off > 0.25m || !(sameUnits || (colon && list.Certain))))))
        {
            return;
        }

        if (!alike && !sameUnits && parts.Exists(part => part.Unit.Length > 0 && total.Unit.Length > 0 && ProseUnits.Factor(part.Unit, total.Unit) is null))
        {
            return;
        }

        var decimals = Math.Max(prose[total.Token].Decimals, parts.Max(part => (int)prose[part.Token].Decimals));
        var rounding = decimals > 0 && Math.Abs(sum - total.Value) <= RatioJudge.Half(decimals) * (parts.Count + 1);
        var wrong = closed && list.Certain && !list.MayOverlap && !list.IsCut && off <= 0.25m && !rounding && kind != ListKind.Bare && kind != ListKind.Some
            && (alike || (sameUnits && colon && parts.Count > 2));
        var computed = VietnameseNumber.FormatTrimmed(sum, Math.Min(decimals, 12));
        var missing = VietnameseNumber.FormatSigned(total.Value - sum, Math.Min(decimals, 12));
        var addends = Addends(parts);
        var message = rounding
            ? $"Các phần cộng lại là {addends} = {computed}, khác {prose.Text(total.Token)} (chênh {missing}). Có thể do làm tròn; kiểm tra lại tổng."
            : wrong
                ? $"Tổng {prose.Text(total.Token)} không bằng các phần: {addends} = {computed} (chênh {missing}). Kiểm tra tổng và từng phần."
                : $"Các phần cộng lại là {addends} = {computed}, khác {prose.Text(total.Token)} (chênh {missing}). Kiểm tra nếu đây là toàn bộ các phần.";
        prose.Add(Made(prose, total, parts, wrong ? Verdict.Wrong : Verdict.Ambiguous, last, message) with { Computed = computed });
    }

    private static void Right(Prose prose, in Operand total, IReadOnlyList<Part> parts, int last) =>
        prose.Add(Made(prose, total, parts, Verdict.Ok, last, $"Đúng: {Addends(parts)} = {RatioJudge.Show(total.Value)}."));

    private static Claim Made(Prose prose, in Operand total, IReadOnlyList<Part> parts, Verdict verdict, int last, string message)
    {
        var first = Math.Min(total.Token, parts[0].Token);
        var sameNote = last >= first && last - total.Token <= 260;
        return prose.Make(ClaimKind.Sum, verdict, FigureRules.Sum, sameNote ? first : total.Token, sameNote ? last : total.Next - 1, message) with
        {
            Unit = total.UnitText,
            Parts = [.. parts.Select(part => part.Value)],
            Total = total.Value,
        };
    }

    /// <summary>Parts that each have a target of their own: the targets should make the target of the total.</summary>
    private static void CompareTargets(Prose prose, in Operand total, PartList list, int last)
    {
        if (list.Parts.Count < 3 || list.Parts.Exists(part => part.Target is null) || prose[total.Next].Kind != ProseTokenKind.Slash || !prose.IsFigure(total.Next + 1))
        {
            return;
        }

        var whole = prose[total.Next + 1].Amount;
        var sum = list.Parts.Sum(part => part.Target!.Value);
        if (sum != whole)
        {
            prose.Report(ClaimKind.Sum, Verdict.Ambiguous, FigureRules.Sum, total.Token, total.Next + 1,
                $"Chỉ tiêu giao của các phần cộng lại là {string.Join(" + ", list.Parts.Take(20).Select(part => RatioJudge.Show(part.Target!.Value)))} = {RatioJudge.Show(sum)}, khác {RatioJudge.Show(whole)}. Kiểm tra chỉ tiêu chung và chỉ tiêu từng phần.",
                RatioJudge.Show(sum));
        }
    }

    private static string Addends(IReadOnlyList<Part> parts) => string.Join(" + ", parts.Take(20).Select(part => RatioJudge.Show(part.Value))) + (parts.Count > 20 ? " + …" : "");

    /// <summary>"hòa giải 04 đơn, thành 01, không thành 03; xác minh 03 đơn": a part followed by parts of its own.</summary>
    private static List<Part>? Nested(PartList list, decimal total)
    {
        var parts = list.Parts;
        if (parts.Count < 4)
        {
            return null;
        }

        var outer = new List<Part>();
        var nested = false;
        for (var i = 0; i < parts.Count;)
        {
            outer.Add(parts[i]);
            var sum = 0m;
            var j = i + 1;
            while (j < parts.Count && sum < parts[i].Value)
            {
                sum += parts[j++].Value;
            }

            var own = sum == parts[i].Value && j - i > 2;
            nested |= own;
            i = own ? j : i + 1;
        }

        return nested && outer.Count > 1 && outer.Sum(part => part.Value) == total ? outer : null;
    }

    private static int Prefix(PartList list, decimal total)
    {
        var sum = 0m;
        for (var i = 0; i < list.Parts.Count; i++)
        {
            sum += list.Parts[i].Value;
            if (sum == total)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool AllButOne(PartList list, decimal total)
    {
        var surplus = list.Sum - total;
        return list.Parts.Count > 2 && list.Parts.Exists(part => part.Value == surplus);
    }
}
