namespace ThiDua.Documents.Word;

/// <summary>
/// Writes the bookmarks a file is recognised by when it comes back. Each stays inside one paragraph: LibreOffice writes one that reaches over several twice, and
/// one that stands between paragraphs is moved.
/// </summary>
internal sealed class AnchorWriter
{
    private const int LongestName = 40;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase); // Word takes names that differ only in case for one

    /// <summary>Puts a bookmark around the words of a paragraph, or of the first one in a table made of elements; none without a name.</summary>
    public T Around<T>(string? name, T block)
        where T : OpenXmlElement
    {
        if (name is null)
        {
            return block;
        }

        if (name.Length is 0 or > LongestName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || !_names.Add(name))
        {
            throw new ArgumentException($"“{name}” is no name for an anchor, or is taken.", nameof(name));
        }

        var id = _names.Count.ToString(CultureInfo.InvariantCulture);
        var paragraph = block as W.Paragraph ?? block.Descendants<W.Paragraph>().FirstOrDefault() ?? throw new ArgumentException($"A table takes no anchor, “{name}” neither.", nameof(name));
        paragraph.InsertAfter(new W.BookmarkStart { Name = name, Id = id }, paragraph.ParagraphProperties);
        paragraph.Append(new W.BookmarkEnd { Id = id });
        return block;
    }
}
