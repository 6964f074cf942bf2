namespace ThiDua.Indicators;

/// <summary>How a figure stands against a target.</summary>
public enum AttainmentStatus
{
    /// <summary>Better than asked (vượt).</summary>
    Exceeds,

    /// <summary>As asked (đạt).</summary>
    Meets,

    /// <summary>Worse than asked (không đạt).</summary>
    Missed,

    /// <summary>Value or target missing (chưa có số).</summary>
    Unknown,
}

/// <summary>What comparing a figure with one benchmark gives.</summary>
/// <param name="Percent">Attainment in per cent, rounded half-up once from unrounded values; null when it has no meaning (change targets, zero targets).</param>
/// <param name="Places">Decimal places of <paramref name="Percent"/>.</param>
/// <param name="Difference">Value minus benchmark, in <paramref name="DifferenceUnit"/>; for change benchmarks the change itself.</param>
/// <param name="DifferenceUnit">Own unit, per cent or percentage points.</param>
/// <param name="Status">Status, direction respected.</param>
public sealed record Attainment(decimal? Percent, int Places, decimal? Difference, ValueUnit DifferenceUnit, AttainmentStatus Status);

/// <summary>Attainment of targets and change against the same period. Pure; every per cent the program prints comes from here.</summary>
public static class AttainmentRules
{
    /// <summary>The number a figure is compared by: its value, or for a count-share value ÷ of × 100.</summary>
    public static decimal? Measure(Shape shape, decimal? value, decimal? of) =>
        shape != Shape.CountShare ? value : value is { } v && of is { } o && o != 0 ? v / o * 100 : null;

    /// <summary>Half-up (away from zero) to <paramref name="places"/>.</summary>
    public static decimal Round(decimal value, int places) => Math.Round(value, places, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Compares a figure with one target.
    /// A level target gives value ÷ target × 100. A change target ("giảm 2,5 điểm") is judged by the change against the previous period
    /// (<paramref name="change"/>, in the target's unit) and has no per cent of attainment.
    /// </summary>
    /// <param name="shape">Shape of the indicator.</param>
    /// <param name="better">Direction of the indicator.</param>
    /// <param name="measure">See <see cref="Measure"/>.</param>
    /// <param name="target">The target.</param>
    /// <param name="places">Decimal places of the per cent.</param>
    /// <param name="change">Change against the previous period in the target's unit, when known.</param>
    public static Attainment Against(Shape shape, Better better, decimal? measure, Benchmark target, int places, decimal? change = null)
    {
        var ownUnit = shape is Shape.CountShare or Shape.Percent ? ValueUnit.Point : ValueUnit.Own;
        if (target.Form == BenchmarkForm.Change)
        {
            return new(null, places, change, target.ValueUnit, target.Value is { } asked && change is { } reached ? Judge(better, reached, asked) : AttainmentStatus.Unknown);
        }

        if (target.Value is not { } goal)
        {
            return target.StatedPercent is { } stated
                ? new(stated, places, null, ownUnit, Judge(Better.Higher, stated, 100))
                : new(null, places, null, ownUnit, AttainmentStatus.Unknown);
        }

        return measure is not { } value
            ? new(null, places, null, ownUnit, AttainmentStatus.Unknown)
            : new(goal == 0 ? null : Round(value / goal * 100, places), places, value - goal, ownUnit, Judge(better, value, goal));
    }

    /// <summary>
    /// Change against the previous period: from a stored change, or value minus previous value. Rates change by percentage points.
    /// Returns null when neither is known; a previous value is never invented.
    /// </summary>
    public static (decimal Value, ValueUnit Unit)? Change(Shape shape, decimal? measure, Benchmark? previous) => previous switch
    {
        { Form: BenchmarkForm.Change, Value: { } stored } => (stored, previous.ValueUnit),
        { Form: BenchmarkForm.Level, Value: { } before } when measure is { } now =>
            (now - before, shape is Shape.CountShare or Shape.Percent ? ValueUnit.Point : ValueUnit.Own),
        _ => null,
    };

    /// <summary>"tăng", "giảm" or "không tăng": made from the sign only.</summary>
    public static string ChangeWord(decimal change) => change switch { > 0 => "tăng", < 0 => "giảm", _ => "không tăng" };

    private static AttainmentStatus Judge(Better better, decimal value, decimal asked) =>
        value == asked ? AttainmentStatus.Meets
        : better == Better.Neither ? AttainmentStatus.Unknown // spending less than planned is neither a feat nor a failure
        : (value > asked) == (better != Better.Lower) ? AttainmentStatus.Exceeds
        : AttainmentStatus.Missed;
}
