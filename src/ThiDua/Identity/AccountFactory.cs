using Microsoft.AspNetCore.Identity;

namespace ThiDua.Identity;

/// <summary>Makes accounts outside a web request: sample data and "Khởi tạo xã".</summary>
public static class AccountFactory
{
    /// <summary>A new account with a hashed password (PBKDF2 of ASP.NET Identity).</summary>
    /// <param name="userName">Sign-in name, e.g. <c>lan.ht</c>.</param>
    /// <param name="displayName">Full name.</param>
    /// <param name="password">First password.</param>
    /// <param name="mustChange">Whether the first sign-in must choose another.</param>
    public static Account Create(string userName, string displayName, string password, bool mustChange)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = displayName,
            MustChangePassword = mustChange,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            ConcurrencyStamp = Guid.CreateVersion7().ToString("N"),
        };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        return account;
    }

    /// <summary>A password that can be read aloud and typed: 4 groups of 4 letters and digits without look-alikes, 78 bits.</summary>
    public static string NewPassword()
    {
        const string letters = "abcdefghjkmnpqrstuvwxyz23456789";
        var groups = Enumerable.Range(0, 4).Select(_ => new string(System.Security.Cryptography.RandomNumberGenerator.GetItems<char>(letters, 4)));
        return string.Join('-', groups);
    }
}
