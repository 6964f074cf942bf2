using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary><c>thidua import indicators FILE.xlsx --commune CODE --period P [--dry-run]</c>.</summary>
internal static class ImportCommand
{
    /// <returns>0 when cells were taken over, or would be, or all are stored already; 1 when everything was refused.</returns>
    public static async Task<int> RunAsync(string file, string commune, string period, bool dryRun, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new DomainException($"Không có tệp “{file}”.");
        }

        var bytes = await File.ReadAllBytesAsync(file, ct);
        var connections = await DatabaseLocator.ResolveAsync(ct);
        await Migrator.Embedded.ApplyAsync(connections, ct);
        await using var services = Commands.Services(connections);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owner = await db.Set<Owner>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == commune, ct)
            ?? throw new DomainException($"Không có xã “{commune}” trong cơ sở dữ liệu. Xem lại mã xã.");
        scope.ServiceProvider.GetRequiredService<VietnamClock>().FixedToday ??= owner.FixedToday;
        await db.BeginAsync(owner.Id, ct);
        var imports = scope.ServiceProvider.GetRequiredService<FigureImportService>();

        // whoever runs commands on the server may enter every figure; the history says it was the program
        var access = new FigureAccess(Role.EmulationOfficer, null, new Dictionary<Guid, string>());
        using var content = new MemoryStream(bytes, writable: false);
        var import = await imports.ReceiveAsync(content, Path.GetFileName(file), Period.Parse(period), Actor.System, ct);
        var view = await imports.ViewAsync(import.Id, access, ct);
        await PrintAsync(view.Plan);
        var changes = view.Plan.Rows.Where(r => r.Changes).Sum(r => r.Cells.Count(c => c.Changes));
        if (!dryRun && changes > 0)
        {
            await imports.ApplyAsync(view, access, Actor.System, ct);
            await db.CommitAsync(ct);
        }
        else
        {
            await db.RollbackAsync();
        }

        Console.WriteLine($"{(dryRun ? "Sẽ nhận" : "Đã nhận")} {changes} ô ({view.Plan.Count(CellOutcome.New)} mới, {view.Plan.Count(CellOutcome.Changed)} đổi); {view.Plan.Count(CellOutcome.Same)} ô giữ nguyên; {view.Plan.Count(CellOutcome.Refused)} ô lỗi; {view.Plan.Unmatched} dòng chưa rõ chỉ tiêu.");
        return changes == 0 && view.Plan.Count(CellOutcome.Same) == 0 ? 1 : 0;
    }

    private static async Task PrintAsync(ImportPlan plan)
    {
        foreach (var row in plan.Rows)
        {
            var where = row.Sheet.Length > 0 ? $"{row.Sheet}, dòng {row.Number}" : $"dòng {row.Number}";
            if (row.Match.Row is null)
            {
                await Console.Error.WriteLineAsync($"{where}: {row.Match.Problem}");
                continue;
            }

            foreach (var cell in row.Cells.Where(c => c.Outcome == CellOutcome.Refused))
            {
                await Console.Error.WriteLineAsync($"{where}, ô {cell.Address} ({FigureColumns.Label(cell.Column)} “{cell.Text}”): {cell.Message}");
            }
        }
    }
}
