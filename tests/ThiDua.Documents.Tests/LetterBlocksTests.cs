using static ThiDua.Documents.Tests.LetterFile;

namespace ThiDua.Documents.Tests;

/// <summary>Headings, lists, footnotes and tables inside a letter.</summary>
public class LetterBlocksTests
{
    [Fact]
    public void Outline_Levels_AreNativeNumberingLinkedToHeadingStyles()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var levels = file.Part("numbering").Descendants(W + "abstractNum").First().Elements(W + "lvl").ToArray();
        levels.Select(level => (Value(level.Element(W + "numFmt")), Value(level.Element(W + "lvlText")), Value(level.Element(W + "pStyle")))).ShouldBe(
        [
            ("upperRoman", "Phần %1", "Heading1"),
            ("upperRoman", "%2.", "Heading2"),
            ("decimal", "%3.", "Heading3"),
            ("decimal", "%3.%4.", "Heading4"),
            ("bullet", "-", "Heading5"),
        ]);
        for (var level = 1; level <= 5; level++)
        {
            var style = file.Style("Heading" + level);
            Value(style.Descendants(W + "outlineLvl").Single()).ShouldBe($"{level - 1}");
            Value(style.Descendants(W + "numId").Single()).ShouldBe("1");
        }

        file.Paragraphs.ShouldContain("Đặc điểm tình hình", "numbers must not be typed text");
    }

    [Fact]
    public void Heading_Styles_StayWithTheTextThatFollows()
    {
        var file = new LetterFile(SampleLetter.Rich());

        for (var level = 1; level <= 4; level++)
        {
            file.Style("Heading" + level).Descendants(W + "keepNext").ShouldHaveSingleItem();
        }

        file.Style("Normal").Descendants(W + "widowControl").ShouldHaveSingleItem();
    }

    [Fact]
    public void Heading_Unnumbered_TakesNoNumber() =>
        NumberingId(new LetterFile(SampleLetter.Rich()).Paragraph("Ghi chú về nguồn số liệu")).ShouldBe("0");

    [Fact]
    public void Heading_InAnAppendix_CountsAfresh()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var instance = NumberingId(file.Paragraph("Văn bản của Đảng ủy"));
        NumberingId(file.Paragraph("Văn bản của Ủy ban")).ShouldBe(instance);
        var definition = file.Part("numbering").Descendants(W + "num").Single(num => Value(num, "numId") == instance);
        Value(definition.Element(W + "abstractNumId")).ShouldBe("1");
        definition.Descendants(W + "startOverride").Count().ShouldBe(5);
    }

    [Fact]
    public void Heading_DeeperThanTheOutline_IsRefused() => Should.Throw<ArgumentException>(
        () => OfficialLetterWriter.ToBytes(SampleLetter.Short() with { Body = [new HeadingBlock(5, "Quá sâu")] }));

    [Fact]
    public void Numbering_WithTenLevels_IsRefused()
    {
        var level = new OutlineLevel(OutlineNumberFormat.Decimal, "%1.", OutlineHeadingStyle.Bold);
        var numbering = new OutlineNumbering([.. Enumerable.Repeat(level, 10)]);

        Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(SampleLetter.Short() with { Numbering = numbering }));
    }

    [Fact]
    public void NumberedList_AfterOtherText_StartsAgainAtOne()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var first = NumberingId(file.Paragraph("Trường Mầm non"));
        NumberingId(file.Paragraph("Trường Tiểu học")).ShouldBe(first);
        NumberingId(file.Paragraph("Khám, chữa bệnh")).ShouldNotBe(first);
    }

    [Fact]
    public void NumberedList_WithDashedItemBetween_GoesOn()
    {
        var file = new LetterFile(SampleLetter.Short() with
        {
            Body =
            [
                new ParagraphBlock("Một", ParagraphStyle.Numbered),
                new ParagraphBlock("gạch đầu dòng", ParagraphStyle.ListItem),
                new ParagraphBlock("Hai", ParagraphStyle.Numbered),
            ],
        });

        NumberingId(file.Paragraph("Hai")).ShouldBe(NumberingId(file.Paragraph("Một")));
    }

    [Fact]
    public void Footnotes_InText_StandInTheirOwnPart()
    {
        var file = new LetterFile(SampleLetter.Rich());

        file.All("footnoteReference").Select(mark => Value(mark, "id")).ShouldBe(["1", "2"]);
        file.Part("footnotes").Descendants(W + "footnote").Select(note => Value(note, "id")).ShouldBe(["-1", "0", "1", "2"]);
        TextOf(file.Part("footnotes").Root!).ShouldContain("Số liệu tính đến hết ngày 30 tháng 11 năm 2022");
    }

    [Fact]
    public void Footnote_InsideAFootnote_IsRefused() => Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(
        SampleLetter.Short() with { Body = [new ParagraphBlock([new FootnoteInline([new FootnoteInline("trong")])])] }));

    [Fact]
    public void Table_HeaderOfThreeRows_RepeatsAndSpans()
    {
        var file = new LetterFile(SampleLetter.Rich());

        var rows = file.Paragraph("Chỉ tiêu").Ancestors(W + "tbl").First().Elements(W + "tr").ToArray();
        rows.Count(row => row.Descendants(W + "tblHeader").Any()).ShouldBe(3);
        rows.ShouldAllBe(row => row.Descendants(W + "cantSplit").Any());
        rows[0].Descendants(W + "gridSpan").Select(span => Value(span)).ShouldBe(["3"]);
        rows.Take(3).Select(row => string.Join(' ', row.Descendants(W + "vMerge").Select(merge => Value(merge)![..1]))).ShouldBe(["r r r", "c c c r", "c c c c"]);
    }

    [Fact]
    public void Table_RepeatHeaderOff_RepeatsNothing()
    {
        var file = new LetterFile(SampleLetter.Short() with { Body = [SampleLetter.Results() with { RepeatHeader = false }] });

        file.All("tblHeader").ShouldBeEmpty();
    }

    [Fact]
    public void Table_ColumnTooNarrowForItsHeader_IsWidenedWithinTheWidth()
    {
        var table = new TableBlock([new(0.01), new(5), new(5)], [[new("STT"), new("Họ và tên"), new("Đơn vị")]], [new([new("1"), new("A"), new("B")])]);

        var widths = new LetterFile(SampleLetter.Short() with { Body = [table] }).All("tbl").Skip(1).First().Descendants(W + "gridCol")
            .Select(column => int.Parse(Value(column, "w")!, System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        widths[0].ShouldBeGreaterThan(500);
        widths.Sum().ShouldBe(9354);
    }

    [Fact]
    public void Table_RowThatDoesNotFillTheColumns_IsRefused()
    {
        foreach (var cells in (TableCell[][])[[new("một")], [new("một"), new("hai", columnSpan: 2)]])
        {
            var table = new TableBlock([new(1), new(1)], [], [new(cells)]);
            Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(SampleLetter.Short() with { Body = [table] }));
        }
    }

    [Fact]
    public void Table_LongAndWithLettersOfTwoCharacters_IsWrittenWhole()
    {
        // one character more in every row, so that a pair stands on every border of the writer's pieces sooner or later
        string[] texts = [.. Enumerable.Range(0, 400).Select(i => new string('a', i % 7) + "🎖&<>\"" + new string('b', i % 11) + "🏅\tđ\nquang")];

        var file = new LetterFile(SampleLetter.Short() with { Body = [new TableBlock([new(1)], [[new("Tên")]], [.. texts.Select(t => new TableRow([new(t)]))])] });

        file.All("tc").Select(LetterFile.TextOf).Where(t => t.Contains("quang", StringComparison.Ordinal)).ShouldBe(texts.Select(t => t.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
        file.All("tab").Count().ShouldBe(400);
    }

    [Fact]
    public void Table_HeaderWithHoleOrOverlap_IsRefused()
    {
        foreach (var header in (TableHeaderCell[][][])
        [
            [[new("một")]],
            [[new("một", ColumnSpan: 3)]],
            [[new("một", RowSpan: 2), new("hai")]],
            [[new("một"), new("hai", RowSpan: 2)], [new("ba", ColumnSpan: 2)]],
        ])
        {
            var table = new TableBlock([new(1), new(1)], header, []);
            Should.Throw<ArgumentException>(() => OfficialLetterWriter.ToBytes(SampleLetter.Short() with { Body = [table] }));
        }
    }
}
