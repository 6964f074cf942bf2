namespace ThiDua.Documents.Intake;

/// <summary>
/// How large a file may be, packed and unpacked. Real files stay far below: a workbook of 100,000 rows and 12 columns unpacks to 60 MB,
/// and text that repeats itself on every row packs about 40 to 1.
/// </summary>
public sealed record OfficeLimits
{
    /// <summary>The limits of uploaded files.</summary>
    public static OfficeLimits Default { get; } = new();

    /// <summary>Bytes of the file as it arrives.</summary>
    public long FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Parts in the container.</summary>
    public int Parts { get; init; } = 4_000;

    /// <summary>Bytes of all parts together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 160 * 1024 * 1024;

    /// <summary>How many times larger than its packed form a part may grow, once it is past <see cref="RatioFromBytes"/>.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Parts smaller than this may pack as well as they like: a page of blank cells packs 300 to 1.</summary>
    public long RatioFromBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep elements may nest. Readers that walk a tree by recursion would fall over a deeper one.</summary>
    public int Depth { get; init; } = 200;
}
