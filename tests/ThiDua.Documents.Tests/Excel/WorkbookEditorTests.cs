using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ThiDua.Documents.Excel;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace ThiDua.Documents.Tests.Excel;

/// <summary>Cells of somebody else's workbook filled in place.</summary>
public class WorkbookEditorTests
{
    private static readonly byte[] s_form = Form();

    [Fact]
    public void Write_MappedCells_OnlyTheirSheetChangesAndTheFileValidates()
    {
        var filled = WorkbookEditor.Write(s_form, "bieu.xlsx",
        [
            new("Biểu 1", CellAddress.Parse("C5"), 250), new("Biểu 1", CellAddress.Parse("D5"), 108.7m, IsPercent: true), new("Biểu 1", CellAddress.Parse("E5"), 108.7m, IsPercent: true),
            new("Biểu 1", CellAddress.Parse("B2"), null, "Xã Khôi Kỳ & <bạn>"), new("Biểu 1", CellAddress.Parse("C9"), 3.5m), new("Biểu 1", CellAddress.Parse("A7"), null, "mới"),
        ]);

        using (var document = SpreadsheetDocument.Open(new MemoryStream(filled), isEditable: false))
        {
            new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri}: {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }

        using var before = new ZipArchive(new MemoryStream(s_form));
        using var after = new ZipArchive(new MemoryStream(filled));
        after.Entries.Select(e => e.FullName).ShouldBe(before.Entries.Select(e => e.FullName));
        after.Entries.Where(e => !Bytes(e).SequenceEqual(Bytes(before.GetEntry(e.FullName)!))).Select(e => e.FullName).ShouldBe(["xl/workbook.xml", "xl/worksheets/sheet1.xml"], ignoreOrder: true);

        var sheet = WorkbookReader.Read(new MemoryStream(filled), "bieu.xlsx")[0];
        (sheet[5, 3].Number, sheet[5, 4].Number, sheet[5, 5].Number, sheet[9, 3].Number).ShouldBe((250m, 1.087m, 108.7m, 3.5m));
        (sheet[2, 1].Text, sheet[7, 1].Text, sheet[5, 2].Text).ShouldBe(("Xã Khôi Kỳ & <bạn>", "mới", "Đàn trâu")); // B2 is merged into A2
        sheet.HasFormula(CellAddress.Parse("C6")).ShouldBeTrue();
        using var again = SpreadsheetDocument.Open(new MemoryStream(filled), isEditable: false);
        var cells = again.WorkbookPart!.WorksheetParts.First(p => p.Uri.OriginalString.EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        (cells["C6"].CellFormula!.Text, cells["C5"].StyleIndex!.Value, cells["D5"].StyleIndex!.Value).ShouldBe(("SUM(C5:C5)", 1u, 2u));
        again.WorkbookPart.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value.ShouldBeTrue();
    }

    [Fact]
    public void Write_NoCells_GivesBackTheSameParts()
    {
        using var after = new ZipArchive(new MemoryStream(WorkbookEditor.Write(s_form, "bieu.xlsx", [])));
        using var before = new ZipArchive(new MemoryStream(s_form));
        after.Entries.ShouldAllBe(e => Bytes(e).SequenceEqual(Bytes(before.GetEntry(e.FullName)!)));
    }

    [Fact]
    public void Write_FormulaOrUnknownSheet_IsRefused()
    {
        Should.Throw<ArgumentException>(() => WorkbookEditor.Write(s_form, "bieu.xlsx", [new("Biểu 1", CellAddress.Parse("C6"), 1)])).Message.ShouldStartWith("Cell Biểu 1!C6 holds a formula.");
        Should.Throw<ArgumentException>(() => WorkbookEditor.Write(s_form, "bieu.xlsx", [new("Biểu 9", CellAddress.Parse("C6"), 1)]));
        Should.Throw<ThiDua.Documents.Intake.FileRefusedException>(() => WorkbookEditor.Write([1, 2, 3], "bieu.xlsx", []));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    // shared strings, styles with a percent format, a merged title, a formula with its stored result, a second sheet
    private static byte[] Form()
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<SharedStringTablePart>("rId9").SharedStringTable = new(new SharedStringItem(new Text("Đàn trâu")), new SharedStringItem(new Text("Chỉ tiêu")));
            workbook.AddNewPart<WorkbookStylesPart>("rId8").Stylesheet = new(
                new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));
            var first = workbook.AddNewPart<WorksheetPart>("rId1");
            first.Worksheet = new(
                new SheetDimension { Reference = "A2:E6" },
                new SheetData(
                    new Row(new Cell { CellReference = "A2", StyleIndex = 1 }) { RowIndex = 2 },
                    new Row(Text("A4", 1)) { RowIndex = 4, Spans = new() { InnerText = "1:1" } },
                    new Row(Text("B5", 0), new Cell { CellReference = "C5", StyleIndex = 1 }, new Cell { CellReference = "D5", StyleIndex = 2 }) { RowIndex = 5, Spans = new() { InnerText = "2:4" } },
                    new Row(new Cell { CellReference = "C6", CellFormula = new("SUM(C5:C5)"), CellValue = new("0") }) { RowIndex = 6 }),
                new MergeCells(new MergeCell { Reference = "A2:C2" }));
            workbook.AddNewPart<WorksheetPart>("rId2").Worksheet = new(new SheetData(new Row(Text("A1", 1)) { RowIndex = 1 }));
            workbook.Workbook = new(new Sheets(new Sheet { Name = "Biểu 1", SheetId = 1, Id = "rId1" }, new Sheet { Name = "Hướng dẫn", SheetId = 2, Id = "rId2" }));
        }

        return memory.ToArray();
    }

    private static Cell Text(string address, int at) => new() { CellReference = address, DataType = CellValues.SharedString, CellValue = new(at.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
}
