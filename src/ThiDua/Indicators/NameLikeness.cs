namespace ThiDua.Indicators;

/// <summary>
/// How near a name in running text is to that of an indicator: words without diacritics, abbreviations written out, words that say little weighing little.
/// 1 is the same words, 0 none in common.
/// </summary>
internal sealed class NameLikeness
{
    private const double Light = 0.2;
    private const double Shorter = 0.85;
    private static readonly char[] s_between = [' ', '\n', '\t', '\u00a0', '-', '–', ',', '.', ';', ':', '(', ')', '/', '“', '”', '"', '\''];

    private static readonly Dictionary<string, string> s_abbreviations = new(StringComparer.Ordinal)
    {
        ["sl"] = "san luong", ["dt"] = "dien tich", ["ns"] = "nang suat", ["tl"] = "ty le", ["gt"] = "gia tri", ["gtsx"] = "gia tri san xuat", ["sx"] = "san xuat", ["nn"] = "nong nghiep",
        ["bhyt"] = "bao hiem y te", ["bhxh"] = "bao hiem xa hoi", ["gdvh"] = "gia dinh van hoa", ["lvh"] = "lang van hoa", ["ttcn"] = "tieu thu cong nghiep", ["cn"] = "cong nghiep", ["tm"] = "thuong mai", ["dv"] = "dich vu",
        ["xdcb"] = "xay dung co ban", ["tx"] = "thuong xuyen", ["ncc"] = "nguoi co cong", ["btxh"] = "bao tro xa hoi", ["nsnn"] = "ngan sach nha nuoc", ["hs"] = "ho so", ["gcn"] = "giay chung nhan", ["gcnqsd"] = "giay chung nhan quyen su dung",
        ["gcnqsdd"] = "giay chung nhan quyen su dung dat", ["qsd"] = "quyen su dung", ["kt"] = "kinh te", ["vsattp"] = "ve sinh an toan thuc pham", ["hvs"] = "hop ve sinh", ["tdtt"] = "the duc the thao", ["ldtbxh"] = "lao dong thuong binh xa hoi",
    };

    // told apart before the marks are taken off: "cho" says little, "chó" does not
    private static readonly HashSet<string> s_light = new(StringComparer.Ordinal)
    {
        "đạt", "ước", "của", "các", "trên", "địa", "bàn", "xã", "năm", "tổng", "số", "toàn", "là", "được", "và", "cả", "hiện", "có", "trong", "cho", "đàn", "đến", "tại", "ở", "với", "nay", "mới", "01", "1", "thực", "con", "theo", "huyện", "giá", "khoảng", "quân", "bình", "dân",
    };

    private readonly List<(FigureRow Row, HashSet<string> Words, double Weight)> _names = [];
    private readonly ILookup<string, int> _byWord;

    public NameLikeness(IEnumerable<(FigureRow Row, string Name)> names)
    {
        foreach (var (row, name) in names)
        {
            var words = Words(name).ToHashSet(StringComparer.Ordinal);
            if (words.Count > 0)
            {
                _names.Add((row, words, Weigh(words)));
            }
        }

        _byWord = _names.SelectMany((n, at) => n.Words.Select(word => (word, at))).Where(n => !IsLight(n.word)).ToLookup(n => n.word, n => n.at, StringComparer.Ordinal);
    }

    /// <summary>The indicators nearest to any of some readings of a name, best first, each once.</summary>
    /// <param name="readings">The whole clause first, then shorter ones; these are less sure, for what stands before the comma may belong to the name ("hộ nghèo, hộ cận nghèo").</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<(FigureRow Row, double Score)> Nearest(IReadOnlyList<string> readings, int most)
    {
        var best = new Dictionary<FigureRow, double>();
        for (var reading = 0; reading < readings.Count; reading++)
        {
            // a word said twice counts twice: "hộ nghèo, hộ cận nghèo" is not "hộ cận nghèo"
            var words = Words(readings[reading]);

            var trust = reading == 0 || Heavy(words) > 3 ? 1 : Shorter;
            var weight = Weigh(words);
            foreach (var at in words.SelectMany(w => _byWord[w]).Distinct())
            {
                var (row, name, full) = _names[at];
                var score = trust * 2 * Weigh(words.Where(name.Contains).Distinct()) / (weight + full);
                best[row] = Math.Max(score, best.GetValueOrDefault(row));
            }
        }

        return [.. best.OrderByDescending(b => b.Value).ThenBy(b => b.Key.Indicator.Order).Take(most).Select(b => (b.Key, b.Value))];
    }

    /// <summary>Words of a name that say something.</summary>
    public static int Heavy(string name) => Heavy(Words(name));

    private static int Heavy(List<string> words) => words.Count(w => !IsLight(w));

    private static double Weigh(IEnumerable<string> words) => words.Sum(w => IsLight(w) ? Light : 1);

    // light words carry a mark of their own
    private static bool IsLight(string word) => word[0] == '~';

    private static List<string> Words(string name) =>
    [
        .. name.Normalize().ToLowerInvariant().Split(s_between, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(w => s_light.Contains(w) ? ["~" + FigureColumns.Key(w)] : s_abbreviations.GetValueOrDefault(FigureColumns.Key(w), FigureColumns.Key(w)).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];
}
