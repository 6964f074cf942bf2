using ThiDua.Data;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Awards;

/// <summary>System the granting body belongs to (nhà nước, Đảng, Mặt trận, đoàn thể, ngành, lực lượng vũ trang, trường học). Only awards of the state stand in Phụ lục II.</summary>
public enum AwardSystem { State, Party, Front, Organisation, Sector, Forces, School }

/// <summary>Kind of achievement (thường xuyên, chuyên đề, đột xuất, cống hiến, đối ngoại).</summary>
public enum AwardKind { Regular, Thematic, AdHoc, Contribution, External }

/// <summary>Proposed, awarded or refused: never mixed in one count.</summary>
public enum AwardState { Proposed, Awarded, Refused }

/// <summary>Where an award line stands, seen from the commune's administration; it follows from system, level and state.</summary>
public enum AwardDirection
{
    /// <summary>Granted by the commune.</summary>
    Own,

    /// <summary>Proposed to a higher level of the state.</summary>
    Proposed,

    /// <summary>Granted from above by the state.</summary>
    Received,

    /// <summary>Of the Party, the Front, organisations, sectors, forces, schools: counted apart.</summary>
    OtherBody,
}

/// <summary>A count of awards of one kind; recipients by name may follow. Null counts print blank, not 0.</summary>
public sealed class AwardLine : Editable, IOfPeriod
{
    /// <summary>Period it was entered under, the same for all lines of a batch.</summary>
    public required string Period { get; set; }

    /// <summary>Batch: lines of one sentence and one decision share it.</summary>
    public required string GroupCode { get; set; }

    /// <summary>Short word, unique in the period.</summary>
    public required string Code { get; init; }

    /// <summary>Level.</summary>
    public required AwardLevel Level { get; set; }

    /// <summary>Granting body.</summary>
    public required string Body { get; set; }

    /// <summary>System of the granting body.</summary>
    public AwardSystem System { get; set; }

    /// <summary>Award: <c>giay-khen</c>, <c>bang-khen</c>, <c>lao-dong-tien-tien</c>…</summary>
    public required string Form { get; set; }

    /// <summary>Kind of achievement.</summary>
    public required AwardKind Kind { get; set; }

    /// <summary>Kind of subject.</summary>
    public required AwardSubject Subject { get; set; }

    /// <summary>How many; null when the source does not tell.</summary>
    public int? Count { get; set; }

    /// <summary>Whether the recipients below are all of them: then counts, direct workers and leaders are counted from the list when it is saved.</summary>
    public bool ListComplete { get; set; }

    /// <summary>How many of them direct workers (individuals) or grass-roots collectives; null when not known.</summary>
    public int? DirectWorkers { get; set; }

    /// <summary>How many of them leaders; null when not known.</summary>
    public int? Leaders { get; set; }

    /// <summary>State.</summary>
    public required AwardState State { get; set; }

    /// <summary>Day of the decision of its batch, whose rates count; kept equal to <see cref="AwardDecision.DecidedOn"/>.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The unit whose people or collectives are awarded, when it is one unit: reports that tell honours unit by unit print the line under it.</summary>
    public Guid? UnitId { get; set; }

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

    /// <summary>Recipients by name, as far as they are entered.</summary>
    public List<AwardRecipient> Recipients { get; } = [];

    /// <summary>Own, proposed, received or of other bodies.</summary>
    public AwardDirection Direction => System != AwardSystem.State || Level == AwardLevel.Other ? AwardDirection.OtherBody
        : Level == AwardLevel.Commune ? AwardDirection.Own
        : State == AwardState.Awarded ? AwardDirection.Received
        : AwardDirection.Proposed;
}

/// <summary>One named recipient of an award line: a person, a unit, a household.</summary>
public sealed class AwardRecipient : Owned, IPartOf
{
    /// <summary>Line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>Place in the list, from 1: the number in the decision.</summary>
    public required int Order { get; set; }

    /// <summary>Name as printed.</summary>
    public required string Name { get; set; }

    /// <summary>Position or address.</summary>
    public string? Position { get; set; }

    /// <summary>The person of the register, when the name was found there.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The unit awarded, or the unit the person belongs to.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>The household awarded.</summary>
    public Guid? HouseholdId { get; set; }

    /// <summary>Hamlet of the recipient.</summary>
    public Guid? HamletId { get; set; }

    /// <summary>Direct worker, or a grass-roots collective.</summary>
    public bool DirectWorker { get; set; }

    /// <summary>Leader in the sense of Phụ lục II.</summary>
    public bool Leader { get; set; }

    /// <inheritdoc/>
    public Guid RootId => LineId;
}

/// <summary>The decision behind a batch of awards (quyết định khen thưởng), or the proposal sent up while it is awaited.</summary>
public sealed class AwardDecision : Editable, IOfPeriod
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>The batch.</summary>
    public required string GroupCode { get; init; }

    /// <summary>Number and symbol of the decision: "45/QĐ-UBND".</summary>
    public string? Number { get; set; }

    /// <summary>Day of the decision.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Code of the dossier in the online system of the administration (mã hồ sơ trực tuyến).</summary>
    public string? DossierCode { get; set; }

    /// <summary>The signed decision.</summary>
    public Guid? FileId { get; set; }
}
