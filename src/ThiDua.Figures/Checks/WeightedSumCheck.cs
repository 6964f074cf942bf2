namespace ThiDua.Figures;

/// <summary>"mỗi suất 300.000đ = 10.200.000đ", "mỗi tập thể là 400.000đ; cá nhân và hộ là 200.000đ": a count times its rate makes the amount.</summary>
internal static class WeightedSumCheck
{
    private const int Reach = 90;

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Rate))
        {
            if (prose.Is(i, "mỗi"))
            {
                if (!OneRate(prose, i))
                {
                    SeveralRates(prose, i);
                }
            }
        }
    }

    private static bool IsMoney(in Operand operand) => ProseUnits.Factor(operand.Unit, "đồng") is not null && operand.Unit.Length > 0;

    private static decimal InDong(in Operand operand) => operand.Value * (ProseUnits.Factor(operand.Unit, "đồng") ?? 1m);

    /// <summary>"34 hộ … mỗi suất quà trị giá 300.000đ = 10.200.000đ".</summary>
    private static bool OneRate(Prose prose, int each)
    {
        var k = each + 1;
        while (k - each <= 8 && prose.IsWord(k))
        {
            k++;
        }

        if (RatioGrammar.Read(prose, k) is not { } rate || !IsMoney(rate))
        {
            return false;
        }

        k = rate.Next;
        var says = false;
        for (var words = 0; words < 8 && (prose.IsWord(k) || prose[k].Key is "," or "=" or ":" or "("); words++, k++)
        {
            says |= prose[k].Key is "=" or "tổng" or "thành";
        }

        if (!says || RatioGrammar.Read(prose, k) is not { } total || !IsMoney(total) || rate.Value <= 0m)
        {
            return false;
        }

        var counts = new List<Operand>();
        for (var j = each - 1; each - j <= 44 && !prose.StartsItem(j + 1) && counts.Count < 6; j--)
        {
            if (prose.IsFigure(j) && !prose.IsYear(j) && prose[j].Decimals == 0 && RatioGrammar.Read(prose, j) is { } count && !IsMoney(count) && count.Unit != "%")
            {
                counts.Add(count);
            }
        }

        foreach (var count in counts)
        {
            if (count.Value * InDong(rate) == InDong(total))
            {
                prose.Add(Made(prose, each, total, [count.Value, rate.Value]) with { Message = $"Đúng: {RatioJudge.Show(count.Value)} × {RatioJudge.Show(rate.Value)} = {RatioJudge.Show(total.Value)}." });
                return true;
            }
        }

        if (counts.Count == 1 && each - counts[0].Token <= 12)
        {
            var product = counts[0].Value * InDong(rate);
            prose.Add(Made(prose, each, total, [counts[0].Value, rate.Value]) with
            {
                Verdict = Verdict.Ambiguous,
                Computed = RatioJudge.Show(product),
                Message = $"{RatioJudge.Show(counts[0].Value)} × {RatioJudge.Show(InDong(rate))} = {RatioJudge.Show(product)} đồng, khác {prose.Quote(total.Token, total.Next - 1)}. Kiểm tra số lượng, mức và tổng.",
            });
        }

        return true;
    }

    private static Claim Made(Prose prose, int first, in Operand total, IReadOnlyList<decimal> parts) =>
        prose.Make(ClaimKind.Sum, Verdict.Ok, FigureRules.Sum, first, total.Next - 1, "") with { Parts = parts, Total = total.Value, Unit = total.UnitText };

    /// <summary>Rates by recipient, counts by recipient, and the amount they make, which stands before.</summary>
    private static void SeveralRates(Prose prose, int each)
    {
        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var names = new List<string>();
        var counts = new List<(string Name, decimal Count)>();
        var k = each + 1;
        var last = each;
        for (; k - each <= Reach && !prose.StartsItem(k) && prose[k].Length > 0; k++)
        {
            if (RatioGrammar.Read(prose, k) is { } figure)
            {
                if (IsMoney(figure))
                {
                    foreach (var name in names)
                    {
                        rates.TryAdd(name, InDong(figure));
                    }

                    names.Clear();
                }
                else if (figure.Unit.Length > 0 && figure.Unit != "%" && !ProseUnits.IsTime(figure.Unit))
                {
                    counts.Add((figure.Unit, figure.Value));
                    last = figure.Next - 1;
                }

                k = figure.Next - 1;
                continue;
            }

            var unit = prose.UnitAfter(k, out var next);
            if (unit.Length > 0 && unit != "%")
            {
                names.Add(unit);
                k = next - 1;
            }
        }

        if (rates.Count == 0 || counts.Count < 2 || counts.Exists(count => !rates.ContainsKey(count.Name)))
        {
            return;
        }

        var sum = counts.Sum(count => count.Count * rates[count.Name]);
        for (var j = each - 1; each - j <= 40; j--)
        {
            if (RatioGrammar.Read(prose, j) is { } total && IsMoney(total))
            {
                var addends = string.Join(" + ", counts.Select(count => $"{RatioJudge.Show(count.Count)} × {RatioJudge.Show(rates[count.Name])}"));
                var right = sum == InDong(total);
                prose.Add(prose.Make(ClaimKind.Sum, right ? Verdict.Ok : Verdict.Ambiguous, FigureRules.Sum, total.Token, last,
                    right ? $"Đúng: {addends} = {RatioJudge.Show(sum)}." : $"{addends} = {RatioJudge.Show(sum)} đồng, khác {prose.Quote(total.Token, total.Next - 1)}. Kiểm tra số lượng, mức và tổng.") with
                {
                    Parts = [.. counts.Select(count => count.Count * rates[count.Name])],
                    Total = total.Value,
                    Unit = total.UnitText,
                    Computed = right ? null : RatioJudge.Show(sum),
                });
                return;
            }
        }
    }
}
