using System.Globalization;
using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Turns a resolved figure into the words officials use, each number a span that keeps its record.</summary>
public static class FigurePhrases
{
    private static readonly HashSet<string> s_measures = new(StringComparer.Ordinal) { "ha", "sào", "m", "m²", "m³", "km", "km²", "tấn", "tạ", "tạ/ha", "tấn/ha", "kg", "lít", "đồng", "triệu đồng", "tỷ đồng", "%" };

    /// <summary>Value with unit, with "ước đạt", "khoảng" or "trên" before it: <c>3.940,5 tấn</c>; a count-share prints both counts and the rate.</summary>
    public static IReadOnlyList<Span> Value(FigureRow row) => row.Value is null ? [Missing(row)]
        : row.Indicator.Shape == Shape.CountShare && row.Of is not null
            ? [.. Lead(row), Counts(row), new(row.Indicator.Better == Better.Higher ? ", đạt " : ", chiếm "), Rate(row)]
            : [.. Lead(row), Live(row, Number(row, row.Value.Value) + UnitSuffix(row), "value")];

    /// <summary>Value against all targets, or against those of one source: <c>3.940,5/3.828,1 tấn, đạt 102,9% KH huyện</c>.</summary>
    public static IReadOnlyList<Span> AgainstTargets(FigureRow row, string? source = null)
    {
        var targets = row.Targets.Where(t => source is null || string.Equals(t.SourceCode, source, StringComparison.Ordinal)).ToList();
        if (row.Value is null)
        {
            return [Missing(row)];
        }

        var levels = targets.Where(t => t.Form == BenchmarkForm.Level && t.Value is not null).ToList();
        var spans = new List<Span>(levels.Count > 0 ? Lead(row) : Value(row));
        foreach (var target in levels)
        {
            if (target != levels[0])
            {
                spans.Add(new("; "));
            }

            AddLevel(spans, row, target);
        }

        foreach (var target in targets.Where(t => t is { Form: BenchmarkForm.Level, Value: null, StatedPercent: not null }))
        {
            spans.Add(new(", đạt "));
            AddPercent(spans, row, target);
            spans.Add(new(" " + SourceName(target.SourceCode)));
        }

        if (levels.Count > 0 && row.Indicator.Shape == Shape.CountShare)
        {
            spans.AddRange([new(" ("), Counts(row), new(")")]);
        }

        foreach (var target in targets.Where(t => t is { Form: BenchmarkForm.Change, Value: not null }))
        {
            spans.Add(new($" ({SourceName(target.SourceCode)}: "));
            spans.Add(Live(row, AttainmentRules.ChangeWord(target.Value!.Value) + " " + Magnitude(row, target.Value.Value, target.ValueUnit), "target:" + target.SourceCode));
            spans.Add(new(")"));
        }

        return spans;
    }

    /// <summary>What is asked, before there is a result: <c>3.828,1 tấn</c>, or <c>giảm 2,5 điểm phần trăm</c> when the target is itself a change. Empty without targets.</summary>
    public static IReadOnlyList<Span> Asked(FigureRow row)
    {
        var spans = new List<Span>();
        foreach (var target in row.Targets.Where(t => t.Value is not null))
        {
            Separate(spans);
            spans.Add(Live(row, target.Form == BenchmarkForm.Change
                ? AttainmentRules.ChangeWord(target.Value!.Value) + " " + Magnitude(row, target.Value.Value, target.ValueUnit)
                : Number(row, target.Value!.Value) + (row.Indicator.Shape == Shape.CountShare ? "%" : UnitSuffix(row)), "target:" + target.SourceCode));
        }

        return spans;
    }

    /// <summary>"tăng 50,2 tấn so với cùng kỳ": the word comes from the sign. Empty when no comparison is known.</summary>
    public static IReadOnlyList<Span> Change(FigureRow row)
    {
        var with = new Span(" so với " + (row.Previous?.ComparedWith ?? "cùng kỳ"));
        return row.Change is not { } change ? []
            : change.Value == 0 ? [Live(row, "không tăng", "change"), with]
            : [Live(row, AttainmentRules.ChangeWord(change.Value) + " " + Magnitude(row, change.Value, change.Unit), "change"), with];
    }

    /// <summary>"ngô 16 ha; khoai lang 9 ha": one-off parts, then part indicators, each with its targets.</summary>
    public static IReadOnlyList<Span> Parts(FigureRow row)
    {
        var spans = new List<Span>();
        foreach (var part in row.Figure?.Parts.OrderBy(p => p.Order) ?? Enumerable.Empty<FigurePart>())
        {
            Separate(spans);
            var aspect = "part:" + part.Order.ToString(CultureInfo.InvariantCulture);
            var unit = part.UnitName ?? row.Indicator.UnitName;
            var number = part.Value is { } value ? Live(row, QualifierWord(part.Qualifier) + Number(row, value, unit) + Suffix(unit), aspect) : Missing(row);
            if (unit.Length == 0)
            {
                spans.AddRange([number, new(" " + part.Label)]);
            }
            else
            {
                // "mũi 1: 1.149 liều": a label that ends in a digit would run into the figure.
                spans.AddRange([new(part.Label + (part.Label.Any(char.IsAsciiDigit) ? ": " : " ")), number]);
            }
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

    /// <summary>The whole sentence of a figure: name, cut-off day, value against targets, change. Without a final stop.</summary>
    public static IReadOnlyList<Span> Full(FigureRow row, Period period)
    {
        var spans = new List<Span> { new(row.Indicator.Phrase ?? row.Indicator.Name) };
        if (CutOff(row, period) is { } cutOff)
        {
            spans.AddRange([new(" ("), Live(row, cutOff, "as-of"), new(")")]);
        }

        // "đạt" once only: beside a target it stands before the per cent.
        var alone = !row.Targets.Any(t => t is { Form: BenchmarkForm.Level, Value: not null });
        spans.Add(new(alone && row.Qualifier is Qualifier.Exact or Qualifier.AtLeast && row.Value is not null && row.Indicator.Better == Better.Higher ? " đạt " : ": "));
        spans.AddRange(AgainstTargets(row));
        if (Change(row) is { Count: > 0 } change)
        {
            spans.Add(new(", "));
            spans.AddRange(change);
        }

        return spans;
    }

    /// <summary>"tính đến ngày 20/11/2022", "từ ngày … đến ngày …", "11 tháng", or null when the figure covers its whole period.</summary>
    public static string? CutOff(FigureRow row, Period period)
    {
        if (row.Figure?.AsOf is not { } day || day >= period.End)
        {
            return null;
        }

        if (row.Figure.FromDate is not { } from)
        {
            return "tính đến ngày " + VietnameseDate.Text(day);
        }

        var wholeMonths = day.AddDays(1).Day == 1 && from == period.Start && period.Kind == PeriodKind.Year;
        return wholeMonths ? $"{day.Month.ToString(CultureInfo.InvariantCulture)} tháng" : $"từ ngày {VietnameseDate.Text(from)} đến ngày {VietnameseDate.Text(day)}";
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

    /// <summary>The number alone, for the cell of a table whose header tells the unit.</summary>
    public static Span Bare(FigureRow row, decimal value) => Live(row, VietnameseNumber.FormatTrimmed(value, Math.Max(row.Indicator.Decimals, row.Indicator.Shape is Shape.Percent ? 2 : 0)), "value");

    /// <summary>A number of this indicator without unit, no trailing zeros; counts below 10 with a leading zero.</summary>
    public static string Number(FigureRow row, decimal value, string? unit = null)
    {
        var indicator = row.Indicator;
        return indicator.Shape == Shape.Value && indicator.Decimals == 0 && value == decimal.Truncate(value) && value is >= 0 and < 10 && !s_measures.Contains(unit ?? indicator.UnitName)
            ? VietnameseNumber.Count(value)
            : VietnameseNumber.FormatTrimmed(value, Math.Max(indicator.Decimals, indicator.Shape is Shape.Percent ? 2 : 0));
    }

    /// <summary>Ratios print without leading zeros: 3/7.</summary>
    private static string InRatio(FigureRow row, decimal value) => Number(row, value).TrimStart('0') is { Length: > 0 } text && char.IsAsciiDigit(text[0]) ? text : Number(row, value);

    private static void AddLevel(List<Span> spans, FigureRow row, Benchmark target)
    {
        if (row.Indicator.Shape == Shape.CountShare)
        {
            spans.AddRange([Rate(row), new("/"), Live(row, VietnameseNumber.FormatTrimmed(target.Value!.Value, 2) + "%", "target:" + target.SourceCode)]);
        }
        else
        {
            spans.AddRange([Live(row, InRatio(row, row.Value!.Value), "value"), new("/"), Live(row, InRatio(row, target.Value!.Value) + UnitSuffix(row), "target:" + target.SourceCode)]);
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

    private static string Suffix(string unit) => unit.Length == 0 ? "" : unit is "%" or "‰" ? unit : " " + unit;

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
