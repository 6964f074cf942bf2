using Microsoft.EntityFrameworkCore;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>An evaluation list saved as a whole: rows follow their text, not their place.</summary>
public sealed class ItemPairingTests : TwoCommunes
{
    private static readonly Period s_year = Period.OfYear(2022);

    [Fact]
    public async Task Save_LineCorrectedAndMoved_KeepsItsRowAndItsAnswer_AndANewMatterGetsItsOwn()
    {
        await SaveAsync("Hồ sơ khen thưởng nộp muộn so với quy định", "Phong trào ở một số xóm chưa đều", "Tuyên truyền gương điển hình còn ít");
        var before = await ItemsAsync();
        await DoAsync(work => new ReportItemService(work.Db).FollowUpAsync(before[0].Id, new() { State = ItemState.Settled, Reply = "Đã nộp đúng hạn", Version = before[0].Version }, Work.Today, Work.Lan));

        await SaveAsync("Chưa có cán bộ chuyên trách", "Phong trào ở một số xóm chưa đều", "Hồ sơ khen thưởng nộp muộn so với các quy định");

        var after = await ItemsAsync();
        after.Select(i => (i.Text, i.State, Known: before.ToList().FindIndex(b => b.Id == i.Id))).ShouldBe([
            ("Chưa có cán bộ chuyên trách", ItemState.Open, -1), ("Phong trào ở một số xóm chưa đều", ItemState.Open, 1), ("Hồ sơ khen thưởng nộp muộn so với các quy định", ItemState.Settled, 0),
        ]);
        after[2].Reply.ShouldBe("Đã nộp đúng hạn");
    }

    private Task<List<ReportItem>> ItemsAsync() => DoAsync(work => work.Db.Set<ReportItem>().Where(i => i.Kind == ItemKind.Weaknesses).OrderBy(i => i.Order).AsNoTracking().ToListAsync());

    private async Task SaveAsync(params string[] lines)
    {
        var stamp = ReportItemService.Stamp(await ItemsAsync());
        await DoAsync(work => new ReportItemService(work.Db).SaveAsync(s_year, ItemKind.Weaknesses, [.. lines.Select(l => new ItemLine(l))], stamp, Work.Lan));
    }
}
