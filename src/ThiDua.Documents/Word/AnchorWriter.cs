namespace ThiDua.Documents.Word;

/// <summary>
/// Writes the bookmarks a file is recognised by when it comes back. Each begins inside the first paragraph of its block: a bookmark between paragraphs is
/// moved by the programs that edit the file, one inside stays with its words.
/// </summary>
internal sealed class AnchorWriter
{
    private const int LongestName = 40;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase); // Word takes names that differ only in case for one
    private string? _open;

    /// <summary>Begins a bookmark with a block that was appended.</summary>
    public void Begin(string name, OpenXmlElement block)
    {
        if (name.Length is 0 or > LongestName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || !_names.Add(name))
        {
            throw new ArgumentException($"“{name}” is no name for an anchor, or is taken.", nameof(name));
        }

        _open = Id();
        var paragraph = First(block);
        paragraph.InsertAfter(new W.BookmarkStart { Name = name, Id = _open }, paragraph.ParagraphProperties);
    }

    /// <summary>Ends the open bookmark behind what was written last.</summary>
    public void End(OpenXmlCompositeElement target)
    {
        if (_open is null)
        {
            return;
        }

        (target.LastChild as W.Paragraph ?? target).Append(new W.BookmarkEnd { Id = _open });
        _open = null;
    }

    /// <summary>Puts a bookmark around the first paragraph of a block that stands by itself; none without a name.</summary>
    public T Around<T>(string? name, T block)
        where T : OpenXmlElement
    {
        if (name is not null)
        {
            Begin(name, block);
            End(First(block));
        }

        return block;
    }

    private string Id() => _names.Count.ToString(CultureInfo.InvariantCulture);

    private static W.Paragraph First(OpenXmlElement block) => block as W.Paragraph ?? block.Descendants<W.Paragraph>().First();
}
