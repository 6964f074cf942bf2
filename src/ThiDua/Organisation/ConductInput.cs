using System.ComponentModel.DataAnnotations;

namespace ThiDua.Organisation;

/// <summary>What is typed about the conduct of a person or a unit.</summary>
public sealed class ConductInput
{
    /// <summary>Kind.</summary>
    [Display(Name = "Loại"), Required]
    public ConductKind? Kind { get; set; }

    /// <summary>The person.</summary>
    [Display(Name = "Cá nhân")]
    public Guid? PersonId { get; set; }

    /// <summary>The unit.</summary>
    [Display(Name = "Tập thể")]
    public Guid? UnitId { get; set; }

    /// <summary>Measure of discipline.</summary>
    [Display(Name = "Hình thức kỷ luật")]
    public DisciplineMeasure? Measure { get; set; }

    /// <summary>Number of the decision.</summary>
    [Display(Name = "Số quyết định"), StringLength(60)]
    public string? Number { get; set; }

    /// <summary>Day.</summary>
    [Display(Name = "Từ ngày"), Required]
    public DateOnly? Date { get; set; }

    /// <summary>Last day.</summary>
    [Display(Name = "Đến ngày")]
    public DateOnly? EndsOn { get; set; }

    /// <summary>What it is about.</summary>
    [Display(Name = "Nội dung"), Required, StringLength(1000), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    /// <summary>Version the user opened.</summary>
    public int Version { get; set; }

    /// <summary>The stored values.</summary>
    public static ConductInput From(ConductRecord c) => new()
    {
        Kind = c.Kind,
        PersonId = c.PersonId,
        UnitId = c.UnitId,
        Measure = c.Measure,
        Number = c.Number,
        Date = c.Date,
        EndsOn = c.EndsOn,
        Note = c.Note,
        Version = c.Version,
    };
}

/// <summary>The grade of one person or unit as typed.</summary>
public sealed class GradeInput
{
    /// <summary>Person or unit.</summary>
    public Guid Id { get; set; }

    /// <summary>Grade; null = none.</summary>
    public Grade? Grade { get; set; }

    /// <summary>Grade the user saw when the page was opened.</summary>
    public Grade? Opened { get; set; }
}
