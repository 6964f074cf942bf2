using System.Globalization;
using System.IO.Compression;
using ThiDua.Documents;
using ThiDua.Figures;
using ThiDua.Organisation;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Indicators;

/// <summary>The form a unit is sent for its figures (biểu mẫu): a Word file with its name, the period, the due day and what is asked, read back by the names of the indicators.</summary>
public static class UnitForm
{
    private const string UnitLabel = "Đơn vị báo cáo:";
    private const string PeriodLabel = "Kỳ báo cáo:";
    private const int MostForms = 200;

    /// <summary>The form of one unit.</summary>
    /// <param name="unit">Name of the unit.</param>
    /// <param name="rows">Its figures, in order.</param>
    /// <param name="due">Due day.</param>
    /// <param name="sheet">Figures of the period.</param>
    /// <param name="created">Moment of creation.</param>
    public static byte[] Word(string unit, IReadOnlyList<FigureRow> rows, DateOnly due, FigureSheet sheet, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(sheet);
        var profile = sheet.Profile;
        var parent = $"UBND {profile.Kind} {profile.Name}";
        return OfficialLetterWriter.ToBytes(new()
        {
            Head = new() { ParentBody = parent.ToUpperInvariant(), Body = unit.ToUpperInvariant(), Symbol = "BC", Place = profile.Place, Year = due.Year },
            Kind = "BÁO CÁO",
            Subject = [$"Số liệu thi đua, khen thưởng {sheet.Period.Label}"],
            Body =
            [
                new ParagraphBlock($"{UnitLabel} {unit}", ParagraphStyle.Plain),
                new ParagraphBlock($"{PeriodLabel} {sheet.Period.Label}", ParagraphStyle.Plain),
                new ParagraphBlock($"Hạn gửi: {VietnameseDate.Text(due)}", ParagraphStyle.Plain),
                Table(rows),
                new ParagraphBlock([new TextInline("Cách ghi: chỉ ghi vào cột “Kết quả” và “Ghi chú”, giữ nguyên tên chỉ tiêu. Số viết kiểu 1.234,5; số ước viết “ước 120”; tỷ lệ viết số đạt trên tổng số, như 45/60. Chưa có số thì để trống, không có gì thì ghi 0.", Italic: true)], ParagraphStyle.Plain),
            ],
            Signature = new(["ĐẠI DIỆN ĐƠN VỊ"], null, ""),
            Recipients = [parent, "Lưu: đơn vị"],
            Properties = new($"Biểu mẫu số liệu {sheet.Period.Label}: {unit}", parent, created),
        });
    }

    /// <summary>All forms in one zip; names are plain letters, and units whose names differ only in diacritics get numbers.</summary>
    public static byte[] Zip(IEnumerable<(string Unit, byte[] Form)> forms, Period period, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(period);
        using var memory = new MemoryStream();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (unit, form) in forms)
            {
                var name = CodeWord.From(unit, taken);
                taken.Add(name);
                var entry = zip.CreateEntry($"bieu-mau-{period.ToString().ToLowerInvariant()}-{name}.docx", CompressionLevel.NoCompression);
                entry.LastWriteTime = VietnamClock.ToVietnam(created);
                using var content = entry.Open();
                content.Write(form);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The unit and the period a filled form says it is of; null for what it does not say.</summary>
    /// <param name="text">Text of the Word file.</param>
    /// <param name="units">Units of the commune.</param>
    public static (string? Written, Unit? Unit, string? Period) Read(string text, IReadOnlyList<Unit> units)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        var written = After(lines, UnitLabel);
        var key = FigureColumns.Key(written);
        return (written, key.Length == 0 ? null : units.FirstOrDefault(u => FigureColumns.Key(u.Name) == key), After(lines, PeriodLabel));
    }

    /// <summary>Whether a period as written in a form is <paramref name="period"/>.</summary>
    public static bool IsOf(string? written, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return written is null || FigureColumns.Key(written) == FigureColumns.Key(period.Label);
    }

    /// <summary>The Word files of a zip; nothing in it is believed before it is read.</summary>
    /// <exception cref="DomainException">It is no zip, or holds too much; names the field <c>Files</c>.</exception>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Unpack(Stream content, string fileName)
    {
        var found = new List<(string, byte[])>();
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0 && !e.Name.StartsWith("~$", StringComparison.Ordinal) && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)))
            {
                if (found.Count == MostForms)
                {
                    throw new DomainException($"Tệp “{fileName}” có hơn {MostForms.ToString(CultureInfo.InvariantCulture)} tệp. Chia thành nhiều tệp zip nhỏ hơn.", "Files");
                }

                using var part = entry.Open();
                found.Add((FileRules.CleanName(entry.Name), ReadBounded(part, entry.Name)));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new DomainException($"Tệp “{fileName}” không phải zip, có mật khẩu hoặc đã hỏng. Nén lại các biểu mẫu rồi gửi lại.", "Files");
        }

        return found;
    }

    /// <summary>Reads a file, but never more than may be kept.</summary>
    /// <exception cref="DomainException">It is larger; names the field <c>Files</c>.</exception>
    public static byte[] ReadBounded(Stream content, string name)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (kept.Length + read > FileRules.Largest)
            {
                throw new DomainException($"Tệp “{FileRules.CleanName(name)}” lớn hơn {FileRules.Largest / 1024 / 1024} MB. Kiểm tra lại tệp rồi gửi lại.", "Files");
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static string? After(string[] lines, string label) =>
        lines.Select(l => VietnameseText.Clean(l) ?? "").FirstOrDefault(l => l.StartsWith(label, StringComparison.OrdinalIgnoreCase)) is { } line ? VietnameseText.Clean(line[label.Length..].Trim('.', '…', ' ')) : null;

    private static TableBlock Table(IReadOnlyList<FigureRow> rows) => new(
        [new(0.7, CellAlignment.Center), new(4.2), new(1.3, CellAlignment.Center), new(1.8, CellAlignment.Right), new(1.8, CellAlignment.Right), new(1.8)],
        [[new("STT"), new("Tên chỉ tiêu"), new("Đơn vị tính"), new("Chỉ tiêu được giao"), new("Kết quả"), new("Ghi chú")]],
        [.. rows.Select((row, at) => new TableRow(
        [
            new((at + 1).ToString(CultureInfo.InvariantCulture)), new(row.Indicator.Name), new(row.Indicator.Shape == Shape.CountShare ? row.Indicator.OfLabel ?? row.Indicator.UnitName : row.Indicator.UnitName),
            new(string.Join("\n", row.Targets.Select(t => $"{VietnameseText.Capitalise(FigureChanges.SourceWord(t.SourceCode))}: {FigureText.Benchmark(row.Indicator, t)}"))), new(Entered(row)), new((string?)null),
        ]))]);

    // what is stored already stands in the form, written so that it reads back as the same
    private static string? Entered(FigureRow row)
    {
        if (row.Figure?.Value is not { } value)
        {
            return null;
        }

        var number = VietnameseNumber.FormatTrimmed(value, 6);
        return (FigureChanges.QualifierWord(row.Qualifier) + " " + (row is { Indicator.Shape: Shape.CountShare, Of: { } of } ? $"{number}/{VietnameseNumber.FormatTrimmed(of, 6)}" : number)).Trim();
    }
}
