using ThiDua.Data;

namespace ThiDua.Organisation;

/// <summary>What speaks against an award for a time: discipline, a complaint under examination, an inspection.</summary>
public enum ConductKind { Discipline, Complaint, Inspection }

/// <summary>Measure of discipline (Luật Cán bộ, công chức, Điều 78, 79; Nghị định 112/2020/NĐ-CP, Điều 7, 15), of the Party too.</summary>
public enum DisciplineMeasure { Reprimand, Warning, PayCut, Demotion, Removal, Dismissal, Expulsion, Other }

/// <summary>Something on record about the conduct of a person or a unit (kỷ luật, khiếu nại, kiểm tra): shown as a warning wherever an award is considered.</summary>
public sealed class ConductRecord : Editable
{
    /// <summary>The person; exactly one of person and unit is set.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The unit.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Kind.</summary>
    public required ConductKind Kind { get; set; }

    /// <summary>Measure, for discipline.</summary>
    public DisciplineMeasure? Measure { get; set; }

    /// <summary>Number of the decision.</summary>
    public string? Number { get; set; }

    /// <summary>Day of the decision, or the day the complaint came in.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>Last day it counts; null while it does.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>What it is about.</summary>
    public required string Note { get; set; }

    /// <summary>Whether it counts in any day of a year.</summary>
    public bool CountsIn(int year) => Date.Year <= year && (EndsOn is null || EndsOn.Value.Year >= year);
}

/// <summary>Grade of a year (hoàn thành xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ: Nghị định 90/2020/NĐ-CP, Điều 4 đến 15; Party cells alike).</summary>
public enum Grade { Excellent, Good, Done, NotDone }

/// <summary>The grade of a person or a unit, such as a Party cell, in a year.</summary>
public sealed class YearlyGrade : Editable
{
    /// <summary>Year.</summary>
    public required int Year { get; init; }

    /// <summary>The person; exactly one of person and unit is set.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The unit.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Grade.</summary>
    public required Grade Grade { get; set; }

    /// <summary>Ghi chú.</summary>
    public string? Note { get; set; }
}
