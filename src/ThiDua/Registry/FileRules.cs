using ThiDua.Figures;
using ThiDua.Identity;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Kinds of files that are kept.</summary>
public enum FileKind { Pdf, Jpeg, Png, Docx, Xlsx }

/// <summary>Which files are kept, and who may open them.</summary>
public static class FileRules
{
    /// <summary>Largest file in bytes (20 MB).</summary>
    public const int Largest = 20 * 1024 * 1024;

    private const int LongestName = 200;

    /// <summary>Scans and photos: what an attachment may be.</summary>
    public static IReadOnlyList<FileKind> Attachments { get; } = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png, FileKind.Docx, FileKind.Xlsx];

    /// <summary>Content type of a kind.</summary>
    public static string ContentType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>Name without folders and control characters, short enough to be saved anywhere.</summary>
    public static string CleanName(string name)
    {
        var bare = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]);
        bare = VietnameseText.Clean(bare)?.Trim('.', ' ') ?? "";
        var ending = Path.GetExtension(bare);
        return bare.Length == 0 ? "tep" : bare.Length > LongestName ? bare[..(LongestName - ending.Length)] + ending : bare;
    }

    /// <summary>The kind of a file: its name and its first bytes must agree. What a Word or Excel file holds is checked by <see cref="ThiDua.Documents.Intake.OfficeFiles"/>.</summary>
    /// <param name="fileName">Name it came under.</param>
    /// <param name="content">Content.</param>
    /// <param name="allowed">Kinds taken here.</param>
    /// <exception cref="DomainException">Empty, too large, of another kind than its name says, or of a kind not taken here. Names the field <c>File</c>.</exception>
    public static FileKind Check(string fileName, ReadOnlySpan<byte> content, IReadOnlyList<FileKind> allowed)
    {
        var name = CleanName(fileName);
        if (content.Length == 0)
        {
            throw Refused($"Tệp “{name}” không có nội dung. Chọn lại tệp.");
        }

        if (content.Length > Largest)
        {
            throw TooLarge(name);
        }

        var byName = ByName(name);
        var byContent = content.StartsWith("%PDF-"u8) ? FileKind.Pdf
            : content.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) ? FileKind.Jpeg
            : content.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }) ? FileKind.Png
            : (FileKind?)null;
        if (byName is not { } named || !allowed.Contains(named))
        {
            throw Refused($"Tệp “{name}” không phải loại được nhận ({Endings(allowed)}). Lưu lại dưới một trong các loại đó rồi chọn lại.");
        }

        // an old or encrypted Word or Excel file gets its own words from the check of office files
        return byContent == named || (named is FileKind.Docx or FileKind.Xlsx && byContent is null)
            ? named
            : throw Refused($"Nội dung của “{name}” không đúng là tệp {Ending(named)}: tên đã bị đổi hoặc tệp hỏng. Mở bằng chương trình của nó, lưu lại rồi chọn lại.");
    }

    /// <summary>Whether a role may open a file.</summary>
    public static bool MayRead(Role role, FileAudience audience) => audience switch
    {
        FileAudience.Work => Permissions.ReadWork(role),
        FileAudience.Reports => Permissions.ReadReports(role),
        _ => Permissions.EditRecords(role) || role is Role.Inspector or Role.Chairman,
    };

    internal static DomainException TooLarge(string name) => Refused($"Tệp “{name}” lớn hơn {Largest / 1024 / 1024} MB. Quét ở độ phân giải thấp hơn (200 dpi), hoặc tách thành nhiều tệp.");

    /// <summary>"1,2 MB", "340 KB".</summary>
    public static string SizeText(long bytes) => bytes >= 1024 * 1024 ? VietnameseNumber.FormatTrimmed(bytes / 1024m / 1024m, 1) + " MB" : VietnameseNumber.FormatTrimmed(Math.Max(1, Math.Round(bytes / 1024m)), 0) + " KB";

    private static FileKind? ByName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PDF" => FileKind.Pdf,
        ".JPG" or ".JPEG" => FileKind.Jpeg,
        ".PNG" => FileKind.Png,
        ".DOCX" => FileKind.Docx,
        ".XLSX" => FileKind.Xlsx,
        _ => null,
    };

    private static string Ending(FileKind kind) => kind switch { FileKind.Pdf => ".pdf", FileKind.Jpeg => ".jpg", FileKind.Png => ".png", FileKind.Docx => ".docx", _ => ".xlsx" };

    private static string Endings(IEnumerable<FileKind> kinds) => string.Join(", ", kinds.Select(Ending));

    private static DomainException Refused(string message) => new(message, "File");
}
