using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>A figure read with its unit.</summary>
/// <param name="Token">Token of the number.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Key of its unit; empty when unknown.</param>
/// <param name="UnitText">The unit as written; null when unknown.</param>
/// <param name="Next">Index behind number and unit.</param>
internal readonly record struct Operand(int Token, decimal Value, string Unit, string? UnitText, int Next);

/// <summary>A stated per cent.</summary>
/// <param name="Number">Token of its number.</param>
/// <param name="First">First token of the phrase, "ước" in "ước đạt khoảng 95%".</param>
/// <param name="Words">Words between the ratio and the phrase.</param>
/// <param name="Rough">Only roughly stated.</param>
/// <param name="Share">Says "chiếm".</param>
/// <param name="Excess">Says "vượt": the per cent may count from a hundred.</param>
/// <param name="OtherSubject">Words behind a comma stand between, so the per cent may be of something else.</param>
internal readonly record struct StatedPercent(int Number, int First, int Words, bool Rough, bool Share, bool Excess, bool OtherSubject);

/// <summary>The phrases in which ratios and their per cents are written.</summary>
internal static class RatioGrammar
{
    private const int MostUnitWords = 4;
    private const int MostWords = 16;
    private const int MostLead = 9;
    private const int MostRateName = 4;

    private static readonly FrozenSet<string> Lead = Set(
        "ước", "đạt", "bằng", "chiếm", "tỷ", "tỉ", "lệ", "là", "khoảng", "trên", "gần", "hơn", "được", "chỉ", "mới", ":", "=", "≈", "~", "tương", "đương", "ứng", "với", "xấp", "xỉ",
        "thực", "hiện", "hoàn", "thành", "vượt", "mức", "cả", "(", "tính", "đã", "ra", "trọng", "cơ", "cấu", ">", "→", "chung", "bình", "quân");

    private static readonly FrozenSet<string> Verbs = Set("đạt", "bằng", "chiếm", "lệ", "=", "≈", "đương", "ứng", "thành", "hiện", "vượt", "trọng", "cấu", "~", "→");

    private static readonly FrozenSet<string> Roughly = Set("khoảng", "trên", "gần", "hơn", "≈", "~", "xấp");

    private static readonly FrozenSet<string> NoRatioBehind =
        Set("thứ", "hạng", "nhì", "nhất", "ngày", "tháng", "quý", "năm", "lúc", "lệ", "lần", "hồi");

    private static readonly FrozenSet<string> TargetWords =
        Set("kh", "khh", "kế", "hoạch", "chỉ", "tiêu", "giao", "nq", "nqhđnd", "nghị", "quyết", "dự", "toán", "dt", "hđnd", "ct", "mục", "đề", "so", "với", "năm");

    /// <summary>Words that may stand before "đạt" without naming another subject: "ước cả năm đạt", "đến nay đạt".</summary>
    private static readonly FrozenSet<string> Neutral = Set("ước", "cả", "năm", "đến", "nay", "lũy", "kế", "toàn", "xã", "đã", "hết", "so", "với", "kh", "hoạch", "theo", "chỉ", "tiêu", "tỷ", "lệ", "như", "vậy");

    private static readonly FrozenSet<string> Periods = Set("năm", "quý", "tháng", "đợt", "lần", "vụ", "kỳ", "khóa", "mức", "lớp", "cấp", "khối", "hạng", "độ");

    /// <summary>Words that name the doing a rate measures: "tỷ lệ giải ngân 43%", "đạt tỷ lệ bao phủ 63,8%".</summary>
    private static readonly FrozenSet<string> RateNames = Set(
        "bao", "phủ", "giải", "ngân", "quyết", "huy", "động", "hoàn", "thành", "thực", "hiện", "xử", "lý", "thu", "gom", "nộp", "tham", "gia", "tiêm", "chủng", "phòng", "duy", "trì", "trúng", "cử", "tuyển", "sinh", "đăng", "ký", "phát");

    public static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsTargetWord(string key) => TargetWords.Contains(key);

    public static bool IsVerb(string key) => Verbs.Contains(key);

    /// <summary>The first token of the words that lead to a stated per cent, "đạt" in "đạt tỷ lệ bao phủ 63,8%".</summary>
    public static int FirstOfLead(Prose prose, int number)
    {
        var first = number;
        while (number - first < 8)
        {
            var name = first - BackOverRateName(prose, first);
            if (name < first)
            {
                first = name;
            }
            else if (Lead.Contains(prose[first - 1].Key))
            {
                first--;
            }
            else
            {
                break;
            }
        }

        return first;
    }

    private static int BackOverRateName(Prose prose, int first)
    {
        var words = 0;
        while (words < MostRateName && RateNames.Contains(prose[first - 1 - words].Key))
        {
            words++;
        }

        return words > 0 && prose.Is(first - 1 - words, "lệ") ? words : 0;
    }

    /// <summary>Reads the figure at a token with the unit behind it.</summary>
    public static Operand? Read(Prose prose, int k)
    {
        if (!prose.IsFigure(k))
        {
            return null;
        }

        var unit = prose.UnitAfter(k + 1, out var next);
        return new Operand(k, prose[k].Amount, unit, prose.UnitText(k + 1, next), next);
    }

    /// <summary>"X trên tổng số Y", "45 người trên 60 người": words that stand for a slash.</summary>
    public static bool StandsForSlash(Prose prose, int word)
    {
        if (!prose.Is(word, "trên") || !prose.IsWord(word - 1))
        {
            return false;
        }

        var k = word + 1;
        while (k - word <= 4 && prose[k].Key is "tổng" or "số" or "là" or "cộng")
        {
            k++;
        }

        if (!prose.IsFigure(k) || prose[k + 1].Kind is ProseTokenKind.Percent)
        {
            return false;
        }

        // "12 cụ trên 90 tuổi" is no ratio, so without "tổng số" both must be counted in the same unit
        return prose.Is(word + 1, "tổng") || (Read(prose, k) is { Unit.Length: > 0 } whole && !ProseUnits.IsTime(whole.Unit) && PartBefore(prose, word) is { } part && part.Unit == whole.Unit);
    }

    private static Operand? PartBefore(Prose prose, int word)
    {
        for (var k = word - 1; word - k <= 3; k--)
        {
            if (prose[k].Kind == ProseTokenKind.Number)
            {
                return Read(prose, k);
            }
        }

        return null;
    }

    /// <summary>Reads "X unit / Y unit" around a slash.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="slash">The slash.</param>
    /// <param name="numerator">The figure before, brought to the unit of the figure behind.</param>
    /// <param name="denominator">The figure behind.</param>
    /// <param name="unsure">True when the units do not surely measure the same or the two may be day and month.</param>
    public static bool TryRatio(Prose prose, int slash, out Operand numerator, out Operand denominator, out bool unsure)
    {
        numerator = denominator = default;
        unsure = false;
        var j = slash - 1;
        while (slash - 1 - j <= MostUnitWords && (prose.IsWord(j) || prose[j].Kind == ProseTokenKind.Percent || prose.Is(j, "¹")) && !IsVerb(prose[j].Key))
        {
            j--;
        }

        if (!prose.IsFigure(j) || prose[j - 1].Kind == ProseTokenKind.Slash || prose[j - 1].Key is "+" || (prose[j - 1].Key is "-" or "–" && prose[j - 2].Kind == ProseTokenKind.Number))
        {
            return false;
        }

        var before = prose[j - 1].Key;
        if (NoRatioBehind.Contains(before) || (before == "số" && prose[j].Length <= 3 && prose[j - 2].Key is "qđ" or "định" or "luật" or "thị"))
        {
            // "tỷ lệ 14/15 đạt …" is a ratio, "bản đồ tỷ lệ 1/500" a scale; "năm 2022 1.845/1.939" names its year first
            if (!(before == "lệ" && prose[j].Amount != 1m) && !(before == "năm" && prose[j].Amount > 31m && !prose.IsYear(j) && prose[j].Length > 2))
            {
                return false;
            }
        }

        var k = slash + 1;
        while (k - slash <= 4 && prose.IsWord(k) && prose[k].Key is "kh" or "kế" or "hoạch" or "chỉ" or "tiêu" or "giao" or "tổng" or "số" or "là" or "khh")
        {
            k++;
        }

        if (!prose.IsFigure(k) || prose[k].Amount == 0m || Read(prose, j) is not { } x || Read(prose, k) is not { } y)
        {
            return false;
        }

        if (prose[y.Next].Kind == ProseTokenKind.Slash || prose[k + 1].Kind == ProseTokenKind.Slash || (ProseUnits.IsTime(y.Unit) && y.Unit != "tháng"))
        {
            return false;
        }

        var value = x.Value;
        if (x.Unit.Length > 0 && y.Unit.Length > 0)
        {
            if (ProseUnits.Factor(x.Unit, y.Unit) is { } factor)
            {
                value *= factor;
            }
            else if (x.Unit == "%" || y.Unit == "%" || ProseUnits.IsScale(x.Unit) != ProseUnits.IsScale(y.Unit))
            {
                return false;
            }
            else
            {
                unsure = true;
            }
        }
        else if (y.Unit.Length == 0 && x.Next < slash && prose[k].Amount == 1m && k == slash + 1 && prose.IsWord(y.Next))
        {
            // "50.000.000đ/01 hộ" with a unit that is not known
            unsure = true;
        }

        if (x.Unit.Length == 0 && y.Unit.Length == 0 && slash == j + 1 && k == slash + 1 && prose[j] is { Amount: >= 1m and <= 31m, Decimals: 0 } && prose[k] is { Amount: >= 1m and <= 12m, Decimals: 0 })
        {
            unsure = true;
        }

        numerator = x with { Value = value, Unit = y.Unit.Length > 0 ? y.Unit : x.Unit, UnitText = y.UnitText ?? x.UnitText };
        denominator = y.Unit.Length > 0 ? y : y with { Unit = x.Unit, UnitText = x.UnitText };
        return true;
    }

    /// <summary>Looks behind a figure for "đạt Z%", over at most a few words and never over another figure or the end of the clause.</summary>
    public static StatedPercent? FindClaim(Prose prose, int from)
    {
        var words = 0;
        var commas = 0;
        var subject = false;
        for (var k = from; words <= MostWords; k++)
        {
            var token = prose[k];
            switch (token.Kind)
            {
                case ProseTokenKind.Word or ProseTokenKind.Unit:
                    if (ReadClaim(prose, k, words, subject, bare: false) is { } claim)
                    {
                        return claim;
                    }

                    if (SkipComparison(prose, k) is > 0 and var behind)
                    {
                        k = behind - 1;
                        break;
                    }

                    words++;
                    subject |= commas > 0 && !Neutral.Contains(token.Key);
                    break;
                case ProseTokenKind.Date or ProseTokenKind.DocumentNumber:
                    words += 2;
                    break;
                case ProseTokenKind.Number when Periods.Contains(prose[k - 1].Key) && token.Decimals == 0 && prose[k + 1].Kind is not (ProseTokenKind.Slash or ProseTokenKind.Percent):
                    words++;
                    break;
                case ProseTokenKind.Number when prose[k + 1].Key is "tuổi" || (prose[k + 1].Key is "tháng" && prose.Is(k + 2, "tuổi")):
                    words++;
                    break;
                case ProseTokenKind.Punctuation:
                    if (token.Key is "“" or "”" or "\"" or "'" or "¹" or "*" or "_")
                    {
                        break;
                    }

                    if (token.Key is "=" or "≈" or "~" or "→")
                    {
                        return ReadClaim(prose, k, words, subject, bare: false);
                    }

                    if (token.Key == "(")
                    {
                        if (ReadClaim(prose, k + 1, words, false, bare: true) is { } inside)
                        {
                            // "14/15 hộ, chưa đạt chỉ tiêu đề ra (đạt 93,3%)"
                            return subject ? inside with { Words = MostWords } : inside;
                        }

                        if (commas > 0 || prose.Close(k, 60) is not (> 0 and var close))
                        {
                            return null;
                        }

                        k = close;
                        words += 2;
                        break;
                    }

                    if (token.Key is not ("," or ":" or ";" or "." or "-" or "–"))
                    {
                        return null;
                    }

                    if (SkipComparison(prose, k + 1) is > 0 and var comparison)
                    {
                        k = comparison - 1;
                        break;
                    }

                    var bare = token.Key is "-" or "–" && words == 0;
                    if (ReadClaim(prose, k + 1, words, false, bare) is { } next && (token.Key is not "." || prose.Is(k + 1, "đạt")))
                    {
                        return next;
                    }

                    if (token.Key != "," || ++commas > 2)
                    {
                        return null;
                    }

                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Reads "ước đạt khoảng Z%" or, inside brackets, a bare "Z%".</summary>
    public static StatedPercent? ReadClaim(Prose prose, int start, int words, bool otherSubject, bool bare)
    {
        var verb = bare;
        var rough = false;
        var share = false;
        var excess = false;
        var reached = false;
        var k = start;
        for (; k - start < MostLead && Lead.Contains(prose[k].Key); k++)
        {
            var key = prose[k].Key;
            if (key == "đạt" && prose.Are(k + 1, "và", "vượt"))
            {
                // "đạt và vượt 105%"
                k++;
            }

            if (key == "(" && otherSubject)
            {
                // "14/15 hộ, chưa đạt chỉ tiêu đề ra (đạt 93,3%)": a bracket speaks of the sentence it stands in
                otherSubject = false;
                words = MostWords;
            }

            verb |= Verbs.Contains(key);
            rough |= Roughly.Contains(key);
            share |= key is "chiếm" or "trọng" or "cấu";
            excess |= key == "vượt";
            reached |= key is "đạt" or "bằng";
            for (var named = 0; key == "lệ" && named < MostRateName && RateNames.Contains(prose[k + 1].Key); named++)
            {
                k++;
            }
        }

        if (!verb || !prose.IsPercentage(k) || (prose[k].Marks & (NumberMarks.Signed | NumberMarks.MalformedGrouping)) != 0)
        {
            return null;
        }

        return ComparesWithAnotherPeriod(prose, k + 2) ? null : new StatedPercent(k, start, words, rough, share, excess, otherSubject);
    }

    /// <summary>
    /// "tăng 15% so với cùng kỳ", "giảm 12 con so với năm 2023": a change against another period between a result and its per cent.
    /// The index behind it; 0 when none begins here.
    /// </summary>
    public static int SkipComparison(Prose prose, int start)
    {
        const int Most = 20;
        if (prose[start].Key is not ("tăng" or "giảm" or "cao" or "thấp" or "bằng" or "vượt"))
        {
            return 0;
        }

        var figures = 0;
        var other = false;
        var k = start + 1;
        for (; k - start < Most; k++)
        {
            var token = prose[k];
            if (prose.IsWord(k))
            {
                if (other && token.Key is "đạt" or "bằng" or "ước")
                {
                    break;
                }

                other |= token.Key is "kỳ" or "kì" or "trước" or "ngoái" || (prose.IsYear(k + 1) && token.Key == "năm" && prose[k - 1].Key is "với" or "so");
            }
            else if (token.Kind is ProseTokenKind.Number)
            {
                figures += prose.IsYear(k) || token.Kind == ProseTokenKind.Date || prose[k - 1].Key is "tháng" or "quý" ? 0 : 1;
                if (figures > 1)
                {
                    return 0;
                }
            }
            else if (token.Kind is not (ProseTokenKind.Percent or ProseTokenKind.Date))
            {
                break;
            }
        }

        return other && prose[k].Length > 0 && k - start < Most && prose[k].Kind != ProseTokenKind.Slash ? k : 0;
    }

    /// <summary>"đạt 95% so với cùng kỳ" is a share of last year's figure, not of the plan.</summary>
    public static bool ComparesWithAnotherPeriod(Prose prose, int start)
    {
        for (var k = start; k < start + 8 && prose.IsWord(k); k++)
        {
            if (prose.Are(k, "cùng", "kỳ") || prose.Are(k, "cùng", "kì") || (prose.Is(k, "năm") && prose[k + 1].Key is "trước" or "ngoái")
                || (prose.Is(k, "với") && prose.Is(k + 1, "năm") && prose.IsYear(k + 2)) || (prose.Is(k, "kỳ") && prose.Is(k + 1, "trước")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words behind a per cent that say whose target it is: "KH huyện", "NQHĐND xã"; the index behind them.</summary>
    public static string? Target(Prose prose, int from, out int next)
    {
        next = from;
        var isTarget = false;
        while (next - from < 10 && prose.IsWord(next) && !IsVerb(prose[next].Key) && prose[next].Key is not ("tăng" or "giảm" or "trong" or "và" or "gồm"))
        {
            isTarget |= prose[next].Key is "kh" or "kế" or "tiêu" or "giao" or "nq" or "nqhđnd" or "toán" or "hđnd" or "quyết";
            next++;
        }

        return isTarget ? prose.Quote(from, next - 1) : null;
    }
}
