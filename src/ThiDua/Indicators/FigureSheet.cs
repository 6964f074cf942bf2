using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>One indicator with its figure of the period, resolved: sums computed, targets compared.</summary>
public sealed class FigureRow
{
    internal FigureRow(Indicator indicator, Figure? figure, int ratePlaces) => (Indicator, Figure, _ratePlaces) = (indicator, figure, ratePlaces);

    private readonly int _ratePlaces;

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>The stored slot; null when the year was not opened for this indicator.</summary>
    public Figure? Figure { get; }

    /// <summary>Rows of indicators that are parts of this one, in order.</summary>
    public List<FigureRow> Children { get; } = [];

    /// <summary>The value: typed, or the sum of addend parts. Null while any addend is missing.</summary>
    public decimal? Value { get; internal set; }

    /// <summary>Denominator of a count-share.</summary>
    public decimal? Of => Figure?.Of;

    /// <summary>Number it is compared by; see <see cref="AttainmentRules.Measure"/>.</summary>
    public decimal? Measure => AttainmentRules.Measure(Indicator.Shape, Value, Of);

    /// <summary>Qualifier; a sum is estimated as soon as one addend is.</summary>
    public Qualifier Qualifier => Indicator.Source == FigureSource.SumOfParts
        ? Addends.Any(c => c.Qualifier == Qualifier.Estimated) || AddendParts.Any(p => p.Qualifier == Qualifier.Estimated) ? Qualifier.Estimated : Figure?.Qualifier ?? Qualifier.Exact
        : Figure?.Qualifier ?? Qualifier.Exact;

    /// <summary>Parts that count into the whole.</summary>
    public IEnumerable<FigureRow> Addends => Children.Where(c => c.Indicator.PartRole != PartRole.Memo);

    /// <summary>One-off parts that count into the whole: in its unit, or named by what they count ("bàn đá").</summary>
    internal IEnumerable<FigurePart> AddendParts => Figure?.Parts.Where(p => p is { Role: PartRole.Addend, UnitName: null or "" }) ?? Enumerable.Empty<FigurePart>();

    /// <summary>Targets in order.</summary>
    public IEnumerable<Benchmark> Targets => Figure?.Benchmarks.Where(b => b.Kind == BenchmarkKind.Target).OrderBy(b => b.Order) ?? Enumerable.Empty<Benchmark>();

    /// <summary>The stored previous value or change.</summary>
    public Benchmark? Previous => Figure?.Benchmarks.FirstOrDefault(b => b.Kind == BenchmarkKind.Previous) ?? PreviousFromHistory;

    /// <summary>Previous value found in last year's figure when none is stored with this one.</summary>
    public Benchmark? PreviousFromHistory { get; internal set; }

    /// <summary>Change against the previous period.</summary>
    public (decimal Value, ValueUnit Unit)? Change => AttainmentRules.Change(Indicator.Shape, Measure, Previous);

    /// <summary>Places of the attainment per cent against a target: the target's, else the indicator's, else the commune's.</summary>
    public int PercentPlaces(Benchmark? target) => target?.PercentDecimals ?? Indicator.PercentDecimals ?? _ratePlaces;

    /// <summary>How it stands against one target.</summary>
    public Attainment Against(Benchmark target) =>
        AttainmentRules.Against(Indicator.Shape, Indicator.Better, Measure, target, PercentPlaces(target), ChangeIn(target.ValueUnit));

    /// <summary>Change in the unit a target asks for. Null when it is known only in another unit: a previous level is never worked back from a change.</summary>
    private decimal? ChangeIn(ValueUnit unit)
    {
        if (Change is not { } change)
        {
            return null;
        }

        var isRate = Indicator.Shape is Shape.CountShare or Shape.Percent;
        if (change.Unit == unit || (isRate && change.Unit != ValueUnit.Percent && unit != ValueUnit.Percent))
        {
            return change.Value;
        }

        return unit == ValueUnit.Percent && Measure is { } now && Previous is { Form: BenchmarkForm.Level, Value: > 0 and var before } ? (now - before) / before * 100 : null;
    }

    /// <summary>Overall status: the worst over its targets; unknown without targets or value.</summary>
    public AttainmentStatus Status
    {
        get
        {
            var all = Targets.Select(t => Against(t).Status).Where(s => s != AttainmentStatus.Unknown).ToList();
            return all.Count == 0 ? AttainmentStatus.Unknown
                : all.Contains(AttainmentStatus.Missed) ? AttainmentStatus.Missed
                : all.Contains(AttainmentStatus.Meets) ? AttainmentStatus.Meets
                : AttainmentStatus.Exceeds;
        }
    }
}

/// <summary>All figures of one period of one commune, resolved. Grid, report, checks and exports read from here and nowhere else.</summary>
public sealed class FigureSheet
{
    private readonly Dictionary<string, FigureRow> _byCode;
    private readonly Dictionary<Guid, FigureRow> _byId;
    private readonly ILookup<Guid, FigureRow> _byField;

    /// <summary>Builds the sheet; sums are computed bottom-up. <paramref name="previousIndicators"/>: those in use a year before, when they are not the same.</summary>
    public FigureSheet(Period period, CommuneProfile profile, IReadOnlyList<Field> fields, IReadOnlyList<Indicator> indicators, IReadOnlyList<Figure> figures,
        IReadOnlyList<HeadlineItem> headline, IReadOnlyList<Figure>? previousFigures = null, IReadOnlyList<Indicator>? previousIndicators = null)
    {
        Period = period;
        Profile = profile;
        Fields = [.. fields.OrderBy(f => f.Order)];
        Headline = [.. headline.OrderBy(h => h.Number).ThenBy(h => h.Order)];
        var rows = Resolved(indicators, figures, profile.RatePlaces);
        _byCode = rows.ToDictionary(r => r.Indicator.Code, StringComparer.Ordinal);
        _byId = rows.ToDictionary(r => r.Indicator.Id);
        _byField = rows.ToLookup(r => r.Indicator.FieldId);
        Rows = rows;
        LinkPrevious(previousFigures, previousIndicators ?? indicators, rows, profile);
    }

    /// <summary>Period.</summary>
    public Period Period { get; }

    /// <summary>Settings of the commune in this period.</summary>
    public CommuneProfile Profile { get; }

    /// <summary>Field tree, in order.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>All rows in catalogue order.</summary>
    public IReadOnlyList<FigureRow> Rows { get; }

    /// <summary>Key indicators in printed order.</summary>
    public IReadOnlyList<HeadlineItem> Headline { get; }

    /// <summary>The row of a code, or null.</summary>
    public FigureRow? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The row of an indicator, or null.</summary>
    public FigureRow? Find(Guid indicatorId) => _byId.GetValueOrDefault(indicatorId);

    /// <summary>Rows of one field, parts under their wholes.</summary>
    public IEnumerable<FigureRow> InField(Guid fieldId) => _byField[fieldId];

    /// <summary>Fields directly under <paramref name="parent"/> (null = top).</summary>
    public IEnumerable<Field> FieldsUnder(Guid? parent) => Fields.Where(f => f.ParentId == parent);

    /// <summary>Rows of the key indicators.</summary>
    public IEnumerable<FigureRow> HeadlineRows => Headline.Select(h => Find(h.IndicatorId)).OfType<FigureRow>();

    private static List<FigureRow> Resolved(IReadOnlyList<Indicator> indicators, IReadOnlyList<Figure> figures, int ratePlaces)
    {
        var slots = figures.ToDictionary(f => f.IndicatorId);
        var rows = indicators.OrderBy(i => i.Order).Select(i => new FigureRow(i, slots.GetValueOrDefault(i.Id), ratePlaces)).ToList();
        var byId = rows.ToDictionary(r => r.Indicator.Id);
        foreach (var row in rows)
        {
            if (row.Indicator.ParentId is { } parent && byId.TryGetValue(parent, out var whole))
            {
                whole.Children.Add(row);
            }
        }

        foreach (var row in rows)
        {
            row.Value = Resolve(row, []);
        }

        return rows;
    }

    private static decimal? Resolve(FigureRow row, HashSet<Guid> seen)
    {
        if (row.Indicator.Source != FigureSource.SumOfParts || !seen.Add(row.Indicator.Id))
        {
            return row.Figure?.Value;
        }

        decimal sum = 0;
        var any = false;
        foreach (var part in row.AddendParts)
        {
            if (part.Value is not { } value)
            {
                return null;
            }

            sum += value;
            any = true;
        }

        foreach (var part in row.Addends)
        {
            if (Resolve(part, seen) is not { } value)
            {
                return null;
            }

            sum += value;
            any = true;
        }

        return any ? sum : row.Figure?.Value;
    }

    private static void LinkPrevious(IReadOnlyList<Figure>? previousFigures, IReadOnlyList<Indicator> indicators, List<FigureRow> rows, CommuneProfile profile)
    {
        if (previousFigures is null || previousFigures.Count == 0)
        {
            return;
        }

        // Resolved like this year's rows: last year's sum lies in its parts, its own slot is empty. Only what had a slot then is part of that sum.
        var slots = previousFigures.Select(f => f.IndicatorId).ToHashSet();
        var before = Resolved([.. indicators.Where(i => slots.Contains(i.Id))], previousFigures, profile.RatePlaces).ToDictionary(r => r.Indicator.Id);
        foreach (var row in rows)
        {
            // A per cent cannot be carried over without its base, but it can be compared by points.
            if (before.TryGetValue(row.Indicator.Id, out var then) && then.Measure is { } value)
            {
                row.PreviousFromHistory = new Benchmark
                {
                    OwnerId = profile.OwnerId,
                    FigureId = row.Figure?.Id ?? then.Figure!.Id,
                    Kind = BenchmarkKind.Previous,
                    SourceCode = "cung-ky",
                    Form = BenchmarkForm.Level,
                    Value = value,
                };
            }
        }
    }
}
