using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ThiDua.Reports;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.Lich;

/// <summary>The terms of a plan for a calendar program, which cannot sign in: the secret stands in the address.</summary>
[AllowAnonymous]
[EnableRateLimiting(LinkLimits.Policy)]
public sealed class IndexModel(CalendarFeedService feeds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return await feeds.ReadAsync(token, HttpContext.RequestAborted) is { } calendar ? Content(calendar, "text/calendar; charset=utf-8") : NotFound();
    }
}
