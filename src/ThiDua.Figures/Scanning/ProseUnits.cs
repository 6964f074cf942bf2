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
        "tuần", "bộ", "chiếc", "cái", "thùng", "gói", "bao", "công", "bài", "tin", "xe", "nhà", "đàn", "khẩu", "phút", "ca", "tổ", "chi", "phần", "quả", "kwh", "vnđ", "vnd", "usd", "khu", "ấp", "làng", "mét", "cặp", "phiếu", "tuyến", "trạm", "ao", "lồng", "bè", "clb", "htx",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Double = new[]
    {
        "lao động", "hồ sơ", "học sinh", "học viên", "trường hợp", "tập thể", "cá nhân", "gia đình", "cơ quan", "đơn vị", "chỉ tiêu", "tiêu chí",
        "đối tượng", "tài khoản", "nhân khẩu", "đảng viên", "đoàn viên", "hội viên", "cán bộ", "công chức", "đồng chí", "thành viên", "công dân",
        "thanh niên", "dòng họ", "chi bộ", "trường học", "sáng kiến", "mô hình", "bệnh nhân", "tổ chức", "chi hội", "công trình", "giáo viên", "phụ nữ", "trẻ em", "tuyến đường",
        "hạng mục", "dự án", "ý kiến", "vụ việc", "nhà ở", "văn bản", "thủ tục", "khu dân", "hội nghị", "cử tri", "nội dung", "nhiệm vụ", "doanh nghiệp", "cơ sở", "tài liệu", "quân nhân", "đại biểu", "tổ dân", "hợp tác", "người dân", "đồng bào", "phong trào", "sản phẩm", "chiến sĩ", "nông dân", "hội thi", "đề án", "giao dịch",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> FirstOfDouble =
        Double.GroupBy(unit => unit.Split(' ')[0], StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

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

    public static bool MayStartPair(string key) => FirstOfDouble.ContainsKey(key);

    public static bool IsPair(string first, string second) => Pair(first, second) is not null;

    /// <summary>The unit of two syllables; null when the two make none.</summary>
    public static string? Pair(string first, string second)
    {
        if (FirstOfDouble.TryGetValue(first, out var pairs))
        {
            foreach (var pair in pairs)
            {
                if (pair.Length == first.Length + 1 + second.Length && pair.EndsWith(second, StringComparison.Ordinal))
                {
                    return pair;
                }
            }
        }

        return null;
    }

    /// <summary>The third syllable of "tổ dân phố", "khu dân cư", "hợp tác xã"; null when the pair has none.</summary>
    public static string? Third(string pair) => pair switch
    {
        "tổ dân" => "phố",
        "khu dân" => "cư",
        "hợp tác" => "xã",
        _ => null,
    };

    /// <summary>True for a unit that may end an amount written in two steps.</summary>
    public static bool JoinsAmounts(string key) => key is not ("đồng" or "đ") && ((IsUnit(key) && !IsTime(key)) || MayStartPair(key));

    /// <summary>How many of a unit "nghìn", "triệu" before it stand for: "85 nghìn con", "4,6 nghìn tỷ đồng"; null when the word is an amount of money by itself.</summary>
    public static decimal? Multiplier(string scale, string unit) => scale switch
    {
        "nghìn" or "ngàn" when unit is not ("nghìn" or "ngàn" or "triệu" or "tr") => 1_000m,
        "triệu" when unit is "tấn" or "kg" or "lít" or "m2" or "m3" or "m²" or "m³" || unit is "con" or "người" or "lượt" or "cây" or "usd" or "kwh" or "liều" => 1_000_000m,
        _ => null,
    };

    /// <summary>True when both are counts, so that one may be part of the other though they are named differently: "1.466 học sinh … 1.458 em".</summary>
    public static bool AreCounts(string first, string second) => IsCount(first) && IsCount(second);

    private static bool IsCount(string unit) => unit.Length > 0 && unit != "%" && !IsScale(unit) && !IsTime(unit);

    /// <summary>"triệu đồng", "tỷ đồng": the scale says how much, the second word only what.</summary>
    public static bool IsMoneyScale(string key) => key is "nghìn" or "ngàn" or "triệu" or "tr" or "tỷ" or "tỉ";

    /// <summary>True for units that measure money, mass, length or area, which never mix with counts.</summary>
    public static bool IsScale(string key) => Scales.ContainsKey(key);

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
