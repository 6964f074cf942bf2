using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ThiDua.Documents.Reading;
using ThiDua.Figures;

namespace ThiDua.Benchmarks;

/// <summary>
/// The figure checker over text made of reports, against eight compiled patterns that only match, and a long Word file from its bytes to its
/// findings. The processor's own time is measured, because the machine may do other work.
/// </summary>
internal static partial class FigureSpeed
{
    private const int Rounds = 40;
    private const int WordsPerPage = 450;
    private const int Pages = 50;

    /// <summary>Measures and prints a table.</summary>
    /// <param name="folder">Folder with reports as .txt in UTF-8.</param>
    public static async Task RunAsync(string folder)
    {
        var reports = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var warm = Repeat(reports, 1_000_000);
        Best(() => FigureChecks.Read(warm).Claims.Count);
        foreach (var characters in new[] { 1_000_000, 2_000_000, 4_000_000 })
        {
            var text = Repeat(reports, characters);
            var megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;
            var claims = 0;
            var checks = Best(() => claims = FigureChecks.Read(text).Claims.Count);
            var matches = Best(() => s_patterns.Sum(pattern => pattern.Count(text)));
            Print($"{megabytes:F1} MB, {claims} claims: {checks * 1000:F0} ms, {megabytes / checks:F0} MB/s; eight patterns {megabytes / matches:F0} MB/s; allocated {Allocated(() => FigureChecks.Read(text)) / 1e6:F0} MB");
        }

        var word = WordFile(string.Join('\n', reports), out var words);
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            var watch = Stopwatch.StartNew();
            var document = await DocumentReader.ReadAsync(new MemoryStream(word), "bao-cao.docx");
            var read = watch.Elapsed.TotalMilliseconds;
            var reading = FigureChecks.Read(document.Text);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (round is 0 or 11)
            {
                Print($"{words / WordsPerPage} pages of .docx, {(round == 0 ? "first" : "later")}: read {read:F0} ms, with checks {times[^1]:F0} ms, {reading.Claims.Count} claims");
            }
        }
    }

    private static readonly Regex[] s_patterns = [Ratio(), Percent(), Day(), DocumentNumber(), Parts(), Change(), Years(), Money()];

    [GeneratedRegex(@"\d[\d.,]*\s*\p{L}*\s*/\s*\d[\d.,]*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(đạt|bằng|chiếm|=)\s*\d[\d.,]*\s*%", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b\d{1,2}/\d{1,2}/\d{4}\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b\d{1,5}/(\d{4}/)?\p{Lu}{1,6}(-\p{Lu}{1,8})?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"trong đó|gồm", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"(tăng|giảm)\s+[+-]?\d[\d.,]*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Change();

    [GeneratedRegex(@"năm\s+\d{4,5}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Years();

    [GeneratedRegex(@"\d[\d.,]*\s*(đồng|triệu|tỷ|đ)\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Money();

    private static string Repeat(List<string> reports, int characters)
    {
        var text = new StringBuilder(characters + 100_000);
        for (var i = 0; text.Length < characters; i++)
        {
            text.Append(reports[i % reports.Count]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The least processor time of many rounds, in seconds, after as many to let the compiler finish.</summary>
    private static double Best(Func<int> work)
    {
        var best = double.MaxValue;
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds; round++)
        {
            process.Refresh();
            var before = process.UserProcessorTime;
            work();
            process.Refresh();
            best = Math.Min(best, (process.UserProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] WordFile(string text, out int words)
    {
        var body = new StringBuilder();
        var written = 0;
        while (written < Pages * WordsPerPage)
        {
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                body.Append("<w:p>");
                foreach (var word in line.Split(' '))
                {
                    // a run for every word, as files that many people edited have
                    body.Append(CultureInfo.InvariantCulture, $"""<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{System.Security.SecurityElement.Escape(word)} </w:t></w:r>""");
                    written++;
                }

                body.Append("</w:p>");
                if (written >= Pages * WordsPerPage)
                {
                    break;
                }
            }
        }

        words = written;
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
            Add("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");

            void Add(string part, string content)
            {
                using var stream = zip.CreateEntry(part).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
