using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ThiDua.Figures.Tests;

/// <summary>A digit changed is noticed; a change of writing is not.</summary>
public class FigurePropertyTests
{
    [Fact]
    public void Check_OneDigitOfACleanRatioChanged_IsFlagged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Clean().ToArbitrary(), ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (ratio, where, by) =>
        {
            // one digit of one of the three figures, never the first of a figure, so that no figure loses a place
            var figures = new[] { ratio.X, ratio.Y, ratio.Z };
            var at = where.Get % 3;
            var digits = figures[at].Select((c, i) => (c, i)).Where(d => char.IsAsciiDigit(d.c) && d.i > 0).ToList();
            if (digits.Count == 0)
            {
                return;
            }

            var (old, place) = digits[where.Get / 3 % digits.Count];
            var changed = figures[at].ToCharArray();
            changed[place] = (char)('0' + ((old - '0' + 1 + (by.Get % 9)) % 10));
            figures[at] = new string(changed);
            if (Agrees(figures[0], figures[1], figures[2]))
            {
                return;
            }

            var text = Sentence(figures[0], figures[1], figures[2]);
            FigureChecks.Check(text).ShouldContain(c => c.RuleId == FigureRules.Ratio, text);
        }));

    [Fact]
    public void Check_WritingOfACleanRatioChanged_IsNotFlagged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Clean().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (ratio, how) =>
        {
            var text = Sentence(ratio.X, ratio.Y, ratio.Z);
            text = (how & 1) == 0 ? text : text.Normalize(NormalizationForm.FormD);
            text = (how & 2) == 0 ? text : text.Replace(" ", "\n", StringComparison.Ordinal);
            text = (how & 4) == 0 ? text : text.ToUpperInvariant();
            text = (how & 8) == 0 ? text : text.Replace(" ", "   ", StringComparison.Ordinal);
            text = (how & 16) == 0 ? text : text.Replace("/", " /\n", StringComparison.Ordinal);
            text = (how & 32) == 0 ? text : text.Replace("%", " %", StringComparison.Ordinal);
            text = (how & 64) == 0 ? text : text.Replace(" ha", "ha", StringComparison.Ordinal);
            var read = FigureChecks.Read(text);
            read.Findings.ShouldNotContain(c => c.RuleId == FigureRules.Ratio, text);
            read.Claims.ShouldContain(c => c.RuleId == FigureRules.Ratio && c.Verdict == Verdict.Ok, text);
        }));

    private static Gen<(string X, string Y, string Z)> Clean() =>
        from y in Gen.Choose(20, 90_000)
        from x in Gen.Choose(20, 90_000)
        from places in Gen.Choose(0, 2)
        select (VietnameseNumber.Format(x, 0), VietnameseNumber.Format(y, 0), VietnameseNumber.Format((decimal)x / y * 100m, places));

    private static string Sentence(string x, string y, string z) => $"trồng được {x}/{y} ha, đạt {z}% kế hoạch";

    private static bool Agrees(string x, string y, string z)
    {
        var places = z.Contains(',', StringComparison.Ordinal) ? z.Length - z.IndexOf(',', StringComparison.Ordinal) - 1 : 0;
        var stated = VietnameseNumber.Read(z).Value;
        var over = VietnameseNumber.Read(y).Value;
        return stated is null || over is null or 0m || Math.Abs((VietnameseNumber.Read(x).Value!.Value / over.Value * 100m) - stated.Value) <= 0.5m / (decimal)Math.Pow(10, places);
    }
}
