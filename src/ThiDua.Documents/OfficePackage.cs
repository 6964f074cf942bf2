using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ThiDua.Documents;

/// <summary>
/// Writes the parts of an office file into a zip. The library's own package writer stamps the entries with the clock and draws random relationship
/// ids; here equal input gives equal bytes, so that a locked report can be proven by its hash.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
    private readonly ZipArchive _zip;

    public OfficePackage(Stream output) => _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    public void Write(string path, OpenXmlElement root) => Write(path, root.WriteTo);

    public void Write(string path, Action<XmlWriter> content)
    {
        using var stream = Open(path);
        Write(stream, content);
    }

    /// <summary>Writes a part made by <see cref="Render(Action{XmlWriter})"/>.</summary>
    public void Write(string path, byte[] rendered)
    {
        using var stream = Open(path);
        stream.Write(rendered);
    }

    /// <summary>The bytes of a part that is the same in many files, so that it is made once.</summary>
    public static byte[] Render(Action<XmlWriter> content)
    {
        using var memory = new MemoryStream();
        Write(memory, content);
        return memory.ToArray();
    }

    private static void Write(Stream stream, Action<XmlWriter> content)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        content(xml);
    }

    /// <summary>Begins a part written byte by byte; the one before must be closed.</summary>
    public Stream Open(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    public void Dispose() => _zip.Dispose();
}
