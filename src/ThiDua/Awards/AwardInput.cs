using System.ComponentModel.DataAnnotations;
using ThiDua.Regulations;

namespace ThiDua.Awards;

/// <summary>What is typed about one line of awards.</summary>
public sealed class AwardInput
{
    /// <summary>Batch the line joins; null starts a batch of its own.</summary>
    [Display(Name = "Đợt khen thưởng"), StringLength(60)]
    public string? GroupCode { get; set; }

    /// <summary>Level.</summary>
    [Display(Name = "Cấp khen"), Required]
    public AwardLevel? Level { get; set; }

    /// <summary>Granting body.</summary>
    [Display(Name = "Người, cơ quan quyết định"), Required, StringLength(200)]
    public string? Body { get; set; }

    /// <summary>System of the granting body.</summary>
    [Display(Name = "Thuộc hệ thống"), Required]
    public AwardSystem? System { get; set; } = AwardSystem.State;

    /// <summary>Title or form: a code of the catalogue.</summary>
    [Display(Name = "Danh hiệu, hình thức"), StringLength(60)]
    public string? Form { get; set; }

    /// <summary>Name of a title or form that the catalogue does not have.</summary>
    [Display(Name = "Tên khác (khi không có trong danh mục)"), StringLength(60)]
    public string? OtherForm { get; set; }

    /// <summary>Kind of achievement.</summary>
    [Display(Name = "Loại thành tích"), Required]
    public AwardKind? Kind { get; set; }

    /// <summary>Kind of subject.</summary>
    [Display(Name = "Đối tượng"), Required]
    public AwardSubject? Subject { get; set; }

    /// <summary>The unit whose people or collectives are awarded.</summary>
    [Display(Name = "Của đơn vị")]
    public Guid? UnitId { get; set; }

    /// <summary>How many.</summary>
    [Display(Name = "Số lượng")]
    public int? Count { get; set; }

    /// <summary>Leaders among them.</summary>
    [Display(Name = "Trong đó lãnh đạo")]
    public int? Leaders { get; set; }

    /// <summary>Direct workers among them.</summary>
    [Display(Name = "Trong đó cơ sở, lao động trực tiếp")]
    public int? DirectWorkers { get; set; }

    /// <summary>State.</summary>
    [Display(Name = "Trạng thái"), Required]
    public AwardState? State { get; set; }

    /// <summary>Money follows the rates.</summary>
    [Display(Name = "Tiền thưởng tính theo mức của xã")]
    public bool ByRate { get; set; }

    /// <summary>Money of the line.</summary>
    [Display(Name = "Tiền thưởng cả dòng")]
    public decimal? Amount { get; set; }

    /// <summary>What for.</summary>
    [Display(Name = "Thành tích"), Required, StringLength(1000), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    /// <summary>Printed in brackets.</summary>
    [Display(Name = "Ghi chú"), StringLength(500)]
    public string? Note { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static AwardInput From(AwardLine a) => new()
    {
        GroupCode = a.GroupCode,
        Level = a.Level,
        Body = a.Body,
        System = a.System,
        Form = AwardCatalogue.Find(a.Form) is null ? null : a.Form,
        OtherForm = AwardCatalogue.Find(a.Form) is null ? a.Form : null,
        Kind = a.Kind,
        Subject = a.Subject,
        UnitId = a.UnitId,
        Count = a.Count,
        Leaders = a.Leaders,
        DirectWorkers = a.DirectWorkers,
        State = a.State,
        ByRate = a.ByRate,
        Amount = a.Amount,
        Reason = a.Reason,
        Note = a.Note,
        Version = a.Version,
    };
}

/// <summary>What is typed about the decision behind a batch.</summary>
public sealed class AwardDecisionInput
{
    /// <summary>Number and symbol.</summary>
    [Display(Name = "Số quyết định"), StringLength(60)]
    public string? Number { get; set; }

    /// <summary>Day.</summary>
    [Display(Name = "Ngày quyết định")]
    public DateOnly? DecidedOn { get; set; }

    /// <summary>Code in the online system.</summary>
    [Display(Name = "Mã hồ sơ trực tuyến"), StringLength(60)]
    public string? DossierCode { get; set; }

    /// <summary>Takes the stored scan off.</summary>
    [Display(Name = "Bỏ tệp đính kèm")]
    public bool RemoveFile { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static AwardDecisionInput From(AwardDecision d) => new() { Number = d.Number, DecidedOn = d.DecidedOn, DossierCode = d.DossierCode, Version = d.Version };
}
