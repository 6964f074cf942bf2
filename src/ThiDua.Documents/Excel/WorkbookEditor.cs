using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Word;

namespace ThiDua.Documents.Excel;

/// <summary>A value to be written into one cell of somebody else's workbook.</summary>
/// <param name="Sheet">Name on the tab.</param>
/// <param name="Cell">Cell; of merged cells any of them, the upper left one is written.</param>
/// <param name="Number">The number, or null when <paramref name="Text"/> is written.</param>
/// <param name="Text">The text.</param>
/// <param name="IsPercent">The number counts per cents: where the cell's format multiplies by a hundred, it is written as a share.</param>
public sealed record CellEdit(string Sheet, CellAddress Cell, decimal? Number, string? Text = null, bool IsPercent = false);

/// <summary>
/// Fills cells of an existing workbook (.xlsx) and leaves everything else as it came: styles, formulas, shared strings and other sheets are copied byte by byte, only the edited
/// sheets are written anew, and the program that opens the file is asked to compute its formulas again.
/// </summary>
public static class WorkbookEditor
{
    private static readonly XmlReaderSettings s_read = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    /// <summary>The workbook with its cells filled.</summary>
    /// <param name="file">A file that passed <see cref="OfficeFiles.Check"/>.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="edits">Cells; each at most once.</param>
    /// <exception cref="FileRefusedException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A sheet is not there, or a cell holds a formula.</exception>
    public static byte[] Write(byte[] file, string fileName, IReadOnlyCollection<CellEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(edits);
        try
        {
            using var source = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var sheets = SheetParts.Of(source).ToDictionary(s => s.Name, s => s.Path, StringComparer.OrdinalIgnoreCase);
            var main = SheetParts.MainPart(source);
            if (edits.FirstOrDefault(e => !sheets.ContainsKey(e.Sheet)) is { } lost)
            {
                throw new ArgumentException($"No sheet “{lost.Sheet}”.", nameof(edits));
            }

            var byPath = edits.GroupBy(e => sheets[e.Sheet], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
            var shares = ShareFormats(source, main);
            using var memory = new MemoryStream();
            using (var target = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var entry in source.Entries)
                {
                    var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                    copy.LastWriteTime = entry.LastWriteTime;
                    using var output = copy.Open();
                    if (byPath.TryGetValue(entry.FullName, out var own))
                    {
                        Save(Edited(Load(entry), own, shares), output);
                    }
                    else if (entry.FullName == main && edits.Count > 0)
                    {
                        Save(Recomputing(Load(entry)), output);
                    }
                    else
                    {
                        using var input = entry.Open();
                        input.CopyTo(output);
                    }
                }
            }

            return memory.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException or NotSupportedException or NullReferenceException or FormatException)
        {
            throw new Refusals(OfficeKind.Xlsx, fileName).Damaged(e);
        }
    }

    private static XDocument Edited(XDocument sheet, List<CellEdit> edits, HashSet<int> shares)
    {
        var root = sheet.Root!;
        var space = root.Name.Namespace;
        var data = root.Element(space + "sheetData") ?? throw new InvalidDataException();
        Number(data, space);
        var merged = root.Element(space + "mergeCells")?.Elements(space + "mergeCell").Select(m => Range(m.Attribute("ref")?.Value)).OfType<CellRange>().ToList() ?? [];
        var rows = new SortedList<int, XElement>(data.Elements(space + "row").ToDictionary(RowOf));
        foreach (var edit in edits)
        {
            var address = merged.Where(m => m.Contains(edit.Cell)).Select(m => m.From).FirstOrDefault(edit.Cell);
            if (!rows.TryGetValue(address.Row, out var row))
            {
                row = new(space + "row", new XAttribute("r", address.Row));
                InsertInOrder(data, row, rows.Keys.LastOrDefault(r => r < address.Row) is > 0 and var before ? rows[before] : null);
                rows.Add(address.Row, row);
            }

            var cell = row.Elements(space + "c").FirstOrDefault(c => ColumnOf(c) == address.Column);
            if (cell is null)
            {
                cell = new(space + "c", new XAttribute("r", address.ToString()));
                InsertInOrder(row, cell, row.Elements(space + "c").LastOrDefault(c => ColumnOf(c) < address.Column));
                row.Attribute("spans")?.Remove(); // a hint that would no longer be true
                root.Element(space + "dimension")?.Remove();
            }

            Fill(cell, space, edit, address, shares);
        }

        return sheet;
    }

    private static void Fill(XElement cell, XNamespace space, CellEdit edit, CellAddress address, HashSet<int> shares)
    {
        if (cell.Element(space + "f") is not null)
        {
            throw new ArgumentException($"Cell {edit.Sheet}!{address} holds a formula.", nameof(edit));
        }

        cell.Attribute("t")?.Remove();
        cell.Elements().Where(e => e.Name == space + "v" || e.Name == space + "is").Remove();
        if (edit.Number is { } number)
        {
            var isShare = edit.IsPercent && int.TryParse(cell.Attribute("s")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var style) && shares.Contains(style);
            cell.AddFirst(new XElement(space + "v", (isShare ? number / 100 : number).ToString(CultureInfo.InvariantCulture)));
        }
        else if (edit.Text is { } text)
        {
            cell.SetAttributeValue("t", "inlineStr"); // the shared strings stay as they came
            cell.AddFirst(new XElement(space + "is", new XElement(space + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), CleanText.Of(text))));
        }
    }

    // rows and cells may leave their numbers out: then each follows the one before
    private static void Number(XElement data, XNamespace space)
    {
        var number = 0;
        foreach (var row in data.Elements(space + "row"))
        {
            number = int.TryParse(row.Attribute("r")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            row.SetAttributeValue("r", number);
            var column = 0;
            foreach (var cell in row.Elements(space + "c"))
            {
                column = CellAddress.TryParse(cell.Attribute("r")?.Value, out var address) ? address.Column : column + 1;
                cell.SetAttributeValue("r", new CellAddress(number, column).ToString());
            }
        }
    }

    private static void InsertInOrder(XElement parent, XElement child, XElement? before)
    {
        if (before is null)
        {
            parent.AddFirst(child);
        }
        else
        {
            before.AddAfterSelf(child);
        }
    }

    private static int RowOf(XElement row) => int.Parse(row.Attribute("r")!.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int ColumnOf(XElement cell) => CellAddress.Parse(cell.Attribute("r")!.Value).Column;

    private static CellRange? Range(string? text)
    {
        var ends = (text ?? "").Split(':');
        return ends.Length == 2 && CellAddress.TryParse(ends[0], out var from) && CellAddress.TryParse(ends[1], out var to) ? CellRange.Of(from.Row, from.Column, to.Row, to.Column) : null;
    }

    // results of formulas stored in the file are those of the empty form
    private static XDocument Recomputing(XDocument workbook)
    {
        var root = workbook.Root!;
        var space = root.Name.Namespace;
        if (root.Element(space + "calcPr") is { } settings)
        {
            settings.SetAttributeValue("fullCalcOnLoad", "1");
            return workbook;
        }

        string[] before = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"];
        var last = root.Elements().LastOrDefault(e => e.Name.Namespace == space && before.Contains(e.Name.LocalName, StringComparer.Ordinal)) ?? throw new InvalidDataException();
        last.AddAfterSelf(new XElement(space + "calcPr", new XAttribute("fullCalcOnLoad", "1")));
        return workbook;
    }

    // styles whose number format shows a share as per cents
    private static HashSet<int> ShareFormats(ZipArchive zip, string main)
    {
        var folder = main[..(main.LastIndexOf('/') + 1)];
        if (zip.GetEntry(folder + "styles.xml") is not { } entry)
        {
            return [];
        }

        var root = Load(entry).Root!;
        var space = root.Name.Namespace;
        var formats = root.Element(space + "numFmts")?.Elements().Where(f => IsShare(f.Attribute("formatCode")?.Value)).Select(f => f.Attribute("numFmtId")?.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        formats.UnionWith(["9", "10"]);
        return [.. (root.Element(space + "cellXfs")?.Elements(space + "xf") ?? []).Select((xf, at) => (xf, at)).Where(x => formats.Contains(x.xf.Attribute("numFmtId")?.Value)).Select(x => x.at)];
    }

    private static bool IsShare(string? format)
    {
        var quoted = false;
        for (var i = 0; i < (format ?? "").Length; i++)
        {
            quoted ^= format![i] == '"';
            if (format[i] == '\\')
            {
                i++;
            }
            else if (format[i] == '%' && !quoted)
            {
                return true;
            }
        }

        return false;
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var xml = XmlReader.Create(entry.Open(), s_read);
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    private static void Save(XDocument document, Stream output)
    {
        using var xml = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize });
        document.Save(xml);
    }
}
