using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThiDua.Data;
using ThiDua.Documents;
using ThiDua.Shared;

namespace ThiDua.Reports;

/// <summary>Turns a Word file into a PDF; the program has one, shared and kept warm.</summary>
public delegate Task<byte[]> PdfMaker(ReadOnlyMemory<byte> docx, CancellationToken ct);

/// <summary>Asking for a PDF and looking how far it is. The caller opens the scope and commits.</summary>
public sealed class PdfJobs(ThiDuaDb db, VietnamClock clock)
{
    /// <summary>Kind of these jobs.</summary>
    public const string Kind = "report-pdf";

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(7);

    /// <summary>Puts a Word file in the queue. One that already waits for the same file is answered again; finished jobs older than a week are removed.</summary>
    /// <param name="reportId">Report.</param>
    /// <param name="docx">The Word file.</param>
    /// <param name="fileName">Name of the PDF.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Guid> AskAsync(Guid reportId, byte[] docx, string fileName, CancellationToken ct = default)
    {
        var now = clock.UtcNow;
        var old = now - s_kept;
        await db.Set<Job>().Where(j => j.Kind == Kind && j.FinishedAt < old).ExecuteDeleteAsync(ct);
        var waiting = await db.Set<Job>().Where(j => j.Kind == Kind && j.SubjectId == reportId && j.State == JobState.Waiting && j.FileName == fileName).FirstOrDefaultAsync(ct);
        if (waiting is not null)
        {
            waiting.Input = docx;
            await db.SaveChangesAsync(ct);
            return waiting.Id;
        }

        var job = new Job { OwnerId = db.OwnerId, Kind = Kind, SubjectId = reportId, CreatedAt = now, FileName = fileName, Input = docx, Message = "Đang chờ đến lượt." };
        db.Add(job);
        await db.SaveChangesAsync(ct);
        return job.Id;
    }

    /// <summary>The job, or a 404.</summary>
    public Task<Job> FindAsync(Guid id, CancellationToken ct = default) => db.LoadAsync<Job>(id, "việc tạo tệp", ct);
}

/// <summary>Does the waiting jobs, outside any request.</summary>
public sealed class PdfJobRunner(IServiceScopeFactory scopes, PdfMaker make, ILogger<PdfJobRunner> log)
{
    /// <summary>Every managing unit; at start the jobs that were running when the program stopped wait again.</summary>
    public async Task<IReadOnlyList<Guid>> OwnersAtStartAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        var owners = await db.Set<Owner>().Select(o => o.Id).ToListAsync(ct);
        foreach (var owner in owners)
        {
            await db.BeginAsync(owner, ct);
            await db.Set<Job>().Where(j => j.Kind == PdfJobs.Kind && j.State == JobState.Running).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Waiting), ct);
            await db.CommitAsync(ct);
        }

        return owners;
    }

    /// <summary>Does all waiting jobs of one managing unit, oldest first.</summary>
    public async Task RunAsync(Guid ownerId, CancellationToken ct)
    {
        while (await TakeAsync(ownerId, ct) is { } job)
        {
            var (state, message, pdf) = await MakeAsync(job, ct);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
            await db.BeginAsync(ownerId, ct);
            var now = scope.ServiceProvider.GetRequiredService<VietnamClock>().UtcNow;
            await db.Set<Job>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, state).SetProperty(j => j.Progress, 100).SetProperty(j => j.Message, message)
                .SetProperty(j => j.Result, pdf).SetProperty(j => j.Input, (byte[]?)null).SetProperty(j => j.FinishedAt, now), ct);
            await db.CommitAsync(ct);
        }
    }

    private async Task<Job?> TakeAsync(Guid ownerId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();
        await db.BeginAsync(ownerId, ct);
        var job = await db.Set<Job>().Where(j => j.Kind == PdfJobs.Kind && j.State == JobState.Waiting).OrderBy(j => j.CreatedAt).AsNoTracking().FirstOrDefaultAsync(ct);
        // Another node may have taken it between the two statements: then there is nothing to do here.
        var taken = job is null ? 0 : await db.Set<Job>().Where(j => j.Id == job.Id && j.State == JobState.Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Progress, 20).SetProperty(j => j.Message, "Đang dựng trang PDF."), ct);
        await db.CommitAsync(ct);
        return taken == 1 ? job : null;
    }

    private async Task<(JobState State, string Message, byte[]? Pdf)> MakeAsync(Job job, CancellationToken ct)
    {
        try
        {
            return (JobState.Done, "Đã tạo xong tệp PDF.", await make(job.Input ?? [], ct));
        }
        catch (Exception failure) when (failure is PdfUnavailableException or PdfConversionException)
        {
            return (JobState.Failed, failure.Message, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "PDF job {Job} failed", job.Id);
            return (JobState.Failed, "Không tạo được tệp PDF. Hãy thử lại; nếu vẫn lỗi, tải tệp Word rồi lưu thành PDF.", null);
        }
    }
}
