using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using ThiDua.Identity;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// The one-time code that opens "Khởi tạo xã" on an installation without any managing unit. It is drawn when first asked for, printed on the console of the
/// machine, kept as a hash in memory, and worth nothing once a commune exists. Whoever gave it once carries a protected cookie for some hours.
/// </summary>
public sealed class SetupCode(IDataProtectionProvider protection) : IDisposable
{
    private const string Cookie = "thidua-khoi-tao";
    private static readonly TimeSpan s_life = TimeSpan.FromHours(8);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("ThiDua.SetupCode").ToTimeLimitedDataProtector();
    private readonly PartitionedRateLimiter<string> _attempts = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, static _ => new() { PermitLimit = AttemptsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    private byte[]? _hash;

    /// <summary>Codes one address may try in a minute.</summary>
    public const int AttemptsPerMinute = 5;

    /// <summary>Draws a new code and returns it for the console; codes drawn before are worth nothing.</summary>
    public string Draw()
    {
        var code = AccountFactory.NewPassword();
        _hash = Hash(code);
        return code;
    }

    /// <summary>Whether the code is right; null when the address has tried too often.</summary>
    public bool? Check(string? typed, string address)
    {
        using var permit = _attempts.AttemptAcquire(address);
        return !permit.IsAcquired ? null : _hash is not null && typed is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(typed));
    }

    /// <summary>Lets this browser on without asking again.</summary>
    public void Remember(HttpContext http) => http.Response.Cookies.Append(Cookie, _protector.Protect("1", s_life), new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = s_life,
        Path = "/khoi-tao",
    });

    /// <summary>Forgets the browser after the commune was set up.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new() { Path = "/khoi-tao" });

    /// <summary>Whether this browser gave the code before.</summary>
    public bool IsRemembered(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
        {
            return false;
        }

        try
        {
            return _protector.Unprotect(cookie) is "1";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _attempts.Dispose();

    private static byte[] Hash(string code)
    {
        var kept = new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        return SHA256.HashData(Encoding.ASCII.GetBytes(kept));
    }
}
