using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Quy;

/// <summary>The payment list of a batch, to look at and to print.</summary>
public sealed class DanhSachModel(ThiDuaDb db, CurrentUser me, FundService fund) : RecordPage(db, me)
{
    [BindProperty(Name = "dot", SupportsGet = true)]
    public string Batch { get; set; } = "";

    public PaymentList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = await fund.PaymentListAsync(Period, Batch, HttpContext.RequestAborted);
}
