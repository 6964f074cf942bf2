namespace ThiDua.Documents.Word;

/// <summary>The invisible two-column tables that hold head and signature. Their rows never break.</summary>
internal static class BorderlessTable
{
    public static W.Table Create(int[] widths, params W.TableCell[][] rows)
    {
        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new() { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new() { Type = W.TableLayoutValues.Fixed },

                // Stated here and not left to the table style: LibreOffice adds its own margins otherwise, and the country's name wraps.
                TableCellMarginDefault = new()
                {
                    TableCellLeftMargin = new() { Width = 0, Type = W.TableWidthValues.Dxa },
                    TableCellRightMargin = new() { Width = 0, Type = W.TableWidthValues.Dxa },
                },
            },
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        foreach (var cells in rows)
        {
            var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
            row.Append(cells);
            table.Append(row);
        }

        return table;
    }

    public static W.TableCell Cell(int width) => new()
    {
        TableCellProperties = new() { TableCellWidth = new() { Width = width.ToString(CultureInfo.InvariantCulture), Type = W.TableWidthUnitValues.Dxa } },
    };
}
