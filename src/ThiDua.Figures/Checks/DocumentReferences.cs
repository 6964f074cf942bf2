namespace ThiDua.Figures;

/// <summary>A document named in the text with its number and date.</summary>
/// <param name="Token">Token of its number.</param>
/// <param name="DateFirst">First token of its date.</param>
/// <param name="DateLast">Last token of its date.</param>
/// <param name="Number">Its running number.</param>
/// <param name="Type">"KH", "QĐ"; empty when the text gives none.</param>
/// <param name="Symbol">The symbol without blanks, "KH-UBND".</param>
/// <param name="Date">Its date.</param>
/// <param name="IsForeign">True when the text says that a higher or other body issued it.</param>
internal readonly record struct DocumentReference(int Token, int DateFirst, int DateLast, int Number, string Type, string Symbol, DateOnly Date, bool IsForeign);

/// <summary>Finds documents with their dates.</summary>
internal static class DocumentReferences
{
    public static List<DocumentReference> Find(Prose prose) => prose.Documents ??= Read(prose);

    private static List<DocumentReference> Read(Prose prose)
    {
        var found = new List<DocumentReference>();
        foreach (var i in prose.StartsOf(Readers.Document))
        {
            if (prose[i].Kind == ProseTokenKind.DocumentNumber)
            {
                var text = prose.Text(i);
                var slash = text.AsSpan().IndexOfAny('/', '-');
                if (slash > 0 && DateCheck.IsNumber(text[..slash].Trim(), out var number) && DateAfter(prose, i + 1) is { } date)
                {
                    var symbol = text[(slash + 1)..].Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').ToUpperInvariant();
                    var foreign = symbol.AsSpan().ContainsAnyInRange('0', '9') || IsForeign(prose, date.Last + 1) || (symbol.Contains("-NV", StringComparison.Ordinal) || symbol.Contains("-VP", StringComparison.Ordinal)) || symbol.EndsWith("TW", StringComparison.Ordinal) || symbol.EndsWith("HU", StringComparison.Ordinal) || IsForeign(prose, i + 1);
                    found.Add(new DocumentReference(i, date.First, date.Last, number, symbol.Split('-')[0], symbol, date.Value, foreign));
                }
            }
            else if (prose.Is(i, "số") && DateCheck.Whole(prose, i + 1) is { } bare && prose.Is(i + 2, "ngày") && DateAfter(prose, i + 2) is { } day)
            {
                // "Kế hoạch số 432 ngày 22/5/2023"
                found.Add(new DocumentReference(i + 1, day.First, day.Last, bare, prose.Are(i - 2, "kế", "hoạch") ? "KH" : "", "", day.Value, IsForeign(prose, day.Last + 1)));
            }
        }

        return found;
    }

    private static (int First, int Last, DateOnly Value)? DateAfter(Prose prose, int from)
    {
        var k = from;
        while (k - from < 8 && prose[k].Key is "," or "của" or "ubnd" or "xã" || (k > from && k - from < 8 && prose.IsWord(k) && !prose.Is(k, "ngày") && prose[from].Key is "của"))
        {
            k++;
        }

        if (!prose.Is(k, "ngày"))
        {
            return null;
        }

        if (ProseDate.Of(prose, k + 1) is { } date)
        {
            return (k + 1, k + 1, date);
        }

        return DateCheck.Whole(prose, k + 1) is { } day && prose.Is(k + 2, "tháng") && DateCheck.Whole(prose, k + 3) is { } month && prose.Is(k + 4, "năm") && DateCheck.Whole(prose, k + 5) is { } year && DateCheck.IsDay(day, month, year)
            ? (k + 1, k + 5, new DateOnly(year, month, day)) : null;
    }

    /// <summary>"… của UBND huyện", "của Ban Thường vụ huyện ủy", "của Chính phủ".</summary>
    private static bool IsForeign(Prose prose, int from)
    {
        if (!prose.Is(from, "của"))
        {
            return false;
        }

        for (var k = from + 1; k - from <= 6 && prose.IsWord(k); k++)
        {
            if (prose.Is(k, "xã") || prose.Is(k, "phường"))
            {
                return false;
            }

            if (prose[k].Key is "huyện" or "tỉnh" or "chính" or "bộ" or "quốc" or "trung" or "thủ" or "sở" or "phòng" or "ban" or "tw" or "thành" or "chủ" or "hội" or "đảng")
            {
                return true;
            }
        }

        return false;
    }
}
