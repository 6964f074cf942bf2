using System.Diagnostics;

namespace ThiDua.Documents.Pdf;

/// <summary>
/// A LibreOffice that stays. It is given a document to hold: without an open document it would end after the first conversion handed to it.
/// Not safe for concurrent use.
/// </summary>
internal sealed class ResidentOffice(OfficeInstallation office, OfficeProfile profile) : IDisposable
{
    // LibreOffice never gives memory back.
    private const int ConversionsBeforeRestart = 300;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private Process? _process;
    private int _conversions;

    public bool Running => _process is { HasExited: false };

    /// <summary>Makes sure a LibreOffice waits for work; false when none can be had and the conversion must do without.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellation)
    {
        if (Running && _conversions++ < ConversionsBeforeRestart)
        {
            return true;
        }

        Stop();
        var folder = profile.NewFolder();
        var held = Path.Combine(folder, "held.docx");
        await File.WriteAllBytesAsync(held, HeldDocument.Bytes, cancellation);
        _process = office.StartResident(held);
        _conversions = 0;

        // The lock file beside the held document appears once it is open, which is when hand-overs are answered.
        while (!_process.HasExited)
        {
            if (Directory.EnumerateFiles(folder, ".~lock.*").Any())
            {
                return true;
            }

            await Task.Delay(Poll, cancellation);
        }

        return false;
    }

    /// <summary>Asks LibreOffice to end, and ends it with all its children when it does not.</summary>
    public void Stop()
    {
        var process = Interlocked.Exchange(ref _process, null);
        if (process is null)
        {
            return;
        }

        using (process)
        {
            process.StandardInput.Dispose();
            if (OperatingSystem.IsWindows() || !process.WaitForExit(Farewell))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(Farewell);
            }
        }
    }

    public void Dispose() => Stop();
}
