using System.Globalization;
using ThiDua.Documents;
using ThiDua.Documents.Excel;

namespace ThiDua.Benchmarks;

/// <summary>100,000 award rows of 12 columns as a workbook; <c>bench/peers/exceljs.mjs</c> writes the same rows.</summary>
internal static class LongList
{
    private const int Rows = 100_000;
    private static readonly string[] s_heads = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu", "Hình thức", "Số quyết định", "Ngày", "Tiền thưởng", "Nữ", "Lao động trực tiếp", "Ghi chú"];

    public static void Write(string path)
    {
        var head = new CellStyle { Bold = true, Border = true, Wrap = true, Align = CellAlign.Centre, Fill = CellFill.Head };
        var text = CellStyle.Framed;
        var number = new CellStyle { Border = true, Format = CellStyle.NumberFormat(0) };
        var day = new CellStyle { Border = true, Format = CellStyle.DateFormat };
        using var file = File.Create(path);
        using var book = new WorkbookWriter(file, new("Danh sách khen thưởng", "ThiDua", new DateTimeOffset(2022, 12, 15, 0, 0, 0, TimeSpan.Zero)));
        var sheet = book.Sheet(new("Khen thưởng", [6, 26, 22, 26, 24, 16, 16, 12, 14, 6, 8, 20]) { FrozenRows = 1, FrozenColumns = 2 });
        sheet.Write([.. s_heads.Select(h => Cell.Of(h, head))]);
        var first = new DateOnly(2022, 1, 1);
        for (var i = 1; i <= Rows; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            sheet.Write(
                Cell.Of((decimal)i, number),
                Cell.Of("Nguyễn Thị Minh Khánh " + n, text),
                Cell.Of("Công chức Văn phòng – Thống kê", text),
                Cell.Of($"Xóm {(i % 27).ToString(CultureInfo.InvariantCulture)}, xã Khôi Kỳ", text),
                Cell.Of("Lao động tiên tiến", text),
                Cell.Of("Giấy khen", text),
                Cell.Of(n + "/QĐ-UBND", text),
                Cell.Of(first.AddDays(i % 365), day),
                Cell.Of(447_000m + (i % 10 * 1000), number),
                Cell.Of(i % 2 == 0 ? "x" : null, text),
                Cell.Of(i % 3 == 0 ? "x" : null, text),
                Cell.Of("Hoàn thành tốt nhiệm vụ", text));
        }

        sheet.Filter(CellRange.Of(1, 1, Rows + 1, s_heads.Length));
    }
}
