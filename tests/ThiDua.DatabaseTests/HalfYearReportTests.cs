using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>What is entered under the year and dated inside the half reaches the half-year report of Thụy Hùng, each once.</summary>
public sealed class HalfYearReportTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Guid _owner;

    public async Task InitializeAsync()
    {
        _database = await TestCluster.CreateDatabaseAsync(Samples.Template);
        await using var work = new Work(_database);
        _owner = await work.Db.Set<Owner>().Where(o => o.Code == "thuy-hung").Select(o => o.Id).SingleAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task HalfYearReport_RecordsOfTheYearDatedInIt_AreInItsAppendices()
    {
        var before = await AppendicesAsync();
        await AddAsync(new(2023, 3, 20));
        var after = await AppendicesAsync();

        (Rows(before[0]).Count, Rows(after[0]).Count).ShouldBe((4, 5));
        Rows(after[0]).ShouldContain(r => r.StartsWith("4|Kế hoạch số 120/KH-UBND ngày 20/3/2023|Thi đua cao điểm|", StringComparison.Ordinal) || r.StartsWith("5|Kế hoạch số 120/KH-UBND ngày 20/3/2023|Thi đua cao điểm|", StringComparison.Ordinal));
        (CommuneRow(before[1]), CommuneRow(after[1])).ShouldBe(("IV|Khen thưởng cấp xã|7|8|8||||", "IV|Khen thưởng cấp xã|11|8|8||||"));
    }

    [Fact]
    public async Task HalfYearReport_RecordsOfTheYearDatedAfterIt_AreNotInIt()
    {
        var before = await AppendicesAsync();
        await AddAsync(new(2023, 9, 20));
        var after = await AppendicesAsync();

        after.Select(a => string.Join('\n', Rows(a))).ShouldBe(before.Select(a => string.Join('\n', Rows(a))));
    }

    private Task AddAsync(DateOnly day) => Work.DoAsync(_database, _owner, async work =>
    {
        work.Db.Operation = new(OperationKinds.RecordSaved, Work.Lan);
        work.Db.AddRange(
            new AwardLine { OwnerId = _owner, Period = "2023", GroupCode = "cao-diem", Code = "cao-diem-tt", Level = AwardLevel.Commune, Body = "Chủ tịch UBND xã", Form = "giay-khen", Kind = AwardKind.Thematic, Subject = AwardSubject.Collective, Count = 4, State = AwardState.Awarded, DecidedOn = day, Reason = "thi đua cao điểm" },
            new OfficialDocument { OwnerId = _owner, Period = "2023", Code = "kh-120", Type = DocumentType.KeHoach, Number = "120", Symbol = "KH-UBND", IssuedOn = day, Issuer = "UBND xã Thụy Hùng", Abstract = "Thi đua cao điểm", Direction = DocumentDirection.Own, Relation = DocumentRelation.BanHanh, FieldCode = "tdkt", Order = 1 });
        await work.Db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<ModelAppendix>> AppendicesAsync() => ReportComposer.Compose(await Samples.ReportAsync(_database, "thuy-hung-2023-H1")).Model.Appendices!;

    private static List<string> Rows(ModelAppendix appendix) => [.. appendix.Blocks[0].Table!.Rows.Select(r => string.Join('|', r.Cells.Select(c => string.Concat(c.Spans.Select(s => s.Text)))))];

    private static string CommuneRow(ModelAppendix appendix) => Rows(appendix).Single(r => r.StartsWith("IV|", StringComparison.Ordinal));
}
