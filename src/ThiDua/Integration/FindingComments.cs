using ThiDua.Documents.Reading;
using ThiDua.Figures;

namespace ThiDua.Integration;

/// <summary>What the checker found, as comments for a Word file.</summary>
public static class FindingComments
{
    /// <summary>
    /// A comment for each claim that is wrong or to be looked at, and for figures cut off instead of rounded. A decimal point for a comma, which
    /// may stand at every figure of a text, gets one comment for all.
    /// </summary>
    public static IReadOnlyList<WordComment> Of(FigureReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var comments = new List<WordComment>();
        var points = reading.Findings.Where(IsDecimalPoint).ToList();
        foreach (var claim in reading.Findings)
        {
            if (!IsDecimalPoint(claim))
            {
                comments.Add(new WordComment(claim.Start, claim.Length, [$"{Word(claim.Verdict)}: {FigureRules.Find(claim.RuleId)?.Title}", claim.Message]));
            }
            else if (ReferenceEquals(claim, points[0]))
            {
                var others = points.Count == 1 ? "" : $" Cả văn bản có {points.Count} chỗ như vậy.";
                comments.Add(new WordComment(claim.Start, claim.Length, [$"{Word(claim.Verdict)}: {FigureRules.Find(claim.RuleId)?.Title}", claim.Message + others]));
            }
        }

        return comments;
    }

    /// <summary>The verdict in words.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "Đúng",
        Verdict.Wrong => "Sai",
        Verdict.Ambiguous => "Cần xem",
        _ => "Cách viết",
    };

    private static bool IsDecimalPoint(Claim claim) => claim is { Kind: ClaimKind.Format, Verdict: Verdict.Style };
}
