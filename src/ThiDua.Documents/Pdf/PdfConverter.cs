using System.Diagnostics;
using ThiDua.Documents.Pdf;

namespace ThiDua.Documents;

/// <summary>
/// Converts Word files to PDF with LibreOffice. Conversions run one after the other; a LibreOffice kept between them makes all but the first
/// fast. Documents run no macros and fetch nothing. Safe for concurrent use; meant to live as long as the program. Disposing ends only the
/// LibreOffice this object started.
/// </summary>
public sealed class PdfConverter : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PdfConverterOptions _options;
    private readonly Timer _idle;
    private OfficeProfile? _profile;
    private OfficeInstallation? _office;
    private ResidentOffice? _resident;
    private bool _disposed;

    /// <summary>Prepares a converter; LibreOffice is looked for and started by the first conversion.</summary>
    /// <param name="options">Settings, or null for the usual ones.</param>
    public PdfConverter(PdfConverterOptions? options = null)
    {
        _options = options ?? new();
        _idle = new Timer(_ => StopIdle(), state: null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Tells whether LibreOffice is there.</summary>
    /// <param name="options">Settings, or null for the usual ones.</param>
    public static bool IsAvailable(PdfConverterOptions? options = null) => OfficeInstallation.Find(options?.OfficePath) is not null;

    /// <summary>Converts a Word file in memory.</summary>
    /// <param name="docx">The Word file.</param>
    /// <param name="cancellation">Ends the conversion.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="PdfUnavailableException">LibreOffice is not installed.</exception>
    /// <exception cref="PdfConversionException">The file could not be converted, or not in time.</exception>
    public async Task<byte[]> ConvertAsync(ReadOnlyMemory<byte> docx, CancellationToken cancellation = default)
    {
        using var pdf = new MemoryStream();
        await ConvertAsync(async (path, token) => await File.WriteAllBytesAsync(path, docx, token), pdf, cancellation);
        return pdf.ToArray();
    }

    /// <summary>Converts a Word file from a stream to a stream; both are left open.</summary>
    /// <param name="docx">The Word file.</param>
    /// <param name="pdf">Where the PDF goes; nothing is written to it when the conversion fails.</param>
    /// <param name="cancellation">Ends the conversion.</param>
    /// <exception cref="PdfUnavailableException">LibreOffice is not installed.</exception>
    /// <exception cref="PdfConversionException">The file could not be converted, or not in time.</exception>
    public Task ConvertAsync(Stream docx, Stream pdf, CancellationToken cancellation = default) => ConvertAsync(
        async (path, token) =>
        {
            await using var file = File.Create(path);
            await docx.CopyToAsync(file, token);
        },
        pdf,
        cancellation);

    /// <summary>Converts a Word file on disk.</summary>
    /// <param name="docxPath">Path of the Word file.</param>
    /// <param name="pdfPath">Path of the PDF; an existing file is replaced once the conversion has succeeded.</param>
    /// <param name="cancellation">Ends the conversion.</param>
    /// <exception cref="PdfUnavailableException">LibreOffice is not installed.</exception>
    /// <exception cref="PdfConversionException">The file could not be converted, or not in time.</exception>
    public async Task ConvertFileAsync(string docxPath, string pdfPath, CancellationToken cancellation = default) =>
        await File.WriteAllBytesAsync(pdfPath, await ConvertAsync(await File.ReadAllBytesAsync(docxPath, cancellation), cancellation), cancellation);

    /// <summary>Starts LibreOffice ahead of the first conversion; does nothing when it is missing or not to be kept.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        if (_options.KeepWarm && IsAvailable(_options))
        {
            await TakeTurnAsync(async token => await Resident().ReadyAsync(token), cancellation);
        }
    }

    /// <summary>Ends the LibreOffice this object started and removes its temporary files.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _idle.Dispose();
        _resident?.Dispose();
        _profile?.Dispose();
        _turn.Dispose();
    }

    private async Task ConvertAsync(Func<string, CancellationToken, Task> writeDocx, Stream pdf, CancellationToken cancellation) => await TakeTurnAsync(
        async token =>
        {
            var resident = Resident();
            var folder = _profile!.NewFolder();
            try
            {
                var docx = Path.Combine(folder, "letter.docx");
                await writeDocx(docx, token);
                HeadingKeeper.Prepare(docx);
                var warm = _options.KeepWarm && await resident.ReadyAsync(token);
                var output = await RunAsync(docx, folder, token);
                var result = Path.Combine(folder, "letter.pdf");
                if (warm && !IsPdf(result))
                {
                    // The resident may be broken rather than the document: once more without it.
                    resident.Stop();
                    output = await RunAsync(docx, folder, token);
                }

                if (!IsPdf(result))
                {
                    throw new PdfConversionException { OfficeOutput = output };
                }

                await using var file = File.OpenRead(result);
                await file.CopyToAsync(pdf, token);
            }
            finally
            {
                OfficeProfile.Remove(folder);
            }
        },
        cancellation);

    private async Task TakeTurnAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _turn.WaitAsync(cancellation);
        try
        {
            // The limit starts with the turn: waiting for others is not the fault of this document.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(_options.TimeLimit);
            try
            {
                await work(limit.Token);
            }
            catch (OperationCanceledException cancelled)
            {
                // It may still be busy with the abandoned document.
                _resident?.Stop();
                if (cancellation.IsCancellationRequested)
                {
                    throw;
                }

                throw new PdfConversionException(
                    $"Chuyển sang PDF quá {_options.TimeLimit.TotalSeconds.ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"))} giây nên đã dừng. Hãy thử lại hoặc chia nhỏ văn bản.",
                    cancelled);
            }
        }
        finally
        {
            if (!_disposed)
            {
                _idle.Change(_options.IdleLimit, Timeout.InfiniteTimeSpan);
                _turn.Release();
            }
        }
    }

    private ResidentOffice Resident()
    {
        if (_resident is null)
        {
            var executable = OfficeInstallation.Find(_options.OfficePath) ?? throw new PdfUnavailableException();
            _profile = new OfficeProfile();
            _office = new OfficeInstallation(executable, _profile);
            _resident = new ResidentOffice(_office, _profile);
        }

        return _resident;
    }

    private async Task<string> RunAsync(string docx, string folder, CancellationToken cancellation)
    {
        using var process = _office!.StartConversion(docx, folder);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return $"{await output}{await errors}".Trim();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsPdf(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[5];
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual("%PDF-"u8);
    }

    private void StopIdle()
    {
        try
        {
            if (_turn.Wait(0))
            {
                _resident?.Stop();
                _turn.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // Disposed while the timer was firing; the resident is ended there.
        }
    }
}
