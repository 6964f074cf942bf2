using ThiDua.Awards;
using ThiDua.Organisation;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Tests.Awards;

/// <summary>Recipients pasted from Excel are matched by name; what is unclear is refused with the row.</summary>
public class RecipientListTests
{
    private static readonly Guid s_owner = Guid.CreateVersion7();
    private static readonly Unit s_hamlet = new() { OwnerId = s_owner, Code = "dong-lua", Name = "Xóm Đồng Lúa", Kind = UnitKind.Hamlet };
    private static readonly Unit s_school = new() { OwnerId = s_owner, Code = "thcs", Name = "Trường THCS Khôi Kỳ", Kind = UnitKind.School };
    private static readonly Person s_lan = new() { OwnerId = s_owner, FullName = "Hoàng Thị Lan", Category = PersonCategory.CivilServant, Position = "Công chức Văn phòng", IsLeader = true };
    private static readonly Person s_teacher = new() { OwnerId = s_owner, FullName = "Ngô Thị Ánh", Category = PersonCategory.Teacher, UnitId = s_school.Id, IsDirectWorker = true };
    private static readonly Person s_namesake = new() { OwnerId = s_owner, FullName = "Ngô Thị Ánh", Category = PersonCategory.Farmer, UnitId = s_hamlet.Id };
    private static readonly Household s_household = new() { OwnerId = s_owner, Head = "Lê Văn Cày", HamletId = s_hamlet.Id };

    [Fact]
    public void Read_PastedFromExcel_FindsPeopleUnitsAndFlags()
    {
        var read = Read("STT\tHọ và tên\tChức vụ\tĐơn vị\tLĐ trực tiếp\n1\thoàng thị lan\t\t\t\n2\tNgô Thị Ánh\tGiáo viên\tTrường THCS Khôi Kỳ\tx\n3\tTrần Văn Lạ\tTrưởng xóm\tĐồng Lúa\tx");

        read.Select(r => (r.Name, r.Position, r.Person, r.Unit, r.Hamlet, r.DirectWorker, r.Leader)).ShouldBe([
            ("hoàng thị lan", "Công chức Văn phòng", s_lan, null, null, false, true),
            ("Ngô Thị Ánh", "Giáo viên", s_teacher, s_school, null, true, false),
            ("Trần Văn Lạ", "Trưởng xóm", null, null, s_hamlet, true, false),
        ]);
    }

    [Fact]
    public void Read_NamesakesWithoutUnit_NobodyIsTaken() => Read("Ngô Thị Ánh").ShouldHaveSingleItem().Person.ShouldBeNull();

    [Fact]
    public void Read_Collectives_AreUnits()
    {
        var read = Read("Tập thể\tĐịa chỉ\tĐơn vị, thôn\tCơ sở\nXóm Đồng Lúa\t\t\tx\nChi hội Cựu chiến binh", AwardSubject.Collective);

        read.Select(r => (r.Name, r.Unit, r.DirectWorker)).ShouldBe([("Xóm Đồng Lúa", s_hamlet, true), ("Chi hội Cựu chiến binh", null, false)]);
    }

    [Fact]
    public void Read_Households_AreFoundByHeadAndHamlet() => Read("Lê Văn Cày\t\tXóm Đồng Lúa", AwardSubject.Household).ShouldHaveSingleItem().Household.ShouldBe(s_household);

    [Theory]
    [InlineData("Họ và tên\tChức vụ\n\tGiáo viên", "Dòng 2 chưa có tên. Nhập tên, hoặc xóa dòng.")]
    [InlineData("A\tB\nA\tB", "Dòng 2 trùng dòng 1: “A”. Xóa một dòng, hoặc ghi chức vụ, đơn vị để phân biệt hai người trùng tên.")]
    [InlineData("A\tB\tXóm Không Có", "Dòng 1: không có đơn vị hay thôn, xóm nào tên “Xóm Không Có”. Ghi đúng tên như ở Danh mục › Đơn vị, hoặc để trống ô này và ghi vào cột chức vụ, địa chỉ.")]
    [InlineData("A\tB\t\tmột nửa", "Dòng 1: ô đánh dấu ghi “một nửa”. Ghi x khi đúng, để trống khi không.")]
    [InlineData("A\tB\t\tx\tx", "Dòng 1 (“A”) vừa là lãnh đạo vừa là lao động trực tiếp. Chỉ đánh dấu một cột.")]
    public void Read_UnclearRow_IsRefusedWithItsLine(string text, string message)
    {
        var refusal = Should.Throw<DomainException>(() => Read(text));

        (refusal.Field, refusal.Message).ShouldBe(("Text", message));
    }

    [Fact]
    public void Write_ThenRead_IsTheSameList()
    {
        var line = Guid.CreateVersion7();
        AwardRecipient[] stored =
        [
            new() { OwnerId = s_owner, LineId = line, Order = 1, Name = "Ngô Thị Ánh", Position = "Giáo viên", PersonId = s_teacher.Id, UnitId = s_school.Id, DirectWorker = true },
            new() { OwnerId = s_owner, LineId = line, Order = 2, Name = "Trần Văn Lạ", HamletId = s_hamlet.Id },
        ];

        var text = RecipientList.Write(AwardSubject.Individual, stored, new Dictionary<Guid, string> { [s_school.Id] = s_school.Name, [s_hamlet.Id] = s_hamlet.Name });

        text.ShouldBe("Họ và tên\tChức vụ\tĐơn vị, thôn\tLĐ trực tiếp\tLãnh đạo\nNgô Thị Ánh\tGiáo viên\tTrường THCS Khôi Kỳ\tx\nTrần Văn Lạ\t\tXóm Đồng Lúa");
        Read(text).Select(r => (r.Name, r.Position, r.Person?.Id, r.Unit?.Id, r.Hamlet?.Id, r.DirectWorker)).ShouldBe(stored.Select(r => (r.Name, r.Position, r.PersonId, r.UnitId, r.HamletId, r.DirectWorker)));
    }

    private static IReadOnlyList<ReadRecipient> Read(string text, AwardSubject subject = AwardSubject.Individual) => RecipientList.Read(text, subject, [s_lan, s_teacher, s_namesake], [s_hamlet, s_school], [s_household]);
}
