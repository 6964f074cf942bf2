namespace ThiDua.Figures;

/// <summary>"23.000.000đ (hai mươi ba triệu đồng chẵn)": the amount in words is the amount in digits.</summary>
internal static class WordsCheck
{
    private const int Most = 40;

    public static void Run(Prose prose)
    {
        foreach (var i in prose.StartsOf(Readers.Bracket))
        {
            if (!prose.Is(i, "("))
            {
                continue;
            }

            var first = i + 1;
            if (prose.Are(first, "bằng", "chữ") || prose.Are(first, "viết", "bằng"))
            {
                first += prose.Is(first, "bằng") ? 2 : 3;
            }

            if (prose.Is(first, ":"))
            {
                first++;
            }

            if (!SpokenNumber.IsPart(prose[first].Key) || prose.Close(i, Most) is not (> 0 and var close) || SpokenNumber.Read(prose, first, close) is not { } spoken)
            {
                continue;
            }

            var k = i - 1;
            while (i - k <= 2 && prose.IsWord(k))
            {
                k--;
            }

            if (RatioGrammar.Read(prose, k) is not { } written || ProseUnits.Factor(written.Unit, "đồng") is not { } factor || written.Unit.Length == 0)
            {
                continue;
            }

            var amount = written.Value * factor;
            prose.Add(amount == spoken
                ? prose.Make(ClaimKind.Sum, Verdict.Ok, FigureRules.InWords, k, close, "Đúng: số bằng chữ khớp số bằng số.") with { Total = amount, Unit = written.UnitText }
                : prose.Make(ClaimKind.Sum, Verdict.Wrong, FigureRules.InWords, k, close, $"Số bằng chữ đọc là {RatioJudge.Show(spoken)} đồng, khác {prose.Quote(k, written.Next - 1)}. Sửa một trong hai.") with
                {
                    Total = amount,
                    Unit = written.UnitText,
                    Computed = RatioJudge.Show(spoken),
                });
        }
    }
}

/// <summary>Vietnamese numbers in words.</summary>
internal static class SpokenNumber
{
    /// <summary>True for a word that may begin a number in words.</summary>
    public static bool IsPart(string key) => Digit(key) is not null || key is "mười";

    /// <summary>Reads "hai mươi ba triệu đồng chẵn" between two tokens; null when there is anything else.</summary>
    public static decimal? Read(Prose prose, int from, int to)
    {
        decimal total = 0, billions = 0;
        long group = 0;
        long? digit = null;
        var any = false;
        for (var k = from; k < to; k++)
        {
            var key = prose[k].Key;
            if (Digit(key) is { } value)
            {
                if (key == "năm" && digit is not null)
                {
                    return null;
                }

                if (digit is { } pending)
                {
                    group += pending;
                }

                digit = value;
                any = true;
                continue;
            }

            switch (key)
            {
                case "mười":
                    group += (digit ?? 0) + 10;
                    digit = null;
                    any = true;
                    break;
                case "mươi":
                    group += (digit ?? 0) * 10;
                    digit = null;
                    break;
                case "trăm":
                    group += (digit ?? 0) * 100;
                    digit = null;
                    break;
                case "linh" or "lẻ" or "," or "và":
                    break;
                case "nghìn" or "ngàn":
                    total += (group + (digit ?? 0)) * 1_000m;
                    group = 0;
                    digit = null;
                    break;
                case "triệu":
                    total += (group + (digit ?? 0)) * 1_000_000m;
                    group = 0;
                    digit = null;
                    break;
                case "tỷ" or "tỉ":
                    billions = (billions + total + group + (digit ?? 0)) * 1_000_000_000m;
                    total = 0;
                    group = 0;
                    digit = null;
                    break;
                case "đồng" or "chẵn" or "./" or "." or "/" or "việt" or "nam":
                    break;
                default:
                    return null;
            }

            if (group > 1_000_000 || total > 1_000_000_000_000m || billions > 1_000_000_000_000_000m)
            {
                return null;
            }
        }

        return any ? billions + total + group + (digit ?? 0) : null;
    }

    private static long? Digit(string key) => key switch
    {
        "không" => 0,
        "một" or "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" or "tư" => 4,
        "năm" or "lăm" or "nhăm" => 5,
        "sáu" => 6,
        "bảy" or "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => null,
    };
}
