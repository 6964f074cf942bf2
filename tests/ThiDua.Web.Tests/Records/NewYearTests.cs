using System.Net;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Web.Tests.Support;

namespace ThiDua.Web.Tests.Records;

/// <summary>What a new year takes over from the year before.</summary>
public sealed class NewYearTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task NewYear_CopiesMovementsAndLists_FromTheYearBefore()
    {
        await shared.Site.InScopeAsync(async (_, db) =>
        {
            db.Operation = new(OperationKinds.YearOpened, Actor.System);
            db.Add(new WorkingYear { OwnerId = db.OwnerId, Year = 2023, OpenedAt = new(2022, 12, 12, 0, 0, 0, TimeSpan.Zero) });
            return await db.SaveChangesAsync();
        });
        var client = await shared.Site.SignInAsync("ngoc.tb");

        using var copied = await client.PostAsync("/danh-gia?nam=2023", "form:has([value=Weaknesses])", []);
        Assert.Equal(HttpStatusCode.Redirect, copied.StatusCode);
        var weaknesses = await shared.Site.InScopeAsync((_, db) => db.Set<ReportItem>().Where(i => i.Kind == ItemKind.Weaknesses).OrderBy(i => i.Order).AsNoTracking().ToListAsync());
        Assert.Equal(weaknesses.Where(i => i.Period == "2022").Select(i => i.Text), weaknesses.Where(i => i.Period == "2023").Select(i => i.Text));

        // a movement of several years runs on; the list is not empty, so nothing is offered
        Assert.Contains("giai đoạn 2022-2025", (await client.PageAsync("/phong-trao")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await shared.Site.InScopeAsync(async (services, db) => await new ThiDua.Movements.MovementService(db, new(TimeProvider.System)).CopyYearAsync(2022, 2023, Actor.System));
        Assert.Contains("Thi đua yêu nước năm 2023", (await client.PageAsync("/phong-trao")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }
}
