using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ThiDua.Documents.Tests;

public class OfficialLetterWriterTests
{
    [Fact]
    public void Write_LetterWithEveryBlock_PassesTheSchemaValidator()
    {
        var bytes = OfficialLetterWriter.ToBytes(SampleLetter.Rich());
        if (Environment.GetEnvironmentVariable("THIDUA_KEEP_DOCX") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, bytes);
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document);

        errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }
}
