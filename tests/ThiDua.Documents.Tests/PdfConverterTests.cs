using System.Text;
using System.Text.RegularExpressions;

namespace ThiDua.Documents.Tests;

public class PdfConverterTests
{
    [OfficeFact]
    public async Task Convert_LetterWithEveryBlock_PrintsEveryWordOnNumberedPages()
    {
        // The three lines put a heading at the very foot of the first page, where the converter's workaround is needed.
        var rich = SampleLetter.Rich();
        var letter = rich with { Body = [.. rich.Body.Take(6), .. Enumerable.Repeat(new ParagraphBlock("Dòng đệm", ParagraphStyle.Plain), 3), .. rich.Body.Skip(6)] };
        using var converter = new PdfConverter();

        var pages = await PdfText.PagesAsync(await converter.ConvertAsync(OfficialLetterWriter.ToBytes(letter)));

        pages.Count.ShouldBeGreaterThan(4);
        FirstLine(pages[0]).ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        for (var page = 2; page <= pages.Count; page++)
        {
            FirstLine(pages[page - 1]).ShouldBe($"{page}");
        }

        var text = string.Join('\n', pages);
        foreach (var heading in (string[])
        [
            "Phần I", "I. Đặc điểm tình hình", "1. Thuận lợi", "2. Khó khăn", "II. Kết quả thực hiện nhiệm vụ chính trị", "1.1. Sản xuất nông, lâm nghiệp",
            "2.1. Giáo dục", "1. Trường Mầm non", "2.2. Y tế, dân số", "1. Khám, chữa bệnh", "Phần II", "I. Phương hướng", "I. Văn bản của Đảng ủy",
        ])
        {
            text.ShouldContain(heading);
        }

        var printed = Words(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var paragraphs = letter.Body.Concat(letter.Appendices.SelectMany(appendix => appendix.Blocks)).OfType<ParagraphBlock>();
        paragraphs.SelectMany(paragraph => paragraph.Text).SelectMany(TextsOf).SelectMany(Words).Where(word => !printed.Contains(word)).ShouldBeEmpty();

        // A split table further on makes plain LibreOffice leave headings at the foot of a page.
        pages.SkipLast(1).Select(LastTextLine).Where(line => Regex.IsMatch(line, @"^([IVX]+\.|\d+\.\d+\.|2\. Khó khăn)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).ShouldBeEmpty();

        // The header of the long table stands on both of its pages.
        pages.Count(page => page.Contains("Tiền thưởng (đồng)", StringComparison.Ordinal)).ShouldBe(2);
    }

    [OfficeFact]
    public async Task Convert_FileThatIsNoDocument_FailsInVietnamese()
    {
        using var converter = new PdfConverter(new() { KeepWarm = false });

        var failure = await Should.ThrowAsync<PdfConversionException>(() => converter.ConvertAsync(new byte[] { 0, 1, 2, 3 }));

        failure.Message.ShouldContain("Không chuyển được");
    }

    [Fact]
    public async Task Convert_WithoutLibreOffice_SaysWhatToInstall()
    {
        var options = new PdfConverterOptions { OfficePath = Path.Combine(Path.GetTempPath(), "no-such-office") };
        using var converter = new PdfConverter(options);

        var failure = await Should.ThrowAsync<PdfUnavailableException>(() => converter.ConvertAsync(new byte[] { 1 }));

        failure.Message.ShouldContain("libreoffice-writer-nogui");
        PdfConverter.IsAvailable(options).ShouldBeFalse();
        await converter.WarmUpAsync();
    }

    [Fact]
    public async Task Convert_OfficeThatHangs_IsEndedAtTheTimeLimit()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var script = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(script, "#!/bin/sh\nsleep 60\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            using var converter = new PdfConverter(new() { OfficePath = script, TimeLimit = TimeSpan.FromMilliseconds(300), KeepWarm = false });

            var failure = await Should.ThrowAsync<PdfConversionException>(() => converter.ConvertAsync(new byte[] { 1 }));

            failure.Message.ShouldContain("quá 0,3 giây");
        }
        finally
        {
            File.Delete(script);
        }
    }

    [Fact]
    public async Task Convert_AfterDispose_IsRefused()
    {
        var converter = new PdfConverter();
        converter.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => converter.ConvertAsync(new byte[] { 1 }));
    }

    private static string FirstLine(string page) => page.Split('\n').First(line => !string.IsNullOrWhiteSpace(line)).Trim();

    private static string LastTextLine(string page) => page.Split('\n')
        .Select(line => line.Trim())
        .TakeWhile(line => !line.StartsWith("Mã kiểm tra", StringComparison.Ordinal))
        .Reverse()
        .SkipWhile(line => line.Length <= 1 || line.StartsWith("Số liệu tính", StringComparison.Ordinal) || line.StartsWith("Không kể", StringComparison.Ordinal))
        .First();

    private static IEnumerable<string> TextsOf(Inline inline) => inline switch
    {
        TextInline text => [text.Text],
        FootnoteInline footnote => footnote.Text.SelectMany(TextsOf),
        _ => [],
    };

    private static IEnumerable<string> Words(string text) =>
        new string([.. text.Normalize(NormalizationForm.FormC).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
