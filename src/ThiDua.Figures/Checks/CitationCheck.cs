namespace ThiDua.Figures;

/// <summary>A document cannot carry out a later one, and a report cannot cite what was issued after it.</summary>
internal static class CitationCheck
{
    public static void Run(Prose prose)
    {
        var documents = DocumentReferences.Find(prose);
        if (documents.Count == 0)
        {
            return;
        }

        var reported = new HashSet<int>();
        for (var i = 0; i < documents.Count; i++)
        {
            for (var j = i + 1; j < documents.Count && j - i <= 3 && Cites(prose, documents[j - 1], documents[j]); j++)
            {
                if (documents[j].Date > documents[i].Date && reported.Add(documents[j].Token))
                {
                    prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.Citation, documents[j].DateFirst, documents[j].DateLast,
                        $"Văn bản {prose.Quote(documents[i].Token, documents[i].Token)} ngày {Day(documents[i].Date)} viện dẫn {prose.Quote(documents[j].Token, documents[j].Token)} ngày {Day(documents[j].Date)}, tức ban hành sau. Kiểm tra hai ngày.");
                }
            }
        }

        if (IssuedBy(prose) is not { } issued)
        {
            return;
        }

        foreach (var document in documents.Where(document => document.Date > issued && reported.Add(document.Token)))
        {
            prose.Report(ClaimKind.Date, Verdict.Wrong, FigureRules.Citation, document.DateFirst, document.DateLast,
                $"Văn bản {prose.Quote(document.Token, document.Token)} ngày {Day(document.Date)} được viện dẫn nhưng có ngày sau ngày của văn bản này ({Day(issued)}). Kiểm tra lại ngày.");
        }
    }

    /// <summary>True when the first of two documents standing one behind the other says that it carries out the second.</summary>
    private static bool Cites(Prose prose, in DocumentReference first, in DocumentReference second)
    {
        if (second.Token - first.DateLast is < 2 or > 44)
        {
            return false;
        }

        var cites = -100;
        for (var k = first.DateLast + 1; k < second.Token; k++)
        {
            if (prose[k].Key is ";" || prose.EndsSentence(k) || prose.StartsItem(k) || prose.Is(k, "tại"))
            {
                return false;
            }

            if (prose[k].Key is "," or "và" or "cùng")
            {
                cites = -100;
            }
            else if (prose.Are(k, "thực", "hiện") || prose.Are(k, "triển", "khai") || prose.Are(k, "thi", "hành") || prose.Is(k, "theo"))
            {
                cites = k;
            }
        }

        // "triển khai Kế hoạch số 329": the verb stands right before the name of the document it carries out
        return second.Token - cites <= 7;
    }

    /// <summary>The last day on which the document may have been issued, from "…, ngày … tháng 6 năm 2023" in its head.</summary>
    private static DateOnly? IssuedBy(Prose prose)
    {
        for (var k = 0; k < 140; k++)
        {
            if (prose.Is(k, "ngày") && prose[k - 1].Key is "," or "." || (prose.Is(k, "ngày") && prose[k - 1].StartsLine))
            {
                var at = k + 1;
                var day = DateCheck.Whole(prose, at);
                at += day is null ? 0 : 1;
                while (prose[at].Key is "." or "…" or "_" && at - k < 14)
                {
                    at++;
                }

                if (prose.Is(at, "tháng") && DateCheck.Whole(prose, at + 1) is { } month && prose.Is(at + 2, "năm") && YearAt(prose, at + 3) is { } year && DateCheck.IsDay(day ?? 1, month, year))
                {
                    return new DateOnly(year, month, day ?? DateTime.DaysInMonth(year, month));
                }
            }
        }

        return null;
    }

    private static int? YearAt(Prose prose, int k)
    {
        if (prose.IsYear(k))
        {
            return decimal.ToInt32(prose[k].Amount);
        }

        return prose[k] is { Kind: ProseTokenKind.Number, Length: 5 } && DateCheck.WithoutDoubledDigit(prose.Text(k)) is { } shorter && DateCheck.IsNumber(shorter, out var year) ? year : null;
    }

    private static string Day(DateOnly date) => $"{date.Day:00}/{date.Month}/{date.Year}";
}
