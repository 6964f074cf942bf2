using ThiDua.Awards;
using ThiDua.Data;
using ThiDua.Regulations;
using ThiDua.Shared;

namespace ThiDua.Fund;

/// <summary>Reward money per award of the commune (mức tiền thưởng), valid from a day.</summary>
public sealed class RewardRate : Editable
{
    /// <summary>Kind of subject.</summary>
    public required AwardSubject Subject { get; set; }

    /// <summary>Đồng per award.</summary>
    public required decimal Amount { get; set; }

    /// <summary>First day.</summary>
    public required DateOnly FromDate { get; set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ToDate { get; set; }
}

/// <summary>Allocation to or payment from the fund.</summary>
public enum FundEntryKind { Allocation, Payment }

/// <summary>A line of the emulation fund (quỹ thi đua, khen thưởng) beside what the award lines cost.</summary>
public sealed class FundEntry : Editable, IOfPeriod
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>In or out.</summary>
    public required FundEntryKind Kind { get; set; }

    /// <summary>Đồng, positive; null for the payment of a batch of awards, whose money is counted from its lines.</summary>
    public decimal? Amount { get; set; }

    /// <summary>The batch of awards it pays.</summary>
    public string? GroupCode { get; set; }

    /// <summary>Day, when known.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>What for.</summary>
    public required string Note { get; set; }
}
