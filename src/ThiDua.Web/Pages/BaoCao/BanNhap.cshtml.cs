using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>Kept drafts, and what changed since one of them.</summary>
public sealed class BanNhapModel(ThiDuaDb db, CurrentUser me, ReportQueries queries) : ReportPage(db, me, queries)
{
    [BindProperty(Name = "so", SupportsGet = true)]
    public int? So { get; set; }

    public IReadOnlyList<DraftInfo> Drafts { get; private set; } = [];

    public IReadOnlyList<SectionDiff>? Changes { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!ReadsWork)
        {
            throw new RecordNotFoundException("bản nháp");
        }

        Drafts = await Queries.DraftsAsync(Id, HttpContext.RequestAborted);
        if (So is { } number)
        {
            Changes = TextDiff.OfReports(await Queries.DraftAsync(Id, number, HttpContext.RequestAborted), View.Model);
        }
    }
}
