using Microsoft.EntityFrameworkCore;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.KhenThuong;

/// <summary>Counts of awards by level, form, kind and subject, and the shares that Phụ lục II explains.</summary>
public sealed class TongHopModel(ThiDuaDb db, CurrentUser me, AwardQueries awards) : RecordPage(db, me)
{
    public AwardSummary Table { get; private set; } = AwardSummary.Of([]);

    public DirectWorkerShare Workers { get; private set; } = new(0, 0, 0);

    public int AllCollectives { get; private set; }

    public int AllIndividuals { get; private set; }

    public async Task OnGetAsync()
    {
        var ct = HttpContext.RequestAborted;
        var lines = await awards.OfPeriodAsync(Period, ct);
        Table = AwardSummary.Of(lines);
        Workers = AwardRules.Workers(lines.Where(l => l.Direction == AwardDirection.Own));
        AllCollectives = await Db.Set<Unit>().CountAsync(u => u.LastYear == null || u.LastYear >= Me.Year, ct);
        AllIndividuals = await Db.Set<Person>().CountAsync(p => p.LastYear == null || p.LastYear >= Me.Year, ct);
    }
}
