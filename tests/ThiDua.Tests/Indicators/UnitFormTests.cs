using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ThiDua.Documents.Reading;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Tests.Indicators;

public class UnitFormTests
{
    private static readonly FigureSheet s_sheet = new SheetBuilder()
        .Add("dan-trau", 231, "Đàn trâu", "con", qualifier: Qualifier.Estimated, benchmarks: [SheetBuilder.Target("kh-huyen", 221), SheetBuilder.Target("nq-hdnd", 230)])
        .Add("gdvh", null, "Tỷ lệ gia đình văn hóa", "hộ", Shape.CountShare, ofLabel: "hộ")
        .Build();

    private static byte[] Form() => UnitForm.Word("Trạm Y tế xã Khôi Kỳ", s_sheet.Rows, new(2022, 12, 5), s_sheet, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Word_Form_ValidatesAndSaysWhoWhatAndUntilWhen()
    {
        using var stream = new MemoryStream(Form());
        using (var document = WordprocessingDocument.Open(stream, isEditable: false))
        {
            new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }

        stream.Position = 0;
        var text = WordText.Read(stream, "a.docx").Text;
        text.ShouldContain("Đơn vị báo cáo: Trạm Y tế xã Khôi Kỳ\nKỳ báo cáo: năm 2022\nHạn gửi: 05/12/2022\nSTT\tTên chỉ tiêu\tĐơn vị tính\tChỉ tiêu được giao\tKết quả\tGhi chú\n1\tĐàn trâu\tcon\tKH huyện: 221 NQ HĐND: 230\tước 231\t\n2\tTỷ lệ gia đình văn hóa\thộ\t\t\t\n");
    }

    [Fact]
    public void Read_FilledForm_NamesItsUnitAndPeriod()
    {
        using var stream = new MemoryStream(Form());
        var units = new[] { "Trường Mầm non", "Trạm y tế xã Khôi Kỳ" }.Select(n => new Unit { OwnerId = SheetBuilder.Owner, Code = n, Name = n, Kind = UnitKind.Office }).ToList();

        var (written, unit, period) = UnitForm.Read(WordText.Read(stream, "a.docx").Text, units);

        (written, unit, UnitForm.IsOf(period, Period.OfYear(2022)), UnitForm.IsOf(period, Period.OfYear(2023)), UnitForm.IsOf(period, Period.Parse("2022-H1"))).ShouldBe(("Trạm Y tế xã Khôi Kỳ", units[1], true, false, false));
        UnitForm.Read("Kính gửi UBND xã\n", units).ShouldBe((null, null, null));
    }

    [Fact]
    public void Zip_NamesThatDifferOnlyInDiacritics_StayApart()
    {
        using var zip = new ZipArchive(new MemoryStream(UnitForm.Zip([("Xóm Đồng Mố", [1]), ("Xóm Đông Mộ", [2])], Period.Parse("2022-H1"), DateTimeOffset.UnixEpoch.AddYears(50))));

        zip.Entries.Select(e => e.Name).ShouldBe(["bieu-mau-2022-h1-xom-dong-mo.docx", "bieu-mau-2022-h1-xom-dong-mo-2.docx"]);
    }

    [Fact]
    public void Unpack_ZipWithTooManyFilesOrNone_IsRefusedByName()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 201; i++)
            {
                zip.CreateEntry($"{i}.docx");
            }
        }

        Should.Throw<DomainException>(() => UnitForm.Unpack(memory, "nhieu.zip")).Message.ShouldBe("Tệp “nhieu.zip” có hơn 200 tệp. Chia thành nhiều tệp zip nhỏ hơn.");
        Should.Throw<DomainException>(() => UnitForm.Unpack(new MemoryStream([1, 2, 3]), "hong.zip")).Field.ShouldBe("Files");
    }
}
