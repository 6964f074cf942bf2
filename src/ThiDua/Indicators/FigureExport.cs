using System.Globalization;
using ThiDua.Documents.Excel;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>
/// The grid as a sheet. Per cents are <c>ROUND(result/target*100, places)</c>, sums add the rows of their parts, changes subtract; the result stored with
/// each formula is what the program prints, so that the file says the same before and after Excel computes it anew.
/// </summary>
internal sealed class FigureExport
{
    private const int FirstSource = 4;
    private readonly FigureGrid _grid;
    private readonly Dictionary<Guid, int> _rows = [];
    private readonly int _value;

    public FigureExport(FigureGrid grid)
    {
        _grid = grid;
        _value = FirstSource + grid.Sources.Count;
        var row = 3;
        foreach (var line in grid.Lines)
        {
            row++;
            if (line is GridLine.Row shown)
            {
                _rows.Add(shown.Figure.Indicator.Id, row);
            }
        }
    }

    private int Of => _value + 1;

    private int Rate => _value + 2;

    private int Percents => _value + 4;

    private int Previous => Percents + _grid.Sources.Count;

    private int Last => Previous + 4;

    public void Write(WorkbookWriter book)
    {
        var sources = _grid.Sources;
        var sheet = book.Sheet(new("Chỉ tiêu – Kết quả", [6, 46, 12, .. sources.Select(_ => 16d), 16, 12, 10, 8, .. sources.Select(_ => 10d), 16, 14, 9, 13, 13]) { FrozenRows = 3, FrozenColumns = 2, Landscape = true });
        var profile = _grid.Sheet.Profile;
        sheet.Write(24, Cell.Of($"Chỉ tiêu – Kết quả {_grid.Sheet.Period.Label}, {profile.Kind} {profile.Name}", FigureWorkbook.Title));
        sheet.Merge(CellRange.Of(1, 1, 1, Last));
        WriteHeads(sheet);
        foreach (var line in _grid.Lines)
        {
            switch (line)
            {
                case GridLine.Heading heading:
                    sheet.Write([Cell.Empty(FigureWorkbook.Group), Cell.Of(heading.Title, FigureWorkbook.Group), .. Enumerable.Repeat(Cell.Empty(FigureWorkbook.Group), Last - 2)]);
                    break;
                case GridLine.Row row:
                    sheet.Write([.. Cells(row)]);
                    break;
                default:
                    break;
            }
        }

        if (sheet.Row > 3)
        {
            sheet.Filter(CellRange.Of(3, 1, sheet.Row, Last));
        }
    }

    // two rows: groups above, columns below; what has no group reaches over both
    private void WriteHeads(SheetWriter sheet)
    {
        var sources = _grid.Sources;
        List<(string Group, string Name)> heads =
        [
            ("STT", "STT"), ("Chỉ tiêu", "Chỉ tiêu"), ("Đơn vị tính", "Đơn vị tính"),
            .. sources.Select(s => ("Chỉ tiêu giao", VietnameseText.Capitalise(FigureChanges.SourceWord(s)))),
            ("Thực hiện", "Kết quả"), ("Thực hiện", "Trên tổng số"), ("Thực hiện", "Tỷ lệ %"), ("Thực hiện", "Ước"),
            .. sources.Select(s => ("Đạt % so với", VietnameseText.Capitalise(FigureChanges.SourceWord(s)))),
            ("So với cùng kỳ", "Cùng kỳ"), ("So với cùng kỳ", "Tăng, giảm"), ("So với cùng kỳ", "Tính bằng"),
            ("Tính đến ngày", "Tính đến ngày"), ("Đánh giá", "Đánh giá"),
        ];
        sheet.Write(22, [.. heads.Select((h, at) => Cell.Of(at > 0 && heads[at - 1].Group == h.Group ? null : h.Group, FigureWorkbook.Head))]);
        sheet.Write(22, [.. heads.Select(h => Cell.Of(h.Group == h.Name ? null : h.Name, FigureWorkbook.Head))]);
        for (var from = 0; from < heads.Count;)
        {
            var to = from;
            while (to + 1 < heads.Count && heads[to + 1].Group == heads[from].Group)
            {
                to++;
            }

            if (to > from || heads[from].Group == heads[from].Name)
            {
                sheet.Merge(CellRange.Of(2, from + 1, heads[from].Group == heads[from].Name ? 3 : 2, to + 1));
            }

            from = to + 1;
        }
    }

    private IEnumerable<Cell> Cells(GridLine.Row line)
    {
        var row = line.Figure;
        var indicator = row.Indicator;
        var number = _rows[indicator.Id];
        yield return Cell.Of(line.Number, FigureWorkbook.Centre);
        yield return Cell.Of(indicator.Name, FigureWorkbook.NameStyle(line.Depth));
        yield return Cell.Of(indicator.UnitName, FigureWorkbook.Centre);
        foreach (var source in _grid.Sources)
        {
            yield return Level(row, Target(row, source));
        }

        yield return Value(row);
        yield return Cell.Of(row.Of, FigureWorkbook.Number(0));
        var isShare = indicator.Shape == Shape.CountShare;
        yield return isShare && row.Measure is { } rate
            ? Cell.Formula($"{At(_value, number)}/{At(Of, number)}*100", rate, FigureWorkbook.Number(row.PercentPlaces(null)))
            : Cell.Empty(FigureWorkbook.Right);
        yield return Cell.Of(row.Qualifier == Qualifier.Exact ? null : FigureChanges.QualifierWord(row.Qualifier), FigureWorkbook.Centre);
        for (var at = 0; at < _grid.Sources.Count; at++)
        {
            yield return Percent(row, Target(row, _grid.Sources[at]), At(isShare ? Rate : _value, number), At(FirstSource + at, number));
        }

        yield return Level(row, row.Previous);
        yield return Change(row, At(isShare ? Rate : _value, number), At(Previous, number));
        yield return Cell.Of(row.Change is { } change ? change.Unit switch { ValueUnit.Percent => "%", ValueUnit.Point => "điểm %", _ => indicator.UnitName } : null, FigureWorkbook.Centre);
        yield return Cell.Of(row.Figure?.AsOf, FigureWorkbook.Day);
        yield return Cell.Of(FigureText.StateWord(row), FigureWorkbook.Centre);
    }

    private Cell Value(FigureRow row)
    {
        var style = FigureWorkbook.Number(FigureWorkbook.Places(row.Indicator, row.Value));
        if (row.Indicator.Source != FigureSource.SumOfParts || row.Value is not { } sum)
        {
            return Cell.Of(row.Value, style);
        }

        // parts that a filter hides are numbers in the formula, so that it still adds up
        var terms = row.Addends.Select(a => _rows.TryGetValue(a.Indicator.Id, out var at) ? At(_value, at) : Plain(a.Value!.Value))
            .Concat(row.AddendParts.Select(p => Plain(p.Value!.Value))).ToList();
        return terms.Count == 0 ? Cell.Of(sum, style) : Cell.Formula(string.Join('+', terms), sum, style);
    }

    private static Cell Percent(FigureRow row, Benchmark? target, string measure, string goal)
    {
        if (target is null || row.Against(target) is not { Percent: { } percent, Places: var places })
        {
            return Cell.Empty(FigureWorkbook.Right);
        }

        return target is { Form: BenchmarkForm.Level, Value: not null }
            ? Cell.Formula($"ROUND({measure}/{goal}*100,{places.ToString(CultureInfo.InvariantCulture)})", percent, FigureWorkbook.Number(places))
            : Cell.Of(percent, FigureWorkbook.Number(places)); // stated by a document without the number behind it
    }

    private static Cell Change(FigureRow row, string measure, string previous)
    {
        if (row.Change is not { } change)
        {
            return Cell.Empty(FigureWorkbook.Right);
        }

        var places = FigureText.ChangePlaces(row, change);
        var printed = AttainmentRules.Round(change.Value, places);
        return row.Previous is { Form: BenchmarkForm.Level, Value: not null }
            ? Cell.Formula($"ROUND({measure}-{previous},{places.ToString(CultureInfo.InvariantCulture)})", printed, FigureWorkbook.Signed(places))
            : Cell.Of(printed, FigureWorkbook.Signed(places));
    }

    private static Cell Level(FigureRow row, Benchmark? benchmark) => benchmark switch
    {
        { Form: BenchmarkForm.Level, Value: { } level } => Cell.Of(level, FigureWorkbook.Number(row.Indicator.Shape is Shape.CountShare or Shape.Percent ? Math.Max(1, FigureText.Places(level)) : FigureWorkbook.Places(row.Indicator, level))),
        not null => Cell.Of(FigureText.Benchmark(row.Indicator, benchmark), FigureWorkbook.Right),
        _ => Cell.Empty(FigureWorkbook.Right),
    };

    private static Benchmark? Target(FigureRow row, string source) => row.Targets.FirstOrDefault(t => string.Equals(t.SourceCode, source, StringComparison.Ordinal));

    private static string At(int column, int row) => new CellAddress(row, column).ToString();

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
