using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
using ThiDua.Integration;
using ThiDua.Reports;

namespace ThiDua.DatabaseTests;

/// <summary>What holds for every sample.</summary>
public sealed class AllSamplesTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    public static TheoryData<string> Names { get; } = [.. SampleLoader.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Report_OfTheSample_HasNoBlockingProblemAndNothingMissing(string sample)
    {
        var data = await samples.ReportAsync(sample);
        var model = ReportComposer.Compose(data).Model;

        ReportProblems.Find(data, model).Where(p => p.Weight == ProblemWeight.Blocking).ShouldBeEmpty();
        model.AllSpans().Where(s => s.Kind == SpanKind.Missing).ShouldBeEmpty();
        model.AllSections().Where(s => s.Blocks.Count == 0 && s.Sections.Count == 0).ShouldBeEmpty();
    }

    /// <summary>Nothing about records is typed: what is typed into the sample's prose are ordinals, names of plots and the like.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Report_OfTheSample_TypesNoFigureOfARecord(string sample)
    {
        var data = await samples.ReportAsync(sample);
        var typed = ReportComposer.Compose(data).Model.AllSpans().Where(s => s.Kind == SpanKind.Typed).Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        var stored = data.Sheet.Rows.SelectMany(r => r.Figure?.Benchmarks.Select(b => b.Value).Append(r.Value) ?? []).OfType<decimal>()
            .Where(v => v >= 200).Select(v => Figures.VietnameseNumber.FormatTrimmed(v, 2));

        typed.Intersect(stored).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Model_OfTheSample_SurvivesJsonAndIsTheSameTwice(string sample)
    {
        var model = await samples.ModelAsync(sample);

        ReportModel.FromJson(model.ToJson()).ToJson().ShouldBe(model.ToJson());
        (await samples.ModelAsync(sample)).ToJson().ShouldBe(model.ToJson());
        ReportLayout.Word(model).ShouldBe(ReportLayout.Word(ReportModel.FromJson(model.ToJson())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WordFile_OfTheSample_IsValid(string sample)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportLayout.Word(await samples.ModelAsync(sample))), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    /// <summary>What came back as it went out asks nobody anything, with its anchors and without them.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task WordFile_ReadBackUnedited_ChangesNothing(string sample)
    {
        var data = await samples.ReportAsync(sample);
        var printed = PrintedReport.Of(data);
        var letter = Read(ReportLayout.Word(printed.Model, PrintOrigin.Of(printed.Model, data.Report.Id, 3)));

        PrintOrigin.From(letter.Properties).ShouldBe(new PrintOrigin(data.Report.Id, 3, 0, PrintOrigin.ContentOf(printed.Model)));
        ShouldSayNothing(ReturnedReport.Compare(letter, printed, data, printed), printed);
        var bare = letter with { Blocks = [.. letter.Blocks.Select(b => b with { Anchors = [] })] };
        ShouldSayNothing(ReturnedReport.Compare(bare, printed, data, printed), printed);
    }

    /// <summary>The words of a draft stored as JSON are those it was printed with.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task PrintedTexts_OfTheSample_SurviveJson(string sample)
    {
        var printed = PrintedReport.Of(await samples.ReportAsync(sample));

        PrintedReport.FromJson(printed.Model.ToJson(), printed.TextsToJson()).TextsToJson().ShouldBe(printed.TextsToJson());
    }

    private static void ShouldSayNothing(ReturnedReport compared, PrintedReport printed)
    {
        compared.Sections.Select(s => $"{s.Heading}: {s.State} {string.Join(" | ", s.Changes.SelectMany(c => c.Words).Select(w => $"{w.Kind} {w.Text}"))} {string.Join(" | ", s.Figures)} {string.Join(" | ", s.Cells)} {string.Join(" | ", s.Notes)}").ShouldBeEmpty();
        compared.Unmatched.ShouldBeEmpty();
        compared.Outside.Select(s => $"{s.Heading}: {string.Join(" | ", s.Changes.SelectMany(c => c.Words).Select(w => $"{w.Kind} {w.Text}"))} {string.Join(" | ", s.Cells)}").ShouldBeEmpty();
        compared.Same.ShouldBe(printed.Model.PrintedSections().Count());
    }

    private static ReturnedLetter Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        OfficeFiles.Check(stream, OfficeKind.Docx, "bao-cao.docx");
        return ReturnedLetter.Read(stream, "bao-cao.docx");
    }

    /// <summary>Sign-in names are those of the whole installation, not of one commune.</summary>
    [Fact]
    public void Accounts_OfAllSamples_HaveNamesOfTheirOwn() =>
        SampleLoader.Names.SelectMany(n => SampleLoader.Read(n).Accounts).GroupBy(a => a.UserName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
}
