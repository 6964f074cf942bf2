using System.Globalization;
using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Movements;
using ThiDua.Shared;

namespace ThiDua.Integration.Samples;

/// <summary>A sample while it is loaded: what was made so far, by the codes the files use.</summary>
/// <param name="db">Database, bound to the commune.</param>
/// <param name="owner">The commune.</param>
/// <param name="sample">The file.</param>
internal sealed class SampleWork(ThiDuaDb db, Guid owner, SampleFile sample)
{
    /// <summary>Database, bound to the commune.</summary>
    public ThiDuaDb Db { get; } = db;

    /// <summary>The commune.</summary>
    public Guid Owner { get; } = owner;

    /// <summary>The file.</summary>
    public SampleFile Sample { get; } = sample;

    /// <summary>Period of the file.</summary>
    public Period Period { get; } = Period.Parse(sample.Period);

    /// <summary>Units by code.</summary>
    public Dictionary<string, Guid> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>People by code.</summary>
    public Dictionary<string, Guid> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields by code.</summary>
    public Dictionary<string, Guid> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Indicators by code.</summary>
    public Dictionary<string, Guid> Indicators { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents by code.</summary>
    public Dictionary<string, Guid> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>Indicators the commune had before this file.</summary>
    public Dictionary<string, Indicator> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Movements by code, earlier ones too.</summary>
    public Dictionary<string, Movement> Movements { get; } = new(StringComparer.Ordinal);

    /// <summary>The id behind a code; null for none.</summary>
    /// <exception cref="DomainException">The code names nothing.</exception>
    public static Guid? Id(Dictionary<string, Guid> made, string? code) =>
        code is null ? null : made.TryGetValue(code, out var id) ? id : throw new DomainException($"Dữ liệu mẫu nhắc tới “{code}” nhưng không có bản ghi nào tên đó.");

    /// <summary>A day as files write it: 2022-12-31.</summary>
    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
