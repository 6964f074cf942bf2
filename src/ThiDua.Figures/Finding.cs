namespace ThiDua.Figures;

/// <summary>How sure a finding is.</summary>
public enum Severity
{
    /// <summary>The text contradicts itself or states something that cannot be.</summary>
    Wrong,

    /// <summary>Only a person, or a comparison with the records, can tell.</summary>
    Ambiguous,

    /// <summary>The figure is right but not written or rounded as it should be.</summary>
    Style,
}

/// <summary>One thing to look at in a text.</summary>
/// <param name="RuleId">Which rule found it, one of <see cref="FigureRules"/>.</param>
/// <param name="Severity">How sure it is.</param>
/// <param name="Start">Index of the first character concerned.</param>
/// <param name="Length">Number of characters concerned.</param>
/// <param name="Text">The characters concerned, as they stand in the text.</param>
/// <param name="Message">What is the matter and what to do, in Vietnamese.</param>
/// <param name="Computed">The value the program computed, in Vietnamese notation without unit; null when nothing was computed.</param>
/// <param name="Suggestion">What could stand in place of the figure at fault; null when no replacement stands out.</param>
public sealed record Finding(string RuleId, Severity Severity, int Start, int Length, string Text, string Message, string? Computed, string? Suggestion);

/// <summary>The rules by which figures in prose are checked.</summary>
public static class FigureRules
{
    /// <summary>A per cent that does not follow from the ratio before it.</summary>
    public const string Ratio = "ty-le";

    /// <summary>Parts in brackets that do not add up to the total before them.</summary>
    public const string Sum = "tong-phan";

    /// <summary>A date or year that cannot be.</summary>
    public const string Date = "ngay";

    /// <summary>A number whose separators are not the Vietnamese ones.</summary>
    public const string NumberFormat = "dinh-dang-so";

    /// <summary>A sign that contradicts or repeats the word "tăng" or "giảm".</summary>
    public const string Direction = "tang-giam";

    /// <summary>The claim that all targets were met, to be compared with the attainment records by the caller.</summary>
    public const string AllMet = "deu-dat";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<string> All { get; } = [Ratio, Sum, Date, NumberFormat, Direction, AllMet];
}

/// <summary>What to check.</summary>
public sealed record CheckOptions
{
    /// <summary>Every rule, style included.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>Rules to leave out.</summary>
    public IReadOnlyCollection<string> SkippedRules { get; init; } = [];

    /// <summary>False to leave out findings that only concern writing.</summary>
    public bool IncludeStyle { get; init; } = true;
}
