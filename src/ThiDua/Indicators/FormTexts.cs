using System.Globalization;
using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>Texts of a commune a cell of a form may be filled with.</summary>
public static class FormTexts
{
    private static readonly (string Key, string Label, Func<CommuneProfile, Period, DateOnly, string?> Text)[] s_all =
    [
        ("Text.Commune", "Tên xã (“xã Khôi Kỳ”)", (p, _, _) => $"{p.Kind} {p.Name}"),
        ("Text.Body", "Cơ quan lập (“UBND xã Khôi Kỳ”)", (p, _, _) => $"UBND {p.Kind} {p.Name}"),
        ("Text.District", "Huyện", (p, _, _) => p.District),
        ("Text.Province", "Tỉnh", (p, _, _) => p.Province),
        ("Text.Period", "Kỳ (“năm 2022”)", (_, period, _) => period.Label),
        ("Text.Year", "Năm", (_, period, _) => period.Year.ToString(CultureInfo.InvariantCulture)),
        ("Text.PlaceDate", "Địa danh, ngày lập", (p, _, today) => $"{p.Place}, {VietnameseDate.Long(today)}"),
    ];

    /// <summary>Keys and labels.</summary>
    public static IReadOnlyList<(string Key, string Label)> All { get; } = [.. s_all.Select(t => (t.Key, t.Label))];

    /// <summary>Whether a key is one of these.</summary>
    public static bool Has(string key) => s_all.Any(t => t.Key == key);

    /// <summary>The text of a key; null when the commune has none.</summary>
    public static string? Of(string key, CommuneProfile profile, Period period, DateOnly today) => s_all.FirstOrDefault(t => t.Key == key).Text?.Invoke(profile, period, today);
}
