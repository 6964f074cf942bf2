namespace ThiDua.Documents.Excel;

/// <summary>The columns of a list, named one after the other.</summary>
/// <typeparam name="T">What a row shows.</typeparam>
public sealed class ListColumns<T>
{
    internal List<(string Head, double Width, Func<T, Cell> Cell)> All { get; } = [];

    /// <summary>A column of texts.</summary>
    public ListColumns<T> Text(string head, double width, Func<T, string?> text) => Add(head, width, row => Cell.Of(text(row), ListWorkbook.TextStyle));

    /// <summary>A column of whole numbers, money among them.</summary>
    public ListColumns<T> Number(string head, Func<T, decimal?> number) => Add(head, 14, row => Cell.Of(number(row), ListWorkbook.NumberStyle));

    /// <summary>A column of days.</summary>
    public ListColumns<T> Day(string head, Func<T, DateOnly?> day) => Add(head, 12, row => Cell.Of(day(row), ListWorkbook.DayStyle));

    private ListColumns<T> Add(string head, double width, Func<T, Cell> cell)
    {
        All.Add((head, width, cell));
        return this;
    }
}

/// <summary>Writes a list as a workbook of one sheet: title, a remark, framed rows under a head that stays and filters.</summary>
public static class ListWorkbook
{
    private static readonly CellStyle s_head = new() { Bold = true, Border = true, Wrap = true, Align = CellAlign.Centre, Fill = CellFill.Head };

    internal static CellStyle TextStyle { get; } = new() { Border = true, Wrap = true };

    internal static CellStyle NumberStyle { get; } = new() { Border = true, Format = CellStyle.NumberFormat(0) };

    internal static CellStyle DayStyle { get; } = new() { Border = true, Align = CellAlign.Centre, Format = CellStyle.DateFormat };

    /// <summary>Writes the list.</summary>
    /// <param name="title">Title; the sheet is named by it.</param>
    /// <param name="remark">Line below the title, or null.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="properties">Properties of the file.</param>
    /// <param name="columns">Columns; numbers of the rows come before them.</param>
    public static byte[] Write<T>(string title, string? remark, IReadOnlyList<T> rows, DocumentProperties properties, ListColumns<T> columns)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        var all = columns.All;
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, properties))
        {
            var width = all.Count + 1;
            var sheet = book.Sheet(new(title, [6, .. all.Select(c => c.Width)]) { FrozenRows = 3, Landscape = all.Sum(c => c.Width) > 90 });
            sheet.Write(24, Cell.Of(title, new CellStyle { Bold = true, Size = 14 }));
            sheet.Merge(CellRange.Of(1, 1, 1, width));
            sheet.Write(Cell.Of(remark, new CellStyle { Italic = true }));
            sheet.Merge(CellRange.Of(2, 1, 2, width));
            sheet.Write([Cell.Of("STT", s_head), .. all.Select(c => Cell.Of(c.Head, s_head))]);
            var cells = new Cell[width];
            for (var at = 0; at < rows.Count; at++)
            {
                cells[0] = Cell.Of(at + 1m, CountStyle);
                for (var column = 0; column < all.Count; column++)
                {
                    cells[column + 1] = all[column].Cell(rows[at]);
                }

                sheet.Write(cells);
            }

            sheet.Filter(CellRange.Of(3, 1, Math.Max(3, sheet.Row), width));
        }

        return memory.ToArray();
    }

    private static CellStyle CountStyle { get; } = new() { Border = true, Align = CellAlign.Centre };
}
