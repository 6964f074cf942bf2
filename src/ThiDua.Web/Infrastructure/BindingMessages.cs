using System.Globalization;

namespace ThiDua.Web.Infrastructure;

/// <summary>Sentences of the binders. Each names the field or the value and says what to do.</summary>
public static class BindingMessages
{
    /// <summary>Format of the message for an empty required field; {0} is the name of the field.</summary>
    public const string RequiredFormat = "Chưa điền “{0}”. Mục này bắt buộc.";

    /// <summary>A required field is empty.</summary>
    public static string Required(string field) => RequiredFormat.Replace("{0}", field, StringComparison.Ordinal);

    /// <summary>A value that fits no choice or form.</summary>
    public static string Invalid(string value, string? field) =>
        field is null ? $"“{value}” không hợp lệ. Hãy nhập hoặc chọn lại." : $"“{value}” không dùng được cho “{field}”. Hãy nhập hoặc chọn lại.";

    /// <summary>A number with decimals where whole things are counted.</summary>
    public static string NotWhole(string value, string field) => $"“{value}” có phần thập phân. “{field}” phải là số nguyên, ví dụ 1.234.";

    /// <summary>A whole number outside what can be stored.</summary>
    public static string TooLarge(string value, string field) => $"“{value}” vượt giới hạn của “{field}”. Kiểm tra lại số chữ số.";

    /// <summary>Text that is no date.</summary>
    public static string NotADate(string value) => $"“{value}” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 31/12/2022.";

    /// <summary>A day the calendar does not have.</summary>
    public static string NoSuchDay(string value, int month, int year, int lastDay) =>
        string.Create(CultureInfo.InvariantCulture, $"Không có ngày “{value}”: tháng {month}/{year} chỉ có {lastDay} ngày. Kiểm tra lại ngày, tháng.");

    /// <summary>A month above twelve.</summary>
    public static string NoSuchMonth(string value) => $"Không có ngày “{value}”: tháng chỉ từ 1 đến 12. Nhập ngày trước, tháng sau, ví dụ 31/12/2022.";
}
