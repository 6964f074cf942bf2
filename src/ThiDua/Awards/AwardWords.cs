using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Vietnamese words for awards.</summary>
public static class AwardWords
{
    /// <summary>Name of a title or form: "Giấy khen"; a name that is not in the catalogue prints as written.</summary>
    public static string Form(string code) => AwardCatalogue.Find(code)?.Name ?? code;

    /// <summary>What the granting body does: "tặng Giấy khen", "tặng danh hiệu Lao động tiên tiến", "biểu dương"; "khen thưởng" when the form is not told.</summary>
    public static string Grant(string form) => form is "bieu-duong" or "khen-thuong" ? VietnameseText.LowerFirst(Form(form))
        : AwardCatalogue.Find(form) is { IsTitle: true } title ? "tặng danh hiệu " + title.Name
        : "tặng " + Form(form);

    /// <summary>"Nhà nước", "Đảng", "Mặt trận Tổ quốc"…</summary>
    public static string System(AwardSystem system) => system switch
    {
        AwardSystem.State => "Nhà nước, chính quyền",
        AwardSystem.Party => "Đảng",
        AwardSystem.Front => "Mặt trận Tổ quốc",
        AwardSystem.Organisation => "Đoàn thể, hội",
        AwardSystem.Sector => "Bộ, ngành",
        AwardSystem.Forces => "Quân đội, công an",
        _ => "Trường học",
    };

    /// <summary>Where a line stands, seen from the commune.</summary>
    public static string Direction(AwardDirection direction) => direction switch
    {
        AwardDirection.Own => "Xã khen",
        AwardDirection.Proposed => "Xã đề nghị cấp trên",
        AwardDirection.Received => "Cấp trên khen",
        _ => "Tổ chức khác khen",
    };

    /// <summary>"tập thể", "cá nhân", "hộ gia đình".</summary>
    public static string Subject(AwardSubject subject) => subject switch
    {
        AwardSubject.Collective => "tập thể",
        AwardSubject.Individual => "cá nhân",
        _ => "hộ gia đình",
    };

    /// <summary>"cấp Nhà nước" … "cấp xã".</summary>
    public static string Level(AwardLevel level) => level switch
    {
        AwardLevel.State => "cấp Nhà nước",
        AwardLevel.Province => "cấp tỉnh",
        AwardLevel.District => "cấp huyện",
        AwardLevel.Commune => "cấp xã",
        _ => "cấp khác",
    };

    /// <summary>Kinds of achievement as Phụ lục II prints them.</summary>
    public static string Kind(AwardKind kind) => kind switch
    {
        AwardKind.Regular => "thường xuyên",
        AwardKind.Thematic => "chuyên đề",
        AwardKind.AdHoc => "đột xuất",
        AwardKind.External => "đối ngoại",
        _ => "cống hiến",
    };

    /// <summary>"Đề nghị", "Đã khen thưởng", "Không được khen".</summary>
    public static string State(AwardState state) => state switch
    {
        AwardState.Proposed => "Đề nghị",
        AwardState.Awarded => "Đã khen thưởng",
        _ => "Không được khen",
    };

    /// <summary>One line as people say it: "37 cá nhân, Giấy khen của Chủ tịch UBND xã".</summary>
    public static string Line(AwardLine line) => $"{(line.Count is { } n ? n + " " : "")}{Subject(line.Subject)}, {Form(line.Form)} của {line.Body}";

    /// <summary>Reason with its first letter lowered, for the middle of a sentence.</summary>
    public static string ReasonInSentence(string reason) => VietnameseText.LowerFirst(reason).TrimEnd('.');
}
