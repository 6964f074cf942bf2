namespace ThiDua.Documents.Intake;

/// <summary>The kinds of office files that are taken in.</summary>
public enum OfficeKind
{
    /// <summary>A Word document, .docx.</summary>
    Docx,

    /// <summary>An Excel workbook, .xlsx.</summary>
    Xlsx,
}
