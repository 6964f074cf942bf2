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

    /// <summary>Every finding but decimal points, by line of the file; each was checked by hand against the text.</summary>
    [SeedFact]
    public void Check_KhoiKyReport_RaisesOnlyTheKnownErrors() => Findings(0).ShouldBe([
        "11 dinh-dang-so Ambiguous 1.341,33", // 1.341.33 ha
        "104 ty-le Style 224,45", // 224,449 cut off
        "151 tang-giam Wrong ", // up at line 76, down here, the same 50,2 tấn
        "183 hai-gia-tri Ambiguous 20/11/2022", // the same herds as of another day
        "215 tong-phan Ambiguous 353,22", // 137,14 + 216,08
        "268 ty-le Wrong 93,33", // 14/15
        "301 dinh-dang-so Ambiguous 18.889.444.153",
        "325 muc-rong Ambiguous ", // the sentence stops after "đạt"
        "422 tong-so-ho Ambiguous 2.011", // 1.887 households
        "509 tong-phan Wrong 113", // 123 cụ
        "568 tong-so-ho Ambiguous 1.922", // 133 households at 6,92%
        "572 tong-so-ho Wrong 1.933", // 138 households at 7,14%
        "572 hai-gia-tri Wrong 7.13%", // 7,13% at line 120, both coming from 9,90%
        "592 ty-le Style 7,17", // 7,1656 cut off
        "748 deu-dat Ambiguous ", // six targets of the text are missed
        "829 hai-gia-tri Ambiguous ", // 28.700.000 against 23.000.000
    ]);

    [SeedFact]
    public void Check_KhoiKyPlan_RaisesOnlyTheKnownErrors() => Findings(1).ShouldBe([
        "9 nam-bao-cao Ambiguous ", // the year 2022 opens the plan of 2023
        "171 ky-niem Wrong 77",
        "173 ky-niem Wrong 47",
        "177 ky-niem Wrong 132",
    ]);

    [SeedFact]
    public void Check_DinhBienReport_RaisesOnlyTheKnownErrors() => Findings(2).ShouldBe([
        "19 deu-dat Ambiguous ",
        "68 deu-dat Ambiguous ",
        "82 deu-dat Ambiguous ",
        "202 tong-phan Ambiguous 1.180", // 1330 visits
        "337 doan-lap Ambiguous ", // 65 and 26 portions told at line 226
        "374 muc-rong Ambiguous ", // "như:" and nothing follows
    ]);

    [SeedFact]
    public void Check_ThuyHungReport_RaisesOnlyTheKnownErrors() => Findings(3).ShouldBe([
        "5 ngay Wrong 2023",
        "53 so-muc Ambiguous ", // 2.2.1 under 2
        "61 tong-phan Ambiguous 299,63", // the targets of the crops against 467,53
        "109 ty-le Style 34,49", // 34,486 cut off
        "149 tong-phan Wrong 202", // 277 pupils, from good to failed
        "149 ty-le Wrong 27,8",
        "175 so-van-ban Ambiguous ", // 357 of 25/4 beside 358 of 21/4
        "183 ty-le Style 99,4", // 99,35 cut off
        "183 tong-so-ho Ambiguous 1081",
        "219 so-van-ban Ambiguous 27/2/2023", // 142 of 2022
        "227 vien-dan Wrong ", // 329 of 29/9/2023
        "227 vien-dan Wrong ", // 84 of 29/4/2023
        "284 so-muc Ambiguous 2.1",
        "288 so-van-ban Wrong ", // 113 of 09/3
        "294 so-muc Ambiguous 2.3.3",
        "300 ky-hieu Ambiguous ", // 29-Q/TW
        "304 so-muc Ambiguous 4.1",
        "381 co-quan-ky Wrong ",
        "392 co-quan-ky Wrong ",
    ]);

    [SeedFact]
    public void Check_KhanhCuReport_RaisesOnlyTheKnownErrors() => Findings(4).ShouldBe([
        "9 nam-bao-cao Wrong ",
        "11 nam-bao-cao Wrong ",
        "51 doan-lap Ambiguous ", // line 47
        "65 tong-so-ho Ambiguous 2.258", // 1.939 households at line 55
        "79 hai-gia-tri Ambiguous 39 thanh niên", // and 58 of the same age
        "81 ngay Wrong 10-11/8/2023",
        "139 so-muc Ambiguous 3",
        "185 ky-niem Ambiguous ", // five years, 2020-2025
    ]);

    private static List<string> Findings(int number)
    {
        var reading = FigureChecks.Read(Seeds.Read(number));
        return [.. reading.Findings.Where(f => f is not { RuleId: FigureRules.NumberFormat, Verdict: Verdict.Style }).Select(f => $"{reading.Lines.Of(f.Start).Line} {f.RuleId} {f.Verdict} {f.Computed ?? f.Suggestion}")];
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

        // 70 of 89: of the others one has two targets behind it, the rest are rates and changes without a ratio
        noticed.ShouldBe(70);
    }
}
