namespace ThiDua.Documents.Word;

/// <summary>Lays the cells of a table header, given by where they start and how far they reach, out on the grid of columns.</summary>
internal static class HeaderGrid
{
    /// <summary>Each header row with all cells that touch it, from left to right.</summary>
    public static IReadOnlyList<IReadOnlyList<Slot>> Arrange(TableBlock block)
    {
        var rows = block.HeaderRows.Count;
        var columns = block.Columns.Count;
        var taken = new Slot?[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            var column = 0;
            foreach (var cell in block.HeaderRows[row])
            {
                while (column < columns && taken[row, column] is not null)
                {
                    column++;
                }

                Place(taken, cell, row, column);
            }
        }

        return [.. Enumerable.Range(0, rows).Select(row => SlotsOf(taken, row))];
    }

    private static void Place(Slot?[,] taken, TableHeaderCell cell, int row, int column)
    {
        if (cell.ColumnSpan < 1 || cell.RowSpan < 1 || column + cell.ColumnSpan > taken.GetLength(1) || row + cell.RowSpan > taken.GetLength(0))
        {
            throw new ArgumentException($"Header cell \"{cell.Text}\" reaches outside the header.", nameof(cell));
        }

        for (var r = row; r < row + cell.RowSpan; r++)
        {
            for (var c = column; c < column + cell.ColumnSpan; c++)
            {
                taken[r, c] = taken[r, c] is null
                    ? new Slot(cell, column, r == row)
                    : throw new ArgumentException($"Header cell \"{cell.Text}\" overlaps another.", nameof(cell));
            }
        }
    }

    private static Slot[] SlotsOf(Slot?[,] taken, int row)
    {
        var slots = new List<Slot>();
        for (var column = 0; column < taken.GetLength(1); column += slots[^1].Cell.ColumnSpan)
        {
            slots.Add(taken[row, column] ?? throw new ArgumentException($"Column {column + 1} of header row {row + 1} has no cell.", nameof(taken)));
        }

        return [.. slots];
    }

    /// <summary>A cell where it touches a row.</summary>
    /// <param name="Cell">The cell.</param>
    /// <param name="Column">Its first column.</param>
    /// <param name="Starts">True in the row it starts in; below it only continues.</param>
    internal sealed record Slot(TableHeaderCell Cell, int Column, bool Starts);
}
