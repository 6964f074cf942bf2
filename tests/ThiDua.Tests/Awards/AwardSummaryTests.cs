using ThiDua.Awards;
using ThiDua.Fund;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Tests.Awards;

/// <summary>Counts of awards: proposed and awarded apart, the state apart from other bodies; money of each recipient.</summary>
public class AwardSummaryTests
{
    private static readonly Guid s_owner = Guid.CreateVersion7();

    [Theory]
    [InlineData(AwardSystem.State, AwardLevel.Commune, AwardState.Proposed, AwardDirection.Own)]
    [InlineData(AwardSystem.State, AwardLevel.District, AwardState.Proposed, AwardDirection.Proposed)]
    [InlineData(AwardSystem.State, AwardLevel.District, AwardState.Refused, AwardDirection.Proposed)]
    [InlineData(AwardSystem.State, AwardLevel.Province, AwardState.Awarded, AwardDirection.Received)]
    [InlineData(AwardSystem.Party, AwardLevel.Commune, AwardState.Awarded, AwardDirection.OtherBody)]
    [InlineData(AwardSystem.Forces, AwardLevel.Province, AwardState.Awarded, AwardDirection.OtherBody)]
    [InlineData(AwardSystem.State, AwardLevel.Other, AwardState.Awarded, AwardDirection.OtherBody)]
    public void Direction_FollowsFromSystemLevelAndState(AwardSystem system, AwardLevel level, AwardState state, AwardDirection direction) =>
        Line(AwardSubject.Individual, 1, level, state, system).Direction.ShouldBe(direction);

    [Fact]
    public void Of_ProposalsRefusalsAndOtherBodies_AreNeverMixed()
    {
        var table = AwardSummary.Of([
            Line(AwardSubject.Collective, 7, direct: 5), Line(AwardSubject.Individual, 8, direct: 4, leaders: 2), Line(AwardSubject.Household, 8), Line(AwardSubject.Individual, null),
            Line(AwardSubject.Collective, 2, AwardLevel.District, AwardState.Proposed), Line(AwardSubject.Collective, 9, AwardLevel.District, AwardState.Refused),
            Line(AwardSubject.Individual, 30, system: AwardSystem.Party),
        ]);

        table.Levels.Select(g => (g.Name, g.Awarded, g.Proposed)).ShouldBe([
            ("Khen thưởng cấp huyện", new(null, null, null, null, null, null, 0), new(2, null, null, null, null, null, 0)),
            ("Khen thưởng cấp xã", new(7, 8, 8, 5, 4, 2, 1), new(null, null, null, null, null, null, 0)),
        ]);
        table.Awarded.ShouldBe(new(7, 8, 8, 5, 4, 2, 1));
        table.OtherBodies.Select(g => (g.Name, g.Awarded.Individuals)).ShouldBe([("Đảng", 30)]);
    }

    [Theory]
    [InlineData(false, 7, 3, "Danh sách mới có 3/7 tên.")]
    [InlineData(false, 2, 3, "Danh sách có 3 tên, nhiều hơn số lượng 2 của dòng. Sửa số lượng, hoặc bỏ tên nhập thừa.")]
    [InlineData(false, null, 3, "Danh sách có 3 tên, dòng chưa ghi số lượng. Đánh dấu “Danh sách đã đủ” để lấy số lượng theo danh sách.")]
    [InlineData(false, 7, 0, null)]
    [InlineData(true, 3, 3, null)]
    public void ListDifference_CountAgainstNames_IsTold(bool complete, int? count, int named, string? difference)
    {
        var line = Line(AwardSubject.Individual, count);
        line.ListComplete = complete;

        AwardRules.ListDifference(line, named).ShouldBe(difference);
    }

    [Theory]
    [InlineData("lao-dong-tien-tien", AwardSubject.Collective, "Subject")]
    [InlineData("gia-dinh-van-hoa", AwardSubject.Household, null)]
    [InlineData("giay-khen", AwardSubject.Household, null)]
    public void Check_TitleForAnotherSubject_IsRefused(string form, AwardSubject subject, string? field) =>
        FieldOf(() => AwardRules.Check(new AwardInput { Form = form, Subject = subject })).ShouldBe(field);

    [Fact]
    public void Check_NameInAndOutsideTheCatalogue_ExactlyOneIsAsked()
    {
        FieldOf(() => AwardRules.Check(new AwardInput { Subject = AwardSubject.Individual })).ShouldBe("Form");
        FieldOf(() => AwardRules.Check(new AwardInput { Subject = AwardSubject.Individual, Form = "giay-khen", OtherForm = "Thư khen" })).ShouldBe("OtherForm");
        FieldOf(() => AwardRules.Check(new AwardInput { Subject = AwardSubject.Individual, OtherForm = "Thư khen" })).ShouldBeNull();
    }

    /// <summary>A rate that rose in July leaves the money of a decision of May as it was.</summary>
    [Fact]
    public void Money_FollowsTheRateOfTheDayOfTheDecision()
    {
        RewardRate[] rates = [Rate(200_000, new(2022, 1, 1), new(2022, 6, 30)), Rate(300_000, new(2022, 7, 1), null)];
        var (may, undated) = (Line(AwardSubject.Individual, 2, decided: new DateOnly(2022, 5, 19)), Line(AwardSubject.Individual, 2));

        (FundRules.MoneyOf(may, rates, new(2022, 12, 31)), FundRules.MoneyOf(undated, rates, new(2022, 12, 31))).ShouldBe((400_000m, 600_000m));
    }

    [Fact]
    public void PaymentList_NamedAndUnnamed_SumToTheMoneyOfTheBatch()
    {
        var (people, units) = (Line(AwardSubject.Individual, 3), Line(AwardSubject.Collective, 1));
        var named = new AwardRecipient { OwnerId = s_owner, LineId = people.Id, Order = 1, Name = "Ngô Thị Ánh", Position = "Giáo viên" };
        RewardRate[] rates = [Rate(200_000, new(2022, 1, 1), null), new() { OwnerId = s_owner, Subject = AwardSubject.Collective, Amount = 400_000, FromDate = new(2022, 1, 1) }];

        var list = PaymentList.Of([people, units], new[] { named }.ToLookup(r => r.LineId), rates, null, new(2022, 12, 31));

        list.Groups.Select(g => (g.Subject, g.Total, Names: string.Join(",", g.Rows.Select(r => $"{r.Number}:{r.Name}")))).ShouldBe([(AwardSubject.Collective, 400_000m, "1:"), (AwardSubject.Individual, 600_000m, "1:Ngô Thị Ánh,2:,3:")]);
        (list.Total, list.Unnamed, list.Unpriced).ShouldBe((1_000_000m, 3, 0));
        list.Total.ShouldBe(FundRules.MoneyOfBatch([people, units], rates, "dot", new(2022, 12, 31)));
    }

    [Fact]
    public void PaymentList_AmountThatDoesNotShareEvenly_IsLeftBlank()
    {
        var line = Line(AwardSubject.Individual, 3);
        (line.ByRate, line.Amount) = (false, 1_000_000m);

        var list = PaymentList.Of([line], Enumerable.Empty<AwardRecipient>().ToLookup(r => r.LineId), [], null, new(2022, 12, 31));

        (list.Unpriced, list.Groups[0].Rows.Count(r => r.Amount is null)).ShouldBe((3, 3));
    }

    [Fact]
    public void Ledger_BalanceRunsOn_AndGoesBelowZero()
    {
        FundEntry Entry(FundEntryKind kind, decimal amount, DateOnly? day) => new() { OwnerId = s_owner, Period = "2022", Kind = kind, Amount = amount, Date = day, Note = "x" };
        var sheet = new FundSheet([Entry(FundEntryKind.Payment, 5, null), Entry(FundEntryKind.Payment, 8, new(2022, 3, 1)), Entry(FundEntryKind.Allocation, 10, new(2022, 3, 1))], [], [], new(2022, 12, 31));

        FundLedger.Of(sheet).Select(l => (l.Entry.Kind, l.Balance)).ShouldBe([(FundEntryKind.Allocation, 10m), (FundEntryKind.Payment, 2m), (FundEntryKind.Payment, -3m)]);
    }

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

    private static RewardRate Rate(decimal amount, DateOnly from, DateOnly? to) => new() { OwnerId = s_owner, Subject = AwardSubject.Individual, Amount = amount, FromDate = from, ToDate = to };

    private static AwardLine Line(AwardSubject subject, int? count, AwardLevel level = AwardLevel.Commune, AwardState state = AwardState.Awarded, AwardSystem system = AwardSystem.State, int? direct = null, int? leaders = null, DateOnly? decided = null) => new()
    {
        OwnerId = s_owner,
        Period = "2022",
        GroupCode = "dot",
        Code = Guid.CreateVersion7().ToString(),
        Level = level,
        Body = "Chủ tịch UBND xã",
        System = system,
        Form = "giay-khen",
        Kind = AwardKind.Regular,
        Subject = subject,
        Count = count,
        DirectWorkers = direct,
        Leaders = leaders,
        State = state,
        ByRate = true,
        DecidedOn = decided,
        Reason = "hoàn thành tốt nhiệm vụ",
    };
}
