using ThiDua.Data;

namespace ThiDua.Movements;

/// <summary>Kind of movement (thường xuyên, theo đợt, chuyên đề, đặc biệt, đột xuất).</summary>
public enum MovementKind { Regular, Drive, Thematic, Special, AdHoc }

/// <summary>Level that launched it.</summary>
public enum MovementLevel { Central, Province, District, Commune }

/// <summary>Whether the commune launched it (phát động) or answers one from above (hưởng ứng).</summary>
public enum MovementForm { Launched, Answered }

/// <summary>How far a movement has come.</summary>
public enum MovementStatus { Running, Planned, InterimReviewed, FinalReviewed, Closed }

/// <summary>Kind of event of a movement (phát động, ký kết, triển khai, sơ kết, tổng kết, hoạt động).</summary>
public enum MovementEventKind { Launch, Signing, Rollout, InterimReview, FinalReview, Activity }

/// <summary>An emulation movement (phong trào thi đua).</summary>
public sealed class Movement : Editable
{
    /// <summary>Short word, unique in the commune.</summary>
    public required string Code { get; init; }

    /// <summary>Name without quotation marks.</summary>
    public required string Name { get; set; }

    /// <summary>Other names of the same movement.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>Code of the field it serves.</summary>
    public string? FieldCode { get; set; }

    /// <summary>Kind.</summary>
    public required MovementKind Kind { get; set; }

    /// <summary>Launching level.</summary>
    public required MovementLevel Level { get; set; }

    /// <summary>Launched here or answered.</summary>
    public MovementForm Form { get; set; }

    /// <summary>Launching body.</summary>
    public string? Body { get; set; }

    /// <summary>First year.</summary>
    public required int FromYear { get; set; }

    /// <summary>Last year; equal to the first for movements of one year.</summary>
    public required int ToYear { get; set; }

    /// <summary>Plan or launch document.</summary>
    public Guid? DocumentId { get; set; }

    /// <summary>The movement it comes from: "Cả nước chung sức…" of "Thái Nguyên chung sức…".</summary>
    public Guid? ParentId { get; set; }

    /// <summary>What anniversary it is held for: "Ngày truyền thống Đảng bộ tỉnh".</summary>
    public string? AnniversaryName { get; set; }

    /// <summary>The day the anniversary remembers; the ordinal of a year is computed from it.</summary>
    public DateOnly? AnniversaryBase { get; set; }

    /// <summary>What it is about.</summary>
    public string? Content { get; set; }

    /// <summary>What it wants to reach.</summary>
    public string? Targets { get; set; }

    /// <summary>How it is carried out.</summary>
    public string? Measures { get; set; }

    /// <summary>Who takes part.</summary>
    public string? Participants { get; set; }

    /// <summary>How far it has come.</summary>
    public MovementStatus Status { get; set; }

    /// <summary>Codes of the indicators that tell its result.</summary>
    public List<string> IndicatorCodes { get; set; } = [];

    /// <summary>Conferences and other events.</summary>
    public List<MovementEvent> Events { get; } = [];

    /// <summary>Place in lists.</summary>
    public int Order { get; set; }

    /// <summary>Topic of the narrative that tells a movement's result in a period.</summary>
    public static string ResultTopic(string code) => "phong-trao." + code;

    /// <summary>Whether it runs in <paramref name="year"/>.</summary>
    public bool RunsIn(int year) => FromYear <= year && year <= ToYear;
}

/// <summary>A conference or another event of a movement.</summary>
public sealed class MovementEvent : Owned, IPartOf
{
    /// <summary>Movement.</summary>
    public required Guid MovementId { get; init; }

    /// <summary>Kind.</summary>
    public required MovementEventKind Kind { get; set; }

    /// <summary>Day, when known.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>How many took part; null when not known.</summary>
    public int? Participants { get; set; }

    /// <summary>Place and content.</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public Guid RootId => MovementId;
}
