using System.ComponentModel.DataAnnotations;

namespace ThiDua.Registry;

/// <summary>What is typed about a document of the registry.</summary>
public sealed class DocumentInput
{
    /// <summary>Type.</summary>
    [Display(Name = "Loại văn bản"), Required]
    public DocumentType? Type { get; set; }

    /// <summary>Number; "07/HD-TĐKT" typed here is split into number and symbol.</summary>
    [Display(Name = "Số"), StringLength(40)]
    public string? Number { get; set; }

    /// <summary>Symbol.</summary>
    [Display(Name = "Ký hiệu"), StringLength(40)]
    public string? Symbol { get; set; }

    /// <summary>Date.</summary>
    [Display(Name = "Ngày ban hành")]
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Year of laws cited by year alone.</summary>
    [Display(Name = "Năm (khi không có ngày)")]
    public int? Year { get; set; }

    /// <summary>Issuing body.</summary>
    [Display(Name = "Cơ quan ban hành"), StringLength(200)]
    public string? Issuer { get; set; }

    /// <summary>Trích yếu.</summary>
    [Display(Name = "Trích yếu"), Required, StringLength(1000)]
    public string? Abstract { get; set; }

    /// <summary>Direction.</summary>
    [Display(Name = "Nguồn"), Required]
    public DocumentDirection? Direction { get; set; }

    /// <summary>Use in the report.</summary>
    [Display(Name = "Dùng trong báo cáo"), Required]
    public DocumentRelation? Relation { get; set; }

    /// <summary>Document it amends.</summary>
    [Display(Name = "Sửa đổi văn bản")]
    public Guid? AmendsId { get; set; }

    /// <summary>Document that replaced it.</summary>
    [Display(Name = "Đã bị thay thế bởi")]
    public Guid? ReplacedById { get; set; }

    /// <summary>Document it carries out.</summary>
    [Display(Name = "Triển khai văn bản")]
    public Guid? ImplementsId { get; set; }

    /// <summary>First day it is no longer in force.</summary>
    [Display(Name = "Hết hiệu lực từ ngày")]
    public DateOnly? EndedOn { get; set; }

    /// <summary>Field it concerns.</summary>
    [Display(Name = "Lĩnh vực"), StringLength(60)]
    public string? FieldCode { get; set; }

    /// <summary>Day it arrived.</summary>
    [Display(Name = "Ngày đến")]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Unit that carries it out.</summary>
    [Display(Name = "Giao đơn vị thực hiện")]
    public Guid? AssigneeId { get; set; }

    /// <summary>Day it must be carried out by.</summary>
    [Display(Name = "Hạn thực hiện")]
    public DateOnly? DueOn { get; set; }

    /// <summary>Day it was carried out.</summary>
    [Display(Name = "Ngày làm xong")]
    public DateOnly? DoneOn { get; set; }

    /// <summary>Takes the stored scan off.</summary>
    [Display(Name = "Bỏ tệp đính kèm")]
    public bool RemoveFile { get; set; }

    /// <summary>Ghi chú.</summary>
    [Display(Name = "Ghi chú"), StringLength(500)]
    public string? Note { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static DocumentInput From(OfficialDocument d) => new()
    {
        Type = d.Type,
        Number = d.Number,
        Symbol = d.Symbol,
        IssuedOn = d.IssuedOn,
        Year = d.Year,
        Issuer = d.Issuer,
        Abstract = d.Abstract,
        Direction = d.Direction,
        Relation = d.Relation,
        AmendsId = d.AmendsId,
        ReplacedById = d.ReplacedById,
        ImplementsId = d.ImplementsId,
        EndedOn = d.EndedOn,
        FieldCode = d.FieldCode,
        ReceivedOn = d.ReceivedOn,
        AssigneeId = d.AssigneeId,
        DueOn = d.DueOn,
        DoneOn = d.DoneOn,
        Note = d.Note,
        Version = d.Version,
    };
}
