using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>The plan 2023 of Khôi Kỳ, a second period of a sample commune: outline, tasks, anniversaries against the real plan; what loading it leaves as it was.</summary>
public sealed class KhoiKyPlanTests(SamplesFixture samples) : IClassFixture<SamplesFixture>
{
    private const string Sample = "khoi-ky-2023-ke-hoach";

    [Fact]
    public async Task Outline_OfThePlan_IsThatOfTheRealPlan()
    {
        var model = await samples.ModelAsync(Sample);

        model.DocumentName.ShouldBe("KẾ HOẠCH");
        (model.Head.Symbol, model.Head.Body, model.Signature.Authority).ShouldBe(("KH-UBND", "UBND XÃ KHÔI KỲ", "TM. ỦY BAN NHÂN DÂN"));
        model.PrintedSections().Select(s => $"{s.Number} {s.Title}").ShouldBe([
            "I. Mục đích, yêu cầu",
            "1. Mục đích",
            "2. Yêu cầu",
            "II. Nội dung phát động thi đua",
            "III. Tiến độ, thời gian thực hiện",
            "1. Quý I",
            "2. Quý II",
            "3. Quý III, IV",
            "IV. Tổ chức thực hiện",
            "1. Các cơ quan, ngành, đoàn thể, các xóm",
            "2. Công chức Văn hóa - Xã hội",
            "3. Công chức Văn phòng HĐND - UBND xã",
        ]);
        model.AllSections().Single(s => s.Id == "noi-dung").Blocks.Where(b => b.Kind == ParagraphKind.Numbered).Select(b => b.Number).ShouldBe(Enumerable.Range(1, 16).Select(n => (int?)n));
        model.AllSections().Where(s => s.Id.StartsWith("quy/", StringComparison.Ordinal)).Select(s => s.Blocks.Count).ShouldBe([3, 1, 2]);
    }

    /// <summary>F1:169–178 counts the years right but lets all four anniversaries end in 2022.</summary>
    [Fact]
    public async Task Anniversaries_OfThePlan_EndInItsYear()
    {
        var model = await samples.ModelAsync(Sample);

        ReportModel.TextOf(model.AllSections().Single(s => s.Id == "noi-dung").Blocks[8]).ShouldContain("kỷ niệm 93 năm ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2023), "
            + "78 năm ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2023), 48 năm ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2023), "
            + "133 năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023)");
        ReportModel.TextOf(model.Preamble[0]).ShouldStartWith("Năm 2023 là năm thứ ba thực hiện");
    }

    /// <summary>Targets of the plan come from the records: the change asked of the poverty rate, the share of direct workers, the day units register by.</summary>
    [Fact]
    public async Task Plan_Targets_AreThoseOfTheRecords()
    {
        var model = await samples.ModelAsync(Sample);
        var text = string.Join('\n', model.AllSections().SelectMany(s => s.Blocks).Select(ReportModel.TextOf));

        text.ShouldContain("tỷ lệ hộ nghèo giảm 3 điểm phần trăm trở lên so với năm 2022");
        text.ShouldContain("đạt từ 40% trở lên trên tổng số cá nhân được khen thưởng");
        text.ShouldContain("Gửi bản đăng ký thi đua về UBND xã (hoàn thành trước ngày 28/02/2023).");
    }

    [Fact]
    public async Task Load_SecondPeriod_KeepsTheCommuneAndOpensTheYear()
    {
        await using var database = await TestCluster.CreateDatabaseAsync(KhoiKy.Template);
        var owner = await KhoiKy.OwnerAsync(database);
        var before = await CountsAsync();

        await using (var work = new Work(database))
        {
            (await new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(Sample), KhoiKy.Password)).ShouldBeEmpty();
        }

        (await CountsAsync()).ShouldBe(before);
        await using var after = await Work.BeginAsync(database, owner);
        (await after.Db.Set<WorkingYear>().OrderBy(y => y.Year).Select(y => y.Year).ToListAsync()).ShouldBe([2022, 2023]);
        var slots = await after.Db.Set<Figure>().Include(f => f.Benchmarks).Where(f => f.Period == "2023").ToListAsync();
        slots.Count.ShouldBe(before["indicators"]);
        slots.Where(f => f.Value is not null).ShouldBeEmpty();
        slots.SelectMany(f => f.Benchmarks).Select(b => (b.Form, b.Value, b.ValueUnit)).ShouldBe([(BenchmarkForm.Change, -3m, ValueUnit.Point)]);
        (await after.Db.Set<Movement>().SingleAsync(m => m.Code == "cchc")).RunsIn(2023).ShouldBeTrue();
        (await after.Db.Set<Movement>().SingleAsync(m => m.Code == "chuyen-dich-co-cau")).RunsIn(2023).ShouldBeFalse();
        (await after.Db.Set<Report>().OrderBy(r => r.Period).Select(r => r.Kind).ToListAsync()).ShouldBe([ReportKind.TongKet, ReportKind.KeHoach]);
        (await after.Audit.LatestAsync(null, 10)).Select(o => o.Kind).ShouldBe([OperationKinds.SampleLoaded, OperationKinds.SampleLoaded]);
        (await after.Audit.VerifyAsync()).Problems.ShouldBeEmpty();

        async Task<Dictionary<string, int>> CountsAsync()
        {
            await using var work = await Work.BeginAsync(database, owner);
            return new()
            {
                ["units"] = await work.Db.Set<Unit>().CountAsync(),
                ["people"] = await work.Db.Set<Person>().CountAsync(),
                ["accounts"] = await work.Db.Set<Membership>().CountAsync(),
                ["fields"] = await work.Db.Set<Field>().CountAsync(),
                ["indicators"] = await work.Db.Set<Indicator>().CountAsync(),
                ["profiles"] = await work.Db.Set<CommuneProfile>().CountAsync(),
            };
        }
    }

    [Fact]
    public async Task Load_SamePlanTwice_IsRefusedAndLeavesTheFirst()
    {
        await using var database = await TestCluster.CreateDatabaseAsync(Samples.Template);
        await using var work = new Work(database);

        (await Should.ThrowAsync<DomainException>(() => new SampleLoader(work.Db, work.Clock).LoadAsync(SampleLoader.Read(Sample), KhoiKy.Password)))
            .Message.ShouldBe("Xã “Khôi Kỳ” đã có trong cơ sở dữ liệu; dữ liệu mẫu chỉ nạp vào chỗ trống.");
        (await samples.ModelAsync(Sample)).Kind.ShouldBe("ke-hoach");
    }
}
