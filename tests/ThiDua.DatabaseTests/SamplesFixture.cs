using System.Collections.Concurrent;
using ThiDua.Reports;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>All sample communes beside each other; read only.</summary>
public sealed class SamplesFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ReportData>>> _reports = new(StringComparer.Ordinal);
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    /// <summary>Everything the report of a sample is made from.</summary>
    public Task<ReportData> ReportAsync(string sample) => _reports.GetOrAdd(sample, name => new(() => Samples.ReportAsync(Database, name))).Value;

    /// <summary>The report of a sample.</summary>
    public async Task<ReportModel> ModelAsync(string sample) => ReportComposer.Compose(await ReportAsync(sample)).Model;

    public async Task InitializeAsync() => _database = await TestCluster.CreateDatabaseAsync(Samples.Template);

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
