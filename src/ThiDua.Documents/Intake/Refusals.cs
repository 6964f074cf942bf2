namespace ThiDua.Documents.Intake;

/// <summary>The words of every refusal for one expected kind and one file name.</summary>
internal sealed class Refusals(OfficeKind kind, string fileName)
{
    private const int LongestName = 80;
    private static readonly CultureInfo s_vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private readonly string _file = $"Tệp “{Shown(fileName)}”";

    public string Extension { get; } = kind == OfficeKind.Docx ? ".docx" : ".xlsx";

    public string MainType { get; } = kind == OfficeKind.Docx
        ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private string Program { get; } = kind == OfficeKind.Docx ? "Word" : "Excel";

    private string SavedAs { get; } = kind == OfficeKind.Docx ? "Word Document (.docx)" : "Excel Workbook (.xlsx)";

    public FileRefusedException Empty() => Of(RefusalReason.Empty, "trống, không có nội dung. Hãy chọn lại tệp đã lưu.");

    public FileRefusedException TooLarge(long length, long limit) => Of(
        RefusalReason.TooLarge,
        $"nặng {Megabytes(length)} MB, quá giới hạn {Megabytes(limit)} MB. Hãy bỏ bớt ảnh hoặc phần không cần rồi lưu và gửi lại.");

    public FileRefusedException TooManyCells() => Of(
        RefusalReason.TooLarge,
        "có quá nhiều trang tính, dòng hoặc cột có dữ liệu. Hãy chỉ giữ trang tính cần gửi, lưu thành tệp mới rồi gửi lại.");

    public FileRefusedException WrongKind() => Of(
        RefusalReason.WrongKind,
        $"không phải tệp {Program} đuôi {Extension}. Hãy mở tệp bằng {Program}, chọn Lưu thành (Save As), kiểu “{SavedAs}”, rồi gửi tệp vừa lưu.");

    public FileRefusedException OldFormat() => Of(
        RefusalReason.OldFormat,
        $"ở định dạng cũ của Office 97–2003 (.doc, .xls). Hãy mở tệp, chọn Lưu thành (Save As), kiểu “{SavedAs}”, rồi gửi tệp vừa lưu.");

    public FileRefusedException Encrypted() => Of(
        RefusalReason.Encrypted,
        "đang đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu (Tệp – Thông tin – Bảo vệ), lưu và gửi lại.");

    public FileRefusedException Macros() => Of(
        RefusalReason.Macros,
        $"có chứa macro nên không được nhận. Hãy mở tệp, chọn Lưu thành (Save As), kiểu “{SavedAs}” (không macro), rồi gửi tệp vừa lưu.");

    public FileRefusedException Damaged(Exception? cause) => Of(
        RefusalReason.Damaged,
        $"bị hỏng hoặc tải lên chưa trọn. Hãy mở thử bằng {Program}; nếu mở được, lưu lại thành tệp mới rồi gửi tệp mới.",
        cause);

    public FileRefusedException Bomb() => Of(
        RefusalReason.Bomb,
        $"khi giải nén lớn bất thường nên không được nhận. Hãy xóa các dòng, cột trống thừa, lưu thành tệp mới rồi gửi lại.");

    public FileRefusedException DocumentType() => Of(
        RefusalReason.DocumentType,
        $"có phần khai báo lạ (DOCTYPE) mà {Program} không bao giờ ghi, nên không được nhận. Hãy mở bằng {Program}, lưu thành tệp mới rồi gửi lại.");

    private FileRefusedException Of(RefusalReason reason, string words, Exception? cause = null) => new(reason, $"{_file} {words}", cause);

    private static string Megabytes(long bytes) => (bytes / 1024m / 1024m).ToString("0.#", s_vietnamese);

    private static string Shown(string fileName)
    {
        var name = string.Concat(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c)));
        return name.Length switch
        {
            0 => "không tên",
            <= LongestName => name,
            _ => name[..(LongestName - 1)] + "…",
        };
    }
}
