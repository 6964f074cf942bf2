using System.Text;

namespace ThiDua.Documents.Word;

/// <summary>
/// Writes ruled tables. A long list is a table of thousands of rows, so the rows are written as text at once instead of an element for every
/// property of every cell.
/// </summary>
internal sealed class TableWriter(InlineWriter inlines)
{
    private const int CellMargin = 85;
    private const string Start = "<w:tbl xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:tblPr><w:tblW w:w=\"";
    private static readonly string s_look = Look();

    public W.Table Write(TableBlock block, int width, bool keepLastWithNext)
    {
        var widths = ColumnWidths.Of(block, width, 2 * CellMargin);
        var xml = new StringBuilder(); // grows by small pieces: one large one would cost a full collection each time
        xml.Append(Start).Append(Text(width)).Append("\" w:type=\"dxa\"/>").Append(s_look).Append("<w:tblGrid>");
        foreach (var column in widths)
        {
            xml.Append("<w:gridCol w:w=\"").Append(Text(column)).Append("\"/>");
        }

        xml.Append("</w:tblGrid>");
        var points = (int)Math.Round(block.FontSize * 2, MidpointRounding.AwayFromZero);
        var size = points == LetterStyles.TableTextSize ? "" : $"<w:sz w:val=\"{Text(points)}\"/><w:szCs w:val=\"{Text(points)}\"/>";
        foreach (var row in HeaderGrid.Arrange(block))
        {
            HeaderRow(xml, row, widths, size, block.RepeatHeader);
        }

        for (var i = 0; i < block.Rows.Count; i++)
        {
            // A bold row in the middle heads a group: it must not stand alone at the foot of a page.
            var last = i == block.Rows.Count - 1;
            BodyRow(xml, block.Rows[i], block.Columns, widths, size, last ? keepLastWithNext : block.Rows[i].Bold);
        }

        return new WrittenTable(xml.Append("</w:tbl>"));
    }

    private static void HeaderRow(StringBuilder xml, IReadOnlyList<HeaderGrid.Slot> slots, int[] widths, string size, bool repeat)
    {
        xml.Append("<w:tr><w:trPr><w:cantSplit/>").Append(repeat ? "<w:tblHeader/>" : "").Append("</w:trPr>");
        foreach (var slot in slots)
        {
            StartCell(xml, widths, slot.Column, slot.Cell.ColumnSpan, slot.Cell.RowSpan == 1 ? "" : slot.Starts ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge w:val=\"continue\"/>", CellAlignment.Center, keepNext: true);
            if (slot.Starts)
            {
                Run(xml, new TextInline(slot.Cell.Text, Bold: true), size);
            }

            xml.Append("</w:p></w:tc>");
        }

        xml.Append("</w:tr>");
    }

    private void BodyRow(StringBuilder xml, TableRow source, IReadOnlyList<TableColumn> columns, int[] widths, string size, bool keepNext)
    {
        xml.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        var column = 0;
        foreach (var content in source.Cells)
        {
            if (content.ColumnSpan < 1 || column + content.ColumnSpan > widths.Length)
            {
                throw new ArgumentException($"A row is wider than the table's {widths.Length} columns.", nameof(source));
            }

            StartCell(xml, widths, column, content.ColumnSpan, "", content.Alignment ?? columns[column].Alignment, keepNext);
            foreach (var inline in content.Text)
            {
                if (inline is TextInline text)
                {
                    Run(xml, text with { Bold = text.Bold || source.Bold || content.Bold }, size);
                }
                else
                {
                    xml.Append(inlines.Write([inline]).Single().OuterXml);
                }
            }

            xml.Append("</w:p></w:tc>");
            column += content.ColumnSpan;
        }

        xml.Append("</w:tr>");
        if (column != widths.Length)
        {
            throw new ArgumentException($"A row fills {column} of the table's {widths.Length} columns.", nameof(source));
        }
    }

    private static void StartCell(StringBuilder xml, int[] widths, int column, int span, string merge, CellAlignment alignment, bool keepNext)
    {
        var width = 0;
        for (var i = column; i < column + span; i++)
        {
            width += widths[i];
        }

        xml.Append("<w:tc><w:tcPr><w:tcW w:w=\"").Append(Text(width)).Append("\" w:type=\"dxa\"/>");
        if (span > 1)
        {
            xml.Append("<w:gridSpan w:val=\"").Append(Text(span)).Append("\"/>");
        }

        xml.Append(merge).Append("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"").Append(LetterStyles.TableText).Append("\"/>")
            .Append(keepNext ? "<w:keepNext/>" : "").Append("<w:jc w:val=\"").Append(NameOf(alignment)).Append("\"/></w:pPr>");
    }

    private static void Run(StringBuilder xml, TextInline text, string size)
    {
        xml.Append("<w:r>");
        if (size.Length > 0 || text.Bold || text.Italic || text.Superscript)
        {
            xml.Append("<w:rPr>").Append(text.Bold ? "<w:b/>" : "").Append(text.Italic ? "<w:i/>" : "").Append(size)
                .Append(text.Superscript ? "<w:vertAlign w:val=\"superscript\"/>" : "").Append("</w:rPr>");
        }

        // Line feeds and tabs are not characters in this format but elements of their own.
        var rest = CleanText.Of(text.Text).AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny('\n', '\t');
            var words = end < 0 ? rest : rest[..end];
            if (words.Length > 0)
            {
                xml.Append("<w:t xml:space=\"preserve\">");
                Escape(xml, words);
                xml.Append("</w:t>");
            }

            if (end >= 0)
            {
                xml.Append(rest[end] == '\n' ? "<w:br/>" : "<w:tab/>");
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        xml.Append("</w:r>");
    }

    private static void Escape(StringBuilder xml, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny('&', '<', '>'); at >= 0; at = text.IndexOfAny('&', '<', '>'))
        {
            xml.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(at + 1)..];
        }

        xml.Append(text);
    }

    /// <summary>Borders, layout and margins: the same in every table.</summary>
    private static string Look()
    {
        string[] sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        var borders = string.Concat(sides.Select(side => $"<w:{side} w:val=\"single\" w:color=\"000000\" w:sz=\"4\"/>"));
        var margin = Text(CellMargin);
        return $"<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{margin}\" w:type=\"dxa\"/><w:right w:w=\"{margin}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>";
    }

    private static string NameOf(CellAlignment alignment) => alignment switch
    {
        CellAlignment.Left => "left",
        CellAlignment.Center => "center",
        CellAlignment.Right => "right",
        CellAlignment.Justified => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "Unknown alignment."),
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A table that is only passed on to the file; the library's own table would be read into elements first.</summary>
    private sealed class WrittenTable(StringBuilder xml) : W.Table
    {
        public override void WriteTo(System.Xml.XmlWriter xmlWriter)
        {
            // A letter of two characters may be cut by the end of a piece; its halves go together.
            var half = "";
            foreach (var piece in xml.GetChunks())
            {
                var text = string.Concat(half, piece.Span);
                var whole = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
                xmlWriter.WriteRaw(text[..whole]);
                half = text[whole..];
            }
        }
    }
}
