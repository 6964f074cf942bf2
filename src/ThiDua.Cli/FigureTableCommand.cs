using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary><c>thidua report chi-tieu --commune CODE --period P --out FILE</c>: the table of indicators, .xlsx with formulas, .docx or .json.</summary>
internal static class FigureTableCommand
{
    /// <summary>The kind of report that is this table.</summary>
    public const string Kind = "chi-tieu";

    public static async Task RunAsync(string commune, string period, string file, CancellationToken ct)
    {
        var extension = Path.GetExtension(file);
        if (extension is not (".xlsx" or ".docx" or ".json"))
        {
            throw new DomainException($"Tệp “{file}” phải có đuôi .xlsx, .docx hoặc .json.");
        }

        var connections = await DatabaseLocator.ResolveAsync(ct);
        await Migrator.Embedded.ApplyAsync(connections, ct);
        await using var services = Commands.Services(connections);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var clock = scope.ServiceProvider.GetRequiredService<VietnamClock>();
        var owner = await db.Set<Owner>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == commune, ct)
            ?? throw new DomainException($"Không có xã “{commune}” trong cơ sở dữ liệu. Xem lại mã xã.");
        clock.FixedToday ??= owner.FixedToday;
        await db.BeginAsync(owner.Id, ct);
        var grid = FigureGrid.Build(await scope.ServiceProvider.GetRequiredService<IndicatorQueries>().SheetAsync(Period.Parse(period), ct), new());
        await db.RollbackAsync();
        if (!grid.Rows.Any())
        {
            throw new DomainException($"{VietnameseText.Capitalise(owner.Name)} chưa mở ô số liệu nào cho kỳ {period}.");
        }

        if (extension == ".json")
        {
            await File.WriteAllTextAsync(file, FigureLetter.Json(grid), ct);
            return;
        }

        await File.WriteAllBytesAsync(file, extension == ".docx"
            ? FigureLetter.Word(grid, clock.Today, clock.UtcNow)
            : FigureWorkbook.Export(grid, new("Chỉ tiêu – Kết quả " + grid.Sheet.Period.Label, owner.Name, clock.UtcNow)), ct);
    }
}
