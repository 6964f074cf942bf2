using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary>The commands of <c>thidua</c>. Exit code 0, or 1 with a Vietnamese message on standard error.</summary>
internal static class Commands
{
    /// <summary>Problems whose message already tells the person what to do.</summary>
    public static bool IsExplained(Exception problem) =>
        problem is DomainException or RecordNotFoundException or DatabaseException or PdfUnavailableException or PdfConversionException;

    public static Command Serve()
    {
        var sample = new Option<bool>("--with-sample") { Description = "Nạp các xã mẫu khi cơ sở dữ liệu còn trống" };
        var command = new Command("serve", "Mở trang web (địa chỉ: THIDUA_URLS, mặc định http://127.0.0.1:5080)") { sample };
        command.SetAction((parsed, ct) => ServeCommand.RunAsync(parsed.GetValue(sample), ct));
        return command;
    }

    public static Command Db()
    {
        var migrate = new Command("migrate", "Tạo hoặc nâng cấp cơ sở dữ liệu");
        migrate.SetAction(async (_, ct) =>
        {
            var applied = await Migrator.Embedded.ApplyAsync(await DatabaseLocator.ResolveAsync(ct), ct);
            Console.WriteLine(applied.Count == 0 ? "Cơ sở dữ liệu đã ở bản mới nhất." : $"Đã áp dụng {applied.Count} bước nâng cấp.");
            return 0;
        });

        var seed = new Command("seed-sample", "Nạp các xã mẫu chưa có trong cơ sở dữ liệu");
        seed.SetAction(async (_, ct) =>
        {
            var connections = await DatabaseLocator.ResolveAsync(ct);
            await Migrator.Embedded.ApplyAsync(connections, ct);
            await SampleInstall.LoadAsync(connections, onlyWhenEmpty: false, ct);
            SampleInstall.PrintAccounts();
            return 0;
        });

        var backupFile = new Argument<string>("FILE");
        var backup = new Command("backup", "Sao lưu toàn bộ cơ sở dữ liệu, kể cả tệp") { backupFile };
        backup.SetAction(async (parsed, ct) =>
        {
            var connections = await DatabaseLocator.ResolveAsync(ct);
            var bytes = await BackupFile.BackupAsync(connections.Owner, parsed.GetValue(backupFile)!, ct);
            Console.WriteLine($"Đã sao lưu vào {parsed.GetValue(backupFile)} ({bytes / 1024:N0} KB).");
            await foreach (var (owner, chain) in ChainsAsync(connections, ct))
            {
                Console.WriteLine($"  {owner.Name}: {chain.Operations} thao tác, mã nhật ký {chain.Head}");
            }

            return 0;
        });

        var restoreFile = new Argument<string>("FILE");
        var restore = new Command("restore", "Phục hồi cơ sở dữ liệu từ bản sao lưu") { restoreFile };
        restore.SetAction(async (parsed, ct) =>
        {
            var connections = await DatabaseLocator.ResolveAsync(ct);
            await BackupFile.RestoreAsync(connections.Owner, parsed.GetValue(restoreFile)!, ct);
            Console.WriteLine($"Đã phục hồi từ {parsed.GetValue(restoreFile)}.");
            return 0;
        });

        var stop = new Command("stop", "Dừng PostgreSQL riêng của ThiDua");
        stop.SetAction(async (_, ct) =>
        {
            Console.WriteLine(await LocalCluster.ForRoot(ApplicationRoot.Find()).StopAsync(ct) ? "Đã dừng PostgreSQL." : "PostgreSQL của ThiDua không chạy.");
            return 0;
        });

        return new Command("db", "Cơ sở dữ liệu") { migrate, seed, backup, restore, stop };
    }

    public static Command Report()
    {
        var kind = new Argument<string>("KIND") { Description = ReportCommand.Kinds };
        var commune = new Option<string>("--commune") { Required = true, Description = "mã xã, ví dụ khoi-ky" };
        var period = new Option<string>("--period") { Required = true, Description = "kỳ, ví dụ 2022 hoặc 2023-H1" };
        var file = new Option<string>("--out") { Required = true, Description = "tệp .docx, .pdf, .json; phụ lục và bảng chỉ tiêu cả .xlsx" };
        var command = new Command("report", "Kết xuất báo cáo") { kind, commune, period, file };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(kind) == FigureTableCommand.Kind)
            {
                await FigureTableCommand.RunAsync(parsed.GetValue(commune)!, parsed.GetValue(period)!, parsed.GetValue(file)!, ct);
                return 0;
            }

            await ReportCommand.RunAsync(parsed.GetValue(kind)!, parsed.GetValue(commune)!, parsed.GetValue(period)!, parsed.GetValue(file)!, ct);
            return 0;
        });
        return command;
    }

    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "tệp .xlsx: file mẫu đã ghi số, hoặc bảng có dòng tiêu đề" };
        var commune = new Option<string>("--commune") { Required = true, Description = "mã xã, ví dụ khoi-ky" };
        var period = new Option<string>("--period") { Required = true, Description = "kỳ, ví dụ 2022" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ xem trước, không lưu" };
        var indicators = new Command("indicators", "Nhận số liệu chỉ tiêu từ Excel") { file, commune, period, dryRun };
        indicators.SetAction((parsed, ct) => ImportCommand.RunAsync(parsed.GetValue(file)!, parsed.GetValue(commune)!, parsed.GetValue(period)!, parsed.GetValue(dryRun), ct));
        return new Command("import", "Nhận dữ liệu từ tệp") { indicators };
    }

    public static Command VerifyAudit()
    {
        var command = new Command("verify-audit", "Kiểm tra chuỗi nhật ký của mọi đơn vị");
        command.SetAction(async (_, ct) =>
        {
            var broken = 0;
            await foreach (var (owner, chain) in ChainsAsync(await DatabaseLocator.ResolveAsync(ct), ct))
            {
                Console.WriteLine($"{owner.Name}: {chain.Operations} thao tác, {(chain.Problems.Count == 0 ? "nguyên vẹn" : "HỎNG")}, mã nhật ký {chain.Head}" + (chain.ErasedValues > 0 ? $", {chain.ErasedValues} giá trị đã xóa theo yêu cầu" : ""));
                foreach (var problem in chain.Problems)
                {
                    await Console.Error.WriteLineAsync("  " + problem);
                    broken = 1;
                }
            }

            return broken;
        });
        return command;
    }

    /// <summary>Services over the application's login, for one command.</summary>
    public static ServiceProvider Services(DatabaseConnections connections) => new ServiceCollection().AddThiDua(connections.App, SampleInstall.TodayFromEnvironment()).BuildServiceProvider();

    private static async IAsyncEnumerable<(Owner Owner, ChainReport Chain)> ChainsAsync(DatabaseConnections connections, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var services = Services(connections);
        List<Owner> owners;
        await using (var scope = services.CreateAsyncScope())
        {
            owners = await scope.ServiceProvider.GetRequiredService<ThiDuaDb>().Set<Owner>().OrderBy(o => o.Code).AsNoTracking().ToListAsync(ct);
        }

        foreach (var owner in owners)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
            await db.BeginAsync(owner.Id, ct);
            yield return (owner, await scope.ServiceProvider.GetRequiredService<AuditQueries>().VerifyAsync(ct));
            await db.RollbackAsync();
        }
    }
}
