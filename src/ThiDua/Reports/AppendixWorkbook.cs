using ThiDua.Documents;
using ThiDua.Documents.Excel;
using ThiDua.Figures;

namespace ThiDua.Reports;

/// <summary>An appendix as an Excel sheet: the same title, reference line, header and rows as in Word; numbers are numbers.</summary>
public static class AppendixWorkbook
{
    private const double CharactersAcross = 110;

    private static readonly CellStyle s_title = new() { Bold = true, Size = 13, Align = CellAlign.Centre, Wrap = true };
    private static readonly CellStyle s_reference = new() { Italic = true, Align = CellAlign.Centre, Wrap = true };
    private static readonly CellStyle s_head = new() { Bold = true, Border = true, Wrap = true, Align = CellAlign.Centre, Fill = CellFill.Head };
    private static readonly CellStyle s_note = new() { Wrap = true };

    /// <summary>Writes the sheet.</summary>
    public static byte[] Write(ModelAppendix appendix, DocumentProperties properties)
    {
        var table = appendix.Blocks.Select(b => b.Table).FirstOrDefault(t => t is not null);
        var columns = table?.Columns.Count ?? 1;
        var whole = table?.Columns.Sum(c => c.Width) ?? 1;
        using var memory = new MemoryStream();
        using (var workbook = new WorkbookWriter(memory, properties))
        {
            var sheet = workbook.Sheet(new(appendix.Label, [.. table?.Columns.Select(c => Math.Max(6, CharactersAcross * c.Width / whole)) ?? [CharactersAcross]]) { Landscape = true });
            foreach (var (text, style) in new[] { (appendix.Label, s_title), (appendix.Title.ToUpperInvariant(), s_title), (appendix.Reference, s_reference) })
            {
                Across(sheet, columns, text, style, 32);
            }

            sheet.Skip();
            foreach (var block in appendix.Blocks)
            {
                if (block.Table is { } rows)
                {
                    Header(sheet, rows);
                    Body(sheet, rows);
                }
                else
                {
                    Across(sheet, columns, block.Mark + ReportModel.TextOf(block), s_note, 18);
                }
            }
        }

        return memory.ToArray();
    }

    private static void Across(SheetWriter sheet, int columns, string text, CellStyle style, double height)
    {
        sheet.Write(height, Cell.Of(text, style));
        if (columns > 1)
        {
            sheet.Merge(CellRange.Of(sheet.Row, 1, sheet.Row, columns));
        }
    }

    private static void Header(SheetWriter sheet, ModelTable table)
    {
        var first = sheet.Row + 1;
        var cells = new Cell[table.Header.Count, table.Columns.Count];
        var taken = new bool[table.Header.Count, table.Columns.Count];
        for (var row = 0; row < table.Header.Count; row++)
        {
            var column = 0;
            foreach (var head in table.Header[row])
            {
                while (taken[row, column])
                {
                    column++;
                }

                for (var r = row; r < row + head.Rows; r++)
                {
                    for (var c = column; c < column + head.Columns; c++)
                    {
                        (taken[r, c], cells[r, c]) = (true, r == row && c == column ? Cell.Of(head.Text, s_head) : Cell.Empty(s_head));
                    }
                }

                if (head.Rows > 1 || head.Columns > 1)
                {
                    sheet.Merge(CellRange.Of(first + row, column + 1, first + row + head.Rows - 1, column + head.Columns));
                }

                column += head.Columns;
            }
        }

        for (var row = 0; row < table.Header.Count; row++)
        {
            sheet.Write([.. Enumerable.Range(0, table.Columns.Count).Select(c => cells[row, c])]);
        }
    }

    private static void Body(SheetWriter sheet, ModelTable table)
    {
        foreach (var row in table.Rows)
        {
            var cells = new List<Cell>();
            foreach (var cell in row.Cells)
            {
                var style = new CellStyle { Border = true, Wrap = true, Bold = row.Bold, Italic = cell.Spans.Count > 0 && cell.Spans[0].Italic, Align = table.Columns[cells.Count].Align == ColumnAlign.Left ? CellAlign.Usual : CellAlign.Centre };
                var text = string.Concat(cell.Spans.Select(s => s.Text));
                var number = cell.Spans is [{ Kind: SpanKind.Live }] ? VietnameseNumber.Read(text).Value : null;
                cells.Add(number is { } n ? Cell.Of(n, style with { Format = CellStyle.NumberFormat(n == decimal.Truncate(n) ? 0 : 1) }) : Cell.Of(text, style));
                cells.AddRange(Enumerable.Repeat(Cell.Empty(style), cell.Columns - 1));
                if (cell.Columns > 1)
                {
                    sheet.Merge(CellRange.Of(sheet.Row + 1, cells.Count - cell.Columns + 1, sheet.Row + 1, cells.Count));
                }
            }

            sheet.Write([.. cells]);
        }
    }
}
