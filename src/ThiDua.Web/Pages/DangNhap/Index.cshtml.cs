using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.DangNhap;

/// <summary>Sign-in. Returns to the local address the user came from.</summary>
[AllowAnonymous]
public sealed class IndexModel(SignInService signIn) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public string? Refusal { get; private set; }

    /// <summary>Why a closed account does not open.</summary>
    public static string LockedOut => $"Sai quá {SignInService.Attempts} lần nên tài khoản tạm khóa {SignInService.LockMinutes} phút. Chờ rồi thử lại, hoặc nhờ người quản trị mở khóa.";

    /// <summary>Why an account without a role does not open anything.</summary>
    public static string NoRole => "Tài khoản này chưa có vai trò ở xã nào. Nhờ người quản trị của xã giao vai trò.";

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("~/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await signIn.EnterAsync(HttpContext, Input.UserName!, Input.Password!))
        {
            case SignInOutcome.Done:
                return LocalRedirect(Url.IsLocalUrl(Ve) ? Ve! : "~/");
            case SignInOutcome.NeedsCode:
                return RedirectToPage("MaXacThuc", new { ve = Ve });
            case SignInOutcome.LockedOut:
                Refusal = LockedOut;
                break;
            case SignInOutcome.NoRole:
                Refusal = NoRole;
                break;
            default:
                Refusal = $"Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt; sai {SignInService.Attempts} lần thì tạm khóa {SignInService.LockMinutes} phút.";
                break;
        }

        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class SignInInput
    {
        [Display(Name = "Tên đăng nhập"), Required]
        public string? UserName { get; set; }

        [Display(Name = "Mật khẩu"), Required, DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
