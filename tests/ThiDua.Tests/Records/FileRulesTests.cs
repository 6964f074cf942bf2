using System.Text;
using ThiDua.Identity;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Tests.Records;

public class FileRulesTests
{
    private static readonly byte[] s_pdf = Encoding.ASCII.GetBytes("%PDF-1.7 …");
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0];
    private static readonly byte[] s_zip = [0x50, 0x4B, 3, 4, 20, 0];

    public static TheoryData<string, byte[], FileKind> Right => new()
    {
        { "QĐ 45.pdf", s_pdf, FileKind.Pdf },
        { "anh.JPG", s_jpeg, FileKind.Jpeg },
        { "anh.jpeg", s_jpeg, FileKind.Jpeg },
        { "anh.png", s_png, FileKind.Png },
        { "bao-cao.docx", s_zip, FileKind.Docx },
        { "bieu.xlsx", s_zip, FileKind.Xlsx },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void Check_NameAndContentAgree_TellsTheKind(string name, byte[] content, FileKind kind) => FileRules.Check(name, content, FileRules.Attachments).ShouldBe(kind);

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "trong.pdf", [], "Tệp “trong.pdf” không có nội dung. Chọn lại tệp." },
        { "doi-ten.pdf", s_jpeg, "Nội dung của “doi-ten.pdf” không đúng là tệp .pdf: tên đã bị đổi hoặc tệp hỏng. Mở bằng chương trình của nó, lưu lại rồi chọn lại." },
        { "anh.docx", s_png, "Nội dung của “anh.docx” không đúng là tệp .docx: tên đã bị đổi hoặc tệp hỏng. Mở bằng chương trình của nó, lưu lại rồi chọn lại." },
        { "trang.html", Encoding.ASCII.GetBytes("<script>"), "Tệp “trang.html” không phải loại được nhận (.pdf, .jpg, .png, .docx, .xlsx). Lưu lại dưới một trong các loại đó rồi chọn lại." },
        { "chay.pdf.exe", s_pdf, "Tệp “chay.pdf.exe” không phải loại được nhận (.pdf, .jpg, .png, .docx, .xlsx). Lưu lại dưới một trong các loại đó rồi chọn lại." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_NotAsItSays_IsRefusedWithWhatToDo(string name, byte[] content, string message)
    {
        var refusal = Should.Throw<DomainException>(() => FileRules.Check(name, content, FileRules.Attachments));

        (refusal.Field, refusal.Message).ShouldBe(("File", message));
    }

    /// <summary>Not a row of the theory: its runner would write 20 MB out as a name.</summary>
    [Fact]
    public void Check_TooLarge_IsRefused() => Should.Throw<DomainException>(() => FileRules.Check("to.pdf", new byte[FileRules.Largest + 1], FileRules.Attachments))
        .Message.ShouldBe("Tệp “to.pdf” lớn hơn 20 MB. Quét ở độ phân giải thấp hơn (200 dpi), hoặc tách thành nhiều tệp.");

    [Fact]
    public void Check_KindNotTakenHere_IsRefused() => Should.Throw<DomainException>(() => FileRules.Check("a.png", s_png, [FileKind.Pdf]))
        .Message.ShouldBe("Tệp “a.png” không phải loại được nhận (.pdf). Lưu lại dưới một trong các loại đó rồi chọn lại.");

    [Theory]
    [InlineData(@"C:\Users\Lan\Quyết định.pdf", "Quyết định.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("  ", "tep")]
    public void CleanName_PathsAndControls_AreLeftOut(string name, string expected) => FileRules.CleanName(name).ShouldBe(expected);

    [Fact]
    public void CleanName_VeryLong_KeepsTheEnding() => FileRules.CleanName(new string('a', 300) + ".pdf").ShouldBe(new string('a', 196) + ".pdf");

    [Theory]
    [InlineData(FileAudience.Work, Role.UnitRepresentative, true)]
    [InlineData(FileAudience.Work, Role.SuperiorReader, false)]
    [InlineData(FileAudience.Reports, Role.SuperiorReader, true)]
    [InlineData(FileAudience.Reports, Role.Administrator, false)]
    [InlineData(FileAudience.Office, Role.UnitRepresentative, false)]
    [InlineData(FileAudience.Office, Role.Inspector, true)]
    [InlineData(FileAudience.Office, Role.EmulationOfficer, true)]
    public void MayRead_Audience_Decides(FileAudience audience, Role role, bool may) => FileRules.MayRead(role, audience).ShouldBe(may);

    [Theory]
    [InlineData(1, "1 KB")]
    [InlineData(348_160, "340 KB")]
    [InlineData(1_258_291, "1,2 MB")]
    public void SizeText_Bytes_InUnitsPeopleRead(long bytes, string text) => FileRules.SizeText(bytes).ShouldBe(text);
}
