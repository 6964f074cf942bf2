namespace ThiDua.Figures;

/// <summary>The numbers of a registry grow with their dates: number 113 of 09/3 cannot stand between 108 of 17/02 and 146 of 27/02.</summary>
internal static class RegistryCheck
{
    private const int Fewest = 5;
    private const int Most = 400;

    public static void Run(Prose prose)
    {
        var all = DocumentReferences.Find(prose).Where(document => !document.IsForeign && document.Number > 0).DistinctBy(document => (document.Number, document.Type, document.Date)).ToList();
        var own = all.Where(document => document.Type is not ("QĐ" or "NQ" or "NĐ" or "TT" or "L" or "CT" or "")).ToList();
        var reported = new HashSet<int>();
        foreach (var plans in own.GroupBy(document => (document.Type, document.Date.Year)).Concat(own.GroupBy(document => ("", document.Date.Year))))
        {
            Check(prose, [.. plans], plans.Key.Item1.Length > 0, reported);
        }

        CheckYear(prose, own, reported);
    }

    private static void Check(Prose prose, List<DocumentReference> documents, bool oneType, HashSet<int> reported)
    {
        if (documents.Count is < Fewest or > Most)
        {
            return;
        }

        documents.Sort((a, b) => a.Number != b.Number ? a.Number.CompareTo(b.Number) : a.Date.CompareTo(b.Date));
        var kept = LongestInOrder(documents);
        var outside = documents.Where((_, i) => !kept[i]).ToList();
        if (outside.Count * 5 > documents.Count + 2)
        {
            return;
        }

        foreach (var document in outside.Where(document => reported.Add(document.Token)))
        {
            var at = documents.IndexOf(document);
            var before = Enumerable.Range(0, at).Reverse().Where(i => kept[i]).Select(i => documents[i]).FirstOrDefault();
            var after = Enumerable.Range(at + 1, documents.Count - at - 1).Where(i => kept[i]).Select(i => documents[i]).FirstOrDefault();
            var between = string.Join(" và ", new[] { before, after }.Where(d => d.Number > 0).Select(d => $"số {d.Number} ngày {d.Date.Day:00}/{d.Date.Month}/{d.Date.Year}"));
            prose.Report(ClaimKind.Date, oneType ? Verdict.Wrong : Verdict.Ambiguous, FigureRules.Registry, document.Token, document.DateLast,
                $"Số {document.Number} ngày {document.Date.Day:00}/{document.Date.Month}/{document.Date.Year} không theo thứ tự với {between}. Kiểm tra số hoặc ngày.");
        }
    }

    /// <summary>Which documents, taken by number, stand in the longest sequence of dates that never go back.</summary>
    private static bool[] LongestInOrder(List<DocumentReference> documents)
    {
        var tails = new List<int>();
        var before = new int[documents.Count];
        for (var i = 0; i < documents.Count; i++)
        {
            var low = 0;
            var high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (documents[tails[middle]].Date <= documents[i].Date)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var kept = new bool[documents.Count];
        for (var i = tails[^1]; i >= 0; i = before[i])
        {
            kept[i] = true;
        }

        return kept;
    }

    /// <summary>A number that fits the registry of the year exactly but carries another year.</summary>
    private static void CheckYear(Prose prose, List<DocumentReference> own, HashSet<int> reported)
    {
        var main = own.Where(document => !reported.Contains(document.Token)).GroupBy(document => document.Date.Year).OrderByDescending(year => year.Count()).FirstOrDefault();
        if (main is null || main.Count() is < Fewest or > Most)
        {
            return;
        }

        foreach (var document in own.Where(document => document.Date.Year == main.Key - 1 && document.Date.Month <= 9 && !(document.Date is { Month: 2, Day: 29 })))
        {
            var moved = document.Date.AddYears(1);
            var before = main.Where(other => other.Number < document.Number).MaxBy(other => other.Number);
            var after = main.Where(other => other.Number > document.Number).MinBy(other => other.Number);
            if (before.Number > 0 && after.Number > 0 && after.Number - before.Number <= 60 && before.Date <= moved && moved <= after.Date && reported.Add(document.Token))
            {
                prose.Report(ClaimKind.Date, Verdict.Ambiguous, FigureRules.Registry, document.Token, document.DateLast,
                    $"Số {document.Number} nằm giữa số {before.Number} ngày {before.Date.Day:00}/{before.Date.Month}/{before.Date.Year} và số {after.Number} ngày {after.Date.Day:00}/{after.Date.Month}/{after.Date.Year}; năm {document.Date.Year} có thể là {main.Key} gõ nhầm.",
                    suggestion: $"{document.Date.Day}/{document.Date.Month}/{main.Key}");
            }
        }
    }
}
