using System.Collections.Frozen;

namespace ThiDua.Figures;

/// <summary>
/// Tables with a column of per cents: "Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ (%)". Which two columns a per cent follows from is seen from the rows
/// themselves and from the heads of the columns; what the other rows agree on, each row has to meet.
/// </summary>
internal static class TableCheck
{
    private const int MostColumns = 12;
    private const int MostRows = 60;
    private const int FewestCells = 3;

    private static readonly FrozenSet<string> PlanHeads = RatioGrammar.Set("kế", "kh", "chỉ", "giao", "toán", "tổng", "mục");
    private static readonly FrozenSet<string> ResultHeads = RatioGrammar.Set("thực", "th", "kết", "ước", "quả", "đạt");

    public static void Run(Prose prose)
    {
        var text = prose.Source.AsSpan();
        var table = new List<List<Cell>>();
        var behind = 0;
        for (var at = text.IndexOfAny('\t', '|'); at >= 0;)
        {
            var i = LineStart(prose, at, behind);
            if (i != behind || table.Count == MostRows)
            {
                Check(prose, table);
                table.Clear();
            }

            var row = Row(prose, ref i);
            behind = i;
            if (row.Count is >= FewestCells and <= MostColumns)
            {
                table.Add(row);
            }

            var from = i < prose.Count ? Math.Max(prose[i].Start, at + 1) : text.Length;
            var next = text[from..].IndexOfAny('\t', '|');
            at = next < 0 ? -1 : from + next;
        }

        Check(prose, table);
    }

    /// <summary>The first token of the line in which a character stands.</summary>
    private static int LineStart(Prose prose, int position, int from)
    {
        var (low, high) = (from, prose.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (prose[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        while (low > from && !(low < prose.Count && prose[low].StartsLine))
        {
            low--;
        }

        return low;
    }

    /// <summary>The cells of the line that begins at <paramref name="i"/>, which is moved behind it.</summary>
    private static List<Cell> Row(Prose prose, ref int i)
    {
        var cells = new List<Cell>();
        var first = i;
        for (var k = i; ; k++)
        {
            var ends = k >= prose.Count || (k > i && prose[k].StartsLine);
            var bar = !ends && prose.Is(k, "|");
            if (ends || bar || (k > first && prose.Source.AsSpan(prose[k - 1].End, prose[k].Start - prose[k - 1].End).Contains('\t')))
            {
                if (k > first && cells.Count <= MostColumns)
                {
                    cells.Add(Read(prose, first, k));
                }

                first = bar ? k + 1 : k;
            }

            if (ends)
            {
                i = k;
                return cells;
            }
        }
    }

    private static Cell Read(Prose prose, int first, int end)
    {
        var number = prose.IsFigure(first) ? first : -1;
        var figure = number >= 0 && end - first <= 4;
        var slash = -1;
        var percent = false;
        for (var k = first + 1; k < end; k++)
        {
            figure &= prose.IsWord(k) || prose[k].Kind == ProseTokenKind.Percent;
            percent |= prose[k].Kind == ProseTokenKind.Percent;
            slash = slash < 0 && prose[k].Kind == ProseTokenKind.Slash ? k : slash;
        }

        return new Cell(first, end, figure ? number : -1, slash, figure && percent);
    }

    private static void Check(Prose prose, List<List<Cell>> rows)
    {
        foreach (var row in rows)
        {
            for (var c = 0; c + 1 < row.Count; c++)
            {
                if (row[c].Slash >= 0 && row[c + 1].IsPercent && !prose.IsClaimed(row[c + 1].Number) && RatioGrammar.TryRatio(prose, row[c].Slash, out var x, out var y, out _))
                {
                    Judge(prose, x, y, row[c + 1].Number, RatioJudge.Certainty.Doubtful);
                }
            }
        }

        foreach (var group in rows.GroupBy(row => row.Count))
        {
            var body = group.ToList();
            for (var z = 1; z < group.Key; z++)
            {
                if (body.Exists(row => row[z].IsPercent) || body.Exists(row => row[z].Number < 0 && IsPercentHead(prose, row[z])))
                {
                    CheckColumn(prose, body, z);
                }
            }
        }
    }

    private static void CheckColumn(Prose prose, List<List<Cell>> body, int z)
    {
        var columns = body[0].Count;
        var best = (X: -1, Y: -1, Agree: 0, Telling: 0, Total: 0, Labelled: false);
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < columns; y++)
            {
                if (x == y || x == z || y == z)
                {
                    continue;
                }

                var (agree, telling, total) = (0, 0, 0);
                foreach (var row in body)
                {
                    if (row[x].Number < 0 || row[y].Number < 0 || row[z].Number < 0 || row[x].IsPercent || row[y].IsPercent || prose[row[y].Number].Amount <= 0m)
                    {
                        continue;
                    }

                    total++;
                    if (RatioJudge.Agrees(prose, prose[row[x].Number].Amount, prose[row[y].Number].Amount, row[z].Number))
                    {
                        agree++;
                        telling += prose[row[x].Number].Amount == prose[row[y].Number].Amount ? 0 : 1;
                    }
                }

                var labelled = HasHead(prose, body, x, ResultHeads) && HasHead(prose, body, y, PlanHeads);
                if (total > 0 && (agree > best.Agree || (agree == best.Agree && labelled && !best.Labelled)))
                {
                    best = (x, y, agree, telling, total, labelled);
                }
            }
        }

        // one row that happens to agree proves nothing unless the heads say what the columns are
        var shown = best.Telling >= 3 && best.Agree * 4 >= best.Total * 3;
        var certainty = shown && (best.Labelled || best.Telling >= 5) ? RatioJudge.Certainty.Sure
            : shown || (best.Labelled && best.Agree * 2 >= best.Total) ? RatioJudge.Certainty.Doubtful
            : RatioJudge.Certainty.OnlyIfRight;
        if (best.X < 0 || (best.Telling == 0 && !best.Labelled))
        {
            return;
        }

        foreach (var row in body)
        {
            if (row[best.X].Number >= 0 && row[best.Y].Number >= 0 && row[z].Number >= 0 && !prose.IsClaimed(row[z].Number)
                && RatioGrammar.Read(prose, row[best.X].Number) is { } x && RatioGrammar.Read(prose, row[best.Y].Number) is { } y && y.Value > 0m)
            {
                Judge(prose, x, y, row[z].Number, certainty);
            }
        }
    }

    private static void Judge(Prose prose, in Operand x, in Operand y, int number, RatioJudge.Certainty certainty)
    {
        var last = prose[number + 1].Kind == ProseTokenKind.Percent ? number + 1 : number;
        var claim = new StatedPercent(number, number, 0, false, false, false, false);
        RatioJudge.Judge(prose, x, y, claim, Math.Min(Math.Min(x.Token, y.Token), number), Math.Max(Math.Max(x.Next, y.Next) - 1, last), certainty, target: null);
    }

    private static bool HasHead(Prose prose, List<List<Cell>> body, int column, FrozenSet<string> words)
    {
        foreach (var row in body.Take(3))
        {
            if (row[column].Number >= 0)
            {
                continue;
            }

            for (var k = row[column].First; k < row[column].End; k++)
            {
                if (words.Contains(prose[k].Key))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPercentHead(Prose prose, in Cell cell)
    {
        for (var k = cell.First; k < cell.End && k - cell.First < 8; k++)
        {
            if (prose[k].Kind == ProseTokenKind.Percent || ((prose.Is(k, "tỷ") || prose.Is(k, "tỉ")) && prose.Is(k + 1, "lệ")) || prose.Are(k, "so", "sánh"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A cell.</summary>
    /// <param name="First">Its first token.</param>
    /// <param name="End">Index behind its last token.</param>
    /// <param name="Number">Token of its figure when it holds nothing else but a unit; -1 otherwise.</param>
    /// <param name="Slash">Token of its first slash; -1 when there is none.</param>
    /// <param name="IsPercent">True when its figure carries a per cent sign.</param>
    private readonly record struct Cell(int First, int End, int Number, int Slash, bool IsPercent);
}
