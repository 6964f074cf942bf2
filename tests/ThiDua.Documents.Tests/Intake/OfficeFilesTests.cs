using System.Text;
using ThiDua.Documents.Intake;

namespace ThiDua.Documents.Tests.Intake;

/// <summary>Every kind of file that must not come in, with the message its sender reads; and the honest ones.</summary>
public class OfficeFilesTests
{
    private static readonly byte[] s_compoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void Check_HonestFiles_LeavesTheStreamAtItsStart()
    {
        foreach (var (bytes, kind, name) in new[]
        {
            (SampleFiles.Document, OfficeKind.Docx, "Báo cáo.docx"),
            (SampleFiles.Workbook, OfficeKind.Xlsx, "CHỈ TIÊU.XLSX"),
        })
        {
            using var file = new MemoryStream(bytes) { Position = 3 };

            OfficeFiles.Check(file, kind, name);

            file.Position.ShouldBe(0);
        }
    }

    [Fact]
    public void Check_EmptyFile_IsRefused() =>
        Refusal([], OfficeKind.Xlsx, "a.xlsx").ShouldBe((RefusalReason.Empty, "Tệp “a.xlsx” trống, không có nội dung. Hãy chọn lại tệp đã lưu."));

    [Fact]
    public void Check_FileOverTheLimit_IsRefusedBeforeItIsRead() =>
        Refusal(new byte[(20 * 1024 * 1024) + 400_000], OfficeKind.Docx, "a.docx").ShouldBe((
            RefusalReason.TooLarge,
            "Tệp “a.docx” nặng 20,4 MB, quá giới hạn 20 MB. Hãy bỏ bớt ảnh hoặc phần không cần rồi lưu và gửi lại."));

    [Theory]
    [InlineData("bang.pdf")]
    [InlineData("bang.xlsx")]
    public void Check_PdfFile_IsTheWrongKindWhateverItsName(string name) => Refusal("%PDF-1.7 …"u8.ToArray(), OfficeKind.Xlsx, name).ShouldBe((
        RefusalReason.WrongKind,
        $"Tệp “{name}” không phải tệp Excel đuôi .xlsx. Hãy mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi gửi tệp vừa lưu."));

    [Fact]
    public void Check_WorkbookWhereADocumentIsExpected_IsTheWrongKind() => Refusal(SampleFiles.Workbook, OfficeKind.Docx, "a.docx").Reason.ShouldBe(RefusalReason.WrongKind);

    [Fact]
    public void Check_WorkbookNamedXls_IsTheWrongKind() => Refusal(SampleFiles.Workbook, OfficeKind.Xlsx, "a.xls").Reason.ShouldBe(RefusalReason.WrongKind);

    [Fact]
    public void Check_PlainZip_IsTheWrongKind() =>
        Refusal(SampleFiles.Zip([("a.txt", "a"u8.ToArray())]), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.WrongKind);

    [Fact]
    public void Check_BinaryWorkbook_IsTheWrongKindAndNotCalledMacros() =>
        Refusal(SampleFiles.Zip(SampleFiles.WorkbookParts("application/vnd.ms-excel.sheet.binary.macroEnabled.main")), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.WrongKind);

    [Fact]
    public void Check_OldBinaryFile_SaysHowToSaveIt() => Refusal([.. s_compoundFile, .. new byte[4096]], OfficeKind.Xlsx, "bieu.xls").ShouldBe((
        RefusalReason.OldFormat,
        "Tệp “bieu.xls” ở định dạng cũ của Office 97–2003 (.doc, .xls). Hãy mở tệp, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi gửi tệp vừa lưu."));

    [Theory]
    [InlineData(504)]
    [InlineData(65_521)]
    public void Check_FileWithPassword_SaysToRemoveIt(int at)
    {
        var bytes = new byte[200_000];
        s_compoundFile.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(bytes, at);

        Refusal(bytes, OfficeKind.Docx, "mat.docx").ShouldBe((
            RefusalReason.Encrypted,
            "Tệp “mat.docx” đang đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu (Tệp – Thông tin – Bảo vệ), lưu và gửi lại."));
    }

    [Fact]
    public void Check_ZipWithEncryptedEntry_IsRefusedAsEncrypted()
    {
        var bytes = SampleFiles.Workbook.ToArray();
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 8] |= 1;

        Refusal(bytes, OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Encrypted);
    }

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/x.xml", "a.xlsx")]
    [InlineData(SampleFiles.WorkbookType, "xl/vbaProject.bin", "a.xlsx")]
    [InlineData(SampleFiles.WorkbookType, "xl/macrosheets/sheet1.xml", "a.xlsx")]
    [InlineData(SampleFiles.WorkbookType, "xl/x.xml", "a.xlsm")]
    public void Check_FileWithMacros_IsRefused(string mainType, string part, string name)
    {
        var parts = SampleFiles.WorkbookParts(mainType);
        parts[part] = "<x/>";

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, name).ShouldBe((
            RefusalReason.Macros,
            $"Tệp “{name}” có chứa macro nên không được nhận. Hãy mở tệp, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)” (không macro), rồi gửi tệp vừa lưu."));
    }

    [Fact]
    public void Check_FileCutShort_IsDamaged() => Refusal(SampleFiles.Workbook[..^40], OfficeKind.Xlsx, "a.xlsx").ShouldBe((
        RefusalReason.Damaged,
        "Tệp “a.xlsx” bị hỏng hoặc tải lên chưa trọn. Hãy mở thử bằng Excel; nếu mở được, lưu lại thành tệp mới rồi gửi tệp mới."));

    [Fact]
    public void Check_PartThatIsNotWellFormed_IsDamaged()
    {
        var parts = SampleFiles.WorkbookParts();
        parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].Replace("</row>", string.Empty, StringComparison.Ordinal);

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Damaged);
    }

    [Fact]
    public void Check_OnePartTwice_IsDamaged()
    {
        var parts = SampleFiles.WorkbookParts().Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).ToList();
        parts.Add(("XL/workbook.xml", "<other/>"u8.ToArray()));

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Damaged);
    }

    [Fact]
    public void Check_MissingMainPart_IsDamaged()
    {
        var parts = SampleFiles.WorkbookParts();
        parts.Remove("xl/workbook.xml");

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Damaged);
    }

    [Fact]
    public void Check_PartOfManyZeroes_IsABomb()
    {
        var parts = SampleFiles.WorkbookParts().Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).ToList();
        parts.Add(("xl/media/image1.bin", new byte[30_000_000]));

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").ShouldBe((
            RefusalReason.Bomb,
            "Tệp “a.xlsx” khi giải nén lớn bất thường nên không được nhận. Hãy xóa các dòng, cột trống thừa, lưu thành tệp mới rồi gửi lại."));
    }

    [Fact]
    public void Check_PartWhoseHeaderClaimsToBeSmall_IsRefusedAllTheSame()
    {
        var parts = SampleFiles.WorkbookParts().Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).ToList();
        parts.Add(("xl/media/image1.bin", new byte[30_000_000]));
        var bytes = SampleFiles.Zip(parts);
        BitConverter.GetBytes(100).CopyTo(bytes, bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24);

        Refusal(bytes, OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBeOneOf(RefusalReason.Bomb, RefusalReason.Damaged);
    }

    [Fact]
    public void Check_ManyPartsWithinTheRatio_AreABombTogether()
    {
        var random = new Random(7);
        var parts = SampleFiles.WorkbookParts().Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).ToList();
        parts.AddRange(Enumerable.Range(0, 5).Select(i =>
        {
            var content = new byte[100_000];
            random.NextBytes(content);
            return ($"xl/media/image{i}.bin", content);
        }));

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx", new OfficeLimits { UnpackedBytes = 400_000 }).Reason.ShouldBe(RefusalReason.Bomb);
    }

    [Fact]
    public void Check_ThousandsOfParts_AreABomb()
    {
        var parts = SampleFiles.WorkbookParts();
        for (var i = 0; i < 4_000; i++)
        {
            parts[$"xl/a{i}"] = string.Empty;
        }

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Bomb);
    }

    [Fact]
    public void Check_ElementsNestedWithoutEnd_AreABomb()
    {
        var parts = SampleFiles.WorkbookParts();
        parts["xl/worksheets/sheet1.xml"] = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Refusal(SampleFiles.Zip(parts), OfficeKind.Xlsx, "a.xlsx").Reason.ShouldBe(RefusalReason.Bomb);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "utf-8")]
    [InlineData("xl/worksheets/sheet1.xml", "utf-16")]
    [InlineData("xl/worksheets/sheet1.xml", "utf-16BE")]
    [InlineData("xl/hidden.bin", "utf-8")]
    [InlineData("xl/hidden.bin", "utf-16")]
    [InlineData("[Content_Types].xml", "utf-8")]
    [InlineData("_rels/.rels", "utf-8")]
    public void Check_DocumentTypeInAnyPart_IsRefused(string part, string encoding)
    {
        var letters = Encoding.GetEncoding(encoding);
        byte[] content = [.. letters.GetPreamble(), .. letters.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?>"
            + "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>")];
        var parts = SampleFiles.WorkbookParts().Where(p => p.Key != part).Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value)));

        Refusal(SampleFiles.Zip(parts.Append((part, content))), OfficeKind.Xlsx, "a.xlsx").ShouldBe((
            RefusalReason.DocumentType,
            "Tệp “a.xlsx” có phần khai báo lạ (DOCTYPE) mà Excel không bao giờ ghi, nên không được nhận. Hãy mở bằng Excel, lưu thành tệp mới rồi gửi lại."));
    }

    [Fact]
    public void Check_NameOfUnusualShape_IsShownShortAndWithoutFolders() =>
        Refusal([], OfficeKind.Xlsx, "C:\\a\\" + new string('x', 100) + "\u0007.xlsx").Message.ShouldStartWith($"Tệp “{new string('x', 79)}…” trống");

    [Fact]
    public void Check_DamagedInAnyWay_IsRefusedOrReadsAsItWasWritten()
    {
        // A change the gate lets through must not have changed the content of any part: a flipped bit must never become a wrong figure.
        var random = new Random(20221215);
        foreach (var (bytes, kind, name) in new[] { (SampleFiles.Document, OfficeKind.Docx, "a.docx"), (SampleFiles.Workbook, OfficeKind.Xlsx, "a.xlsx") })
        {
            var honest = SampleFiles.Contents(bytes);
            var refused = 0;
            for (var round = 0; round < 240; round++)
            {
                var damaged = Damage(bytes, random);
                using var file = new MemoryStream(damaged);
                try
                {
                    OfficeFiles.Check(file, kind, name);
                    SampleFiles.Contents(damaged).ShouldBe(honest);
                }
                catch (FileRefusedException e)
                {
                    e.Message.ShouldStartWith($"Tệp “{name}” ");
                    refused++;
                }
            }

            refused.ShouldBeGreaterThan(180);
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(random.Next(1, 64), bytes.Length - at);
        var copy = bytes.ToArray();
        switch (random.Next(5))
        {
            case 0:
                return copy[..at];
            case 1:
                return [.. copy[..at], .. copy[(at + length)..]];
            case 2:
                random.NextBytes(copy.AsSpan(at, length));
                return copy;
            case 3:
                return [.. copy[..at], .. copy.AsSpan(random.Next(bytes.Length - length), length), .. copy[at..]];
            default:
                copy[at] ^= (byte)(1 << random.Next(8));
                return copy;
        }
    }

    private static (RefusalReason Reason, string Message) Refusal(byte[] bytes, OfficeKind kind, string name, OfficeLimits? limits = null)
    {
        using var file = new MemoryStream(bytes);
        var refused = Should.Throw<FileRefusedException>(() => OfficeFiles.Check(file, kind, name, limits));
        return (refused.Reason, refused.Message);
    }
}
