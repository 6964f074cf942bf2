using ThiDua.Documents.Reading;
using ThiDua.Figures;

namespace ThiDua.Web.Infrastructure;

/// <summary>A document that was checked, as long as its result is looked at.</summary>
/// <param name="Id">Its address.</param>
/// <param name="UserId">Whose it is; nobody else may see it.</param>
/// <param name="Name">Name of the file; null when the text was pasted.</param>
/// <param name="File">The Word file, for writing comments into it; null for other kinds.</param>
/// <param name="Reading">What was found.</param>
/// <param name="Notices">What the reader should know.</param>
/// <param name="At">When it was checked.</param>
public sealed record CheckedDocument(Guid Id, Guid UserId, string? Name, byte[]? File, FigureReading Reading, IReadOnlyList<string> Notices, DateTimeOffset At)
{
    /// <summary>Roughly what it takes in memory.</summary>
    public long Size => (File?.Length ?? 0) + (4L * Reading.Text.Length) + (1000L * Reading.Claims.Count);
}

/// <summary>
/// Results of the figure checker, kept in memory for a while and then forgotten: checking stores nothing. Little memory is used, and the oldest go first.
/// </summary>
public sealed class CheckedDocuments(TimeProvider clock)
{
    /// <summary>How long a result stays.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private const long MostBytes = 48 * 1024 * 1024;

    private readonly LinkedList<CheckedDocument> _documents = [];
    private readonly Lock _gate = new();

    /// <summary>Checks a text and keeps the result.</summary>
    public CheckedDocument Add(Guid userId, string? name, byte[]? file, ReadDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var made = new CheckedDocument(Guid.CreateVersion7(), userId, name, document.Word is null ? null : file, FigureChecks.Read(document.Text), document.Notices, clock.GetUtcNow());
        lock (_gate)
        {
            _documents.AddLast(made);
            Forget();
        }

        return made;
    }

    /// <summary>A result of this user; null when it was forgotten or is another's.</summary>
    public CheckedDocument? Find(Guid id, Guid userId)
    {
        lock (_gate)
        {
            Forget();
            return _documents.FirstOrDefault(document => document.Id == id && document.UserId == userId);
        }
    }

    private void Forget()
    {
        var size = _documents.Sum(document => document.Size);
        while (_documents.First is { } oldest && (oldest.Value.At + Kept < clock.GetUtcNow() || (size > MostBytes && _documents.Count > 1)))
        {
            size -= oldest.Value.Size;
            _documents.RemoveFirst();
        }
    }
}
