using System.Text;
using Xunit.Abstractions;

namespace ThiDua.Figures.Tests;

/// <summary>How many ratios are found with their operands, how many wrong ones are flagged, how many right ones are called wrong.</summary>
public class RecallTests(ITestOutputHelper output)
{
    private const int Passages = 3000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_ManyPassages_FindsRatiosAndRaisesNoFalseAlarm(int set)
    {
        var random = new Random(20240115 + set);
        int planted = 0, found = 0, wrong = 0, flagged = 0, claims = 0, falseWrong = 0;
        var missed = new StringBuilder();
        for (var i = 0; i < Passages; i++)
        {
            var passage = Passage.Make(random, set, wrong: i % 4 == 0);
            var read = FigureChecks.Read(passage.Text).Claims;
            claims += read.Count;
            foreach (var ratio in passage.Ratios)
            {
                planted++;
                var claim = read.FirstOrDefault(c => c.Numerator == ratio.Numerator && c.Denominator == ratio.Denominator && c.StatedPercent == ratio.Percent);
                found += claim is null ? 0 : 1;
                wrong += ratio.IsWrong ? 1 : 0;
                flagged += ratio.IsWrong && claim?.Verdict is Verdict.Wrong or Verdict.Ambiguous ? 1 : 0;
                if (claim is null || (ratio.IsWrong && claim.Verdict == Verdict.Ok))
                {
                    missed.Append(System.Globalization.CultureInfo.InvariantCulture, $"missed {ratio}: {passage.Text}\n");
                }
            }

            foreach (var claim in read.Where(c => c.Verdict == Verdict.Wrong))
            {
                if (!passage.Ratios.Any(r => r.IsWrong && r.Percent == claim.StatedPercent))
                {
                    falseWrong++;
                    missed.Append(System.Globalization.CultureInfo.InvariantCulture, $"false {claim.RuleId} {claim.Message}: {passage.Text}\n");
                }
            }
        }

        output.WriteLine($"ratios {found}/{planted}, wrong flagged {flagged}/{wrong}, false wrong {falseWrong} of {claims} claims");
        output.WriteLine(missed.Length > 6000 ? missed.ToString(0, 6000) : missed.ToString());
        ((double)found / planted).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)flagged / wrong).ShouldBeGreaterThanOrEqualTo(0.90);
        ((double)falseWrong / claims).ShouldBeLessThanOrEqualTo(0.01);
    }
}
