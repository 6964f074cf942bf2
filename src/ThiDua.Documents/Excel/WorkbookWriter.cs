using ThiDua.Documents.Word;

namespace ThiDua.Documents.Excel;

/// <summary>
/// Writes an Excel workbook (.xlsx) row by row: no row is kept in memory, and equal content gives equal bytes. One sheet is written after the
/// other; beginning the next one finishes the one before, disposing finishes the file.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private readonly OfficePackage _package;
    private readonly DocumentProperties _properties;
    private readonly StyleTable _styles = new();
    private readonly List<SheetWriter> _sheets = [];
    private bool _finished;

    /// <summary>Begins a workbook. The stream is left open; it need not be seekable.</summary>
    public WorkbookWriter(Stream output, DocumentProperties properties)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(properties);
        _package = new(output);
        _properties = properties;
    }

    /// <summary>Begins a sheet.</summary>
    public SheetWriter Sheet(SheetLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Close();
        var name = SheetNames.Fit(layout.Name, [.. _sheets.Select(s => s.Name)]);
        var sheet = new SheetWriter(_package.Open(WorkbookParts.SheetPath(_sheets.Count + 1)), name, layout, _styles);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Finishes the file. A workbook without sheets gets an empty one, as Excel opens none without.</summary>
    public void Dispose()
    {
        if (_finished)
        {
            return;
        }

        _finished = true;
        if (_sheets.Count == 0)
        {
            Sheet(new("Trang 1", []));
        }

        Close();
        _package.Write("xl/styles.xml", _styles.Write);
        _package.Write("xl/workbook.xml", xml => WorkbookParts.WriteWorkbook(xml, _sheets));
        _package.Write("xl/_rels/workbook.xml.rels", xml => WorkbookParts.WriteWorkbookRelations(xml, _sheets.Count));
        _package.Write("_rels/.rels", WorkbookParts.WritePackageRelations);
        _package.Write("docProps/core.xml", xml => LetterPackage.WriteCoreProperties(xml, _properties));
        _package.Write("[Content_Types].xml", xml => WorkbookParts.WriteContentTypes(xml, _sheets.Count));
        _package.Dispose();
    }

    private void Close()
    {
        if (_sheets.Count > 0)
        {
            _sheets[^1].Close();
        }
    }
}
