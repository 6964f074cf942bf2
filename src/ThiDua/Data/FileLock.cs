namespace ThiDua.Data;

/// <summary>A lock between processes of one machine, held through an open file: the system lets go of it when the holder dies.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">File to lock; made when missing, never deleted.</param>
    /// <param name="shared">Several holders may share it; they keep out those who want it alone.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">Somebody else held it all the time.</exception>
    public static async Task<FileLock> AcquireAsync(string path, bool shared, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (true)
        {
            if (TryAcquire(path, shared) is { } held)
            {
                return held;
            }

            if (Environment.TickCount64 > deadline)
            {
                throw new TimeoutException($"Một tiến trình khác giữ khoá {path} quá lâu.");
            }

            await Task.Delay(30, cancellationToken);
        }
    }

    /// <summary>The lock, or null when somebody else holds it.</summary>
    public static FileLock? TryAcquire(string path, bool shared)
    {
        try
        {
            return new FileLock(PrivateFile.Open(path, FileMode.OpenOrCreate, shared ? FileShare.ReadWrite : FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _file.Dispose();
}
