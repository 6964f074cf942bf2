using Microsoft.EntityFrameworkCore;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Reports;

namespace ThiDua.Testing;

/// <summary>The sample commune Khôi Kỳ, year 2022, loaded once into a template database.</summary>
public static class KhoiKy
{
    /// <summary>Name of the sample.</summary>
    public const string Sample = "khoi-ky-2022";

    /// <summary>Password of all its accounts.</summary>
    public const string Password = "mat-khau-thu-nghiem";

    /// <summary>A short report of the year before: two of its per cents are right, one is wrong, one indicator is unknown.</summary>
    public const string OldReport = """
        BÁO CÁO
        Kết quả phong trào thi đua năm 2021
        1. Chăn nuôi
        Đàn trâu: 240/250 con đạt 96% KH huyện.
        Đàn lợn: 4.000/3.900 con đạt 112,6% KH huyện.
        2. Trồng trọt
        Sản lượng thóc đạt 3.828/3.700 tấn đạt 103,46% KH huyện.
        Số máy gặt đập liên hợp: 12/10 máy đạt 120% KH xã.
        """;

    /// <summary>Template database with the sample; made anew whenever the domain library changes.</summary>
    public static TestTemplate Template { get; } = new("khoi-ky", typeof(SampleLoader).Assembly.ManifestModule.ModuleVersionId.ToString(), async connections =>
    {
        await using var work = new Work(connections.App);
        await new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(Sample), Password);
    });

    /// <summary>The commune.</summary>
    public static async Task<Guid> OwnerAsync(TestDatabase database)
    {
        await using var work = new Work(database);
        return await work.Db.Set<Owner>().Where(o => o.Code == "khoi-ky").Select(o => o.Id).SingleAsync();
    }

    /// <summary>Everything its year-end report is made from.</summary>
    public static async Task<ReportData> ReportAsync(TestDatabase database)
    {
        await using var work = await Work.BeginAsync(database, await OwnerAsync(database));
        var report = await work.Reports.FindAsync(ReportKind.TongKet, "2022") ?? throw new InvalidOperationException("The sample has no report.");
        return await work.Reports.LoadAsync(report.Id);
    }
}
