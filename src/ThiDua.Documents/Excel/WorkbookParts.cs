using System.Xml;
using ThiDua.Documents.Word;

namespace ThiDua.Documents.Excel;

/// <summary>Names, types and relations of the parts of a workbook.</summary>
internal static class WorkbookParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static string SheetPath(int number) => $"xl/worksheets/sheet{number.ToString(CultureInfo.InvariantCulture)}.xml";

    public static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Type(xml, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type(xml, "Default", "Extension", "xml", "application/xml");
        Type(xml, "Override", "PartName", "/xl/workbook.xml", SheetType + "sheet.main+xml");
        Type(xml, "Override", "PartName", "/xl/styles.xml", SheetType + "styles+xml");
        for (var number = 1; number <= sheets; number++)
        {
            Type(xml, "Override", "PartName", "/" + SheetPath(number), SheetType + "worksheet+xml");
        }

        Type(xml, "Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        xml.WriteEndElement();
    }

    public static void WritePackageRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", Relationships);
        Relation(xml, "rId1", OfficeRelation + "/officeDocument", "xl/workbook.xml");
        Relation(xml, "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        xml.WriteEndElement();
    }

    public static void WriteWorkbookRelations(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Relationships", Relationships);
        for (var number = 1; number <= sheets; number++)
        {
            Relation(xml, Id(number), OfficeRelation + "/worksheet", SheetPath(number)["xl/".Length..]);
        }

        Relation(xml, "rIdStyles", OfficeRelation + "/styles", "styles.xml");
        xml.WriteEndElement();
    }

    public static void WriteWorkbook(XmlWriter xml, IReadOnlyList<SheetWriter> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelation);
        xml.WriteStartElement("sheets", Main);
        for (var at = 0; at < sheets.Count; at++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", CleanText.Of(sheets[at].Name));
            xml.WriteAttributeString("sheetId", (at + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("r", "id", OfficeRelation, Id(at + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteNames(xml, sheets);
        xml.WriteEndElement();
    }

    // By name, then sheet, as Excel writes them.
    private static void WriteNames(XmlWriter xml, IReadOnlyList<SheetWriter> sheets)
    {
        var names = sheets.Select((s, at) => (Name: "_xlnm._FilterDatabase", Sheet: at, Range: s.FilterName, Hidden: true))
            .Concat(sheets.Select((s, at) => (Name: "_xlnm.Print_Titles", Sheet: at, Range: s.PrintTitles, Hidden: false)))
            .Where(n => n.Range is not null).ToList();
        if (names.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("definedNames", Main);
        foreach (var (name, sheet, range, hidden) in names)
        {
            xml.WriteStartElement("definedName", Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
            if (hidden)
            {
                xml.WriteAttributeString("hidden", "1");
            }

            xml.WriteString(CleanText.Of(range));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Id(int number) => "rId" + number.ToString(CultureInfo.InvariantCulture);

    private static void Type(XmlWriter xml, string element, string key, string name, string type)
    {
        xml.WriteStartElement(element, ContentTypes);
        xml.WriteAttributeString(key, name);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    private static void Relation(XmlWriter xml, string id, string type, string target)
    {
        xml.WriteStartElement("Relationship", Relationships);
        xml.WriteAttributeString("Id", id);
        xml.WriteAttributeString("Type", type);
        xml.WriteAttributeString("Target", target);
        xml.WriteEndElement();
    }
}
