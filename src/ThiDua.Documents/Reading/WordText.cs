using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ThiDua.Documents.Intake;

namespace ThiDua.Documents.Reading;

/// <summary>
/// The text of a Word file with the place of every letter: one line for each paragraph and each row of a table, automatic numbers written out,
/// footnotes at the end behind their marks. Deleted text, instructions of fields and comments are left out.
/// </summary>
public sealed class WordText
{
    internal static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly List<Piece> _pieces = [];
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (XElement Run, int Number)> _references = new(StringComparer.Ordinal);
    private readonly byte[] _file;
    private WordNumbering _numbering = WordNumbering.None;

    private WordText(byte[] file, XDocument document)
    {
        _file = file;
        Document = document;
    }

    /// <summary>The text.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Old fonts whose letters were converted.</summary>
    public IReadOnlyCollection<string> Fonts => _fonts;

    internal XDocument Document { get; }

    internal ReadOnlyMemory<byte> File => _file;

    internal IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>Reads a file that <see cref="OfficeFiles.Check"/> has let through.</summary>
    /// <exception cref="FileRefusedException">The main part cannot be read.</exception>
    public static WordText Read(Stream file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        copy.Position = 0;
        try
        {
            using var zip = new ZipArchive(copy, ZipArchiveMode.Read, leaveOpen: true);
            var parts = new WordParts(zip);
            var document = parts.Load(parts.Main) ?? throw new InvalidDataException();
            var word = new WordText(copy.ToArray(), document) { _numbering = new WordNumbering(parts.LoadRelated("numbering"), parts.LoadRelated("styles")) };
            word.ReadBody(document.Root?.Element(Namespace + "body"));
            word.ReadNotes(parts.LoadRelated("footnotes"));
            word.Text = word._text.ToString();
            return word;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw new FileRefusedException(RefusalReason.Damaged, $"Tệp “{fileName}” bị hỏng nên không đọc được nội dung. Hãy mở bằng Word, lưu lại thành tệp mới rồi gửi tệp mới.", e);
        }
    }

    private void ReadBody(XElement? body)
    {
        foreach (var block in Blocks(body))
        {
            if (block.Name == Namespace + "tbl")
            {
                ReadTable(block);
            }
            else
            {
                _text.Append(_numbering.Next(block));
                ReadParagraph(block);
                EndLine();
            }
        }
    }

    /// <summary>Paragraphs and tables in reading order, also inside content controls.</summary>
    private static IEnumerable<XElement> Blocks(XElement? parent)
    {
        foreach (var child in parent?.Elements() ?? [])
        {
            if (child.Name == Namespace + "p" || child.Name == Namespace + "tbl")
            {
                yield return child;
            }
            else if (child.Name == Namespace + "sdt" || child.Name == Namespace + "sdtContent" || child.Name == Namespace + "ins" || child.Name == Namespace + "customXml" || child.Name == Namespace + "smartTag")
            {
                foreach (var inner in Blocks(child))
                {
                    yield return inner;
                }
            }
        }
    }

    private void ReadTable(XElement table)
    {
        foreach (var row in table.Descendants(Namespace + "tr").Where(row => row.Ancestors(Namespace + "tbl").First() == table))
        {
            var first = true;
            foreach (var cell in row.Descendants(Namespace + "tc").Where(cell => cell.Ancestors(Namespace + "tr").First() == row))
            {
                if (!first)
                {
                    _text.Append('\t');
                }

                first = false;
                var start = _text.Length;
                foreach (var paragraph in cell.Descendants(Namespace + "p"))
                {
                    if (_text.Length > start)
                    {
                        _text.Append(' ');
                    }

                    _text.Append(_numbering.Next(paragraph));
                    ReadParagraph(paragraph);
                }
            }

            EndLine();
        }
    }

    private void ReadParagraph(XElement paragraph)
    {
        var boxes = new List<XElement>();
        ReadRuns(paragraph, boxes);
        foreach (var box in boxes.SelectMany(Blocks).Where(block => block.Name == Namespace + "p"))
        {
            _text.Append(' ');
            ReadParagraph(box);
        }
    }

    private void ReadRuns(XElement parent, List<XElement> boxes)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name == Namespace + "r")
            {
                ReadRun(child, boxes);
            }
            else if (child.Name != Namespace + "del" && child.Name != Namespace + "moveFrom" && child.Name != Namespace + "pPr" && child.Name != Namespace + "p" && child.Name != Namespace + "tbl")
            {
                ReadRuns(child, boxes);
            }
        }
    }

    private void ReadRun(XElement run, List<XElement> boxes)
    {
        var properties = run.Element(Namespace + "rPr");
        if (IsOn(properties?.Element(Namespace + "vanish")))
        {
            return;
        }

        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t" when child.Name.Namespace == Namespace:
                    Append(run, child, properties);
                    break;
                case "tab" or "ptab":
                    _text.Append('\t');
                    break;
                case "br" or "cr":
                    _text.Append(' ');
                    break;
                case "noBreakHyphen":
                    _text.Append('-');
                    break;
                case "footnoteReference" when (string?)child.Attribute(Namespace + "id") is { } id:
                    var number = _references.Count + 1;
                    if (_references.TryAdd(id, (run, number)))
                    {
                        _text.Append(Superscript(number));
                    }

                    break;
                case "drawing" or "pict" or "AlternateContent":
                    var holder = child.Name.LocalName == "AlternateContent" ? child.Elements().FirstOrDefault(e => e.Name.LocalName == "Choice") ?? child : child;
                    boxes.AddRange(holder.Descendants(Namespace + "txbxContent"));
                    break;
            }
        }
    }

    private void Append(XElement run, XElement letters, XElement? properties)
    {
        var stored = letters.Value;
        var fonts = properties?.Element(Namespace + "rFonts");
        var font = (string?)fonts?.Attribute(Namespace + "ascii") ?? (string?)fonts?.Attribute(Namespace + "hAnsi") ?? _numbering.DefaultFont;
        var superscript = (string?)properties?.Element(Namespace + "vertAlign")?.Attribute(Namespace + "val") == "superscript" && stored.Length is 1 or 2 && stored.All(char.IsAsciiDigit) && !EndsWithUnit();
        if (superscript)
        {
            // a footnote mark typed by hand must not join the figure before it
            _pieces.Add(new Piece(_text.Length, letters, run, null, stored.Length));
            _text.Append(Superscript(int.Parse(stored, CultureInfo.InvariantCulture)));
            return;
        }

        if (LegacyText.EncodingOf(font) is { } encoding && stored.AsSpan().ContainsAnyInRange('\u00A1', '\u00FF'))
        {
            var sources = new List<int>(stored.Length);
            var converted = LegacyText.Convert(stored, encoding, font!.EndsWith('H'), sources);
            _fonts.Add(font);
            _pieces.Add(new Piece(_text.Length, letters, run, sources, converted.Length));
            _text.Append(converted);
            return;
        }

        _pieces.Add(new Piece(_text.Length, letters, run, null, stored.Length));
        _text.Append(stored.Replace('\n', ' '));
    }

    /// <summary>"m" with a raised 2 is square metres, not a footnote.</summary>
    private bool EndsWithUnit() => _text.Length > 0 && _text[^1] == 'm' && (_text.Length == 1 || !char.IsLetter(_text[^2]) || _text[^2] is 'k' or 'd' or 'c');

    private void ReadNotes(XDocument? footnotes)
    {
        var notes = footnotes?.Root?.Elements(Namespace + "footnote").Where(note => note.Attribute(Namespace + "type") is null).ToDictionary(note => (string?)note.Attribute(Namespace + "id") ?? string.Empty, StringComparer.Ordinal);
        foreach (var (id, (run, number)) in _references.OrderBy(reference => reference.Value.Number))
        {
            if (notes is null || !notes.TryGetValue(id, out var note))
            {
                continue;
            }

            _text.Append(Superscript(number)).Append(' ');
            var start = _text.Length;
            foreach (var text in note.Descendants(Namespace + "t").Where(text => !text.Ancestors(Namespace + "del").Any()))
            {
                _text.Append(text.Value);
            }

            // comments cannot stand in footnotes: they go to the mark in the text
            _pieces.Add(new Piece(start, null, run, null, _text.Length - start));
            EndLine();
        }
    }

    private void EndLine() => _text.Append('\n');

    private static string Superscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => digit switch { '1' => '¹', '2' => '²', '3' => '³', _ => (char)('⁰' + (digit - '0')) }));

    internal static bool IsOn(XElement? toggle) => toggle is not null && (string?)toggle.Attribute(Namespace + "val") is not ("0" or "false" or "off");

    /// <summary>A stretch of the text and where it is stored.</summary>
    /// <param name="Start">Index in the text.</param>
    /// <param name="Letters">The element that holds it; null for a footnote, whose comment goes to its mark.</param>
    /// <param name="Run">The run it stands in.</param>
    /// <param name="Sources">For converted letters, the stored index of each; null when they are the same.</param>
    /// <param name="Length">Its length in the text.</param>
    internal sealed record Piece(int Start, XElement? Letters, XElement Run, IReadOnlyList<int>? Sources, int Length)
    {
        public int End => Start + Length;
    }
}
