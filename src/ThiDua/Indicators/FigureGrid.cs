using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>What a user asked the grid to show.</summary>
/// <param name="Field">Code of a field with its sub-fields, <see cref="FigureGrid.Headline"/>, or null for all.</param>
/// <param name="UnitId">Unit in charge.</param>
/// <param name="State">A key of <see cref="FigureText.State"/>, <c>estimated</c>, or null.</param>
/// <param name="Search">Words of the name, alias or code, diacritics optional.</param>
public sealed record GridFilter(string? Field = null, Guid? UnitId = null, string? State = null, string? Search = null)
{
    /// <summary>Whether nothing is filtered.</summary>
    public bool IsEmpty => Field is null && UnitId is null && State is null && Search is null;
}

/// <summary>A sum shown beside a heading.</summary>
/// <param name="Text">"thóc + ngô = 3.940,5 tấn, khớp tổng".</param>
/// <param name="Fits">False when it does not add up or a part is missing.</param>
public sealed record SumLine(string Text, bool Fits);

/// <summary>A line of the grid: a heading or a row.</summary>
public abstract record GridLine
{
    /// <summary>A field (level 1) or sub-field (level 2).</summary>
    public sealed record Heading(Field Field, int Level, string Title, IReadOnlyList<SumLine> Sums) : GridLine;

    /// <summary>An indicator; parts are indented by <paramref name="Depth"/> and carry no number.</summary>
    public sealed record Row(FigureRow Figure, int Depth, int? Number, int? HeadlineNumber) : GridLine;
}

/// <summary>The entry grid: the rows of a period under their fields, numbered through, filtered, with the sums that must hold. Pure.</summary>
public sealed class FigureGrid
{
    /// <summary>Filter value for the key indicators.</summary>
    public const string Headline = "chu-yeu";

    private static readonly string[] s_usual = ["kh-huyen", "nq-hdnd"];
    private static readonly string[] s_order = ["kh-tinh", "kh-huyen", "nq-hdnd", "kh-nam"];
    private static readonly string[] s_roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];
    private readonly Dictionary<Guid, int> _headline;
    private readonly List<GridLine> _lines = [];
    private int _number;
    private int _roman;

    private FigureGrid(FigureSheet sheet, GridFilter filter)
    {
        (Sheet, Filter) = (sheet, filter);
        _headline = sheet.Headline.ToDictionary(h => h.IndicatorId, h => h.Number);
        var used = sheet.Rows.SelectMany(r => r.Targets).Select(t => t.SourceCode).ToHashSet(StringComparer.Ordinal);
        Sources = [.. s_order.Where(s => used.Contains(s) || s_usual.Contains(s, StringComparer.Ordinal)), .. used.Except(s_order, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var field in sheet.FieldsUnder(null))
        {
            AddField(field, 1, filter.Field is null or Headline || string.Equals(filter.Field, field.Code, StringComparison.Ordinal));
        }
    }

    /// <summary>All figures of the period.</summary>
    public FigureSheet Sheet { get; }

    /// <summary>What was asked for.</summary>
    public GridFilter Filter { get; }

    /// <summary>Sources of targets in column order; the two usual ones always.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Headings and rows.</summary>
    public IReadOnlyList<GridLine> Lines => _lines;

    /// <summary>The rows.</summary>
    public IEnumerable<GridLine.Row> Rows => _lines.OfType<GridLine.Row>();

    /// <summary>How many of the rows shown have this state, see <see cref="FigureText.State"/>.</summary>
    public int Count(string state) => Rows.Count(r => string.Equals(FigureText.State(r.Figure), state, StringComparison.Ordinal));

    /// <summary>Builds the grid.</summary>
    public static FigureGrid Build(FigureSheet sheet, GridFilter filter)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(filter);
        return new(sheet, filter);
    }

    /// <summary>The line of an indicator; null when the filter hides it.</summary>
    public GridLine.Row? Find(Guid indicatorId) => Rows.FirstOrDefault(r => r.Figure.Indicator.Id == indicatorId);

    /// <summary>The row after an indicator that <paramref name="access"/> lets the user enter.</summary>
    public GridLine.Row? Next(Guid indicatorId, FigureAccess access) =>
        Rows.SkipWhile(r => r.Figure.Indicator.Id != indicatorId).Skip(1).FirstOrDefault(r => access.MayEdit(r.Figure.Indicator));

    /// <summary>The wholes an indicator counts into, nearest first.</summary>
    public IEnumerable<GridLine.Row> Wholes(Guid indicatorId)
    {
        for (var at = Sheet.Find(indicatorId)?.Indicator.ParentId; at is { } parent; at = Sheet.Find(parent)?.Indicator.ParentId)
        {
            if (Find(parent) is { } row)
            {
                yield return row;
            }
        }
    }

    /// <summary>Sums among the rows of one field: of parts that make up their whole, and of targets given for whole and parts.</summary>
    public static IReadOnlyList<SumLine> Sums(IEnumerable<FigureRow> rows)
    {
        var lines = new List<SumLine>();
        foreach (var row in rows)
        {
            if (SumOf(row) is { } sum)
            {
                lines.Add(sum);
            }

            lines.AddRange(row.Targets.Where(t => t is { Form: BenchmarkForm.Level, PartsCover: true, Value: not null }).Select(t => TargetSum(row, t)).OfType<SumLine>());
        }

        return [.. lines.Where(l => !l.Fits), .. lines.Where(l => l.Fits)];
    }

    private static SumLine? SumOf(FigureRow row)
    {
        var computed = row.Indicator.Source == FigureSource.SumOfParts;
        if (!computed && row.Figure is not { PartsCover: true })
        {
            return null;
        }

        List<(string Name, decimal? Value)> parts =
        [
            .. row.Figure?.Parts.Where(p => p is { Role: PartRole.Addend, UnitName: null or "" }).OrderBy(p => p.Order).Select(p => (p.Label, p.Value)) ?? [],
            .. row.Addends.Where(a => string.Equals(a.Indicator.UnitName, row.Indicator.UnitName, StringComparison.Ordinal)).Select(a => (VietnameseText.LowerFirst(a.Indicator.Phrase ?? a.Indicator.Name), a.Value)),
        ];
        if (parts.Count == 0)
        {
            return null;
        }

        var whole = VietnameseText.LowerFirst(row.Indicator.Phrase ?? row.Indicator.Name);
        if (parts.FirstOrDefault(p => p.Value is null) is { Name: { } missing })
        {
            return row.Value is null && parts.TrueForAll(p => p.Value is null) ? null : new($"{whole}: còn thiếu {missing}", Fits: false);
        }

        var sum = parts.Sum(p => p.Value!.Value);
        var unit = row.Indicator.UnitName.Length == 0 ? "" : row.Indicator.UnitName == "%" ? "%" : " " + row.Indicator.UnitName;
        var left = string.Join(" + ", Shorten([.. parts.Select(p => p.Name)]));
        if (parts.Count > 4 || left.Length > 60)
        {
            left = $"{whole}: {parts.Count} phần";
        }

        return computed || row.Value == sum
            ? new($"{left} = {FigureText.Number(row.Indicator, sum)}{unit}, khớp tổng", Fits: true)
            : new($"{left} = {FigureText.Number(row.Indicator, sum)}{unit}, {whole} ghi {FigureText.Value(row)}{unit}", Fits: false);
    }

    private static SumLine? TargetSum(FigureRow row, Benchmark target)
    {
        var parts = row.Addends.Select(a => a.Targets.FirstOrDefault(t => string.Equals(t.SourceCode, target.SourceCode, StringComparison.Ordinal) && t.Form == BenchmarkForm.Level)?.Value).ToList();
        if (parts.Count == 0 || parts.Exists(p => p is null) || parts.Sum(p => p!.Value) == target.Value || row.Indicator.Shape is Shape.Percent or Shape.CountShare)
        {
            return null;
        }

        return new($"{FigureChanges.SourceWord(target.SourceCode)}: các phần cộng {FigureText.Number(row.Indicator, parts.Sum(p => p!.Value))}, tổng giao {FigureText.Benchmark(row.Indicator, target)} {row.Indicator.UnitName}", Fits: false);
    }

    /// <summary>"sản lượng thóc, sản lượng ngô" → "thóc, ngô": words all names start with are left out.</summary>
    private static IEnumerable<string> Shorten(List<string> names)
    {
        var words = names.ConvertAll(n => n.Split(' '));
        var same = 0;
        while (words.TrueForAll(w => w.Length > same + 1 && string.Equals(w[same], words[0][same], StringComparison.Ordinal)) && words.Count > 1)
        {
            same++;
        }

        return words.Select(w => string.Join(' ', w.Skip(same)));
    }

    private void AddField(Field field, int level, bool wanted)
    {
        var at = _lines.Count;
        var rows = Sheet.InField(field.Id).Where(r => r.Indicator.ParentId is not { } parent || Sheet.Find(parent) is null).ToList();
        var all = new List<FigureRow>();
        foreach (var row in rows)
        {
            Add(row, 0, wanted, all);
        }

        var own = _lines.Count > at;
        foreach (var sub in Sheet.FieldsUnder(field.Id))
        {
            AddField(sub, Math.Min(level + 1, 2), wanted || string.Equals(Filter.Field, sub.Code, StringComparison.Ordinal));
        }

        if (_lines.Count == at)
        {
            return;
        }

        var title = level == 1 ? $"{(_roman < s_roman.Length ? s_roman[_roman] : "•")}. {field.Name}" : field.Name;
        _lines.Insert(at, new GridLine.Heading(field, level, title, own ? Sums(all) : []));
        if (level == 1)
        {
            _roman++;
        }
    }

    private void Add(FigureRow row, int depth, bool wanted, List<FigureRow> all)
    {
        // numbers do not move when the list is filtered: officials know indicators by them
        int? number = depth == 0 ? ++_number : null;
        all.Add(row);
        if (wanted && Fits(row))
        {
            _lines.Add(new GridLine.Row(row, depth, number, _headline.TryGetValue(row.Indicator.Id, out var printed) ? printed : null));
        }

        foreach (var child in row.Children)
        {
            Add(child, depth + 1, wanted, all);
        }
    }

    private bool Fits(FigureRow row) => FitsAlone(row) || row.Children.Exists(Fits);

    private bool FitsAlone(FigureRow row) =>
        (Filter.Field != Headline || _headline.ContainsKey(row.Indicator.Id))
        && (Filter.UnitId is null || row.Indicator.UnitInChargeId == Filter.UnitId)
        && (Filter.State is null || (Filter.State == "estimated" ? row.Qualifier == Qualifier.Estimated : string.Equals(FigureText.State(row), Filter.State, StringComparison.Ordinal)))
        && (Filter.Search is null || row.Indicator.Aliases.Append(row.Indicator.Name).Append(row.Indicator.Code).Any(n => VietnameseText.FoldedContains(n, Filter.Search)));
}
