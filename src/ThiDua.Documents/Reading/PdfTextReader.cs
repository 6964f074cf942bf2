using System.Diagnostics;
using System.Text;
using ThiDua.Documents.Intake;

namespace ThiDua.Documents.Reading;

/// <summary>Reads the text of a PDF with pdftotext, within bounds of time and size.</summary>
internal static class PdfTextReader
{
    private const long MostBytes = 20 * 1024 * 1024;
    private const int MostCharacters = 10 * 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task<ReadDocument> ReadAsync(Stream file, string fileName, CancellationToken ct)
    {
        if (file.Length == 0)
        {
            throw new FileRefusedException(RefusalReason.Empty, $"Tệp “{fileName}” trống, không có nội dung. Hãy chọn lại tệp đã lưu.");
        }

        if (file.Length > MostBytes)
        {
            throw new FileRefusedException(RefusalReason.TooLarge, $"Tệp “{fileName}” quá lớn (tối đa {MostBytes / 1024 / 1024} MB). Hãy gửi bản soạn thảo hoặc chia nhỏ tệp.");
        }

        var head = new byte[5];
        file.Position = 0;
        if (await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false) < head.Length || !head.AsSpan().SequenceEqual("%PDF-"u8))
        {
            throw new FileRefusedException(RefusalReason.WrongKind, $"Tệp “{fileName}” không phải PDF hoặc đã hỏng. Hãy xuất lại PDF từ tệp soạn thảo rồi gửi lại.");
        }

        file.Position = 0;
        var path = Path.Combine(Path.GetTempPath(), $"thidua-{Guid.CreateVersion7():N}.pdf");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var copy = new FileStream(path, options);
            await using (copy.ConfigureAwait(false))
            {
                await file.CopyToAsync(copy, ct).ConfigureAwait(false);
            }

            var text = await RunAsync(path, fileName, ct).ConfigureAwait(false);
            if (text.AsSpan().IndexOfAnyExcept(" \n\r\f\t") < 0)
            {
                throw new FileRefusedException(RefusalReason.Empty, $"Tệp “{fileName}” là bản quét (ảnh), không có chữ để soát. Hãy gửi bản soạn thảo .docx hoặc PDF xuất từ máy.");
            }

            return DocumentReader.Paste(text);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> RunAsync(string path, string fileName, CancellationToken ct)
    {
        using var process = Start(path) ?? throw new FileRefusedException(RefusalReason.WrongKind, "Máy chủ chưa cài pdftotext (gói poppler-utils) nên chưa đọc được PDF. Hãy gửi tệp .docx.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var text = new StringBuilder();
            var buffer = new char[16384];
            for (int count; (count = await process.StandardOutput.ReadAsync(buffer, limit.Token).ConfigureAwait(false)) > 0;)
            {
                text.Append(buffer, 0, count);
                if (text.Length > MostCharacters)
                {
                    throw new FileRefusedException(RefusalReason.TooLarge, $"Tệp “{fileName}” có quá nhiều chữ để soát một lần. Hãy chia nhỏ tệp.");
                }
            }

            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            var problem = await errors.ConfigureAwait(false);
            if (problem.Contains("password", StringComparison.OrdinalIgnoreCase))
            {
                throw new FileRefusedException(RefusalReason.Encrypted, $"Tệp “{fileName}” đang đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.");
            }

            if (process.ExitCode != 0)
            {
                throw new FileRefusedException(RefusalReason.Damaged, $"Tệp “{fileName}” bị hỏng hoặc tải lên chưa trọn. Hãy xuất lại PDF từ tệp soạn thảo rồi gửi lại.");
            }

            return text.ToString();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new FileRefusedException(RefusalReason.TooLarge, $"Đọc tệp “{fileName}” mất quá lâu. Hãy gửi bản soạn thảo .docx hoặc chia nhỏ tệp.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process? Start(string path)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", path, "-"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
