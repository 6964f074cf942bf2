using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.ChiTieu;

/// <summary>What everybody changed in figures today.</summary>
public sealed class LichSuModel(ThiDuaDb db, CurrentUser me, IndicatorQueries indicators, VietnamClock clock) : OwnedPage(db, me)
{
    public IReadOnlyList<(HistoryEntry Entry, Guid Figure, string Name, IReadOnlyDictionary<Guid, string> Labels)> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var midnight = new DateTimeOffset(VietnamClock.ToVietnam(clock.UtcNow).Date, TimeSpan.FromHours(7)).ToUniversalTime();
        var changes = await indicators.ChangesAsync(midnight, 200);
        var ids = changes.Select(c => c.FigureId).Distinct().ToList();
        var figures = await Db.Set<Figure>().Where(f => ids.Contains(f.Id)).Include(f => f.Benchmarks).Include(f => f.Parts).AsSplitQuery().AsNoTracking().ToDictionaryAsync(f => f.Id);
        var names = await Db.Set<Indicator>().AsNoTracking().ToDictionaryAsync(i => i.Id, i => i.Name);
        var entries = new List<(HistoryEntry, Guid, string, IReadOnlyDictionary<Guid, string>)>();
        foreach (var (entry, id) in changes.Where(c => figures.ContainsKey(c.FigureId)))
        {
            entries.Add((entry, id, names.GetValueOrDefault(figures[id].IndicatorId, "?"), await indicators.LabelsAsync(figures[id], [entry])));
        }

        Entries = entries;
    }
}
