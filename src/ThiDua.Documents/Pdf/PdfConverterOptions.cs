namespace ThiDua.Documents;

/// <summary>Settings of <see cref="PdfConverter"/>.</summary>
public sealed record PdfConverterOptions
{
    /// <summary>Path of LibreOffice's <c>soffice</c>, or null to look for it in PATH.</summary>
    public string? OfficePath { get; init; }

    /// <summary>Longest time one conversion may take, the start of LibreOffice included.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True to keep a LibreOffice running between conversions (about 160 MB), which makes them several times faster.</summary>
    public bool KeepWarm { get; init; } = true;

    /// <summary>How long the running LibreOffice may idle before it is ended.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(10);
}
