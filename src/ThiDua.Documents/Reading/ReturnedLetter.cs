using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ThiDua.Documents.Intake;

namespace ThiDua.Documents.Reading;

/// <summary>A change somebody tracked in Word. The text is read as if it had been accepted.</summary>
/// <param name="Author">Who made it, as Word knows the person.</param>
/// <param name="Deleted">Whether the words were taken out.</param>
/// <param name="Text">The words.</param>
public sealed record TrackedChange(string Author, bool Deleted, string Text);

/// <summary>A comment somebody left in Word.</summary>
/// <param name="Author">Who.</param>
/// <param name="Quote">The words it is about; empty when it is about a place.</param>
/// <param name="Text">What it says.</param>
public sealed record Remark(string Author, string Quote, string Text);

/// <summary>A row of a table.</summary>
/// <param name="Header">Repeated at the top of every page.</param>
/// <param name="Cells">Text of its cells from left to right.</param>
public sealed record ReturnedRow(bool Header, IReadOnlyList<string> Cells);

/// <summary>A paragraph or table of a file that came back.</summary>
/// <param name="Mark">Automatic number or bullet: "- ", "3. ", or nothing.</param>
/// <param name="Text">Words without the mark; footnotes stand at their place between <see cref="ReturnedLetter.NoteStart"/> and <see cref="ReturnedLetter.NoteEnd"/>. Empty for a table.</param>
public sealed record ReturnedBlock(string Mark, string Text)
{
    /// <summary>Level of a heading from 1 on; null for other text.</summary>
    public int? Level { get; init; }

    /// <summary>Rows of a table; null for a paragraph.</summary>
    public IReadOnlyList<ReturnedRow>? Rows { get; init; }

    /// <summary>Names of the bookmarks that begin in it.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Changes tracked in it.</summary>
    public IReadOnlyList<TrackedChange> Changes { get; init; } = [];

    /// <summary>Comments on it.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}

/// <summary>
/// A letter that was edited in a word processor: its paragraphs and tables with the bookmarks that begin in them, tracked changes taken as accepted,
/// comments, and the properties it was sent out with.
/// </summary>
/// <param name="Properties">Custom properties by name.</param>
/// <param name="Blocks">Paragraphs and tables in reading order, without empty paragraphs.</param>
public sealed record ReturnedLetter(IReadOnlyDictionary<string, string> Properties, IReadOnlyList<ReturnedBlock> Blocks)
{
    /// <summary>Stands before the words of a footnote.</summary>
    public const char NoteStart = '\uE000';

    /// <summary>Stands behind the words of a footnote.</summary>
    public const char NoteEnd = '\uE001';

    /// <summary>Reads a file that <see cref="OfficeFiles.Check"/> has let through.</summary>
    /// <exception cref="FileRefusedException">The main part cannot be read.</exception>
    public static ReturnedLetter Read(Stream file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return new ReturnedLetterReader(new WordParts(zip)).Read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw new FileRefusedException(RefusalReason.Damaged, $"Tệp “{fileName}” bị hỏng nên không đọc được nội dung. Hãy mở bằng Word, lưu lại thành tệp mới rồi gửi tệp mới.", e);
        }
    }
}

/// <summary>Walks through the parts of one file.</summary>
internal sealed class ReturnedLetterReader
{
    private const int LongestQuote = 200;
    private const int MostOpenComments = 50;

    private static readonly XNamespace W = WordText.Namespace;

    private readonly WordParts _parts;
    private readonly WordNumbering _numbering;
    private readonly Dictionary<string, XElement> _notes;
    private readonly Dictionary<string, XElement> _comments;
    private readonly Dictionary<string, string> _quotes = new(StringComparer.Ordinal);
    private readonly List<ReturnedBlock> _blocks = [];
    private readonly HashSet<string> _openComments = new(StringComparer.Ordinal);
    private Gathered _now = new();

    public ReturnedLetterReader(WordParts parts)
    {
        _parts = parts;
        _numbering = new WordNumbering(parts.LoadRelated("numbering"), parts.LoadRelated("styles"));
        _notes = ById(parts.LoadRelated("footnotes"), "footnote");
        _comments = ById(parts.LoadRelated("comments"), "comment");
    }

    public ReturnedLetter Read()
    {
        var document = _parts.Load(_parts.Main) ?? throw new InvalidDataException();
        Walk(document.Root?.Element(W + "body"));
        Close(string.Empty, null);
        if (_blocks.Count > 0)
        {
            // what was taken out at the very end has no block behind it
            var last = _blocks[^1];
            _blocks[^1] = last with { Changes = [.. last.Changes, .. Joined(_now.Changes)], Remarks = [.. last.Remarks, .. _now.Remarks.Select(Remark)] };
        }

        return new(_parts.CustomProperties(), _blocks);
    }

    private void Walk(XElement? parent)
    {
        foreach (var child in parent?.Elements() ?? [])
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    Paragraph(child);
                    break;
                case "tbl":
                    Table(child);
                    break;
                case "bookmarkStart" or "commentRangeStart" or "commentRangeEnd":
                    Inline(child, null);
                    break;
                case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag":
                    Walk(child);
                    break;
            }
        }
    }

    private void Paragraph(XElement paragraph)
    {
        Inlines(paragraph, null);
        var end = paragraph.Element(W + "pPr")?.Element(W + "rPr");
        if (end?.Element(W + "del") is null && end?.Element(W + "moveFrom") is null)
        {
            // when the end of a paragraph was taken out, what it holds goes on in the next
            Close(_numbering.Next(paragraph), _numbering.HeadingLevel(paragraph));
        }
    }

    private void Close(string mark, int? level)
    {
        var text = Clean(_now.Text.ToString());
        if (text.Length == 0)
        {
            _now.Text.Clear(); // what hangs on an empty paragraph goes to the next block
            return;
        }

        Add(new ReturnedBlock(mark, text) { Level = level });
    }

    private void Add(ReturnedBlock block)
    {
        _blocks.Add(block with { Anchors = _now.Anchors, Changes = Joined(_now.Changes), Remarks = [.. _now.Remarks.Select(Remark)] });
        _now = new();
    }

    private void Table(XElement table)
    {
        Close(string.Empty, null);
        var rows = new List<ReturnedRow>();
        foreach (var row in table.Descendants(W + "tr").Where(row => row.Ancestors(W + "tbl").First() == table))
        {
            var gone = row.Element(W + "trPr")?.Element(W + "del") is not null;
            var cells = new List<string>();
            foreach (var cell in row.Descendants(W + "tc").Where(cell => cell.Ancestors(W + "tr").First() == row))
            {
                _now.Text.Clear();
                foreach (var paragraph in cell.Descendants(W + "p"))
                {
                    _now.Text.Append(' ').Append(_numbering.Next(paragraph));
                    Inlines(paragraph, null);
                }

                cells.Add(Clean(_now.Text.ToString()));
            }

            _now.Text.Clear();
            if (gone)
            {
                _now.Changes.Add(new(AuthorOf(row.Element(W + "trPr")!.Element(W + "del")!), Deleted: true, string.Join(' ', cells)));
            }
            else
            {
                rows.Add(new(WordText.IsOn(row.Element(W + "trPr")?.Element(W + "tblHeader")), cells));
            }
        }

        Add(new ReturnedBlock(string.Empty, string.Empty) { Rows = rows });
    }

    private void Inlines(XElement parent, string? author)
    {
        foreach (var child in parent.Elements())
        {
            Inline(child, author);
        }
    }

    private void Inline(XElement child, string? author)
    {
        switch (child.Name.LocalName)
        {
            case "r":
                Run(child, author);
                break;
            case "ins" or "moveTo":
                Inlines(child, AuthorOf(child));
                break;
            case "del" or "moveFrom":
                var gone = string.Concat(child.Descendants().Where(e => e.Name.LocalName is "delText" or "t").Select(e => e.Value));
                if (gone.Length > 0)
                {
                    _now.Changes.Add(new(AuthorOf(child), Deleted: true, gone));
                }

                break;
            case "bookmarkStart" when (string?)child.Attribute(W + "name") is { Length: > 0 } name:
                _now.Anchors.Add(name);
                break;
            case "commentRangeStart" when IdOf(child) is { } id && _openComments.Count < MostOpenComments:
                _openComments.Add(id);
                _quotes[id] = string.Empty;
                break;
            case "commentRangeEnd" when IdOf(child) is { } id:
                _openComments.Remove(id);
                break;
            case "pPr" or "p" or "tbl":
                break;
            default:
                Inlines(child, author);
                break;
        }
    }

    private void Run(XElement run, string? author)
    {
        var properties = run.Element(W + "rPr");
        if (WordText.IsOn(properties?.Element(W + "vanish")))
        {
            return;
        }

        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    Words(Letters(child.Value, properties), author);
                    break;
                case "tab" or "ptab" or "br" or "cr":
                    Words(" ", author);
                    break;
                case "noBreakHyphen":
                    Words("-", author);
                    break;
                case "footnoteReference" when IdOf(child) is { } id && _notes.TryGetValue(id, out var note):
                    _now.Text.Append(ReturnedLetter.NoteStart);
                    Note(note);
                    _now.Text.Append(ReturnedLetter.NoteEnd);
                    break;
                case "commentReference" when IdOf(child) is { } id:
                    _now.Remarks.Add(id);
                    break;
                case "drawing" or "pict" or "AlternateContent":
                    var holder = child.Name.LocalName == "AlternateContent" ? child.Elements().FirstOrDefault(e => e.Name.LocalName == "Choice") ?? child : child;
                    foreach (var paragraph in holder.Descendants(W + "txbxContent").Elements(W + "p"))
                    {
                        Words(" ", null);
                        Inlines(paragraph, author);
                    }

                    break;
            }
        }
    }

    private void Note(XElement note)
    {
        var start = _now.Text.Length;
        foreach (var paragraph in note.Descendants(W + "p"))
        {
            _now.Text.Append(_now.Text.Length > start ? " " : "");
            Inlines(paragraph, null);
        }

        // the blank between the number and the words of a note belongs to neither
        var text = _now.Text.ToString(start, _now.Text.Length - start);
        _now.Text.Length = start;
        _now.Text.Append(text.Trim());
    }

    private void Words(string words, string? author)
    {
        _now.Text.Append(words);
        if (author is not null && words.Length > 0)
        {
            _now.Changes.Add(new(author, Deleted: false, words));
        }

        foreach (var id in _openComments)
        {
            if (_quotes[id].Length < LongestQuote)
            {
                _quotes[id] += words;
            }
        }
    }

    /// <summary>Letters of an old font become Unicode, so that a line typed with one is compared as what it says.</summary>
    private string Letters(string stored, XElement? properties)
    {
        var fonts = properties?.Element(W + "rFonts");
        var font = (string?)fonts?.Attribute(W + "ascii") ?? (string?)fonts?.Attribute(W + "hAnsi") ?? _numbering.DefaultFont;
        return LegacyText.EncodingOf(font) is { } encoding && stored.AsSpan().ContainsAnyInRange('\u00A1', '\u00FF')
            ? LegacyText.Convert(stored, encoding, font!.EndsWith('H'), [])
            : stored;
    }

    private Remark Remark(string id)
    {
        var comment = _comments.GetValueOrDefault(id);
        var text = comment is null ? string.Empty : string.Join(' ', comment.Descendants(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value))));
        return new((string?)comment?.Attribute(W + "author") ?? string.Empty, Clean(_quotes.GetValueOrDefault(id) ?? string.Empty), Clean(text));
    }

    private static List<TrackedChange> Joined(List<TrackedChange> changes)
    {
        var joined = new List<TrackedChange>();
        foreach (var change in changes)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Author == change.Author && last.Deleted == change.Deleted)
            {
                joined[^1] = last with { Text = last.Text + change.Text };
            }
            else
            {
                joined.Add(change);
            }
        }

        return joined;
    }

    /// <summary>NFC, one blank for many, also for those that do not break.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (c is not ('\u00AD' or '\u200B' or '\uFEFF'))
            {
                clean.Append(c);
            }
        }

        return Word.CleanText.Of(clean.ToString().TrimEnd());
    }

    private static string AuthorOf(XElement change) => ((string?)change.Attribute(W + "author"))?.Trim() ?? string.Empty;

    private static string? IdOf(XElement element) => (string?)element.Attribute(W + "id");

    private static Dictionary<string, XElement> ById(XDocument? part, string element)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var entry in part?.Root?.Elements(W + element).Where(e => e.Attribute(W + "type") is null) ?? [])
        {
            found.TryAdd(IdOf(entry) ?? string.Empty, entry);
        }

        return found;
    }

    private sealed class Gathered
    {
        public StringBuilder Text { get; } = new();

        public List<string> Anchors { get; } = [];

        public List<TrackedChange> Changes { get; } = [];

        public List<string> Remarks { get; } = [];
    }
}
