using System.Globalization;
using ThiDua.Documents.Excel;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Which cell of a superior's form takes which value: suggested by its labels, checked, filled. Pure.</summary>
public static class FormMapping
{
    private static readonly Dictionary<string, FormValue> s_labels = new(StringComparer.Ordinal)
    {
        ["don vi bao cao"] = FormValue.Commune, ["ten don vi"] = FormValue.Commune, ["don vi"] = FormValue.Commune, ["ten xa"] = FormValue.Commune, ["xa"] = FormValue.Commune, ["xa phuong"] = FormValue.Commune,
        ["ky bao cao"] = FormValue.Period, ["ky"] = FormValue.Period, ["ngay bao cao"] = FormValue.Today, ["ngay lap"] = FormValue.Today, ["ngay lap bieu"] = FormValue.Today, ["ngay"] = FormValue.Today,
    };

    /// <summary>The mapping that the labels of rows and the heads of columns suggest; cells with formulas are left alone.</summary>
    public static IReadOnlyList<FormCell> Suggest(IReadOnlyList<ReadSheet> sheets, FigureSheet figures)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(figures);
        var matcher = new IndicatorMatcher(figures);
        var cells = new List<FormCell>();
        foreach (var sheet in sheets)
        {
            cells.AddRange(Labelled(sheet));
            if (FigureTable.Find(sheet, matcher, figures.Period) is not { } table)
            {
                continue;
            }

            var above = new List<FigureRow>();
            foreach (var line in table.Lines)
            {
                if (matcher.Find(line.Name, line.Unit, line.Field, above).Row is not { } row)
                {
                    continue;
                }

                above.Add(row);
                cells.AddRange(OfRow(sheet, table, line).Select(c => Of(c, row)));
            }
        }

        return cells;
    }

    /// <summary>A cell that takes its value from an indicator; a source the indicator has no target of is dropped.</summary>
    public static FormCell Of(FormCell cell, FigureRow row)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(row);
        return cell with { IndicatorId = row.Indicator.Id, Source = row.Targets.Any(t => t.SourceCode == cell.Source) ? cell.Source : null };
    }

    /// <summary>Refuses a cell that is no address, is on no sheet, holds a formula, wants an indicator and has none, or is named twice.</summary>
    /// <exception cref="DomainException">Names <c>Cells[i]</c>.</exception>
    public static void Check(IReadOnlyList<FormCell> cells, IReadOnlyList<ReadSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sheets);
        var seen = new HashSet<(string, CellAddress)>();
        for (var i = 0; i < cells.Count; i++)
        {
            var (cell, field) = (cells[i], $"Cells[{i.ToString(CultureInfo.InvariantCulture)}]");
            var sheet = sheets.FirstOrDefault(s => s.Name == cell.Sheet) ?? throw new DomainException($"Biểu không có trang “{cell.Sheet}”. Chọn lại trang.", field);
            if (!CellAddress.TryParse(cell.Cell, out var address))
            {
                throw new DomainException($"“{cell.Cell}” không phải là ô. Ghi chữ cột rồi số dòng, ví dụ C12.", field);
            }

            if (sheet.HasFormula(Anchor(sheet, address)))
            {
                throw new DomainException($"Ô {cell.Cell} có công thức, máy không ghi đè. Bỏ dòng này, hoặc chọn ô khác.", field);
            }

            if (NeedsIndicator(cell.Kind) && cell.IndicatorId is null)
            {
                throw new DomainException($"Ô {cell.Cell} chưa rõ lấy chỉ tiêu nào. Chọn chỉ tiêu trong danh sách gợi ý, hoặc bỏ dòng.", field);
            }

            if (!seen.Add((sheet.Name, Anchor(sheet, address))))
            {
                throw new DomainException($"Ô {cell.Cell} của trang “{cell.Sheet}” gắn hai lần. Bỏ một dòng.", field);
            }
        }
    }

    /// <summary>The values of a period for the mapped cells.</summary>
    public static FormFilling Fill(IReadOnlyList<FormCell> cells, IReadOnlyList<ReadSheet> sheets, FigureSheet figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(figures);
        var (edits, missing) = (new List<CellEdit>(), new List<string>());
        foreach (var cell in cells)
        {
            if (!CellAddress.TryParse(cell.Cell, out var address) || sheets.FirstOrDefault(s => s.Name == cell.Sheet) is not { } sheet || sheet.HasFormula(Anchor(sheet, address)))
            {
                continue; // checked when it was saved; the form never changes
            }

            var (edit, why) = One(cell, address, figures, today);
            if (edit is not null)
            {
                edits.Add(edit);
            }
            else
            {
                missing.Add($"Ô {cell.Cell}, trang “{cell.Sheet}”: {why}");
            }
        }

        return new(edits, missing, [.. Unmapped(cells, sheets, figures)]);
    }

    /// <summary>Whether a value is one of an indicator.</summary>
    public static bool NeedsIndicator(FormValue kind) => kind is not (FormValue.Commune or FormValue.Period or FormValue.Today);

    /// <summary>"chỉ tiêu giao (KH huyện)", "kết quả".</summary>
    public static string Word(FormValue kind, string? source = null) => kind switch
    {
        FormValue.Target => source is null ? "chỉ tiêu giao" : FigureChanges.SourceWord(source),
        FormValue.Result => "kết quả",
        FormValue.Percent => source is null ? "đạt %" : "đạt % " + FigureChanges.SourceWord(source),
        FormValue.Previous => "cùng kỳ",
        FormValue.Commune => "tên xã",
        FormValue.Period => "kỳ báo cáo",
        _ => "ngày lập",
    };

    private static (CellEdit? Edit, string Why) One(FormCell cell, CellAddress address, FigureSheet figures, DateOnly today)
    {
        CellEdit Text(string text) => new(cell.Sheet, address, null, text);
        if (!NeedsIndicator(cell.Kind))
        {
            return (Text(cell.Kind switch
            {
                FormValue.Commune => VietnameseText.Capitalise($"{figures.Profile.Kind} {figures.Profile.Name}"),
                FormValue.Period => VietnameseText.Capitalise(figures.Period.Label),
                _ => VietnameseDate.Text(today),
            }), "");
        }

        if (cell.IndicatorId is not { } id || figures.Find(id) is not { } row)
        {
            return (null, $"chỉ tiêu đã gắn không có trong {figures.Period.Label}");
        }

        var target = cell.Source is null ? row.Targets.FirstOrDefault() : row.Targets.FirstOrDefault(t => t.SourceCode == cell.Source);
        var rate = row.Indicator.Shape is Shape.CountShare or Shape.Percent;
        (decimal? Number, bool IsPercent) value = cell.Kind switch
        {
            FormValue.Result when row.Indicator.Shape == Shape.CountShare && cell.Unit is "%" => (row.Measure is { } m ? AttainmentRules.Round(m, row.PercentPlaces(null)) : null, true),
            FormValue.Result => (row.Value, row.Indicator.UnitName is "%"),
            FormValue.Percent => (target is not null && row.Against(target) is { Percent: { } p, Places: var places } ? AttainmentRules.Round(p, places) : null, true),
            FormValue.Previous => (row.Previous is { Form: BenchmarkForm.Level } before ? before.Value : null, rate),
            _ => (target is { Form: BenchmarkForm.Level } ? target.Value : null, rate),
        };
        if (value.Number is { } number)
        {
            var factor = cell.Unit is { } unit && !value.IsPercent ? ImportUnits.Factor(unit, row.Indicator) ?? 1 : 1;
            return (new(cell.Sheet, address, number / factor, IsPercent: value.IsPercent), "");
        }

        return cell.Kind == FormValue.Target && target is not null && FigureText.Benchmark(row.Indicator, target) is var words && words != FigureText.None
            ? (Text(words), "")
            : (null, $"{row.Indicator.Name}, {Word(cell.Kind, cell.Source)} chưa có số");
    }

    private static IEnumerable<FormCell> OfRow(ReadSheet sheet, FigureTable table, TableLine line)
    {
        foreach (var (column, key) in table.Columns.OrderBy(c => c.Key))
        {
            if (Value(key) is var (kind, source) && !sheet.HasFormula(new(line.Number, column)))
            {
                yield return new(sheet.Name, new CellAddress(line.Number, column).ToString(), kind, null, source, line.Unit);
            }
        }
    }

    private static IEnumerable<UnmappedRow> Unmapped(IReadOnlyList<FormCell> cells, IReadOnlyList<ReadSheet> sheets, FigureSheet figures)
    {
        var matcher = new IndicatorMatcher(figures);
        foreach (var sheet in sheets)
        {
            var mapped = cells.Where(c => c.Sheet == sheet.Name && CellAddress.TryParse(c.Cell, out _)).Select(c => CellAddress.Parse(c.Cell).Row).ToHashSet();
            if (FigureTable.Find(sheet, matcher, figures.Period) is not { } table)
            {
                continue;
            }

            foreach (var line in table.Lines.Where(l => !mapped.Contains(l.Number)))
            {
                yield return new(sheet.Name, line.Number, line.Name, [.. OfRow(sheet, table, line)]);
            }
        }
    }

    // "Đơn vị báo cáo:" with nothing beside it
    private static IEnumerable<FormCell> Labelled(ReadSheet sheet)
    {
        for (var row = 1; row <= Math.Min(sheet.LastRow, 40); row++)
        {
            for (var column = 1; column <= sheet.LastColumn; column++)
            {
                var beside = new CellAddress(row, 1 + sheet.Merged.Where(m => m.Contains(new(row, column))).Select(m => m.To.Column).FirstOrDefault(column));
                if (sheet[row, column].Text is { } text && text.EndsWith(':') && s_labels.TryGetValue(FigureColumns.Key(text), out var kind)
                    && beside.Column <= CellAddress.LastColumn && sheet.At(beside).IsEmpty && !sheet.HasFormula(beside))
                {
                    yield return new(sheet.Name, beside.ToString(), kind);
                }
            }
        }
    }

    private static (FormValue Kind, string? Source)? Value(string key) => key switch
    {
        FigureColumns.Value => (FormValue.Result, null),
        FigureColumns.Previous => (FormValue.Previous, null),
        _ when key.StartsWith(FigureColumns.TargetPrefix, StringComparison.Ordinal) => (FormValue.Target, key[FigureColumns.TargetPrefix.Length..]),
        _ when key.StartsWith(FigureColumns.PercentPrefix, StringComparison.Ordinal) => (FormValue.Percent, key[FigureColumns.PercentPrefix.Length..] is { Length: > 0 } source ? source : null),
        _ => null,
    };

    private static CellAddress Anchor(ReadSheet sheet, CellAddress address) => sheet.Merged.Where(m => m.Contains(address)).Select(m => m.From).FirstOrDefault(address);
}
