using ThiDua.Documents.Reading;
using ThiDua.Reports;
using ThiDua.Tests.Indicators;

namespace ThiDua.Tests.Reports;

/// <summary>Returned files divided into sections and laid beside the report.</summary>
public sealed class ReturnedReportTests
{
    private static readonly (string Id, string Title, string Text)[] s_outline =
    [
        ("dac-diem", "Đặc điểm tình hình", "Xã có [[dan-trau]]."),
        ("chan-nuoi", "Chăn nuôi", "Đàn trâu [[dan-trau]].\n\nDịch bệnh được kiểm soát."),
        ("kien-nghi", "Đề xuất, kiến nghị", "Không."),
    ];

    private readonly ReportData _data = new ReportBuilder(new SheetBuilder().Add("dan-trau", 231, "Đàn trâu", "con")).Data;

    [Fact]
    public void Compare_TypedAboveAHeading_BelongsToTheSectionBefore()
    {
        var letter = Printed();
        var heading = letter.FindIndex(b => b.Text == "Chăn nuôi");
        letter.Insert(heading, letter[heading] with { Text = "Dân cư đông đúc.", Level = null, Mark = "" });
        letter[heading + 1] = letter[heading + 1] with { Anchors = [] };

        var section = Compare(letter).Sections.ShouldHaveSingleItem();

        (section.Id, section.State, section.Text).ShouldBe(("dac-diem", ReturnedState.Edited, "Xã có [[dan-trau]].\n\nDân cư đông đúc."));
    }

    [Fact]
    public void Compare_HeadingPutIntoASection_TakesOnlyWhatStandsUnderIt()
    {
        var letter = Printed();
        var body = letter.FindIndex(b => b.Text == "Đàn trâu 231 con.");
        letter.InsertRange(body, [new("", "Cây ăn quả") { Level = 3 }, new("", "Trồng mới 5 ha.")]);

        var compared = Compare(letter);

        compared.Sections.ShouldBeEmpty();
        compared.Unmatched.ShouldBe([new("Cây ăn quả", "Trồng mới 5 ha.", "2. Chăn nuôi", compared.Unmatched[0].Remarks)]);
    }

    [Fact]
    public void Compare_HeadingTakenOut_SectionIsFoundByItsFirstParagraph()
    {
        var letter = Printed();
        letter.RemoveAll(b => b.Text == "Chăn nuôi");

        var section = Compare(letter).Sections.ShouldHaveSingleItem();

        (section.Id, section.State).ShouldBe(("chan-nuoi", ReturnedState.ToLookAt));
        section.Notes.ShouldBe(["Tệp không còn tiêu đề của mục này; tiêu đề trong báo cáo giữ nguyên. Muốn bỏ cả mục thì ẩn mục ở trang sửa mục."]);
    }

    [Fact]
    public void Compare_HeadingReworded_IsToldAndTheTextIsStillRead()
    {
        var letter = Printed();
        var heading = letter.FindIndex(b => b.Text == "Chăn nuôi");
        letter[heading] = letter[heading] with { Text = "Chăn nuôi, thú y" };

        var section = Compare(letter).Sections.ShouldHaveSingleItem();

        section.Notes.ShouldBe(["Tiêu đề trong tệp là “Chăn nuôi, thú y”. Tiêu đề thuộc đề cương nên không nhận từ Word; đổi tên mục ở đề cương của xã."]);
    }

    [Fact]
    public void Compare_CopiedWithoutAnchorsStylesAndOneSection_IsFoundByTitlesAndTheRestIsMissing()
    {
        var letter = Printed().Where(b => !b.Text.StartsWith("Đặc điểm", StringComparison.Ordinal) && !b.Text.StartsWith("Xã có", StringComparison.Ordinal))
            .Select(b => new ReturnedBlock("", b.Level is null ? b.Text : b.Mark + b.Text.ToUpperInvariant())).ToList();

        var compared = Compare(letter);

        compared.ByHeading.ShouldBe(["2. Chăn nuôi", "3. Đề xuất, kiến nghị"], ignoreOrder: true);
        compared.Sections.Select(s => (s.Id, s.State)).ShouldBe([("dac-diem", ReturnedState.Missing)]);
    }

    [Fact]
    public void Compare_SectionGoneFromTheReport_IsUnmatchedNotLost()
    {
        var printed = Report(s_outline);

        var compared = ReturnedReport.Compare(new(new Dictionary<string, string>(), Printed()), printed, _data, Report(s_outline[..2]));

        compared.Unmatched.ShouldHaveSingleItem().Text.ShouldBe("Không.");
    }

    [Theory]
    [InlineData("a b c", "A b c", "a B c", "A B c", false)]
    [InlineData("a b", "a b c", "b", "b c", false)]
    [InlineData("a b", "x b", "y b", "y b", true)]
    [InlineData("a b", "x b", "x b", "x b", false)]
    [InlineData("a b", "b", "a c b", "a c b", true)]
    public void ThreeWay_BothSidesChanged_KeepsBothOrSaysConflict(string before, string mine, string theirs, string expected, bool conflict)
    {
        static List<(ParagraphKind Kind, string Raw)> Of(string texts) => [.. texts.Split(' ').Select(t => (ParagraphKind.Body, t))];

        var (text, clashes) = ThreeWay.Merge(Of(before), Of(mine), Of(theirs));

        (string.Join(' ', text.Select(p => p.Raw)), clashes).ShouldBe((expected, conflict));
    }

    private ReturnedReport Compare(IReadOnlyList<ReturnedBlock> letter)
    {
        var printed = Report(s_outline);
        return ReturnedReport.Compare(new(new Dictionary<string, string>(), letter), printed, _data, printed);
    }

    private static List<ReturnedBlock> Printed() =>
    [
        .. s_outline.SelectMany((s, at) => ((ReturnedBlock[])
        [
            new($"{at + 1}. ", s.Title) { Level = 2, Anchors = [ReportAnchors.Of(s.Id)] },
            .. s.Text.Replace("[[dan-trau]]", "231 con", StringComparison.Ordinal).Split("\n\n").Select((p, n) => new ReturnedBlock("", p) { Anchors = n == 0 ? [ReportAnchors.OfBody(s.Id)] : [] }),
        ])),
    ];

    private PrintedReport Report((string Id, string Title, string Text)[] outline)
    {
        var tokens = new TokenExpander(_data);
        var sections = outline.Select((s, at) => new ModelSection(s.Id, 1, $"{at + 1}.", s.Title, false, false,
            [.. ProseParser.Paragraphs(s.Text).Select(p => new Block(p.Kind, tokens.Expand(p.Text)))], [])).ToList();
        var model = new ReportModel("khoi-ky", "2022", "tong-ket", "thu@1", new(null, "UBND XÃ", null, "BC-UBND", "Khôi Kỳ", 2022, 12, null), "BÁO CÁO", ["Thử"], [], sections, [], [], new("TM.", "CHỦ TỊCH", null, "Tên"), ["{1}.", "{1}."]);
        return new(model, outline.ToDictionary(s => s.Id, s => PrintedText.Of(_data, s.Text), StringComparer.Ordinal));
    }
}
