using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Word;

namespace ThiDua.Documents.Excel;

/// <summary>How much of a workbook is read.</summary>
/// <param name="Sheets">Sheets.</param>
/// <param name="Cells">Cells with something in them, over all sheets.</param>
/// <param name="Columns">Columns of a sheet.</param>
public sealed record ReadLimits(int Sheets = 60, int Cells = 400_000, int Columns = 400)
{
    /// <summary>The usual ones: far above any table of a commune.</summary>
    public static ReadLimits Default { get; } = new();
}

/// <summary>Reads the values of an Excel workbook (.xlsx) that passed <see cref="OfficeFiles.Check"/>.</summary>
public static class WorkbookReader
{
    // Some programs store the sign of a failed formula as text.
    private static readonly HashSet<string> s_errors = new(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"], StringComparer.Ordinal);

    // The package asks for a code page of Windows even where it needs none.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All sheets in their order, hidden ones included.</summary>
    /// <param name="file">The file, from its start; left open.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="limits">Limits other than the usual ones.</param>
    /// <exception cref="FileRefusedException">It cannot be read, or holds more than the limits allow.</exception>
    public static IReadOnlyList<ReadSheet> Read(Stream file, string fileName, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= ReadLimits.Default;
        var refuse = new Refusals(OfficeKind.Xlsx, fileName);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = SheetParts.Of(zip);
            if (parts.Count > limits.Sheets)
            {
                throw refuse.TooManyCells();
            }

            var left = limits.Cells;
            var shapes = new Dictionary<string, SheetShape>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, path) in parts)
            {
                var shape = SheetParts.Shape(zip, path);
                left -= shape.Content.Count;
                if (left < 0 || shape.Content.Any(c => c.Column > limits.Columns))
                {
                    throw refuse.TooManyCells();
                }

                shapes.Add(name, shape);
            }

            file.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.UTF8 });
            var sheets = new List<ReadSheet>();
            do
            {
                if (shapes.TryGetValue(reader.Name, out var shape))
                {
                    sheets.Add(Sheet(reader, shape));
                }
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception e) when (e is not FileRefusedException and not OutOfMemoryException)
        {
            // Whatever a damaged part makes the package throw, the file is what is wrong.
            throw refuse.Damaged(e);
        }
    }

    // Only rows and columns with content are looked at: one stray cell in the last corner must not cost a walk over sixteen thousand million others.
    private static ReadSheet Sheet(IExcelDataReader reader, SheetShape shape)
    {
        var wanted = shape.Content.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.Max(c => c.Column));
        var last = wanted.Count == 0 ? 0 : wanted.Keys.Max();
        var rows = new Dictionary<int, ReadCell[]>();
        var hidden = new HashSet<int>();
        for (var number = 1; number <= last && reader.Read(); number++)
        {
            if (!wanted.TryGetValue(number, out var width))
            {
                continue;
            }

            var cells = new ReadCell[Math.Min(width, reader.FieldCount)];
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = shape.Errors.TryGetValue(new(number, at + 1), out var sign) ? new(ReadKind.Error, sign) : Value(reader, at);
            }

            if (reader.RowHeight == 0)
            {
                hidden.Add(number);
            }

            rows.Add(number, cells);
        }

        var merged = (reader.MergeCells ?? []).Select(m => CellRange.Of(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)).ToList();
        return new(reader.Name, reader.VisibleState is not null and not "visible", rows, hidden, merged, shape.Formulas);
    }

    private static ReadCell Value(IExcelDataReader reader, int at) => reader.GetValue(at) switch
    {
        null => ReadCell.None,
        string text => Text(CleanText.Of(text).Trim()),
        double number => Number(number),
        int number => new(ReadKind.Number, Number: number),
        DateTime day => new(ReadKind.Date, Date: DateOnly.FromDateTime(day)),
        TimeSpan time => new(ReadKind.Number, Number: (decimal)time.TotalDays),
        bool yes => new(ReadKind.Boolean, Number: yes ? 1 : 0),
        var other => new(ReadKind.Text, other.ToString()),
    };

    private static ReadCell Text(string text) => text.Length == 0 ? ReadCell.None : new(s_errors.Contains(text) ? ReadKind.Error : ReadKind.Text, text);

    private static ReadCell Number(double number) =>
        Math.Abs(number) < 1e20 ? new(ReadKind.Number, Number: (decimal)number) : new(ReadKind.Text, number.ToString(CultureInfo.InvariantCulture));
}
