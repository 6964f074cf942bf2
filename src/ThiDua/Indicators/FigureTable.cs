using ThiDua.Documents.Excel;
using ThiDua.Figures;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>A line of a table with a name in it.</summary>
/// <param name="Number">Number of the row in its sheet.</param>
/// <param name="Name">Name as written.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="Field">Field as written, else the field heading above.</param>
public sealed record TableLine(int Number, string Name, string? Unit, string? Field)
{
    /// <summary>What the name means, when whoever made the table worked it out; null to find it by name.</summary>
    public NameMatch? Match { get; init; }

    /// <summary>Read from running text: taken over only when sure, or ticked.</summary>
    public bool Proposed { get; init; }

    /// <summary>The indicator is sure.</summary>
    public bool Sure { get; init; }

    /// <summary>The sentence it was read from.</summary>
    public FigureStatement? Statement { get; init; }

    /// <summary>Lines of the text it stands in, from one.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>What to look at before taking it, in Vietnamese.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}

/// <summary>A table of figures found in a sheet or a paste: where its columns are and which rows name something.</summary>
public sealed class FigureTable
{
    private const int SearchedRows = 40;
    private const int MostHeadRows = 3;
    private readonly Func<int, int, ReadCell> _at;

    private FigureTable(string sheet, Func<int, int, ReadCell> at, IReadOnlyDictionary<int, string> columns, IReadOnlyList<TableLine> lines) => (Sheet, _at, Columns, Lines) = (sheet, at, columns, lines);

    /// <summary>Name of the sheet; empty for a paste.</summary>
    public string Sheet { get; }

    /// <summary>Keys of <see cref="FigureColumns"/> by column number.</summary>
    public IReadOnlyDictionary<int, string> Columns { get; }

    /// <summary>Rows that name something.</summary>
    public IReadOnlyList<TableLine> Lines { get; }

    /// <summary>A cell.</summary>
    public ReadCell this[int row, int column] => _at(row, column);

    /// <summary>Finds the table of a sheet; null when no row of heads is found in its first forty.</summary>
    public static FigureTable? Find(ReadSheet sheet, IndicatorMatcher matcher, Period period)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Find(sheet.Name, (r, c) => sheet[r, c], (r, c) => sheet.At(new(r, c)), sheet.LastRow, sheet.LastColumn, matcher, period);
    }

    /// <summary>Finds the table of a paste with heads.</summary>
    public static FigureTable? Find(string pasted, IndicatorMatcher matcher, Period period)
    {
        var (at, rows, columns) = Pasted(pasted);
        return Find("", at, at, rows, columns, matcher, period);
    }

    /// <summary>A paste without heads: its columns are given, its rows named by whoever pasted it.</summary>
    public static FigureTable Block(string pasted, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var (at, rows, width) = Pasted(pasted);
        return new("", at, columns.Take(width).Select((key, i) => (key, i)).ToDictionary(k => k.i + 1, k => k.key), [.. Enumerable.Range(1, rows).Select(r => new TableLine(r, "", null, null))]);
    }

    /// <summary>A table made of something else than cells.</summary>
    /// <param name="columns">Keys of its columns, the first one for column 1.</param>
    /// <param name="lines">Its rows.</param>
    /// <param name="cells">Their cells by number of the row and column.</param>
    internal static FigureTable Of(IReadOnlyList<string> columns, IReadOnlyList<TableLine> lines, IReadOnlyDictionary<(int Row, int Column), ReadCell> cells) =>
        new("", (row, column) => cells.GetValueOrDefault((row, column), ReadCell.None), columns.Select((key, i) => (key, i)).ToDictionary(k => k.i + 1, k => k.key), lines);

    private static (Func<int, int, ReadCell> At, int Rows, int Columns) Pasted(string text)
    {
        var lines = PastedTable.Split(text).ToList();
        while (lines.Count > 0 && lines[^1].Cells.All(c => c is null))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return ((row, column) => row >= 1 && row <= lines.Count && column >= 1 && column <= lines[row - 1].Cells.Count && lines[row - 1].Cells[column - 1] is { } cell ? new(ReadKind.Text, cell) : ReadCell.None,
            Math.Min(lines.Count, PastedTable.MostRows), lines.Count == 0 ? 0 : lines.Max(l => l.Cells.Count));
    }

    private static FigureTable? Find(string name, Func<int, int, ReadCell> at, Func<int, int, ReadCell> merged, int rows, int width, IndicatorMatcher matcher, Period period)
    {
        var best = new Dictionary<int, string>();
        var last = 0;
        for (var first = 1; first <= Math.Min(rows, SearchedRows); first++)
        {
            for (var height = 1; height <= MostHeadRows && first + height - 1 <= rows; height++)
            {
                var found = Heads(merged, first, first + height - 1, width, period);
                if (found.ContainsValue(FigureColumns.Name) && found.Count > best.Count && found.Values.Any(k => k is not (FigureColumns.Name or FigureColumns.Unit or FigureColumns.Field)))
                {
                    (best, last) = (found, first + height - 1);
                }
            }
        }

        if (best.Count == 0)
        {
            return null;
        }

        var names = best.First(c => c.Value == FigureColumns.Name).Key;
        var units = best.FirstOrDefault(c => c.Value == FigureColumns.Unit).Key;
        var fields = best.FirstOrDefault(c => c.Value == FigureColumns.Field).Key;
        var lines = new List<TableLine>();
        string? heading = null;
        for (var row = last + 1; row <= rows; row++)
        {
            if (merged(row, names).Text is not { } text)
            {
                continue;
            }

            var hasFigures = best.Any(c => FigureColumns.IsEntered(c.Value) && !at(row, c.Key).IsEmpty);
            if (!hasFigures)
            {
                heading = matcher.IsField(text) ? StripNumber(text) : heading;
            }

            if (text.Length > 1 && (hasFigures || !matcher.IsField(text)))
            {
                lines.Add(new(row, text, units > 0 ? merged(row, units).Text : null, (fields > 0 ? merged(row, fields).Text : null) ?? heading));
            }
        }

        return new(name, at, best, lines);
    }

    private static Dictionary<int, string> Heads(Func<int, int, ReadCell> at, int first, int last, int width, Period period)
    {
        var found = new Dictionary<int, string>();
        for (var row = first; row <= last; row++)
        {
            // one text over the whole width is a title, and titles are full of words that heads are made of
            if (Enumerable.Range(1, width).Select(c => at(row, c).Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count() < 2)
            {
                return found;
            }
        }

        for (var column = 1; column <= width; column++)
        {
            var texts = new List<string>();
            for (var row = first; row <= last; row++)
            {
                var cell = at(row, column);
                if ((cell.Text ?? (cell.Kind == ReadKind.Number ? cell.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)) is { } text && !texts.Contains(text, StringComparer.Ordinal))
                {
                    texts.Add(text);
                }
            }

            if (FigureColumns.Read(texts, period) is { } key && !found.ContainsValue(key))
            {
                found.Add(column, key);
            }
        }

        return found;
    }

    private static string StripNumber(string heading) => heading[(heading.IndexOf('.', StringComparison.Ordinal) is > 0 and < 6 and var dot ? dot + 1 : 0)..].Trim();
}
