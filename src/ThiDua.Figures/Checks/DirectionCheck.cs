namespace ThiDua.Figures;

/// <summary>Words of change: against the sign, against the two figures they join, and against the same change told elsewhere.</summary>
internal static class DirectionCheck
{
    private const int MostContext = 60;

    public static void Run(Prose prose)
    {
        var changes = new List<Change>();
        foreach (var i in prose.StartsOf(Readers.Direction))
        {
            var rises = prose.Is(i, "tăng");
            if (!rises && !prose.Is(i, "giảm"))
            {
                continue;
            }

            var k = i + 1;
            while (k - i <= 2 && prose[k].Key is "thêm" or "là" or ":" or "được" or "tới" or "đến" or "khoảng")
            {
                k++;
            }

            if (prose.Is(k, "từ"))
            {
                FromTo(prose, i, k, rises);
                continue;
            }

            var token = prose[k];
            if (token.Kind != ProseTokenKind.Number || !token.HasAmount || token.Amount == 0m)
            {
                continue;
            }

            if (token.Marks.HasFlag(NumberMarks.Signed))
            {
                Signed(prose, i, k, rises);
            }
            else if (Change.Read(prose, i, k, rises) is { } change)
            {
                changes.Add(change);
            }
        }

        CompareAlike(prose, changes);
    }

    private static void Signed(Prose prose, int i, int k, bool rises)
    {
        var token = prose[k];
        var quote = prose.Quote(i, k);
        var bare = VietnameseNumber.Format(Math.Abs(token.Amount), Math.Min((int)token.Decimals, 12));
        var word = rises ? "tăng" : "giảm";
        if (rises == token.Amount < 0m)
        {
            prose.Report(ClaimKind.Change, Verdict.Wrong, FigureRules.Direction, i, k, $"“{quote}”: từ “{word}” ngược với dấu của số. Chỉ dùng từ, không ghi dấu; kiểm tra xem tăng hay giảm {bare}.");
        }
        else if (!rises)
        {
            prose.Report(ClaimKind.Change, Verdict.Style, FigureRules.Direction, i, k, $"“{quote}”: đã có từ “giảm” thì không ghi thêm dấu trừ. Viết “giảm {bare}”.", suggestion: $"giảm {bare}");
        }
    }

    /// <summary>"giảm từ 10,9% xuống còn 6,92%", "tăng từ 45 triệu lên 50 triệu đồng".</summary>
    private static void FromTo(Prose prose, int word, int from, bool rises)
    {
        if (RatioGrammar.Read(prose, from + 1) is not { } old || prose.IsYear(from + 1) || ProseUnits.IsTime(old.Unit))
        {
            return;
        }

        var k = old.Next;
        for (var words = 0; words < 10 && (prose.IsWord(k) || (prose.IsYear(k) && prose.Is(k - 1, "năm")) || prose[k].Key is "(" or ")" or ","); words++)
        {
            k++;
        }

        if (prose[k - 1].Key is not ("lên" or "xuống" or "còn" or "đến" or "thành" or "tới") || RatioGrammar.Read(prose, k) is not { } now || old.Value == now.Value)
        {
            return;
        }

        var a = old.Value;
        if (old.Unit.Length > 0 && now.Unit.Length > 0 && ProseUnits.Factor(old.Unit, now.Unit) is { } factor)
        {
            a *= factor;
        }
        else if (old.Unit.Length > 0 && now.Unit.Length > 0)
        {
            return;
        }

        var claim = prose.Make(ClaimKind.Change, Verdict.Ok, FigureRules.Direction, word, now.Next - 1, "Đúng chiều của hai số.") with { Numerator = now.Value, Denominator = a, Unit = now.UnitText };
        prose.Add(now.Value > a == rises ? claim : claim with
        {
            Verdict = Verdict.Wrong,
            Message = $"“{prose.Quote(word, now.Next - 1)}”: từ {RatioJudge.Show(a)} đến {RatioJudge.Show(now.Value)} là {(rises ? "giảm" : "tăng")}. Sửa từ hoặc kiểm tra hai số.",
        });
        Amount(prose, a, now, old.Unit == "%");
    }

    /// <summary>"…, giảm 3,98%" behind the two figures.</summary>
    private static void Amount(Prose prose, decimal old, in Operand now, bool rate)
    {
        var k = now.Next;
        if (prose[k].Key is "," or "(" or ";")
        {
            k++;
        }

        if (prose[k].Key is not ("tăng" or "giảm") || RatioGrammar.Read(prose, k + 1) is not { } stated || old <= 0m)
        {
            return;
        }

        var difference = Math.Abs(now.Value - old);
        var relative = difference / old * 100m;
        var half = RatioJudge.Half(prose[stated.Token].Decimals);
        var claim = prose.Make(ClaimKind.Change, Verdict.Ok, FigureRules.Direction, k, stated.Next - 1, "Đúng với hai số.") with { Numerator = now.Value, Denominator = old };
        if (stated.Unit == "%" && !prose.Is(stated.Next, "điểm") && Math.Abs(relative - stated.Value) <= half)
        {
            prose.Add(claim);
        }
        else if (Math.Abs(difference - stated.Value) <= half && (rate || stated.Unit != "%"))
        {
            prose.Add(stated.Unit == "%" && !prose.Is(stated.Next, "điểm")
                ? claim with { Verdict = Verdict.Style, Message = $"{RatioJudge.Show(difference)} là điểm phần trăm, không phải phần trăm (tính theo phần trăm là {VietnameseNumber.FormatTrimmed(relative, 2)}%). Viết “{RatioJudge.Show(difference)} điểm phần trăm”." }
                : claim);
        }
        else if (stated.Unit == "%" || stated.Unit == now.Unit)
        {
            prose.Add(claim with
            {
                Verdict = Verdict.Wrong,
                Message = $"“{prose.Quote(k, stated.Next - 1)}”: chênh lệch của hai số là {RatioJudge.Show(difference)}, bằng {VietnameseNumber.FormatTrimmed(relative, 2)}%. Kiểm tra lại.",
                Computed = stated.Unit == "%" && !rate ? VietnameseNumber.FormatTrimmed(relative, 2) : RatioJudge.Show(difference),
            });
        }
    }

    /// <summary>The same figure with the same change, here "tăng" and there "giảm".</summary>
    private static void CompareAlike(Prose prose, List<Change> changes)
    {
        foreach (var group in changes.GroupBy(change => (change.Amount, change.Unit)).Where(group => group.Count() is > 1 and < 20))
        {
            var all = group.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                for (var j = i + 1; j < all.Count; j++)
                {
                    if (all[i].Rises == all[j].Rises || all[i].Context is not { } context || context != all[j].Context)
                    {
                        continue;
                    }

                    var here = prose.Quote(all[j].Word, all[j].Last);
                    var there = prose.Quote(all[i].Word, all[i].Last);
                    prose.Report(ClaimKind.Change, Verdict.Wrong, FigureRules.Direction, all[j].Word, all[j].Last,
                        $"“{here}” ở đây nhưng chỗ khác ghi “{there}” cho cùng số {RatioJudge.Show(context)}. Chỉ một từ đúng.");
                }
            }
        }
    }

    /// <summary>A change with the figure it belongs to.</summary>
    private readonly record struct Change(int Word, int Last, bool Rises, decimal Amount, string Unit, decimal? Context)
    {
        public static Change? Read(Prose prose, int word, int number, bool rises)
        {
            if (RatioGrammar.Read(prose, number) is not { } figure || (prose[number].Length < 3 && prose[number].Decimals == 0))
            {
                return null;
            }

            // the figure that changed: the nearest one before that is no target and no per cent
            for (var k = word - 1; word - k <= MostContext && k >= 0 && !prose.StartsItem(k + 1); k--)
            {
                if (prose.Is(k, ")") && prose[k - 1].Length > 0)
                {
                    var open = k;
                    while (open > k - 40 && open > 0 && !prose.Is(open, "("))
                    {
                        open--;
                    }

                    k = open;
                    continue;
                }

                if (prose.IsFigure(k) && prose[k + 1].Kind != ProseTokenKind.Percent && prose[k - 1].Kind != ProseTokenKind.Slash && !prose.IsYear(k) && prose[k].Length > 2 && RatioGrammar.Read(prose, k) is { } context
                    && prose[context.Next].Kind == ProseTokenKind.Slash)
                {
                    return new Change(word, figure.Next - 1, rises, figure.Value, figure.Unit, context.Value);
                }
            }

            return new Change(word, figure.Next - 1, rises, figure.Value, figure.Unit, null);
        }
    }
}
