using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using ThiDua.Identity;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// The second step of signing in (xác thực hai bước), chosen by each user: six digits of an authenticator app (RFC 6238), or one of the spare codes kept on paper.
/// A code of the app is taken once; wrong codes count towards the lock-out like wrong passwords.
/// </summary>
public sealed class SecondFactor(UserManager<Account> accounts, IDataProtectionProvider protection)
{
    /// <summary>Spare codes made at a time.</summary>
    public const int SpareCodes = 8;

    /// <summary>How long a right password waits for its code.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string Issuer = "ThiDua";
    private const string Cookie = "thidua-buoc-2";
    private const string SpareToken = "ma-du-phong";
    private const string UsedToken = "ma-da-dung";

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("ThiDua.SecondFactor").ToTimeLimitedDataProtector();

    /// <summary>Remembers in the browser, sealed and for a short time, that the password of the account was right.</summary>
    public void Await(HttpContext http, Account account)
    {
        var sealedText = Protector.Protect($"{account.Id}|{account.SecurityStamp}", Patience);
        http.Response.Cookies.Append(Cookie, sealedText, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Patience, Path = http.Request.PathBase + "/dang-nhap" });
    }

    /// <summary>The account whose password was right a moment ago in this browser, or null when nobody waits or the wait is over.</summary>
    public async Task<Account?> AwaitedAsync(HttpContext http)
    {
        try
        {
            var parts = http.Request.Cookies[Cookie] is { } text ? Protector.Unprotect(text).Split('|') : [];
            var account = parts.Length == 2 ? await accounts.FindByIdAsync(parts[0]) : null;
            return account is { TwoFactorEnabled: true } && string.Equals(account.SecurityStamp, parts[1], StringComparison.Ordinal) ? account : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets the waiting password.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new() { Path = http.Request.PathBase + "/dang-nhap" });

    /// <summary>Whether the code is right now: the app's, not used before, or a spare one, which is used up.</summary>
    public async Task<bool> TakeAsync(Account account, string code)
    {
        code = Plain(code);
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
        {
            if (string.Equals(await accounts.GetAuthenticationTokenAsync(account, Issuer, UsedToken), code, StringComparison.Ordinal)
                || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            {
                return false;
            }

            await accounts.SetAuthenticationTokenAsync(account, Issuer, UsedToken, code);
            return true;
        }

        var spare = await SpareAsync(account);
        if (!spare.Remove(Hash(code)))
        {
            return false;
        }

        await accounts.SetAuthenticationTokenAsync(account, Issuer, SpareToken, string.Join(';', spare));
        return true;
    }

    /// <summary>Draws a new key for the app; it does not count until <see cref="TurnOnAsync"/>.</summary>
    public Task DrawKeyAsync(Account account) => accounts.ResetAuthenticatorKeyAsync(account);

    /// <summary>The key drawn, in groups of four for typing, with its QR picture as a data address; null when none was drawn.</summary>
    public async Task<(string Key, string Picture)?> KeyAsync(Account account)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is not { } key)
        {
            return null;
        }

        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={Issuer}&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return (string.Join(' ', key.Chunk(4).Select(c => new string(c))), "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(5)));
    }

    /// <summary>Turns the second step on when the app's code is right; returns the spare codes, shown once and stored as hashes. Null for a wrong code.</summary>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, string code)
    {
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Plain(code)))
        {
            return null;
        }

        await accounts.SetTwoFactorEnabledAsync(account, true);
        await accounts.SetAuthenticationTokenAsync(account, Issuer, UsedToken, Plain(code));
        return await NewSpareAsync(account);
    }

    /// <summary>Makes new spare codes; the old ones end.</summary>
    public async Task<IReadOnlyList<string>> NewSpareAsync(Account account)
    {
        var codes = Enumerable.Range(0, SpareCodes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10)).ToList();
        await accounts.SetAuthenticationTokenAsync(account, Issuer, SpareToken, string.Join(';', codes.Select(Hash)));
        return [.. codes.Select(c => c[..5] + "-" + c[5..])];
    }

    /// <summary>How many spare codes are left.</summary>
    public async Task<int> SpareLeftAsync(Account account) => (await SpareAsync(account)).Count;

    /// <summary>Turns the second step off and forgets key and codes.</summary>
    public async Task TurnOffAsync(Account account)
    {
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.RemoveAuthenticationTokenAsync(account, Issuer, SpareToken);
        await accounts.RemoveAuthenticationTokenAsync(account, Issuer, UsedToken);
    }

    private async Task<List<string>> SpareAsync(Account account) =>
        [.. (await accounts.GetAuthenticationTokenAsync(account, Issuer, SpareToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
