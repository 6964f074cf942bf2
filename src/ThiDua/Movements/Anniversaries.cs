using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Movements;

/// <summary>A day the country remembers (ngày lễ lớn, ngày kỷ niệm).</summary>
/// <param name="Code">Short word texts name it by.</param>
/// <param name="Name">As it is said after "kỷ niệm … năm".</param>
/// <param name="Base">The day remembered.</param>
public sealed record Anniversary(string Code, string Name, DateOnly Base);

/// <summary>
/// Anniversaries that plans and reports celebrate. Nobody types how many years it has been: the number and both dates follow from the day remembered and the
/// year of the document. The great days of Nghị định 145/2013/NĐ-CP, and others that emulation drives name.
/// </summary>
public static class Anniversaries
{
    /// <summary>Known days, in the order of the year.</summary>
    public static IReadOnlyList<Anniversary> All { get; } =
    [
        new("thanh-lap-dang", "ngày thành lập Đảng Cộng sản Việt Nam", new(1930, 2, 3)),
        new("giai-phong-mien-nam", "ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước", new(1975, 4, 30)),
        new("quoc-te-lao-dong", "ngày Quốc tế Lao động", new(1886, 5, 1)),
        new("dien-bien-phu", "ngày Chiến thắng Điện Biên Phủ", new(1954, 5, 7)),
        new("sinh-nhat-bac", "ngày sinh Chủ tịch Hồ Chí Minh", new(1890, 5, 19)),
        new("thi-dua-ai-quoc", "ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc", new(1948, 6, 11)),
        new("thuong-binh-liet-si", "ngày Thương binh - Liệt sĩ", new(1947, 7, 27)),
        new("cach-mang-thang-tam", "ngày Cách mạng tháng Tám thành công", new(1945, 8, 19)),
        new("quoc-khanh", "ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam", new(1945, 9, 2)),
        new("mat-tran", "ngày thành lập Mặt trận Dân tộc thống nhất Việt Nam", new(1930, 11, 18)),
        new("quan-doi", "ngày thành lập Quân đội nhân dân Việt Nam", new(1944, 12, 22)),
    ];

    /// <summary>
    /// The words of a token in a document of <paramref name="year"/>: "78 năm ngày Quốc khánh …"; with <c>ngay</c> the two dates "02/9/1945 - 02/9/2023"; with
    /// <c>day-du</c> both. A day that is not in the list is written as a date, 1951-09-01, and prints the number of years alone.
    /// Null when the day is not known or lies after the year.
    /// </summary>
    public static string? Words(string codeOrDate, string aspect, int year)
    {
        var known = All.FirstOrDefault(a => a.Code == codeOrDate);
        if (known is null && !DateOnly.TryParseExact(codeOrDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return null;
        }

        var day = known?.Base ?? DateOnly.ParseExact(codeOrDate, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (year <= day.Year)
        {
            return null;
        }

        var count = (year - day.Year).ToString(CultureInfo.InvariantCulture) + " năm" + (known is null ? "" : " " + known.Name);
        var dates = $"{VietnameseDate.Text(day)} - {VietnameseDate.Text(day.AddYears(year - day.Year))}";
        return aspect switch
        {
            "" => count,
            "ngay" => dates,
            "day-du" => $"{count} ({dates})",
            _ => null,
        };
    }
}
