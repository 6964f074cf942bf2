using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>What is typed to give somebody a role.</summary>
public sealed class AccountInput
{
    /// <summary>Sign-in name.</summary>
    [Display(Name = "Tên đăng nhập"), Required, StringLength(40)]
    public string? UserName { get; set; }

    /// <summary>Name shown and written into the history.</summary>
    [Display(Name = "Họ và tên"), StringLength(100)]
    public string? DisplayName { get; set; }

    /// <summary>The account exists already, here or in another commune.</summary>
    [Display(Name = "Tài khoản đã có: chỉ giao thêm vai trò")]
    public bool Existing { get; set; }

    /// <summary>Role.</summary>
    [Display(Name = "Vai trò"), Required]
    public Role? Role { get; set; }

    /// <summary>Unit of a representative.</summary>
    [Display(Name = "Đơn vị được đại diện")]
    public Guid? UnitId { get; set; }

    /// <summary>Title under the name.</summary>
    [Display(Name = "Chức danh hiển thị"), StringLength(100)]
    public string? Title { get; set; }

    /// <summary>First day.</summary>
    [Display(Name = "Từ ngày"), Required]
    public DateOnly? FromDate { get; set; }

    /// <summary>Last day.</summary>
    [Display(Name = "Đến ngày")]
    public DateOnly? ToDate { get; set; }
}

/// <summary>An account that has, or had, a role in the managing unit.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Its roles here, newest first.</param>
public sealed record AccountRow(Account Account, IReadOnlyList<Membership> Roles);

/// <summary>
/// Accounts and roles of one managing unit. An account may also have roles elsewhere: its password is then reset by nobody here, or a commune's
/// administrator could take over somebody's work in another commune. The caller opens the scope and commits.
/// </summary>
public sealed partial class AccountService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Accounts with a role here, by sign-in name.</summary>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(CancellationToken ct = default)
    {
        var roles = (await db.Set<Membership>().OrderByDescending(m => m.FromDate).AsNoTracking().ToListAsync(ct)).ToLookup(m => m.AccountId);
        var ids = roles.Select(g => g.Key).ToList();
        var accounts = await db.Set<Account>().Where(a => ids.Contains(a.Id)).OrderBy(a => a.UserName).AsNoTracking().ToListAsync(ct);
        return [.. accounts.Select(a => new AccountRow(a, [.. roles[a.Id]]))];
    }

    /// <summary>One account with a role here, or a 404.</summary>
    public async Task<AccountRow> FindAsync(Guid id, CancellationToken ct = default)
    {
        var roles = await db.Set<Membership>().Where(m => m.AccountId == id).OrderByDescending(m => m.FromDate).AsNoTracking().ToListAsync(ct);
        var account = roles.Count == 0 ? null : await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        return account is null ? throw new RecordNotFoundException("tài khoản") : new(account, roles);
    }

    /// <summary>Open sessions of an account, newest first.</summary>
    public async Task<IReadOnlyList<SignInSession>> SessionsAsync(Guid account, CancellationToken ct = default)
    {
        var idle = clock.UtcNow.AddMinutes(-30);
        return await db.Set<SignInSession>().Where(s => s.AccountId == account && s.EndedAt == null && s.LastSeenAt > idle).OrderByDescending(s => s.LastSeenAt).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Gives a role, making the account first unless it exists. The password is returned once, for the new account only.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public async Task<(Account Account, string? Password)> AddAsync(AccountInput input, Actor actor, CancellationToken ct = default)
    {
        var userName = VietnameseText.Fold(input.UserName).Trim();
        if (!UserName().IsMatch(userName))
        {
            throw new DomainException($"Tên đăng nhập “{input.UserName}” không dùng được. Chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch ngang, dài 3–40 ký tự, ví dụ lan.ht.", nameof(input.UserName));
        }

        await CheckRoleAsync(input, ct);
        var normalized = userName.ToUpperInvariant();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, ct);
        db.Operation = new(OperationKinds.AccountChanged, actor);
        string? password = null;
        if (account is not null && !input.Existing)
        {
            throw new DomainException($"Tên đăng nhập “{userName}” đã có người dùng. Chọn tên khác, hoặc tích “Tài khoản đã có” nếu đúng là người đó.", nameof(input.UserName));
        }

        if (account is null)
        {
            if (input.Existing)
            {
                throw new DomainException($"Không có tài khoản “{userName}”. Kiểm tra lại tên, hoặc bỏ tích “Tài khoản đã có” để tạo mới.", nameof(input.UserName));
            }

            if (input.DisplayName is null)
            {
                throw new DomainException("Chưa điền “Họ và tên”. Tài khoản mới cần tên để ghi vào nhật ký.", nameof(input.DisplayName));
            }

            password = AccountFactory.NewPassword();
            account = AccountFactory.Create(userName, input.DisplayName, password, mustChange: true);
            db.Add(account);
            db.Notes.Add(new(nameof(Account), account.Id, "Tài khoản", null, $"{userName} ({input.DisplayName})"));
            await db.SaveChangesAsync(ct);
        }
        else if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id && m.Role == input.Role && m.UnitId == input.UnitId && (m.ToDate == null || m.ToDate >= input.FromDate), ct))
        {
            throw new DomainException($"Tài khoản “{userName}” đang có vai trò “{RoleWords.Of(input.Role!.Value)}”. Kết thúc vai trò đó trước, hoặc chọn vai trò khác.", nameof(input.Role));
        }

        db.Add(new Membership
        {
            OwnerId = db.OwnerId,
            AccountId = account.Id,
            Role = input.Role!.Value,
            UnitId = input.UnitId,
            Title = input.Title,
            FromDate = input.FromDate!.Value,
            ToDate = input.ToDate,
        });
        await db.SaveChangesAsync(ct);
        return (account, password);
    }

    /// <summary>Ends a role yesterday, so that it is gone at the next request. The last administrator stays.</summary>
    public async Task EndRoleAsync(Guid membership, Actor actor, CancellationToken ct = default)
    {
        var role = await db.LoadAsync<Membership>(membership, "vai trò", ct);
        var today = clock.Today;
        if (!role.IsActiveOn(today))
        {
            throw new DomainException("Vai trò này đã kết thúc rồi; tải lại trang để xem.");
        }

        if (role.Role == Role.Administrator)
        {
            var others = await db.Set<Membership>().Where(m => m.Role == Role.Administrator && m.Id != membership).AsNoTracking().ToListAsync(ct);
            if (!others.Any(m => m.IsActiveOn(today)))
            {
                throw new DomainException("Đây là người quản trị cuối cùng của xã nên không kết thúc được. Giao vai trò Quản trị cho người khác trước.");
            }
        }

        db.Operation = new(OperationKinds.AccountChanged, actor);
        if (role.FromDate == today)
        {
            db.Remove(role); // given today: nothing of it is to remain in force
        }
        else
        {
            role.ToDate = today.AddDays(-1);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sets a random first password that must be changed, and signs the account out everywhere. Returned once, stored only as a hash.</summary>
    public async Task<string> ResetPasswordAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var account = await ManagedAsync(id, "đặt lại mật khẩu", ct);
        var password = AccountFactory.NewPassword();
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        account.MustChangePassword = true;
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        await NoteAsync(account, "Mật khẩu", "đặt lại, phải đổi ở lần đăng nhập đầu", actor, ct);
        await EndAsync(id, null, ct);
        return password;
    }

    /// <summary>Opens an account closed after too many wrong passwords.</summary>
    public async Task UnlockAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var account = await ManagedAsync(id, "mở khóa", ct);
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        await NoteAsync(account, "Khóa tạm", "đã mở", actor, ct);
    }

    /// <summary>Takes the second step of signing in off an account whose phone and spare codes are lost, and signs it out everywhere.</summary>
    public async Task RemoveSecondFactorAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var account = await ManagedAsync(id, "bỏ xác thực hai bước", ct);
        account.TwoFactorEnabled = false;
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await NoteAsync(account, "Xác thực hai bước", "quản trị bỏ", actor, ct);
        await EndAsync(id, null, ct);
    }

    /// <summary>Ends one signed-in browser of an account, or all of them.</summary>
    public async Task EndSessionsAsync(Guid id, Guid? session, Actor actor, CancellationToken ct = default)
    {
        var account = await ManagedAsync(id, "đăng xuất", ct);
        await NoteAsync(account, "Phiên đăng nhập", session is null ? "đăng xuất mọi máy" : "đăng xuất một máy", actor, ct);
        await EndAsync(id, session, ct);
    }

    /// <summary>Whether an administrator of this unit may act on the account itself: it must have no role in another managing unit.</summary>
    public async Task<bool> IsOursAloneAsync(Guid id, CancellationToken ct = default)
    {
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.account', {id.ToString()}, true)", ct);
        var elsewhere = await db.Set<Membership>().IgnoreQueryFilters([ThiDuaDb.OwnerFilter]).AnyAsync(m => m.AccountId == id && m.OwnerId != db.OwnerId, ct);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.account', '', true)", ct);
        return !elsewhere;
    }

    private async Task<Account> ManagedAsync(Guid id, string what, CancellationToken ct)
    {
        await FindAsync(id, ct);
        return await IsOursAloneAsync(id, ct)
            ? await db.Set<Account>().SingleAsync(a => a.Id == id, ct)
            : throw new DomainException($"Tài khoản này còn có vai trò ở đơn vị khác nên không {what} từ đây. Người dùng tự đổi ở trang Tài khoản, hoặc nhờ người vận hành hệ thống.");
    }

    private async Task NoteAsync(Account account, string field, string text, Actor actor, CancellationToken ct)
    {
        db.Operation = new(OperationKinds.AccountChanged, actor);
        db.Notes.Add(new(nameof(Account), account.Id, field, null, $"{account.UserName}: {text}"));
        await db.SaveChangesAsync(ct);
    }

    private Task<int> EndAsync(Guid account, Guid? session, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return db.Set<SignInSession>().Where(s => s.AccountId == account && s.EndedAt == null && (session == null || s.Id == session)).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
    }

    private async Task CheckRoleAsync(AccountInput input, CancellationToken ct)
    {
        if (input.ToDate < input.FromDate)
        {
            throw new DomainException("Đến ngày trước từ ngày. Sửa một trong hai ngày, hoặc để trống đến ngày.", nameof(input.ToDate));
        }

        if (input.Role == Role.UnitRepresentative != input.UnitId is not null)
        {
            throw new DomainException(input.UnitId is null ? "Đại diện đơn vị thì phải chọn đơn vị nào." : $"Vai trò “{RoleWords.Of(input.Role!.Value)}” không gắn với một đơn vị. Bỏ chọn đơn vị, hoặc đổi vai trò.", nameof(input.UnitId));
        }

        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            throw new DomainException("Đơn vị đã chọn không còn. Chọn lại.", nameof(input.UnitId));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,38}[a-z0-9]$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex UserName();
}
