using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>One program for all tests of a class, with the clients they sign in once.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public SampleSite Site { get; private set; } = null!;

    public SignedInClient Officer { get; private set; } = null!;

    public SignedInClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await SampleSite.StartAsync();
        Officer = await Site.SignInAsync("lan.ht");
        Administrator = await Site.SignInAsync("duc.pm");
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>The newest operation of the sample commune with its changes.</summary>
    public Task<(OperationRecord Operation, List<ChangeRecord> Changes)> LastOperationAsync() => Site.InScopeAsync(async (_, db) =>
    {
        var operation = await db.Set<OperationRecord>().Where(o => o.OwnerId == db.OwnerId).OrderByDescending(o => o.Seq).FirstAsync();
        return (operation, await db.Set<ChangeRecord>().Where(c => c.OwnerId == db.OwnerId && c.Seq == operation.Seq).OrderBy(c => c.Ordinal).ToListAsync());
    });
}
