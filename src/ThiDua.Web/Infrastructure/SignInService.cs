using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Shared;

namespace ThiDua.Web.Infrastructure;

/// <summary>What became of a sign-in.</summary>
public enum SignInOutcome { Done, WrongNameOrPassword, NeedsCode, WrongCode, LockedOut, NoRole }

/// <summary>
/// Sign-in with lock-out, one row per signed-in browser, cookie of 30 minutes without use. A session ended anywhere is dead at its next request.
/// </summary>
public sealed class SignInService(ThiDuaDb db, UserManager<Account> accounts, SecondFactor second, VietnamClock clock)
{
    /// <summary>Claim of the managing unit chosen at sign-in.</summary>
    public const string OwnerClaim = "td:owner";

    /// <summary>Claim of the role chosen on the account page, when an account has several.</summary>
    public const string MembershipClaim = "td:membership";

    private const string SessionClaim = "td:session";

    /// <summary>Wrong passwords before the account is closed for <see cref="LockMinutes"/>.</summary>
    public const int Attempts = 5;

    /// <summary>How long it stays closed.</summary>
    public const int LockMinutes = 15;

    /// <summary>Registers Identity, the cookie and the checks.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = Attempts;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockMinutes);
            options.Password.RequiredLength = 10;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.User.RequireUniqueEmail = false;
        }).AddUserStore<UserOnlyStore<Account, ThiDuaDb, Guid>>().AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider).AddErrorDescriber<VietnameseIdentityErrors>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignInService>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "thidua";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain http exists on loopback only: TransportGuard
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = true;
            options.LoginPath = "/dang-nhap";
            options.ReturnUrlParameter = "ve";
            options.AccessDeniedPath = "/loi/403";
            options.Events.OnValidatePrincipal = ValidateAsync;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Checks name and password and signs in. Unknown names and wrong passwords are told alike and take as long.</summary>
    public async Task<SignInOutcome> EnterAsync(HttpContext http, string userName, string password)
    {
        var account = await accounts.FindByNameAsync(userName);
        if (account is null)
        {
            accounts.PasswordHasher.HashPassword(new Account { DisplayName = "" }, password);
            return SignInOutcome.WrongNameOrPassword;
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            return SignInOutcome.LockedOut;
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return await accounts.IsLockedOutAsync(account) ? SignInOutcome.LockedOut : SignInOutcome.WrongNameOrPassword;
        }

        if (account.TwoFactorEnabled)
        {
            second.Await(http, account); // the count of failures stands: a known password must not give unlimited tries of the code
            return SignInOutcome.NeedsCode;
        }

        return await FinishAsync(http, account);
    }

    /// <summary>The second step: checks the code of the account whose password was right, and signs in.</summary>
    public async Task<SignInOutcome> EnterCodeAsync(HttpContext http, Account account, string code)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            return SignInOutcome.LockedOut;
        }

        if (!await second.TakeAsync(account, code))
        {
            await accounts.AccessFailedAsync(account);
            return await accounts.IsLockedOutAsync(account) ? SignInOutcome.LockedOut : SignInOutcome.WrongCode;
        }

        SecondFactor.Forget(http);
        return await FinishAsync(http, account);
    }

    /// <summary>Opens a session for one of the account's managing units, the first when none is named.</summary>
    public async Task<bool> OpenSessionAsync(HttpContext http, Account account, Guid? owner)
    {
        var membership = (await MembershipsAsync(account.Id)).FirstOrDefault(m => owner is null || m.OwnerId == owner);
        if (membership is null)
        {
            return false;
        }

        var agent = http.Request.Headers.UserAgent.ToString();
        var session = new SignInSession
        {
            AccountId = account.Id,
            CreatedAt = clock.UtcNow,
            LastSeenAt = clock.UtcNow,
            Address = http.Connection.RemoteIpAddress?.ToString(),
            Device = agent.Length > 160 ? agent[..160] : agent,
        };
        db.Add(session);
        await db.SaveChangesAsync(http.RequestAborted);
        await SignInAsync(http, account, membership, session.Id);
        return true;
    }

    /// <summary>Goes on in the same session with another role of the account, in this or another managing unit. False when the account has no such role today.</summary>
    public async Task<bool> SwitchAsync(HttpContext http, Account account, Guid membershipId)
    {
        var membership = (await MembershipsAsync(account.Id)).FirstOrDefault(m => m.Id == membershipId);
        if (membership is null || SessionOf(http.User) is not { } session)
        {
            return false;
        }

        await SignInAsync(http, account, membership, session);
        return true;
    }

    /// <summary>Roles of an account that hold today, in all managing units. Works outside a scope and inside one.</summary>
    public async Task<IReadOnlyList<Membership>> MembershipsAsync(Guid accountId)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.account', {accountId.ToString()}, true)");
        var memberships = await db.Set<Membership>().IgnoreQueryFilters([ThiDuaDb.OwnerFilter]).Where(m => m.AccountId == accountId).AsNoTracking().ToListAsync();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.account', '', true)");
        var ids = memberships.Select(m => m.OwnerId).ToList();
        var days = await db.Set<Owner>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.FixedToday);
        if (own is not null)
        {
            await own.CommitAsync();
        }

        return [.. memberships.Where(m => m.IsActiveOn(days[m.OwnerId] ?? clock.Today)).OrderBy(m => m.Role)];
    }

    /// <summary>Ends this browser's session.</summary>
    public async Task LeaveAsync(HttpContext http)
    {
        if (SessionOf(http.User) is { } session)
        {
            await EndAsync(db, s => s.Id == session, clock.UtcNow);
        }

        await http.SignOutAsync();
    }

    /// <summary>Ends one session of the account, or all but the one given.</summary>
    public Task EndSessionsAsync(Guid accountId, Guid? only, Guid? except) =>
        EndAsync(db, s => s.AccountId == accountId && (only == null || s.Id == only) && (except == null || s.Id != except), clock.UtcNow);

    /// <summary>Open sessions of an account, newest first.</summary>
    public async Task<IReadOnlyList<SignInSession>> SessionsAsync(Guid accountId) =>
        await db.Set<SignInSession>().Where(s => s.AccountId == accountId && s.EndedAt == null && s.LastSeenAt > clock.UtcNow.AddMinutes(-30)).OrderByDescending(s => s.LastSeenAt).AsNoTracking().ToListAsync();

    /// <summary>The session of a signed-in user.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    private async Task<SignInOutcome> FinishAsync(HttpContext http, Account account)
    {
        await accounts.ResetAccessFailedCountAsync(account);
        return await OpenSessionAsync(http, account, owner: null) ? SignInOutcome.Done : SignInOutcome.NoRole;
    }

    private static Task SignInAsync(HttpContext http, Account account, Membership membership, Guid session)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new(ClaimTypes.Name, account.DisplayName),
            new(OwnerClaim, membership.OwnerId.ToString()),
            new(MembershipClaim, membership.Id.ToString()),
            new(SessionClaim, session.ToString()),
        ], CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(new ClaimsPrincipal(identity));
    }

    private static Task<int> EndAsync(ThiDuaDb db, System.Linq.Expressions.Expression<Func<SignInSession, bool>> which, DateTimeOffset now) =>
        db.Set<SignInSession>().Where(which).Where(s => s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var db = services.GetRequiredService<ThiDuaDb>();
        var now = services.GetRequiredService<VietnamClock>().UtcNow;
        var session = SessionOf(context.Principal!) is { } id ? await db.Set<SignInSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) : null;
        if (session is null || session.EndedAt is not null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
        else if (now - session.LastSeenAt > TimeSpan.FromMinutes(1))
        {
            await db.Set<SignInSession>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        }
    }
}

/// <summary>Identity's refusals in Vietnamese.</summary>
public sealed class VietnameseIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = $"Mật khẩu mới phải có ít nhất {length} ký tự; một câu ngắn dễ nhớ là tốt nhất." };

    /// <inheritdoc/>
    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = "Mật khẩu hiện tại không đúng; nhập lại." };

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) => new() { Code = nameof(DuplicateUserName), Description = $"Tên đăng nhập “{userName}” đã có người dùng; chọn tên khác." };

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => new() { Code = nameof(InvalidUserName), Description = $"Tên đăng nhập “{userName}” chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch ngang." };

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => new() { Code = nameof(ConcurrencyFailure), Description = "Tài khoản vừa được sửa ở nơi khác; mở lại trang rồi làm lại." };

    /// <inheritdoc/>
    public override IdentityError DefaultError() => new() { Code = nameof(DefaultError), Description = "Chưa lưu được tài khoản; thử lại sau ít phút." };
}
