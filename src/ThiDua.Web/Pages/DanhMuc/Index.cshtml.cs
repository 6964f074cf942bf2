using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>The way to profile, units, people and lists.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, OrganisationQueries queries) : OwnedPage(db, me)
{
    public CommuneProfile? Profile { get; private set; }

    public int Units { get; private set; }

    public int Hamlets { get; private set; }

    public int People { get; private set; }

    public string? Officer { get; private set; }

    /// <summary>Whether the user may also open the lists of the report.</summary>
    public bool ReadsWork => Permissions.ReadWork(Me.Role);

    public async Task OnGetAsync()
    {
        Profile = (await queries.ProfilesAsync()).FirstOrDefault(p => p.FromYear <= Me.Year);
        var units = (await queries.UnitsAsync()).Where(u => u.ExistsIn(Me.Year)).ToList();
        (Hamlets, Units) = (units.Count(u => u.Kind == UnitKind.Hamlet), units.Count(u => u.Kind != UnitKind.Hamlet));
        People = await Db.Set<Person>().CountAsync(p => p.LastYear == null || p.LastYear >= Me.Year);
        var end = new DateOnly(Me.Year, 12, 31);
        Officer = (await queries.OfficersAsync()).Where(o => o.Assignment.FromDate <= end && (o.Assignment.ToDate is null || o.Assignment.ToDate >= end)).Select(o => o.Name).FirstOrDefault();
    }
}
