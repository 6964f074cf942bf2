using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Figures;
using ThiDua.Reports;

namespace ThiDua.Benchmarks;

/// <summary>Khôi Kỳ's year-end report with both appendices from loaded data, warm. Needs the sample: <c>./thidua db seed-sample</c>.</summary>
[MemoryDiagnoser]
public class ReportBenchmark
{
    private ReportData _data = null!;
    private ReportModel _model = null!;
    private string _text = "";

    [GlobalSetup]
    public async Task LoadAsync()
    {
        var connections = await DatabaseLocator.ResolveAsync();
        await using var services = new ServiceCollection().AddThiDua(connections.App).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owner = await db.Set<Owner>().SingleAsync(o => o.Code == "khoi-ky");
        await db.BeginAsync(owner.Id);
        var queries = scope.ServiceProvider.GetRequiredService<ReportQueries>();
        var report = (await queries.FindAsync(ReportKind.TongKet, "2022"))!;
        var data = await queries.LoadAsync(report.Id);
        _data = data with { Outline = OutlineRules.Apply(data.Outline!.Template, [OutlineChange.Attach("phu-luc-1"), OutlineChange.Attach("phu-luc-2")]) };
        await db.RollbackAsync();
        _model = ReportComposer.Compose(_data).Model;
        _text = string.Join('\n', _model.AllSections().SelectMany(s => s.Blocks).Select(ReportModel.TextOf));
    }

    /// <summary>The model as JSON, for the peer.</summary>
    public string Json => _model.ToJson();

    /// <summary>Records → model → Word.</summary>
    [Benchmark]
    public int ComposeAndWrite() => ReportLayout.Word(ReportComposer.Compose(_data).Model).Length;

    /// <summary>Model → Word: the same work the peer does (filling a document with prepared text).</summary>
    [Benchmark]
    public int Write() => ReportLayout.Word(_model).Length;

    /// <summary>All problems of the report.</summary>
    [Benchmark]
    public int FindProblems() => ReportProblems.Find(_data, _model).Count;

    /// <summary>The prose checks over the report's text (about 30 KB).</summary>
    [Benchmark]
    public int CheckText() => FigureChecks.Check(_text).Count;
}
