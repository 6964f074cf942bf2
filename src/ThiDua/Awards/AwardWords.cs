using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Vietnamese words for awards.</summary>
public static class AwardWords
{
    /// <summary>What the granting body does: "tặng Giấy khen", "tặng danh hiệu Lao động tiên tiến", "biểu dương"; "khen thưởng" when the form is not told.</summary>
    public static string Grant(string form) => form is "bieu-duong" or "khen-thuong" ? VietnameseText.LowerFirst(TitleWords.Form(form))
        : AwardCatalogue.Find(form) is { IsTitle: true } title ? "tặng danh hiệu " + title.Name
        : "tặng " + TitleWords.Form(form);

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
    public static string Line(AwardLine line) => $"{(line.Count is { } n ? n + " " : "")}{TitleWords.Subject(line.Subject)}, {TitleWords.Form(line.Form)} của {line.Body}";

    /// <summary>Reason with its first letter lowered, for the middle of a sentence.</summary>
    public static string ReasonInSentence(string reason) => VietnameseText.LowerFirst(reason).TrimEnd('.');
}
