using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Reports;

namespace ThiDua.Testing;

/// <summary>The sample commune Khôi Kỳ, year 2022, loaded once into a template database.</summary>
public static class KhoiKy
{
    /// <summary>Name of the sample.</summary>
    public const string Sample = "khoi-ky-2022";

    /// <summary>Password of all its accounts.</summary>
    public const string Password = "mat-khau-thu-nghiem";

    /// <summary>Template database with the sample; made anew whenever the domain library changes.</summary>
    public static TestTemplate Template { get; } = new("khoi-ky", typeof(SampleLoader).Assembly.ManifestModule.ModuleVersionId.ToString(), async connections =>
    {
        await using var work = new Work(connections.App);
        await new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(Sample), Password);
    });

    /// <summary>The commune.</summary>
    public static async Task<Guid> OwnerAsync(TestDatabase database)
    {
        await using var work = new Work(database);
        return await work.Db.Set<Owner>().Where(o => o.Code == "khoi-ky").Select(o => o.Id).SingleAsync();
    }

    /// <summary>Everything its year-end report is made from.</summary>
    public static async Task<ReportData> ReportAsync(TestDatabase database)
    {
        await using var work = await Work.BeginAsync(database, await OwnerAsync(database));
        var report = await work.Reports.FindAsync(ReportKind.TongKet, "2022") ?? throw new InvalidOperationException("The sample has no report.");
        return await work.Reports.LoadAsync(report.Id);
    }
}
