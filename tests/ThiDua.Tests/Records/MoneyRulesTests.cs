using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Movements;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Reports;
using ThiDua.Shared;

namespace ThiDua.Tests.Records;

/// <summary>Refusals of awards, fund, movements, units, officers; share of direct workers; lines of lists.</summary>
public class MoneyRulesTests
{
    private static readonly Guid s_owner = Guid.CreateVersion7();

    [Theory]
    [InlineData(AwardSubject.Individual, 5, 2, 3, null)]
    [InlineData(AwardSubject.Individual, 5, 6, null, "Leaders")]
    [InlineData(AwardSubject.Individual, 5, 3, 3, "DirectWorkers")]
    [InlineData(AwardSubject.Individual, null, 1, null, "Count")]
    [InlineData(AwardSubject.Individual, -1, null, null, "Count")]
    [InlineData(AwardSubject.Collective, 5, null, 1, null)] // grass-roots collectives
    [InlineData(AwardSubject.Collective, 5, null, 6, "DirectWorkers")]
    [InlineData(AwardSubject.Collective, 5, 1, null, "Leaders")]
    [InlineData(AwardSubject.Household, 5, null, 1, "DirectWorkers")]
    public void Award_Counts_MustFit(AwardSubject subject, int? count, int? leaders, int? workers, string? field) =>
        FieldOf(() => AwardRules.Check(new AwardInput { Form = "giay-khen", Subject = subject, Count = count, Leaders = leaders, DirectWorkers = workers })).ShouldBe(field);

    [Fact]
    public void Award_ByRateWithMoney_IsRefused() => FieldOf(() => AwardRules.Check(new AwardInput { Form = "giay-khen", Subject = AwardSubject.Household, Count = 1, ByRate = true, Amount = 5 })).ShouldBe("Amount");

    [Theory]
    [InlineData(14, 37, 1)] // 37,8 %: one more person is missing
    [InlineData(15, 37, 0)]
    [InlineData(0, 5, 2)]
    public void Workers_Missing_CountsToFortyPercent(int workers, int individuals, int missing)
    {
        var share = AwardRules.Workers([Line(AwardSubject.Individual, individuals, workers), Line(AwardSubject.Individual, 9, null), Line(AwardSubject.Collective, 28, null)]);

        (share.Missing, share.Known, share.Unknown).ShouldBe((missing, individuals, 9));
    }

    [Fact]
    public void Workers_NothingKnown_HasNoShare() => AwardRules.Workers([Line(AwardSubject.Individual, 37, null)]).Share.ShouldBeNull();

    [Fact]
    public void Fund_PaymentOfABatch_TakesNoMoneyAndOnlyOnce()
    {
        var line = Line(AwardSubject.Individual, 1, null);
        void Check(FundEntryInput input, params FundEntry[] entries) => FundRules.Check(input, null, Period.OfYear(2022), new(2022, 12, 12), entries, [line]);
        var paid = new FundEntry { OwnerId = s_owner, Period = "2022", Kind = FundEntryKind.Payment, GroupCode = "dot", Note = "chi" };

        FieldOf(() => Check(new() { Kind = FundEntryKind.Payment, GroupCode = "dot" })).ShouldBeNull();
        FieldOf(() => Check(new() { Kind = FundEntryKind.Payment, GroupCode = "dot", Amount = 1 })).ShouldBe("Amount");
        FieldOf(() => Check(new() { Kind = FundEntryKind.Allocation, GroupCode = "dot" })).ShouldBe("GroupCode");
        FieldOf(() => Check(new() { Kind = FundEntryKind.Payment, GroupCode = "dot" }, paid)).ShouldBe("GroupCode");
        FieldOf(() => Check(new() { Kind = FundEntryKind.Payment, Amount = 1, Date = new(2022, 12, 13) })).ShouldBe("Date");
        FieldOf(() => Check(new() { Kind = FundEntryKind.Payment, Amount = 1, Date = new(2021, 12, 31) })).ShouldBe("Date");
    }

    [Fact]
    public void Rate_NewOneAfterAnOpenOne_IsAllowed_OverlapIsNot()
    {
        var open = new RewardRate { OwnerId = s_owner, Subject = AwardSubject.Individual, Amount = 200_000, FromDate = new(2022, 1, 1) };
        void Check(string from, string? to = null) => FundRules.Check(
            new RewardRateInput { Subject = AwardSubject.Individual, Amount = 250_000, FromDate = Day(from), ToDate = to is null ? null : Day(to) }, null, [open]);

        FieldOf(() => Check("2022-07-01")).ShouldBeNull();
        FieldOf(() => Check("2022-01-01")).ShouldBe("FromDate");
        FieldOf(() => Check("2021-01-01")).ShouldBe("FromDate");
        FieldOf(() => Check("2021-01-01", "2021-12-31")).ShouldBeNull();
    }

    [Theory]
    [InlineData(MovementLevel.Province, MovementForm.Launched, "Form")]
    [InlineData(MovementLevel.Commune, MovementForm.Answered, "Form")]
    [InlineData(MovementLevel.Province, MovementForm.Answered, null)]
    public void Movement_WhoLaunched_MustAgreeWithLevel(MovementLevel level, MovementForm form, string? field) =>
        FieldOf(() => MovementRules.Check(new MovementInput { Name = "A", Level = level, Form = form, FromYear = 2022, ToYear = 2022 }, null, [])).ShouldBe(field);

    [Fact]
    public void Unit_UnderItsOwnChild_IsRefused()
    {
        var parent = new Unit { OwnerId = s_owner, Code = "a", Name = "Mặt trận", Kind = UnitKind.Front };
        var child = new Unit { OwnerId = s_owner, Code = "b", Name = "Hội", Kind = UnitKind.Organisation, ParentId = parent.Id };

        FieldOf(() => OrganisationRules.Check(new UnitInput { Name = "Mặt trận", Kind = UnitKind.Front, ParentId = child.Id }, parent.Id, 2022, [parent, child])).ShouldBe("ParentId");
        FieldOf(() => OrganisationRules.Check(new UnitInput { Name = "Mặt trận", Kind = UnitKind.Front, LastYear = 2022 }, parent.Id, 2022, [parent, child])).ShouldBe("LastYear");
    }

    [Fact]
    public void Items_PastedList_LosesBulletsAndNumbersOnly() =>
        ReportItemService.Read("- Một\n+ Hai\n\n3. Ba\n2022 là năm thứ hai\n19 xóm").Select(i => i.Text).ShouldBe(["Một", "Hai", "Ba", "2022 là năm thứ hai", "19 xóm"]);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string? FieldOf(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Field;
        }
    }

    private static AwardLine Line(AwardSubject subject, int? count, int? workers) => new()
    {
        OwnerId = s_owner,
        Period = "2022",
        GroupCode = "dot",
        Code = "dong",
        Level = AwardLevel.Commune,
        Body = "Chủ tịch UBND xã",
        Form = "giay-khen",
        Kind = AwardKind.Regular,
        Subject = subject,
        Count = count,
        DirectWorkers = workers,
        State = AwardState.Awarded,
        Reason = "thành tích",
    };
}
