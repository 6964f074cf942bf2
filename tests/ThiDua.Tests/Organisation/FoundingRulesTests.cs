using ThiDua.Organisation;
using ThiDua.Shared;

namespace ThiDua.Tests.Organisation;

public sealed class FoundingRulesTests
{
    private static readonly string[] s_units = ["Công an xã Tân Lập", "Văn phòng HĐND và UBND", "Trường Tiểu học Tân Lập", "Trường Tiểu học Minh Sơn", "Xóm Hòa Bình"];

    [Fact]
    public void CheckHamlets_OneBadRow_NamesValueAndRemedyAndKeepsTheOthers()
    {
        var rows = FoundingRules.ReadHamlets("Tên thôn\tSố hộ\nHòa Bình\t128\nĐồng Lúa\t112.5\nHòa Bình\t90\n\t70", "thôn");
        var problems = FoundingRules.CheckHamlets(rows, "thôn");
        Assert.Equal([(1, "Second"), (2, "Name"), (3, "Name")], problems.Select(p => (p.Row, p.Cell)).Order());
        Assert.Contains(problems, p => p.Message.Contains("112.5", StringComparison.Ordinal) && p.Message.Contains("dấu phẩy", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message == "“Hòa Bình” có hai lần trong danh sách; sửa tên cho khác nhau, hoặc bỏ một dòng.");
    }

    [Fact]
    public void CheckHamlets_DroppedRow_IsNotChecked()
    {
        var rows = FoundingRules.ReadHamlets("Hòa Bình\nHòa Bình", "thôn");
        rows[1].Dropped = true;
        Assert.Empty(FoundingRules.CheckHamlets(rows, "thôn"));
    }

    [Theory]
    [InlineData("cong an", "Công an xã Tân Lập")]
    [InlineData("VĂN PHÒNG HĐND VÀ UBND", "Văn phòng HĐND và UBND")]
    [InlineData("Trường Tiểu học", null)]
    [InlineData("truong tieu hoc minh son", "Trường Tiểu học Minh Sơn")]
    [InlineData("Đồn biên phòng", null)]
    public void FindUnit_GoesByFoldedName(string typed, string? unit) => Assert.Equal(unit, FoundingRules.FindUnit(typed, s_units));

    [Fact]
    public void CheckStaff_UnknownUnit_IsShownInItsCell()
    {
        var problem = Assert.Single(FoundingRules.CheckStaff(FoundingRules.ReadStaff("Lê Thị Hoa\tHiệu trưởng\tTrường số 9"), s_units));
        Assert.Equal((0, "Third"), (problem.Row, problem.Cell));
        Assert.Contains("“Trường số 9”", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hòa Bình", "xóm", "Xóm Hòa Bình")]
    [InlineData("xóm Hòa Bình", "xóm", "Xóm Hòa Bình")]
    [InlineData("tổ dân phố số 4", "tổ dân phố", "Tổ dân phố Số 4")]
    public void HamletName_CarriesItsWordOnce(string typed, string word, string name) => Assert.Equal(name, FoundingRules.HamletName(typed, word));

    [Theory]
    [InlineData("Hoàng Thị Lan", "lan.ht")]
    [InlineData("Đỗ Đức", "duc.d")]
    [InlineData("Y", "y")]
    public void UserName_IsGivenNameAndInitials(string name, string user) => Assert.Equal(user, FoundingRules.UserName(name));

    [Fact]
    public void CheckUserName_WithDiacritics_IsRefused() => Assert.Equal("OfficerUser", Assert.Throws<DomainException>(() => FoundingRules.CheckUserName("lân", "OfficerUser")).Field);

    [Theory]
    [InlineData("Trường Mầm non Hoa Sen", UnitKind.School)]
    [InlineData("Hội Nông dân xã", UnitKind.Organisation)]
    [InlineData("Hội đồng nhân dân", UnitKind.Office)]
    [InlineData("HTX chè", UnitKind.Enterprise)]
    public void GuessKind_GoesByTheName(string name, UnitKind kind) => Assert.Equal(kind, FoundingRules.GuessKind(name));
}
