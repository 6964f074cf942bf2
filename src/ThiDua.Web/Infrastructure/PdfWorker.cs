using System.Threading.Channels;
using ThiDua.Reports;

namespace ThiDua.Web.Infrastructure;

/// <summary>Tells the worker whose jobs wait.</summary>
public sealed class PdfQueue
{
    private readonly Channel<Guid> _owners = Channel.CreateUnbounded<Guid>();

    /// <summary>A job of this managing unit was committed.</summary>
    public Task TellAsync(Guid ownerId) => _owners.Writer.WriteAsync(ownerId).AsTask();

    internal IAsyncEnumerable<Guid> ReadAsync(CancellationToken ct) => _owners.Reader.ReadAllAsync(ct);
}

/// <summary>Makes the PDFs outside requests, one after the other. At start it first does what waited or ran when the program stopped.</summary>
public sealed class PdfWorker(PdfJobRunner runner, PdfQueue queue, ILogger<PdfWorker> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var owner in await OwnersAsync(stoppingToken))
        {
            await RunAsync(owner, stoppingToken);
        }

        await foreach (var owner in queue.ReadAsync(stoppingToken))
        {
            await RunAsync(owner, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<Guid>> OwnersAsync(CancellationToken ct)
    {
        try
        {
            return await runner.OwnersAtStartAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "PDF jobs of the last run could not be looked up");
            return [];
        }
    }

    // A database that is down for a moment must not end the worker: the job waits for the next signal or start.
    private async Task RunAsync(Guid owner, CancellationToken ct)
    {
        try
        {
            await runner.RunAsync(owner, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "PDF jobs of {Owner} could not be done", owner);
        }
    }
}
