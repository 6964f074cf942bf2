using ThiDua.Reports;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>The sample commune with everything its report is made from; read only.</summary>
public sealed class KhoiKyFixture : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public Guid Owner { get; private set; }

    public ReportData Data { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync(KhoiKy.Template);
        Owner = await KhoiKy.OwnerAsync(_database);
        Data = await KhoiKy.ReportAsync(_database);
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
