using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThiDua.Audit;
using ThiDua.Data;
using ThiDua.Documents.Intake;
using ThiDua.Shared;

namespace ThiDua.Registry;

/// <summary>Keeping and reading files. The caller opens the scope and commits.</summary>
public sealed class FileService(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Checks and keeps a file; joins the operation that is open, else opens its own.</summary>
    /// <param name="content">The upload.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="audience">Who may open it later.</param>
    /// <param name="actor">Who uploads.</param>
    /// <param name="allowed">Kinds taken; all of <see cref="FileRules.Attachments"/> when null.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="DomainException">The file is refused; names the field <c>File</c>.</exception>
    public async Task<StoredFile> SaveAsync(Stream content, string fileName, FileAudience audience, Actor actor, IReadOnlyList<FileKind>? allowed = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var name = FileRules.CleanName(fileName);
        var bytes = await ReadAsync(content, name, ct);
        var kind = FileRules.Check(name, bytes, allowed ?? FileRules.Attachments);
        if (kind is FileKind.Docx or FileKind.Xlsx)
        {
            CheckOffice(bytes, kind, name);
        }

        db.Operation ??= new(OperationKinds.FileStored, actor);
        var file = new StoredFile
        {
            OwnerId = db.OwnerId,
            Name = name,
            ContentType = FileRules.ContentType(kind),
            Size = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Bytes = bytes,
            Audience = audience,
            UploadedAt = clock.UtcNow,
            UploadedBy = actor.Name,
        };
        db.Add(file);
        await db.SaveChangesAsync(ct);
        return file;
    }

    /// <summary>A file with its content, or a 404.</summary>
    public async Task<StoredFile> ReadAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new RecordNotFoundException("tệp");

    /// <summary>Names and sizes of files, by key, without their content.</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredFileInfo>> InfoAsync(IEnumerable<Guid> ids, CancellationToken ct = default)
    {
        var wanted = ids.ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, StoredFileInfo>()
            : await db.Set<StoredFile>().Where(f => wanted.Contains(f.Id)).Select(f => new StoredFileInfo(f.Id, f.Name, f.ContentType, f.Size, f.UploadedAt, f.UploadedBy, f.Sha256)).ToDictionaryAsync(f => f.Id, ct);
    }

    private static void CheckOffice(byte[] bytes, FileKind kind, string name)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            OfficeFiles.Check(stream, kind == FileKind.Docx ? OfficeKind.Docx : OfficeKind.Xlsx, name);
        }
        catch (FileRefusedException refusal)
        {
            throw new DomainException(refusal.Message, "File");
        }
    }

    // stops as soon as the limit is passed: what the browser says about the length is not believed
    private static async Task<byte[]> ReadAsync(Stream content, string name, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > FileRules.Largest)
            {
                throw FileRules.TooLarge(name);
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
