using ThiDua.Documents.Word;

namespace ThiDua.Documents;

/// <summary>Writes official letters as Word files.</summary>
public static class OfficialLetterWriter
{
    private static readonly byte[] s_contentTypes = OfficePackage.Render(xml => LetterPackage.WriteContentTypes(xml, custom: false));
    private static readonly byte[] s_contentTypesWithCustom = OfficePackage.Render(xml => LetterPackage.WriteContentTypes(xml, custom: true));
    private static readonly byte[] s_packageRelations = OfficePackage.Render(xml => LetterPackage.WritePackageRelations(xml, custom: false));
    private static readonly byte[] s_packageRelationsWithCustom = OfficePackage.Render(xml => LetterPackage.WritePackageRelations(xml, custom: true));
    private static readonly byte[] s_documentRelations = OfficePackage.Render(LetterPackage.WriteDocumentRelations);
    private static readonly byte[] s_settings = OfficePackage.Render(SmallParts.Settings().WriteTo);
    private static readonly byte[] s_pageNumberHeader = OfficePackage.Render(SmallParts.PageNumberHeader().WriteTo);
    private static readonly byte[] s_emptyHeader = OfficePackage.Render(SmallParts.EmptyHeader().WriteTo);

    /// <summary>
    /// Writes the letter as a .docx. Equal letters give equal bytes. The stream is left open; it need not be seekable.
    /// </summary>
    /// <param name="letter">The letter.</param>
    /// <param name="output">Where the file goes.</param>
    /// <exception cref="ArgumentException">A heading lies outside the numbering, a table's cells do not fill its columns, a footnote holds a footnote, or the name of an anchor is taken or not a name.</exception>
    public static void Write(OfficialLetter letter, Stream output)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(output);
        if (letter.Numbering.Levels.Count is < 1 or > OutlineNumbering.MaximumLevels)
        {
            throw new ArgumentException($"The numbering must have 1 to {OutlineNumbering.MaximumLevels} levels.", nameof(letter));
        }

        var numbering = new LetterNumbering(letter.Numbering);
        var inlines = new InlineWriter();
        var anchors = new AnchorWriter();
        var document = Document(letter, new BlockWriter(letter.Numbering, numbering, inlines, anchors), anchors);

        Write(document, letter.Numbering, numbering, inlines, letter.FooterNote, letter.Properties, output);
    }

    /// <summary>Writes an appendix as a .docx by itself: label, title, the line that ties it to its letter, content. Equal appendices give equal bytes.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Write(OfficialLetter, Stream)"/>.</exception>
    public static void WriteAppendix(LetterAppendix appendix, DocumentProperties properties, Stream output)
    {
        ArgumentNullException.ThrowIfNull(appendix);
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(output);
        var numbering = new LetterNumbering(OutlineNumbering.Report);
        var inlines = new InlineWriter();
        var body = new W.Body();
        var anchors = new AnchorWriter();
        AppendixWriter.Write(appendix, new BlockWriter(OutlineNumbering.Report, numbering, inlines, anchors), anchors, body);
        body.Append(PageLayout.Section(appendix.Landscape, first: true));
        Write(new W.Document(body), OutlineNumbering.Report, numbering, inlines, footer: null, properties, output);
    }

    private static void Write(W.Document document, OutlineNumbering outline, LetterNumbering numbering, InlineWriter inlines, string? footer, DocumentProperties properties, Stream output)
    {
        using var package = new OfficePackage(output);
        var custom = properties.Custom.Count > 0;
        package.Write("[Content_Types].xml", custom ? s_contentTypesWithCustom : s_contentTypes);
        package.Write("_rels/.rels", custom ? s_packageRelationsWithCustom : s_packageRelations);
        package.Write("word/document.xml", document);
        package.Write("word/_rels/document.xml.rels", s_documentRelations);
        package.Write("word/styles.xml", LetterStyles.Rendered(outline));
        package.Write("word/numbering.xml", numbering.Create());
        package.Write("word/settings.xml", s_settings);
        package.Write("word/footnotes.xml", inlines.CreateFootnotes());
        package.Write("word/header1.xml", s_pageNumberHeader);
        package.Write("word/header2.xml", s_emptyHeader);
        package.Write("word/footer1.xml", SmallParts.Footer(footer));
        package.Write("docProps/core.xml", xml => LetterPackage.WriteCoreProperties(xml, properties));
        if (custom)
        {
            package.Write("docProps/custom.xml", xml => LetterPackage.WriteCustomProperties(xml, properties.Custom));
        }
    }

    /// <summary>Writes the letter as a .docx into memory.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Write(OfficialLetter, Stream)"/>.</exception>
    public static byte[] ToBytes(OfficialLetter letter)
    {
        using var memory = new MemoryStream();
        Write(letter, memory);
        return memory.ToArray();
    }

    private static W.Document Document(OfficialLetter letter, BlockWriter blocks, AnchorWriter anchors)
    {
        var body = new W.Body();
        body.Append(HeadWriter.Write(letter));
        blocks.WriteBody(letter.Body, body);
        if (letter.Body is [.., TableBlock])
        {
            // Keeps the ruled table and the invisible signature table apart.
            var gap = Paragraphs.Spacer();
            gap.ParagraphProperties!.KeepNext = new();
            body.Append(gap);
        }

        body.Append(anchors.Around(letter.SignatureAnchor, ClosingWriter.Write(letter.Signature, letter.Recipients)));
        body.Append(Paragraphs.Spacer());
        for (var i = 0; i < letter.Appendices.Count; i++)
        {
            CloseSection(body, i == 0 ? PageLayout.Section(landscape: false, first: true) : PageLayout.Section(letter.Appendices[i - 1].Landscape, first: false));
            AppendixWriter.Write(letter.Appendices[i], blocks, anchors, body);
        }

        body.Append(letter.Appendices.Count == 0
            ? PageLayout.Section(landscape: false, first: true)
            : PageLayout.Section(letter.Appendices[^1].Landscape, first: false));
        return new W.Document(body);
    }

    // A section's properties sit in its last paragraph.
    private static void CloseSection(W.Body body, W.SectionProperties section) =>
        ((W.Paragraph)body.LastChild!).ParagraphProperties!.SectionProperties = section;
}
