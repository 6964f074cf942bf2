using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>One indicator told twice with figures that differ a little: "hộ cận nghèo 7,13%" here, "7,14%" there; or with two cut-off dates.</summary>
internal static class TwoValuesCheck
{
    private const int NameWords = 3;
    private const int MostBetween = 60;
    private const int MostDiffering = 200;

    private static readonly FrozenSet<string> Skipped = RatioGrammar.Set("là", ":", "đạt", "được", "còn", "ước", "khoảng", "có", "bằng", "=", "tỷ", "tỉ", "lệ", "chiếm", "với", "tổng");

    private static readonly FrozenSet<string> Empty = RatioGrammar.Set("kh", "kế", "hoạch", "giao", "tăng", "số", "tiền", "lượng", "kinh", "phí", "trị", "giá", "người", "được", "giảm", "cùng", "kỳ", "năm", "so", "trên", "dưới", "từ", "đến", "mỗi", "huyện", "xã", "trong", "đó", "và");

    public static void Run(Prose prose)
    {
        var rates = new Dictionary<string, Operand>(StringComparer.Ordinal);
        var amounts = new Dictionary<(string, string, string, string), Operand>();
        var dates = new Dictionary<(string, string, string, string), int>();
        var awards = new List<Operand>();
        var differing = new List<(Operand Before, Operand Now, string Name)>();
        var ages = new Dictionary<(string, string, string, decimal, string), Operand>();
        foreach (var i in prose.StartsOf(Readers.TwoValues))
        {
            var token = prose[i];
            if (token.Kind == ProseTokenKind.Percent && prose.IsPercentage(i - 1) && prose[i - 2].Kind != ProseTokenKind.Slash)
            {
                Rate(prose, i - 1, rates);
            }
            else if (token.Kind == ProseTokenKind.Number && token is { HasAmount: true, Amount: >= 200m } && prose.IsFigure(i))
            {
                Amount(prose, i, amounts, differing);
            }
            else if (prose[i].Key is "tuổi" or "lớp")
            {
                OfAge(prose, i, ages);
            }
            else if (token.Kind == ProseTokenKind.Date && prose[i - 1].Key is "đến" or "điểm" or "ngày")
            {
                CutOff(prose, i, dates);
            }
            else if (prose.Is(i, "tổng"))
            {
                Award(prose, i, awards);
            }
        }

        for (var i = 0; i < differing.Count; i++)
        {
            if (differing.Count > MostDiffering || IsParallel(differing, i))
            {
                continue;
            }

            Report(prose, differing[i].Before, differing[i].Now, differing[i].Name);
        }
    }

    /// <summary>A rate of households or people named before it, with or without the count between.</summary>
    private static void Rate(Prose prose, int number, Dictionary<string, Operand> rates)
    {
        var k = number - 1;
        for (var words = 0; words < 6 && Skipped.Contains(prose[k].Key); words++)
        {
            k--;
        }

        // "Hộ cận nghèo: 138 hộ = 7,14%"
        var j = k;
        for (var words = 0; words < 3 && prose.IsWord(j); words++)
        {
            j--;
        }

        if (prose.IsFigure(j) && !prose.IsYear(j))
        {
            k = j - 1;
            while (Skipped.Contains(prose[k].Key))
            {
                k--;
            }
        }

        var first = k;
        while (k - first < 5 && prose.IsWord(first) && !Skipped.Contains(prose[first].Key) && !Empty.Contains(prose[first].Key))
        {
            first--;
        }

        if (k - first is < 2 or > 4 || RatioGrammar.Read(prose, number) is not { } rate)
        {
            return;
        }

        var name = string.Join(' ', Enumerable.Range(first + 1, k - first).Select(t => prose[t].Key));
        if (!rates.TryAdd(name, rate) && rates[name] is var before && before.Value != rate.Value && Near(before.Value, rate.Value, 0.02m))
        {
            if (Change(prose, before) is { } then && Change(prose, rate) is { } change && before.Value - then == rate.Value - change)
            {
                var there = prose.Quote(before.Token, before.Next - 1);
                prose.Report(ClaimKind.Duplicate, Verdict.Wrong, FigureRules.TwoValues, rate.Token, rate.Next - 1,
                    $"“{name}”: ở đây ghi {prose.Quote(rate.Token, rate.Next - 1)}, chỗ trước ghi {there}, mà cả hai chỗ đều suy ra kỳ trước là {RatioJudge.Show(rate.Value - change)}%. Một trong hai số sai.", suggestion: there);
                return;
            }

            Report(prose, before, rate, name);
        }
    }

    /// <summary>The change told behind a rate, "(giảm 2,77% so với cùng kỳ)"; null when none is.</summary>
    private static decimal? Change(Prose prose, in Operand rate)
    {
        var k = rate.Next;
        while (k - rate.Next < 3 && prose[k].Key is "(" or "," or ";")
        {
            k++;
        }

        return prose[k].Key is "tăng" or "giảm" && RatioGrammar.Read(prose, k + 1) is { Unit: "%" } change ? (prose.Is(k, "tăng") ? change.Value : -change.Value) : null;
    }

    /// <summary>"đăng ký tuổi 17 cho 39 thanh niên" here, "đăng ký tuổi 17 … là 58 thanh niên" there: the same words with the same age or class.</summary>
    private static void OfAge(Prose prose, int label, Dictionary<(string, string, string, decimal, string), Operand> ages)
    {
        if (!prose.IsFigure(label + 1) || !prose.IsWord(label - 1) || !prose.IsWord(label - 2) || prose.Is(label - 1, "trẻ"))
        {
            return;
        }

        var k = label + 2;
        while (k - label <= 14 && (prose.IsWord(k) || prose.IsYear(k)))
        {
            k++;
        }

        if (RatioGrammar.Read(prose, k) is not { Unit.Length: > 0 } figure || figure.Unit == "%" || ProseUnits.IsTime(figure.Unit) || prose[figure.Next].Kind == ProseTokenKind.Slash)
        {
            return;
        }

        var name = (prose[label - 2].Key, prose[label - 1].Key, prose[label].Key, prose[label + 1].Amount, figure.Unit);
        if (!ages.TryAdd(name, figure) && ages[name] is var before && before.Value != figure.Value && label - before.Token <= MostBetween)
        {
            Report(prose, before, figure, prose.Quote(label - 2, label + 1));
        }
    }

    private static void Amount(Prose prose, int number, Dictionary<(string, string, string, string), Operand> amounts, List<(Operand Before, Operand Now, string Name)> differing)
    {
        if (prose[number + 1].Kind is not ProseTokenKind.Unit || prose[number - 1].Kind == ProseTokenKind.Slash || RatioGrammar.Read(prose, number) is not { } figure || ProseUnits.IsTime(figure.Unit))
        {
            return;
        }

        var k = number - 1;
        while (number - k < 5 && Skipped.Contains(prose[k].Key))
        {
            k--;
        }

        for (var w = 0; w < NameWords; w++)
        {
            if (!prose.IsWord(k - w) || Empty.Contains(prose[k - w].Key))
            {
                return;
            }
        }

        var name = (prose[k - 2].Key, prose[k - 1].Key, prose[k].Key, figure.Unit);
        if (!amounts.TryAdd(name, figure) && amounts[name] is var before && before.Value != figure.Value && Near(before.Value, figure.Value, 0.01m))
        {
            differing.Add((before, figure, $"{name.Item1} {name.Item2} {name.Item3}"));
        }
    }

    /// <summary>Two passages that differ in several figures tell of two things alike, as of two elections; one that differs is a contradiction.</summary>
    private static bool IsParallel(List<(Operand Before, Operand Now, string Name)> differing, int i) =>
        differing.Where((other, j) => j != i && Math.Abs(other.Before.Token - differing[i].Before.Token) <= MostBetween && Math.Abs(other.Now.Token - differing[i].Now.Token) <= MostBetween).Any();

    private static bool Near(decimal a, decimal b, decimal part) => a > 0m && Math.Abs(a - b) <= a * part;

    private static void Report(Prose prose, in Operand before, in Operand now, string name)
    {
        var there = prose.Quote(before.Token, before.Next - 1);
        prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.TwoValues, now.Token, now.Next - 1, $"“{name}”: ở đây ghi {prose.Quote(now.Token, now.Next - 1)}, chỗ trước ghi {there}. Chọn một số.", suggestion: there);
    }

    /// <summary>"(tính đến thời điểm 20/11/2022)" behind the same words as before with another date.</summary>
    private static void CutOff(Prose prose, int date, Dictionary<(string, string, string, string), int> dates)
    {
        var k = date - 1;
        while (date - k < 9 && prose[k].Key is "đến" or "thời" or "điểm" or "ngày" or "tính" or "(" or ":")
        {
            k--;
        }

        if (!prose.Is(k + 1, "(") && !prose.Is(k + 1, "tính") && !prose.Is(k + 1, ":"))
        {
            return;
        }

        for (var w = 0; w < 4; w++)
        {
            if (!prose.IsWord(k - w))
            {
                return;
            }
        }

        var words = (prose[k - 3].Key, prose[k - 2].Key, prose[k - 1].Key, prose[k].Key);
        if (!dates.TryAdd(words, date) && prose.Text(dates[words]) != prose.Text(date))
        {
            prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.TwoValues, date, date, $"Cùng nội dung này chỗ trước chốt đến {prose.Text(dates[words])}, ở đây {prose.Text(date)}. Ghi một ngày chốt.", suggestion: prose.Text(dates[words]));
        }
    }

    /// <summary>"tổng số tiền khen thưởng là A" and "tổng kinh phí đã chi khen thưởng là B".</summary>
    private static void Award(Prose prose, int total, List<Operand> awards)
    {
        var praised = false;
        for (var k = total + 1; k - total <= 16 && prose[k].Length > 0 && !prose.EndsSentence(k); k++)
        {
            praised |= prose.Are(k, "khen", "thưởng");
            if (praised && RatioGrammar.Read(prose, k) is { } money && ProseUnits.IsScale(money.Unit) && ProseUnits.Factor(money.Unit, "đồng") is { } factor)
            {
                if (awards.Find(other => other.Value != money.Value * factor) is { Next: > 0 } other)
                {
                    prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.TwoValues, money.Token, money.Next - 1,
                        $"Tổng tiền khen thưởng ở đây là {RatioJudge.Show(money.Value * factor)} đồng, chỗ khác {RatioJudge.Show(other.Value)} đồng, chênh {RatioJudge.Show(Math.Abs((money.Value * factor) - other.Value))} đồng. Nêu rõ khoản chênh.");
                }

                awards.Add(money with { Value = money.Value * factor });
                return;
            }
        }
    }
}
