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

    /// <summary>"Kỷ luật", "Khiếu nại, tố cáo", "Kiểm tra".</summary>
    public static string Conduct(ConductKind kind) => kind switch
    {
        ConductKind.Discipline => "Kỷ luật",
        ConductKind.Complaint => "Khiếu nại, tố cáo đang xem xét",
        _ => "Thanh tra, kiểm tra",
    };

    /// <summary>"Khiển trách", "Cảnh cáo"…</summary>
    public static string Measure(DisciplineMeasure measure) => measure switch
    {
        DisciplineMeasure.Reprimand => "Khiển trách",
        DisciplineMeasure.Warning => "Cảnh cáo",
        DisciplineMeasure.PayCut => "Hạ bậc lương",
        DisciplineMeasure.Demotion => "Giáng chức",
        DisciplineMeasure.Removal => "Cách chức",
        DisciplineMeasure.Dismissal => "Bãi nhiệm, buộc thôi việc",
        DisciplineMeasure.Expulsion => "Khai trừ",
        _ => "Hình thức khác",
    };

    /// <summary>"Hoàn thành xuất sắc nhiệm vụ"…</summary>
    public static string Grade(Grade grade) => grade switch
    {
        Organisation.Grade.Excellent => "Hoàn thành xuất sắc nhiệm vụ",
        Organisation.Grade.Good => "Hoàn thành tốt nhiệm vụ",
        Organisation.Grade.Done => "Hoàn thành nhiệm vụ",
        _ => "Không hoàn thành nhiệm vụ",
    };
}
