using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ThiDua.Documents.Reading;

namespace ThiDua.Documents.Tests.Reading;

/// <summary>A small Word file written part by part.</summary>
internal static class WordFile
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Open = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>""";

    public static byte[] Make(string body, string? numbering = null, string? footnotes = null, string? comments = null)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var overrides = new StringBuilder();
            var relations = new StringBuilder();
            Add("word/document.xml", Open + body + "<w:sectPr/></w:body></w:document>");
            Related("numbering", numbering);
            Related("footnotes", footnotes);
            Related("comments", comments);
            Add("word/media/image1.png", "not really a picture");
            Add("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{overrides}</Types>""");

            void Related(string kind, string? content)
            {
                if (content is null)
                {
                    return;
                }

                Add($"word/{kind}.xml", $"""<w:{kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</w:{kind}>""");
                overrides.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>""");
                relations.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>""");
            }

            void Add(string name, string content)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static WordText Read(byte[] file) => WordText.Read(new MemoryStream(file), "bao-cao.docx");

    public static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            return copy.ToArray();
        });
    }

    public static XDocument Part(byte[] file, string name) => XDocument.Parse(Encoding.UTF8.GetString(Parts(file)[name]).TrimStart('\uFEFF'), LoadOptions.PreserveWhitespace);
}
