namespace ThiDua.Identity;

/// <summary>Vietnamese names of roles.</summary>
public static class RoleWords
{
    /// <summary>Name of a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.EmulationOfficer => "Công chức phụ trách TĐKT",
        Role.Chairman => "Chủ tịch UBND xã",
        Role.CouncilMember => "Thành viên Hội đồng TĐKT",
        Role.CultureOfficer => "Công chức Văn hóa – Xã hội",
        Role.FinanceOfficer => "Công chức Tài chính – Kế toán",
        Role.UnitRepresentative => "Đại diện đơn vị",
        Role.Leader => "Lãnh đạo Đảng ủy, HĐND, MTTQ",
        Role.SuperiorReader => "Cơ quan cấp trên",
        Role.Inspector => "Thanh tra, kiểm tra",
        _ => "Quản trị",
    };
}
