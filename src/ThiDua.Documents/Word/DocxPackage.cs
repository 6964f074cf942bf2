using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ThiDua.Documents.Word;

/// <summary>
/// Writes the parts of a .docx into a zip. The library's own package writer stamps the entries with the clock and draws random relationship
/// ids; here equal input gives equal bytes, so that a locked report can be proven by its hash.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
    private readonly ZipArchive _zip;

    public DocxPackage(Stream output) => _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    public void Write(string path, OpenXmlElement root) => Write(path, root.WriteTo);

    public void Write(string path, Action<XmlWriter> content)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        content(xml);
    }

    public void Dispose() => _zip.Dispose();
}
