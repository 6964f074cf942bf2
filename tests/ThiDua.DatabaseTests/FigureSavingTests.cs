using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Indicators;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>Saving and undoing rows of the grid, on the real database.</summary>
public sealed class FigureSavingTests : TwoCommunes
{
    private readonly Guid _grain = Guid.CreateVersion7();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DoAsync(async work =>
        {
            work.Db.Operation = new(OperationKinds.CatalogueChanged, Work.Lan);
            var field = new Field { OwnerId = KhoiKy, Code = "trong-trot", Name = "Trồng trọt" };
            var profile = new Organisation.CommuneProfile { OwnerId = KhoiKy, FromYear = 2022, Kind = "xã", Name = "Khôi Kỳ", Province = "tỉnh Thái Nguyên", Superior = "UBND huyện", HamletWord = "xóm", Place = "Khôi Kỳ" };
            var indicator = NewIndicator(KhoiKy, field.Id, "thoc");
            work.Db.AddRange(field, profile, new Indicator
            {
                OwnerId = KhoiKy,
                Id = _grain,
                Code = indicator.Code,
                Name = "Sản lượng thóc",
                FieldId = field.Id,
                UnitName = "tấn",
                Decimals = 1,
                Shape = Shape.Value,
                Better = Better.Higher,
            });
            await work.Db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Save_NewSlot_StoresEverythingEntered()
    {
        await SaveAsync(Input(0, 3880.1m, Targets(("kh-huyen", 3767.7m), ("nq-hdnd", 3700)), previous: 3827.9m, qualifier: Qualifier.Estimated, asOf: new(2022, 11, 20), note: "ghi chú", evidence: "biên bản"));

        var figure = await StoredAsync();
        (figure.Value, figure.Of, figure.Qualifier, figure.AsOf, figure.Note, figure.Evidence, figure.Version, figure.UpdatedBy)
            .ShouldBe((3880.1m, null, Qualifier.Estimated, new DateOnly(2022, 11, 20), "ghi chú", "biên bản", 1, "Hoàng Thị Lan"));
        figure.UpdatedAt.ShouldNotBeNull();
        Benchmarks(figure).ShouldBe(["Previous cung-ky Level 3827.9", "Target kh-huyen Level 3767.7", "Target nq-hdnd Level 3700"]);
    }

    [Fact]
    public async Task Save_OpenedVersion_RaisesItOnce()
    {
        await SaveAsync(Input(0, 1));
        await SaveAsync(Input(1, 2));
        await SaveAsync(Input(2, 3));

        var figure = await StoredAsync();
        (figure.Value, figure.Version).ShouldBe((3m, 3));
    }

    /// <summary>quality.md: "Two officers on one record: the second gets 409 with both versions side by side."</summary>
    [Fact]
    public async Task Save_OlderVersion_IsRefusedAndChangesNothing()
    {
        await SaveAsync(Input(0, 1));
        await SaveAsync(Input(1, 2));

        var refusal = await Should.ThrowAsync<StaleVersionException>(() => SaveAsync(Input(1, 9)));

        (refusal.Entity, refusal.Id, refusal.Expected, refusal.Current).ShouldBe(("Figure", (await StoredAsync()).Id, 1, 2));
        refusal.Message.ShouldBe("Bản ghi vừa được người khác sửa nên chưa lưu. Xem bản đang lưu rồi chọn từng ô và lưu lại.");
        (await StoredAsync()).Value.ShouldBe(2);
        (await OperationsAsync()).ShouldBe(3);
    }

    /// <summary>Both loaded the same version; the second write loses at the database even though its check passed. Pages answer 409.</summary>
    [Fact]
    public async Task Save_TwoAtOnce_OneWinsAndTheOtherIsTold()
    {
        await SaveAsync(Input(0, 1));
        await using var one = await Work.BeginAsync(Database, KhoiKy);
        await using var two = await Work.BeginAsync(Database, KhoiKy);
        await two.Db.Set<Figure>().Include(f => f.Benchmarks).SingleAsync();
        await one.Figures.SaveFigureAsync(Input(1, 2), Work.Lan);
        await one.Db.CommitAsync();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => two.Figures.SaveFigureAsync(Input(1, 3), Work.Lan));

        (await StoredAsync()).Value.ShouldBe(2);
    }

    [Fact]
    public async Task Save_TwoNewSlotsAtOnce_OneWinsAndTheOtherIsTold()
    {
        await using var one = await Work.BeginAsync(Database, KhoiKy);
        await using var two = await Work.BeginAsync(Database, KhoiKy);
        await one.Figures.SaveFigureAsync(Input(0, 2), Work.Lan);
        var second = two.Figures.SaveFigureAsync(Input(0, 3), Work.Lan);
        await WaitingAsync();
        await one.Db.CommitAsync();

        await Should.ThrowAsync<StaleVersionException>(() => second);

        (await StoredAsync()).Value.ShouldBe(2);
    }

    [Fact]
    public async Task Save_Benchmarks_AreAddedChangedAndRemoved()
    {
        await SaveAsync(Input(0, 1, Targets(("kh-huyen", 10), ("nq-hdnd", 20)), previous: 5));
        await SaveAsync(Input(1, 1, Targets(("kh-huyen", 11), ("nq-hdnd", null), ("kh-nam", 30)), previous: null));

        Benchmarks(await StoredAsync()).ShouldBe(["Target kh-huyen Level 11", "Target kh-nam Level 30"]);
        (await HistoryAsync())[0].Changes.Where(c => c.Entity == "Benchmark").Select(c => (c.Field, Added: c.Field is null && c.NewValue is not null, Removed: c.Field is null && c.OldValue is not null))
            .ShouldBe([("Value", false, false), (null, false, true), (null, true, false), (null, false, true)], ignoreOrder: true);
    }

    [Fact]
    public async Task Save_SourceNotOnTheForm_StaysAsItIs()
    {
        await SaveAsync(Input(0, 1, Targets(("kh-huyen", 10), ("nq-hdnd", 20)), previous: 5));
        await SaveAsync(Input(1, 2, Targets(("kh-huyen", 10)), previous: null) with { TouchesPrevious = false });

        Benchmarks(await StoredAsync()).ShouldBe(["Previous cung-ky Level 5", "Target kh-huyen Level 10", "Target nq-hdnd Level 20"]);
    }

    /// <summary>A target that is itself a change ("giảm 2,5 điểm"), a change without its previous value and a stated per cent are not in the level cells: saving the row keeps them.</summary>
    [Fact]
    public async Task Save_EmptyCellsOfChangesAndStatedPercents_KeepsThem()
    {
        await SaveAsync(Input(0, 1));
        await AddBenchmarksAsync(
            f => new() { OwnerId = KhoiKy, FigureId = f, Kind = BenchmarkKind.Target, SourceCode = "kh-huyen", Form = BenchmarkForm.Change, Value = -2.5m, ValueUnit = ValueUnit.Point },
            f => new() { OwnerId = KhoiKy, FigureId = f, Kind = BenchmarkKind.Target, SourceCode = "nq-hdnd", StatedPercent = 18.97m },
            f => new() { OwnerId = KhoiKy, FigureId = f, Kind = BenchmarkKind.Previous, SourceCode = "cung-ky", Form = BenchmarkForm.Change, Value = -3.98m, ValueUnit = ValueUnit.Point });
        var before = Benchmarks(await StoredAsync());

        await SaveAsync(Input((await StoredAsync()).Version, 2, Targets(("kh-huyen", null), ("nq-hdnd", null)), previous: null));

        Benchmarks(await StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Save_LevelOverAChange_MakesItALevel()
    {
        await SaveAsync(Input(0, 1));
        await AddBenchmarksAsync(f => new() { OwnerId = KhoiKy, FigureId = f, Kind = BenchmarkKind.Previous, SourceCode = "cung-ky", Form = BenchmarkForm.Change, Value = -2, ValueUnit = ValueUnit.Percent });

        await SaveAsync(Input((await StoredAsync()).Version, 2, previous: 62.4m));

        Benchmarks(await StoredAsync()).ShouldBe(["Previous cung-ky Level 62.4"]);
    }

    [Fact]
    public async Task Save_BadCell_ChangesNothing()
    {
        await SaveAsync(Input(0, 1));

        (await Should.ThrowAsync<DomainException>(() => SaveAsync(Input(1, -1)))).Field.ShouldBe("Value");

        ((await StoredAsync()).Value, await OperationsAsync()).ShouldBe((1m, 2L));
    }

    [Fact]
    public async Task Save_IndicatorOfAnotherOwner_IsNotFound()
    {
        await using var work = await Work.BeginAsync(Database, PhucLuong);

        (await Should.ThrowAsync<RecordNotFoundException>(() => work.Figures.SaveFigureAsync(Input(0, 1), Work.Lan))).Message.ShouldBe("Không tìm thấy chỉ tiêu trong đơn vị này.");
    }

    [Fact]
    public async Task Undo_LastSave_RestoresEverythingItChanged()
    {
        await SaveAsync(Input(0, 3880.1m, Targets(("kh-huyen", 3767.7m), ("nq-hdnd", 3700)), previous: 3827.9m, note: "đúng", evidence: "biên bản"));
        var before = await PictureAsync();
        await SaveAsync(Input(1, 1, Targets(("kh-huyen", 5), ("nq-hdnd", null), ("kh-nam", 7)), previous: null, qualifier: Qualifier.About, asOf: new(2022, 11, 30), note: "sai"));
        (await PictureAsync()).ShouldNotBe(before);

        await UndoAsync();

        (await PictureAsync()).ShouldBe(before);
        var figure = await StoredAsync();
        (figure.Version, (await HistoryAsync())[0].Title).ShouldBe((3, "Hoàn tác số liệu"));
        (await DoAsync(work => work.Audit.VerifyAsync())).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Undo_SaveThatAddedOrRemovedThePrevious_RestoresIt()
    {
        await SaveAsync(Input(0, 1));
        await SaveAsync(Input(1, 1, previous: 5));
        await UndoAsync();
        Benchmarks(await StoredAsync()).ShouldBeEmpty();

        await SaveAsync(Input(3, 1, previous: 6));
        await SaveAsync(Input(4, 1, previous: null));
        await UndoAsync();
        Benchmarks(await StoredAsync()).ShouldBe(["Previous cung-ky Level 6"]);
    }

    [Fact]
    public async Task Undo_SaveOfPartsOrTargets_RestoresThem()
    {
        await SaveAsync(Input(0, 30));
        var id = (await StoredAsync()).Id;
        await DoAsync(work => work.Figures.SavePartsAsync(id, 1, true, [new(null, "một", 10), new(null, "hai", 20)], Work.Lan));
        await DoAsync(work => work.Figures.SaveBenchmarksAsync(id, 2, [new("kh-huyen", BenchmarkForm.Change, -2.5m, ValueUnit.Percent), new("cung-ky", BenchmarkForm.Level, 25)], Work.Lan));
        var before = await PictureAsync();
        var first = (await DoAsync(work => work.Db.Set<FigurePart>().AsNoTracking().SingleAsync(p => p.Label == "một"))).Id;

        await DoAsync(work => work.Figures.SavePartsAsync(id, 3, false, [new(null, "ba", 5), new(first, "một khác", 11)], Work.Lan));
        await UndoAsync();
        (await PictureAsync()).ShouldBe(before);

        await DoAsync(work => work.Figures.SaveBenchmarksAsync(id, 5, [new("nq-hdnd", BenchmarkForm.Level, 7), new("cung-ky", BenchmarkForm.Change, 3)], Work.Lan));
        await UndoAsync();
        (await PictureAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Undo_Twice_IsRefused()
    {
        await SaveAsync(Input(0, 1));
        await SaveAsync(Input(1, 2));
        await UndoAsync();

        var refusal = await Should.ThrowAsync<DomainException>(UndoAsync);

        refusal.Message.ShouldBe("Không còn lần lưu nào để hoàn tác ở số liệu này. Mở lịch sử để xem các lần sửa trước.");
        (await StoredAsync()).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Undo_FirstSave_IsRefused()
    {
        await SaveAsync(Input(0, 1));

        await Should.ThrowAsync<DomainException>(UndoAsync);

        (await StoredAsync()).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Undo_FigureOfAnotherOwner_IsNotFound()
    {
        await SaveAsync(Input(0, 1));
        var id = (await StoredAsync()).Id;
        await using var work = await Work.BeginAsync(Database, PhucLuong);

        await Should.ThrowAsync<RecordNotFoundException>(() => work.Figures.UndoAsync(id, Work.Lan));
    }

    [Fact]
    public async Task Narrative_SaveChangeRemove_KeepsOneRowPerTopic()
    {
        await WriteNarrativeAsync("trong-trot", "một");
        await WriteNarrativeAsync("trong-trot", "hai");
        await DoAsync(work => work.Figures.SaveNarrativeAsync("2022", "khong-co", null, 0, Work.Lan));

        var read = await DoAsync(work => work.Indicators.NarrativesAsync(Period.OfYear(2022)));
        read.Select(n => (n.Key, n.Value.Text, n.Value.Version)).ShouldBe([("trong-trot", "hai", 2)]);

        await DoAsync(work => work.Figures.SaveNarrativeAsync("2022", "trong-trot", null, 2, Work.Lan));
        (await DoAsync(work => work.Indicators.NarrativesAsync(Period.OfYear(2022)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Narrative_OlderVersion_IsRefused()
    {
        await WriteNarrativeAsync("trong-trot", "một");
        await WriteNarrativeAsync("trong-trot", "hai");

        var refusal = await Should.ThrowAsync<StaleVersionException>(() => WriteNarrativeAsync("trong-trot", "ba"));

        (refusal.Entity, refusal.Expected, refusal.Current).ShouldBe(("Narrative", 1, 2));
    }

    [Fact]
    public async Task Narrative_BadPeriod_IsRefused() =>
        (await Should.ThrowAsync<DomainException>(() => DoAsync(work => work.Figures.SaveNarrativeAsync("2022-13", "a", "…", 0, Work.Lan)))).Field.ShouldBe("Kỳ");

    [Fact]
    public async Task Sheet_OfAPeriod_FindsLastYearsFigure()
    {
        await SaveAsync(Input(0, 10) with { Period = "2021" });
        await SaveAsync(Input(0, 12));

        var sheet = await DoAsync(work => work.Indicators.SheetAsync(Period.OfYear(2022)));

        sheet.Find("thoc")!.Change.ShouldBe((2m, ValueUnit.Own));
        (await Should.ThrowAsync<RecordNotFoundException>(() => DoAsync(work => work.Indicators.SheetAsync(Period.OfYear(2021))))).Message.ShouldBe("Không tìm thấy hồ sơ xã cho năm 2021 trong đơn vị này.");
    }

    private FigureInput Input(int version, decimal? value, Dictionary<string, decimal?>? targets = null, decimal? previous = null, Qualifier qualifier = Qualifier.Exact, DateOnly? asOf = null,
        string? note = null, string? evidence = null) => new(_grain, "2022", version, value, null, qualifier, asOf, targets ?? [], previous, note, evidence);

    private static Dictionary<string, decimal?> Targets(params (string Source, decimal? Value)[] targets) => targets.ToDictionary(t => t.Source, t => t.Value);

    private Task SaveAsync(FigureInput input) => DoAsync(work => work.Figures.SaveFigureAsync(input, Work.Lan));

    private async Task UndoAsync()
    {
        var id = (await StoredAsync()).Id;
        await DoAsync(work => work.Figures.UndoAsync(id, Work.Lan));
    }

    private Task AddBenchmarksAsync(params Func<Guid, Benchmark>[] benchmarks) => DoAsync(async work =>
    {
        var figure = await work.Db.Set<Figure>().SingleAsync();
        work.Db.Operation = new(OperationKinds.FigureSaved, Work.Lan);
        work.Db.AddRange(benchmarks.Select(b => b(figure.Id)));
        await work.Db.SaveChangesAsync();
    });

    /// <summary>Returns once a session waits for another one's row.</summary>
    private async Task WaitingAsync()
    {
        for (var tries = 0; (await Sql.OwnerAsync(Database, "select 1 from pg_locks where not granted")).Count == 0; tries++)
        {
            tries.ShouldBeLessThan(3000, "no session ever waited");
            await Task.Delay(10);
        }
    }

    private Task<Figure> StoredAsync() => DoAsync(work => work.Db.Set<Figure>().Include(f => f.Benchmarks).AsNoTracking().SingleAsync(f => f.Period == "2022"));

    private async Task<IReadOnlyList<HistoryEntry>> HistoryAsync()
    {
        var id = (await StoredAsync()).Id;
        return await DoAsync(work => work.Audit.HistoryAsync(id));
    }

    private async Task<long> OperationsAsync() => (await DoAsync(work => work.Audit.VerifyAsync())).Operations;

    /// <summary>Everything a save may touch, but for version and who saved last.</summary>
    private async Task<IReadOnlyList<string>> PictureAsync()
    {
        var rows = await Sql.NamesAsync(Database, """
            select 'figure ' || (to_jsonb(f) - 'version' - 'updated_at' - 'updated_by')::text from figure f
            union all select 'benchmark ' || to_jsonb(b)::text from benchmark b
            union all select 'part ' || to_jsonb(p)::text from figure_part p order by 1
            """);
        return rows;
    }

    private static List<string> Benchmarks(Figure figure) =>
        [.. figure.Benchmarks.Select(b => FormattableString.Invariant($"{b.Kind} {b.SourceCode} {b.Form} {b.Value}{b.StatedPercent}").TrimEnd()).Order(StringComparer.Ordinal)];
}
