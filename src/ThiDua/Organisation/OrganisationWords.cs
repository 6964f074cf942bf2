namespace ThiDua.Organisation;

/// <summary>Vietnamese words for units and people.</summary>
public static class OrganisationWords
{
    /// <summary>Kinds of communes.</summary>
    public static IReadOnlyList<string> CommuneKinds { get; } = ["xã", "phường", "đặc khu"];

    /// <summary>Name of a kind of unit.</summary>
    public static string Kind(UnitKind kind) => kind switch
    {
        UnitKind.Office => "Cơ quan, bộ phận chuyên môn",
        UnitKind.School => "Trường học",
        UnitKind.Health => "Trạm y tế",
        UnitKind.Front => "Mặt trận Tổ quốc",
        UnitKind.Organisation => "Đoàn thể, hội",
        UnitKind.Hamlet => "Thôn, xóm",
        UnitKind.Party => "Tổ chức Đảng",
        UnitKind.Forces => "Lực lượng vũ trang",
        UnitKind.Enterprise => "Doanh nghiệp, hợp tác xã",
        _ => "Khác",
    };

    /// <summary>Name of a category of people.</summary>
    public static string Category(PersonCategory category) => category switch
    {
        PersonCategory.Cadre => "Cán bộ",
        PersonCategory.CivilServant => "Công chức",
        PersonCategory.PublicEmployee => "Viên chức",
        PersonCategory.Teacher => "Giáo viên",
        PersonCategory.Worker => "Công nhân",
        PersonCategory.Farmer => "Nông dân",
        PersonCategory.Labourer => "Người lao động",
        PersonCategory.Pupil => "Học sinh",
        _ => "Đảng viên",
    };
}
