using System.Globalization;
using ThiDua.Documents.Excel;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>
/// Turns the running text of a report into a table of figures: each sentence part that gives an indicator a number is a row. Indicators are found by name,
/// told apart by unit and heading; what is not sure is proposed, never taken. The same figure told twice is one row with both places.
/// </summary>
public static class ReportTable
{
    private const int LongestName = 300;
    private static readonly string[] s_first = [FigureColumns.Value, FigureColumns.Of, FigureColumns.Estimated, FigureColumns.Previous];

    /// <summary>Reads a report.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="sheet">Figures of the period they are taken into.</param>
    /// <param name="reported">Period the report tells of: that of the sheet, or the one before, whose results then become the column of the period before.</param>
    /// <param name="fixes">Indicators the user chose.</param>
    public static FigureTable Of(string text, FigureSheet sheet, Period reported, ImportFixes fixes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(fixes);
        var lines = new TextLines(text);
        var matcher = new StatementMatcher(sheet);
        var asPrevious = reported != sheet.Period;
        var columns = new List<string>(s_first);
        var rows = new List<Draft>();
        var byIndicator = new Dictionary<Guid, Draft>();
        var number = 0;
        foreach (var statement in FigureStatements.Read(text))
        {
            // numbered before anything is left out, so that a row keeps its number whatever the user chooses
            var id = "0:" + (++number).ToString(CultureInfo.InvariantCulture);
            var line = lines.Of(statement.Start).Line;
            var chosen = fixes.Rows.TryGetValue(id, out var key) && key != Guid.Empty && sheet.Find(key) is { } picked ? picked : null;
            var (match, sure) = chosen is null ? matcher.Find(statement) : (new NameMatch(chosen, [chosen], null), true);
            if (match.Row is null && (match.Candidates.Count == 0 || NameLikeness.Heavy(statement.Names[0]) < 3) && statement.Targets.All(t => t.StatedPercent is null) && statement.Change is null && statement.Previous is null)
            {
                continue; // one of the many numbers of a report that no indicator counts
            }

            var draft = new Draft(number, statement, match, sure, line);
            draft.Fill(asPrevious);
            if (match.Row is { } row && byIndicator.TryGetValue(row.Indicator.Id, out var before))
            {
                if (before.TakesOver(draft, chosen is not null))
                {
                    continue;
                }
            }
            else if (match.Row is { } first && sure)
            {
                byIndicator.Add(first.Indicator.Id, draft);
            }

            rows.Add(draft);
        }

        foreach (var source in rows.SelectMany(r => r.Cells.Keys).Where(c => !columns.Contains(c, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            columns.Add(source);
        }

        return FigureTable.Of(columns, [.. rows.Select(r => r.Line())], rows.SelectMany(r => r.Cells.Select(c => (Row: r.Number, Column: columns.IndexOf(c.Key) + 1, c.Value))).ToDictionary(c => (c.Row, c.Column), c => c.Value));
    }

    private sealed class Draft(int number, FigureStatement statement, NameMatch match, bool sure, int line)
    {
        private readonly List<int> _lines = [line];
        private readonly List<string> _doubts = [];
        private bool _sure = sure;

        public Dictionary<string, ReadCell> Cells { get; } = new(StringComparer.Ordinal);

        public int Number => number;

        private decimal Told => statement.Value;

        public void Fill(bool asPrevious)
        {
            if (match.Row is not { } row)
            {
                Put(asPrevious ? FigureColumns.Previous : FigureColumns.Value, statement.Value);
                return;
            }

            var indicator = row.Indicator;
            var factor = StatementMatcher.Factor(statement, indicator) ?? 1;
            if (StatementMatcher.Factor(statement, indicator) is null)
            {
                _sure = false;
                _doubts.Add($"Báo cáo tính bằng “{statement.Unit ?? statement.After}”, chỉ tiêu tính bằng “{indicator.UnitName}”.");
            }

            _sure &= statement.Verdict == Verdict.Ok; // the page shows the per cent that does not follow

            if (asPrevious)
            {
                Before(indicator, factor);
            }
            else
            {
                Now(row, factor);
            }
        }

        /// <summary>Joins a later row of the same indicator; false when they tell different numbers.</summary>
        public bool TakesOver(Draft later, bool chosen)
        {
            var other = later.Cells.FirstOrDefault(c => Cells.TryGetValue(c.Key, out var mine) && mine != c.Value && c.Key is not FigureColumns.Estimated);
            if (other.Key is not null)
            {
                later._sure &= chosen;
                later._doubts.Add($"{FigureColumns.Label(other.Key)} khác dòng {string.Join(", ", _lines)}: ở đó ghi {Shown(Cells[other.Key])}.");
                return false;
            }

            if (match.Row is { Indicator.Source: FigureSource.SumOfParts } && later.Told != Told)
            {
                later._sure &= chosen; // a total is not among the cells, and still tells another figure apart
                return false;
            }

            if (!later._sure)
            {
                return later.Cells.All(c => Cells.ContainsKey(c.Key));
            }

            foreach (var (column, cell) in later.Cells)
            {
                Cells.TryAdd(column, cell);
            }

            _lines.AddRange(later._lines.Except(_lines));
            return true;
        }

        public TableLine Line() => new(number, statement.Names[0].Length > LongestName ? statement.Names[0][..LongestName] : statement.Names[0], null, statement.Heading)
        {
            Match = match,
            Proposed = true,
            Sure = _sure,
            Statement = statement,
            Lines = _lines,
            Doubts = match.Row is { Indicator.Shape: Shape.CountShare } && !Cells.ContainsKey(FigureColumns.Value) && !Cells.ContainsKey(FigureColumns.Previous)
                ? [.. _doubts, "Báo cáo chỉ ghi tỷ lệ; kết quả cần số đạt và tổng số."] : _doubts,
        };

        // The result of the report is the level a year before
        private void Before(Indicator indicator, decimal factor)
        {
            if (indicator.Shape == Shape.CountShare && statement.Unit != "%")
            {
                if (statement.Targets is [{ Value: > 0 and var of }, ..])
                {
                    Put(FigureColumns.Previous, AttainmentRules.Round(statement.Value / of * 100, 2));
                }
                else
                {
                    _doubts.Add("Chỉ có số đạt, chưa có tổng số nên chưa tính được tỷ lệ.");
                }

                return;
            }

            Put(FigureColumns.Previous, statement.Value * factor);
        }

        private void Now(FigureRow row, decimal factor)
        {
            var indicator = row.Indicator;
            var targets = statement.Targets.ToList();
            if (indicator.Shape == Shape.CountShare)
            {
                var count = statement.Unit == "%" ? -1 : targets.FindIndex(t => t.Words is null && t.Value >= statement.Value);
                if (count >= 0)
                {
                    Put(FigureColumns.Value, statement.Value);
                    Put(FigureColumns.Of, targets[count].Value);
                    targets.RemoveAt(count);
                }

                targets.RemoveAll(t => t.Value > 100);
                factor = 1;
            }
            else if (indicator.Source == FigureSource.SumOfParts)
            {
                _doubts.Add("Kết quả do máy cộng từ các phần, không nhận tổng.");
            }
            else
            {
                Put(FigureColumns.Value, statement.Value * factor);
            }

            if (statement.Exactness == StatedExactness.Estimated && Cells.ContainsKey(FigureColumns.Value))
            {
                Cells[FigureColumns.Estimated] = new(ReadKind.Text, "x");
            }

            foreach (var target in targets)
            {
                var source = FigureColumns.SourceOf(target.Words);
                var value = target.Value * factor;
                // "KH" alone is the plan the commune already has that number from
                source = source is null or "kh-nam" ? row.Targets.FirstOrDefault(t => t.Value == value)?.SourceCode ?? source : source;
                if (source is null)
                {
                    _doubts.Add("Câu không nói rõ số giao của ai; nhận vào KH năm.");
                    _sure = false;
                }

                Cells.TryAdd(FigureColumns.TargetPrefix + (source ?? "kh-nam"), new(ReadKind.Number, Number: value));
            }

            if (statement.Previous is { } before)
            {
                Put(FigureColumns.Previous, before * factor);
            }
            else if (statement.Change is { } change)
            {
                var rate = indicator.Shape is Shape.CountShare or Shape.Percent;
                var unit = !change.Percent ? ValueUnit.Own : rate ? ValueUnit.Point : ValueUnit.Percent;
                Cells[FigureColumns.Previous] = new(ReadKind.Text, FigureText.Benchmark(indicator, new Benchmark
                {
                    OwnerId = indicator.OwnerId,
                    FigureId = Guid.Empty,
                    Kind = BenchmarkKind.Previous,
                    SourceCode = FigureRules.PreviousSource,
                    Form = BenchmarkForm.Change,
                    Value = change.Value * (change.Percent ? 1 : factor),
                    ValueUnit = unit,
                }));
            }
        }

        private void Put(string column, decimal value) => Cells[column] = new(ReadKind.Number, Number: value);

        private static string Shown(ReadCell cell) => cell.Text ?? VietnameseNumber.FormatTrimmed(cell.Number, VietnameseNumber.MostDecimals);
    }
}
