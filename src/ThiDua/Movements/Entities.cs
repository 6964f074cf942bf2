using ThiDua.Data;

namespace ThiDua.Movements;

/// <summary>Kind of movement (thường xuyên, theo đợt, chuyên đề, đặc biệt, đột xuất).</summary>
public enum MovementKind { Regular, Drive, Thematic, Special, AdHoc }

/// <summary>Level that launched it.</summary>
public enum MovementLevel { Central, Province, District, Commune }

/// <summary>Whether the commune launched it (phát động) or answers one from above (hưởng ứng).</summary>
public enum MovementForm { Launched, Answered }

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

    /// <summary>Place in lists.</summary>
    public int Order { get; set; }

    /// <summary>Topic of the narrative that tells a movement's result in a period.</summary>
    public static string ResultTopic(string code) => "phong-trao." + code;

    /// <summary>Whether it runs in <paramref name="year"/>.</summary>
    public bool RunsIn(int year) => FromYear <= year && year <= ToYear;
}
