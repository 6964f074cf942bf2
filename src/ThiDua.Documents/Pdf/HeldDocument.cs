using ThiDua.Documents.Word;

namespace ThiDua.Documents.Pdf;

/// <summary>The empty document that keeps a resident LibreOffice open.</summary>
internal static class HeldDocument
{
    public static byte[] Bytes { get; } = Create();

    private static byte[] Create()
    {
        using var memory = new MemoryStream();
        using (var package = new OfficePackage(memory))
        {
            package.Write("[Content_Types].xml", LetterPackage.WriteMinimalContentTypes);
            package.Write("_rels/.rels", LetterPackage.WriteMinimalRelations);
            package.Write("word/document.xml", new W.Document(new W.Body(new W.Paragraph())));
        }

        return memory.ToArray();
    }
}
