using System.Globalization;
using ThiDua.Figures;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu;

/// <summary>What is wrong with one cell.</summary>
/// <param name="Message">Sentence with value, rule and remedy.</param>
/// <param name="Suggestion">What was probably meant, as typed.</param>
public sealed record CellError(string Message, string? Suggestion = null);

/// <summary>A row in edit: the texts of its cells as typed, and as they stood when it was opened.</summary>
public sealed class RowForm
{
    public Guid Id { get; set; }

    public int Version { get; set; }

    public string? Value { get; set; }

    public string? Of { get; set; }

    public string? Previous { get; set; }

    public string? AsOf { get; set; }

    public bool Estimated { get; set; }

    public Dictionary<string, string?> Targets { get; set; } = [];

    /// <summary>Texts at opening, by cell.</summary>
    public Dictionary<string, string?> Base { get; set; } = [];

    /// <summary>The stored row as a form.</summary>
    public static RowForm FromRow(FigureRow row, IEnumerable<string> sources)
    {
        var figure = row.Figure!;
        var form = new RowForm
        {
            Id = row.Indicator.Id,
            Version = figure.Version,
            Value = row.Indicator.Source == FigureSource.SumOfParts || figure.Value is not { } value ? null : FigureText.Number(row.Indicator, value),
            Of = figure.Of is { } of ? VietnameseNumber.Format(of, 0) : null,
            Previous = figure.Benchmarks.FirstOrDefault(b => b.Kind == BenchmarkKind.Previous) is { Form: BenchmarkForm.Level, Value: not null } previous ? FigureText.Benchmark(row.Indicator, previous) : null,
            AsOf = figure.AsOf?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            Estimated = figure.Qualifier == Qualifier.Estimated,
        };
        foreach (var source in sources.Where(s => IsTyped(row, s)))
        {
            form.Targets[source] = row.Targets.FirstOrDefault(t => t.SourceCode == source) is { } target ? FigureText.Benchmark(row.Indicator, target) : null;
        }

        form.Base = form.Cells().ToDictionary(c => c.Key, c => c.Text, StringComparer.Ordinal);
        return form;
    }

    /// <summary>Whether the target of a source is typed in the grid; changes and stated per cents are kept on the record's page.</summary>
    public static bool IsTyped(FigureRow row, string source) =>
        row.Targets.FirstOrDefault(t => t.SourceCode == source) is not { } target || target is { Form: BenchmarkForm.Level, Value: not null };

    /// <summary>All cells in the order of the row.</summary>
    public IEnumerable<(string Key, string? Text)> Cells() =>
        [.. Targets.Select(t => ("Targets." + t.Key, t.Value)), ("Value", Value), ("Of", Of), ("Estimated", Estimated ? "ước" : "không"), ("Previous", Previous), ("AsOf", AsOf)];

    /// <summary>Replaces the text of one cell.</summary>
    public void Set(string key, string? text)
    {
        switch (key)
        {
            case "Value": Value = text; break;
            case "Of": Of = text; break;
            case "Previous": Previous = text; break;
            case "AsOf": AsOf = text; break;
            case "Estimated": Estimated = text == "ước"; break;
            default:
                if (key.StartsWith("Targets.", StringComparison.Ordinal) && Targets.ContainsKey(key[8..]))
                {
                    Targets[key[8..]] = text;
                }

                break;
        }
    }

    /// <summary>Name of a cell as people know it.</summary>
    public static string Label(string key, Indicator indicator) => key switch
    {
        "Value" => $"Kết quả ({indicator.UnitName})",
        "Of" => "Trên tổng số",
        "Previous" => "Cùng kỳ",
        "AsOf" => "Tính đến ngày",
        "Estimated" => "Số ước",
        _ => VietnameseText.Capitalise(FigureChanges.SourceWord(key[8..])),
    };

    /// <summary>A text in its printed form when it can be read, so that 4320 and 4.320 are the same.</summary>
    public static string Normal(string key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return FigureText.None;
        }

        if (key == "AsOf")
        {
            return DateBinder.ReadDay(text).Day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? text;
        }

        return key == "Estimated" ? text : VietnameseNumber.Read(text).Value is { } number ? VietnameseNumber.FormatTrimmed(number, VietnameseNumber.MostDecimals) : text;
    }

    /// <summary>Reads the cells. Every cell that cannot be read gets its own sentence.</summary>
    public (FigureInput Input, Dictionary<string, CellError> Errors) Read(FigureRow row, string period)
    {
        var errors = new Dictionary<string, CellError>(StringComparer.Ordinal);
        var stored = row.Figure?.Qualifier ?? Qualifier.Exact;
        var qualifier = Estimated ? Qualifier.Estimated : stored == Qualifier.Estimated ? Qualifier.Exact : stored;
        var isSum = row.Indicator.Source == FigureSource.SumOfParts;
        var input = new FigureInput(Id, period, Version, isSum ? null : Number("Value", Value), Number("Of", Of), qualifier, Day(), Targets.ToDictionary(t => t.Key, t => Number("Targets." + t.Key, t.Value), StringComparer.Ordinal), Number("Previous", Previous))
        {
            TouchesRemarks = false,
        };
        return (isSum ? input with { Value = row.Figure?.Value } : input, errors);

        decimal? Number(string key, string? text)
        {
            var reading = VietnameseNumber.Read(text);
            if (reading.Problem is { } problem)
            {
                var unit = row.Indicator.UnitName;
                errors[key] = reading.Suggestion is { } meant
                    ? new(problem.EndsWith('?') && unit.Length > 0 ? problem[..^1] + (unit == "%" ? "%?" : " " + unit + "?") : problem, VietnameseNumber.FormatTrimmed(meant, VietnameseNumber.MostDecimals))
                    : new(problem);
            }

            return reading.Value;
        }

        DateOnly? Day()
        {
            if (string.IsNullOrWhiteSpace(AsOf))
            {
                return null;
            }

            var (day, problem) = DateBinder.ReadDay(AsOf);
            if (problem is not null)
            {
                errors["AsOf"] = new(problem);
            }

            return day;
        }
    }
}
