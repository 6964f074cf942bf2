using System.Diagnostics;
using System.Text;

namespace ThiDua.Documents.Tests;

/// <summary>Reads the text of a PDF page by page with pdftotext.</summary>
internal static class PdfText
{
    public static bool IsAvailable => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "pdftotext")));

    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            // Every page ends with a form feed.
            return text.Split('\f')[..^1];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
