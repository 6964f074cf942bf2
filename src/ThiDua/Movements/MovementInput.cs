using System.ComponentModel.DataAnnotations;

namespace ThiDua.Movements;

/// <summary>What is typed about a movement, with the text of its result in the period.</summary>
public sealed class MovementInput
{
    /// <summary>Name.</summary>
    [Display(Name = "Tên phong trào"), Required, StringLength(300)]
    public string? Name { get; set; }

    /// <summary>Kind.</summary>
    [Display(Name = "Loại"), Required]
    public MovementKind? Kind { get; set; }

    /// <summary>Launching level.</summary>
    [Display(Name = "Cấp phát động"), Required]
    public MovementLevel? Level { get; set; }

    /// <summary>Launched or answered.</summary>
    [Display(Name = "Xã tham gia bằng cách"), Required]
    public MovementForm? Form { get; set; }

    /// <summary>Launching body.</summary>
    [Display(Name = "Cơ quan phát động"), StringLength(200)]
    public string? Body { get; set; }

    /// <summary>First year.</summary>
    [Display(Name = "Từ năm"), Required]
    public int? FromYear { get; set; }

    /// <summary>Last year.</summary>
    [Display(Name = "Đến năm"), Required]
    public int? ToYear { get; set; }

    /// <summary>Plan or launch document.</summary>
    [Display(Name = "Kế hoạch, văn bản phát động")]
    public Guid? DocumentId { get; set; }

    /// <summary>Other names, one per line.</summary>
    [Display(Name = "Tên gọi khác"), StringLength(1000), DataType(DataType.MultilineText)]
    public string? Aliases { get; set; }

    /// <summary>Movement it comes from.</summary>
    [Display(Name = "Phong trào gốc")]
    public Guid? ParentId { get; set; }

    /// <summary>How far it has come.</summary>
    [Display(Name = "Tình trạng"), Required]
    public MovementStatus? Status { get; set; } = MovementStatus.Running;

    /// <summary>What anniversary it is held for.</summary>
    [Display(Name = "Chào mừng ngày kỷ niệm"), StringLength(200)]
    public string? AnniversaryName { get; set; }

    /// <summary>The day remembered.</summary>
    [Display(Name = "Ngày gốc")]
    public DateOnly? AnniversaryBase { get; set; }

    /// <summary>What it is about.</summary>
    [Display(Name = "Nội dung thi đua"), StringLength(4000), DataType(DataType.MultilineText)]
    public string? Content { get; set; }

    /// <summary>What it wants to reach.</summary>
    [Display(Name = "Mục tiêu"), StringLength(4000), DataType(DataType.MultilineText)]
    public string? Targets { get; set; }

    /// <summary>How it is carried out.</summary>
    [Display(Name = "Hình thức, biện pháp"), StringLength(4000), DataType(DataType.MultilineText)]
    public string? Measures { get; set; }

    /// <summary>Who takes part.</summary>
    [Display(Name = "Đối tượng tham gia"), StringLength(500)]
    public string? Participants { get; set; }

    /// <summary>Names of the indicators that tell its result, one per line.</summary>
    [Display(Name = "Chỉ tiêu cho biết kết quả"), StringLength(4000), DataType(DataType.MultilineText)]
    public string? Indicators { get; set; }

    /// <summary>Result in the period.</summary>
    [Display(Name = "Kết quả trong kỳ"), StringLength(8000), DataType(DataType.MultilineText)]
    public string? Result { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>Version of the result text the user opened; 0 when there was none.</summary>
    public int ResultVersion { get; set; }

    /// <summary>The stored values.</summary>
    /// <param name="m">Movement.</param>
    /// <param name="result">Text of its result in the period.</param>
    /// <param name="resultVersion">Version of that text.</param>
    /// <param name="indicatorName">Name of an indicator by its code.</param>
    public static MovementInput From(Movement m, string? result, int resultVersion, Func<string, string> indicatorName) => new()
    {
        Name = m.Name,
        Kind = m.Kind,
        Level = m.Level,
        Form = m.Form,
        Body = m.Body,
        FromYear = m.FromYear,
        ToYear = m.ToYear,
        DocumentId = m.DocumentId,
        Aliases = m.Aliases.Count == 0 ? null : string.Join('\n', m.Aliases),
        ParentId = m.ParentId,
        Status = m.Status,
        AnniversaryName = m.AnniversaryName,
        AnniversaryBase = m.AnniversaryBase,
        Content = m.Content,
        Targets = m.Targets,
        Measures = m.Measures,
        Participants = m.Participants,
        Indicators = m.IndicatorCodes.Count == 0 ? null : string.Join('\n', m.IndicatorCodes.Select(indicatorName)),
        Result = result,
        Version = m.Version,
        ResultVersion = resultVersion,
    };
}

/// <summary>What is typed about a conference or another event of a movement.</summary>
public sealed class MovementEventInput
{
    /// <summary>Kind.</summary>
    [Display(Name = "Loại"), Required]
    public MovementEventKind? Kind { get; set; }

    /// <summary>Day.</summary>
    [Display(Name = "Ngày")]
    public DateOnly? Date { get; set; }

    /// <summary>How many took part.</summary>
    [Display(Name = "Số người dự")]
    public int? Participants { get; set; }

    /// <summary>Place and content.</summary>
    [Display(Name = "Địa điểm, nội dung"), StringLength(500)]
    public string? Note { get; set; }
}
