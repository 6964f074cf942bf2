using System.IO.Compression;
using System.Text;

namespace ThiDua.Documents.Tests.Intake;

/// <summary>Small office files, put together part by part so that each test can spoil one of them.</summary>
internal static class SampleFiles
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static byte[] Document { get; } = OfficialLetterWriter.ToBytes(SampleLetter.Rich());

    public static byte[] Workbook { get; } = Zip(WorkbookParts());

    /// <summary>The parts of a workbook with one sheet, to be changed by tests.</summary>
    public static Dictionary<string, string> WorkbookParts(string mainType = WorkbookType) => new()
    {
        ["[Content_Types].xml"] = $"{Head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{mainType}\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{SheetType}\"/></Types>",
        ["_rels/.rels"] = $"{Head}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ["xl/workbook.xml"] = $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Chỉ tiêu\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = $"{Head}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ["xl/worksheets/sheet1.xml"] = Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Lúa xuân</t></is></c><c r=\"B1\"><v>164.5</v></c></row>"),
    };

    public static string Sheet(string rows) => $"{Head}<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    public static byte[] Zip(Dictionary<string, string> parts) => Zip(parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The contents of every part, in the order of the directory.</summary>
    public static IReadOnlyList<string> Contents(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return Convert.ToBase64String(copy.ToArray());
        })];
    }
}
