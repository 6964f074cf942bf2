using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>The sample khoi-ky-2022 as it lies in the database, and the report it makes.</summary>
public sealed class SampleReportTests(KhoiKyFixture khoiKy) : IClassFixture<KhoiKyFixture>
{
    [Fact]
    public async Task Load_Sample_PutsEveryRecordIntoTheDatabase()
    {
        var sample = SampleLoader.Read(KhoiKy.Sample);

        var stored = await ReadAsync(async work => new Dictionary<string, int>
        {
            ["units"] = await work.Db.Set<Unit>().CountAsync(),
            ["people"] = await work.Db.Set<Person>().CountAsync(),
            ["memberships"] = await work.Db.Set<Membership>().CountAsync(),
            ["fields"] = await work.Db.Set<Field>().CountAsync(),
            ["indicators"] = await work.Db.Set<Indicator>().CountAsync(),
            ["figures"] = await work.Db.Set<Figure>().CountAsync(),
            ["parts"] = await work.Db.Set<FigurePart>().CountAsync(),
            ["benchmarks"] = await work.Db.Set<Benchmark>().CountAsync(),
            ["headline"] = await work.Db.Set<HeadlineItem>().CountAsync(),
            ["narratives"] = await work.Db.Set<Narrative>().CountAsync(),
            ["documents"] = await work.Db.Set<OfficialDocument>().CountAsync(),
            ["movements"] = await work.Db.Set<Movement>().CountAsync(),
            ["awards"] = await work.Db.Set<AwardLine>().CountAsync(),
            ["rates"] = await work.Db.Set<RewardRate>().CountAsync(),
            ["fund"] = await work.Db.Set<FundEntry>().CountAsync(),
            ["items"] = await work.Db.Set<ReportItem>().CountAsync(),
            ["reports"] = await work.Db.Set<Report>().CountAsync(),
        });

        stored.ShouldBe(new Dictionary<string, int>
        {
            ["units"] = sample.Units.Count + sample.Hamlets.Count,
            ["people"] = sample.People.Count,
            ["memberships"] = sample.Accounts.Count,
            ["fields"] = sample.Fields.Count,
            ["indicators"] = sample.Indicators.Count,
            ["figures"] = sample.Indicators.Count,
            ["parts"] = sample.Indicators.Sum(i => i.Figure?.Parts.Count ?? 0),
            ["benchmarks"] = sample.Indicators.Sum(i => (i.Figure?.Targets.Count ?? 0) + (i.Figure?.Previous is null ? 0 : 1)),
            ["headline"] = sample.Headline.Sum(h => h.Codes.Count),
            ["narratives"] = sample.Narratives.Count + sample.Movements.Count(m => m.Result is not null),
            ["documents"] = sample.Documents.Count,
            ["movements"] = sample.Movements.Count,
            ["awards"] = sample.Awards.Count,
            ["rates"] = sample.Rates.Count,
            ["fund"] = sample.Fund.Count,
            ["items"] = sample.Items.Sum(i => i.Value.Count),
            ["reports"] = 1,
        });
        stored.Values.ShouldAllBe(count => count > 0);
    }

    [Fact]
    public async Task Load_Sample_IsOneOperationOfAWholeChain()
    {
        var (report, latest) = await ReadAsync(async work => (await work.Audit.VerifyAsync(), await work.Audit.LatestAsync(null, 10)));

        (report.Operations, report.ErasedValues, report.Problems.Count).ShouldBe((1L, 0, 0));
        latest.Select(o => (o.Seq, o.Actor, o.Kind, o.Title)).ShouldBe([(1, "Hệ thống", OperationKinds.SampleLoaded, "Nạp dữ liệu mẫu")]);
    }

    [Fact]
    public async Task Load_SampleTwice_IsRefused()
    {
        await using var work = new Work(khoiKy.Database);

        (await Should.ThrowAsync<DomainException>(() => new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(KhoiKy.Sample), KhoiKy.Password)))
            .Message.ShouldBe("Xã “Khôi Kỳ” đã có trong cơ sở dữ liệu; dữ liệu mẫu chỉ nạp vào chỗ trống.");
    }

    [Fact]
    public void Read_UnknownSample_ListsTheKnownOnes() =>
        Should.Throw<DomainException>(() => SampleLoader.Read("khong-co")).Message.ShouldBe($"Không có dữ liệu mẫu “khong-co”. Có: {string.Join(", ", SampleLoader.Names)}.");

    [Fact]
    public void Parse_MisspeltKey_IsAnError() => Should.Throw<YamlDotNet.Core.YamlException>(() => SampleFile.Parse("commune: {naem: Khôi Kỳ}"));

    [Fact]
    public async Task Load_SampleWithADanglingName_LeavesNothingBehind()
    {
        await using var database = await TestCluster.CreateDatabaseAsync();
        await using var work = new Work(database);
        var sample = SampleLoader.Read(KhoiKy.Sample);
        sample.Indicators[0].UnitInCharge = "khong-co";

        (await Should.ThrowAsync<DomainException>(() => new SampleLoader(work.Db, work.Clock).LoadAsync(sample, KhoiKy.Password))).Message
            .ShouldBe("Dữ liệu mẫu nhắc tới “khong-co” nhưng không có bản ghi nào tên đó.");
        await work.Db.RollbackAsync();

        (await Sql.OwnerAsync(database, "select (select count(*) from owner) + (select count(*) from account) + (select count(*) from unit)"))[0][0].ShouldBe(0L);
    }

    /// <summary>F0:72–134: the per cents of section II.1, in the order of the real report.</summary>
    [Fact]
    public void Section_OfKeyIndicators_PrintsElevenItemsWithTheirPercents()
    {
        var section = ReportComposer.Compose(khoiKy.Data).Model.AllSections().Single(s => s.Id == "chi-tieu");

        section.Blocks.Where(b => b.Kind == ParagraphKind.Numbered).Select(b => b.Number).ShouldBe(Enumerable.Range(1, 11).Select(n => (int?)n));
        section.Blocks.SelectMany(ReportModel.SpansOf).Where(s => s.Source?.Aspect.StartsWith("percent:", StringComparison.Ordinal) == true).Select(s => s.Text).ShouldBe([
            "102,9%", "105,08%", "100%", "104,5%", "100,4%", "108%", "144%", "101%", "109,1%", "101,3%", "100,9%", "107,1%", "172%", "520,06%", "224,45%", "103%", "105,6%", "100%", "126%",
            "100%", "100,6%", "100,5%",
        ]);
    }

    /// <summary>A section edited without changing a letter prints the same: what people edit is what the template made.</summary>
    [Fact]
    public void Sources_OfEverySection_ComposeBackToTheSameWords()
    {
        var composed = ReportComposer.Compose(khoiKy.Data);
        var edits = composed.Sources.Where(s => s.Value.Length > 0)
            .ToDictionary(s => s.Key, s => new ReportSection { OwnerId = khoiKy.Owner, ReportId = khoiKy.Data.Report.Id, SectionId = s.Key, Text = s.Value }, StringComparer.Ordinal);

        var again = ReportComposer.Compose(khoiKy.Data with { Edits = edits });

        Words(again).ShouldBe(Words(composed));
        static IEnumerable<string> Words(ComposedReport report) => report.Model.AllSections().SelectMany(s => s.Blocks.Select(b => $"{s.Number} {b.Kind} {b.Number} {ReportModel.TextOf(b)}"));
    }

    private async Task<T> ReadAsync<T>(Func<Work, Task<T>> read) => await Work.DoAsync(khoiKy.Database, khoiKy.Owner, read);
}
