using ThiDua.Data;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.TrangChu;

/// <summary>What is due, what is missing, one click to the report.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me) : OwnedPage(db, me)
{
    public void OnGet()
    {
    }
}
