using System.Globalization;
using ThiDua.Documents.Excel;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>What becomes of a cell.</summary>
public enum CellOutcome { New, Changed, Same, Refused }

/// <summary>One cell of an import.</summary>
public sealed class ImportCell
{
    internal ImportCell(string id, string address, string column, string text) => (Id, Address, Column, Text) = (id, address, column, text);

    /// <summary>Key of the cell inside the import: table and address.</summary>
    public string Id { get; }

    /// <summary>Address in the sheet, "C12".</summary>
    public string Address { get; }

    /// <summary>Key of <see cref="FigureColumns"/>.</summary>
    public string Column { get; }

    /// <summary>What stands in it, or was put in its place, as people write it.</summary>
    public string Text { get; }

    /// <summary>What is stored now, as printed.</summary>
    public string Before { get; internal set; } = FigureText.None;

    /// <summary>What would be stored, as printed.</summary>
    public string After { get; internal set; } = FigureText.None;

    /// <summary>What becomes of it.</summary>
    public CellOutcome Outcome { get; internal set; }

    /// <summary>Why it is refused, in Vietnamese.</summary>
    public string? Message { get; internal set; }

    /// <summary>What was probably meant.</summary>
    public string? Suggestion { get; internal set; }

    /// <summary>Whether it changes something.</summary>
    public bool Changes => Outcome is CellOutcome.New or CellOutcome.Changed;

    internal ReadCell Read { get; init; }

    internal bool Corrected { get; init; }

    internal bool Proposed { get; init; }

    internal void Refuse(string message, string? suggestion = null) => (Outcome, Message, Suggestion) = (CellOutcome.Refused, message, suggestion);
}

/// <summary>One row of an import.</summary>
/// <param name="Id">Key inside the import: table and row.</param>
/// <param name="Sheet">Sheet; empty for a paste.</param>
/// <param name="Number">Row number.</param>
/// <param name="Name">Name as written.</param>
/// <param name="Match">What it means.</param>
/// <param name="Skipped">Left out by the user.</param>
/// <param name="Cells">Its cells.</param>
public sealed record ImportRow(string Id, string Sheet, int Number, string Name, NameMatch Match, bool Skipped, IReadOnlyList<ImportCell> Cells)
{
    /// <summary>The line it was read from.</summary>
    public required TableLine Source { get; init; }

    /// <summary>Taken over with the next "Nhận". Rows of a table are, unless left out; what is read from running text is when its indicator is sure and no stored number is written over, or when the user ticked it.</summary>
    public bool Taken { get; internal set; }

    /// <summary>The user's own decision; null when there is none.</summary>
    public bool? Decided { get; internal init; }

    /// <summary>The indicator to be added for it.</summary>
    public NewIndicator? Added { get; internal init; }

    /// <summary>It would write over a stored number.</summary>
    public bool Conflicts => !Skipped && Match.Row is not null && Cells.Any(c => c.Outcome == CellOutcome.Changed);

    /// <summary>The row wants something of the user: a name or a cell.</summary>
    public bool IsBad => !Skipped && Cells.Count > 0 && (Match.Row is null || Cells.Any(c => c.Outcome == CellOutcome.Refused));

    /// <summary>Whether it changes something.</summary>
    public bool Changes => !Skipped && Taken && Match.Row is not null && Cells.Any(c => c.Changes);
}

/// <summary>An indicator to be added to the catalogue for a row that none fits.</summary>
/// <param name="Name">Name.</param>
/// <param name="UnitName">Unit of measure.</param>
/// <param name="FieldId">Field.</param>
public sealed record NewIndicator(string Name, string UnitName, Guid FieldId);

/// <summary>What a user put right on the page of an import.</summary>
/// <param name="Cells">Texts in place of cells, by <see cref="ImportCell.Id"/>; empty = leave the cell out.</param>
/// <param name="Rows">Indicators of rows, by <see cref="ImportRow.Id"/>; the empty key = leave the row out.</param>
public sealed record ImportFixes(IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, Guid> Rows)
{
    /// <summary>Nothing put right.</summary>
    public static ImportFixes None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, Guid>());

    /// <summary>Rows ticked or not, by <see cref="ImportRow.Id"/>.</summary>
    public IReadOnlyDictionary<string, bool> Taken { get; init; } = new Dictionary<string, bool>();

    /// <summary>Indicators to be added for rows, by <see cref="ImportRow.Id"/>.</summary>
    public IReadOnlyDictionary<string, NewIndicator> Added { get; init; } = new Dictionary<string, NewIndicator>();
}

/// <summary>
/// What an import would do, worked out anew each time from the tables, what was put right, and the figures as they stand: what is applied shows as the
/// same afterwards, what is undone as a change again. Empty cells leave the stored value. Pure.
/// </summary>
public sealed class ImportPlan
{
    private readonly List<ImportRow> _rows = [];
    private readonly Dictionary<Guid, FigureInput> _inputs = [];
    private readonly Dictionary<string, string?> _units = [];
    private readonly FigureSheet _sheet;
    private readonly FigureAccess _access;
    private readonly DateOnly _today;

    private ImportPlan(FigureSheet sheet, FigureAccess access, DateOnly today) => (_sheet, _access, _today) = (sheet, access, today);

    /// <summary>Rows with cells, in their order.</summary>
    public IReadOnlyList<ImportRow> Rows => _rows;

    /// <summary>What to save, by indicator: every cell that changes something and was not refused.</summary>
    public IReadOnlyDictionary<Guid, FigureInput> Inputs => _inputs;

    /// <summary>How many cells have an outcome.</summary>
    public int Count(CellOutcome outcome) => _rows.Where(r => r is { Skipped: false, Match.Row: not null }).Sum(r => r.Cells.Count(c => c.Outcome == outcome));

    /// <summary>Rows whose name is not understood.</summary>
    public int Unmatched => _rows.Count(r => r is { Skipped: false, Match.Row: null });

    /// <summary>Works out the plan.</summary>
    public static ImportPlan Make(IReadOnlyList<FigureTable> tables, FigureSheet sheet, FigureAccess access, ImportFixes fixes, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(fixes);
        var plan = new ImportPlan(sheet, access, today);
        var matcher = new IndicatorMatcher(sheet);
        for (var at = 0; at < tables.Count; at++)
        {
            plan.AddRows(at.ToString(CultureInfo.InvariantCulture), tables[at], matcher, fixes);
        }

        foreach (var group in plan._rows.Where(r => r is { Skipped: false, Match.Row: not null }).GroupBy(r => r.Match.Row!.Indicator.Id))
        {
            plan.JudgeAll(group.First().Match.Row!, [.. group]);
        }

        return plan;
    }

    private void AddRows(string table, FigureTable source, IndicatorMatcher matcher, ImportFixes fixes)
    {
        var above = new List<FigureRow>();
        foreach (var line in source.Lines)
        {
            var id = $"{table}:{line.Number.ToString(CultureInfo.InvariantCulture)}";
            var chosen = fixes.Rows.TryGetValue(id, out var fixedTo) ? fixedTo : (Guid?)null;
            var match = chosen is { } key && _sheet.Find(key) is { } row ? new(row, [row], null) : line.Match ?? matcher.Find(line.Name, line.Unit, line.Field, above);
            if (match.Row is not null)
            {
                above.Add(match.Row);
            }

            var cells = new List<ImportCell>();
            foreach (var (column, name) in source.Columns.Where(c => FigureColumns.IsEntered(c.Value)).OrderBy(c => c.Key))
            {
                var address = new CellAddress(line.Number, column).ToString();
                var read = source[line.Number, column];
                var corrected = fixes.Cells.TryGetValue($"{table}:{address}", out var text);
                if (corrected ? text!.Length > 0 : !read.IsEmpty && !IsBlankMark(read))
                {
                    cells.Add(new($"{table}:{address}", address, name, corrected ? text! : Shown(read)) { Read = corrected ? new(ReadKind.Text, text) : read, Corrected = corrected, Proposed = line.Proposed });
                }
            }

            if (cells.Count > 0)
            {
                _rows.Add(new(id, source.Sheet, line.Number, line.Name.Length > 0 ? line.Name : match.Row?.Indicator.Name ?? "", match, chosen == Guid.Empty, cells)
                {
                    Source = line,
                    Decided = fixes.Taken.TryGetValue(id, out var taken) ? taken : chosen is not null ? chosen != Guid.Empty : null,
                    Taken = !line.Proposed,
                    Added = match.Row is null ? fixes.Added.GetValueOrDefault(id) : null,
                });
                _units[id] = line.Unit;
                if (match.Row is { } found && line.Unit is not null && ImportUnits.Factor(line.Unit, found.Indicator) is null)
                {
                    foreach (var cell in cells.Where(c => !c.Corrected && c.Column is not (FigureColumns.Estimated or FigureColumns.AsOf)))
                    {
                        cell.Refuse($"Đơn vị tính trong tệp là “{line.Unit}”, chỉ tiêu tính bằng “{found.Indicator.UnitName}”. Ghi lại số theo {found.Indicator.UnitName}, hoặc xóa để bỏ qua.");
                    }
                }
            }
        }
    }

    // What is only proposed is judged by itself: it is shown with what it would change, but neither taken nor in the way of what is.
    private void JudgeAll(FigureRow row, List<ImportRow> rows)
    {
        foreach (var proposed in rows.Where(r => r.Source.Proposed))
        {
            Judge(row, [proposed], keep: false);
            proposed.Taken = proposed.Decided ?? (proposed.Source.Sure && !proposed.Conflicts);
        }

        Judge(row, rows.FindAll(r => r.Taken), keep: true);
    }

    // All cells of one figure are judged together, as the grid judges a row; only when they do not fit are they added one by one to find who is at fault.
    private void Judge(FigureRow row, List<ImportRow> rows, bool keep)
    {
        var read = new List<(ImportCell Cell, string? Unit)>();
        var input = Stored(row);
        foreach (var (line, cell) in rows.SelectMany(r => r.Cells.Select(c => (r, c))))
        {
            cell.Before = Before(row, cell.Column);
            var unit = cell.Corrected ? null : _units[line.Id];
            if (IsTaken(row, cell, read) && Read(row, cell, unit, input) is { } next)
            {
                input = next;
                read.Add((cell, unit));
            }
        }

        if (Trouble(row, input) is not null)
        {
            input = Stored(row);
            foreach (var (cell, unit) in read)
            {
                var next = Read(row, cell, unit, input)!;
                if (Trouble(row, next) is { } trouble)
                {
                    cell.Refuse(trouble);
                }
                else
                {
                    input = next;
                }
            }
        }

        foreach (var cell in read.Select(r => r.Cell).Where(c => c.Outcome != CellOutcome.Refused))
        {
            cell.After = After(row, input, cell.Column);
            cell.Outcome = cell.After == cell.Before ? CellOutcome.Same : cell.Before == FigureText.None ? CellOutcome.New : CellOutcome.Changed;
        }

        if (keep && read.Exists(r => r.Cell.Changes))
        {
            _inputs.Add(row.Indicator.Id, input);
        }
    }

    private bool IsTaken(FigureRow row, ImportCell cell, List<(ImportCell Cell, string? Unit)> before)
    {
        if (cell.Outcome == CellOutcome.Refused)
        {
            return false; // its unit does not fit
        }

        if (_access.WhyNot(row.Indicator) is { } why)
        {
            cell.Refuse($"Không sửa được “{row.Indicator.Name}”. {why}");
            return false;
        }

        if (before.Find(b => b.Cell.Column == cell.Column).Cell is { } earlier)
        {
            cell.Refuse($"{FigureColumns.Label(cell.Column)} của “{row.Indicator.Name}” đã có ở ô {earlier.Address}. Xóa số ở đây để bỏ qua, hoặc bỏ dòng.");
            return false;
        }

        return true;
    }

    // The figure as stored, to which the cells are added one by one
    private FigureInput Stored(FigureRow row) => new(row.Indicator.Id, _sheet.Period.ToString(), row.Figure?.Version ?? 0, row.Indicator.Source == FigureSource.SumOfParts ? null : row.Figure?.Value, row.Figure?.Of,
        row.Figure?.Qualifier ?? Qualifier.Exact, row.Figure?.AsOf, new Dictionary<string, decimal?>(), null) { TouchesPrevious = false, TouchesRemarks = false };

    private string? Trouble(FigureRow row, FigureInput input)
    {
        try
        {
            FigureRules.Check(row.Indicator, input, _sheet.Period, _today);
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Message;
        }
    }

    private static FigureInput? Read(FigureRow row, ImportCell cell, string? unit, FigureInput input)
    {
        var isTarget = cell.Column.StartsWith(FigureColumns.TargetPrefix, StringComparison.Ordinal);
        switch (cell.Column)
        {
            case FigureColumns.AsOf:
                return Day(cell) is { } day ? input with { AsOf = day } : null;
            case FigureColumns.Estimated:
                return Mark(cell) is { } mark ? input with { Qualifier = mark ? Qualifier.Estimated : input.Qualifier == Qualifier.Estimated ? Qualifier.Exact : input.Qualifier } : null;
            case FigureColumns.Value when row.Indicator.Shape == Shape.CountShare && cell.Text.Split('/') is [var part, var whole]:
                return Number(row, cell, part, null) is { } counted && Number(row, cell, whole, null) is { } total ? input with { Value = counted, Of = total } : null;
            default:
                break;
        }

        var text = cell.Text;
        var qualifier = input.Qualifier;
        if (cell.Column == FigureColumns.Value)
        {
            (text, qualifier) = Qualified(text, qualifier);
        }

        if (cell.Column == FigureColumns.Value && row.Indicator.Source == FigureSource.SumOfParts)
        {
            return Sum(row, cell, text, unit, input);
        }

        // what is stored as a change or a stated per cent is not a level to be overwritten; the same words sent back are no change
        var stored = isTarget ? row.Targets.FirstOrDefault(t => t.SourceCode == cell.Column[FigureColumns.TargetPrefix.Length..])
            : cell.Column == FigureColumns.Previous ? row.Figure?.Benchmarks.FirstOrDefault(b => b.Kind == BenchmarkKind.Previous)
            : null;
        if (stored is not null and not { Form: BenchmarkForm.Level, Value: not null })
        {
            var words = FigureText.Benchmark(row.Indicator, stored);
            if (FigureColumns.Key(words) == FigureColumns.Key(cell.Text))
            {
                (cell.Outcome, cell.After) = (CellOutcome.Same, cell.Before);
                return null;
            }

            // what is only proposed shows both and waits for a tick
            if (!cell.Proposed)
            {
                cell.Refuse($"{FigureColumns.Label(cell.Column)} của chỉ tiêu này đang ghi dạng “{words}”, sửa ở trang của chỉ tiêu. Xóa số ở đây để bỏ qua.");
                return null;
            }
        }

        if (cell.Column == FigureColumns.Previous && Change(text) is { } change)
        {
            return input with { Previous = null, PreviousChange = change, TouchesPrevious = true };
        }

        if (Number(row, cell, text, unit) is not { } number)
        {
            return null;
        }

        return cell.Column switch
        {
            FigureColumns.Value => input with { Value = number, Qualifier = qualifier },
            FigureColumns.Of => input with { Of = number },
            FigureColumns.Previous => input with { Previous = number, PreviousChange = null, TouchesPrevious = true },
            _ => input with { Targets = new Dictionary<string, decimal?>(input.Targets, StringComparer.Ordinal) { [cell.Column[FigureColumns.TargetPrefix.Length..]] = number } },
        };
    }

    /// <summary>"tăng 50,2", "giảm 3,98 điểm", "tăng 18,5%" as <see cref="FigureText.Benchmark"/> prints them; null for anything else.</summary>
    private static PreviousChange? Change(string text)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sign = words.Length < 2 ? 0 : FigureColumns.Key(words[0]) switch { "tang" => 1, "giam" => -1, _ => 0 };
        var rest = words[^1];
        var unit = rest.EndsWith('%') ? ValueUnit.Percent : FigureColumns.Key(rest).EndsWith(" diem", StringComparison.Ordinal) ? ValueUnit.Point : ValueUnit.Own;
        rest = unit switch { ValueUnit.Percent => rest[..^1], ValueUnit.Point => rest[..rest.LastIndexOf(' ')], _ => rest };
        return sign != 0 && VietnameseNumber.Read(rest).Value is { } value ? new(sign * value, unit) : null;
    }

    private static FigureInput? Sum(FigureRow row, ImportCell cell, string text, string? unit, FigureInput input)
    {
        if (Number(row, cell, text, unit) is not { } number)
        {
            return null;
        }

        if (row.Value is { } sum && AttainmentRules.Round(sum, Math.Max(row.Indicator.Decimals, 0)) == AttainmentRules.Round(number, Math.Max(row.Indicator.Decimals, 0)))
        {
            (cell.Outcome, cell.After) = (CellOutcome.Same, cell.Before);
            return null;
        }

        // a sum in the file is often right once its parts are taken over; it is never entered itself
        cell.Refuse($"“{row.Indicator.Name}” do máy cộng từ các phần (đang là {FigureText.Value(row)}). Nhận các phần rồi kiểm tra lại; nếu vẫn lệch thì sửa ở từng phần. Xóa số ở đây để bỏ qua.");
        return null;
    }

    private static decimal? Number(FigureRow row, ImportCell cell, string text, string? unit)
    {
        decimal number;
        if (cell.Read.Kind is ReadKind.Number)
        {
            number = cell.Read.Number;
        }
        else if (cell.Read.Kind is ReadKind.Error or ReadKind.Boolean or ReadKind.Date)
        {
            cell.Refuse(cell.Read.Kind == ReadKind.Error ? $"Công thức trong tệp báo lỗi {cell.Text}. Sửa công thức, hoặc ghi số vào đây." : $"“{cell.Text}” không phải là số. Ghi số vào đây, hoặc xóa để bỏ qua.");
            return null;
        }
        else
        {
            var reading = VietnameseNumber.Read(text.Trim().EndsWith('%') && (row.Indicator.UnitName == "%" || row.Indicator.Shape == Shape.CountShare) ? text.Trim()[..^1] : text);
            if (reading.Value is not { } read)
            {
                cell.Refuse(reading.Problem ?? "Ô này trống. Ghi số vào đây.", reading.Suggestion is { } meant ? VietnameseNumber.FormatTrimmed(meant, VietnameseNumber.MostDecimals) : null);
                return null;
            }

            number = read;
        }

        // Excel keeps 15 digits of what it computes; a figure is meant with the places it is kept with
        var places = cell.Read.Kind == ReadKind.Number ? 9 : VietnameseNumber.MostDecimals;
        return AttainmentRules.Round(number * (unit is null ? 1 : ImportUnits.Factor(unit, row.Indicator) ?? 1), places);
    }

    private static (string Text, Qualifier Qualifier) Qualified(string text, Qualifier stored)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length < 2 ? (text, stored) : FigureColumns.Key(words[0]) switch
        {
            "uoc" => (words[1], Qualifier.Estimated),
            "khoang" => (words[1], Qualifier.About),
            "tren" or "hon" => (words[1], Qualifier.AtLeast),
            _ => (text, stored),
        };
    }

    private static DateOnly? Day(ImportCell cell)
    {
        if (cell.Read.Kind == ReadKind.Date)
        {
            return cell.Read.Date;
        }

        string[] shapes = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy"];
        if (DateOnly.TryParseExact(cell.Text.Trim(), shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        cell.Refuse($"“{cell.Text}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 20/11/2022, hoặc xóa để bỏ qua.");
        return null;
    }

    private static bool? Mark(ImportCell cell)
    {
        switch (cell.Read.Kind == ReadKind.Boolean ? cell.Read.Number == 1 ? "x" : "khong" : FigureColumns.Key(cell.Text))
        {
            case "x" or "uoc" or "co" or "u" or "1":
                return true;
            case "khong" or "0" or "chinh xac":
                return false;
            default:
                cell.Refuse($"“{cell.Text}” ở cột Ước không hiểu được. Ghi x nếu là số ước, “không” nếu là số chính xác, hoặc xóa để bỏ qua.");
                return null;
        }
    }

    private static string Before(FigureRow row, string column) => column switch
    {
        FigureColumns.Value => row.Value is null ? FigureText.None : (FigureChanges.QualifierWord(row.Qualifier) + " " + FigureText.Value(row)).Trim(),
        FigureColumns.Of => row.Of is { } of ? VietnameseNumber.FormatTrimmed(of, VietnameseNumber.MostDecimals) : FigureText.None,
        FigureColumns.Estimated => row.Figure?.Qualifier == Qualifier.Estimated ? "ước" : FigureText.None,
        FigureColumns.AsOf => row.Figure?.AsOf is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : FigureText.None,
        FigureColumns.Previous => FigureText.Benchmark(row.Indicator, row.Figure?.Benchmarks.FirstOrDefault(b => b.Kind == BenchmarkKind.Previous)),
        _ => FigureText.Benchmark(row.Indicator, row.Targets.FirstOrDefault(t => t.SourceCode == column[FigureColumns.TargetPrefix.Length..])),
    };

    private static string After(FigureRow row, FigureInput input, string column) => column switch
    {
        FigureColumns.Value => input.Value is { } value ? (FigureChanges.QualifierWord(input.Qualifier) + " " + FigureText.Number(row.Indicator, value)).Trim() : FigureText.None,
        FigureColumns.Of => input.Of is { } of ? VietnameseNumber.FormatTrimmed(of, VietnameseNumber.MostDecimals) : FigureText.None,
        FigureColumns.Estimated => input.Qualifier == Qualifier.Estimated ? "ước" : FigureText.None,
        FigureColumns.AsOf => input.AsOf is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : FigureText.None,
        FigureColumns.Previous => input.PreviousChange is { } change ? FigureText.Benchmark(row.Indicator, Benchmark(row.Indicator, change.Value, BenchmarkForm.Change, change.Unit)) : Level(row.Indicator, input.Previous),
        _ => Level(row.Indicator, input.Targets.GetValueOrDefault(column[FigureColumns.TargetPrefix.Length..])),
    };

    private static string Level(Indicator indicator, decimal? level) => level is not { } value ? FigureText.None
        : FigureText.Benchmark(indicator, Benchmark(indicator, value, BenchmarkForm.Level, ValueUnit.Own));

    private static Benchmark Benchmark(Indicator indicator, decimal value, BenchmarkForm form, ValueUnit unit) =>
        new() { OwnerId = indicator.OwnerId, FigureId = Guid.Empty, Kind = BenchmarkKind.Target, SourceCode = "", Value = value, Form = form, ValueUnit = unit };

    // a dash is how tables say "nothing"
    private static bool IsBlankMark(ReadCell cell) => cell.Text?.Trim() is "-" or "–" or "—" or "…" or "...";

    private static string Shown(ReadCell cell) => cell.Kind switch
    {
        ReadKind.Number => VietnameseNumber.FormatTrimmed(cell.Number, VietnameseNumber.MostDecimals),
        ReadKind.Date => cell.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        ReadKind.Boolean => cell.Number == 1 ? "có" : "không",
        _ => cell.Text ?? "",
    };
}
