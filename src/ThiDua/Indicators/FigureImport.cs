using ThiDua.Data;

namespace ThiDua.Indicators;

/// <summary>
/// Figures received from an Excel file, a paste or the report of a period: what came in, and what the user put right. What it would change is worked out anew each time
/// (<see cref="ImportPlan"/>); what it did change stands in the audit trail.
/// </summary>
public sealed class FigureImport : Editable
{
    /// <summary>Period the figures belong to.</summary>
    public required string Period { get; set; }

    /// <summary>Period a report tells of, which is that of the figures or the one before; null for tables.</summary>
    public string? ReportPeriod { get; set; }

    /// <summary>Name of the file, or what a paste is called.</summary>
    public required string Name { get; init; }

    /// <summary>The file, kept as evidence; null for a paste.</summary>
    public Guid? FileId { get; init; }

    /// <summary>The unit that filled in the form; null for tables of the office itself.</summary>
    public Guid? OnBehalfUnitId { get; init; }

    /// <summary>The paste, or the text of a report; null for a workbook.</summary>
    public string? Pasted { get; init; }

    /// <summary>Columns of a paste without heads, keys of <see cref="FigureColumns"/>; empty when the paste has heads.</summary>
    public List<string> PastedColumns { get; init; } = [];

    /// <summary>What was put right, as JSON of <see cref="ImportFixes"/>.</summary>
    public string Fixes { get; set; } = "{}";

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Last time cells were taken over (UTC); null before.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Cells taken over so far.</summary>
    public int Applied { get; set; }

    /// <summary>Last time it was undone (UTC); null when it stands.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
