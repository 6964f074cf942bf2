using ThiDua.Data;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DanhMuc;

/// <summary>The catalogue of titles and forms of commendation.</summary>
public sealed class DanhHieuModel(ThiDuaDb db, CurrentUser me) : OwnedPage(db, me)
{
    public void OnGet()
    {
    }
}
