using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong;

/// <summary>The way to accounts and history.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, AuditQueries audit) : OwnedPage(db, me)
{
    /// <summary>The newest operation.</summary>
    public HistoryEntry? Last { get; private set; }

    /// <summary>Whether the user keeps accounts.</summary>
    public bool KeepsAccounts => Permissions.ManageAccounts(Me.Role);

    public async Task OnGetAsync()
    {
        var latest = await audit.LatestAsync(null, 1);
        Last = latest.Count > 0 ? latest[0] : null;
    }
}
