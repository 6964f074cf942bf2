using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ThiDua.Documents.Reading;

/// <summary>A comment for a stretch of the text of a Word file.</summary>
/// <param name="Start">Index of its first letter in <see cref="WordText.Text"/>.</param>
/// <param name="Length">Number of letters.</param>
/// <param name="Lines">What the comment says, a paragraph each.</param>
public sealed record WordComment(int Start, int Length, IReadOnlyList<string> Lines);

/// <summary>
/// Writes comments into a copy of a Word file, anchored on the words they are about. A run is divided only where a comment begins or ends within it;
/// parts that name no comment keep their bytes.
/// </summary>
public static class WordComments
{
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private const string CommentsRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

    private static readonly XNamespace W = WordText.Namespace;
    private static readonly XNamespace s_types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace s_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The file with comments.</summary>
    /// <param name="word">The file as read. It is left as it is.</param>
    /// <param name="author">Name shown at each comment.</param>
    /// <param name="on">When they are made.</param>
    /// <param name="comments">The comments.</param>
    public static byte[] Write(WordText word, string author, DateTimeOffset on, IReadOnlyList<WordComment> comments)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(comments);
        using var source = new MemoryStream(word.File.ToArray(), writable: false);

        // read again: the tree of this reading is changed, that of the caller is not
        var fresh = WordText.Read(source, "docx");
        source.Position = 0;
        using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        var parts = new WordParts(zip);
        var name = parts.Related("comments") ?? parts.Folder + "comments.xml";
        var existing = parts.Load(name);
        var list = existing ?? new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(W + "comments", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName)));
        var next = list.Root!.Elements(W + "comment").Select(comment => int.TryParse((string?)comment.Attribute(W + "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty(-1).Max() + 1;
        var anchors = new List<(int Position, bool Ends, int Id)>();
        foreach (var comment in comments)
        {
            if (Trim(fresh, comment.Start, comment.Start + comment.Length) is not { } range)
            {
                continue;
            }

            anchors.Add((range.Start, false, next));
            anchors.Add((range.End, true, next));
            list.Root.Add(Comment(next, author, on, comment.Lines));
            next++;
        }

        // from the end to the beginning, so that what is divided never moves the pieces still to be divided
        foreach (var anchor in anchors.OrderByDescending(anchor => anchor.Ends ? anchor.Position - 1 : anchor.Position).ThenByDescending(anchor => anchor.Ends))
        {
            Anchor(fresh, anchor.Position, anchor.Ends, anchor.Id);
        }

        var changed = new Dictionary<string, XDocument>(StringComparer.Ordinal) { [parts.Main] = fresh.Document, [name] = list };
        if (existing is null)
        {
            changed["[Content_Types].xml"] = WithType(parts, name);
            changed[parts.MainRelations] = WithRelation(parts, name);
        }

        return Copy(zip, changed);
    }

    /// <summary>The stretch narrowed to letters that are stored; null when none of it is.</summary>
    private static (int Start, int End)? Trim(WordText word, int start, int end)
    {
        var pieces = word.Pieces;
        var first = At(pieces, start);
        var last = At(pieces, end - 1);
        if (first < pieces.Count && pieces[first].Start > start)
        {
            start = pieces[first].Start;
        }

        if (last >= pieces.Count || pieces[last].Start > end - 1)
        {
            last--;
        }

        if (first >= pieces.Count || last < first)
        {
            return null;
        }

        end = Math.Min(end, pieces[last].End);
        return start < end ? (start, end) : null;
    }

    /// <summary>The piece that holds a position or is the first behind it.</summary>
    private static int At(IReadOnlyList<WordText.Piece> pieces, int position)
    {
        var low = 0;
        var high = pieces.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void Anchor(WordText word, int position, bool ends, int id)
    {
        var piece = word.Pieces[At(word.Pieces, ends ? position - 1 : position)];
        if (!ends)
        {
            var start = new XElement(W + "commentRangeStart", Id(id));
            var index = piece.Letters is null ? 0 : Stored(piece, position - piece.Start);
            if (piece.Letters is { } divided && index > 0 && index == divided.Value.Length)
            {
                // another comment begins here and has divided the run already
                divided.Parent!.AddAfterSelf(start);
                return;
            }

            (piece.Letters is null ? piece.Run : RunFrom(piece.Letters, index)).AddBeforeSelf(start);
            return;
        }

        var last = piece.Letters is null ? piece.Run : RunUpTo(piece.Letters, StoredEnd(piece, position - piece.Start));
        last.AddAfterSelf(new XElement(W + "commentRangeEnd", Id(id)), new XElement(W + "r", new XElement(W + "commentReference", Id(id))));
    }

    private static int Stored(WordText.Piece piece, int offset) => piece.Sources is null ? offset : piece.Sources[offset];

    private static int StoredEnd(WordText.Piece piece, int offset) =>
        piece.Sources is null ? offset : offset < piece.Sources.Count ? piece.Sources[offset] : piece.Letters!.Value.Length;

    /// <summary>The run that begins with the letter at an index, divided from what stands before it.</summary>
    private static XElement RunFrom(XElement letters, int index)
    {
        var run = letters.Parent!;
        if (index == 0 && !letters.ElementsBeforeSelf().Any(e => e.Name != W + "rPr"))
        {
            return run;
        }

        return Divide(run, letters, index);
    }

    /// <summary>The run that ends before the letter at an index, divided from what stands behind it.</summary>
    private static XElement RunUpTo(XElement letters, int index)
    {
        var run = letters.Parent!;
        if (index < letters.Value.Length || letters.ElementsAfterSelf().Any())
        {
            Divide(run, letters, index);
        }

        return run;
    }

    /// <summary>Moves everything from an index on into a new run behind, of the same properties.</summary>
    private static XElement Divide(XElement run, XElement letters, int index)
    {
        var right = new XElement(run.Name, run.Attributes());
        if (run.Element(W + "rPr") is { } properties)
        {
            right.Add(new XElement(properties));
        }

        var text = letters.Value;
        var behind = letters.NodesAfterSelf().ToList();
        if (index == 0)
        {
            letters.Remove();
            right.Add(letters);
        }
        else if (index < text.Length)
        {
            right.Add(Letters(letters, text[index..]));
        }

        foreach (var node in behind)
        {
            node.Remove();
            right.Add(node);
        }

        if (index > 0)
        {
            letters.Value = text[..index];
            letters.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }

        run.AddAfterSelf(right);
        return right;
    }

    private static XElement Letters(XElement like, string text) => new(like.Name, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XAttribute Id(int id) => new(W + "id", id.ToString(CultureInfo.InvariantCulture));

    private static XElement Comment(int id, string author, DateTimeOffset on, IReadOnlyList<string> lines) =>
        new(W + "comment", Id(id), new XAttribute(W + "author", author), new XAttribute(W + "initials", "TĐ"), new XAttribute(W + "date", on.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            lines.Select(line => new XElement(W + "p", new XElement(W + "r", new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line)))));

    private static XDocument WithType(WordParts parts, string name)
    {
        var types = parts.Load("[Content_Types].xml")!;
        types.Root!.Add(new XElement(s_types + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", CommentsType)));
        return types;
    }

    private static XDocument WithRelation(WordParts parts, string name)
    {
        var relations = parts.Load(parts.MainRelations) ?? new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(s_relations + "Relationships"));
        var taken = relations.Root!.Elements().Select(relation => (string?)relation.Attribute("Id")).ToHashSet(StringComparer.Ordinal);
        var id = Enumerable.Range(1, taken.Count + 1).Select(n => "rIdTd" + n.ToString(CultureInfo.InvariantCulture)).First(candidate => !taken.Contains(candidate));
        relations.Root.Add(new XElement(s_relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", CommentsRelation), new XAttribute("Target", "/" + name)));
        return relations;
    }

    private static byte[] Copy(ZipArchive zip, Dictionary<string, XDocument> changed)
    {
        using var memory = new MemoryStream();
        using (var target = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                copy.LastWriteTime = entry.LastWriteTime;
                using var to = copy.Open();
                if (changed.Remove(entry.FullName, out var part))
                {
                    Save(part, to);
                }
                else
                {
                    using var from = entry.Open();
                    from.CopyTo(to);
                }
            }

            foreach (var (name, part) in changed)
            {
                using var to = target.CreateEntry(name, CompressionLevel.Fastest).Open();
                Save(part, to);
            }
        }

        return memory.ToArray();
    }

    private static void Save(XDocument part, Stream to)
    {
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });
        part.Save(xml);
    }
}
