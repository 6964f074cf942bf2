namespace ThiDua.Movements;

/// <summary>Vietnamese words for movements.</summary>
public static class MovementWords
{
    /// <summary>"Thường xuyên", "Theo đợt"…</summary>
    public static string Kind(MovementKind kind) => kind switch
    {
        MovementKind.Regular => "Thường xuyên",
        MovementKind.Drive => "Theo đợt",
        MovementKind.Thematic => "Chuyên đề",
        MovementKind.Special => "Đặc biệt",
        _ => "Đột xuất",
    };

    /// <summary>"Trung ương" … "Xã".</summary>
    public static string Level(MovementLevel level) => level switch
    {
        MovementLevel.Central => "Trung ương",
        MovementLevel.Province => "Tỉnh",
        MovementLevel.District => "Huyện",
        _ => "Xã",
    };

    /// <summary>"Phát động", "Hưởng ứng".</summary>
    public static string Form(MovementForm form) => form == MovementForm.Launched ? "Phát động" : "Hưởng ứng";

    /// <summary>"Đang thực hiện", "Đã sơ kết"…</summary>
    public static string Status(MovementStatus status) => status switch
    {
        MovementStatus.Planned => "Dự kiến",
        MovementStatus.Running => "Đang thực hiện",
        MovementStatus.InterimReviewed => "Đã sơ kết",
        MovementStatus.FinalReviewed => "Đã tổng kết",
        _ => "Kết thúc",
    };

    /// <summary>"Hội nghị phát động", "Hội nghị sơ kết"…</summary>
    public static string Event(MovementEventKind kind) => kind switch
    {
        MovementEventKind.Launch => "Hội nghị phát động",
        MovementEventKind.Signing => "Hội nghị ký giao ước",
        MovementEventKind.Rollout => "Hội nghị triển khai",
        MovementEventKind.InterimReview => "Hội nghị sơ kết",
        MovementEventKind.FinalReview => "Hội nghị tổng kết",
        _ => "Hoạt động, ra quân",
    };

    /// <summary>"năm 2022", "giai đoạn 2022-2025".</summary>
    public static string Years(Movement movement) => movement.FromYear == movement.ToYear
        ? $"năm {movement.FromYear}"
        : $"giai đoạn {movement.FromYear}-{movement.ToYear}";
}
