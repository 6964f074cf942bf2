using System.Globalization;
using ThiDua.Documents;
using ThiDua.Documents.Excel;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Writes figures as workbooks: the file to be filled in and received back, and the table with its formulas.</summary>
public static class FigureWorkbook
{
    private const double NameWidth = 46;
    private static readonly CellStyle s_title = new() { Bold = true, Size = 14 };
    private static readonly CellStyle s_head = new() { Bold = true, Border = true, Wrap = true, Align = CellAlign.Centre, Fill = CellFill.Head };
    private static readonly CellStyle s_group = new() { Bold = true, Border = true, Fill = CellFill.Group };
    private static readonly CellStyle s_centre = new() { Border = true, Align = CellAlign.Centre };
    private static readonly CellStyle s_day = new() { Border = true, Align = CellAlign.Centre, Format = CellStyle.DateFormat };
    private static readonly CellStyle s_right = new() { Border = true, Align = CellAlign.Right };
    private static readonly CellStyle s_note = new() { Wrap = true };
    private static readonly CellStyle[] s_names = [.. Enumerable.Range(0, 6).Select(depth => new CellStyle { Border = true, Wrap = true, Indent = depth })];
    private static readonly CellStyle[] s_numbers = [.. Enumerable.Range(0, 7).Select(places => new CellStyle { Border = true, Format = CellStyle.NumberFormat(places) })];
    private static readonly CellStyle[] s_signed = [.. Enumerable.Range(0, 7).Select(places => new CellStyle { Border = true, Format = CellStyle.SignedFormat(places) })];
    private static readonly CellStyle[] s_entries = [.. s_numbers.Select(s => s with { Fill = CellFill.Entry, Unlocked = true })];
    private static readonly CellStyle s_entryText = s_centre with { Fill = CellFill.Entry, Unlocked = true };
    private static readonly CellStyle s_entryDay = s_day with { Fill = CellFill.Entry, Unlocked = true };

    /// <summary>
    /// The file to be filled in: one sheet for results, one for targets, one that explains. Names and units are locked, what the user may enter is yellow,
    /// what is stored already stands in it.
    /// </summary>
    public static byte[] Template(FigureGrid grid, FigureAccess access, DocumentProperties properties)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(access);
        return Write(properties, book =>
        {
            Results(book, grid, access);
            Targets(book, grid, access);
            Instructions(book, grid.Sheet);
        });
    }

    /// <summary>The table as the grid shows it, with formulas for sums, per cents and changes; their stored results are the printed ones.</summary>
    public static byte[] Export(FigureGrid grid, DocumentProperties properties)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return Write(properties, book => new FigureExport(grid).Write(book));
    }

    internal static CellStyle Head => s_head;

    internal static CellStyle Title => s_title;

    internal static CellStyle Group => s_group;

    internal static CellStyle Centre => s_centre;

    internal static CellStyle Day => s_day;

    internal static CellStyle Right => s_right;

    internal static CellStyle NameStyle(int depth) => s_names[Math.Min(depth, s_names.Length - 1)];

    internal static CellStyle Number(int places) => s_numbers[Math.Clamp(places, 0, s_numbers.Length - 1)];

    internal static CellStyle Signed(int places) => s_signed[Math.Clamp(places, 0, s_signed.Length - 1)];

    /// <summary>Places a stored number is shown with: its own when it has more than the indicator's.</summary>
    internal static int Places(Indicator indicator, decimal? value) => value is { } v ? Math.Max(indicator.Decimals, FigureText.Places(v)) : indicator.Decimals;

    private static byte[] Write(DocumentProperties properties, Action<WorkbookWriter> write)
    {
        using var memory = new MemoryStream();
        using (var book = new WorkbookWriter(memory, properties))
        {
            write(book);
        }

        return memory.ToArray();
    }

    private static void Results(WorkbookWriter book, FigureGrid grid, FigureAccess access)
    {
        var sheet = book.Sheet(new("Kết quả", [6, NameWidth, 13, 18, 18, 8, 14, 18]) { FrozenRows = 3, FrozenColumns = 2, Landscape = true, Protected = true });
        Top(sheet, $"Kết quả thực hiện {grid.Sheet.Period.Label}", 8);
        sheet.Write(32, [.. new[] { "STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Trên tổng số", "Ước", "Tính đến ngày", "Cùng kỳ" }.Select(h => Cell.Of(h, s_head))]);
        foreach (var line in grid.Lines)
        {
            if (line is GridLine.Row { Figure: var row } shown)
            {
                var may = access.MayEdit(row.Indicator);
                var sum = row.Indicator.Source == FigureSource.SumOfParts;
                var share = row.Indicator.Shape == Shape.CountShare;
                var previous = row.Figure?.Benchmarks.FirstOrDefault(b => b.Kind == BenchmarkKind.Previous);
                sheet.Write(
                    Cell.Of(shown.Number, s_centre),
                    Cell.Of(row.Indicator.Name, NameStyle(shown.Depth)),
                    Cell.Of(row.Indicator.UnitName, s_centre),
                    Cell.Of(row.Value, Entry(may && !sum, Places(row.Indicator, row.Value))),
                    Cell.Of(row.Of, Entry(may && share, 0)),
                    Cell.Of(row.Figure?.Qualifier == Qualifier.Estimated ? "x" : null, may ? s_entryText : s_centre),
                    Cell.Of(row.Figure?.AsOf, may ? s_entryDay : s_day),
                    Level(row, previous, may && previous is not { Form: BenchmarkForm.Change }));
            }
            else if (line is GridLine.Heading heading)
            {
                sheet.Write([Cell.Empty(s_group), Cell.Of(heading.Title, s_group), .. Enumerable.Repeat(Cell.Empty(s_group), 6)]);
            }
        }

        var last = Math.Max(sheet.Row, 4);
        sheet.Guide(new(CellRange.Of(4, 4, last, 4), Title: "Kết quả", Advice: "Ghi số như 1.234,5 (dấu phẩy trước phần lẻ). Để trống nếu chưa có số: số đang lưu không đổi."));
        sheet.Guide(new(CellRange.Of(4, 5, last, 5), Title: "Trên tổng số", Advice: "Chỉ dùng cho chỉ tiêu dạng tỷ lệ, ví dụ 1.742 hộ đạt trên 1.857 hộ đăng ký."));
        sheet.Guide(new(CellRange.Of(4, 6, last, 6), ["x", "không"]));
        sheet.Guide(new(CellRange.Of(4, 7, last, 7), Title: "Tính đến ngày", Advice: "Ngày chốt số, ghi ngày/tháng/năm. Để trống nếu là cả kỳ."));
    }

    private static void Targets(WorkbookWriter book, FigureGrid grid, FigureAccess access)
    {
        var sheet = book.Sheet(new("Chỉ tiêu giao", [6, NameWidth, 13, .. grid.Sources.Select(_ => 20d)]) { FrozenRows = 3, FrozenColumns = 2, Landscape = true, Protected = true });
        Top(sheet, $"Chỉ tiêu giao {grid.Sheet.Period.Label}", 3 + grid.Sources.Count);
        sheet.Write(32, [Cell.Of("STT", s_head), Cell.Of("Chỉ tiêu", s_head), Cell.Of("Đơn vị tính", s_head), .. grid.Sources.Select(s => Cell.Of(VietnameseText.Capitalise(FigureChanges.SourceWord(s)), s_head))]);
        foreach (var line in grid.Lines)
        {
            if (line is GridLine.Row { Figure: var row } shown)
            {
                var may = access.MayEdit(row.Indicator);
                sheet.Write(
                [
                    Cell.Of(shown.Number, s_centre),
                    Cell.Of(row.Indicator.Name, NameStyle(shown.Depth)),
                    Cell.Of(row.Indicator.Shape == Shape.CountShare ? "%" : row.Indicator.UnitName, s_centre),
                    .. grid.Sources.Select(s => row.Targets.FirstOrDefault(t => t.SourceCode == s)).Select(t => Level(row, t, may && t is not ({ Form: BenchmarkForm.Change } or { StatedPercent: not null }))),
                ]);
            }
            else if (line is GridLine.Heading heading)
            {
                sheet.Write([Cell.Empty(s_group), Cell.Of(heading.Title, s_group), .. Enumerable.Repeat(Cell.Empty(s_group), 1 + grid.Sources.Count)]);
            }
        }
    }

    private static void Instructions(WorkbookWriter book, FigureSheet figures)
    {
        var sheet = book.Sheet(new("Hướng dẫn", [100]));
        sheet.Write(Cell.Of($"Cách ghi file số liệu {figures.Period.Label} – {figures.Profile.Kind} {figures.Profile.Name}", s_title));
        sheet.Skip();
        foreach (var text in (string[])
        [
            "1. Ghi số vào ô màu vàng. Tên chỉ tiêu và đơn vị tính đã khóa để máy nhận đúng chỉ tiêu; không cần mã.",
            "2. Trang “Kết quả” ghi kết quả thực hiện; trang “Chỉ tiêu giao” ghi số được giao theo từng nguồn (KH huyện, NQ HĐND …).",
            "3. Số ghi như 1.234,5: dấu chấm giữa các hàng nghìn, dấu phẩy trước phần lẻ. Tiền ghi theo đơn vị tính của dòng.",
            "4. Chỉ tiêu dạng tỷ lệ ghi số đạt ở “Kết quả” và tổng ở “Trên tổng số”; tỷ lệ % do máy tính.",
            "5. Số ước ghi x ở cột “Ước”, hoặc ghi “ước 120” ngay trong ô.",
            "6. Ô để trống thì số đang lưu giữ nguyên. Muốn xóa một số đã lưu, xóa trên trang Chỉ tiêu – Kết quả.",
            "7. Dòng không có ô vàng ở “Kết quả” là dòng máy cộng từ các phần, hoặc do đơn vị khác phụ trách.",
            "8. Lưu file rồi vào Chỉ tiêu – Kết quả, “Nhận từ Excel”. Máy cho xem trước từng ô: mới, đổi, giữ nguyên, lỗi; ô lỗi sửa ngay trên trang, các ô đúng vẫn nhận được; nhận rồi vẫn hoàn tác được cả lần.",
        ])
        {
            sheet.Write(Cell.Of(text, s_note));
        }
    }

    private static void Top(SheetWriter sheet, string title, int columns)
    {
        sheet.Write(24, Cell.Of(title, s_title));
        sheet.Merge(CellRange.Of(1, 1, 1, columns));
        sheet.Write(Cell.Of("Ghi vào ô màu vàng; xem trang “Hướng dẫn”.", new CellStyle { Italic = true }));
        sheet.Merge(CellRange.Of(2, 1, 2, columns));
    }

    private static CellStyle Entry(bool may, int places) => may ? s_entries[Math.Clamp(places, 0, s_entries.Length - 1)] : Number(places);

    private static Cell Level(FigureRow row, Benchmark? benchmark, bool may) => benchmark switch
    {
        { Form: BenchmarkForm.Level, Value: { } level } => Cell.Of(level, Entry(may, row.Indicator.Shape is Shape.CountShare or Shape.Percent ? Math.Max(1, FigureText.Places(level)) : Places(row.Indicator, level))),
        not null => Cell.Of(FigureText.Benchmark(row.Indicator, benchmark), s_right),
        _ => Cell.Empty(Entry(may, row.Indicator.Decimals)),
    };
}
