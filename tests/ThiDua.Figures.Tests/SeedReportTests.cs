namespace ThiDua.Figures.Tests;

/// <summary>What the checks say about the five sample reports, whose errors were established by hand.</summary>
public class SeedReportTests
{
    [SeedFact]
    public void Check_KhoiKyFigures_FindsExactlyTheOneWrongPerCent()
    {
        // the section with all the figures; every other per cent in it was recomputed by hand and is right
        var text = Seeds.Lines(Seeds.Read(0), 68, 690);
        var ratios = FigureChecks.Check(text).Where(f => f.RuleId == FigureRules.Ratio).ToList();

        var wrong = ratios.Where(f => f.Verdict == Verdict.Wrong).ShouldHaveSingleItem();
        wrong.Text.ShouldBe("14/15 HS đạt 95.33%");
        wrong.Computed.ShouldBe("93,33");
        ratios.Where(f => f.Verdict == Verdict.Style).Select(f => f.Computed).ShouldBe(["224,45", "7,17"]);
        ratios.ShouldNotContain(f => f.Verdict == Verdict.Ambiguous);
    }

    [SeedFact]
    public void Check_AllReports_RaiseOnlyTheKnownErrors()
    {
        var found = Enumerable.Range(0, 5)
            .SelectMany(number => FigureChecks.Check(Seeds.Read(number), new CheckOptions { IncludeStyle = false }).Select(f => $"{number} {f.RuleId} {f.Verdict} {f.Computed ?? f.Suggestion}"))
            .ToList();
        found.ShouldBe([
            "0 dinh-dang-so Ambiguous 1.341,33",
            "0 ty-le Wrong 93,33",
            "0 dinh-dang-so Ambiguous 18.889.444.153",
            "0 tong-phan Wrong 113",
            "0 deu-dat Ambiguous ",
            "2 deu-dat Ambiguous ",
            "2 deu-dat Ambiguous ",
            "2 deu-dat Ambiguous ",
            "2 tong-phan Ambiguous 1.180",
            "3 ngay Wrong 2023",
            "3 ty-le Wrong 27,8",
            "4 ngay Wrong 10-11/8/2023",
        ]);
    }

    [SeedFact]
    public void Check_KhoiKyFiguresWithOnePerCentFalsified_NoticesIt()
    {
        // precision alone would be met by finding nothing: falsify each per cent in turn and count how many are noticed
        var text = Seeds.Lines(Seeds.Read(0), 68, 690);
        using var tokens = new TokenList(text.Length);
        ProseScanner.Scan(text, tokens);
        var noticed = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: ProseTokenKind.Number, Value: { } value } token || tokens[i + 1].Kind != ProseTokenKind.Percent)
            {
                continue;
            }

            var falsified = text[..token.Start] + VietnameseNumber.Format(value + 17.3m, Math.Max(1, (int)token.Decimals)) + text[token.End..];
            if (FigureChecks.Check(falsified).Any(f => f.RuleId == FigureRules.Ratio && f.Start <= token.Start && f.Start + f.Length >= token.End))
            {
                noticed++;
            }
        }

        // 68 of 89: of the others one has two targets behind it, the rest are rates and changes without a ratio
        noticed.ShouldBe(68);
    }
}
