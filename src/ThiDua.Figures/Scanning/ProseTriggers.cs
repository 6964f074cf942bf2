using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>The words at which a check begins to read; everything between them is passed over once, by the scanner.</summary>
internal static class ProseTriggers
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "đó", "gồm", "tăng", "giảm", "ngày", "năm", "đều", "hoàn", "phấn", "quyết", "tổng", "tm", "như", "sau", "đạt", "cắt", "kèm", "hộ", "tính", "kỷ", "kỉ", "từ", "mỗi", "còn", "số", "trên",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string key) => Words.Contains(key);
}
