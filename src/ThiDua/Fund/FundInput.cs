using System.ComponentModel.DataAnnotations;
using ThiDua.Awards;
using ThiDua.Regulations;

namespace ThiDua.Fund;

/// <summary>What is typed about an allocation or a payment.</summary>
public sealed class FundEntryInput
{
    /// <summary>In or out.</summary>
    [Display(Name = "Loại"), Required]
    public FundEntryKind? Kind { get; set; }

    /// <summary>Money; null when a batch of awards is paid.</summary>
    [Display(Name = "Số tiền")]
    public decimal? Amount { get; set; }

    /// <summary>Batch of awards it pays.</summary>
    [Display(Name = "Chi cho đợt khen thưởng"), StringLength(60)]
    public string? GroupCode { get; set; }

    /// <summary>Day.</summary>
    [Display(Name = "Ngày")]
    public DateOnly? Date { get; set; }

    /// <summary>What for.</summary>
    [Display(Name = "Nội dung"), Required, StringLength(500), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static FundEntryInput From(FundEntry e) => new() { Kind = e.Kind, Amount = e.Amount, GroupCode = e.GroupCode, Date = e.Date, Note = e.Note, Version = e.Version };
}

/// <summary>What is typed about a rate.</summary>
public sealed class RewardRateInput
{
    /// <summary>Kind of subject.</summary>
    [Display(Name = "Đối tượng"), Required]
    public AwardSubject? Subject { get; set; }

    /// <summary>Đồng per award.</summary>
    [Display(Name = "Mức thưởng"), Required]
    public decimal? Amount { get; set; }

    /// <summary>First day.</summary>
    [Display(Name = "Từ ngày"), Required]
    public DateOnly? FromDate { get; set; }

    /// <summary>Last day.</summary>
    [Display(Name = "Đến ngày")]
    public DateOnly? ToDate { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static RewardRateInput From(RewardRate r) => new() { Subject = r.Subject, Amount = r.Amount, FromDate = r.FromDate, ToDate = r.ToDate, Version = r.Version };
}
