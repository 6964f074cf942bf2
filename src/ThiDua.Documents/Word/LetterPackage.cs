using System.Xml;

namespace ThiDua.Documents.Word;

/// <summary>Names, types and relations of the parts of a letter's file.</summary>
internal static class LetterPackage
{
    public const string HeaderId = "rIdHeader";
    public const string FirstHeaderId = "rIdHeaderFirst";
    public const string FooterId = "rIdFooter";

    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string CoreType = "application/vnd.openxmlformats-package.core-properties+xml";
    private const string CustomType = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    private const string CoreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly (string File, string Type, string Id, string Relation)[] WordParts =
    [
        ("styles.xml", "styles", "rIdStyles", "styles"),
        ("numbering.xml", "numbering", "rIdNumbering", "numbering"),
        ("settings.xml", "settings", "rIdSettings", "settings"),
        ("footnotes.xml", "footnotes", "rIdFootnotes", "footnotes"),
        ("header1.xml", "header", HeaderId, "header"),
        ("header2.xml", "header", FirstHeaderId, "header"),
        ("footer1.xml", "footer", FooterId, "footer"),
    ];

    public static void WriteContentTypes(XmlWriter xml, bool custom)
    {
        StartContentTypes(xml);
        foreach (var part in WordParts)
        {
            Override(xml, "/word/" + part.File, WordType + part.Type + "+xml");
        }

        Override(xml, "/docProps/core.xml", CoreType);
        if (custom)
        {
            Override(xml, "/docProps/custom.xml", CustomType);
        }

        xml.WriteEndElement();
    }

    public static void WritePackageRelations(XmlWriter xml, bool custom)
    {
        xml.WriteStartElement("Relationships", Relationships);
        DocumentRelation(xml);
        Relation(xml, "rId2", CoreRelation, "docProps/core.xml");
        if (custom)
        {
            Relation(xml, "rId3", OfficeRelation + "custom-properties", "docProps/custom.xml");
        }

        xml.WriteEndElement();
    }

    public static void WriteDocumentRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var part in WordParts)
        {
            Relation(xml, part.Id, OfficeRelation + part.Relation, part.File);
        }

        xml.WriteEndElement();
    }

    public static void WriteCoreProperties(XmlWriter xml, DocumentProperties properties)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        const string instance = "http://www.w3.org/2001/XMLSchema-instance";
        var created = properties.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dc", null, dc);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        xml.WriteAttributeString("xmlns", "xsi", null, instance);
        xml.WriteElementString("title", dc, CleanText.Of(properties.Title));
        xml.WriteElementString("creator", dc, CleanText.Of(properties.Author));
        xml.WriteElementString("language", dc, LetterStyles.Language);
        foreach (var moment in (string[])["created", "modified"])
        {
            xml.WriteStartElement("dcterms", moment, terms);
            xml.WriteAttributeString("xsi", "type", instance, "dcterms:W3CDTF");
            xml.WriteString(created);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public static void WriteCustomProperties(XmlWriter xml, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        const string types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        xml.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
        xml.WriteAttributeString("xmlns", "vt", null, types);
        for (var i = 0; i < properties.Count; i++)
        {
            xml.WriteStartElement("property", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
            xml.WriteAttributeString("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"); // the one set of properties that people may name
            xml.WriteAttributeString("pid", (i + 2).ToString(CultureInfo.InvariantCulture)); // 0 and 1 are taken by the format
            xml.WriteAttributeString("name", CleanText.Of(properties[i].Key));
            xml.WriteElementString("lpwstr", types, CleanText.Of(properties[i].Value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>For a file of nothing but the main document.</summary>
    public static void WriteMinimalContentTypes(XmlWriter xml)
    {
        StartContentTypes(xml);
        xml.WriteEndElement();
    }

    /// <summary>For a file of nothing but the main document.</summary>
    public static void WriteMinimalRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", Relationships);
        DocumentRelation(xml);
        xml.WriteEndElement();
    }

    private static void StartContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Default(xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default(xml, "xml", "application/xml");
        Override(xml, "/word/document.xml", WordType + "document.main+xml");
    }

    private static void DocumentRelation(XmlWriter xml) => Relation(xml, "rId1", OfficeRelation + "officeDocument", "word/document.xml");

    private static void Default(XmlWriter xml, string extension, string type)
    {
        xml.WriteStartElement("Default", ContentTypes);
        xml.WriteAttributeString("Extension", extension);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    private static void Override(XmlWriter xml, string part, string type)
    {
        xml.WriteStartElement("Override", ContentTypes);
        xml.WriteAttributeString("PartName", part);
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
