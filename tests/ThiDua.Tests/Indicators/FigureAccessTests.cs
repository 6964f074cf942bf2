using ThiDua.Identity;
using ThiDua.Indicators;

namespace ThiDua.Tests.Indicators;

public sealed class FigureAccessTests
{
    private static readonly Guid s_own = Guid.CreateVersion7();
    private static readonly Guid s_other = Guid.CreateVersion7();

    [Theory]
    [InlineData(Role.EmulationOfficer, "other", true)]
    [InlineData(Role.EmulationOfficer, "none", true)]
    [InlineData(Role.UnitRepresentative, "own", true)]
    [InlineData(Role.UnitRepresentative, "other", false)]
    [InlineData(Role.UnitRepresentative, "none", false)]
    [InlineData(Role.FinanceOfficer, "own", true)]
    [InlineData(Role.FinanceOfficer, "other", false)]
    [InlineData(Role.CultureOfficer, "own", true)]
    [InlineData(Role.Chairman, "own", false)]
    [InlineData(Role.Inspector, "own", false)]
    [InlineData(Role.SuperiorReader, "own", false)]
    [InlineData(Role.Administrator, "own", false)]
    public void MayEdit_ByRoleAndUnitInCharge(Role role, string inCharge, bool may) => Access(role).MayEdit(InChargeOf(inCharge)).ShouldBe(may);

    [Fact]
    public void WhyNot_OtherUnit_NamesTheUnit() => Access(Role.UnitRepresentative).WhyNot(InChargeOf("other")).ShouldBe("Số liệu do Trường Tiểu học phụ trách.");

    [Fact]
    public void WhyNot_Inspector_NamesTheRole() => Access(Role.Inspector).WhyNot(InChargeOf("own")).ShouldBe("Vai trò “Thanh tra, kiểm tra” chỉ xem số liệu.");

    [Fact]
    public void MayEdit_RepresentativeWithoutUnit_NeverMatchesAnIndicatorWithoutUnit() =>
        new FigureAccess(Role.UnitRepresentative, null, new Dictionary<Guid, string>()).MayEdit(InChargeOf("none")).ShouldBeFalse();

    private static FigureAccess Access(Role role) => new(role, s_own, new Dictionary<Guid, string> { [s_own] = "Trạm Y tế", [s_other] = "Trường Tiểu học" });

    private static Indicator InChargeOf(string unit) => new()
    {
        OwnerId = Guid.Empty, Code = "x", Name = "X", FieldId = Guid.Empty, UnitName = "con", Shape = Shape.Value, UnitInChargeId = unit switch { "own" => s_own, "other" => s_other, _ => null },
    };
}
