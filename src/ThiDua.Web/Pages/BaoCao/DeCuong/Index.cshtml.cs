using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao.DeCuong;

/// <summary>The templates the commune can use, with what it changes in each.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, TemplateQueries templates) : OwnedPage(db, me)
{
    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<TemplateChoice> Templates { get; private set; } = [];

    public async Task OnGetAsync() => Templates = await templates.ListAsync(HttpContext.RequestAborted);
}
