using ThiDua.Indicators;
using ThiDua.Movements;

namespace ThiDua.Reports;

/// <summary>What the repetitions around a section stand at: a field, the quarters of tasks, who is charged with duties, a movement.</summary>
public sealed record SectionScope(Field? Field = null, Quarters? Quarters = null, string? Responsible = null, Movement? Movement = null)
{
    /// <summary>Outside every repetition.</summary>
    public static SectionScope None { get; } = new();

    /// <summary>A title with the words of the repetition put in.</summary>
    public string Title(string title) => title
        .Replace("{heading}", Field?.Heading ?? Field?.Name ?? "", StringComparison.Ordinal)
        .Replace("{field}", Field?.Name ?? "", StringComparison.Ordinal)
        .Replace("{quarters}", Quarters?.Label ?? "", StringComparison.Ordinal)
        .Replace("{responsible}", Responsible ?? "", StringComparison.Ordinal)
        .Replace("{movement}", Movement is null ? "" : "“" + Movement.Name + "”" + Stage(Movement), StringComparison.Ordinal);

    private static string Stage(Movement movement) => movement.FromYear == movement.ToYear ? "" : $" giai đoạn {movement.FromYear}-{movement.ToYear}";
}
