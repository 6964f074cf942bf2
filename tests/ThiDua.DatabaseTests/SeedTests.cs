using System.Globalization;
using System.Text.RegularExpressions;
using ThiDua.Reports;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>
/// The report made of each sample against the commune's real document: every number of it is printed, but for those samples/exceptions.md lists with its reason.
/// </summary>
public sealed partial class SeedTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    /// <summary>Samples and the real documents they were made from.</summary>
    private static readonly Seed[] s_seeds =
    [
        new("khoi-ky-2022", "000", LastLine: 1013, MoreThan: 600, [1341.33m, 3940.5m, 18889444153m, 2177752500m, 93.8m, 1649m, 28700000m, 5m],
            "linh-vuc-nho/tin-dung", [70381708608m, 1060m, 45200135000m, 398m, 25181573608m, 662m]),
        new("dinh-bien-2023", "002", LastLine: 534, MoreThan: 115, [369m, 2031m, 249.82m, 545.4m, 46938m, 92.66m, 82.5m, 0.02m, 73m, 78m],
            "linh-vuc-nho/quoc-phong", [73m, 28m, 18m]),
        new("khanh-cu-2023", "004", LastLine: 198, MoreThan: 140, [7.2m, 8380m, 1845m, 1.86m, 16800000m, 26.3m, 3689m, 1082m, 13.1m, 15m],
            "linh-vuc/chuyen-doi-so", [31m, 12m, 3689m, 2505m, 925m, 199m, 16m, 38m]),
        new("khoi-ky-2023-ke-hoach", "001", LastLine: 373, MoreThan: 50, [34m, 93m, 78m, 48m, 133m, 91m, 40m, 28m],
            "don-vi/cac-co-quan-nganh-doan-the-cac-xom", [28m]),
        new("thuy-hung-2023-H1", "003", LastLine: 451, MoreThan: 500, [2266.39m, 467.53m, 1438337684m, 31.73m, 12555m, 74900000m, 8251000m, 3104000m, 36000m, 2013m],
            "linh-vuc-nho/chung-thuc", [2457m, 8251000m, 3310000m, 850000m]),
    ];

    public static TheoryData<string> Names { get; } = [.. s_seeds.Select(s => s.Sample)];

    [SeedTheory]
    [MemberData(nameof(Names))]
    public async Task Report_OfTheSample_PrintsEveryNumberOfTheRealReport(string sample)
    {
        var printed = Numbers(Text(await samples.ModelAsync(sample))).Select(n => n.Value).ToHashSet();

        var missing = Of(sample).Numbers().Where(n => !printed.Contains(n.Value)).Select(n => $"{n.Line.ToString(CultureInfo.InvariantCulture)}: {n.Text}");

        missing.ShouldBe(Exceptions(sample));
    }

    /// <summary>The comparison above would be met by reading no number at all.</summary>
    [SeedTheory]
    [MemberData(nameof(Names))]
    public void RealReport_IsReadWhole(string sample)
    {
        var numbers = Of(sample).Numbers();

        numbers.Count.ShouldBeGreaterThan(Of(sample).MoreThan);
        Of(sample).Witnesses.Except(numbers.Select(n => n.Value)).ShouldBeEmpty();
    }

    /// <summary>Take a section away and the comparison misses its numbers.</summary>
    [SeedTheory]
    [MemberData(nameof(Names))]
    public async Task Report_WithoutOneSection_MissesItsNumbers(string sample)
    {
        var seed = Of(sample);
        var model = await samples.ModelAsync(sample);
        var printed = Numbers(Text(model with { Sections = [.. model.Sections.Select(s => Without(s, seed.Section))] })).Select(n => n.Value).ToHashSet();

        seed.Numbers().Where(n => !printed.Contains(n.Value)).Select(n => n.Value).Except(ExceptionValues(sample)).ShouldBe(seed.OfSection);
    }

    [Theory]
    [InlineData("1.341.33 ha", "1341.33")]
    [InlineData("102.9% và 3.940,5 tấn", "102.9 3940.5")]
    [InlineData("18.889.444,153 đồng", "18889444153")]
    [InlineData("8.6/5.0 ha, 05 con", "8.6 5 5")]
    [InlineData("09/12/2022, 2022-2025, 65.062,1m2.", "9 12 2022 2022 2025 65062.1 2")]
    [InlineData("1649 trẻ; 1857.", "1649 1857")]
    public void Numbers_HoweverWritten_AreReadByTheirValue(string text, string values) =>
        string.Join(' ', Numbers(text).Select(n => n.Value.ToString("0.##########", CultureInfo.InvariantCulture))).ShouldBe(values);

    private static Seed Of(string sample) => s_seeds.Single(s => s.Sample == sample);

    private static ModelSection Without(ModelSection section, string id) => section with { Sections = [.. section.Sections.Where(s => s.Id != id).Select(s => Without(s, id))] };

    /// <summary>Everything the document prints, but for the numbers of headings and items.</summary>
    private static string Text(ReportModel model) => string.Join('\n',
    [
        .. model.Title,
        model.Head.Year.ToString(CultureInfo.InvariantCulture),
        .. model.Preamble.Select(Text),
        .. model.PrintedSections().SelectMany(s => s.Blocks.Select(Text).Prepend(s.Title)),
        .. model.Closing.Select(Text),
        .. (model.Appendices ?? []).SelectMany(a => a.Blocks.Select(Text).Prepend(a.Title)),
        .. model.Recipients,
    ]);

    /// <summary>A paragraph, or the cells of a table with blanks between them.</summary>
    private static string Text(Block block) => block.Table is { } table
        ? string.Join(' ', table.Rows.SelectMany(r => r.Cells).Select(c => string.Concat(c.Spans.Select(s => s.Text))))
        : ReportModel.TextOf(block);

    /// <summary>The first table under the sample's heading in exceptions.md: the only list of numbers that may be missing.</summary>
    private static IReadOnlyList<string> Exceptions(string sample) => [.. ExceptionRows(sample).Select(r => $"{r[1].Trim()}: {r[2].Trim()}")];

    private static IEnumerable<decimal> ExceptionValues(string sample) => ExceptionRows(sample).SelectMany(r => Numbers(r[2])).Select(n => n.Value);

    private static IEnumerable<string[]> ExceptionRows(string sample) => File.ReadAllText(RepositoryRoot.File("samples", "exceptions.md"))
        .Split($"## {sample}\n\n")[1].Split("\n\n")[1].Split('\n').Skip(2).Select(row => row.Split('|'));

    /// <summary>Real reports mix 102.9 and 102,9: the last mark is a decimal mark unless three digits follow it.</summary>
    private static IEnumerable<(string Text, decimal Value)> Numbers(string text) => Number().Matches(text).Select(match =>
    {
        var last = match.Value.LastIndexOfAny(['.', ',']);
        var digits = match.Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var places = last < 0 || match.Value.Length - last - 1 == 3 ? 0 : match.Value.Length - last - 1;
        return (match.Value, decimal.Parse(digits[..^places] + "." + digits[^places..], NumberStyles.Number, CultureInfo.InvariantCulture));
    });

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*[0-9]{1,2}(?:\.[0-9]{1,2})*\.\s+(?=\D)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadingNumber();

    [GeneratedRegex(@"^\s*[0-9]{1,3}\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();

    /// <summary>A sample and its real document.</summary>
    /// <param name="Sample">Name of the sample.</param>
    /// <param name="File">First digits of the document's file name.</param>
    /// <param name="LastLine">Last line that belongs to the document.</param>
    /// <param name="MoreThan">The document holds more numbers than this.</param>
    /// <param name="Witnesses">Some of them, from all over it.</param>
    /// <param name="Section">A section to take away.</param>
    /// <param name="OfSection">Numbers that are then missing.</param>
    private sealed record Seed(string Sample, string File, int LastLine, int MoreThan, decimal[] Witnesses, string Section, decimal[] OfSection)
    {
        public List<(int Line, string Text, decimal Value)> Numbers()
        {
            var lines = System.IO.File.ReadAllLines(Directory.GetFiles(RepositoryRoot.Seeds, File + "_*.txt").Single());
            return [.. lines.Take(LastLine).Select((text, at) => (Line: at + 1, Text: HeadingNumber().Replace(text, "")))
                .Where(l => !PageNumber().IsMatch(l.Text))
                .SelectMany(l => SeedTests.Numbers(l.Text).Select(n => (l.Line, n.Text, n.Value)))];
        }
    }
}
