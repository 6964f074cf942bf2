using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ThiDua.Figures.Tests;

/// <summary>A digit changed is noticed; a change of writing is not.</summary>
public class FigurePropertyTests
{
    private static readonly string[] Sentences =
    [
        "trồng được {x}/{y} ha, đạt {z}% kế hoạch",
        "trồng được {x} ha/{y} ha = {z}%",
        "diện tích lúa {x}/{y} ha, tăng 5,5% so với cùng kỳ, đạt {z}% kế hoạch",
        "diện tích lúa ({x}/{y} ha), đạt {z}% kế hoạch huyện giao",
        "tỷ lệ hộ đạt chuẩn đạt {z}% ({x}/{y} hộ)",
        "đàn lợn {x}/{y} con (đạt {z}% so với kế hoạch)",
        "đàn lợn đạt {x} con, đạt {z}% kế hoạch ({y} con)",
        "đàn lợn đạt {x} con (kế hoạch {y} con), đạt {z}%",
        "kế hoạch giao là {y} con; đã thực hiện được {x} con, đạt {z}%",
        "đàn lợn {x} con so với kế hoạch {y} con, đạt {z}%",
        "có {x} hộ trên tổng số {y} hộ, chiếm {z}%",
        "đàn lợn: KH {y} con, TH {x} con, đạt {z}%",
    ];

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

            var text = Sentence(ratio.Form, figures[0], figures[1], figures[2]);
            FigureChecks.Check(text).ShouldContain(c => c.RuleId == FigureRules.Ratio, text);
        }));

    [Fact]
    public void Check_WritingOfACleanRatioChanged_IsNotFlagged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Clean().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (ratio, how) =>
        {
            var text = Sentence(ratio.Form, ratio.X, ratio.Y, ratio.Z);
            text = (how & 1) == 0 ? text : text.Normalize(NormalizationForm.FormD);
            text = (how & 2) == 0 ? text : text.Replace(" ", "\n", StringComparison.Ordinal);
            text = (how & 4) == 0 ? text : text.ToUpperInvariant();
            text = (how & 8) == 0 ? text : text.Replace(" ", "   ", StringComparison.Ordinal);
            text = (how & 16) == 0 ? text : text.Replace("/", " /\n", StringComparison.Ordinal);
            text = (how & 32) == 0 ? text : text.Replace("%", " %", StringComparison.Ordinal);
            text = (how & 64) == 0 ? text : text.Replace(" ha", "ha", StringComparison.Ordinal).Replace(" con", "con", StringComparison.Ordinal);
            var read = FigureChecks.Read(text);
            read.Findings.ShouldNotContain(c => c.RuleId == FigureRules.Ratio, text);
            read.Claims.ShouldContain(c => c.RuleId == FigureRules.Ratio && c.Verdict == Verdict.Ok, text);
        }));

    [Fact]
    public void Check_OneDigitOfACleanSumChanged_IsFlagged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Gen.Choose(11, 900).ListOf(3).ToArbitrary(), ArbMap.Default.ArbFor<PositiveInt>(), (parts, by) =>
        {
            // the last digit, so that the total stays near its parts
            var total = parts.Sum();
            var changed = total - (total % 10) + ((total + 1 + (by.Get % 9)) % 10);
            Of(total, parts).ShouldBeEmpty();
            Of(changed, parts).ShouldHaveSingleItem();
        }));

    [Fact]
    public void Check_OneDigitOfACleanAnniversaryChanged_IsFlagged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(1930, 1990).ToArbitrary(), Gen.Choose(10, 99).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (from, years, by) =>
        {
            Told(years).ShouldBeEmpty();
            Told(years - (years % 10) + ((years + by) % 10)).ShouldHaveSingleItem();
            IEnumerable<Claim> Told(int count) => FigureChecks.Check($"chào mừng kỷ niệm {count} năm ngày truyền thống (20/10/{from} - 20/10/{from + years})").Where(c => c.RuleId == FigureRules.Anniversary);
        }));

    private static IEnumerable<Claim> Of(int total, IEnumerable<int> parts) =>
        FigureChecks.Check($"tổng số {VietnameseNumber.Format(total, 0)} hộ, gồm: {string.Join("; ", parts.Select((part, i) => $"xóm {(char)('A' + i)} {VietnameseNumber.Format(part, 0)} hộ"))}.").Where(c => c.RuleId == FigureRules.Sum);

    private static Gen<(string Form, string X, string Y, string Z)> Clean() =>
        from form in Gen.Elements(Sentences)
        from y in Gen.Choose(20, 90_000)
        from x in Gen.Choose(20, 90_000)
        from places in Gen.Choose(0, 2)
        select (form, VietnameseNumber.Format(x, 0), VietnameseNumber.Format(y, 0), VietnameseNumber.Format((decimal)x / y * 100m, places));

    private static string Sentence(string form, string x, string y, string z) => form.Replace("{x}", x, StringComparison.Ordinal).Replace("{y}", y, StringComparison.Ordinal).Replace("{z}", z, StringComparison.Ordinal);

    private static bool Agrees(string x, string y, string z)
    {
        var places = z.Contains(',', StringComparison.Ordinal) ? z.Length - z.IndexOf(',', StringComparison.Ordinal) - 1 : 0;
        var stated = VietnameseNumber.Read(z).Value;
        var over = VietnameseNumber.Read(y).Value;
        return stated is null || over is null or 0m || Math.Abs((VietnameseNumber.Read(x).Value!.Value / over.Value * 100m) - stated.Value) <= 0.5m / (decimal)Math.Pow(10, places);
    }
}
