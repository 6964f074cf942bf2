using ThiDua.Figures;

namespace ThiDua.Web.Pages.SoatSoLieu;

/// <summary>A stretch of a line under one verdict.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Verdict">The worst verdict of the claims it belongs to; null outside claims.</param>
/// <param name="Numbers">Findings that begin with it.</param>
public sealed record MarkedPiece(string Text, Verdict? Verdict, IReadOnlyList<NumberedClaim> Numbers);

/// <summary>A line of the text.</summary>
public sealed record MarkedLine(IReadOnlyList<MarkedPiece> Pieces);

/// <summary>Divides a text where claims begin and end; claims may overlap.</summary>
internal static class MarkedText
{
    public static IReadOnlyList<MarkedLine> Of(string text, int from, int to, IReadOnlyList<NumberedClaim> claims)
    {
        var here = claims.Where(c => c.Claim.Start < to && c.Claim.Start + c.Claim.Length > from).OrderBy(c => c.Claim.Start).ToList();
        var cuts = new SortedSet<int> { from, to };
        foreach (var claim in here)
        {
            cuts.Add(Math.Max(from, claim.Claim.Start));
            cuts.Add(Math.Min(to, claim.Claim.Start + claim.Claim.Length));
        }

        var lines = new List<MarkedLine>();
        var line = new List<MarkedPiece>();
        var next = 0;
        var open = new List<NumberedClaim>();
        var at = from;
        foreach (var cut in cuts.Skip(1))
        {
            open.RemoveAll(c => c.Claim.Start + c.Claim.Length <= at);
            var starting = new List<NumberedClaim>();
            while (next < here.Count && here[next].Claim.Start <= at)
            {
                open.Add(here[next]);
                if (here[next].Number > 0 && here[next].Claim.Start == at)
                {
                    starting.Add(here[next]);
                }

                next++;
            }

            Verdict? verdict = open.Count == 0 ? null : open.Min(c => Rank(c.Claim.Verdict)) switch { 0 => Verdict.Wrong, 1 => Verdict.Ambiguous, 2 => Verdict.Style, _ => Verdict.Ok };
            foreach (var (piece, ends) in Pieces(text, at, cut))
            {
                if (piece.Length > 0 || starting.Count > 0)
                {
                    line.Add(new MarkedPiece(piece, verdict, starting));
                    starting = [];
                }

                if (ends)
                {
                    End();
                }
            }

            at = cut;
        }

        End();
        return lines;

        void End()
        {
            if (line.Exists(piece => !string.IsNullOrWhiteSpace(piece.Text)))
            {
                lines.Add(new MarkedLine([.. line]));
            }

            line.Clear();
        }
    }

    private static int Rank(Verdict verdict) => verdict switch { Verdict.Wrong => 0, Verdict.Ambiguous => 1, Verdict.Style => 2, _ => 3 };

    private static IEnumerable<(string Piece, bool Ends)> Pieces(string text, int from, int to)
    {
        while (true)
        {
            var end = text.IndexOf('\n', from, to - from);
            if (end < 0)
            {
                yield return (text[from..to], false);
                yield break;
            }

            yield return (text[from..end].TrimEnd('\r'), true);
            from = end + 1;
        }
    }
}
