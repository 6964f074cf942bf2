using System.Globalization;

namespace ThiDua.Shared;

/// <summary>Dates as documents write them (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below 10 and the months 1 and 2 get a leading zero.</summary>
public static class VietnameseDate
{
    /// <summary>"09/10/2018", "31/7/2017", "11/02/2022".</summary>
    public static string Text(DateOnly day) =>
        day.ToString(day.Month < 3 ? "dd/MM/yyyy" : "dd/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"ngày 09 tháng 10 năm 2018", as heads of documents write it.</summary>
    public static string Long(DateOnly day) =>
        $"ngày {day.ToString("dd", CultureInfo.InvariantCulture)} tháng {day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture)} năm {day.ToString("yyyy", CultureInfo.InvariantCulture)}";
}
