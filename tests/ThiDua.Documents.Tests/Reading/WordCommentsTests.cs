using System.Xml.Linq;
using ThiDua.Documents.Reading;

namespace ThiDua.Documents.Tests.Reading;

public class WordCommentsTests
{
    private static readonly DateTimeOffset s_on = new(2024, 12, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace W = WordFile.W;

    [Fact]
    public void Write_CommentWithinARun_DividesItAndKeepsItsLook()
    {
        var file = WordFile.Make("""<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Lập 14/15 HS đạt 95,33% KH.</w:t></w:r></w:p>""");
        var written = Comment(file, "14/15 HS đạt 95,33%", "Sai");

        var paragraph = WordFile.Part(written, "word/document.xml").Descendants(W + "p").Single();
        paragraph.Elements().Select(Shape).ShouldBe(["b:Lập ", "commentRangeStart", "b:14/15 HS đạt 95,33%", "commentRangeEnd", ":", "b: KH."]);
        WordFile.Read(written).Text.ShouldBe(WordFile.Read(file).Text);
        var comment = WordFile.Part(written, "word/comments.xml").Descendants(W + "comment").Single();
        comment.Attribute(W + "author")!.Value.ShouldBe("ThiDua");
        comment.Attribute(W + "date")!.Value.ShouldBe("2024-12-01T08:00:00Z");
        comment.Value.ShouldBe("Sai");
    }

    [Fact]
    public void Write_Comments_LeaveOtherPartsAsTheyWere()
    {
        var file = WordFile.Make(WordFile.P("Thu 19¹ triệu") + WordFile.P("đạt 95%"), footnotes: "<w:footnote w:id=\"2\">" + WordFile.P("Trong đó") + "</w:footnote>");
        var before = WordFile.Parts(file);
        var after = WordFile.Parts(Comment(file, "95%", "Sai"));
        before.Keys.Except(after.Keys).ShouldBeEmpty();
        after.Keys.Except(before.Keys).ShouldBe(["word/comments.xml"]);
        before.Where(part => !part.Value.AsSpan().SequenceEqual(after[part.Key])).Select(part => part.Key)
            .ShouldBe(["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"], ignoreOrder: true);
    }

    [Fact]
    public void Write_CommentsThatOverlapAndTouch_EachGetItsRange()
    {
        var file = WordFile.Make("<w:p><w:r><w:t>aaa bbb</w:t></w:r><w:r><w:i/><w:t> ccc ddd</w:t></w:r></w:p>");
        var word = WordFile.Read(file);
        var written = WordComments.Write(word, "ThiDua", s_on, [new(0, 7, ["1"]), new(4, 7, ["2"]), new(4, 3, ["3"]), new(7, 4, ["4"]), new(12, 3, ["5"])]);
        var ranges = Ranges(written);
        ranges.ShouldBe(["aaa bbb", "bbb ccc", "bbb", " ccc", "ddd"]);
        OfficeFilesAccept(written);
    }

    [Fact]
    public void Write_CommentOnAFootnote_StandsAtItsMark()
    {
        var file = WordFile.Make("<w:p><w:r><w:t>Thu 19</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", footnotes: "<w:footnote w:id=\"2\">" + WordFile.P("Trong đó 20") + "</w:footnote>");
        var written = Comment(file, "Trong đó 20", "Sai");
        WordFile.Part(written, "word/document.xml").Descendants(W + "p").Single().Elements().Select(Shape).ShouldBe([":Thu 19", "commentRangeStart", ":", "commentRangeEnd", ":"]);
    }

    [Fact]
    public void Write_FileWithComments_AddsToThem()
    {
        var file = WordFile.Make(WordFile.P("đạt 95%"), comments: "<w:comment w:id=\"3\" w:author=\"Lan\"><w:p><w:r><w:t>xem lại</w:t></w:r></w:p></w:comment>");
        var comments = WordFile.Part(Comment(file, "95%", "Sai"), "word/comments.xml").Descendants(W + "comment").ToList();
        comments.Select(comment => (comment.Attribute(W + "id")!.Value, comment.Attribute(W + "author")!.Value, comment.Value)).ShouldBe([("3", "Lan", "xem lại"), ("4", "ThiDua", "Sai")]);
    }

    [Fact]
    public void Write_CommentInATable_StandsInItsCell()
    {
        var file = WordFile.Make("<w:tbl><w:tr><w:tc>" + WordFile.P("Lúa") + "</w:tc><w:tc>" + WordFile.P("164/160 ha = 90%") + "</w:tc></w:tr></w:tbl>");
        Ranges(Comment(file, "164/160 ha = 90%", "Sai")).ShouldBe(["164/160 ha = 90%"]);
    }

    /// <summary>Many random ranges over a text of many runs: each comment covers its words, the text stays.</summary>
    [Fact]
    public void Write_RandomRanges_CoverTheirWords()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 60; turn++)
        {
            var body = string.Concat(Enumerable.Range(0, 3).Select(_ => "<w:p>" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(i => $"<w:r><w:t xml:space=\"preserve\">{new string((char)('a' + i), random.Next(1, 6))} </w:t></w:r>")) + "</w:p>"));
            var file = WordFile.Make(body);
            var word = WordFile.Read(file);
            var comments = Enumerable.Range(0, random.Next(1, 8)).Select(_ =>
            {
                var start = random.Next(word.Text.Length - 1);
                return new WordComment(start, random.Next(1, word.Text.Length - start), ["x"]);
            }).ToList();
            var written = WordComments.Write(word, "ThiDua", s_on, comments);
            WordFile.Read(written).Text.ShouldBe(word.Text);
            var expected = comments.Select(comment => word.Text.Substring(comment.Start, comment.Length).Replace("\n", "", StringComparison.Ordinal)).Where(text => text.Length > 0).ToList();
            Ranges(written).ShouldBe(expected);
        }
    }

    private static void OfficeFilesAccept(byte[] file) => ThiDua.Documents.Intake.OfficeFiles.Check(new MemoryStream(file), ThiDua.Documents.Intake.OfficeKind.Docx, "a.docx");

    private static byte[] Comment(byte[] file, string words, string line)
    {
        var word = WordFile.Read(file);
        var start = word.Text.IndexOf(words, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0);
        return WordComments.Write(word, "ThiDua", s_on, [new WordComment(start, words.Length, [line])]);
    }

    /// <summary>The words each comment covers, in the order of their ids.</summary>
    private static List<string> Ranges(byte[] file)
    {
        var open = new SortedDictionary<int, System.Text.StringBuilder>();
        var closed = new HashSet<int>();
        foreach (var element in WordFile.Part(file, "word/document.xml").Descendants())
        {
            if (element.Name == W + "commentRangeStart")
            {
                open[int.Parse(element.Attribute(W + "id")!.Value, System.Globalization.CultureInfo.InvariantCulture)] = new();
            }
            else if (element.Name == W + "commentRangeEnd")
            {
                closed.Add(int.Parse(element.Attribute(W + "id")!.Value, System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (element.Name == W + "t")
            {
                foreach (var (id, words) in open)
                {
                    if (!closed.Contains(id))
                    {
                        words.Append(element.Value);
                    }
                }
            }
        }

        closed.Count.ShouldBe(open.Count);
        return [.. open.Values.Select(words => words.ToString())];
    }

    private static string Shape(XElement element) =>
        element.Name == W + "r" ? $"{element.Element(W + "rPr")?.Elements().FirstOrDefault()?.Name.LocalName}:{string.Concat(element.Elements(W + "t").Select(t => t.Value))}" : element.Name == W + "pPr" ? "pPr" : element.Name.LocalName;
}
