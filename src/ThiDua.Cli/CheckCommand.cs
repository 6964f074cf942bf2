using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ThiDua.Documents.Intake;
using ThiDua.Documents.Reading;
using ThiDua.Figures;
using ThiDua.Integration;

namespace ThiDua.Cli;

/// <summary><c>thidua check FILE [--json] [--out ANNOTATED.docx] [--without RULE…]</c>; needs no database. 0 nothing wrong, 1 findings, 2 unreadable.</summary>
internal static class CheckCommand
{
    private const int Unreadable = 2;

    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "tệp .docx, .pdf, .txt; “-” để đọc văn bản từ đầu vào chuẩn" };
        var json = new Option<bool>("--json") { Description = "in kết quả dạng JSON" };
        var output = new Option<string?>("--out") { Description = "ghi bản .docx có ghi chú ở từng chỗ" };
        var without = new Option<string[]>("--without") { Description = "bỏ quy tắc: " + string.Join(", ", FigureRules.All.Select(rule => rule.Id)), AllowMultipleArgumentsPerToken = true };
        var command = new Command("check", "Soát số liệu của một báo cáo") { file, json, output, without };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(json), parsed.GetValue(output), parsed.GetValue(without) ?? [], ct));
        return command;
    }

    private static async Task<int> RunAsync(string file, bool json, string? output, string[] without, CancellationToken ct)
    {
        try
        {
            var rules = without.SelectMany(ids => ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            if (rules.Find(id => FigureRules.Find(id) is null) is { } unknown)
            {
                return await FailAsync($"Không có quy tắc “{unknown}”. Các quy tắc: {string.Join(", ", FigureRules.All.Select(rule => rule.Id))}.");
            }

            var document = await ReadAsync(file, ct);
            if (output is not null && document.Word is null)
            {
                return await FailAsync($"Chỉ ghi chú được vào tệp Word; “{file}” không phải .docx. Bỏ --out hoặc chọn tệp .docx.");
            }

            var reading = FigureChecks.Read(document.Text, new CheckOptions { SkippedRules = rules });
            if (json)
            {
                WriteJson(file, reading);
            }
            else
            {
                WriteText(file, document, reading);
            }

            if (output is not null)
            {
                await File.WriteAllBytesAsync(output, WordComments.Write(document.Word!, "ThiDua", TimeProvider.System.GetUtcNow(), FindingComments.Of(reading)), ct);
            }

            return reading.Findings.Any(claim => claim.Verdict is Verdict.Wrong or Verdict.Ambiguous) ? 1 : 0;
        }
        catch (FileRefusedException refused)
        {
            return await FailAsync(refused.Message);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return await FailAsync($"Không có tệp “{file}”" + (output is null ? "." : $" hoặc không có thư mục để ghi “{output}”."));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return await FailAsync($"Không đọc được “{file}”" + (output is null ? "" : $" hoặc không ghi được “{output}”") + ". Kiểm tra quyền và đường dẫn.");
        }
    }

    private static async Task<ReadDocument> ReadAsync(string file, CancellationToken ct)
    {
        if (file == "-")
        {
            await using var input = Console.OpenStandardInput();
            return await DocumentReader.ReadAsync(input, "đầu vào chuẩn", ct);
        }

        await using var stream = File.OpenRead(file);
        return await DocumentReader.ReadAsync(stream, Path.GetFileName(file), ct);
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Unreadable;
    }

    private static void WriteText(string file, ReadDocument document, FigureReading reading)
    {
        foreach (var notice in document.Notices)
        {
            Console.WriteLine(notice);
        }

        var text = new StringBuilder();
        foreach (var claim in reading.Findings)
        {
            var word = claim.Verdict switch
            {
                Verdict.Wrong => "SAI",
                Verdict.Ambiguous => "CẦN XEM",
                _ => "CÁCH VIẾT",
            };
            var (line, column) = reading.Lines.Of(claim.Start);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"dòng {line}, cột {column}: {word} [{claim.RuleId}] {claim.Message}\n");
        }

        int Count(Verdict verdict) => reading.Claims.Count(claim => claim.Verdict == verdict);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file}: đã soát {reading.Claims.Count} chỗ; đúng {Count(Verdict.Ok)}, sai {Count(Verdict.Wrong)}, cần xem {Count(Verdict.Ambiguous)}, cách viết {Count(Verdict.Style)}.\n");
        Console.Write(text.ToString());
    }

    private static void WriteJson(string file, FigureReading reading)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true });
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteStartArray("claims");
        foreach (var claim in reading.Claims)
        {
            var (line, column) = reading.Lines.Of(claim.Start);
            json.WriteStartObject();
            json.WriteNumber("line", line);
            json.WriteNumber("endLine", reading.Lines.Of(claim.Start + Math.Max(0, claim.Length - 1)).Line);
            json.WriteNumber("column", column);
            json.WriteString("text", claim.Text);
            json.WriteString("kind", claim.Kind.ToString().ToLowerInvariant());
            json.WriteString("verdict", claim.Verdict switch { Verdict.Ok => "ok", Verdict.Wrong => "wrong", _ => "ambiguous" });
            json.WriteString("unit", claim.Unit);
            WriteNumber(json, "numerator", claim.Numerator);
            WriteNumber(json, "denominator", claim.Denominator);
            WriteNumber(json, "statedPercent", claim.StatedPercent);
            WriteNumber(json, "computedPercent", claim.ComputedPercent);
            json.WriteStartArray("parts");
            foreach (var part in claim.Parts)
            {
                json.WriteNumberValue(part);
            }

            json.WriteEndArray();
            WriteNumber(json, "total", claim.Total);
            json.WriteString("rule", claim.RuleId);
            json.WriteString("message", claim.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
