using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Identity;
using ThiDua.Indicators;
using ThiDua.Integration;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Reports;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>A commune is set up, opens years, asks its units for figures.</summary>
public sealed class StartingTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestCluster.CreateDatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Founding_OnEmptyDatabase_MakesAWorkingCommuneInOneOperation()
    {
        var founded = await FoundAsync("Tân Lập");
        Assert.Equal([Role.EmulationOfficer, Role.Administrator, Role.Chairman], founded.Accounts.Select(a => a.Role));
        Assert.Equal("lan.ht", founded.Accounts[0].UserName);
        await Work.DoAsync(_database, founded.Owner.Id, async work =>
        {
            var operation = Assert.Single(await work.Db.Set<OperationRecord>().Where(o => o.OwnerId == founded.Owner.Id).ToListAsync());
            Assert.Equal(OperationKinds.CommuneFounded, operation.Kind);
            Assert.Empty((await work.Audit.VerifyAsync()).Problems);
            Assert.Equal(founded.Indicators, await work.Db.Set<Figure>().CountAsync(f => f.Period == "2022" && f.Value == null));
            Assert.True(await work.Db.Set<HeadlineItem>().CountAsync() > 10);
            Assert.Equal(2, await work.Db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.Hamlet));
            Assert.Equal("Công an xã Tân Lập", await work.Db.Set<Person>().Where(p => p.FullName == "Nguyễn Văn Bình").Join(work.Db.Set<Unit>(), p => p.UnitId, u => u.Id, (_, u) => u.Name).SingleAsync());
            var report = await work.Reports.FindAsync(ReportKind.TongKet, "2022");
            Assert.NotEmpty((await work.Reports.CurrentModelAsync(report!.Id)).Sections);
            Assert.All(await work.Db.Set<Account>().ToListAsync(), a => Assert.True(a.MustChangePassword));
        });
    }

    [Fact]
    public async Task Founding_SecondTimeByCode_IsRefusedAndLeavesNothing()
    {
        await FoundAsync("Tân Lập");
        await Assert.ThrowsAsync<DomainException>(() => FoundAsync("Minh Sơn"));
        await using var work = new Work(_database);
        Assert.Equal(1, await work.Db.Set<Owner>().CountAsync());
    }

    [Fact]
    public async Task Founding_UserNameTaken_NamesTheFieldAndLeavesNothing()
    {
        await FoundAsync("Tân Lập");
        var refusal = await Assert.ThrowsAsync<DomainException>(() => FoundAsync("Minh Sơn", onlyFirst: false, officer: "lan.ht"));
        Assert.Equal("OfficerUser", refusal.Field);
        await using var work = new Work(_database);
        Assert.Equal(1, await work.Db.Set<Owner>().CountAsync());
    }

    [Fact]
    public async Task OpeningAYear_CopiesTheFrameWithoutValues_AndCanBeTakenBack()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        var (movement, gone) = (Guid.Empty, Guid.Empty);
        await Work.DoAsync(_database, owner, async work =>
        {
            work.Db.Operation = new(OperationKinds.RecordSaved, Work.Lan);
            var m = new Movement { OwnerId = owner, Code = "ntm", Name = "Nông thôn mới", Kind = MovementKind.Regular, Level = MovementLevel.Commune, FromYear = 2021, ToYear = 2022 };
            movement = m.Id;
            work.Db.Add(m);
            work.Db.Add(new ReportItem { OwnerId = owner, Period = "2022", Kind = ItemKind.Weaknesses, Text = "Nộp chậm" });
            await work.Db.SaveChangesAsync();
        });
        var before = await Work.DoAsync(_database, owner, async work => await Years(work).PlanAsync());
        await Work.DoAsync(_database, owner, async work =>
        {
            gone = before.Units[^1].Id;
            await Years(work).OpenAsync(new(2023, before.Units.Select(u => u.Id).Where(u => u != gone).ToHashSet(), before.Indicators.Select(i => i.Id).ToHashSet(), true, new HashSet<Guid> { movement }, new HashSet<Guid>(), before.Weaknesses.Select(w => w.Id).ToHashSet(), true), Work.Lan);
        });
        await Work.DoAsync(_database, owner, async work =>
        {
            Assert.Equal(before.Indicators.Count, await work.Db.Set<Figure>().CountAsync(f => f.Period == "2023" && f.Value == null));
            Assert.Equal(2023, (await work.Db.LoadAsync<Movement>(movement, "")).ToYear);
            Assert.Equal(2022, (await work.Db.LoadAsync<Unit>(gone, "")).LastYear);
            Assert.Equal("Nộp chậm", (await work.Db.Set<ReportItem>().SingleAsync(i => i.Period == "2023")).Text);
            Assert.NotNull(await work.Reports.FindAsync(ReportKind.TongKet, "2023"));
        });
        await Assert.ThrowsAsync<DomainException>(() => Work.DoAsync(_database, owner, work => Years(work).OpenAsync(new(2023, new HashSet<Guid>(), before.Indicators.Select(i => i.Id).ToHashSet(), true, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>(), true), Work.Lan)));
        await Work.DoAsync(_database, owner, work => Years(work).RemoveAsync(2023, Work.Lan));
        await Work.DoAsync(_database, owner, async work =>
        {
            Assert.Equal([2022], await work.Indicators.YearsAsync());
            Assert.Equal(2022, (await work.Db.LoadAsync<Movement>(movement, "")).ToYear);
            Assert.Null((await work.Db.LoadAsync<Unit>(gone, "")).LastYear);
            Assert.Equal(0, await work.Db.Set<Figure>().CountAsync(f => f.Period == "2023"));
        });
    }

    [Fact]
    public async Task TakingAYearBack_WithAValue_IsRefused()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        await Work.DoAsync(_database, owner, async work =>
        {
            var plan = await Years(work).PlanAsync();
            await Years(work).OpenAsync(new(2023, plan.Units.Select(u => u.Id).ToHashSet(), plan.Indicators.Select(i => i.Id).ToHashSet(), true, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>(), true), Work.Lan);
        });
        await Work.DoAsync(_database, owner, async work =>
        {
            work.Db.Operation = new(OperationKinds.FigureSaved, Work.Lan);
            (await work.Db.Set<Figure>().FirstAsync(f => f.Period == "2023")).Value = 0;
            await work.Db.SaveChangesAsync();
        });
        var refusal = await Assert.ThrowsAsync<DomainException>(() => Work.DoAsync(_database, owner, work => Years(work).RemoveAsync(2023, Work.Lan)));
        Assert.StartsWith("Năm 2023 đã có số liệu", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_SaveAndSend_MarksSentAndClosesForGood()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        var (unit, indicators) = await AssignAsync(owner, 2);
        var token = await Work.DoAsync(_database, owner, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        await ThroughLinkAsync(token, async (work, link) =>
        {
            await Assign(work).SaveAsync(link, Cell(indicators[0], 5));
            await Assert.ThrowsAsync<DomainException>(() => Assign(work).SendAsync(link, partly: false));
        });
        await ThroughLinkAsync(token, async (work, link) =>
        {
            await Assign(work).SaveAsync(link, Cell(indicators[1], 7));
            Assert.Equal(2, await Assign(work).SendAsync(link, partly: false));
        });
        await using (var after = new Work(_database))
        {
            Assert.Null(await Assign(after).EnterAsync(token));
        }

        await Work.DoAsync(_database, owner, async work =>
        {
            var row = Assert.Single(await Queries(work).BoardAsync(Period.OfYear(2022)));
            Assert.Equal((2, 2, 0), (row.Assigned, row.Sent, row.Missing.Count));
            var last = await work.Db.Set<OperationRecord>().Where(o => o.OwnerId == owner).OrderBy(o => o.Seq).LastAsync();
            Assert.Equal(OperationKinds.FiguresSent, last.Kind);
            Assert.EndsWith("(qua liên kết)", last.ActorName, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Link_NewOne_KillsTheOld_AndRevokedOrExpiredOpensNothing()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        var (unit, _) = await AssignAsync(owner, 1);
        var old = await Work.DoAsync(_database, owner, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        var withdrawn = await Work.DoAsync(_database, owner, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        Assert.Equal(1, await Work.DoAsync(_database, owner, work => Assign(work).RevokeLinksAsync(Period.OfYear(2022), unit, Work.Lan)));
        await Work.DoAsync(_database, owner, async check =>
        {
            var newest = (await check.Audit.HistoryAsync(unit, 1))[0];
            Assert.Equal("đã thu hồi", Assert.Single(newest.Changes).NewValue);
        });
        var fresh = await Work.DoAsync(_database, owner, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        await using var work = new Work(_database);
        Assert.Null(await Queries(work).FindLinkAsync(old));
        Assert.Null(await Queries(work).FindLinkAsync(withdrawn));
        Assert.NotNull(await Queries(work).FindLinkAsync(fresh));
        Assert.Null(await Queries(work).FindLinkAsync(AssignmentRules.NewToken()));
        await work.Db.Set<CapabilityLink>().ExecuteUpdateAsync(s => s.SetProperty(l => l.ExpiresAt, DateTimeOffset.UnixEpoch));
        Assert.Null(await Queries(work).FindLinkAsync(fresh));
        Assert.DoesNotContain(await work.Db.Set<CapabilityLink>().ToListAsync(), l => System.Text.Encoding.ASCII.GetString(l.TokenHash) == fresh);
    }

    [Fact]
    public async Task Link_OfOneCommune_NeverWritesIntoAnother()
    {
        var a = (await FoundAsync("Tân Lập")).Owner.Id;
        var b = (await FoundAsync("Minh Sơn", onlyFirst: false)).Owner.Id;
        var (unit, _) = await AssignAsync(a, 1);
        var (_, others) = await AssignAsync(b, 1);
        var token = await Work.DoAsync(_database, a, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        await ThroughLinkAsync(token, async (work, link) =>
        {
            Assert.Equal(a, work.Db.OwnerId);
            await Assert.ThrowsAsync<RecordNotFoundException>(() => Assign(work).SaveAsync(link, Cell(others[0], 5)));
        });
        await using (var work = await Work.BeginAsync(_database, b))
        {
            var link = (await Queries(work).FindLinkAsync(token))!;
            await Assert.ThrowsAsync<InvalidOperationException>(() => Assign(work).SaveAsync(link, Cell(others[0], 5)));
            await Assert.ThrowsAsync<InvalidOperationException>(() => Assign(work).SendAsync(link, partly: true));
        }

        await Work.DoAsync(_database, b, async work => Assert.Equal(0, await work.Db.Set<Figure>().CountAsync(f => f.Value != null)));
    }

    [Fact]
    public async Task Link_StaleVersion_IsToldAndNotOverwritten()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        var (unit, indicators) = await AssignAsync(owner, 1);
        var token = await Work.DoAsync(_database, owner, work => Assign(work).CreateLinkAsync(Period.OfYear(2022), unit, 14, Work.Lan));
        await ThroughLinkAsync(token, (work, link) => Assign(work).SaveAsync(link, Cell(indicators[0], 5)));
        await ThroughLinkAsync(token, async (work, link) => await Assert.ThrowsAsync<StaleVersionException>(() => Assign(work).SaveAsync(link, Cell(indicators[0], 6))));
    }

    [Fact]
    public async Task Assigning_SumOrNothing_IsRefused_AndTakingBackKeepsWhatWasSent()
    {
        var owner = (await FoundAsync("Tân Lập")).Owner.Id;
        await Work.DoAsync(_database, owner, async work =>
        {
            var unit = (await work.Db.Set<Unit>().FirstAsync()).Id;
            var sum = (await work.Db.Set<Indicator>().FirstAsync(i => i.Source == FigureSource.SumOfParts)).Id;
            await Assert.ThrowsAsync<DomainException>(() => Assign(work).AssignAsync(Period.OfYear(2022), [sum], unit, new(2022, 12, 5), Work.Lan));
            await Assert.ThrowsAsync<DomainException>(() => Assign(work).AssignAsync(Period.OfYear(2022), [], unit, new(2022, 12, 5), Work.Lan));
        });
        var (_, indicators) = await AssignAsync(owner, 2);
        await Work.DoAsync(_database, owner, async work =>
        {
            work.Db.Operation = new(OperationKinds.FiguresSent, Work.Lan);
            (await work.Db.Set<FigureAssignment>().SingleAsync(a => a.IndicatorId == indicators[0])).SentAt = DateTimeOffset.UnixEpoch;
            await work.Db.SaveChangesAsync();
            Assert.Equal(1, await Assign(work).AssignAsync(Period.OfYear(2022), indicators, null, null, Work.Lan));
        });
    }

    private static YearService Years(Work work) => new(work.Db, work.Clock);

    private static AssignmentQueries Queries(Work work) => new(work.Db, work.Clock);

    private static AssignmentService Assign(Work work) => new(work.Db, work.Clock, Queries(work), work.Figures, new(work.Db, work.Clock));

    private static LinkFigure Cell(Guid indicator, decimal value) => new(indicator, 1, value, null, Qualifier.Exact, null);

    private async Task ThroughLinkAsync(string token, Func<Work, CapabilityLink, Task> use)
    {
        await using var work = new Work(_database);
        var link = await Assign(work).EnterAsync(token);
        Assert.NotNull(link);
        await use(work, link);
        await work.Db.CommitAsync();
    }

    private Task<(Guid Unit, List<Guid> Indicators)> AssignAsync(Guid owner, int count) => Work.DoAsync(_database, owner, async work =>
    {
        var unit = (await work.Db.Set<Unit>().FirstAsync(u => u.Code == "tram-y-te")).Id;
        var indicators = await work.Db.Set<Indicator>().Where(i => i.Source == FigureSource.Typed && i.Shape == Shape.Value).OrderBy(i => i.Order).Select(i => i.Id).Take(count).ToListAsync();
        Assert.Equal(count, await Assign(work).AssignAsync(Period.OfYear(2022), indicators, unit, new(2022, 12, 5), Work.Lan));
        return (unit, indicators);
    });

    private async Task<Founded> FoundAsync(string name, bool onlyFirst = true, string? officer = null)
    {
        await using var work = new Work(_database);
        return await new FoundingService(work.Db, work.Clock, new(work.Db)).FoundAsync(
            new("xã", name, null, "tỉnh Lào Cai", null, "Hội đồng Thi đua – Khen thưởng tỉnh Lào Cai", "thôn", name, 2022,
                [new() { Name = "Hòa Bình", Second = "1.128", Third = "Dũng" }, new() { Name = "Đồng Lúa" }], [.. FoundingRules.UsualUnits.Where(u => u.Usual).Select(u => u.Code)],
                [new() { Name = "HTX chè" }], [new() { Name = "Nguyễn Văn Bình", Second = "Trưởng Công an", Third = "cong an" }],
                [new(Role.EmulationOfficer, "Hoàng Thị Lan", officer, "OfficerUser"), new(Role.Administrator, "Đỗ Văn Quản", null, "AdminUser"), new(Role.Chairman, "Trần Văn Chủ", null, "ChairUser")],
                [.. IndicatorPacks.All.Select(p => p.Id)]),
            Actor.System, onlyFirst);
    }
}
