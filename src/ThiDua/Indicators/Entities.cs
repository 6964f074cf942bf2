using ThiDua.Data;

namespace ThiDua.Indicators;

/// <summary>A node of the field tree (lĩnh vực).</summary>
public sealed class Field : Editable
{
    /// <summary>Short word, unique in the commune; narratives and templates name it.</summary>
    public required string Code { get; init; }

    /// <summary>Name in lists.</summary>
    public required string Name { get; set; }

    /// <summary>Heading in reports when it differs from the name.</summary>
    public string? Heading { get; set; }

    /// <summary>Parent field.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Place among its siblings.</summary>
    public int Order { get; set; }

    /// <summary>False for profile figures that are not a section of the report.</summary>
    public bool Printed { get; set; } = true;
}

/// <summary>What the value of an indicator is.</summary>
public enum Shape { Value, Money, CountShare, Percent }

/// <summary>Which direction is good.</summary>
public enum Better { Higher, Lower, Neither }

/// <summary>Whether a part counts into its whole.</summary>
public enum PartRole { Addend, Memo }

/// <summary>Where a value comes from.</summary>
public enum FigureSource { Typed, SumOfParts, Provider }

/// <summary>How exact a value is: exact, ước, khoảng, trên.</summary>
public enum Qualifier { Exact, Estimated, About, AtLeast }

/// <summary>An indicator (chỉ tiêu): what is counted, in which unit, and which way is better.</summary>
public sealed class Indicator : Editable
{
    /// <summary>Short word, unique in the commune; tokens name it.</summary>
    public required string Code { get; init; }

    /// <summary>Name in the grid.</summary>
    public required string Name { get; set; }

    /// <summary>How running text calls it when that differs from the name.</summary>
    public string? Phrase { get; set; }

    /// <summary>Other names it is found by.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>Field.</summary>
    public required Guid FieldId { get; set; }

    /// <summary>Place inside the field.</summary>
    public int Order { get; set; }

    /// <summary>Unit of measure ("tấn", "hộ", "đồng", "%").</summary>
    public required string UnitName { get; set; }

    /// <summary>Places of the value (0–3).</summary>
    public int Decimals { get; set; }

    /// <summary>Places of its attainment per cents; null = the commune's.</summary>
    public int? PercentDecimals { get; set; }

    /// <summary>Shape.</summary>
    public required Shape Shape { get; set; }

    /// <summary>What the denominator of a count-share counts.</summary>
    public string? OfLabel { get; set; }

    /// <summary>Direction.</summary>
    public Better Better { get; set; }

    /// <summary>The indicator it is a part of.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Its role in the parent.</summary>
    public PartRole? PartRole { get; set; }

    /// <summary>Typed or computed.</summary>
    public FigureSource Source { get; set; }

    /// <summary>Key of the module that counts it, when <see cref="Source"/> is Provider.</summary>
    public string? Provider { get; set; }

    /// <summary>Unit that owns the figure and is asked for it.</summary>
    public Guid? UnitInChargeId { get; set; }

    /// <summary>No longer used from new years on.</summary>
    public bool Retired { get; set; }
}

/// <summary>The slot of one indicator in one period. It exists from the opening of the year, with <see cref="Value"/> null until known.</summary>
public sealed class Figure : Editable
{
    /// <summary>Indicator.</summary>
    public required Guid IndicatorId { get; init; }

    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>The value; null = not known, 0 = none. Never typed for sums.</summary>
    public decimal? Value { get; set; }

    /// <summary>Denominator of a count-share.</summary>
    public decimal? Of { get; set; }

    /// <summary>How exact.</summary>
    public Qualifier Qualifier { get; set; }

    /// <summary>First day counted when it is not the period's.</summary>
    public DateOnly? FromDate { get; set; }

    /// <summary>Cut-off day (tính đến ngày).</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>Whether the parts divide the whole (then they must sum) or are examples.</summary>
    public bool PartsCover { get; set; }

    /// <summary>Remark kept with the figure, e.g. what a source contradicts.</summary>
    public string? Note { get; set; }

    /// <summary>Where the figure can be checked: document, page, minutes.</summary>
    public string? Evidence { get; set; }

    /// <summary>The unit the office entered the value for (nhập hộ); null when it was entered by who owns it.</summary>
    public Guid? OnBehalfUnitId { get; set; }

    /// <summary>The scan, photo or form the value on behalf was taken from.</summary>
    public Guid? EvidenceFileId { get; set; }

    /// <summary>Last change of the slot (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string? UpdatedBy { get; set; }

    /// <summary>One-off parts without targets of their own.</summary>
    public List<FigurePart> Parts { get; } = [];

    /// <summary>Targets and previous value.</summary>
    public List<Benchmark> Benchmarks { get; } = [];
}

/// <summary>A one-off line of "Trong đó".</summary>
public sealed class FigurePart : Owned, IPartOf
{
    /// <summary>The figure it divides.</summary>
    public required Guid FigureId { get; init; }

    /// <summary>Place in the list.</summary>
    public int Order { get; set; }

    /// <summary>Label.</summary>
    public required string Label { get; set; }

    /// <summary>Value.</summary>
    public decimal? Value { get; set; }

    /// <summary>Unit when it differs from the whole's.</summary>
    public string? UnitName { get; set; }

    /// <summary>How exact.</summary>
    public Qualifier Qualifier { get; set; }

    /// <summary>Counts into the whole or not.</summary>
    public PartRole Role { get; set; }

    /// <inheritdoc/>
    public Guid RootId => FigureId;
}

/// <summary>Target or previous value.</summary>
public enum BenchmarkKind { Target, Previous }

/// <summary>Whether a benchmark is a level ("3.828,1 tấn") or itself a change ("giảm 2,5 điểm").</summary>
public enum BenchmarkForm { Level, Change }

/// <summary>Unit of a benchmark's value.</summary>
public enum ValueUnit { Own, Percent, Point }

/// <summary>What a figure is measured against.</summary>
public sealed class Benchmark : Owned, IPartOf
{
    /// <summary>The figure measured.</summary>
    public required Guid FigureId { get; init; }

    /// <summary>Target or previous value.</summary>
    public required BenchmarkKind Kind { get; init; }

    /// <summary>Source: <c>kh-huyen</c>, <c>nq-hdnd</c>, <c>kh-nam</c>, <c>cung-ky</c>.</summary>
    public required string SourceCode { get; init; }

    /// <summary>Level or change.</summary>
    public BenchmarkForm Form { get; set; }

    /// <summary>Value; null when only a per cent is known.</summary>
    public decimal? Value { get; set; }

    /// <summary>Unit of the value.</summary>
    public ValueUnit ValueUnit { get; set; }

    /// <summary>Per cent known without the value it was computed from; printed as stated and reported as a problem.</summary>
    public decimal? StatedPercent { get; set; }

    /// <summary>Places of the attainment per cent against this benchmark.</summary>
    public int? PercentDecimals { get; set; }

    /// <summary>False when the targets of the parts do not add up to this one (parts complete for the result but not for the target).</summary>
    public bool PartsCover { get; set; } = true;

    /// <summary>What a previous value belongs to when it is not the same period a year before, e.g. "năm học 2021-2022".</summary>
    public string? ComparedWith { get; set; }

    /// <summary>Document that set it.</summary>
    public Guid? DocumentId { get; set; }

    /// <summary>Place among the targets.</summary>
    public int Order { get; set; }

    /// <inheritdoc/>
    public Guid RootId => FigureId;
}

/// <summary>A line of the set of key indicators (chỉ tiêu chủ yếu) of a period: several indicators may share one printed number.</summary>
public sealed class HeadlineItem : Owned
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>Printed number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Place inside the number.</summary>
    public required int Order { get; init; }

    /// <summary>Indicator.</summary>
    public required Guid IndicatorId { get; init; }
}

/// <summary>Running text of one field or topic in one period, with tokens for its figures.</summary>
public sealed class Narrative : Editable
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>Code of a field, or a topic named by the template.</summary>
    public required string Topic { get; init; }

    /// <summary>Text with tokens; see the report templates.</summary>
    public required string Text { get; set; }
}

/// <summary>A figure somebody is asked for by a day (số liệu giao đơn vị).</summary>
public sealed class FigureAssignment : Editable
{
    /// <summary>Period.</summary>
    public required string Period { get; init; }

    /// <summary>Indicator asked for.</summary>
    public required Guid IndicatorId { get; init; }

    /// <summary>Unit asked.</summary>
    public required Guid UnitId { get; set; }

    /// <summary>Due day.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>When the unit sent it (UTC); null while missing.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the unit was last sent a link or reminded (UTC).</summary>
    public DateTimeOffset? RemindedAt { get; set; }
}
