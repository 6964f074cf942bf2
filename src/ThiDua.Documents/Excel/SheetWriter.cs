namespace ThiDua.Documents.Excel;

/// <summary>Writes the rows of one sheet, top to bottom.</summary>
public sealed class SheetWriter
{
    private static readonly byte[][] s_letters = [.. Enumerable.Range(1, 64).Select(c => System.Text.Encoding.ASCII.GetBytes(CellAddress.Letters(c)))];
    private readonly Utf8Part _part;
    private readonly SheetLayout _layout;
    private readonly StyleTable _styles;
    private readonly List<CellRange> _merged = [];
    private readonly List<CellGuide> _guides = [];
    private CellRange? _filter;
    private bool _closed;

    internal SheetWriter(Stream part, string name, SheetLayout layout, StyleTable styles)
    {
        (_part, Name, _layout, _styles) = (new(part), name, layout, styles);
        WriteHead();
    }

    /// <summary>Name on the tab.</summary>
    public string Name { get; }

    /// <summary>Number of the last row written.</summary>
    public int Row { get; private set; }

    internal string? FilterName => _filter is { } f ? $"{SheetNames.Quoted(Name)}!{Absolute(f.From)}:{Absolute(f.To)}" : null;

    internal string? PrintTitles => _layout.FrozenRows > 0 ? $"{SheetNames.Quoted(Name)}!$1:${_layout.FrozenRows.ToString(CultureInfo.InvariantCulture)}" : null;

    /// <summary>Writes the next row, from column A on.</summary>
    public void Write(params ReadOnlySpan<Cell> cells) => Write(null, cells);

    /// <summary>Writes the next row with a height in points; null leaves it to Excel.</summary>
    public void Write(double? height, params ReadOnlySpan<Cell> cells)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (++Row > CellAddress.LastRow)
        {
            throw new InvalidOperationException("A sheet has no more rows.");
        }

        _part.Write("<row r=\""u8);
        _part.Write(Row);
        if (height is { } points)
        {
            _part.Write("\" customHeight=\"1\" ht=\""u8);
            _part.Write(points);
        }

        _part.Write("\">"u8);
        for (var at = 0; at < cells.Length; at++)
        {
            WriteCell(at + 1, cells[at]);
        }

        _part.Write("</row>"u8);
    }

    /// <summary>Leaves rows empty.</summary>
    public void Skip(int rows = 1) => Row += rows;

    /// <summary>Makes one cell of a range.</summary>
    public void Merge(CellRange range) => _merged.Add(range);

    /// <summary>Puts filter arrows into the first row of a range.</summary>
    public void Filter(CellRange range) => _filter = range;

    /// <summary>Offers choices or advice in a range.</summary>
    public void Guide(CellGuide guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        if (guide.Choices is { } choices && (choices.Any(c => c.Contains(',', StringComparison.Ordinal)) || choices.Sum(c => c.Length + 1) > 255))
        {
            throw new ArgumentException("Choices hold commas or are too long together.", nameof(guide));
        }

        _guides.Add(guide);
    }

    internal void Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        _part.Write("</sheetData>"u8);
        if (_layout.Protected)
        {
            _part.Write("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" sort=\"0\" autoFilter=\"0\"/>"u8);
        }

        if (_filter is { } filter)
        {
            _part.Write("<autoFilter ref=\""u8);
            _part.Text(filter.ToString());
            _part.Write("\"/>"u8);
        }

        WriteMerged();
        WriteGuides();
        _part.Write("<pageMargins left=\"0.5\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\""u8);
        _part.Write(_layout.Landscape ? "landscape"u8 : "portrait"u8);
        _part.Write("\" fitToHeight=\"0\"/></worksheet>"u8);
        _part.Dispose();
    }

    private static string Absolute(CellAddress cell) => $"${CellAddress.Letters(cell.Column)}${cell.Row.ToString(CultureInfo.InvariantCulture)}";

    private void WriteHead()
    {
        _part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        _part.Write("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\""u8);
        if (_layout.FrozenRows > 0 || _layout.FrozenColumns > 0)
        {
            WritePane();
        }
        else
        {
            _part.Write("/>"u8);
        }

        _part.Write("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>"u8);
        if (_layout.Widths.Count > 0)
        {
            _part.Write("<cols>"u8);
            for (var at = 0; at < _layout.Widths.Count; at++)
            {
                _part.Write("<col min=\""u8);
                _part.Write(at + 1);
                _part.Write("\" max=\""u8);
                _part.Write(at + 1);
                _part.Write("\" width=\""u8);
                _part.Write(_layout.Widths[at]);
                _part.Write("\" customWidth=\"1\"/>"u8);
            }

            _part.Write("</cols>"u8);
        }

        _part.Write("<sheetData>"u8);
    }

    private void WritePane()
    {
        var pane = (_layout.FrozenColumns > 0, _layout.FrozenRows > 0) switch { (true, true) => "bottomRight"u8, (true, false) => "topRight"u8, _ => "bottomLeft"u8 };
        _part.Write("><pane"u8);
        if (_layout.FrozenColumns > 0)
        {
            _part.Write(" xSplit=\""u8);
            _part.Write(_layout.FrozenColumns);
            _part.Write("\""u8);
        }

        if (_layout.FrozenRows > 0)
        {
            _part.Write(" ySplit=\""u8);
            _part.Write(_layout.FrozenRows);
            _part.Write("\""u8);
        }

        _part.Write(" topLeftCell=\""u8);
        _part.Text(new CellAddress(_layout.FrozenRows + 1, _layout.FrozenColumns + 1).ToString());
        _part.Write("\" activePane=\""u8);
        _part.Write(pane);
        _part.Write("\" state=\"frozen\"/><selection pane=\""u8);
        _part.Write(pane);
        _part.Write("\"/></sheetView>"u8);
    }

    private void WriteCell(int column, in Cell cell)
    {
        if (cell.Type == Cell.CellType.Empty && cell.Style is null)
        {
            return;
        }

        _part.Write("<c r=\""u8);
        _part.Write(column <= s_letters.Length ? s_letters[column - 1] : System.Text.Encoding.ASCII.GetBytes(CellAddress.Letters(column)));
        _part.Write(Row);
        if (cell.Style is { } style && _styles.Index(style) is > 0 and var index)
        {
            _part.Write("\" s=\""u8);
            _part.Write(index);
        }

        switch (cell.Type)
        {
            case Cell.CellType.Text:
                _part.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
                _part.Text(cell.Text!);
                _part.Write("</t></is></c>"u8);
                break;
            case Cell.CellType.Number:
                _part.Write("\"><v>"u8);
                _part.Write(cell.Number);
                _part.Write("</v></c>"u8);
                break;
            case Cell.CellType.Formula:
                _part.Write(cell.HasNumber ? "\"><f>"u8 : "\" t=\"str\"><f>"u8);
                _part.Text(cell.FormulaText!);
                _part.Write("</f><v>"u8);
                if (cell.HasNumber)
                {
                    _part.Write(cell.Number);
                }

                _part.Write("</v></c>"u8);
                break;
            default:
                _part.Write("\"/>"u8);
                break;
        }
    }

    private void WriteMerged()
    {
        if (_merged.Count == 0)
        {
            return;
        }

        _part.Write("<mergeCells count=\""u8);
        _part.Write(_merged.Count);
        _part.Write("\">"u8);
        foreach (var range in _merged)
        {
            _part.Write("<mergeCell ref=\""u8);
            _part.Text(range.ToString());
            _part.Write("\"/>"u8);
        }

        _part.Write("</mergeCells>"u8);
    }

    private void WriteGuides()
    {
        if (_guides.Count == 0)
        {
            return;
        }

        _part.Write("<dataValidations count=\""u8);
        _part.Write(_guides.Count);
        _part.Write("\">"u8);
        foreach (var guide in _guides)
        {
            _part.Write("<dataValidation allowBlank=\"1\""u8);
            if (guide.Choices is not null)
            {
                _part.Write(" type=\"list\" showErrorMessage=\"1\""u8);
            }

            if (guide.Advice is { } advice)
            {
                _part.Write(" showInputMessage=\"1\" promptTitle=\""u8);
                _part.Text(guide.Title ?? string.Empty);
                _part.Write("\" prompt=\""u8);
                _part.Text(advice);
                _part.Write("\""u8);
            }

            _part.Write(" sqref=\""u8);
            _part.Text(guide.Range.ToString());
            if (guide.Choices is { } choices)
            {
                _part.Write("\"><formula1>\""u8);
                _part.Text(string.Join(',', choices));
                _part.Write("\"</formula1></dataValidation>"u8);
            }
            else
            {
                _part.Write("\"/>"u8);
            }
        }

        _part.Write("</dataValidations>"u8);
    }
}
