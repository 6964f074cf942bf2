using ThiDua.Audit;
using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Fund;
using ThiDua.Registry;
using ThiDua.Regulations;
using ThiDua.Shared;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>Records entered once, under the year or under its first half, in the lists of both.</summary>
public sealed class HalfYearTests : TwoCommunes
{
    private static readonly Period s_year = Period.OfYear(2022);
    private static readonly Period s_first = Period.Parse("2022-H1");
    private static readonly Period s_second = Period.Parse("2022-H2");

    [Fact]
    public async Task Documents_EnteredUnderYearOrHalf_ShowByTheirDay()
    {
        await DoAsync(async work =>
        {
            await SaveAsync(work, s_year, "1", new(2022, 3, 1));
            await SaveAsync(work, s_year, "2", new(2022, 9, 1));
            await SaveAsync(work, s_first, "3", new(2022, 5, 1));
            await SaveAsync(work, s_year, "4", new(2003, 11, 26), DocumentRelation.PhapLy);
            await SaveAsync(work, s_first, "5", new(2022, 6, 1), DocumentRelation.CanCu);
        });

        (await NumbersAsync(s_year)).ShouldBe("1 2 4 3 5");
        (await NumbersAsync(s_first)).ShouldBe("3 5 1 4");
        (await NumbersAsync(s_second)).ShouldBe("2 4");
    }

    [Fact]
    public async Task Document_AlreadyEnteredUnderTheYear_IsRefusedUnderTheHalf_ExceptAsBasisOfBoth()
    {
        await DoAsync(work => SaveAsync(work, s_year, "1", new(2022, 3, 1)));
        var refusal = await Should.ThrowAsync<DomainException>(() => DoAsync(work => SaveAsync(work, s_first, "1", new(2022, 3, 1))));

        (refusal.Field, refusal.Message).ShouldBe((nameof(DocumentInput.Number), "Văn bản số 1/CV-UBND đã có trong sổ năm 2022: “Văn bản 1”. Kiểm tra lại số, hoặc sửa văn bản đó."));

        await DoAsync(async work =>
        {
            await SaveAsync(work, s_year, "7", new(2022, 2, 1), DocumentRelation.CanCu);
            await SaveAsync(work, s_first, "7", new(2022, 2, 1), DocumentRelation.CanCu);
        });
        (await NumbersAsync(s_first)).ShouldBe("7 1");
        (await NumbersAsync(s_year)).ShouldBe("1 7");
    }

    [Fact]
    public async Task Awards_DecidedInTheHalf_ReachItFromTheYear_AndTheirMoneyToo()
    {
        var half = await DoAsync(async work =>
        {
            var awards = new AwardService(work.Db, work.Clock);
            var fund = new FundService(work.Db, work.Clock);
            var may = await awards.SaveAsync(null, s_year, Award("Tháng Năm", 5), Work.Lan);
            await awards.SaveDecisionAsync(null, s_year, may.GroupCode, new() { Number = "10/QĐ-UBND", DecidedOn = new(2022, 5, 10) }, null, Work.Lan);
            await awards.SaveAsync(null, s_year, Award("Không ngày", 7), Work.Lan);
            var ofHalf = await awards.SaveAsync(null, s_first, Award("Tháng Năm", 3), Work.Lan);
            ofHalf.GroupCode.ShouldBe("thang-nam-2");
            await awards.SaveAsync(null, s_first, Award("Thêm vào đợt của năm", 2, may.GroupCode), Work.Lan);
            await fund.SaveEntryAsync(null, s_second, new() { Kind = FundEntryKind.Payment, GroupCode = may.GroupCode, Date = new(2022, 7, 5), Note = "Chi đợt tháng Năm" }, Work.Lan);
            return ofHalf;
        });
        half.Period.ShouldBe("2022-H1");

        await DoAsync(async work =>
        {
            var queries = new AwardQueries(work.Db);
            var fund = new FundService(work.Db, work.Clock);
            (await queries.OfPeriodAsync(s_year)).Select(l => (l.Period, l.Count)).ShouldBe([("2022", 5), ("2022", 7), ("2022", 2), ("2022-H1", 3)]);
            (await queries.OfPeriodAsync(s_first)).Select(l => (l.Period, l.Count)).ShouldBe([("2022-H1", 3), ("2022", 5), ("2022", 2)]);
            (await queries.OfPeriodAsync(s_second)).ShouldBeEmpty();
            (await queries.DecisionsAsync(s_first)).Keys.ShouldBe(["thang-nam"]);
            (await fund.SheetAsync(s_first)).Paid.ShouldBe(0);
            (await fund.SheetAsync(s_second)).Paid.ShouldBe(700_000m);
            (await fund.SheetAsync(s_year)).Paid.ShouldBe(700_000m);
            (await fund.PaymentListAsync(s_first, "thang-nam")).Total.ShouldBe(700_000m);
        });
        var twice = await Should.ThrowAsync<DomainException>(() => DoAsync(work => new FundService(work.Db, work.Clock)
            .SaveEntryAsync(null, s_first, new() { Kind = FundEntryKind.Payment, GroupCode = "thang-nam", Note = "Chi lần nữa" }, Work.Lan)));
        twice.Message.ShouldBe("Đợt khen thưởng này đã ghi chi một lần. Sửa khoản chi đó, hoặc chọn đợt khác.");
    }

    private static AwardInput Award(string reason, int count, string? group = null) => new()
    {
        GroupCode = group, Level = AwardLevel.Commune, Body = "Chủ tịch UBND xã", Form = "giay-khen", Kind = AwardKind.Regular, Subject = AwardSubject.Individual, Count = count, State = AwardState.Awarded,
        Amount = count * 100_000m, Reason = reason,
    };

    private static Task<OfficialDocument> SaveAsync(Work work, Period period, string number, DateOnly day, DocumentRelation relation = DocumentRelation.None) =>
        new RegistryService(work.Db, work.Clock).SaveAsync(null, period, new()
        {
            Type = DocumentType.CongVan, Number = number, Symbol = "CV-UBND", IssuedOn = day, Issuer = "UBND huyện", Abstract = "Văn bản " + number, Direction = DocumentDirection.Superior, Relation = relation,
        }, Work.Lan);

    private Task<string> NumbersAsync(Period period) => DoAsync(async work =>
    {
        var queries = new RegistryQueries(work.Db);
        var all = await queries.OfPeriodAsync(period);
        (await queries.ListAsync(period, new(null, null, null, null), default)).Rows.Select(d => d.Id).ShouldBe(all.Select(d => d.Id));
        return string.Join(' ', all.Select(d => d.Number));
    });
}
