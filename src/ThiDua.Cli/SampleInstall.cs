using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Integration;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary>Loading of the sample communes and the file of their accounts. No password is known beforehand: it is drawn at random, or taken from the environment.</summary>
internal static class SampleInstall
{
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

    /// <summary>Loads every sample commune that is not there yet; with <paramref name="onlyWhenEmpty"/> does nothing when any managing unit exists.</summary>
    public static async Task LoadAsync(DatabaseConnections connections, bool onlyWhenEmpty, CancellationToken ct)
    {
        await using var services = Commands.Services(connections);
        var there = await CommunesAsync(services, ct);
        if (onlyWhenEmpty && there.Count > 0)
        {
            return;
        }

        var samples = SampleLoader.Names.Select(SampleLoader.Read).Where(s => !there.Contains(s.Commune.Code)).ToList();
        if (samples.Count == 0)
        {
            throw new DomainException("Các xã mẫu đã có đủ trong cơ sở dữ liệu, không còn gì để nạp.");
        }

        var password = Environment.GetEnvironmentVariable("THIDUA_SAMPLE_PASSWORD") is { Length: > 0 } given ? given : AccountFactory.NewPassword();
        // The list says what was loaded even when loading stops half-way: without it nobody could sign in to the communes already there.
        var list = there.Count > 0 && File.Exists(AccountsFile) ? await File.ReadAllTextAsync(AccountsFile, ct) + Environment.NewLine : "";
        list += $"Mật khẩu chung của các tài khoản mẫu dưới đây: {password}{Environment.NewLine}";
        foreach (var sample in samples)
        {
            await using var scope = services.CreateAsyncScope();
            var accounts = await scope.ServiceProvider.GetRequiredService<SampleLoader>().LoadAsync(sample, password, ct);
            list += string.Concat(accounts.Select(a => $"  {a.UserName,-18} {RoleWords.Of(Enum.Parse<Role>(a.Role))}{Environment.NewLine}")
                .Prepend($"{VietnameseText.Capitalise(sample.Commune.Kind)} {sample.Commune.Name} (--commune {sample.Commune.Code} --period {sample.Period}){Environment.NewLine}"));
            PrivateFile.Write(AccountsFile, list);
        }
    }

    /// <summary>Prints the accounts of the sample communes when they were loaded on this machine.</summary>
    public static void PrintAccounts()
    {
        if (File.Exists(AccountsFile))
        {
            Console.WriteLine(File.ReadAllText(AccountsFile));
        }
    }

    private static async Task<HashSet<string>> CommunesAsync(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ThiDuaDb>().Set<Owner>().Select(o => o.Code).ToHashSetAsync(ct);
    }
}
