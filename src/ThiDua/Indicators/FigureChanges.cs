using System.Globalization;
using System.Text.Json;
using ThiDua.Audit;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>One change of a figure in words.</summary>
/// <param name="Label">What changed: "kết quả", "KH huyện", "tính đến ngày".</param>
/// <param name="Before">Value before as printed; "–" for none.</param>
/// <param name="After">Value after.</param>
/// <param name="Kind"><c>add</c>, <c>del</c> or <c>chg</c>.</param>
/// <param name="FileId">The stored file <paramref name="After"/> names.</param>
public sealed record FigureChange(string Label, string Before, string After, string Kind, Guid? FileId = null);

/// <summary>Turns recorded changes of figures, their parts and benchmarks into words with Vietnamese numbers and days.</summary>
public static class FigureChanges
{
    private const string None = "–";

    /// <summary>Changes people entered; who and when are left to the history entry. <paramref name="labels"/> names parts and benchmarks by their key.</summary>
    public static IReadOnlyList<FigureChange> Of(HistoryEntry entry, IReadOnlyDictionary<Guid, string>? labels = null) =>
        [.. entry.Changes.SelectMany(c => Of(c, labels))];

    /// <summary>Units and files a change names by key.</summary>
    public static IEnumerable<Guid> Named(ChangeRecord change)
    {
        ArgumentNullException.ThrowIfNull(change);
        IEnumerable<string?> texts = change switch
        {
            { Entity: not nameof(Figure) } => [],
            { Field: nameof(Figure.OnBehalfUnitId) or nameof(Figure.EvidenceFileId) } => [change.OldValue, change.NewValue],
            { Field: null } => Row(change.NewValue ?? change.OldValue) is var row ? [row.GetValueOrDefault(nameof(Figure.OnBehalfUnitId)), row.GetValueOrDefault(nameof(Figure.EvidenceFileId))] : [],
            _ => [],
        };
        return texts.Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
    }

    /// <summary>Names of the parts and benchmarks of a figure, also of those that were removed, from the figure and its history.</summary>
    public static IReadOnlyDictionary<Guid, string> Labels(Figure? figure, IEnumerable<HistoryEntry> history)
    {
        var labels = new Dictionary<Guid, string>();
        foreach (var b in figure?.Benchmarks ?? [])
        {
            labels[b.Id] = SourceWord(b.SourceCode);
        }

        foreach (var p in figure?.Parts ?? [])
        {
            labels[p.Id] = "phần “" + p.Label + "”";
        }

        foreach (var change in history.SelectMany(h => h.Changes).Where(c => c.Field is null))
        {
            var row = Row(change.NewValue ?? change.OldValue);
            if (row.TryGetValue(nameof(Benchmark.SourceCode), out var source))
            {
                labels.TryAdd(change.EntityId, SourceWord(source));
            }
            else if (row.TryGetValue(nameof(FigurePart.Label), out var label))
            {
                labels.TryAdd(change.EntityId, "phần “" + label + "”");
            }
        }

        return labels;
    }

    /// <summary>How a source of targets is called in lists.</summary>
    public static string SourceWord(string sourceCode) => sourceCode switch
    {
        "kh-huyen" => "KH huyện",
        "kh-tinh" => "KH tỉnh",
        "nq-hdnd" => "NQ HĐND",
        "kh-nam" => "KH năm",
        "cung-ky" => "cùng kỳ",
        _ => sourceCode,
    };

    /// <summary>The word before an inexact value; empty for exact ones.</summary>
    public static string QualifierWord(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Estimated => "ước",
        Qualifier.About => "khoảng",
        Qualifier.AtLeast => "trên",
        _ => "",
    };

    private static IEnumerable<FigureChange> Of(ChangeRecord change, IReadOnlyDictionary<Guid, string>? labels)
    {
        if (change.Salt is null)
        {
            return [new("giá trị đã xóa theo quy định", None, None, "del")];
        }

        if (change.Field is null)
        {
            var row = Row(change.NewValue ?? change.OldValue);
            return new[] { Whole(change) }.OfType<FigureChange>().Concat(change is { Entity: nameof(Figure), NewValue: not null }
                ? s_paper.Where(f => row.ContainsKey(f)).Select(f => Paper(f, null, row[f], labels))
                : []);
        }

        if (change.Entity == nameof(Figure) && s_paper.Contains(change.Field))
        {
            return [Paper(change.Field, change.OldValue, change.NewValue, labels)];
        }

        return Field(change, labels) is { } told ? [told] : [];
    }

    private static readonly string[] s_paper = [nameof(Figure.OnBehalfUnitId), nameof(Figure.EvidenceFileId)];

    private static FigureChange Paper(string field, string? before, string? after, IReadOnlyDictionary<Guid, string>? labels)
    {
        string Name(string? key) => Guid.TryParse(key, out var id) ? labels?.GetValueOrDefault(id) ?? "(không rõ)" : None;
        var isFile = field == nameof(Figure.EvidenceFileId);
        return new(isFile ? "theo tệp" : "nhập hộ", Name(before), Name(after), before is null ? "add" : after is null ? "del" : "chg", isFile && Guid.TryParse(after, out var file) ? file : null);
    }

    private static FigureChange? Field(ChangeRecord change, IReadOnlyDictionary<Guid, string>? labels)
    {
        if (change.Field is nameof(Figure.UpdatedAt) or nameof(Figure.UpdatedBy) or nameof(Benchmark.Order) or nameof(Benchmark.DocumentId))
        {
            return null;
        }

        var name = change.Entity == nameof(Figure) ? null : labels?.GetValueOrDefault(change.EntityId) ?? (change.Entity == nameof(Benchmark) ? "chỉ tiêu giao" : "một phần");
        return new(Label(name, change.Field!), Shown(change.Field!, change.OldValue), Shown(change.Field!, change.NewValue), "chg");
    }

    private static FigureChange? Whole(ChangeRecord change)
    {
        var added = change.NewValue is not null;
        var row = Row(change.NewValue ?? change.OldValue);
        var label = change.Entity switch
        {
            nameof(Benchmark) => SourceWord(row.GetValueOrDefault(nameof(Benchmark.SourceCode), "")),
            nameof(FigurePart) => "phần “" + row.GetValueOrDefault(nameof(FigurePart.Label), "") + "”",
            nameof(Figure) => "kết quả",
            _ => null,
        };
        if (label is null || (change.Entity == nameof(Figure) && !row.ContainsKey(nameof(Figure.Value))))
        {
            return null;
        }

        var value = Shown(nameof(Figure.Value), row.GetValueOrDefault(nameof(Figure.Value)) ?? row.GetValueOrDefault(nameof(Benchmark.StatedPercent)));
        return added ? new(label, None, value, "add") : new(label, value, None, "del");
    }

    private static string Label(string? owner, string field)
    {
        var word = field switch
        {
            nameof(Figure.Value) => owner is null ? "kết quả" : "",
            nameof(Figure.Of) => "trên tổng số",
            nameof(Figure.Qualifier) => "mức chính xác",
            nameof(Figure.FromDate) => "tính từ ngày",
            nameof(Figure.AsOf) => "tính đến ngày",
            nameof(Figure.PartsCover) => "các phần cộng đủ",
            FigureImportService.SourceNote => "nguồn",
            nameof(Figure.Note) => "ghi chú",
            nameof(Figure.Evidence) => "tài liệu kiểm chứng",
            nameof(FigurePart.Label) => "tên",
            nameof(FigurePart.UnitName) => "đơn vị tính",
            nameof(FigurePart.Role) => "vai trò",
            nameof(Benchmark.Form) => "dạng",
            nameof(Benchmark.ValueUnit) => "đơn vị",
            nameof(Benchmark.StatedPercent) => "tỷ lệ % theo văn bản",
            nameof(Benchmark.PercentDecimals) => "số chữ số của tỷ lệ",
            nameof(Benchmark.ComparedWith) => "so với",
            _ => field,
        };
        return owner is null ? word : word.Length == 0 ? owner : $"{owner}, {word}";
    }

    private static string Shown(string field, string? text) => text switch
    {
        null or "" => None,
        _ when field is nameof(Figure.Value) or nameof(Figure.Of) or nameof(Benchmark.StatedPercent) or nameof(Benchmark.PercentDecimals)
            && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => VietnameseNumber.FormatTrimmed(number, VietnameseNumber.MostDecimals),
        _ when field is nameof(Figure.AsOf) or nameof(Figure.FromDate)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        "true" or "True" => "có",
        "false" or "False" => "không",
        "exact" => "chính xác",
        "estimated" => "ước",
        "about" => "khoảng",
        "at-least" => "trên",
        "level" => "mức",
        "change" => "tăng, giảm",
        "own" => "đơn vị của chỉ tiêu",
        "percent" => "%",
        "point" => "điểm phần trăm",
        "addend" => "cộng vào tổng",
        "memo" => "chỉ nêu thêm",
        _ => text,
    };

    private static Dictionary<string, string> Row(string? json)
    {
        try
        {
            return json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
