using System.IO.Compression;
using System.Xml.Linq;

namespace ThiDua.Documents.Tests;

/// <summary>A written letter opened as what it is: a zip of XML parts.</summary>
internal sealed class LetterFile
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly Dictionary<string, XDocument> _parts = [];

    public LetterFile(OfficialLetter letter)
    {
        Bytes = OfficialLetterWriter.ToBytes(letter);
        using var zip = new ZipArchive(new MemoryStream(Bytes));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            _parts[entry.FullName] = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        }
    }

    public byte[] Bytes { get; }

    public XDocument Document => Part("document");

    public XDocument Part(string name) => _parts[$"word/{name}.xml"];

    public IEnumerable<XElement> All(string element) => Document.Descendants(W + element);

    public IEnumerable<string> Paragraphs => All("p").Select(TextOf);

    public XElement Paragraph(string containing) => All("p").First(p => TextOf(p).Contains(containing, StringComparison.Ordinal));

    public XElement Style(string id) => Part("styles").Descendants(W + "style").Single(style => Value(style, "styleId") == id);

    public static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(t => t.Value));

    public static string? Value(XElement? element, string attribute = "val") => element?.Attribute(W + attribute)?.Value;

    public static string? NumberingId(XElement paragraph) => Value(paragraph.Descendants(W + "numId").FirstOrDefault());
}
