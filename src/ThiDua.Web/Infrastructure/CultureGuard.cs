using System.Globalization;
using System.Text;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Vietnamese needs ICU: in invariant mode <see cref="string.Normalize()"/> leaves letters in pieces, so that search, sorting and comparison of names go wrong
/// without any error. The program therefore does not start without it.
/// </summary>
public static class CultureGuard
{
    /// <summary>The one culture of the program.</summary>
    public const string CultureName = "vi-VN";

    private const string Refusal =
        "ThiDua không khởi động được vì .NET đang chạy ở chế độ “invariant”, không xử lý đúng chữ tiếng Việt. "
        + "Hãy cài ICU (Debian, Ubuntu: apt install libicu-dev) và bỏ biến môi trường DOTNET_SYSTEM_GLOBALIZATION_INVARIANT rồi chạy lại.";

    /// <summary>Vietnamese culture of the running program.</summary>
    /// <exception cref="StartRefusedException">ICU is missing or switched off.</exception>
    public static CultureInfo RequireVietnamese()
    {
        CultureInfo culture;
        try
        {
            culture = CultureInfo.GetCultureInfo(CultureName);
        }
        catch (CultureNotFoundException missing)
        {
            throw new StartRefusedException(Refusal, missing);
        }

        return IsComplete("e\u0302\u0301".Normalize(NormalizationForm.FormC), culture.NumberFormat.NumberDecimalSeparator)
            ? culture
            : throw new StartRefusedException(Refusal);
    }

    /// <summary>Whether letters compose and the decimal comma is known.</summary>
    /// <param name="composed">What e, circumflex and acute became in normal form C.</param>
    /// <param name="decimalSeparator">Decimal separator of the Vietnamese culture.</param>
    public static bool IsComplete(string composed, string decimalSeparator) =>
        string.Equals(composed, "ế", StringComparison.Ordinal) && string.Equals(decimalSeparator, ",", StringComparison.Ordinal);
}
