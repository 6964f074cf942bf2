namespace ThiDua.Documents.Excel;

/// <summary>One cell to be written: nothing, a text, a number, a day, or a formula with the result it has now.</summary>
public readonly record struct Cell
{
    private Cell(CellType type, CellStyle? style) => (Type, Style) = (type, style);

    internal enum CellType : byte { Empty, Text, Number, Formula }

    internal CellType Type { get; }

    internal CellStyle? Style { get; }

    internal string? Text { get; private init; }

    internal decimal Number { get; private init; }

    internal string? FormulaText { get; private init; }

    internal bool HasNumber { get; private init; }

    /// <summary>Nothing, with a look.</summary>
    public static Cell Empty(CellStyle? style = null) => new(CellType.Empty, style);

    /// <summary>A text; nothing for null and empty ones.</summary>
    public static Cell Of(string? text, CellStyle? style = null) => string.IsNullOrEmpty(text) ? Empty(style) : new(CellType.Text, style) { Text = text };

    /// <summary>A number; nothing for null.</summary>
    public static Cell Of(decimal? number, CellStyle? style = null) => number is { } n ? new(CellType.Number, style) { Number = n } : Empty(style);

    /// <summary>A day; nothing for null. Days before March 1900, which Excel counts wrongly, are written as text.</summary>
    public static Cell Of(DateOnly? day, CellStyle? style = null) =>
        day is not { } d ? Empty(style)
        : d < ExcelDates.First ? Of(d.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), style)
        : new(CellType.Number, style) { Number = ExcelDates.ToSerial(d) };

    /// <summary>A formula ("SUM(C5:C9)", without the sign of equality) and the number it gives; null when it gives none.</summary>
    public static Cell Formula(string formula, decimal? result, CellStyle? style = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(formula);
        return new(CellType.Formula, style) { FormulaText = formula, Number = result ?? 0, HasNumber = result is not null };
    }
}
