using ThiDua.Data;

namespace ThiDua.Awards;

/// <summary>Level of an award, by the body that grants it.</summary>
public enum AwardLevel { State, Province, District, Commune, Other }

/// <summary>Kind of achievement (thường xuyên, chuyên đề, đột xuất, cống hiến).</summary>
public enum AwardKind { Regular, Thematic, AdHoc, Contribution }

/// <summary>Kind of subject (tập thể, cá nhân, hộ gia đình).</summary>
public enum AwardSubject { Collective, Individual, Household }

/// <summary>Proposed, awarded or refused: never mixed in one count.</summary>
public enum AwardState { Proposed, Awarded, Refused }

/// <summary>A count of awards of one kind; recipients by name may follow. Null counts print blank, not 0.</summary>
public sealed class AwardLine : Editable
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>Batch: lines of one sentence and one decision share it.</summary>
    public required string GroupCode { get; set; }

    /// <summary>Short word, unique in the period.</summary>
    public required string Code { get; init; }

    /// <summary>Level.</summary>
    public required AwardLevel Level { get; set; }

    /// <summary>Granting body.</summary>
    public required string Body { get; set; }

    /// <summary>Award: <c>giay-khen</c>, <c>bang-khen</c>, <c>lao-dong-tien-tien</c>…</summary>
    public required string Form { get; set; }

    /// <summary>Kind of achievement.</summary>
    public required AwardKind Kind { get; set; }

    /// <summary>Kind of subject.</summary>
    public required AwardSubject Subject { get; set; }

    /// <summary>How many; null when the source does not tell.</summary>
    public int? Count { get; set; }

    /// <summary>How many of them direct workers; null when not known.</summary>
    public int? DirectWorkers { get; set; }

    /// <summary>How many of them leaders; null when not known.</summary>
    public int? Leaders { get; set; }

    /// <summary>State.</summary>
    public required AwardState State { get; set; }

    /// <summary>Money of the whole line in đồng when it is known and does not follow the rate table; null = not known, never filled from the rates.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Whether the money is count × the rate in force.</summary>
    public bool ByRate { get; set; }

    /// <summary>Printed in brackets after the count.</summary>
    public string? Note { get; set; }

    /// <summary>What for.</summary>
    public required string Reason { get; set; }

    /// <summary>Place in lists.</summary>
    public int Order { get; set; }
}
