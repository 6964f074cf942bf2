using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.HeThong.TaiKhoan;

/// <summary>Accounts with a role in the managing unit.</summary>
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, AccountService accounts, VietnamClock clock) : RecordPage(db, me)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "vai-tro", SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    public ListPage<AccountRow> Accounts { get; private set; } = new([], null, null);

    public DateOnly Today => clock.Today;

    /// <summary>Whether the account is closed after too many wrong passwords.</summary>
    public bool IsLocked(Account account) => account.LockoutEnd > clock.UtcNow;

    /// <summary>Who has which role; nothing that opens an account.</summary>
    public async Task<IActionResult> OnGetExcelAsync() => this.Excel("Tài khoản và vai trò", await FilteredAsync(), c => c
        .Text("Họ và tên", 28, a => a.Account.DisplayName).Text("Tên đăng nhập", 22, a => a.Account.UserName)
        .Text("Vai trò", 60, a => string.Join("; ", a.Roles.Where(r => r.IsActiveOn(Today)).Select(r => RoleWords.Of(r.Role))))
        .Text("Trạng thái", 18, a => IsLocked(a.Account) ? "Tạm khóa" : a.Roles.Any(r => r.IsActiveOn(Today)) ? "Đang dùng" : "Hết vai trò"));

    public async Task OnGetAsync()
    {
        Accounts = Listing.Page(await FilteredAsync(), a => a.Account.Id, Key);
    }

    private async Task<IReadOnlyList<AccountRow>> FilteredAsync() =>
    [
        .. (await accounts.ListAsync()).Where(a => VietnameseText.FoldedContains($"{a.Account.UserName} {a.Account.DisplayName}", Query)
            && (Role is null || a.Roles.Any(r => r.Role == Role && r.IsActiveOn(Today)))
            && (State is null || a.Roles.Any(r => r.IsActiveOn(Today)) == (State == "dang-dung"))),
    ];
}
