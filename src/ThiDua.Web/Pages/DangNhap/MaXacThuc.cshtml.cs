using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DangNhap;

/// <summary>The second step of signing in, for accounts that chose it.</summary>
[AllowAnonymous]
public sealed class MaXacThucModel(SignInService signIn, SecondFactor second) : PageModel
{
    [BindProperty, Display(Name = "Mã xác thực"), Required, StringLength(30)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await second.AwaitedAsync(HttpContext) is null ? RedirectToPage("Index", new { ve = Ve }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await second.AwaitedAsync(HttpContext) is not { } account)
        {
            return RedirectToPage("Index", new { ve = Ve }); // waited too long: the password is asked again
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await signIn.EnterCodeAsync(HttpContext, account, Code!))
        {
            case SignInOutcome.Done:
                return LocalRedirect(Url.IsLocalUrl(Ve) ? Ve! : "~/");
            case SignInOutcome.LockedOut:
                Refusal = IndexModel.LockedOut;
                break;
            case SignInOutcome.NoRole:
                Refusal = IndexModel.NoRole;
                break;
            default:
                Refusal = $"Mã “{Code}” không đúng hoặc đã dùng. Chờ mã mới trên ứng dụng rồi nhập lại; kiểm tra giờ của điện thoại nếu mã nào cũng sai.";
                break;
        }

        return Page();
    }
}
