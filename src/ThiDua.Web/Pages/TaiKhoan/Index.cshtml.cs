using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.TaiKhoan;

/// <summary>The user's own account: password, signed-in browsers.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, SignInService signIn, UserManager<Account> accounts) : OwnedPage(db, me)
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    public Guid? Current => SignInService.SessionOf(User);

    /// <summary>Roles of the account in all managing units, with the unit's name.</summary>
    public IReadOnlyList<(Membership Membership, string Owner)> Roles { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Sessions = await signIn.SessionsAsync(Me.AccountId);
        var roles = await signIn.MembershipsAsync(Me.AccountId);
        var ids = roles.Select(r => r.OwnerId).ToList();
        var names = await Db.Set<Owner>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        Roles = [.. roles.Select(r => (r, names[r.OwnerId]))];
    }

    public async Task<IActionResult> OnPostSwitchAsync(Guid membership)
    {
        var account = (await accounts.FindByIdAsync(Me.AccountId.ToString()))!;
        return await signIn.SwitchAsync(HttpContext, account, membership)
            ? LocalRedirect("~/")
            : throw new RecordNotFoundException("vai trò");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (ModelState.IsValid)
        {
            var account = (await accounts.FindByIdAsync(Me.AccountId.ToString()))!;
            account.MustChangePassword = false;
            var changed = await accounts.ChangePasswordAsync(account, Input.Current!, Input.New!);
            if (changed.Succeeded)
            {
                Db.Operation = new(OperationKinds.AccountChanged, Me.Actor);
                Db.Notes.Add(new(nameof(Account), account.Id, "Mật khẩu", null, $"{account.UserName}: tự đổi"));
                await signIn.EndSessionsAsync(Me.AccountId, only: null, except: Current);
                Message = "Đã đổi mật khẩu. Các máy khác đã bị đăng xuất.";
                return RedirectToPage();
            }

            foreach (var error in changed.Errors)
            {
                ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "Input.Current" : "Input.New", error.Description);
            }
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await signIn.EndSessionsAsync(Me.AccountId, only: id, except: null);
        Message = "Đã đăng xuất máy đó.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await signIn.EndSessionsAsync(Me.AccountId, only: null, except: Current);
        Message = "Đã đăng xuất mọi máy khác.";
        return RedirectToPage();
    }

    /// <summary>Browser and system from a user-agent text, in words people know.</summary>
    public static string DeviceName(string? agent)
    {
        var browser = agent switch
        {
            null or "" => "Trình duyệt",
            _ when agent.Contains("Edg/", StringComparison.Ordinal) => "Edge",
            _ when agent.Contains("Firefox/", StringComparison.Ordinal) => "Firefox",
            _ when agent.Contains("CocCoc", StringComparison.OrdinalIgnoreCase) => "Cốc Cốc",
            _ when agent.Contains("Chrome/", StringComparison.Ordinal) => "Chrome",
            _ when agent.Contains("Safari/", StringComparison.Ordinal) => "Safari",
            _ => "Trình duyệt",
        };
        var system = agent switch
        {
            null => "",
            _ when agent.Contains("Android", StringComparison.Ordinal) => " trên Android",
            _ when agent.Contains("iPhone", StringComparison.Ordinal) => " trên iPhone",
            _ when agent.Contains("Windows", StringComparison.Ordinal) => " trên Windows",
            _ when agent.Contains("Mac OS", StringComparison.Ordinal) => " trên máy Mac",
            _ when agent.Contains("Linux", StringComparison.Ordinal) => " trên Linux",
            _ => "",
        };
        return browser + system;
    }

    /// <summary>Vietnamese wall-clock time.</summary>
    public static string Time(DateTimeOffset at) => VietnamClock.ToVietnam(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>What the password form sends.</summary>
    public sealed class PasswordInput
    {
        [Display(Name = "Mật khẩu hiện tại"), Required, DataType(DataType.Password)]
        public string? Current { get; set; }

        [Display(Name = "Mật khẩu mới"), Required, DataType(DataType.Password)]
        public string? New { get; set; }

        [Display(Name = "Nhập lại mật khẩu mới"), Required, DataType(DataType.Password), Compare(nameof(New))]
        public string? Again { get; set; }
    }
}
