using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>Walks over the numbers of a text: each is the result of a new statement, or belongs to the one before it.</summary>
internal sealed class StatementReader(Prose prose)
{
    private const int MostNameTokens = 40;
    private const int Reach = 70;
    private const int MostHeadingTokens = 30;
    private const int MostBehind = 5;
    private const int MostBetween = 24;
    private const int ShortLine = 55;

    private static readonly FrozenSet<string> Trailing = RatioGrammar.Set(
        "đạt", "ước", "được", "là", "có", "khoảng", "trên", "gần", "hơn", "với", "bằng", "còn", "=", ":", "-", "–", "gồm", "hiện", "tính", "đã", ",", "chiếm", "ở", "mức", "từ");

    private static readonly FrozenSet<string> Leading = RatioGrammar.Set(
        "-", "–", "+", "*", "•", "về", "trong", "đó", ":", ",", ".", "đã", "và", "được", "kết", "quả", "¹", "“", "”", "đạt", "có", "với", "(", ")", ";", "là", "của", "các", "/");

    private static readonly FrozenSet<string> Given = RatioGrammar.Set("giao", "kh", "kế", "hoạch", "nq", "nqhđnd", "hđnd", "quyết", "khh");

    private static readonly FrozenSet<string> Ordinals = RatioGrammar.Set("năm", "quý", "tháng", "ngày", "đợt", "thứ", "lần", "khóa", "hạng", "loại", "điều", "khoản", "mục", "tầng", "cấp", "lớp", "vụ", "kỳ", "chương", "thửa", "lô");

    private readonly List<Draft> drafts = [];
    private readonly Dictionary<int, List<RatioReading>> results = [];
    private readonly HashSet<int> bases = [];
    private string? heading;
    private int headingEnd = -1;

    public IReadOnlyList<FigureStatement> Read()
    {
        foreach (var ratio in prose.Ratios)
        {
            if (!results.TryGetValue(ratio.NumeratorToken, out var list))
            {
                results.Add(ratio.NumeratorToken, list = []);
            }

            list.Add(ratio);
            bases.Add(ratio.DenominatorToken);
            bases.Add(ratio.PercentToken);
        }

        for (var i = 0; i < prose.Count; i++)
        {
            if (prose[i].StartsLine || i == 0)
            {
                Heading(i);
            }

            if (prose.IsFigure(i) && !(bases.Contains(i) && !results.ContainsKey(i)))
            {
                Number(i);
            }
        }

        return [.. drafts.Select(d => d.Made(prose))];
    }

    // A line that names something and gives no figure: "2.1. Thi đua trong lĩnh vực phát triển kinh tế:", "- Về sản xuất nông nghiệp."
    private void Heading(int first)
    {
        if (!prose.StartsItem(first) && !(prose[first].Kind == ProseTokenKind.Word && prose.Is(first + 1, ".")) && !(prose.StartsWithCapital(first) && prose[first - 1].Key is "." or ":" or ";"))
        {
            return;
        }

        var k = first;
        while (k - first < MostHeadingTokens && prose.StartsItem(first) && !prose.IsWord(k))
        {
            k++;
        }

        // a sentence behind a dash is seldom a heading
        var numbered = prose[first].Kind is ProseTokenKind.Reference or ProseTokenKind.Number;
        var most = prose[first].Key is "-" or "–" or "+" or "*" or "•" || !prose.StartsItem(first) ? 9 : MostHeadingTokens;
        var start = prose[k].Kind == ProseTokenKind.Word && prose[k].Length <= 4 && prose.Is(k + 1, ".") ? k + 2 : k;
        for (k = start; k - start < most && prose[k].Length > 0; k++)
        {
            if (prose.IsFigure(k) && !prose.IsYear(k))
            {
                return;
            }

            // a paragraph of its own ends without a full stop
            var alone = numbered && prose[k + 1].StartsLine && prose.StartsWithCapital(k + 1);
            if (prose[k].Key is "." or ":" || alone || (k > start && prose.StartsItem(k + 1)))
            {
                if (k > start && (prose[k + 1].StartsLine || prose[k + 1].Length == 0))
                {
                    heading = prose.Quote(start, prose.IsWord(k) ? k : k - 1);
                    headingEnd = k;
                }

                return;
            }
        }
    }

    private void Number(int i)
    {
        var ratio = results.TryGetValue(i, out var ratios);
        var operand = RatioGrammar.Read(prose, i)!.Value;
        if (!ratio && (prose.IsYear(i) || ProseUnits.IsTime(operand.Unit) || IsOrdinal(i, operand) || IsMeasure(i)))
        {
            return;
        }

        var exactness = StatedExactness.Exact;
        var behind = i - 1;
        for (; i - behind < MostBetween && (Trailing.Contains(prose[behind].Key) || Open(behind) > 0) && !(prose.StartsItem(behind + 1) && behind + 1 < i); behind--)
        {
            if (Open(behind) is > 0 and var open)
            {
                behind = open;
                continue;
            }

            // "trên 500 con" is a bound, "ngân sách cấp trên: 500" a name
            if (prose[behind].Key is "trên" or "hơn" or "gần" or "khoảng" && behind < i - 1)
            {
                break;
            }

            exactness = prose[behind].Key switch { "ước" => StatedExactness.Estimated, "khoảng" or "gần" => StatedExactness.About, "hơn" or "trên" => StatedExactness.AtLeast, _ => exactness };
            behind -= prose.Are(behind - 1, "thực", "hiện") ? 1 : 0;
        }

        if (Belongs(i, behind, operand))
        {
            return;
        }

        behind -= prose.IsYear(behind) && prose.Is(behind - 1, "năm") ? 2 : 0;
        var names = Names(behind, out var first);
        var draft = new Draft(names, first, i, operand, exactness, heading) { After = After(operand.Next) };
        foreach (var one in ratios ?? [])
        {
            draft.Targets.Add(Target(one));
            draft.Last = Math.Max(draft.Last, one.PercentToken + 1);
        }

        if (ratios is null && prose[operand.Next].Kind == ProseTokenKind.Slash && RatioGrammar.TryRatio(prose, operand.Next, out var x, out var y, out var unsure) && !unsure)
        {
            draft.Targets.Add(new(null, y.Value, null, Verdict.Ok, ""));
            (draft.Value, draft.Unit, draft.Last) = (x.Value, x.UnitText, y.Next - 1);
            bases.Add(y.Token);
            draft.After = After(y.Next);
        }
        else if (ratios is { Count: > 0 } && prose[i + 1].Kind == ProseTokenKind.Slash)
        {
            // "4.320/4.000 con": the unit stands behind the target
            var behindTarget = RatioGrammar.Read(prose, ratios[0].DenominatorToken);
            (draft.Value, draft.Unit) = (ratios[0].Numerator, behindTarget?.Unit == "%" ? "%" : behindTarget?.UnitText ?? draft.Unit);
            draft.After = behindTarget is { } b ? After(b.Next) : draft.After;
        }

        if (names.Count > 0)
        {
            drafts.Add(draft);
        }
        else if (drafts.Count > 0 && drafts[^1] is var last && draft.Targets.Count > 0 && i - last.Last < Reach && last.Carries(draft))
        {
            last.Targets.AddRange(draft.Targets);
            last.Last = draft.Last;
        }
    }

    /// <summary>"lớp 9", "thửa số 57", "đợt 2": a number that names.</summary>
    private bool IsOrdinal(int i, in Operand operand) => prose[i - 1].Kind == ProseTokenKind.Date || prose[i - 1].Key is "/" or "+"
        || (Ordinals.Contains(prose[i - 1].Key) && (operand.Unit.Length == 0 || prose[i - 1].Key is not ("năm" or "cấp" or "vụ" or "kỳ" or "tháng")))
        || (prose.Is(i - 1, "số") && prose[i - 2].Key is not ("tổng" or "dân"))
        || (prose[i - 1].Key is "-" or "–" && prose[i - 1].End == prose[i].Start && prose.IsWord(i - 2));

    /// <summary>"trên 01 ha", "mỗi 1 hộ": what a value is counted by.</summary>
    private bool IsMeasure(int i) => prose[i].Amount == 1m && prose[i - 1].Key is "trên" or "mỗi" or "/";

    /// <summary>"(tăng 50,2 tấn so với cùng kỳ)", "(cùng kỳ 3.890 tấn)", "(huyện giao 3.828,1 tấn)": told of the figure before.</summary>
    private bool Belongs(int i, int behind, in Operand operand)
    {
        var word = prose[behind].Key;
        var sign = prose.Is(i - 1, "tăng") || prose.Is(behind, "tăng") ? 1 : prose.Is(i - 1, "giảm") || prose.Is(behind, "giảm") ? -1 : 0;
        if (sign != 0)
        {
            if (!results.ContainsKey(i) && drafts.Count > 0 && drafts[^1] is { Change: null } last && i - last.Last < Reach && Compares(operand.Next))
            {
                var percent = operand.Unit == "%";
                // "138 hộ = 7,14% (giảm 2,76%)": the rate fell, not the count
                if ((percent && !last.IsRate && RateBetween(last.Last, i)) || prose[i + 1].Kind == ProseTokenKind.Slash)
                {
                    return true;
                }

                last.Change = new(sign * operand.Value, percent);
                last.Last = operand.Next - 1;
            }

            return !results.ContainsKey(i);
        }

        if (prose.Are(behind - 1, "cùng", "kỳ") || prose.Are(behind - 1, "năm", "trước") || (prose.IsYear(behind) && prose.Is(behind - 1, "năm") && prose.Is(behind - 2, "(")))
        {
            if (drafts.Count > 0 && drafts[^1] is { Previous: null } last && i - last.Last < Reach && !results.ContainsKey(i) && prose[operand.Next].Kind != ProseTokenKind.Slash && last.SameUnit(operand))
            {
                last.Previous = operand.Value;
                last.Last = operand.Next - 1;
            }

            return true;
        }

        return !results.ContainsKey(i) && Given.Contains(word);
    }

    private bool RateBetween(int from, int to)
    {
        for (var k = from + 1; k < to; k++)
        {
            if (prose[k].Kind == ProseTokenKind.Percent)
            {
                return true;
            }
        }

        return false;
    }

    private bool Compares(int from)
    {
        for (var k = from; k < from + 8 && (prose.IsWord(k) || prose[k].Kind == ProseTokenKind.Number); k++)
        {
            if ((prose.Is(k, "cùng") && prose[k + 1].Key is "kỳ" or "kì") || (prose.Is(k, "với") && prose.Is(k + 1, "năm")) || (prose.Is(k, "năm") && prose[k + 1].Key is "trước" or "ngoái"))
            {
                return true;
            }
        }

        return false;
    }

    private StatedTarget Target(in RatioReading ratio)
    {
        var percent = prose[ratio.PercentToken];
        var (x, y) = (ratio.Numerator, ratio.Denominator);
        var claim = prose.Claims.Find(c => c.Start <= percent.Start && percent.Start < c.Start + c.Length && c.Numerator == x && c.Denominator == y);
        var at = ratio.PercentToken + 2;
        var words = RatioGrammar.Target(prose, at, out _) ?? (prose.Is(at, "(") ? RatioGrammar.Target(prose, at + 1, out _) : null) ?? claim?.Target;
        return new(words, y, claim?.StatedPercent ?? percent.Value, claim?.Verdict ?? Verdict.Ok, claim?.Message ?? "");
    }

    private string After(int next)
    {
        var last = next - 1;
        while (last - next < MostBehind && prose.IsWord(last + 1))
        {
            last++;
        }

        return last >= next ? prose.Quote(next, last) : "";
    }

    /// <summary>The words before a figure back to where its clause begins; shorter readings behind.</summary>
    private List<string> Names(int last, out int first)
    {
        var starts = new List<int>();
        var k = last;
        for (; last - k < MostNameTokens && k > headingEnd; k--)
        {
            var token = prose[k];
            if (token.Length == 0 || token.Key is ";" or "(" or ":" or "+" or "•" || (token.Kind is ProseTokenKind.Punctuation && prose.EndsSentence(k)) || token.Kind == ProseTokenKind.DocumentNumber)
            {
                break;
            }

            if (token.Key == ")")
            {
                if (Open(k) is not (> 0 and var open))
                {
                    break;
                }

                k = open;
                continue;
            }

            if (token.Kind is ProseTokenKind.Percent || (prose.IsFigure(k) && !prose.IsYear(k) && !IsMeasure(k)))
            {
                // what follows a number up to its unit is said of that number
                k = token.Kind is ProseTokenKind.Percent ? k : UnitEnd(k) - 1;
                k = Math.Min(last, prose[k + 1].Kind == ProseTokenKind.Slash && prose[k + 2].Kind == ProseTokenKind.Unit ? k + 2 : k);
                break;
            }

            if (token.Key == "," || (token.Key is "và" or "đó" or "là" && k < last))
            {
                starts.Add(k + 1);
            }

            if (prose.StartsItem(k) || (token.StartsLine && prose.StartsWithCapital(k) && IsShortLine(token.Start)))
            {
                k--;
                break;
            }
        }

        starts.Add(k + 1);
        starts.Reverse();
        first = last + 1;
        var names = new List<string>();
        foreach (var start in starts)
        {
            var from = start;
            while (from <= last && (Leading.Contains(prose[from].Key) || prose[from].Kind == ProseTokenKind.Reference || (prose.StartsItem(from) && !prose.IsWord(from)) || (prose[from].Kind == ProseTokenKind.Number && prose.Is(from + 1, "."))))
            {
                from++;
            }

            if (from <= last && prose.IsWord(last) && last >= from && prose[last].End - prose[from].Start > 2)
            {
                first = Math.Min(first, from);
                var name = prose.Quote(from, last);
                if (!names.Contains(name, StringComparer.Ordinal))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    /// <summary>The line above ends well before the margin: what begins here is a paragraph of its own, not the rest of that line.</summary>
    private bool IsShortLine(int start)
    {
        var end = start;
        while (end > 0 && char.IsWhiteSpace(prose.Source[end - 1]))
        {
            end--;
        }

        return end == 0 || prose.Source.AsSpan(Math.Max(0, end - ShortLine), Math.Min(end, ShortLine)).Contains('\n') || end < ShortLine;
    }

    private int UnitEnd(int number)
    {
        prose.UnitAfter(number + 1, out var next);
        return next;
    }

    private int Open(int close)
    {
        if (!prose.Is(close, ")"))
        {
            return -1;
        }

        for (var k = close - 1; close - k < 14; k--)
        {
            if (prose.Is(k, "("))
            {
                return k;
            }

            if (prose.Is(k, ")") || prose[k].Length == 0 || prose[k].Kind is ProseTokenKind.Percent or ProseTokenKind.Slash)
            {
                return -1;
            }
        }

        return -1;
    }

    private sealed class Draft(List<string> names, int first, int number, Operand operand, StatedExactness exactness, string? heading)
    {
        public decimal Value { get; set; } = operand.Value;

        public string? Unit { get; set; } = operand.Unit == "%" ? "%" : operand.UnitText;

        public string After { get; set; } = "";

        public List<StatedTarget> Targets { get; } = [];

        public decimal? Previous { get; set; }

        public StatedChange? Change { get; set; }

        public int Last { get; set; } = operand.Next - 1;

        public bool IsRate => Unit == "%" || (Targets.Count > 0 && Targets[0].Words is null);

        public bool SameUnit(in Operand other) => other.Unit.Length == 0 || operand.Unit.Length == 0 || other.Unit == operand.Unit || other.UnitText == Unit;

        /// <summary>The same result again: "231/221 con …; 231/230 con", "19/19 xóm đạt 100%/94,7%".</summary>
        public bool Carries(Draft next) => next.Value == Value || (Targets is [{ Value: > 0 and var of }, ..] && Math.Abs((Value / of * 100m) - next.Value) < 0.06m);

        public FigureStatement Made(Prose prose) => new(names, prose[Math.Min(first, number)].Start, prose[Last].End - prose[Math.Min(first, number)].Start, prose.Quote(Math.Min(first, number), Last), Value)
        {
            Heading = heading,
            NumberStart = prose[number].Start,
            NumberLength = prose[number].Length,
            Unit = Unit,
            After = After,
            Exactness = exactness,
            Targets = Targets,
            Previous = Previous,
            Change = Change,
        };
    }
}
