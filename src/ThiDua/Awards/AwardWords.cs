using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>Vietnamese words for awards.</summary>
public static class AwardWords
{
    private static readonly Dictionary<string, string> s_forms = new(StringComparer.Ordinal)
    {
        ["giay-khen"] = "Giấy khen",
        ["bang-khen"] = "Bằng khen",
        ["lao-dong-tien-tien"] = "Lao động tiên tiến",
        ["chien-si-thi-dua-co-so"] = "Chiến sĩ thi đua cơ sở",
        ["chien-si-thi-dua-cap-tinh"] = "Chiến sĩ thi đua cấp tỉnh",
        ["tap-the-lao-dong-tien-tien"] = "Tập thể lao động tiên tiến",
        ["tap-the-lao-dong-xuat-sac"] = "Tập thể lao động xuất sắc",
        ["co-thi-dua"] = "Cờ thi đua",
        ["huan-chuong"] = "Huân chương",
        ["huy-chuong"] = "Huy chương",
        ["ky-niem-chuong"] = "Kỷ niệm chương",
        ["gia-dinh-van-hoa"] = "Gia đình văn hóa",
    };

    /// <summary>Forms of awards known to the screens, in order.</summary>
    public static IReadOnlyDictionary<string, string> Forms => s_forms;

    /// <summary>Name of a form; unknown codes print as written.</summary>
    public static string Form(string code) => s_forms.GetValueOrDefault(code, code);

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
