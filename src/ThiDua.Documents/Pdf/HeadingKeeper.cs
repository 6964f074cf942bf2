using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ThiDua.Documents.Pdf;

/// <summary>
/// Works around a fault of LibreOffice (seen in 7.4): when a table further on is split between pages, headings before it are left alone at the
/// foot of a page although they are to stay with the text that follows. A field in each heading makes LibreOffice lay it out again at the end,
/// and then it does it right. The field is hidden and empty, so that neither page nor bookmark shows it. Only the copy that is converted is
/// changed, never the Word file.
/// </summary>
internal static class HeadingKeeper
{
    private const string DocumentPart = "word/document.xml";

    // Larger documents are converted as they are: reading them whole would cost more than the fault.
    private const long LargestPart = 20_000_000;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Prepares the copy; a file that is no Word document is left for LibreOffice to refuse.</summary>
    public static void Prepare(string docx)
    {
        try
        {
            using var zip = ZipFile.Open(docx, ZipArchiveMode.Update);
            if (zip.GetEntry(DocumentPart) is { Length: <= LargestPart } part && Read(part) is { } document && AddFields(document))
            {
                part.Delete();
                using var target = zip.CreateEntry(DocumentPart, CompressionLevel.Fastest).Open();
                document.Save(target, SaveOptions.DisableFormatting);
            }
        }
        catch (InvalidDataException)
        {
        }
        catch (XmlException)
        {
        }
    }

    private static XDocument Read(ZipArchiveEntry part)
    {
        using var source = part.Open();
        return XDocument.Load(source, LoadOptions.PreserveWhitespace);
    }

    private static bool AddFields(XDocument document)
    {
        var headings = document.Descendants(W + "p").Where(IsHeading).ToList();
        foreach (var heading in headings)
        {
            heading.Add(
                HiddenRun(new XElement(W + "fldChar", new XAttribute(W + "fldCharType", "begin"))),
                HiddenRun(new XElement(W + "instrText", "IF 1 = 1 \"\" \"\"")),
                HiddenRun(new XElement(W + "fldChar", new XAttribute(W + "fldCharType", "separate"))),
                HiddenRun(new XElement(W + "t")),
                HiddenRun(new XElement(W + "fldChar", new XAttribute(W + "fldCharType", "end"))));
        }

        return headings.Count > 0;
    }

    private static bool IsHeading(XElement paragraph) =>
        paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value.StartsWith("Heading", StringComparison.Ordinal) == true;

    private static XElement HiddenRun(XElement content) => new(W + "r", new XElement(W + "rPr", new XElement(W + "vanish")), content);
}
