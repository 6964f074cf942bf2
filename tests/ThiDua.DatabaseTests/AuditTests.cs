using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Indicators;
using ThiDua.Organisation;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>architecture.md, "Audit": every write inside an Operation, field diffs automatic, operations chained per owner, values erasable, the head locked last.</summary>
public sealed class AuditTests : TwoCommunes
{
    [Fact]
    public async Task Save_WithoutOperation_Throws()
    {
        await using var work = await Work.BeginAsync(Database, KhoiKy);
        work.Db.Add(new Narrative { OwnerId = KhoiKy, Period = "2022", Topic = "trong-trot", Text = "…" });

        (await Should.ThrowAsync<InvalidOperationException>(() => work.Db.SaveChangesAsync())).Message
            .ShouldBe("Narrative was changed outside an Operation: set ThiDuaDb.Operation before saving.");
    }

    [Fact]
    public async Task Save_Synchronously_IsRefused()
    {
        await using var work = await Work.BeginAsync(Database, KhoiKy);

        Should.Throw<NotSupportedException>(() => work.Db.SaveChanges());
    }

    [Fact]
    public async Task Save_BackgroundJob_NeedsNoOperationAndLeavesNoTrace()
    {
        await DoAsync(async work =>
        {
            work.Db.Add(new Reports.Job { OwnerId = KhoiKy, Kind = "report-pdf", SubjectId = Guid.CreateVersion7(), CreatedAt = work.Clock.UtcNow, FileName = "bao-cao.pdf" });
            await work.Db.SaveChangesAsync();
        });

        (await VerifyAsync()).Operations.ShouldBe(0);
    }

    [Fact]
    public async Task Diff_AddChangeRemove_IsExact()
    {
        await WriteNarrativeAsync("trong-trot", "Lúa “tốt”.");
        await WriteNarrativeAsync("trong-trot", "Lúa khá.");
        await DoAsync(work => work.Figures.SaveNarrativeAsync("2022", "trong-trot", null, 2, Work.Lan));

        var changes = await ChangesAsync();
        changes.Select(c => (c.Seq, c.Ordinal, c.Entity, c.Field, c.OldValue, c.NewValue)).ShouldBe([
            (1, 0, "Narrative", null, null, """{"Period":"2022","Text":"Lúa “tốt”.","Topic":"trong-trot"}"""),
            (2, 0, "Narrative", "Text", "Lúa “tốt”.", "Lúa khá."),
            (3, 0, "Narrative", null, """{"Period":"2022","Text":"Lúa khá.","Topic":"trong-trot"}""", null),
        ]);
        changes.Select(c => c.EntityId).Distinct().ShouldHaveSingleItem();
        changes.ShouldAllBe(c => c.RootId == c.EntityId);
    }

    [Fact]
    public async Task Diff_EveryKindOfValue_IsWrittenPlainly()
    {
        var id = Guid.CreateVersion7();
        await DoAsync(async work =>
        {
            work.Db.Operation = new(OperationKinds.ProfileChanged, Work.Lan);
            work.Db.Add(new Unit { OwnerId = KhoiKy, Id = id, Code = "xom-01", Name = "Xóm Hòa Bình", Kind = UnitKind.Hamlet, Households = 128 });
            await work.Db.SaveChangesAsync();
        });
        await DoAsync(async work =>
        {
            work.Db.Operation = new(OperationKinds.ProfileChanged, Work.Lan);
            var unit = await work.Db.LoadAsync<Unit>(id, "đơn vị");
            (unit.Households, unit.Kind, unit.LastYear, unit.Name) = (null, UnitKind.Other, 2022, unit.Name);
            await work.Db.SaveChangesAsync();
        });

        (await ChangesAsync()).Where(c => c.Seq == 2).Select(c => (c.Field, c.OldValue, c.NewValue)).ShouldBe(
            [("Households", "128", null), ("Kind", "hamlet", "other"), ("LastYear", null, "2022")], ignoreOrder: true);
    }

    [Fact]
    public async Task Save_ThatChangesNothing_AddsNoOperation()
    {
        await WriteNarrativeAsync("trong-trot", "Lúa.");
        await WriteNarrativeAsync("trong-trot", "Lúa.");

        (await VerifyAsync()).ShouldBe(new ChainReport(1, 0, await HeadAsync(), []), new ReportComparer());
    }

    [Fact]
    public async Task History_OfARecord_IsNewestFirstWithTitleAndActor()
    {
        await WriteNarrativeAsync("trong-trot", "một");
        await WriteNarrativeAsync("trong-trot", "hai");
        await WriteNarrativeAsync("chan-nuoi", "khác");
        var root = (await ChangesAsync())[0].RootId;

        var history = await DoAsync(work => work.Audit.HistoryAsync(root));

        history.Select(h => (h.Seq, h.Actor, h.Title, h.Reason, h.Changes.Count)).ShouldBe([(2, "Hoàng Thị Lan", "Sửa đoạn văn", null, 1), (1, "Hoàng Thị Lan", "Sửa đoạn văn", null, 1)]);
        (await DoAsync(work => work.Audit.HistoryAsync(root, limit: 1))).Select(h => h.Seq).ShouldBe([2L]);
        (await DoAsync(work => work.Audit.HistoryAsync(root), PhucLuong)).ShouldBeEmpty();
        (await DoAsync(work => work.Audit.LatestAsync(null, 2))).Select(h => h.Seq).ShouldBe([3L, 2L]);
        (await DoAsync(work => work.Audit.LatestAsync(2, 10))).Select(h => h.Seq).ShouldBe([1L]);
    }

    /// <summary>One save may touch more fields than a page of history has lines: the newest operation comes back whole.</summary>
    [Fact]
    public async Task History_OfAWideOperation_IsWhole()
    {
        var id = Guid.CreateVersion7();
        await DoAsync(async work =>
        {
            work.Db.Operation = new(OperationKinds.RegisterChanged, Work.Lan);
            work.Db.Add(new OfficialDocumentBuilder(KhoiKy, id).First());
            await work.Db.SaveChangesAsync();
        });
        await DoAsync(async work =>
        {
            work.Db.Operation = new(OperationKinds.RegisterChanged, Work.Lan);
            OfficialDocumentBuilder.ChangeEverything(await work.Db.LoadAsync<Registry.OfficialDocument>(id, "văn bản"));
            await work.Db.SaveChangesAsync();
        });

        var newest = (await DoAsync(work => work.Audit.HistoryAsync(id, limit: 1))).ShouldHaveSingleItem();

        (newest.Seq, newest.Changes.Count).ShouldBe((2L, 11));
    }

    [Fact]
    public async Task Chain_OfSeveralOperations_Verifies()
    {
        (await VerifyAsync()).ShouldBe(new ChainReport(0, 0, new string('0', 64), []), new ReportComparer());
        for (var i = 0; i < 4; i++)
        {
            await WriteNarrativeAsync("t" + i, "…");
        }

        (await VerifyAsync()).ShouldBe(new ChainReport(4, 0, await HeadAsync(), []), new ReportComparer());
        (await DoAsync(work => work.Audit.VerifyAsync(), PhucLuong)).Operations.ShouldBe(0);
    }

    [Theory]
    [InlineData("update operation_change set new_value = 'Lúa xấu.' where seq = 2", "Giá trị ghi ở thao tác số 2 (Narrative, cả bản ghi) đã bị sửa.")]
    [InlineData("update operation_change set old_value = '' where seq = 2", "Giá trị ghi ở thao tác số 2 (Narrative, cả bản ghi) đã bị sửa.")]
    [InlineData(@"update operation_change set new_hash = '\x00' where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.", "Giá trị ghi ở thao tác số 2 (Narrative, cả bản ghi) đã bị sửa.")]
    [InlineData("update operation_change set entity = 'Figure' where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.")]
    [InlineData("delete from operation_change where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.")]
    [InlineData("update operation set actor_name = 'Ai đó' where seq = 2", "Thao tác số 2 (Ai đó) đã bị sửa sau khi ghi.")]
    [InlineData("update operation set at = at + interval '1 microsecond' where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.")]
    [InlineData("update operation set reason = '' where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.")]
    [InlineData(@"update operation set hash = '\x00' where seq = 2", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.", "Thao tác số 3 không nối tiếp thao tác trước nó.")]
    [InlineData("delete from operation_change where seq = 3; delete from operation where seq = 3", "Đầu chuỗi nhật ký không khớp thao tác cuối cùng: có thao tác đã bị xóa ở cuối.")]
    [InlineData("delete from operation_change; delete from operation", "Đầu chuỗi nhật ký không khớp thao tác cuối cùng: có thao tác đã bị xóa ở cuối.")]
    [InlineData("delete from operation_change where seq = 2; delete from operation where seq = 2", "Thiếu thao tác số 2: sau số 1 là số 3.", "Thao tác số 3 không nối tiếp thao tác trước nó.")]
    [InlineData(
        "alter table operation_change drop constraint \"FK_operation_change_operation_owner_id_seq\"; update operation set seq = 9 where seq = 1; update operation set seq = 1 where seq = 2; update operation set seq = 2 where seq = 9",
        "Thao tác số 1 không nối tiếp thao tác trước nó.", "Thao tác số 1 (Hoàng Thị Lan) đã bị sửa sau khi ghi.",
        "Thao tác số 2 không nối tiếp thao tác trước nó.", "Thao tác số 2 (Hoàng Thị Lan) đã bị sửa sau khi ghi.", "Thao tác số 3 không nối tiếp thao tác trước nó.")]
    public async Task Tampering_IsReported(string sql, params string[] problems)
    {
        foreach (var topic in new[] { "a", "b", "c" })
        {
            await WriteNarrativeAsync(topic, "Lúa tốt.");
        }

        await Sql.OwnerAsync(Database, sql);

        (await VerifyAsync()).Problems.ShouldBe(problems);
    }

    /// <summary>"values lie beside their salted hashes so that personal data can be erased without breaking the chain".</summary>
    [Fact]
    public async Task Erasure_OfValuesWithTheirSalt_KeepsTheChainWhole()
    {
        await WriteNarrativeAsync("a", "Nguyễn Văn Đoàn");
        await WriteNarrativeAsync("b", "Hoàng Thị Lan");

        await Sql.OwnerAsync(Database, "update operation_change set old_value = null, new_value = null, salt = null where seq = 1");

        (await VerifyAsync()).ShouldBe(new ChainReport(2, 1, await HeadAsync(), []), new ReportComparer());
    }

    /// <summary>Without its salt a short value cannot be guessed back from its hash: equal values hash differently.</summary>
    [Fact]
    public async Task Hashes_OfEqualValues_Differ()
    {
        await WriteNarrativeAsync("a", "một");
        await WriteNarrativeAsync("b", "một");
        await WriteNarrativeAsync("a", "hai");
        await WriteNarrativeAsync("b", "hai");

        (await ChangesAsync()).Where(c => c.Field == "Text").Select(c => Convert.ToHexString(c.NewHash)).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Rollback_LeavesNoTrace()
    {
        await using var work = await Work.BeginAsync(Database, KhoiKy);
        await work.Figures.SaveNarrativeAsync("2022", "trong-trot", "nháp", 1, Work.Lan);
        await work.Db.RollbackAsync();

        await work.Db.BeginAsync(KhoiKy);
        await work.Figures.SaveNarrativeAsync("2022", "chan-nuoi", "thật", 1, Work.Lan);
        await work.Db.CommitAsync();

        (await ChangesAsync()).Select(c => (c.Seq, c.NewValue)).ShouldBe([(1, """{"Period":"2022","Text":"thật","Topic":"chan-nuoi"}""")]);
        (await Sql.NamesAsync(Database, "select topic from narrative")).ShouldBe(["chan-nuoi"]);
    }

    /// <summary>A transaction left behind by an exception is rolled back by its disposal; the next unit of work must not inherit its diffs.</summary>
    [Fact]
    public async Task Transaction_DisposedWithoutCommit_LeavesNoTrace()
    {
        await using var work = new Work(Database);
        await using (await work.Db.BeginAsync(KhoiKy))
        {
            await work.Figures.SaveNarrativeAsync("2022", "trong-trot", "bỏ dở", 1, Work.Lan);
        }

        work.Db.ChangeTracker.Clear();
        await work.Db.BeginAsync(KhoiKy);
        await work.Figures.SaveNarrativeAsync("2022", "chan-nuoi", "thật", 1, Work.Lan);
        await work.Db.CommitAsync();

        (await ChangesAsync()).Select(c => c.NewValue).ShouldBe(["""{"Period":"2022","Text":"thật","Topic":"chan-nuoi"}"""]);
    }

    [Fact]
    public async Task TwoUnitsOfWork_OfOneOwner_BothLandWithGaplessNumbers()
    {
        await using var one = await Work.BeginAsync(Database, KhoiKy);
        await using var two = await Work.BeginAsync(Database, KhoiKy);
        await one.Figures.SaveNarrativeAsync("2022", "a", "một", 1, Work.Lan);
        await two.Figures.SaveNarrativeAsync("2022", "b", "hai", 1, Work.Lan);

        await Task.WhenAll(one.Db.CommitAsync(), two.Db.CommitAsync());

        var report = await VerifyAsync();
        (report.Operations, report.Problems.Count).ShouldBe((2L, 0));
        (await Sql.OwnerAsync(Database, "select seq from operation order by seq")).Select(r => (long)r[0]!).ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task ManyUnitsOfWork_OfTwoOwners_KeepTwoGaplessChains()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => WriteNarrativeAsync("t" + i, "…", i % 2 == 0 ? KhoiKy : PhucLuong)));

        foreach (var owner in new[] { KhoiKy, PhucLuong })
        {
            var report = await DoAsync(work => work.Audit.VerifyAsync(), owner);
            (report.Operations, report.Problems.Count).ShouldBe((8L, 0));
        }
    }

    /// <summary>"a reason only for return, unlock, change of a verified or locked value, revocation, override of law".</summary>
    [Theory]
    [InlineData(OperationKinds.ReportUnlocked, null, false)]
    [InlineData(OperationKinds.ReportUnlocked, "  ", false)]
    [InlineData(OperationKinds.ProblemExplained, null, false)]
    [InlineData(OperationKinds.ReportUnlocked, "đính chính", true)]
    [InlineData(OperationKinds.NarrativeSaved, null, true)]
    public async Task Kind_ThatNeedsAReason_RefusesWithout(string kind, string? reason, bool lands)
    {
        await using var work = await Work.BeginAsync(Database, KhoiKy);
        work.Db.Operation = new(kind, Work.Lan, reason);
        work.Db.Add(new Narrative { OwnerId = KhoiKy, Period = "2022", Topic = "a", Text = "…" });
        await work.Db.SaveChangesAsync();
        if (lands)
        {
            await work.Db.CommitAsync();
        }
        else
        {
            var refusal = await Should.ThrowAsync<DomainException>(() => work.Db.CommitAsync());
            (refusal.Message, refusal.Field).ShouldBe(("Việc này cần ghi rõ lý do: nhập lý do rồi lưu lại.", "Lý do"));
            await work.Db.RollbackAsync();
        }

        (await VerifyAsync()).Operations.ShouldBe(lands ? 1 : 0);
    }

    [Fact]
    public void EveryKind_HasATitle() => typeof(OperationKinds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)
        .ShouldBe(OperationKinds.Titles.Keys, ignoreOrder: true);

    private Task<ChainReport> VerifyAsync() => DoAsync(work => work.Audit.VerifyAsync());

    private Task<string> HeadAsync() => DoAsync(work => work.Audit.HeadAsync());

    private Task<List<ChangeRecord>> ChangesAsync() => DoAsync(work => work.Db.Set<ChangeRecord>().AsNoTracking().OrderBy(c => c.Seq).ThenBy(c => c.Ordinal).ToListAsync());

    private sealed class ReportComparer : IEqualityComparer<ChainReport>
    {
        public bool Equals(ChainReport? x, ChainReport? y) =>
            x is not null && y is not null && (x.Operations, x.ErasedValues, x.Head) == (y.Operations, y.ErasedValues, y.Head) && x.Problems.SequenceEqual(y.Problems);

        public int GetHashCode(ChainReport obj) => obj.Head.GetHashCode(StringComparison.Ordinal);
    }

    private sealed class OfficialDocumentBuilder(Guid owner, Guid id)
    {
        public Registry.OfficialDocument First() => new()
        {
            OwnerId = owner,
            Id = id,
            Period = "2022",
            Code = "hd-07",
            Type = Registry.DocumentType.HuongDan,
            Abstract = "trích yếu",
            Direction = Registry.DocumentDirection.Superior,
        };

        public static void ChangeEverything(Registry.OfficialDocument d)
        {
            (d.Type, d.Number, d.Symbol, d.IssuedOn, d.Year) = (Registry.DocumentType.KeHoach, "08", "KH", new(2022, 1, 2), 2022);
            (d.Issuer, d.Abstract, d.Note, d.Direction, d.Relation, d.Order) = ("UBND", "khác", "ghi", Registry.DocumentDirection.Own, Registry.DocumentRelation.BanHanh, 5);
        }
    }
}
