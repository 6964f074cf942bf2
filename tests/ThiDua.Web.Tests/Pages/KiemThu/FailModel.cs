using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Tests.Pages.KiemThu;

/// <summary>Fails the way the address says.</summary>
[IgnoreAntiforgeryToken]
public sealed class FailModel : PageModel
{
    public IActionResult OnPost(string how) => OnGet(how);

    public IActionResult OnGet(string how) => how switch
    {
        "not-found" => throw new NotFoundException(),
        "forbidden" => throw new ForbiddenException("Chỉ Chủ tịch UBND xã được ký."),
        "fault" => throw new InvalidOperationException("secret detail"),
        "mapped" => throw new TimeoutException("Bản ghi đang được người khác giữ."),
        _ => StatusCode(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
