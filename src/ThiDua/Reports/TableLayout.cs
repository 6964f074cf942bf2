using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ThiDua.Awards;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>A table as data: nested columns and what fills them; templates/README.md explains every key.</summary>
public sealed partial class TableLayout
{
    private static readonly ConcurrentDictionary<string, TableLayout?> s_embedded = new(StringComparer.Ordinal);

    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public bool Landscape { get; set; }
    public List<LayoutColumn> Columns { get; set; } = [];
    public List<LayoutRow> Rows { get; set; } = [];
    public string Total { get; set; } = "";
    public string Empty { get; set; } = "";
    public List<string> Notes { get; set; } = [];

    /// <summary>What fills the table.</summary>
    public LayoutKind Kind => Leaves.Any(l => l.Count is not null) ? LayoutKind.Awards : Leaves.Any(l => l.Print is not null) ? LayoutKind.Documents : LayoutKind.Figures;

    /// <summary>All embedded layouts by id.</summary>
    public static IReadOnlyList<TableLayout> All { get; } =
        [.. ReportTemplate.Resources("templates/layouts/").Select(name => Find(Path.GetFileNameWithoutExtension(name))!).OrderBy(l => l.Id, StringComparer.Ordinal)];

    /// <summary>The embedded layout of an id, or null.</summary>
    public static TableLayout? Find(string id) => s_embedded.GetOrAdd(id, static id => ReportTemplate.ReadText($"templates/layouts/{id}.yaml") is { } yaml ? Parse(yaml) : null);

    /// <summary>Reads YAML; an unknown key is an error.</summary>
    public static TableLayout Parse(string yaml) => ReportTemplate.Yaml.Deserialize<TableLayout>(yaml);

    /// <summary>The token that stands for a table in the text of a section, alone in its paragraph.</summary>
    public static string Token(string id) => $"[[bang.{id}]]";

    /// <summary>The layout a paragraph asks for when it is nothing but such a token.</summary>
    public static TableLayout? OfToken(string text) => TokenAlone().Match(text) is { Success: true } match ? Find(match.Groups["id"].Value) : null;

    /// <summary>Columns that hold cells, from left to right.</summary>
    public IReadOnlyList<LayoutColumn> Leaves => [.. Columns.SelectMany(c => c.Leaves)];

    /// <summary>Header rows made of the nested titles.</summary>
    public IReadOnlyList<IReadOnlyList<HeaderCell>> Header()
    {
        var depth = Columns.Max(c => c.Depth);
        var rows = Enumerable.Range(0, depth).Select(_ => new List<HeaderCell>()).ToList();
        void Add(LayoutColumn column, int row)
        {
            rows[row].Add(new(column.Title, column.Leaves.Count(), column.Columns.Count == 0 ? depth - row : 1));
            foreach (var below in column.Columns)
            {
                Add(below, row + 1);
            }
        }

        foreach (var column in Columns)
        {
            Add(column, 0);
        }

        return rows;
    }

    /// <summary>What is wrong with the layout, in the words of its author; empty when nothing is.</summary>
    public IEnumerable<string> Errors()
    {
        if (Columns.Count == 0)
        {
            yield return $"Layout {Id}: no columns.";
            yield break;
        }

        foreach (var column in Leaves.Where(l => l.Kinds != 1))
        {
            yield return $"Layout {Id}, column “{column.Title}”: needs exactly one of columns, figures, cells, print, count, workers, share.";
        }

        if (Kind == LayoutKind.Awards)
        {
            foreach (var error in Rows.SelectMany(r => r.Errors()))
            {
                yield return $"Layout {Id}, {error}";
            }
        }

        if (Leaves.Select(l => Math.Max(l.Figures.Count, l.Cells.Count)).Distinct().Count() > 1)
        {
            yield return $"Layout {Id}: the columns have unequal numbers of rows.";
        }
    }

    [GeneratedRegex(@"^\[\[bang\.(?<id>[a-z0-9-]+)\]\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex TokenAlone();
}

/// <summary>What fills a table: figures named by its columns, documents one a row, or counts of awards by the rows of the layout.</summary>
public enum LayoutKind { Figures, Documents, Awards }

/// <summary>A row that counts awards: by level, form and kind, each taken over from the row above unless the row names its own.</summary>
public sealed class LayoutRow
{
    public string Number { get; set; } = "";
    public string Title { get; set; } = "";
    public Words Level { get; set; } = [];
    public Words Form { get; set; } = [];
    public Words Kind { get; set; } = [];
    public List<LayoutRow> Rows { get; set; } = [];

    internal IEnumerable<string> Errors() =>
        Level.Where(l => !Known<AwardLevel>(l)).Concat(Kind.Where(k => !Known<AwardKind>(k))).Concat(Form.Where(f => AwardCatalogue.Find(f) is null))
            .Select(word => $"row “{Title}”: “{word}” is no level, kind or form.").Concat(Rows.SelectMany(r => r.Errors()));

    private static bool Known<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Any(v => string.Equals(Code.Of(v), word, StringComparison.Ordinal));
}

/// <summary>A column of a layout, or a group of columns under one title.</summary>
public sealed class LayoutColumn
{
    public string Title { get; set; } = "";
    public double Width { get; set; } = 1;
    public string? Align { get; set; }
    public List<LayoutColumn> Columns { get; set; } = [];
    public Words Figures { get; set; } = [];
    public Words Cells { get; set; } = [];
    public string? Print { get; set; }
    public string? Count { get; set; }
    public string? Workers { get; set; }
    public string? Share { get; set; }

    internal IEnumerable<LayoutColumn> Leaves => Columns.Count == 0 ? [this] : Columns.SelectMany(c => c.Leaves);

    internal int Depth => Columns.Count == 0 ? 1 : 1 + Columns.Max(c => c.Depth);

    internal int Kinds => (Figures.Count > 0 ? 1 : 0) + (Cells.Count > 0 ? 1 : 0) + new[] { Print, Count, Workers, Share }.Count(o => o is not null);

    internal ModelColumn Model(ColumnAlign usual) => new(Width, Align is { } align ? Code.Parse<ColumnAlign>(align) : usual);
}
