using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ThiDua.Documents.Excel;

/// <summary>Where a sheet has something, and what the reader of values does not tell: formulas and failed cells.</summary>
internal sealed class SheetShape
{
    public HashSet<CellAddress> Content { get; } = [];

    public HashSet<CellAddress> Formulas { get; } = [];

    public Dictionary<CellAddress, string> Errors { get; } = [];
}

/// <summary>Finds the sheets of a workbook among its parts.</summary>
internal static class SheetParts
{
    private const string Workbook = "xl/workbook.xml";
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreWhitespace = true, IgnoreComments = true };

    /// <summary>Names and paths of the worksheets in the order of their tabs; sheets of charts have no rows and are left out.</summary>
    public static IReadOnlyList<(string Name, string Path)> Of(ZipArchive zip)
    {
        var main = Intake.ContentTypes.MainPart(Load(zip, Intake.ContentTypes.RelationsName)) ?? Workbook;
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var targets = Load(zip, $"{folder}_rels/{main[folder.Length..]}.rels").Root!.Elements()
            .Where(r => r.Attribute("Type")?.Value.EndsWith("/worksheet", StringComparison.Ordinal) == true)
            .ToDictionary(r => r.Attribute("Id")!.Value, r => Resolved(folder, r.Attribute("Target")!.Value), StringComparer.Ordinal);
        return [.. Load(zip, main).Root!.Elements().Where(e => e.Name.LocalName == "sheets").Elements()
            .Select(s => (Name: s.Attribute("name")!.Value, Id: s.Attributes().First(a => a.Name.LocalName == "id" && a.Name.Namespace != XNamespace.None).Value))
            .Where(s => targets.ContainsKey(s.Id)).Select(s => (s.Name, targets[s.Id]))];
    }

    /// <summary>Path of the main part.</summary>
    public static string MainPart(ZipArchive zip) => Intake.ContentTypes.MainPart(Load(zip, Intake.ContentTypes.RelationsName)) ?? Workbook;

    /// <summary>Where a sheet has content, read from its part alone.</summary>
    public static SheetShape Shape(ZipArchive zip, string path)
    {
        var shape = new SheetShape();
        using var xml = XmlReader.Create(Entry(zip, path).Open(), s_settings);
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                column = 0;
            }
            else if (xml.LocalName == "c")
            {
                var address = CellAddress.TryParse(xml.GetAttribute("r"), out var given) ? given : new(row, column + 1);
                column = address.Column;
                if (!xml.IsEmptyElement)
                {
                    ReadCell(xml, address, xml.GetAttribute("t") == "e", shape);
                }
            }
        }

        return shape;
    }

    /// <summary>A part by its path.</summary>
    public static ZipArchiveEntry Entry(ZipArchive zip, string path) => zip.GetEntry(path) ?? throw new InvalidDataException($"No part {path}.");

    private static void ReadCell(XmlReader xml, CellAddress address, bool failed, SheetShape shape)
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" })
            {
                shape.Formulas.Add(address);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && shape.Content.Add(address))
            {
                if (failed)
                {
                    shape.Errors[address] = xml.Value;
                }
            }
        }
    }

    private static string Resolved(string folder, string target) => target.StartsWith('/') ? target[1..] : folder + target;

    private static XDocument Load(ZipArchive zip, string path)
    {
        using var xml = XmlReader.Create(Entry(zip, path).Open(), s_settings);
        return XDocument.Load(xml);
    }
}
