using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DangNhap;

/// <summary>Sign-out: ends this browser's session.</summary>
[AllowAnonymous]
public sealed class DangXuatModel(SignInService signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.LeaveAsync(HttpContext);
        return LocalRedirect("~/dang-nhap");
    }
}
