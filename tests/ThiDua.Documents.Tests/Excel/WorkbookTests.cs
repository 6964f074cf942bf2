using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ThiDua.Documents.Excel;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Tests.Intake;

namespace ThiDua.Documents.Tests.Excel;

/// <summary>What is written is valid, reproducible and comes back as it was; what others write is read as people mean it.</summary>
public class WorkbookTests
{
    private static readonly DocumentProperties s_properties = new("Chỉ tiêu năm 2022", "UBND xã Khôi Kỳ", new DateTimeOffset(2022, 12, 15, 8, 0, 0, TimeSpan.FromHours(7)));
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Write_WorkbookWithEverything_PassesTheSchemaValidator()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Rich()), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Write_NoSheetAtAll_GivesAWorkbookThatOpens()
    {
        var bytes = Write(_ => { });

        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).ShouldBeEmpty();
        Read(bytes).Select(s => (s.Name, s.LastRow)).ShouldBe([("Trang 1", 0)]);
    }

    [Fact]
    public void Write_EqualContent_GivesEqualBytesThatPassTheGate()
    {
        Rich().ShouldBe(Rich());
        using var file = new MemoryStream(Rich());
        OfficeFiles.Check(file, OfficeKind.Xlsx, "a.xlsx");
    }

    [Fact]
    public void Write_EveryKindOfCell_ComesBackAsItWas()
    {
        var sheet = Read(Rich())[0];

        sheet.Name.ShouldBe("Chỉ tiêu 2022");
        sheet[1, 1].ShouldBe(new(ReadKind.Text, "Chỉ tiêu – Kết quả \"2022\" <&>"));
        sheet[3, 1].ShouldBe(new(ReadKind.Text, "Sản lượng thóc"));
        sheet[3, 2].ShouldBe(new(ReadKind.Number, Number: 3880.1m));
        sheet[3, 3].ShouldBe(new(ReadKind.Number, Number: 8_900_163_048m));
        sheet[3, 4].ShouldBe(new(ReadKind.Date, Date: new(2022, 11, 20)));
        sheet[3, 5].ShouldBe(new(ReadKind.Number, Number: 102.98m));
        sheet[4, 4].ShouldBe(new(ReadKind.Text, "02/09/1899"));
        sheet[4, 2].ShouldBe(ReadCell.None);
        (sheet.LastRow, sheet.LastColumn).ShouldBe((6, 5));
    }

    [Fact]
    public void Write_Layout_IsStored()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Rich()), isEditable: false);
        var workbook = XDocument.Load(document.WorkbookPart!.GetStream());
        var sheet = XDocument.Load(document.WorkbookPart.WorksheetParts.First(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).GetStream());

        sheet.Descendants(s_main + "pane").Single().Attributes().Select(a => $"{a.Name}={a.Value}").ShouldBe(["xSplit=1", "ySplit=2", "topLeftCell=B3", "activePane=bottomRight", "state=frozen"]);
        sheet.Descendants(s_main + "autoFilter").Single().Attribute("ref")!.Value.ShouldBe("A2:E6");
        sheet.Descendants(s_main + "mergeCell").Select(m => m.Attribute("ref")!.Value).ShouldBe(["A1:E1"]);
        sheet.Descendants(s_main + "formula1").Single().Value.ShouldBe("\"ước,khoảng\"");
        sheet.Descendants(s_main + "f").Select(f => f.Value).ShouldBe(["B3/3767.7*100", "\"a\"&\"b\""]);
        workbook.Descendants(s_main + "definedName").Select(n => $"{n.Attribute("name")!.Value} {n.Value}")
            .ShouldBe(["_xlnm._FilterDatabase 'Chỉ tiêu 2022'!$A$2:$E$6", "_xlnm.Print_Titles 'Chỉ tiêu 2022'!$1:$2"]);
    }

    [Fact]
    public void Write_SheetNames_AreMadeFitAndUnlike()
    {
        var bytes = Write(book =>
        {
            foreach (var name in new[] { "Quý I/2023: thu [ngân sách]", "", "Danh sách tập thể, cá nhân được khen", "Danh sách tập thể, cá nhân được thưởng", "'" })
            {
                book.Sheet(new(name, []));
            }
        });

        Read(bytes).Select(s => s.Name).ShouldBe(["Quý I 2023  thu  ngân sách", "Trang", "Danh sách tập thể, cá nhân được", "Danh sách tập thể, cá nhân (2)", "Trang (2)"]);
    }

    [Fact]
    public void Write_LongTextsAroundTheBuffer_LoseNothing()
    {
        var texts = Enumerable.Range(0, 40).Select(i => string.Concat(Enumerable.Repeat("Thưởng & phạt 🏆 ", (i * 97) + 1)).Trim()).ToList();

        var sheet = Read(Write(book =>
        {
            var rows = book.Sheet(new("a", []));
            texts.ForEach(t => rows.Write(Cell.Of(t)));
        }))[0];

        Enumerable.Range(1, texts.Count).Select(r => sheet[r, 1].Text).ShouldBe(texts);
    }

    [Fact]
    public void Write_ForbiddenCharacters_AreDropped() =>
        Read(Write(book => book.Sheet(new("a", [])).Write(Cell.Of("a\u0001b\uD800c"))))[0][1, 1].Text.ShouldBe("abc");

    [Fact]
    public void Guide_ChoicesExcelCannotStore_AreRefused() => Write(book =>
        Should.Throw<ArgumentException>(() => book.Sheet(new("a", [])).Guide(new(CellRange.Of(1, 1, 2, 1), ["một, hai"]))));

    [Theory]
    [InlineData("B7", 7, 2)]
    [InlineData("$AA$10", 10, 27)]
    [InlineData("xfd1048576", 1_048_576, 16_384)]
    public void Address_ThatExists_IsReadAndPrinted(string text, int row, int column)
    {
        CellAddress.Parse(text).ShouldBe(new(row, column));
        CellAddress.Parse(text).ToString().ShouldBe(text.Replace("$", "", StringComparison.Ordinal).ToUpperInvariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("B")]
    [InlineData("B0")]
    [InlineData("B07")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("A1:B2")]
    [InlineData("Ă1")]
    [InlineData(null)]
    public void Address_ThatDoesNotExist_IsNotRead(string? text) => CellAddress.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Read_MergedHiddenAndFailedCells_AreSeen()
    {
        var parts = SampleFiles.WorkbookParts();
        parts["xl/worksheets/sheet1.xml"] = SampleFiles.Sheet(
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t> Kết quả </t></is></c></row>"
            + "<row r=\"5\" hidden=\"1\"><c r=\"A5\"><v>0.1</v></c><c r=\"C5\" t=\"str\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"D5\" t=\"b\"><v>1</v></c></row>"
            + "<row r=\"6\"><c r=\"A6\"><v>0.30000000000000004</v></c><c r=\"B6\" t=\"inlineStr\"><is><t>1.234,5</t></is></c><c r=\"C6\" t=\"e\"><v>#N/A</v></c></row>")
            .Replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B2:C3\"/></mergeCells>", StringComparison.Ordinal);

        var sheet = Read(SampleFiles.Zip(parts))[0];

        sheet.At(new(3, 3)).ShouldBe(new(ReadKind.Text, "Kết quả"));
        sheet[3, 3].ShouldBe(ReadCell.None);
        (sheet.IsHidden(2), sheet.IsHidden(5)).ShouldBe((false, true));
        sheet[5, 3].ShouldBe(new(ReadKind.Error, "#DIV/0!"));
        sheet[6, 3].ShouldBe(new(ReadKind.Error, "#N/A"));
        (sheet.HasFormula(new(5, 3)), sheet.HasFormula(new(6, 3))).ShouldBe((true, false));
        sheet[5, 4].ShouldBe(new(ReadKind.Boolean, Number: 1));
        sheet[6, 1].ShouldBe(new(ReadKind.Number, Number: 0.3m));
        sheet[6, 2].ShouldBe(new(ReadKind.Text, "1.234,5"));
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefusedInVietnamese()
    {
        var bytes = Write(book =>
        {
            var sheet = book.Sheet(new("a", []));
            for (var row = 0; row < 20; row++)
            {
                sheet.Write(Cell.Of(1m), Cell.Of(2m));
            }
        });

        foreach (var limits in new[] { new ReadLimits(Cells: 39), new ReadLimits(Columns: 1), new ReadLimits(Sheets: 0) })
        {
            var refused = Should.Throw<FileRefusedException>(() => WorkbookReader.Read(new MemoryStream(bytes), "a.xlsx", limits));
            (refused.Reason, refused.Message).ShouldBe((
                RefusalReason.TooLarge,
                "Tệp “a.xlsx” có quá nhiều trang tính, dòng hoặc cột có dữ liệu. Hãy chỉ giữ trang tính cần gửi, lưu thành tệp mới rồi gửi lại."));
        }

        WorkbookReader.Read(new MemoryStream(bytes), "a.xlsx", new ReadLimits(Cells: 40, Columns: 2, Sheets: 1)).Count.ShouldBe(1);
    }

    [Fact]
    public void Read_FarAwayCell_CostsNoMemoryForTheEmptyOnesBefore()
    {
        var parts = SampleFiles.WorkbookParts();
        parts["xl/worksheets/sheet1.xml"] = SampleFiles.Sheet("<row r=\"1048576\"><c r=\"NA1048576\"><v>1</v></c></row>");

        Read(SampleFiles.Zip(parts))[0].LastRow.ShouldBe(1_048_576);
    }

    [Fact]
    public void Read_SheetThatMakesNoSense_IsDamagedAndNothingElse()
    {
        var random = new Random(42);
        var honest = SampleFiles.WorkbookParts()["xl/worksheets/sheet1.xml"];
        for (var round = 0; round < 150; round++)
        {
            var parts = SampleFiles.WorkbookParts();
            parts["xl/worksheets/sheet1.xml"] = honest.Replace(
                random.Next(4) switch { 0 => "A1", 1 => "inlineStr", 2 => "164.5", _ => "r=\"1\"" },
                new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next('#', '<'))]),
                StringComparison.Ordinal);
            try
            {
                Read(SampleFiles.Zip(parts)).Count.ShouldBe(1);
            }
            catch (FileRefusedException e)
            {
                e.Reason.ShouldBeOneOf(RefusalReason.Damaged, RefusalReason.TooLarge);
            }
        }
    }

    private static byte[] Rich() => Write(book =>
    {
        var head = new CellStyle { Bold = true, Border = true, Wrap = true, Align = CellAlign.Centre, Fill = CellFill.Head };
        var entry = new CellStyle { Border = true, Unlocked = true, Fill = CellFill.Entry, Format = CellStyle.NumberFormat(1) };
        var sheet = book.Sheet(new("Chỉ tiêu 2022", [40, 12, 18.5, 12, 10]) { FrozenRows = 2, FrozenColumns = 1, Landscape = true, Protected = true });
        sheet.Write(30, Cell.Of("Chỉ tiêu – Kết quả \"2022\" <&>", new CellStyle { Bold = true, Size = 14 }));
        sheet.Merge(CellRange.Of(1, 1, 1, 5));
        sheet.Write(Cell.Of("Chỉ tiêu", head), Cell.Of("Kết quả", head), Cell.Of("Tiền", head), Cell.Of("Tính đến ngày", head), Cell.Of("Đạt %", head));
        sheet.Write(
            Cell.Of("Sản lượng thóc", CellStyle.Framed with { Indent = 1 }),
            Cell.Of(3880.1m, entry),
            Cell.Of(8_900_163_048m, new CellStyle { Format = CellStyle.NumberFormat(0) }),
            Cell.Of(new DateOnly(2022, 11, 20), new CellStyle { Format = CellStyle.DateFormat }),
            Cell.Formula("B3/3767.7*100", 102.98m, new CellStyle { Format = CellStyle.NumberFormat(2), Italic = true }));
        sheet.Write(Cell.Of("Không có số", CellStyle.Framed), Cell.Of((decimal?)null, entry), Cell.Of((string?)null), Cell.Of(new DateOnly(1899, 9, 2)));
        sheet.Skip();
        sheet.Write(Cell.Formula("\"a\"&\"b\"", null), Cell.Of(-3.98m, new CellStyle { Format = CellStyle.SignedFormat(2), Align = CellAlign.Right }));
        sheet.Filter(CellRange.Of(2, 1, 6, 5));
        sheet.Guide(new(CellRange.Of(3, 2, 6, 2), Title: "Kết quả", Advice: "Nhập số; dấu phẩy là dấu thập phân."));
        sheet.Guide(new(CellRange.Of(3, 4, 6, 4), ["ước", "khoảng"]));
        book.Sheet(new("Hướng dẫn", [80])).Write(Cell.Of("Ô màu vàng là ô nhập."));
    });

    private static byte[] Write(Action<WorkbookWriter> write)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, s_properties))
        {
            write(book);
        }

        return memory.ToArray();
    }

    private static IReadOnlyList<ReadSheet> Read(byte[] bytes) => WorkbookReader.Read(new MemoryStream(bytes), "a.xlsx");
}
