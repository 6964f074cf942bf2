using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong.TaiKhoan;

/// <summary>One account: roles, password, lock-out, signed-in browsers.</summary>
public sealed class ChiTietModel(ThiDuaDb db, CurrentUser me, AccountService accounts, VietnamClock clock) : RecordPage(db, me)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AccountRow Row { get; private set; } = null!;

    public IReadOnlyList<SignInSession> Sessions { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whether this unit's administrator may act on the account itself.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>A password just set: shown once, on this answer only.</summary>
    public string? Password { get; private set; }

    public DateOnly Today => clock.Today;

    public bool IsLocked => Row.Account.LockoutEnd > clock.UtcNow;

    public async Task OnGetAsync()
    {
        Row = await accounts.FindAsync(Id);
        IsOurs = await accounts.IsOursAloneAsync(Id);
        Sessions = IsOurs ? await accounts.SessionsAsync(Id) : [];
        Units = await Db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name);
    }

    public async Task<IActionResult> OnPostEndRoleAsync(Guid role)
    {
        await accounts.FindAsync(Id);
        return await DoAsync(() => accounts.EndRoleAsync(role, Me.Actor), "Đã kết thúc vai trò; người dùng mất quyền ngay.");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        string? password = null;
        if (await SavedAsync(async () => password = await accounts.ResetPasswordAsync(Id, Me.Actor)))
        {
            Password = password;
        }

        await OnGetAsync();
        return Page();
    }

    public Task<IActionResult> OnPostUnlockAsync() => DoAsync(() => accounts.UnlockAsync(Id, Me.Actor), "Đã mở khóa; người dùng đăng nhập lại được ngay.");

    public Task<IActionResult> OnPostSecondFactorAsync() =>
        DoAsync(() => accounts.RemoveSecondFactorAsync(Id, Me.Actor), "Đã bỏ xác thực hai bước; người dùng đăng nhập lại bằng mật khẩu và có thể bật lại ở trang Tài khoản.");

    public Task<IActionResult> OnPostEndAsync(Guid? session) =>
        DoAsync(() => accounts.EndSessionsAsync(Id, session, Me.Actor), session is null ? "Đã đăng xuất mọi máy." : "Đã đăng xuất máy đó.");
}
