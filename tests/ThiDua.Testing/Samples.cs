using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Testing;

/// <summary>All sample communes in one database, as <c>./run</c> loads them.</summary>
public static class Samples
{
    /// <summary>Template database with every sample; made anew whenever the domain library changes.</summary>
    public static TestTemplate Template { get; } = new("samples", typeof(SampleLoader).Assembly.ManifestModule.ModuleVersionId.ToString(), async connections =>
    {
        foreach (var name in SampleLoader.Names)
        {
            await using var work = new Work(connections.App);
            await new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(name), KhoiKy.Password);
        }
    });

    /// <summary>Everything the report of a sample is made from.</summary>
    public static async Task<ReportData> ReportAsync(TestDatabase database, string name)
    {
        var sample = SampleLoader.Read(name);
        var template = sample.Report.Template.Split('@')[0];
        await using var looking = new Work(database);
        var owner = await looking.Db.Set<Owner>().Where(o => o.Code == sample.Commune.Code).Select(o => o.Id).SingleAsync();
        await using var work = await Work.BeginAsync(database, owner);
        var report = await work.Db.Set<Report>().SingleAsync(r => r.Period == sample.Period && r.TemplateId == template);
        return await work.Reports.LoadAsync(report.Id);
    }
}
