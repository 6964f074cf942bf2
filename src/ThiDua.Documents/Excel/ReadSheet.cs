namespace ThiDua.Documents.Excel;

/// <summary>What a cell that was read holds.</summary>
public enum ReadKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text, also numbers and days somebody typed as text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A formula that failed (#N/A, #DIV/0! …).</summary>
    Error,
}

/// <summary>A cell that was read; of a formula, its last result.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text; of an error its sign; of anything else null.</param>
/// <param name="Number">The number, to the fifteen digits Excel keeps.</param>
/// <param name="Date">The day.</param>
public readonly record struct ReadCell(ReadKind Kind, string? Text = null, decimal Number = 0, DateOnly Date = default)
{
    /// <summary>Nothing.</summary>
    public static ReadCell None => default;

    /// <summary>Whether nothing is there.</summary>
    public bool IsEmpty => Kind == ReadKind.Empty;
}

/// <summary>A sheet that was read.</summary>
public sealed class ReadSheet
{
    private readonly Dictionary<int, ReadCell[]> _rows;
    private readonly HashSet<int> _hiddenRows;
    private readonly HashSet<CellAddress> _formulas;

    internal ReadSheet(string name, bool hidden, Dictionary<int, ReadCell[]> rows, HashSet<int> hiddenRows, IReadOnlyList<CellRange> merged, HashSet<CellAddress> formulas)
    {
        (Name, Hidden, _rows, _hiddenRows, Merged, _formulas) = (name, hidden, rows, hiddenRows, merged, formulas);
        LastRow = rows.Count == 0 ? 0 : rows.Keys.Max();
        LastColumn = rows.Count == 0 ? 0 : rows.Values.Max(r => r.Length);
    }

    /// <summary>Name on the tab.</summary>
    public string Name { get; }

    /// <summary>Whether the tab is hidden.</summary>
    public bool Hidden { get; }

    /// <summary>Last row with something in it; 0 in an empty sheet.</summary>
    public int LastRow { get; }

    /// <summary>Last column with something in it.</summary>
    public int LastColumn { get; }

    /// <summary>Cells made one.</summary>
    public IReadOnlyList<CellRange> Merged { get; }

    /// <summary>Whether a row is hidden, by hand or by a filter.</summary>
    public bool IsHidden(int row) => _hiddenRows.Contains(row);

    /// <summary>Whether a cell is computed by a formula.</summary>
    public bool HasFormula(CellAddress cell) => _formulas.Contains(cell);

    /// <summary>The cell itself.</summary>
    public ReadCell this[int row, int column] =>
        _rows.TryGetValue(row, out var cells) && column >= 1 && column <= cells.Length ? cells[column - 1] : ReadCell.None;

    /// <summary>The cell, or of a merged one what its upper left corner holds.</summary>
    public ReadCell At(CellAddress address)
    {
        foreach (var range in Merged)
        {
            if (range.Contains(address))
            {
                return this[range.From.Row, range.From.Column];
            }
        }

        return this[address.Row, address.Column];
    }
}
