using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>The units and counted things of commune reports, and how amounts in related units compare.</summary>
internal static class ProseUnits
{
    private static readonly FrozenSet<string> Single = new[]
    {
        "ha", "tấn", "tạ", "yến", "kg", "g", "gam", "lít", "m", "m2", "m3", "m²", "m³", "km", "km2", "km²", "sào", "mẫu", "thửa",
        "đ", "đồng", "nghìn", "ngàn", "triệu", "tr", "tỷ", "tỉ", "con", "hộ", "người", "em", "cháu", "trẻ", "cụ", "lớp", "lượt", "liều", "mũi",
        "xóm", "thôn", "bản", "đơn", "vụ", "cây", "cuốn", "suất", "xuất", "thẻ", "buổi", "cuộc", "hs", "gcn", "th", "giờ", "ngày", "tháng", "năm",
        "tuần", "bộ", "chiếc", "cái", "thùng", "gói", "bao", "công", "bài", "tin", "mô", "xe", "nhà",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Double = new[]
    {
        "lao động", "hồ sơ", "học sinh", "học viên", "trường hợp", "tập thể", "cá nhân", "gia đình", "cơ quan", "đơn vị", "chỉ tiêu", "tiêu chí",
        "đối tượng", "tài khoản", "nhân khẩu", "đảng viên", "đoàn viên", "hội viên", "cán bộ", "công chức", "đồng chí", "thành viên", "công dân",
        "thanh niên", "dòng họ", "chi bộ", "trường học", "sáng kiến", "mô hình", "bệnh nhân",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> FirstOfDouble = Double.Select(unit => unit.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Family, decimal Factor)> Scales = new Dictionary<string, (string Family, decimal Factor)>(StringComparer.Ordinal)
    {
        ["đ"] = ("money", 1m),
        ["đồng"] = ("money", 1m),
        ["nghìn"] = ("money", 1_000m),
        ["ngàn"] = ("money", 1_000m),
        ["triệu"] = ("money", 1_000_000m),
        ["tr"] = ("money", 1_000_000m),
        ["tỷ"] = ("money", 1_000_000_000m),
        ["tỉ"] = ("money", 1_000_000_000m),
        ["kg"] = ("mass", 1m),
        ["yến"] = ("mass", 10m),
        ["tạ"] = ("mass", 100m),
        ["tấn"] = ("mass", 1_000m),
        ["m"] = ("length", 1m),
        ["km"] = ("length", 1_000m),
        ["m2"] = ("area", 1m),
        ["m²"] = ("area", 1m),
        ["ha"] = ("area", 10_000m),
        ["km2"] = ("area", 1_000_000m),
        ["km²"] = ("area", 1_000_000m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Times = new[] { "giờ", "ngày", "tháng", "năm", "tuần", "quý" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsUnit(string key) => Single.Contains(key);

    public static bool MayStartPair(string key) => FirstOfDouble.Contains(key);

    public static bool IsPair(string key) => Double.Contains(key);

    public static bool IsTime(string key) => Times.Contains(key);

    public static bool IsMoneyInDong(string key) => key is "đ" or "đồng";

    /// <summary>The factor that brings an amount in the first unit to the second; null when the two do not measure the same.</summary>
    public static decimal? Factor(string from, string to)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return 1m;
        }

        return Scales.TryGetValue(from, out var first) && Scales.TryGetValue(to, out var second) && first.Family == second.Family
            ? first.Factor / second.Factor
            : null;
    }
}
