using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>The cells of a figure as columns of tables: their keys, their labels, and how the heads of other people's tables call them.</summary>
public static class FigureColumns
{
    /// <summary>Name of the indicator.</summary>
    public const string Name = "Name";

    /// <summary>Unit of measure.</summary>
    public const string Unit = "Unit";

    /// <summary>Field.</summary>
    public const string Field = "Field";

    /// <summary>Result.</summary>
    public const string Value = "Value";

    /// <summary>Denominator of a count-share.</summary>
    public const string Of = "Of";

    /// <summary>Mark of an estimate.</summary>
    public const string Estimated = "Estimated";

    /// <summary>Cut-off day.</summary>
    public const string AsOf = "AsOf";

    /// <summary>Value of the same period a year before.</summary>
    public const string Previous = "Previous";

    /// <summary>Change against it; computed.</summary>
    public const string Change = "Change";

    /// <summary>Before the source code of a target.</summary>
    public const string TargetPrefix = "Targets.";

    /// <summary>Before the source code of an attainment; computed. Nothing behind it: the first target.</summary>
    public const string PercentPrefix = "Percent.";

    private static readonly Dictionary<string, string> s_words = Words();

    private static readonly (string Word, string Source)[] s_sources = [("huyen", "kh-huyen"), ("hdnd", "nq-hdnd"), ("nghi quyet", "nq-hdnd"), ("tinh", "kh-tinh"), ("nam", "kh-nam"), ("ke hoach", "kh-nam"), ("kh", "kh-nam")];

    /// <summary>Whether a figure is entered in a column of this key.</summary>
    public static bool IsEntered(string key) => key is Value or Of or Estimated or AsOf or Previous || key.StartsWith(TargetPrefix, StringComparison.Ordinal);

    /// <summary>Label of a column.</summary>
    public static string Label(string key) => key switch
    {
        Name => "Chỉ tiêu",
        Unit => "Đơn vị tính",
        Field => "Lĩnh vực",
        Value => "Kết quả",
        Of => "Trên tổng số",
        Estimated => "Ước",
        AsOf => "Tính đến ngày",
        Previous => "Cùng kỳ",
        Change => "Tăng, giảm",
        _ when key.StartsWith(TargetPrefix, StringComparison.Ordinal) => VietnameseText.Capitalise(FigureChanges.SourceWord(key[TargetPrefix.Length..])),
        _ when key == PercentPrefix => "Đạt %",
        _ => "Đạt % " + FigureChanges.SourceWord(key[PercentPrefix.Length..]),
    };

    /// <summary>Key of a column by the texts of its head, from the top down; null when it is none of ours.</summary>
    public static string? Read(IReadOnlyList<string> heads, Period period)
    {
        ArgumentNullException.ThrowIfNull(heads);
        return heads.Count == 0 ? null : Match(string.Join(' ', heads), period) ?? Match(heads[^1], period) ?? Match(heads[0], period);
    }

    /// <summary>Source code of a target by the words that say whose it is: "KH huyện giao", "NQHĐND xã"; null when they do not.</summary>
    public static string? SourceOf(string? words)
    {
        var key = " " + Key(words).Replace("nqhdnd", "nq hdnd", StringComparison.Ordinal) + " ";
        return s_sources.FirstOrDefault(s => key.Contains(" " + s.Word + " ", StringComparison.Ordinal)).Source ?? (key.Contains(" nq ", StringComparison.Ordinal) ? "nq-hdnd" : key.Contains(" giao ", StringComparison.Ordinal) ? "kh-nam" : null);
    }

    /// <summary>A text reduced to what counts when names are compared: words without diacritics, case and punctuation.</summary>
    public static string Key(string? text) => VietnameseText.Slug(text ?? "").Replace('-', ' ');

    private static string? Match(string head, Period period)
    {
        var key = Key(head);
        if (key.Length == 0)
        {
            return null;
        }

        // "Thực hiện năm 2022" is the result of 2022 and the comparison of 2023
        var year = period.Year.ToString(CultureInfo.InvariantCulture);
        var before = (period.Year - 1).ToString(CultureInfo.InvariantCulture);
        var words = key.Split(' ');
        if (words.Contains(before) && !words.Contains(year) && (words.Contains("hien") || words.Contains("qua") || words.Contains("ky") || words[0] is "th" or "nam"))
        {
            return Previous;
        }

        var bare = string.Join(' ', words.Where(w => w != year && w != before));
        if (s_words.TryGetValue(bare, out var found) || (bare.EndsWith(" nam", StringComparison.Ordinal) && s_words.TryGetValue(bare[..^4], out found)))
        {
            return found;
        }

        if (words[0] is "dat" or "ty" || head.Contains('%', StringComparison.Ordinal))
        {
            return bare.Contains("cung ky", StringComparison.Ordinal) ? Change
                : PercentPrefix + s_sources.FirstOrDefault(s => (" " + bare + " ").Contains(" " + s.Word + " ", StringComparison.Ordinal)).Source;
        }

        return null;
    }

    private static Dictionary<string, string> Words()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string key, params string[] names)
        {
            foreach (var name in names)
            {
                words[Key(name)] = key;
            }
        }

        Add(Name, "chỉ tiêu", "tên chỉ tiêu", "nội dung", "nội dung chỉ tiêu", "các chỉ tiêu", "danh mục chỉ tiêu", "chỉ tiêu chủ yếu", "tên");
        Add(Unit, "đơn vị tính", "đvt", "đơn vị");
        Add(Field, "lĩnh vực");
        Add(Value, "kết quả", "kết quả thực hiện", "thực hiện", "ước thực hiện", "số liệu", "kết quả đạt được", "TH", "thực hiện kết quả", "giá trị");
        Add(Of, "trên tổng số", "tổng số", "mẫu số");
        Add(Estimated, "ước", "số ước", "ước (x)", "thực hiện ước");
        Add(AsOf, "tính đến ngày", "đến ngày", "ngày chốt số");
        Add(Previous, "cùng kỳ", "cùng kỳ năm trước", "năm trước", "thực hiện năm trước", "so với cùng kỳ cùng kỳ");
        Add(Change, "tăng, giảm", "tăng giảm", "so với cùng kỳ", "chênh lệch", "tăng giảm so với cùng kỳ", "so với cùng kỳ tăng giảm");
        Add(TargetPrefix + "kh-huyen", "KH huyện", "kế hoạch huyện", "KH huyện giao", "kế hoạch huyện giao", "huyện giao", "chỉ tiêu huyện giao", "chỉ tiêu giao KH huyện");
        Add(TargetPrefix + "nq-hdnd", "NQ HĐND", "nghị quyết HĐND", "NQ HĐND xã", "nghị quyết HĐND xã", "nghị quyết", "chỉ tiêu giao NQ HĐND");
        Add(TargetPrefix + "kh-tinh", "KH tỉnh", "kế hoạch tỉnh", "KH tỉnh giao", "tỉnh giao", "chỉ tiêu giao KH tỉnh");
        Add(TargetPrefix + "kh-nam", "KH năm", "kế hoạch năm", "kế hoạch", "KH", "chỉ tiêu kế hoạch", "chỉ tiêu giao KH năm");
        return words;
    }
}
