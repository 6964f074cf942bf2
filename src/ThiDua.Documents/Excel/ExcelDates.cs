namespace ThiDua.Documents.Excel;

/// <summary>Days as Excel counts them.</summary>
internal static class ExcelDates
{
    private static readonly int s_zero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Excel believes that 29 February 1900 existed: from here on its count is right.</summary>
    public static readonly DateOnly First = new(1900, 3, 1);

    public static int ToSerial(DateOnly day) => day.DayNumber - s_zero;
}
