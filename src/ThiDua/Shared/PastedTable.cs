using System.Text;

namespace ThiDua.Shared;

/// <summary>A column a paste may hold.</summary>
/// <param name="Key">Name the cells are read by.</param>
/// <param name="Aliases">How the heading may be written; compared without diacritics, case and punctuation.</param>
public sealed record PastedColumn(string Key, params string[] Aliases);

/// <summary>One row of a paste.</summary>
/// <param name="Line">Line in the pasted text, from 1, for messages.</param>
/// <param name="Cells">Cells by column key; empty cells are absent.</param>
public sealed record PastedRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>A cell, or null when it is empty or the column was not pasted.</summary>
    public string? this[string key] => Cells.GetValueOrDefault(key);
}

/// <summary>
/// A table pasted from Excel or Word: cells parted by tabs (by semicolons when the text holds no tab, for those who type), cells in quotes may hold line
/// ends, as Excel sends them. A heading row is recognised by its names, wherever its columns stand; without one the columns are taken in their own order.
/// </summary>
public sealed class PastedTable
{
    /// <summary>The most rows read from one paste.</summary>
    public const int MostRows = 1000;

    private const int HeadingWithin = 6;

    private PastedTable(IReadOnlyList<PastedRow> rows, bool hasHeading, IReadOnlyList<string> unknown, int leftOut) =>
        (Rows, HasHeading, UnknownHeadings, LeftOut) = (rows, hasHeading, unknown, leftOut);

    /// <summary>The rows with at least one cell, without the heading.</summary>
    public IReadOnlyList<PastedRow> Rows { get; }

    /// <summary>Whether a heading row was found.</summary>
    public bool HasHeading { get; }

    /// <summary>Headings that name none of the columns, as pasted; their cells are left out.</summary>
    public IReadOnlyList<string> UnknownHeadings { get; }

    /// <summary>Rows beyond <see cref="MostRows"/>, not read.</summary>
    public int LeftOut { get; }

    /// <summary>Reads a paste. Never throws; what cannot be a table is a table of one column.</summary>
    public static PastedTable Read(string? text, params IReadOnlyList<PastedColumn> columns)
    {
        var lines = Split(text).Where(l => l.Cells.Any(c => c is not null)).ToList();
        var heading = lines.Take(HeadingWithin).ToList().FindIndex(l => IsHeading(l.Cells, columns));
        var unknown = new List<string>();
        var keys = heading < 0 ? Positional(lines, columns) : Named(lines[heading].Cells, columns, unknown);
        var body = lines.Skip(heading + 1).ToList();
        var rows = new List<PastedRow>(body.Count);
        foreach (var (number, cells) in body.Take(MostRows))
        {
            var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < cells.Count && i < keys.Count; i++)
            {
                if (keys[i] is { } key && cells[i] is { } cell)
                {
                    byKey.TryAdd(key, cell);
                }
            }

            if (byKey.Count > 0)
            {
                rows.Add(new(number, byKey));
            }
        }

        return new(rows, heading >= 0, unknown, Math.Max(0, body.Count - MostRows));
    }

    /// <summary>Lines and cells of a paste; cells are cleaned, empty ones null.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string?> Cells)> Split(string? text)
    {
        var result = new List<(int, IReadOnlyList<string?>)>();
        if (string.IsNullOrEmpty(text))
        {
            return result;
        }

        var parting = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        var cells = new List<string?>();
        var cell = new StringBuilder();
        var (line, start) = (1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' && IsBlank(cell) && QuotedEnd(text, i, parting) is { } end)
            {
                var inside = text[(i + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
                cell.Clear().Append(inside.ReplaceLineEndings(" "));
                line += inside.Count(x => x is '\n');
                i = end;
            }
            else if (c == parting)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                i += c is '\r' && i + 1 < text.Length && text[i + 1] is '\n' ? 1 : 0;
                EndLine();
            }
            else
            {
                cell.Append(c);
            }
        }

        EndLine();
        return result;

        void EndCell()
        {
            cells.Add(Clean(cell.ToString()));
            cell.Clear();
        }

        void EndLine()
        {
            EndCell();
            result.Add((start, cells));
            cells = [];
            start = ++line;
        }
    }

    // the closing quote of a cell, when what opens here really is a quoted cell; a lone inch mark or quotation mark is plain text
    private static int? QuotedEnd(string text, int open, char parting)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] is not '"')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] is '"')
            {
                i++;
                continue;
            }

            return i + 1 == text.Length || text[i + 1] == parting || text[i + 1] is '\n' or '\r' ? i : null;
        }

        return null;
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (!char.IsWhiteSpace(cell[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Clean(string cell)
    {
        try
        {
            return VietnameseText.Clean(cell);
        }
        catch (ArgumentException)
        {
            return null; // half of a surrogate pair
        }
    }

    private static bool IsHeading(IReadOnlyList<string?> cells, IReadOnlyList<PastedColumn> columns)
    {
        var filled = cells.OfType<string>().ToList();
        return filled.Count > 0 && filled.Any(c => Match(c, columns) is not null) && !filled.Any(c => c.All(x => char.IsAsciiDigit(x) || x is '.' or ','));
    }

    private static List<string?> Named(IReadOnlyList<string?> heading, IReadOnlyList<PastedColumn> columns, List<string> unknown)
    {
        var keys = new List<string?>(heading.Count);
        foreach (var name in heading)
        {
            var key = name is null ? null : Match(name, columns);
            keys.Add(key is not null && !keys.Contains(key, StringComparer.Ordinal) ? key : null);
            if (name is not null && key is null && Key(name) is not ("stt" or "tt" or "so thu tu"))
            {
                unknown.Add(name);
            }
        }

        return keys;
    }

    // a first column that only counts 1, 2, 3 … is the STT of the sheet
    private static List<string?> Positional(List<(int Line, IReadOnlyList<string?> Cells)> lines, IReadOnlyList<PastedColumn> columns)
    {
        var counted = lines.Count > 0 && lines.Select((l, at) => l.Cells.Count > 1 && l.Cells[0]?.TrimEnd('.') == (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(x => x);
        return counted ? [null, .. columns.Select(c => c.Key)] : [.. columns.Select(c => c.Key)];
    }

    private static string? Match(string heading, IReadOnlyList<PastedColumn> columns)
    {
        var key = Key(heading);
        return key.Length == 0 ? null : columns.FirstOrDefault(c => c.Aliases.Any(a => string.Equals(Key(a), key, StringComparison.Ordinal)))?.Key;
    }

    private static string Key(string text) => string.Join(' ', VietnameseText.Slug(text).Split('-', StringSplitOptions.RemoveEmptyEntries));
}
