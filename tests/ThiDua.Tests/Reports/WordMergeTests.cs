using ThiDua.Reports;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>Words changed in Word laid over a text with tokens.</summary>
public sealed class WordMergeTests
{
    private const string Herd = "Đàn trâu toàn xã có [[dan-trau]], đàn bò có [[dan-bo]].";
    private const string HerdPrinted = "Đàn trâu toàn xã có 231 con, đàn bò có 1.205 con.";

    private readonly ReportData _data = new ReportBuilder(new SheetBuilder().Add("dan-trau", 231, "Đàn trâu", "con").Add("dan-bo", 1205, "Đàn bò", "con").Add("dan-lon", null, "Đàn lợn", "con")).Data;

    [Fact]
    public void Merge_AsPrinted_ChangesNothing() => Text(Herd, HerdPrinted).ShouldBe((Herd, false, ""));

    [Theory]
    [InlineData("Đàn trâu của xã hiện có 231 con, đàn bò có 1.205 con.", "Đàn trâu của xã hiện có [[dan-trau]], đàn bò có [[dan-bo]].")]
    [InlineData("Đàn bò có 1.205 con.", "Đàn bò có [[dan-bo]].")]
    [InlineData("Theo thống kê, đàn trâu toàn xã có 231 con (kể cả nghé), đàn bò có 1.205 con, tăng khá.", "Theo thống kê, đàn trâu toàn xã có [[dan-trau]] (kể cả nghé), đàn bò có [[dan-bo]], tăng khá.")]
    [InlineData("Đàn trâu toàn xã có 231 con.\nĐàn bò có 1.205 con.", "Đàn trâu toàn xã có [[dan-trau]].\n\nĐàn bò có [[dan-bo]].")]
    public void Merge_WordsChanged_TokensStay(string returned, string expected) => Text(Herd, returned).Text.ShouldBe(expected);

    [Theory]
    [InlineData("Đàn trâu toàn xã có 235 con, đàn bò có 1.205 con.", Herd, "Record 231 con→235 con")]
    [InlineData("Đàn trâu toàn xã có 231 con, đàn bò có 1.215 con.", Herd, "Record 1.205 con→1.215 con")]
    [InlineData("Đàn trâu toàn xã có 235 con, đàn bò có 1.300 con.", Herd, "Record 231 con→235 con; Record 1.205 con→1.300 con")]
    [InlineData("Đàn trâu của xã đạt 235 con, đàn bò có 1.205 con.", "Đàn trâu của xã đạt [[dan-trau]], đàn bò có [[dan-bo]].", "Record 231 con→235 con")]
    public void Merge_FigureChanged_TokenStaysAndIsTold(string returned, string text, string told) => Text(Herd, returned).ShouldBe((text, text != Herd, told));

    [Fact]
    public void Merge_SentenceTakenOut_FigureIsToldAsRemoved() =>
        Text(Herd, "Đàn trâu toàn xã có 231 con.").ShouldBe(("Đàn trâu toàn xã có [[dan-trau]].", true, "Removed 1.205 con→"));

    [Fact]
    public void Merge_UnknownFigureFilledIn_TokenStays() => Text("Đàn lợn có [[dan-lon]].", "Đàn lợn có 450 con.").ShouldBe(("Đàn lợn có [[dan-lon]].", false, "Record ……→450 con"));

    [Fact]
    public void Merge_TypedFigureChanged_IsTakenAndTold() => Text("Trồng 12 ha keo.", "Trồng 15 ha keo.").ShouldBe(("Trồng 15 ha keo.", true, "Typed 12→15"));

    [Fact]
    public void Merge_NewSentenceWithFigure_IsTakenAndTold() =>
        Text(Herd, HerdPrinted + " Đàn dê có 40 con.").ShouldBe((Herd + " Đàn dê có 40 con.", true, "Typed →40"));

    [Fact]
    public void Merge_ItemsAddedMovedAndTakenOut_KeepMarks() =>
        Text("- Đàn trâu [[dan-trau]];\n\n- Đàn bò [[dan-bo]].", "- Đàn bò 1.205 con;\n- Đàn dê.").Text.ShouldBe("- Đàn bò [[dan-bo]];\n\n- Đàn dê.");

    [Fact]
    public void Merge_BoldAndFootnote_StayWithTheirWords() =>
        Text("**Năm nay** đàn trâu có [[dan-trau]]^[theo [[dan-bo]]] rồi.", "Năm nay đàn trâu của xã có 231 con\uE000theo 1.205 con\uE001 rồi.").Text
            .ShouldBe("**Năm nay** đàn trâu của xã có [[dan-trau]]^[theo [[dan-bo]]] rồi.");

    [Fact]
    public void Merge_FootnoteCutInTwo_LeavesNoOpenSign() =>
        Text("Đàn trâu^[không kể nghé] tăng.", "Đàn trâu\uE000không kể nghé tăng.").Text.ShouldBe("Đàn trâu^[không kể nghé tăng.]");

    [Fact]
    public void Merge_SettingOfWordsReplaced_IsTakenAsWords() =>
        Text("Toàn {xa} có [[dan-trau]] năm {year}.", $"Địa phương có 231 con năm 2022.").Text.ShouldBe("Địa phương có [[dan-trau]] năm {year}.");

    [Fact]
    public void Merge_YearChanged_IsToldAndStays() => Text("Năm {year} có [[dan-trau]].", "Năm 2023 có 231 con.").ShouldBe(("Năm {year} có [[dan-trau]].", false, "Wording 2022→2023"));

    /// <summary>Whatever words are lost or doubled, no token is doubled, and every token left out is told.</summary>
    [Fact]
    public void Merge_RandomEdits_NeverDoubleATokenNorLoseOneSilently()
    {
        const string source = "Đàn trâu toàn xã có [[dan-trau]], đàn bò có [[dan-bo]]; năm {year} trồng 12 ha keo.\n\n- Đàn lợn [[dan-lon]];\n\n- **Đàn trâu [[dan-trau]]** và 5 con dê^[theo [[dan-bo]]].";
        var printed = PrintedText.Of(_data, source);
        var random = new Random(2022);
        for (var round = 0; round < 2_000; round++)
        {
            var words = string.Join("\n", printed.Select(p => p.Text)).Split(' ').ToList();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(words.Count);
                switch (random.Next(4))
                {
                    case 0:
                        words.RemoveAt(at);
                        break;
                    case 1:
                        words.Insert(at, words[random.Next(words.Count)]);
                        break;
                    case 2:
                        words[at] = random.Next(1, 2000).ToString(System.Globalization.CultureInfo.InvariantCulture);
                        break;
                    default:
                        words[at] = "chữ\nmới";
                        break;
                }

                words = words.Count == 0 ? ["hết"] : words;
            }

            var merged = WordMerge.Merge(printed, Returned(string.Join(' ', words)));

            var before = ProseParser.Codes(source).Order(StringComparer.Ordinal).ToList();
            var after = merged.Paragraphs.SelectMany(p => ProseParser.Codes(p.Text)).Order(StringComparer.Ordinal).ToList();
            after.Count.ShouldBe(before.Count - merged.Figures.Count(f => f.Kind == FigureChangeKind.Removed && f.Old != "2022"), string.Join(' ', words));
            after.Except(before).ShouldBeEmpty();
        }
    }

    private (string Text, bool Changed, string Told) Text(string source, string returned)
    {
        var merged = WordMerge.Merge(PrintedText.Of(_data, source), Returned(returned));
        return (TemplateSource.ToText(merged.Paragraphs), merged.Changed, string.Join("; ", merged.Figures.Select(f => $"{f.Kind} {f.Old}→{f.New}")));
    }

    private static List<ReturnedParagraph> Returned(string text) =>
        [.. text.Split('\n').Where(l => l.Trim().Length > 0).SelectMany(ProseParser.Paragraphs).Select(p => new ReturnedParagraph(p.Kind, PrintedText.Clean(p.Text)))];
}
