namespace ThiDua.Documents;

/// <summary>A ruled table over the full width of the text. Rows never break across pages.</summary>
/// <param name="Columns">Columns from left to right.</param>
/// <param name="HeaderRows">Header rows, each with the cells that start in it; spans must fill the header exactly.</param>
/// <param name="Rows">Body rows; the spans of a row must add up to the number of columns.</param>
/// <param name="RepeatHeader">True when the header rows are printed again at the top of every page.</param>
/// <param name="FontSize">Size of the text in points; 12 unless a wide table needs less.</param>
public sealed record TableBlock(
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<IReadOnlyList<TableHeaderCell>> HeaderRows,
    IReadOnlyList<TableRow> Rows,
    bool RepeatHeader = true,
    double FontSize = 12) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Width">Width relative to the other columns, above zero.</param>
/// <param name="Alignment">Alignment of the body cells; header cells are centred.</param>
public sealed record TableColumn(double Width, CellAlignment Alignment = CellAlignment.Left);

/// <summary>A cell of a header row.</summary>
/// <param name="Text">Text, printed bold and centred.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="RowSpan">Header rows it covers; the rows below leave its columns out.</param>
public sealed record TableHeaderCell(string Text, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>A body row.</summary>
/// <param name="Cells">Cells from left to right.</param>
/// <param name="Bold">True for a total or group row, printed bold.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool Bold = false);

/// <summary>A body cell.</summary>
/// <param name="Text">Content.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="Alignment">Alignment, or null for that of its (first) column.</param>
/// <param name="Bold">True for bold text.</param>
public sealed record TableCell(IReadOnlyList<Inline> Text, int ColumnSpan = 1, CellAlignment? Alignment = null, bool Bold = false)
{
    /// <summary>A cell of plain text; null gives an empty cell.</summary>
    public TableCell(string? text, int columnSpan = 1, CellAlignment? alignment = null, bool bold = false)
        : this(string.IsNullOrEmpty(text) ? [] : [new TextInline(text)], columnSpan, alignment, bold)
    {
    }
}

/// <summary>Where the text stands in its cell.</summary>
public enum CellAlignment
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge, as numbers are.</summary>
    Right,

    /// <summary>On both edges.</summary>
    Justified,
}
