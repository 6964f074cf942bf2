using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ThiDua.Documents.Tests;

/// <summary>The file as a whole: valid, reproducible, clean text.</summary>
public class LetterFileTests
{
    [Fact]
    public void Write_LetterWithEveryBlock_PassesTheSchemaValidator() => Errors(SampleLetter.Rich()).ShouldBeEmpty();

    [Fact]
    public void Write_LetterWithoutAnythingOptional_PassesTheSchemaValidator() => Errors(SampleLetter.Short() with
    {
        Head = SampleLetter.Head() with { ParentBody = null },
        Subject = [],
        Body = [],
        Recipients = [],
        FooterNote = null,
        Signature = new(["CHỦ TỊCH"], null, "Lý Hồng Quân"),
    }).ShouldBeEmpty();

    [Fact]
    public void Write_AppendixEndingInATable_PassesTheSchemaValidator() => Errors(SampleLetter.Short() with
    {
        Body = [SampleLetter.Results(), SampleLetter.Results()],
        Appendices = [new(null, "Bảng", null, [SampleLetter.Results()], Landscape: true), new(null, "Trống", null, [])],
    }).ShouldBeEmpty();

    [Fact]
    public void Write_EqualLetters_GivesEqualBytes() =>
        OfficialLetterWriter.ToBytes(SampleLetter.Rich()).ShouldBe(OfficialLetterWriter.ToBytes(SampleLetter.Rich()));

    [Fact]
    public void Write_StreamThatCannotSeek_GivesTheSameBytesAndLeavesItOpen()
    {
        using var inner = new MemoryStream();
        using var forward = new ForwardOnlyStream(inner);

        OfficialLetterWriter.Write(SampleLetter.Short(), forward);

        inner.CanWrite.ShouldBeTrue();
        using var document = WordprocessingDocument.Open(new MemoryStream(inner.ToArray()), isEditable: false);
        document.MainDocumentPart!.Document!.InnerText.ShouldContain("Kính gửi báo cáo.");
    }

    [Fact]
    public void Write_TextWithForbiddenCharacters_DropsThemAndKeepsTheRest()
    {
        var file = new LetterFile(SampleLetter.Short() with { Body = [new ParagraphBlock("Thi\u0000 đua\uD800 khen\u000B thưởng\uFFFE \U0001F3C6.")] });

        file.Paragraphs.ShouldContain("Thi đua khen thưởng \U0001F3C6.");
    }

    [Fact]
    public void Write_DecomposedText_IsComposed()
    {
        var file = new LetterFile(SampleLetter.Short() with { Body = [new ParagraphBlock("Thưởng".Normalize(System.Text.NormalizationForm.FormD))] });

        file.Paragraphs.ShouldContain("Thưởng");
    }

    [Fact]
    public void Write_TextWithLineFeed_BreaksTheLine()
    {
        var file = new LetterFile(SampleLetter.Short() with { Body = [new ParagraphBlock("Dòng một\r\nDòng hai")] });

        file.Paragraph("Dòng một").Descendants(LetterFile.W + "br").Count().ShouldBe(1);
    }

    [Fact]
    public void Write_Properties_AreStoredWithoutTheClock()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(OfficialLetterWriter.ToBytes(SampleLetter.Rich())), isEditable: false);

        document.PackageProperties.Title.ShouldBe("Báo cáo thi đua, khen thưởng năm 2022");
        document.PackageProperties.Creator.ShouldBe("UBND xã Khôi Kỳ");
        document.PackageProperties.Created!.Value.ToUniversalTime().ShouldBe(new DateTime(2022, 12, 15, 1, 0, 0, DateTimeKind.Utc));
    }

    private static IEnumerable<string> Errors(OfficialLetter letter)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(OfficialLetterWriter.ToBytes(letter)), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private sealed class ForwardOnlyStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
