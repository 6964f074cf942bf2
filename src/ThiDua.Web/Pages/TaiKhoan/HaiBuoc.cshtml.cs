using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.TaiKhoan;

/// <summary>The user's own second step of signing in: on, off, spare codes.</summary>
public sealed class HaiBuocModel(ThiDuaDb db, CurrentUser me, UserManager<Account> accounts, SecondFactor second, SignInService signIn) : OwnedPage(db, me)
{
    [BindProperty, Display(Name = "Mã xác thực"), StringLength(30)]
    public string? Code { get; set; }

    [BindProperty, Display(Name = "Mật khẩu hiện tại"), DataType(DataType.Password)]
    public string? Password { get; set; }

    [TempData]
    public string? Message { get; set; }

    public bool IsOn { get; private set; }

    public int SpareLeft { get; private set; }

    /// <summary>Key drawn and waiting for its first code.</summary>
    public (string Key, string Picture)? Key { get; private set; }

    /// <summary>Spare codes just made: shown once, on this answer only.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var account = await AccountAsync();
        IsOn = account.TwoFactorEnabled;
        SpareLeft = await second.SpareLeftAsync(account);
        Key = IsOn ? null : await second.KeyAsync(account);
    }

    public async Task<IActionResult> OnPostStartAsync()
    {
        var account = await AccountAsync();
        if (!account.TwoFactorEnabled)
        {
            await second.DrawKeyAsync(account);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOnAsync()
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled)
        {
            return RedirectToPage();
        }

        if (Code is null)
        {
            ModelState.AddModelError(nameof(Code), "Chưa điền “Mã xác thực”. Nhập 6 chữ số ứng dụng đang hiện.");
        }
        else if (await second.TurnOnAsync(account, Code) is { } codes)
        {
            NewCodes = codes;
            await signIn.EndSessionsAsync(Me.AccountId, only: null, except: SignInService.SessionOf(User));
            Note(account, "tự bật");
        }
        else
        {
            ModelState.AddModelError(nameof(Code), $"Mã “{Code}” không đúng. Chờ mã mới trên ứng dụng rồi nhập lại; kiểm tra giờ của điện thoại nếu mã nào cũng sai.");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSpareAsync()
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled && await PasswordIsRightAsync(account))
        {
            NewCodes = await second.NewSpareAsync(account);
            Note(account, "tự làm mã dự phòng mới");
        }

        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var account = await AccountAsync();
        if (!await PasswordIsRightAsync(account))
        {
            await OnGetAsync();
            return Page();
        }

        await second.TurnOffAsync(account);
        Note(account, "tự tắt");
        Message = "Đã tắt xác thực hai bước.";
        return RedirectToPage();
    }

    private async Task<Account> AccountAsync() => (await accounts.FindByIdAsync(Me.AccountId.ToString()))!;

    private async Task<bool> PasswordIsRightAsync(Account account)
    {
        var right = await accounts.CheckPasswordAsync(account, Password ?? "");
        if (!right)
        {
            ModelState.AddModelError(nameof(Password), "Mật khẩu hiện tại không đúng; nhập lại.");
        }

        return right;
    }

    private void Note(Account account, string what)
    {
        Db.Operation = new(OperationKinds.AccountChanged, Me.Actor);
        Db.Notes.Add(new(nameof(Account), account.Id, "Xác thực hai bước", null, $"{account.UserName}: {what}"));
    }
}
