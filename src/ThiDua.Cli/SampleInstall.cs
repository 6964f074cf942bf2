using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Integration;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary>Loading of the sample commune and its accounts file. No password is known beforehand: it is drawn at random, or taken from the environment.</summary>
internal static class SampleInstall
{
    private const string Sample = "khoi-ky-2022";

    private static string AccountsFile => Path.Combine(ApplicationRoot.Find(), ".data", "sample-accounts.txt");

    /// <summary>The fixed day of THIDUA_TODAY (yyyy-MM-dd), or null.</summary>
    public static DateOnly? TodayFromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable("THIDUA_TODAY");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new DomainException($"THIDUA_TODAY “{text}” không phải ngày; viết dạng 2022-12-12.");
    }

    /// <summary>Loads the sample; with <paramref name="onlyWhenEmpty"/> does nothing when any managing unit exists.</summary>
    public static async Task LoadAsync(DatabaseConnections connections, bool onlyWhenEmpty, CancellationToken ct)
    {
        await using var services = Commands.Services(connections);
        await using var scope = services.CreateAsyncScope();
        if (onlyWhenEmpty && await scope.ServiceProvider.GetRequiredService<ThiDuaDb>().Set<Owner>().AnyAsync(ct))
        {
            return;
        }

        var password = Environment.GetEnvironmentVariable("THIDUA_SAMPLE_PASSWORD") is { Length: > 0 } given ? given : AccountFactory.NewPassword();
        var accounts = await scope.ServiceProvider.GetRequiredService<SampleLoader>().LoadAsync(SampleLoader.Read(Sample), password, ct);
        var lines = accounts.Select(a => $"{a.UserName,-18} {RoleWords.Of(Enum.Parse<Role>(a.Role))}");
        PrivateFile.Write(AccountsFile, $"Tài khoản của xã mẫu Khôi Kỳ (mật khẩu chung): {password}{Environment.NewLine}{string.Join(Environment.NewLine, lines)}{Environment.NewLine}");
    }

    /// <summary>Prints the accounts of the sample commune when it was loaded on this machine.</summary>
    public static void PrintAccounts()
    {
        if (File.Exists(AccountsFile))
        {
            Console.WriteLine(File.ReadAllText(AccountsFile));
        }
    }
}
