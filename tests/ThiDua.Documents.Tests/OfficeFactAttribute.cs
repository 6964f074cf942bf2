namespace ThiDua.Documents.Tests;

/// <summary>A fact that needs LibreOffice and pdftotext; it shows as skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (!PdfConverter.IsAvailable())
        {
            Skip = "LibreOffice is missing: apt install libreoffice-writer-nogui fonts-liberation2";
        }
        else if (!PdfText.IsAvailable)
        {
            Skip = "pdftotext is missing: apt install poppler-utils";
        }
    }
}
