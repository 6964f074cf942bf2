using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Cli;

/// <summary><c>thidua report KIND --commune CODE --period P --out FILE</c>: a whole report or plan, or one of its appendices by itself.</summary>
internal static class ReportCommand
{
    /// <summary>What can be asked for.</summary>
    public const string Kinds = "tong-ket, so-ket, ke-hoach, phu-luc-1, phu-luc-2, chi-tieu";

    public static async Task RunAsync(string kind, string commune, string period, string file, CancellationToken ct)
    {
        var extension = Path.GetExtension(file);
        var appendix = kind is "phu-luc-1" or "phu-luc-2";
        var reportKind = appendix ? (ReportKind?)null : Kind(kind);
        if (extension is not (".docx" or ".pdf" or ".json") && !(appendix && extension == ".xlsx"))
        {
            throw new DomainException(extension == ".xlsx"
                ? $"Báo cáo “{kind}” không xuất ra Excel; ghi tệp đuôi .docx, .pdf hoặc .json. Excel dành cho phu-luc-1, phu-luc-2, chi-tieu."
                : $"Tệp “{file}” phải có đuôi .docx, .pdf hoặc .json{(appendix ? ", hoặc .xlsx" : "")}.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            throw new DomainException($"Không có thư mục “{Path.GetDirectoryName(Path.GetFullPath(file))}” để ghi tệp.");
        }

        var key = Period.Parse(period);
        var connections = await DatabaseLocator.ResolveAsync(ct);
        await Migrator.Embedded.ApplyAsync(connections, ct);
        await using var services = Commands.Services(connections);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owner = await db.Set<Owner>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == commune, ct)
            ?? throw new DomainException($"Không có xã “{commune}” trong cơ sở dữ liệu. Xem lại mã xã, hoặc chạy ./thidua db seed-sample để nạp các xã mẫu.");
        await db.BeginAsync(owner.Id, ct);
        var queries = scope.ServiceProvider.GetRequiredService<ReportQueries>();
        if (reportKind is { } wanted)
        {
            var report = await queries.FindAsync(wanted, key.ToString(), ct)
                ?? throw new DomainException($"{VietnameseText.Capitalise(owner.Name)} chưa có {VietnameseText.LowerFirst(ReportWords.Kind(wanted))} {key.Label}. Mở trang Báo cáo để tạo{await OthersAsync(queries, ct)}.");
            var model = await queries.CurrentModelAsync(report.Id, ct);
            await WriteAsync(file, extension, model.ToJson, () => ReportLayout.Word(model), null, ct);
        }
        else
        {
            var (made, head) = await queries.AppendixAsync(kind, key, ct)
                ?? throw new DomainException($"{VietnameseText.Capitalise(owner.Name)} chưa có báo cáo {key.Label} để kèm phụ lục. Mở trang Báo cáo để tạo{await OthersAsync(queries, ct)}.");
            await WriteAsync(file, extension, made.ToJson, () => ReportLayout.Word(made, head), () => AppendixWorkbook.Write(made, ReportLayout.Properties(made.Title, head)), ct);
        }

        await db.RollbackAsync();
    }

    private static async Task WriteAsync(string file, string extension, Func<string> json, Func<byte[]> word, Func<byte[]>? workbook, CancellationToken ct)
    {
        if (extension == ".json")
        {
            await File.WriteAllTextAsync(file, json(), ct);
            return;
        }

        var bytes = extension == ".xlsx" ? workbook!() : word();
        if (extension == ".pdf")
        {
            using var converter = new PdfConverter();
            bytes = await converter.ConvertAsync(bytes, ct);
        }

        await File.WriteAllBytesAsync(file, bytes, ct);
    }

    private static async Task<string> OthersAsync(ReportQueries queries, CancellationToken ct)
    {
        var others = (await queries.ListAsync(ct)).Select(r => $"{Code.Of(r.Kind)} {r.Period}").ToList();
        return others.Count == 0 ? "" : "; đã có: " + string.Join(", ", others);
    }

    private static ReportKind Kind(string kind)
    {
        try
        {
            return Code.Parse<ReportKind>(kind);
        }
        catch (FormatException)
        {
            throw new DomainException($"Không có loại báo cáo “{kind}”. Hiện có: {Kinds}.");
        }
    }
}
