using System.Globalization;
using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Turns a resolved figure into the words officials use, each number a span that keeps its record.</summary>
public static class FigurePhrases
{
    /// <summary>Value with unit, with "ước đạt", "khoảng" or "trên" before it: <c>3.940,5 tấn</c>; a count-share prints both counts and the rate.</summary>
    public static IReadOnlyList<Span> Value(FigureRow row) => row.Value is null ? [Missing(row)]
        : row.Indicator.Shape == Shape.CountShare && row.Of is not null
            ? [.. Lead(row), Counts(row), new(", đạt "), Rate(row)]
            : [.. Lead(row), Live(row, Number(row, row.Value.Value) + UnitSuffix(row), "value")];

    /// <summary>Value against all targets, or against those of one source.</summary>
    public static IReadOnlyList<Span> AgainstTargets(FigureRow row, string? source = null)
    {
        var targets = row.Targets.Where(t => source is null || string.Equals(t.SourceCode, source, StringComparison.Ordinal)).ToList();
        if (row.Value is null)
        {
            return [Missing(row)];
        }

        if (targets.Count == 0)
        {
            return Value(row);
        }

        var spans = new List<Span>(Lead(row));
        var levels = targets.Where(t => t.Form == BenchmarkForm.Level).ToList();
        if (levels.FirstOrDefault(t => t.Value is not null) is { } first)
        {
            AddFirst(spans, row, first);
            foreach (var target in levels.Where(t => t != first))
            {
                spans.Add(new("; đạt "));
                AddPercent(spans, row, target);
                spans.Add(new(" " + SourceName(target.SourceCode)));
                if (target.Value is { } goal)
                {
                    spans.Add(new(" (giao "));
                    spans.Add(Live(row, Number(row, goal) + UnitSuffix(row), "target:" + target.SourceCode));
                    spans.Add(new(")"));
                }
            }
        }
        else
        {
            spans.Clear();
            spans.AddRange(Value(row));
            foreach (var target in levels)
            {
                spans.Add(new(", đạt "));
                AddPercent(spans, row, target);
                spans.Add(new(" " + SourceName(target.SourceCode)));
            }
        }

        return spans;
    }

    /// <summary>Targets that are themselves a change: "KH huyện giao giảm 2,5 điểm phần trăm".</summary>
    public static IReadOnlyList<Span> ChangeTargets(FigureRow row)
    {
        var spans = new List<Span>();
        foreach (var target in row.Targets.Where(t => t.Form == BenchmarkForm.Change && t.Value is not null))
        {
            spans.Add(new((spans.Count > 0 ? "; " : "") + SourceName(target.SourceCode) + " giao "));
            spans.Add(Live(row, AttainmentRules.ChangeWord(target.Value!.Value) + " " + Magnitude(row, target.Value.Value, target.ValueUnit), "target:" + target.SourceCode));
        }

        return spans;
    }

    /// <summary>"tăng 50,2 tấn so với cùng kỳ": the word comes from the sign. Empty when no comparison is known.</summary>
    public static IReadOnlyList<Span> Change(FigureRow row) => row.Change is not { } change ? []
        : change.Value == 0 ? [Live(row, "không tăng", "change"), new(" so với cùng kỳ")]
        : [Live(row, AttainmentRules.ChangeWord(change.Value) + " " + Magnitude(row, change.Value, change.Unit), "change"), new(" so với cùng kỳ")];

    /// <summary>"Ngô 16 ha; Khoai lang 9 ha": one-off parts, then part indicators, each with its targets.</summary>
    public static IReadOnlyList<Span> Parts(FigureRow row)
    {
        var spans = new List<Span>();
        foreach (var part in row.Figure?.Parts.OrderBy(p => p.Order) ?? Enumerable.Empty<FigurePart>())
        {
            Separate(spans);
            spans.Add(new(part.Label + " "));
            spans.Add(part.Value is { } value
                ? Live(row, QualifierWord(part.Qualifier) + Number(row, value) + Suffix(part.UnitName ?? row.Indicator.UnitName), "part:" + part.Order.ToString(CultureInfo.InvariantCulture))
                : Missing(row));
        }

        foreach (var child in row.Children)
        {
            Separate(spans);
            spans.Add(new(VietnameseText.LowerFirst(child.Indicator.Phrase ?? child.Indicator.Name) + " "));
            spans.AddRange(AgainstTargets(child));
        }

        return spans;
    }

    /// <summary>Money in words, or the value when the figure is not money.</summary>
    public static IReadOnlyList<Span> Words(FigureRow row) => row.Value is { } value && row.Indicator.Shape == Shape.Money
        ? [.. Value(row), new(" ("), Live(row, VietnameseNumber.MoneyInWords(decimal.Truncate(value)), "words"), new(")")]
        : Value(row);

    /// <summary>The whole sentence of a figure: name, value against targets, change, cut-off day. Without a final stop.</summary>
    public static IReadOnlyList<Span> Full(FigureRow row, Period period)
    {
        var spans = new List<Span> { new(row.Indicator.Phrase ?? row.Indicator.Name) };
        if (CutOff(row, period) is { } cutOff)
        {
            spans.Add(new(" ("));
            spans.Add(Live(row, cutOff, "as-of"));
            spans.Add(new(")"));
        }

        spans.Add(new(row.Qualifier == Qualifier.Exact || row.Value is null ? " đạt " : " "));
        spans.AddRange(AgainstTargets(row));
        var change = Change(row);
        var asked = ChangeTargets(row);
        if (change.Count > 0 || asked.Count > 0)
        {
            spans.Add(new(" ("));
            spans.AddRange(change);
            if (change.Count > 0 && asked.Count > 0)
            {
                spans.Add(new("; "));
            }

            spans.AddRange(asked);
            spans.Add(new(")"));
        }

        return spans;
    }

    /// <summary>"tính đến ngày 20/11/2022", "11 tháng" or null when the figure covers its whole period.</summary>
    public static string? CutOff(FigureRow row, Period period)
    {
        if (row.Figure?.AsOf is not { } day || day >= period.End)
        {
            return null;
        }

        var wholeMonths = day.AddDays(1).Day == 1 && (row.Figure.FromDate ?? period.Start) == period.Start;
        return wholeMonths && period.Kind == PeriodKind.Year
            ? $"{day.Month.ToString(CultureInfo.InvariantCulture)} tháng"
            : "tính đến ngày " + day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>How a source of targets is called in running text.</summary>
    public static string SourceName(string sourceCode) => sourceCode switch
    {
        "kh-huyen" => "KH huyện",
        "kh-tinh" => "KH tỉnh",
        "nq-hdnd" => "NQ HĐND xã",
        "kh-nam" => "KH năm",
        "cung-ky" => "cùng kỳ",
        _ => sourceCode,
    };

    /// <summary>A number of this indicator without unit, no trailing zeros; counts below 10 with a leading zero.</summary>
    public static string Number(FigureRow row, decimal value)
    {
        var indicator = row.Indicator;
        return indicator.Shape == Shape.Value && indicator.Decimals == 0 && value == decimal.Truncate(value) && value is >= 0 and < 10 && IsCounted(indicator.UnitName)
            ? VietnameseNumber.Count(value)
            : VietnameseNumber.FormatTrimmed(value, Math.Max(indicator.Decimals, indicator.Shape == Shape.Percent ? 2 : 0));
    }

    private static bool IsCounted(string unit) => unit is not ("ha" or "tấn" or "km" or "m" or "m²" or "%" or "tạ/ha" or "triệu đồng" or "lít" or "kg");

    private static void AddFirst(List<Span> spans, FigureRow row, Benchmark target)
    {
        if (row.Indicator.Shape == Shape.CountShare)
        {
            spans.Add(Counts(row));
            spans.Add(new(", đạt "));
            spans.Add(Rate(row));
            spans.Add(new("/"));
            spans.Add(Live(row, VietnameseNumber.FormatTrimmed(target.Value!.Value, 2) + "%", "target:" + target.SourceCode));
        }
        else
        {
            spans.Add(Live(row, Number(row, row.Value!.Value), "value"));
            spans.Add(new("/"));
            spans.Add(Live(row, Number(row, target.Value!.Value) + UnitSuffix(row), "target:" + target.SourceCode));
        }

        spans.Add(new(", đạt "));
        AddPercent(spans, row, target);
        spans.Add(new(" " + SourceName(target.SourceCode)));
    }

    private static void AddPercent(List<Span> spans, FigureRow row, Benchmark target)
    {
        var attainment = row.Against(target);
        spans.Add(attainment.Percent is { } percent
            ? Live(row, VietnameseNumber.FormatTrimmed(percent, attainment.Places) + "%", "percent:" + target.SourceCode)
            : new Span("…%", SpanKind.Missing, Ref(row, "percent:" + target.SourceCode)));
    }

    private static Span Counts(FigureRow row) =>
        Live(row, VietnameseNumber.Format(row.Value!.Value, 0) + "/" + VietnameseNumber.Format(row.Of!.Value, 0) + Suffix(row.Indicator.OfLabel ?? row.Indicator.UnitName), "value");

    private static Span Rate(FigureRow row) => row.Measure is { } rate
        ? Live(row, VietnameseNumber.FormatTrimmed(rate, row.PercentPlaces(null)) + "%", "rate")
        : Missing(row);

    private static IReadOnlyList<Span> Lead(FigureRow row) => QualifierWord(row.Qualifier) is { Length: > 0 } word ? [new(word)] : [];

    private static string QualifierWord(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Estimated => "ước đạt ",
        Qualifier.About => "khoảng ",
        Qualifier.AtLeast => "trên ",
        _ => "",
    };

    private static string Magnitude(FigureRow row, decimal change, ValueUnit unit) => unit switch
    {
        ValueUnit.Percent => VietnameseNumber.FormatTrimmed(Math.Abs(change), 2) + "%",
        ValueUnit.Point => VietnameseNumber.FormatTrimmed(Math.Abs(change), 2) + " điểm phần trăm",
        _ => Number(row, Math.Abs(change)) + UnitSuffix(row),
    };

    private static string UnitSuffix(FigureRow row) => Suffix(row.Indicator.UnitName);

    private static string Suffix(string unit) => unit.Length == 0 ? "" : unit == "%" ? "%" : " " + unit;

    private static void Separate(List<Span> spans)
    {
        if (spans.Count > 0)
        {
            spans.Add(new("; "));
        }
    }

    private static Span Missing(FigureRow row) => new("[thiếu: " + VietnameseText.LowerFirst(row.Indicator.Phrase ?? row.Indicator.Name) + "]", SpanKind.Missing, Ref(row, "value"));

    private static Span Live(FigureRow row, string text, string aspect) => new(text, SpanKind.Live, Ref(row, aspect));

    private static RecordRef Ref(FigureRow row, string aspect) => new("figure", row.Figure?.Id ?? row.Indicator.Id, row.Figure?.Version ?? 0, row.Indicator.Code, aspect);
}
