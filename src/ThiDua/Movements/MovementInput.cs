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

    /// <summary>Result in the period.</summary>
    [Display(Name = "Kết quả trong kỳ"), StringLength(8000), DataType(DataType.MultilineText)]
    public string? Result { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>Version of the result text the user opened; 0 when there was none.</summary>
    public int ResultVersion { get; set; }

    /// <summary>The stored values.</summary>
    public static MovementInput From(Movement m, string? result, int resultVersion) => new()
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
        Result = result,
        Version = m.Version,
        ResultVersion = resultVersion,
    };
}
