using ThiDua.Data;

namespace ThiDua.Registry;

/// <summary>Who may open a stored file.</summary>
public enum FileAudience
{
    /// <summary>Everyone who reads the working data of the commune.</summary>
    Work,

    /// <summary>Everyone who reads its reports, the superior too.</summary>
    Reports,

    /// <summary>Those who keep the records, and inspectors: imported tables, Word files on their way.</summary>
    Office,
}

/// <summary>A file kept in the database: a scanned document, evidence, a signed copy. It never changes; a newer one is another row.</summary>
public sealed class StoredFile : Owned
{
    /// <summary>Name it was uploaded under, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Content type, by what the file holds and not by what the browser said.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The content.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Who may open it.</summary>
    public required FileAudience Audience { get; init; }

    /// <summary>When it was uploaded (UTC).</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required string UploadedBy { get; init; }
}

/// <summary>A stored file without its content.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="ContentType">Content type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="UploadedAt">When (UTC).</param>
/// <param name="UploadedBy">By whom.</param>
/// <param name="Sha256">SHA-256 of the content, hexadecimal.</param>
public sealed record StoredFileInfo(Guid Id, string Name, string ContentType, long Size, DateTimeOffset UploadedAt, string UploadedBy, string Sha256);
