using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Recomputes the per cent of "X/Y … đạt Z%". Right when equal within half a unit of the last stated digit; cut off instead of rounded is style.
/// </summary>
internal static class RatioCheck
{
    private const int MostUnitWords = 3;
    private const int MostWordsForCertainty = 4;
    private const int MostWords = 14;

    private static readonly FrozenSet<string> Lead =
        new[] { "ước", "đạt", "bằng", "chiếm", "tỷ", "tỉ", "lệ", "là", "khoảng", "trên", "gần", "hơn", "được", "chỉ", "mới", ":", "=", "≈" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Verbs = new[] { "đạt", "bằng", "chiếm", "lệ", "=" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Roughly = new[] { "khoảng", "trên", "gần", "hơn", "≈" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoRatioBehind =
        new[] { "thứ", "hạng", "nhì", "nhất", "ngày", "tháng", "quý", "năm", "lúc", "số", "lệ", "đến", "từ" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Run(Prose prose)
    {
        for (var i = 0; i < prose.Count; i++)
        {
            if (Ratio.TryRead(prose, i) is { } ratio && FindClaim(prose, ratio) is { } claim)
            {
                Judge(prose, ratio.Numerator, ratio.Denominator, i, claim, ratio);
                CheckSecondClaim(prose, ratio, i, claim);
            }
        }
    }

    /// <summary>Looks behind the denominator for "đạt Z%", over at most a few words and never over another figure or the end of the clause.</summary>
    private static Claim? FindClaim(Prose prose, in Ratio ratio)
    {
        var words = 0;
        for (var k = ratio.Next; words <= MostWords; k++)
        {
            var token = prose[k];
            if (token.Kind == ProseTokenKind.Punctuation)
            {
                return token.Key switch
                {
                    "," or ":" => ReadClaim(prose, k + 1, words, bare: false),
                    "(" => ReadClaim(prose, k + 1, words, bare: true),
                    "=" or "≈" => ReadClaim(prose, k, words, bare: false),
                    _ => null,
                };
            }

            if (prose.IsWord(k))
            {
                if (ReadClaim(prose, k, words, bare: false) is { } claim)
                {
                    return claim;
                }

                words++;
            }
            else if (token.Kind == ProseTokenKind.Number && prose.Is(k - 1, "năm") && token.Value is >= 1900m and <= 2100m)
            {
                words++;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Reads "ước đạt khoảng Z%" or, inside brackets, a bare "Z%".</summary>
    private static Claim? ReadClaim(Prose prose, int start, int words, bool bare)
    {
        var verb = bare;
        var rough = false;
        var k = start;
        var share = false;
        for (; k - start < 6 && Lead.Contains(prose[k].Key); k++)
        {
            verb |= Verbs.Contains(prose[k].Key);
            rough |= Roughly.Contains(prose[k].Key);
            share |= prose.Is(k, "chiếm");
        }

        if (!verb || !prose.IsPercentage(k) || prose[k].Marks.HasFlag(NumberMarks.Signed) || prose[k].Marks.HasFlag(NumberMarks.MalformedGrouping))
        {
            return null;
        }

        return ComparesWithAnotherPeriod(prose, k + 2) ? null : new Claim(k, words, rough, share);
    }

    /// <summary>"đạt 95% so với cùng kỳ" is a share of last year's figure, not of the plan.</summary>
    private static bool ComparesWithAnotherPeriod(Prose prose, int start)
    {
        for (var k = start; k < start + 8 && prose.IsWord(k); k++)
        {
            if ((prose.Is(k, "cùng") && prose.Is(k + 1, "kỳ")) || (prose.Is(k, "năm") && (prose.Is(k + 1, "trước") || prose.Is(k + 1, "ngoái"))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"4.320/4.000 con đạt 108% KH huyện; đạt 144% NQHĐND xã, (giao 3.000 con)": the same result against a second target named in brackets.</summary>
    private static void CheckSecondClaim(Prose prose, in Ratio ratio, int first, Claim claim)
    {
        var k = SkipWords(prose, claim.Number + 2, 6);
        if (prose[k].Key is not (";" or ","))
        {
            return;
        }

        k++;
        if (prose.Is(k, "và"))
        {
            k++;
        }

        if (!prose.Is(k, "đạt") || ReadClaim(prose, k, 0, bare: false) is not { } second)
        {
            return;
        }

        k = SkipWords(prose, second.Number + 2, 6);
        if (prose[k].Key is "," or ";")
        {
            k++;
        }

        if (!prose.Is(k, "("))
        {
            return;
        }

        k = SkipWords(prose, k + 1, 5);
        var target = prose[k];
        if (target is not { Kind: ProseTokenKind.Number, Value: > 0m } || !prose.Is(k - 1, "giao"))
        {
            return;
        }

        var unit = prose.IsWord(k + 1) ? prose[k + 1].Key : "";
        var end = SkipWords(prose, k + 1, 3);
        if (prose.Is(end, ")") && ratio.FactorTo(unit) is { } factor)
        {
            Judge(prose, ratio.Numerator with { Value = ratio.Numerator.Value * factor }, target, second.Number, second, ratio, target: (k, end));
        }
    }

    private static int SkipWords(Prose prose, int start, int most)
    {
        var k = start;
        while (k - start < most && prose.IsWord(k))
        {
            k++;
        }

        return k;
    }

    private static void Judge(Prose prose, ProseToken numerator, ProseToken denominator, int first, Claim claim, in Ratio ratio, (int Number, int Close)? target = null)
    {
        var stated = prose[claim.Number];
        if (numerator.Value is not { } x || denominator.Value is not { } y || stated.Value is not { } z || Compute(x, y) is not { } computed)
        {
            return;
        }

        var decimals = stated.Decimals;
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
        {
            unit /= 10m;
        }

        if (Agrees(computed, z, unit) || (claim.Rough && Math.Abs(computed - z) <= Math.Max(1m, z / 20m)))
        {
            return;
        }

        var last = target is null ? claim.Number + 1 : target.Value.Close;
        var quote = prose.Quote(first, last);
        var right = VietnameseNumber.Format(computed, decimals);
        var sum = $"{Show(x)}/{Show(y)} = {VietnameseNumber.FormatTrimmed(computed, Math.Max(2, decimals + 2))}%";
        if (decimal.Truncate(computed / unit) * unit == z)
        {
            prose.Report(FigureRules.Ratio, Severity.Style, first, last, $"“{quote}”: phần trăm bị cắt cụt; {sum}, làm tròn là {right}%.", right, right + "%");
            return;
        }

        if (OtherReading(x, y, z, unit, numerator, denominator) is { } reason)
        {
            prose.Report(FigureRules.Ratio, Severity.Ambiguous, first, last, $"“{quote}”: {sum}; {reason}. Kiểm tra lại cách ghi.", right);
            return;
        }

        var certain = claim is { Rough: false, Share: false } && claim.Words <= MostWordsForCertainty && !(target is null && ratio.MayBeDate);
        if (certain)
        {
            prose.Report(FigureRules.Ratio, Severity.Wrong, first, last, $"“{quote}”: tính lại {sum}, không phải {stated.Key}%. Sửa phần trăm hoặc kiểm tra hai số liệu.", right, right + "%");
        }
        else
        {
            prose.Report(FigureRules.Ratio, Severity.Ambiguous, first, last, $"“{quote}”: nếu {stated.Key}% tính từ hai số này thì {sum}. Kiểm tra lại.", right);
        }
    }

    /// <summary>Another way to read the two figures under which the per cent would be right.</summary>
    private static string? OtherReading(decimal x, decimal y, decimal z, decimal unit, ProseToken numerator, ProseToken denominator)
    {
        if (Compute(y, x) is { } inverse && Agrees(inverse, z, unit))
        {
            return "phần trăm đã nêu là của phép chia ngược lại";
        }

        // "1.234" in a text that writes decimal points may mean 1,234; a slip between kg and tấn is a factor of a thousand as well
        foreach (var factor in (ReadOnlySpan<decimal>)[1000m, 0.001m, 1_000_000m, 0.000001m])
        {
            if (Compute(x, y) is { } ratio && ratio < 1_000_000_000m && Agrees(ratio * factor, z, unit))
            {
                return numerator.Marks.HasFlag(NumberMarks.Grouped) || denominator.Marks.HasFlag(NumberMarks.Grouped)
                    ? "phần trăm đã nêu chỉ đúng khi dấu chấm được hiểu là dấu thập phân hoặc hai số khác đơn vị"
                    : "phần trăm đã nêu chỉ đúng khi hai số khác đơn vị tính";
            }
        }

        return null;
    }

    private static bool Agrees(decimal computed, decimal stated, decimal unit) => Math.Abs(computed - stated) <= unit / 2m;

    private static decimal? Compute(decimal x, decimal y) => y <= 0m || x < 0m || (double)x / (double)y > 1e12 ? null : x / y * 100m;

    private static string Show(decimal value) => VietnameseNumber.FormatTrimmed(value, VietnameseNumber.MostDecimals);

    /// <summary>A stated per cent: the index of its number, the words between ratio and claim, whether it is only roughly stated, whether it says "chiếm".</summary>
    private readonly record struct Claim(int Number, int Words, bool Rough, bool Share);

    /// <summary>"X unit / Y unit" with the numerator brought to the unit of the denominator.</summary>
    private readonly record struct Ratio(ProseToken Numerator, ProseToken Denominator, string Unit, int Next, bool MayBeDate)
    {
        public static Ratio? TryRead(Prose prose, int i)
        {
            if (!IsOperand(prose[i]) || prose[i - 1].Kind == ProseTokenKind.Slash || prose[i - 1].Key is "+" or "-" or "–" || NoRatioBehind.Contains(prose[i - 1].Key))
            {
                // "tỷ lệ 14/15 đạt …" is a ratio, "bản đồ tỷ lệ 1/500" a scale
                if (!(prose.Is(i - 1, "lệ") && IsOperand(prose[i]) && prose[i].Value != 1m))
                {
                    return null;
                }
            }

            var k = i + 1;
            var numeratorUnit = "";
            while (k - i <= MostUnitWords && (prose.IsWord(k) || prose[k].Kind == ProseTokenKind.Percent) && !prose.Is(k, "đạt"))
            {
                numeratorUnit = numeratorUnit.Length == 0 ? prose[k].Key : numeratorUnit;
                k++;
            }

            if (prose[k].Kind != ProseTokenKind.Slash || !IsOperand(prose[k + 1]) || prose[k + 1].Value == 0m)
            {
                return null;
            }

            var y = k + 1;
            var next = y + 1;
            if (prose[next].Kind == ProseTokenKind.Slash)
            {
                return null;
            }

            var unit = prose[next].Kind == ProseTokenKind.Percent || prose[next].Kind == ProseTokenKind.Unit || (prose.IsWord(next) && !Lead.Contains(prose[next].Key)) ? prose[next].Key : "";
            if (unit == "%")
            {
                next++;
            }

            if (ProseUnits.IsTime(unit))
            {
                return null;
            }

            var numerator = prose[i];
            if (numeratorUnit.Length > 0 && unit.Length > 0)
            {
                if (ProseUnits.Factor(numeratorUnit, unit) is not { } factor)
                {
                    return null;
                }

                numerator = numerator with { Value = numerator.Value * factor };
            }

            var mayBeDate = numeratorUnit.Length == 0 && unit.Length == 0 && numerator.Value is >= 1m and <= 31m && prose[y].Value is >= 1m and <= 12m
                && numerator.Decimals == 0 && prose[y].Decimals == 0;
            return new Ratio(numerator, prose[y], unit.Length > 0 ? unit : numeratorUnit, next, mayBeDate);
        }

        /// <summary>The factor that brings the numerator to another unit; null when the units do not compare.</summary>
        public decimal? FactorTo(string unit) => unit.Length == 0 || Unit.Length == 0 || !ProseUnits.IsUnit(unit) ? 1m : ProseUnits.Factor(Unit, unit);

        private static bool IsOperand(ProseToken token) =>
            token is { Kind: ProseTokenKind.Number, Value: not null } && (token.Marks & (NumberMarks.Signed | NumberMarks.MalformedGrouping)) == 0;
    }
}
