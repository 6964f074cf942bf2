using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ThiDua.Documents.Intake;

/// <summary>
/// The gate every uploaded office file passes before anything reads it. One pass over the file, in time linear to what it unpacks to; nothing is
/// kept in memory but the two small parts that name the others.
/// </summary>
public static class OfficeFiles
{
    private static readonly HashSet<string> s_macroExtensions = new([".docm", ".dotm", ".xlsm", ".xltm", ".xlam"], StringComparer.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <summary>Checks a file and leaves the stream at its start.</summary>
    /// <param name="file">The file; must be seekable.</param>
    /// <param name="kind">What is expected.</param>
    /// <param name="fileName">The name it was sent under; its ending must fit, and messages quote it.</param>
    /// <param name="limits">Limits other than the usual ones.</param>
    /// <exception cref="FileRefusedException">The file is empty, too large, damaged, of another kind, encrypted, with macros or with a document type in it.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static void Check(Stream file, OfficeKind kind, string fileName, OfficeLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fileName);
        if (!file.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(file));
        }

        limits ??= OfficeLimits.Default;
        var refuse = new Refusals(kind, fileName);
        CheckOutside(file, refuse, limits, fileName);
        try
        {
            CheckInside(file, refuse, limits);
        }
        catch (BombException)
        {
            throw refuse.Bomb();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException or NotSupportedException or ArgumentException)
        {
            throw refuse.Damaged(e);
        }

        file.Position = 0;
    }

    private static void CheckOutside(Stream file, Refusals refuse, OfficeLimits limits, string fileName)
    {
        if (file.Length == 0)
        {
            throw refuse.Empty();
        }

        if (file.Length > limits.FileBytes)
        {
            throw refuse.TooLarge(file.Length, limits.FileBytes);
        }

        var head = new byte[8];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (head.AsSpan(0, length).SequenceEqual(CompoundFile))
        {
            throw NamesEncryptedPackage(file) ? refuse.Encrypted() : refuse.OldFormat();
        }

        if (!head.AsSpan(0, length).StartsWith(Zip))
        {
            throw refuse.WrongKind();
        }

        var extension = Path.GetExtension(fileName);
        if (s_macroExtensions.Contains(extension))
        {
            throw refuse.Macros();
        }

        if (!extension.Equals(refuse.Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw refuse.WrongKind();
        }
    }

    // A document with a password is a compound file that holds a stream of this name; the directory writes names in UTF-16.
    private static bool NamesEncryptedPackage(Stream file)
    {
        ReadOnlySpan<byte> name = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (int count; (count = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + count);
            if (seen.IndexOf(name) >= 0)
            {
                return true;
            }

            kept = Math.Min(seen.Length, name.Length - 1);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private static void CheckInside(Stream file, Refusals refuse, OfficeLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.Parts)
        {
            throw refuse.Bomb();
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        XDocument? types = null;
        XDocument? relations = null;
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw refuse.Encrypted();
            }

            if (!names.Add(entry.FullName))
            {
                throw refuse.Damaged(null);
            }

            using var part = new PartStream(entry.Open(), entry.CompressedLength, limits, unpacked);
            if (entry.FullName == ContentTypes.PartName)
            {
                types = Load(part, refuse, limits);
            }
            else if (entry.FullName == ContentTypes.RelationsName)
            {
                relations = Load(part, refuse, limits);
            }
            else
            {
                Scan(part, IsNamedAsXml(entry.FullName), refuse, limits);
            }

            if (part.Unpacked != entry.Length || part.Crc != entry.Crc32)
            {
                throw refuse.Damaged(null);
            }

            unpacked += part.Unpacked;
        }

        CheckKind(names, types, relations, refuse);
    }

    private static void CheckKind(HashSet<string> names, XDocument? types, XDocument? relations, Refusals refuse)
    {
        if (types is null)
        {
            throw refuse.WrongKind();
        }

        var declared = new ContentTypes(types);
        var main = relations is null ? null : ContentTypes.MainPart(relations);
        var type = main is null ? string.Empty : declared.Of(main);
        if (type.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase))
        {
            throw refuse.WrongKind();
        }

        if (declared.All.Any(t => t.Contains("macro", StringComparison.OrdinalIgnoreCase) || t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || names.Any(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || n.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            throw refuse.Macros();
        }

        if (type != refuse.MainType)
        {
            throw refuse.WrongKind();
        }

        if (!names.Contains(main!))
        {
            throw refuse.Damaged(null);
        }
    }

    private static XDocument Load(PartStream part, Refusals refuse, OfficeLimits limits)
    {
        // Read twice: once within the limits, then from memory as a tree. Both parts are a few kilobytes in honest files.
        using var copy = new MemoryStream();
        var buffer = new byte[8192];
        for (int count; (count = part.Read(buffer)) > 0 && copy.Length <= limits.RatioFromBytes;)
        {
            copy.Write(buffer, 0, count);
        }

        if (part.DeclaresDocumentType)
        {
            throw refuse.DocumentType();
        }

        if (copy.Length > limits.RatioFromBytes)
        {
            throw refuse.Bomb();
        }

        copy.Position = 0;
        Walk(copy, limits);
        copy.Position = 0;
        using var xml = XmlReader.Create(copy, Settings());
        return XDocument.Load(xml);
    }

    private static void Scan(PartStream part, bool namedAsXml, Refusals refuse, OfficeLimits limits)
    {
        try
        {
            if (namedAsXml)
            {
                Walk(part, limits);
            }
        }
        catch (XmlException) when (part.DeclaresDocumentType)
        {
            throw refuse.DocumentType();
        }

        Span<byte> buffer = stackalloc byte[4096];
        while (part.Read(buffer) > 0)
        {
        }

        if (part.DeclaresDocumentType)
        {
            throw refuse.DocumentType();
        }
    }

    private static void Walk(Stream part, OfficeLimits limits)
    {
        using var xml = XmlReader.Create(part, Settings());
        while (xml.Read())
        {
            if (xml.Depth > limits.Depth)
            {
                throw new BombException();
            }
        }
    }

    private static XmlReaderSettings Settings() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };

    private static bool IsNamedAsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
