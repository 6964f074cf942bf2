using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary><c>thidua report KIND --commune CODE --period P --out FILE</c>.</summary>
internal static class ReportCommand
{
    public static async Task RunAsync(string kind, string commune, string period, string file, CancellationToken ct)
    {
        var extension = Path.GetExtension(file);
        if (extension is not (".docx" or ".pdf" or ".json"))
        {
            throw new DomainException($"Tệp “{file}” phải có đuôi .docx, .pdf hoặc .json.");
        }

        var reportKind = Kind(kind);
        var key = Period.Parse(period).ToString();
        var connections = await DatabaseLocator.ResolveAsync(ct);
        await Migrator.Embedded.ApplyAsync(connections, ct);
        await using var services = Commands.Services(connections);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owner = await db.Set<Owner>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == commune, ct)
            ?? throw new DomainException($"Không có xã “{commune}” trong cơ sở dữ liệu. Xem lại mã xã, hoặc chạy ./thidua db seed-sample để nạp các xã mẫu.");
        await db.BeginAsync(owner.Id, ct);
        var queries = scope.ServiceProvider.GetRequiredService<ReportQueries>();
        var report = await queries.FindAsync(reportKind, key, ct) ?? throw new DomainException($"{VietnameseText.Capitalise(owner.Name)} chưa có báo cáo “{kind}” kỳ {period}. Mở trang Báo cáo để tạo.");
        var model = await queries.CurrentModelAsync(report.Id, ct);
        await db.RollbackAsync();

        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(directory))
        {
            throw new DomainException($"Không có thư mục “{directory}” để ghi tệp.");
        }

        if (extension == ".json")
        {
            await File.WriteAllTextAsync(file, model.ToJson(), ct);
            return;
        }

        var word = ReportLayout.Word(model);
        if (extension == ".pdf")
        {
            using var converter = new PdfConverter();
            word = await converter.ConvertAsync(word, ct);
        }

        await File.WriteAllBytesAsync(file, word, ct);
    }

    private static ReportKind Kind(string kind)
    {
        try
        {
            return Code.Parse<ReportKind>(kind);
        }
        catch (FormatException)
        {
            throw new DomainException($"Không có loại báo cáo “{kind}”. Hiện có: tong-ket.");
        }
    }
}
