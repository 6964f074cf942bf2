namespace ThiDua.Figures;

/// <summary>Totals of households: as stated, as base of the culture families, and as the poverty rates imply.</summary>
internal static class HouseholdCheck
{
    private const int MostBetween = 40;
    private const int MostTold = 60;

    public static void Run(Prose prose)
    {
        Operand? stated = null;
        var told = new List<decimal>();
        var implied = new List<(int First, int Last, decimal Low, decimal High)>();
        var people = new Dictionary<string, Operand>(StringComparer.Ordinal);
        foreach (var i in prose.StartsOf(Readers.Household))
        {
            if (!prose.Is(i, "hộ"))
            {
                CompareTotal(prose, i, people);
                continue;
            }

            if (!prose.Is(i, "hộ"))
            {
                continue;
            }

            if (Total(prose, i) is { } total)
            {
                if (stated is null)
                {
                    stated = total;
                    told.Add(total.Value);
                }
                else if (told.Count < MostTold && !told.Contains(total.Value) && total.Value >= stated.Value.Value * 0.7m && total.Value <= stated.Value.Value * 1.4m)
                {
                    told.Add(total.Value);
                    prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.Households, total.Token, total.Next - 1,
                        $"Tổng số hộ ở đây là {prose.Text(total.Token)}, chỗ trước ghi {prose.Text(stated.Value.Token)}. Thống nhất một số, hoặc nói rõ vì sao khác.", suggestion: prose.Text(stated.Value.Token));
                }
            }
            else if (Implied(prose, i) is { } share)
            {
                implied.Add(share);
            }
        }

        CompareImplied(prose, stated, implied);
    }

    /// <summary>"với 7.550 nhân khẩu", "tổng số 18 cán bộ, công chức": people and staff of the commune, told once.</summary>
    private static void CompareTotal(Prose prose, int i, Dictionary<string, Operand> told)
    {
        var number = i - 2;
        var people = prose.Are(i - 1, "nhân", "khẩu");
        if (!(people || (prose.Are(i - 1, "cán", "bộ") && prose[i + 1].Key is "," or "và" && prose.Are(i + 2, "công", "chức")))
            || !prose.IsFigure(number) || prose[number].Decimals != 0 || prose[number - 1].Kind == ProseTokenKind.Slash || RatioGrammar.Read(prose, number) is not { } total)
        {
            return;
        }

        var whole = Says(prose, number - 1, 3, "tổng", "số", "") || (people && (Says(prose, number - 1, 4, "dân", "số", "") || Says(prose, number - 1, 3, "toàn", "xã", "") || (prose.Is(number - 1, "với") && prose[number - 2].Key is "hộ" or ",")));
        var name = people ? "nhân khẩu" : "cán bộ, công chức";
        if (whole && !told.TryAdd(name, total) && told[name].Value != total.Value && total.Value >= told[name].Value * 0.7m && total.Value <= told[name].Value * 1.4m)
        {
            prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.Households, number, i,
                $"Tổng số {name} ở đây là {prose.Text(number)}, chỗ trước ghi {prose.Text(told[name].Token)}. Thống nhất một số, hoặc nói rõ vì sao khác.", suggestion: prose.Text(told[name].Token));
        }
    }

    /// <summary>"2.011 hộ, với 7.550 nhân khẩu", "tổng số hộ đăng ký gia đình văn hóa là 1.857/1.887", "toàn xã có 1.845/1.939 hộ".</summary>
    private static Operand? Total(Prose prose, int ho)
    {
        if (prose.IsFigure(ho - 1) && prose[ho - 1] is { Amount: >= 200m, Decimals: 0 })
        {
            var number = ho - 1;
            if (prose[number - 1].Kind == ProseTokenKind.Slash)
            {
                return Says(prose, number - 3, 12, "đăng", "ký", "văn") || Says(prose, number - 3, 4, "toàn", "xã", "") ? RatioGrammar.Read(prose, number) : null;
            }

            for (var k = ho + 1; k - ho <= 5; k++)
            {
                if (prose[k].Key is "khẩu" or "khẩu;" && prose.IsFigure(k - 1) | prose.IsFigure(k - 2))
                {
                    return RatioGrammar.Read(prose, number);
                }
            }

            return Says(prose, number - 1, 5, "tổng", "số", "hộ") || Says(prose, number - 1, 3, "toàn", "xã", "có") ? RatioGrammar.Read(prose, number) : null;
        }

        // "Tổng số hộ đăng ký gia đình văn hóa là 1.857/1.887"
        if (prose.Are(ho - 2, "tổng", "số"))
        {
            var k = ho + 1;
            while (k - ho <= 10 && (prose.IsWord(k) || prose.Is(k, ":")))
            {
                k++;
            }

            if (prose.IsFigure(k) && prose[k + 1].Kind == ProseTokenKind.Slash && prose.IsFigure(k + 2) && prose[k + 2].Amount >= 200m && Says(prose, k - 1, 10, "văn", "hóa", ""))
            {
                return RatioGrammar.Read(prose, k + 2);
            }
        }

        return null;
    }

    private static bool Says(Prose prose, int from, int most, string first, string second, string third)
    {
        for (var k = from; from - k < most && (prose.IsWord(k) || prose[k].Key is ":" or "," || prose[k].Kind == ProseTokenKind.Number); k--)
        {
            if (prose.Are(k, first, second) && (third.Length == 0 || prose.Is(k + 2, third) || third == "văn"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Hộ nghèo 133 hộ = 6,92%": the total lies between these two.</summary>
    private static (int First, int Last, decimal Low, decimal High)? Implied(Prose prose, int ho)
    {
        var number = ho - 1;
        if (!prose.IsFigure(number) || prose[number].Decimals != 0 || prose[number - 1].Kind == ProseTokenKind.Slash
            || !(Says(prose, number - 1, 4, "hộ", "nghèo", "") || Says(prose, number - 1, 4, "cận", "nghèo", "") || Says(prose, number - 1, 6, "mức", "sống", "")))
        {
            return null;
        }

        var k = ho + 1;
        while (k - ho <= 5 && prose[k].Key is "," or "=" or "(" or "chiếm" or "tỷ" or "tỉ" or "lệ" or "đạt" or "bằng" or "là")
        {
            k++;
        }

        if (k == ho + 1 || !prose.IsPercentage(k) || prose.RatioAt(number) is not null || prose[k].Amount <= 0m)
        {
            return null;
        }

        var half = RatioJudge.Half(prose[k].Decimals);
        return prose[k].Amount > half ? (number, k + 1, prose[number].Amount * 100m / (prose[k].Amount + half), prose[number].Amount * 100m / (prose[k].Amount - half)) : null;
    }

    private static string Middle(decimal low, decimal high) => RatioJudge.Show(decimal.Round((low + high) / 2m));

    private static void CompareImplied(Prose prose, Operand? stated, List<(int First, int Last, decimal Low, decimal High)> implied)
    {
        var reported = new List<(decimal Low, decimal High)>();
        for (var i = 0; i < implied.Count && reported.Count < MostTold; i++)
        {
            var (first, last, low, high) = implied[i];
            if (i > 0 && implied[i - 1] is var beside && first - beside.Last <= MostBetween && (beside.High < low || high < beside.Low)
                && prose[last - 1].Decimals >= 2 && prose[beside.Last - 1].Decimals >= 2)
            {
                // poor and near-poor households of one day are counted out of the same households
                reported.Add((low, high));
                prose.Report(ClaimKind.Duplicate, Verdict.Wrong, FigureRules.Households, first, last,
                    $"“{prose.Quote(beside.First, beside.Last)}” tính theo khoảng {Middle(beside.Low, beside.High)} hộ, “{prose.Quote(first, last)}” theo khoảng {Middle(low, high)} hộ; hai tỷ lệ không cùng đúng. Tính lại theo một tổng số hộ.",
                    Middle(low, high));
                continue;
            }

            if (stated is { } total && total.Value >= low && total.Value <= high)
            {
                continue;
            }

            if (reported.Exists(range => range.Low <= high && low <= range.High) || (stated is null && reported.Count == 0))
            {
                reported.Add((low, high));
                continue;
            }

            reported.Add((low, high));
            var middle = Middle(low, high);
            var against = stated is { } known ? $"văn bản ghi {prose.Text(known.Token)} hộ" : "tỷ lệ nêu trước đó tính theo tổng khác";
            prose.Report(ClaimKind.Duplicate, Verdict.Ambiguous, FigureRules.Households, first, last, $"“{prose.Quote(first, last)}” thì tổng số hộ khoảng {middle}; {against}. Kiểm tra mẫu số.", middle);
        }
    }
}
