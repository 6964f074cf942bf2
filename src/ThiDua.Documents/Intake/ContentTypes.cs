using System.Xml.Linq;

namespace ThiDua.Documents.Intake;

/// <summary>What the container says its parts are: [Content_Types].xml and the main part that _rels/.rels points to.</summary>
internal sealed class ContentTypes
{
    public const string PartName = "[Content_Types].xml";
    public const string RelationsName = "_rels/.rels";
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byExtension = new(StringComparer.OrdinalIgnoreCase);

    public ContentTypes(XDocument types)
    {
        foreach (var element in types.Root?.Elements() ?? [])
        {
            var type = element.Attribute("ContentType")?.Value ?? string.Empty;
            if (element.Name.LocalName == "Override" && element.Attribute("PartName")?.Value is { } name)
            {
                _byName[name.TrimStart('/')] = type;
            }
            else if (element.Name.LocalName == "Default" && element.Attribute("Extension")?.Value is { } extension)
            {
                _byExtension[extension] = type;
            }
        }
    }

    public IEnumerable<string> All => _byName.Values.Concat(_byExtension.Values);

    /// <summary>Type of a part, or an empty text when none is declared.</summary>
    public string Of(string partName) =>
        _byName.TryGetValue(partName, out var type) || _byExtension.TryGetValue(Path.GetExtension(partName).TrimStart('.'), out type) ? type : string.Empty;

    /// <summary>Name of the part with the document itself, by the relations of the package.</summary>
    public static string? MainPart(XDocument relations) => relations.Root?.Elements()
        .Where(e => e.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
        .Select(e => e.Attribute("Target")?.Value.TrimStart('/'))
        .FirstOrDefault();
}
