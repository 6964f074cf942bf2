using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ThiDua.Documents.Reading;

/// <summary>Finds the parts of a Word file by their relations.</summary>
internal sealed class WordParts
{
    private const string OfficeDocument = "/officeDocument";

    private static readonly XNamespace s_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive _zip;

    public WordParts(ZipArchive zip)
    {
        _zip = zip;
        Main = Relations("_rels/.rels").FirstOrDefault(relation => relation.Type.EndsWith(OfficeDocument, StringComparison.Ordinal)).Target is { Length: > 0 } target ? Resolve(string.Empty, target) : "word/document.xml";
    }

    /// <summary>Name of the main part.</summary>
    public string Main { get; }

    /// <summary>The properties people or programs gave the file, by name.</summary>
    public IReadOnlyDictionary<string, string> CustomProperties()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var target = Relations("_rels/.rels").FirstOrDefault(relation => relation.Type.EndsWith("/custom-properties", StringComparison.Ordinal)).Target;
        foreach (var property in (target is { Length: > 0 } ? Load(Resolve(string.Empty, target)) : null)?.Root?.Elements() ?? [])
        {
            found.TryAdd((string?)property.Attribute("name") ?? string.Empty, property.Value);
        }

        return found;
    }

    /// <summary>Folder of the main part, with its slash.</summary>
    public string Folder => Main[..(Main.LastIndexOf('/') + 1)];

    /// <summary>Name of the relations of the main part.</summary>
    public string MainRelations => $"{Folder}_rels/{Main[(Main.LastIndexOf('/') + 1)..]}.rels";

    /// <summary>The name of the part the main part calls by a kind ("comments"); null when there is none.</summary>
    public string? Related(string kind) => Relations(MainRelations).FirstOrDefault(relation => relation.Type.EndsWith("/" + kind, StringComparison.Ordinal)).Target is { Length: > 0 } target ? Resolve(Folder, target) : null;

    public XDocument? LoadRelated(string kind) => Related(kind) is { } name ? Load(name) : null;

    public XDocument? Load(string name)
    {
        if (_zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var part = entry.Open();
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    private List<(string Type, string Target)> Relations(string name) =>
        Load(name)?.Root?.Elements(s_relations + "Relationship").Select(relation => ((string?)relation.Attribute("Type") ?? string.Empty, (string?)relation.Attribute("Target") ?? string.Empty)).ToList() ?? [];

    private static string Resolve(string folder, string target) => target.StartsWith('/') ? target[1..] : folder + target;
}
