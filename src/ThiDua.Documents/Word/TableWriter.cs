namespace ThiDua.Documents.Word;

/// <summary>Writes ruled tables.</summary>
internal sealed class TableWriter(InlineWriter inlines)
{
    private const int CellMargin = 85;

    public W.Table Write(TableBlock block, int width, bool keepLastWithNext)
    {
        var widths = ColumnWidths.Of(block, width, 2 * CellMargin);
        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new() { Width = Text(width), Type = W.TableWidthUnitValues.Dxa },
                TableBorders = Borders(),
                TableLayout = new() { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = Margins(),
            },
            new W.TableGrid(widths.Select(column => new W.GridColumn { Width = Text(column) })));

        var size = (int)Math.Round(block.FontSize * 2, MidpointRounding.AwayFromZero);
        foreach (var row in HeaderGrid.Arrange(block))
        {
            table.Append(HeaderRow(row, widths, size, block.RepeatHeader));
        }

        for (var i = 0; i < block.Rows.Count; i++)
        {
            // A bold row in the middle heads a group: it must not stand alone at the foot of a page.
            var last = i == block.Rows.Count - 1;
            table.Append(BodyRow(block.Rows[i], block.Columns, widths, size, last ? keepLastWithNext : block.Rows[i].Bold));
        }

        return table;
    }

    private static W.TableRow HeaderRow(IReadOnlyList<HeaderGrid.Slot> slots, int[] widths, int size, bool repeat)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (repeat)
        {
            properties.Append(new W.TableHeader());
        }

        var row = new W.TableRow(properties);
        foreach (var slot in slots)
        {
            var cell = Cell(widths, slot.Column, slot.Cell.ColumnSpan);
            cell.TableCellProperties!.VerticalMerge = slot.Cell.RowSpan == 1 ? null : new() { Val = slot.Starts ? W.MergedCellValues.Restart : W.MergedCellValues.Continue };
            var paragraph = CellParagraph(W.JustificationValues.Center, keepNext: true);
            if (slot.Starts)
            {
                paragraph.Append(InlineWriter.Text(slot.Cell.Text, Look(size, bold: true)));
            }

            cell.Append(paragraph);
            row.Append(cell);
        }

        return row;
    }

    private W.TableRow BodyRow(TableRow source, IReadOnlyList<TableColumn> columns, int[] widths, int size, bool keepNext)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        var column = 0;
        foreach (var content in source.Cells)
        {
            if (content.ColumnSpan < 1 || column + content.ColumnSpan > widths.Length)
            {
                throw new ArgumentException($"A row is wider than the table's {widths.Length} columns.", nameof(source));
            }

            var cell = Cell(widths, column, content.ColumnSpan);
            var paragraph = CellParagraph(AlignmentOf(content.Alignment ?? columns[column].Alignment), keepNext);
            paragraph.Append(inlines.Write(content.Text, () => Look(size, source.Bold || content.Bold)));
            cell.Append(paragraph);
            row.Append(cell);
            column += content.ColumnSpan;
        }

        return column == widths.Length
            ? row
            : throw new ArgumentException($"A row fills {column} of the table's {widths.Length} columns.", nameof(source));
    }

    private static W.TableCell Cell(int[] widths, int column, int span) => new()
    {
        TableCellProperties = new()
        {
            TableCellWidth = new() { Width = Text(widths.AsSpan(column, span).ToArray().Sum()), Type = W.TableWidthUnitValues.Dxa },
            GridSpan = span == 1 ? null : new() { Val = span },
            TableCellVerticalAlignment = new() { Val = W.TableVerticalAlignmentValues.Center },
        },
    };

    private static W.Paragraph CellParagraph(W.JustificationValues alignment, bool keepNext)
    {
        var paragraph = Paragraphs.Styled(LetterStyles.TableText);
        paragraph.ParagraphProperties!.KeepNext = keepNext ? new() : null;
        paragraph.ParagraphProperties.Justification = new() { Val = alignment };
        return paragraph;
    }

    private static W.RunProperties Look(int size, bool bold) => new()
    {
        Bold = bold ? new() : null,
        FontSize = LetterStyles.Size(size),
        FontSizeComplexScript = LetterStyles.ComplexSize(size),
    };

    private static W.TableBorders Borders() => new()
    {
        TopBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
        LeftBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
        BottomBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
        RightBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
        InsideHorizontalBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
        InsideVerticalBorder = new() { Val = W.BorderValues.Single, Size = 4, Color = "000000" },
    };

    private static W.TableCellMarginDefault Margins() => new()
    {
        TableCellLeftMargin = new() { Width = CellMargin, Type = W.TableWidthValues.Dxa },
        TableCellRightMargin = new() { Width = CellMargin, Type = W.TableWidthValues.Dxa },
    };

    private static W.JustificationValues AlignmentOf(CellAlignment alignment) => alignment switch
    {
        CellAlignment.Left => W.JustificationValues.Left,
        CellAlignment.Center => W.JustificationValues.Center,
        CellAlignment.Right => W.JustificationValues.Right,
        CellAlignment.Justified => W.JustificationValues.Both,
        _ => throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "Unknown alignment."),
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
