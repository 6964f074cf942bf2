namespace ThiDua.Documents.Excel;

/// <summary>A cell range, both corners included.</summary>
/// <param name="From">Upper left.</param>
/// <param name="To">Lower right.</param>
public readonly record struct CellRange(CellAddress From, CellAddress To)
{
    /// <summary>From row and column to row and column.</summary>
    public static CellRange Of(int fromRow, int fromColumn, int toRow, int toColumn) => new(new(fromRow, fromColumn), new(toRow, toColumn));

    /// <summary>Whether a cell lies in it.</summary>
    public bool Contains(CellAddress cell) => cell.Row >= From.Row && cell.Row <= To.Row && cell.Column >= From.Column && cell.Column <= To.Column;

    /// <inheritdoc/>
    public override string ToString() => From == To ? From.ToString() : $"{From}:{To}";
}

/// <summary>What may stand in a range, or advice shown when one of its cells is chosen.</summary>
/// <param name="Range">Cells.</param>
/// <param name="Choices">Values offered in a list; null when anything may stand there. Together at most 255 characters, no commas.</param>
/// <param name="Title">Head of the advice, at most 32 characters.</param>
/// <param name="Advice">Advice, at most 255 characters.</param>
public sealed record CellGuide(CellRange Range, IReadOnlyList<string>? Choices = null, string? Title = null, string? Advice = null);

/// <summary>What is known of a sheet before its rows are written.</summary>
/// <param name="Name">Name on the tab; made fit for Excel (31 characters, none of <c>[]:*?/\</c>).</param>
/// <param name="Widths">Widths of the columns in characters.</param>
public sealed record SheetLayout(string Name, IReadOnlyList<double> Widths)
{
    /// <summary>Rows that stay when the sheet is scrolled; they are repeated on every printed page.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Printed on the side; always one page wide.</summary>
    public bool Landscape { get; init; }

    /// <summary>Only cells whose style is unlocked may be changed. No password: it guards against slips, not against people.</summary>
    public bool Protected { get; init; }
}
