namespace ThiDua.Figures;

/// <summary>Recomputes a stated per cent. Right when equal within half a unit of the last stated digit; cut off instead of rounded is style.</summary>
internal static class RatioJudge
{
    /// <summary>How sure it is that the per cent belongs to the two figures.</summary>
    public enum Certainty
    {
        /// <summary>A per cent that does not follow is wrong.</summary>
        Sure,

        /// <summary>A per cent that does not follow is to be looked at.</summary>
        Doubtful,

        /// <summary>A per cent that does not follow is of something else.</summary>
        OnlyIfRight,
    }

    public static bool Agrees(Prose prose, decimal x, decimal y, int number) =>
        Compute(prose, x, y, number) is { } computed && prose[number] is var stated && Math.Abs(computed - stated.Amount) <= Half(stated.Decimals);

    public static decimal Half(int decimals) => decimals <= 12 ? new decimal(5, 0, 0, false, (byte)(decimals + 1)) : 0m;

    /// <summary>Judges and reports; false when nothing was claimed.</summary>
    public static bool Judge(Prose prose, in Operand numerator, in Operand denominator, in StatedPercent claim, int first, int last, Certainty certainty, string? target, ClaimKind kind = ClaimKind.Ratio)
    {
        var stated = prose[claim.Number];
        var x = numerator.Value;
        var y = denominator.Value;
        if (!stated.HasAmount || Compute(prose, x, y, claim.Number) is not { } computed)
        {
            return false;
        }

        var z = stated.Amount;
        int decimals = stated.Decimals;
        var half = Half(decimals);
        var excess = claim.Excess && Math.Abs(computed - 100m - z) <= half;
        var ok = excess || Math.Abs(computed - z) <= half || (claim.Rough && Math.Abs(computed - z) <= Math.Max(1m, z / 20m));
        if (!ok && stated is { Marks: NumberMarks.Grouped, Decimals: 0 } && z < 1_000_000m && Math.Abs(computed - (z / 1000m)) <= 0.0005m)
        {
            // "104.545%" with a decimal point
            z /= 1000m;
            decimals = 3;
            ok = true;
        }

        if (claim.Excess && !ok && z < 60m && computed >= 100m)
        {
            computed -= 100m;
        }

        var truncated = !ok && decimals <= 12 && decimal.Truncate(computed / (2m * half)) * (2m * half) == z;
        if (!ok && !truncated && certainty == Certainty.OnlyIfRight)
        {
            return false;
        }

        var sign = SignOf(prose, claim.Number);
        prose.MarkClaimed(claim.Number);
        if (kind != ClaimKind.Change)
        {
            prose.Remember(new RatioReading(numerator.Token, denominator.Token, claim.Number, x, y, computed, target is not null));
        }

        var rule = kind == ClaimKind.Share ? FigureRules.Share : FigureRules.Ratio;
        var right = VietnameseNumber.Format(computed, decimals);
        var sum = $"{Show(x)}/{Show(y)} = {VietnameseNumber.FormatTrimmed(computed, Math.Max(2, decimals + 2))}{sign}";
        var made = prose.Make(kind, Verdict.Ok, rule, first, last, "") with
        {
            Unit = denominator.UnitText,
            Numerator = x,
            Denominator = y,
            StatedPercent = z,
            ComputedPercent = VietnameseNumber.Round(computed, Math.Min(12, decimals + 2)),
            Target = target,
        };
        if (ok)
        {
            prose.Add(made with { Message = $"Đúng: {sum}." });
            return true;
        }

        var quote = prose.Quote(first, last);
        if (truncated)
        {
            prose.Add(made with { Verdict = Verdict.Style, Message = $"“{quote}”: phần trăm bị cắt cụt; {sum}, làm tròn là {right}{sign}.", Computed = right, Suggestion = right + sign });
            return true;
        }

        if (OtherReading(prose, numerator, denominator, z, half) is { } reason)
        {
            prose.Add(made with { Verdict = Verdict.Ambiguous, Message = $"“{quote}”: {sum}; {reason}. Kiểm tra lại cách ghi.", Computed = right });
            return true;
        }

        prose.Add(certainty == Certainty.Sure
            ? made with { Verdict = Verdict.Wrong, Message = $"“{quote}”: tính lại {sum}, không phải {prose.Text(claim.Number)}{sign}. Sửa phần trăm hoặc kiểm tra hai số liệu.", Computed = right, Suggestion = right + sign }
            : made with { Verdict = Verdict.Ambiguous, Message = $"“{quote}”: nếu {prose.Text(claim.Number)}{sign} tính từ hai số này thì {sum}. Kiểm tra lại.", Computed = right });
        return true;
    }

    public static string Show(decimal value) => VietnameseNumber.FormatTrimmed(value, VietnameseNumber.MostDecimals);

    /// <summary>Per cent, or per mille when the sign says so.</summary>
    public static decimal? Compute(Prose prose, decimal x, decimal y, int number) =>
        y <= 0m || x < 0m || (double)x / (double)y > 1e12 ? null : x / y * (prose.Is(number + 1, "‰") ? 1000m : 100m);

    private static string SignOf(Prose prose, int number) => prose.Is(number + 1, "‰") ? "‰" : "%";

    /// <summary>Another way to read the two figures under which the per cent would be right.</summary>
    private static string? OtherReading(Prose prose, in Operand numerator, in Operand denominator, decimal z, decimal half)
    {
        var x = numerator.Value;
        var y = denominator.Value;
        if (y > 0m && x > 0m && y / x < 1e9m && Math.Abs((y / x * 100m) - z) <= half)
        {
            return "phần trăm đã nêu là của phép chia ngược lại";
        }

        // "1.234" in a text that writes decimal points may mean 1,234; a slip between kg and tấn is a factor of a thousand as well
        var ratio = x / y * 100m;
        foreach (var factor in (ReadOnlySpan<decimal>)[1000m, 0.001m, 1_000_000m, 0.000001m])
        {
            if (ratio < 1_000_000_000m && Math.Abs((ratio * factor) - z) <= half)
            {
                return prose[numerator.Token].Marks.HasFlag(NumberMarks.Grouped) || prose[denominator.Token].Marks.HasFlag(NumberMarks.Grouped)
                    ? "phần trăm đã nêu chỉ đúng khi dấu chấm được hiểu là dấu thập phân hoặc hai số khác đơn vị"
                    : "phần trăm đã nêu chỉ đúng khi hai số khác đơn vị tính";
            }
        }

        return null;
    }
}
