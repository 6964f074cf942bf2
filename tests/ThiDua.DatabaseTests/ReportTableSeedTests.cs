using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>The real reports read back into the communes whose samples were made from them: what is taken without asking is what the samples hold.</summary>
public sealed class ReportTableSeedTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    private static readonly FigureAccess s_officer = new(Role.EmulationOfficer, null, new Dictionary<Guid, string>());
    private static readonly DateOnly s_today = new(2024, 1, 1);

    [SeedTheory]
    [InlineData("khoi-ky-2022", "000", 41)]
    [InlineData("dinh-bien-2023", "002", 13)]
    [InlineData("thuy-hung-2023-H1", "003", 14)]
    [InlineData("khanh-cu-2023", "004", 11)]
    public async Task Read_IntoTheSample_EveryRowTakenEqualsTheSample(string sample, string seed, int taken)
    {
        var sheet = (await samples.ReportAsync(sample)).Sheet;
        var plan = Plan(seed, sheet, sheet.Period);

        var rows = plan.Rows.Where(r => r.Taken).ToList();
        rows.Count.ShouldBe(taken);
        rows.SelectMany(r => r.Cells.Where(c => c.Outcome != CellOutcome.Same).Select(c => $"{r.Name}: {c.Column} {c.Text}, {c.Outcome} {c.Before}")).ShouldBeEmpty();
        rows.ShouldAllBe(r => r.Source.Lines.Count > 0);
    }

    /// <summary>The same catalogue without any figure: nothing can be recognised by its number, and still what is taken is right.</summary>
    [SeedTheory]
    [InlineData("khoi-ky-2022", "000", "")]
    [InlineData("dinh-bien-2023", "002", "")]
    [InlineData("thuy-hung-2023-H1", "003", "so-dan-toc btxh-bhyt")]
    [InlineData("khanh-cu-2023", "004", "")]
    public async Task Read_IntoAnEmptyCommune_TakesTheSamplesValues(string sample, string seed, string wrong)
    {
        var known = (await samples.ReportAsync(sample)).Sheet;
        var empty = new FigureSheet(known.Period, known.Profile, known.Fields, [.. known.Rows.Select(r => r.Indicator)], [], []);
        var plan = Plan(seed, empty, empty.Period);

        var differing = plan.Inputs.Select(i => (Row: known.Find(i.Key)!, Input: i.Value)).Where(i => i.Input.Value is { } value && value != i.Row.Value).Select(i => i.Row.Indicator.Code);
        differing.ShouldBe(wrong.Split(" ", StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    /// <summary>Last year's report beside this year's figures: results become the level a year before, rates of counts included.</summary>
    [SeedFact]
    public async Task Read_LastYearsReport_FillsTheColumnOfTheYearBefore()
    {
        var known = (await samples.ReportAsync("khoi-ky-2022")).Sheet;
        var next = new FigureSheet(Shared.Period.OfYear(2023), known.Profile, known.Fields, [.. known.Rows.Select(r => r.Indicator)], [], []);
        var plan = Plan("000", next, known.Period);

        plan.Rows.SelectMany(r => r.Cells).ShouldAllBe(c => c.Column == FigureColumns.Previous);
        decimal? Of(string code) => plan.Inputs.GetValueOrDefault(known.Find(code)!.Indicator.Id)?.Previous;
        (Of("luong-thuc"), Of("dan-trau"), Of("che-bup"), Of("cong-thuong"), Of("thu-can-doi"), Of("bhyt"), Of("ty-le-ho-ngheo"))
            .ShouldBe((3940.5m, 231m, 2421.9m, 23_565_000_000m, 852_906_558m, 98.5m, 6.92m));
        plan.Inputs.Values.ShouldAllBe(i => i.Value == null && i.Targets.Count == 0);
    }

    private static ImportPlan Plan(string seed, FigureSheet sheet, Shared.Period reported)
    {
        var text = File.ReadAllText(Directory.GetFiles(RepositoryRoot.Seeds, seed + "_*.txt").Single());
        return ImportPlan.Make([ReportTable.Of(text, sheet, reported, ImportFixes.None)], sheet, s_officer, ImportFixes.None, s_today);
    }
}
