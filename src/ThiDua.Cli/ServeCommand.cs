using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Web;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Cli;

/// <summary><c>thidua serve</c>: migrates, loads the sample when asked and the database is empty, and opens the pages.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(bool withSample, CancellationToken ct)
    {
        try
        {
            var connections = await DatabaseLocator.ResolveAsync(ct);
            if (connections.HasOwner)
            {
                await Migrator.Embedded.ApplyAsync(connections, ct);
            }

            if (withSample)
            {
                await SampleInstall.LoadAsync(connections, onlyWhenEmpty: true, ct);
            }

            await using var app = WebHost.Build([], connections.App, SampleInstall.TodayFromEnvironment());
            await app.StartAsync(ct);
            Console.WriteLine($"ThiDua đang chạy tại {string.Join(", ", app.Urls)}  (Ctrl C để dừng)");
            SampleInstall.PrintAccounts();
            await PrintSetupCodeAsync(app, ct);
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (IOException busy) when (busy.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"Địa chỉ {Environment.GetEnvironmentVariable("THIDUA_URLS") ?? WebHost.DefaultUrl} đang có chương trình khác dùng. Dừng chương trình đó, hoặc đặt THIDUA_URLS sang cổng khác, ví dụ http://127.0.0.1:5081.");
            return 1;
        }
    }

    private static async Task PrintSetupCodeAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<FoundingService>().AnyOwnerAsync(ct))
        {
            var code = app.Services.GetRequiredService<SetupCode>().Draw();
            Console.WriteLine($"""

                Máy này chưa có xã nào. Mở {app.Urls.First()}/khoi-tao?ma={code} để khởi tạo xã.
                Mã khởi tạo: {code}  (chỉ dùng cho lần chạy này, đừng đưa cho người khác)
                """);
        }
    }
}
