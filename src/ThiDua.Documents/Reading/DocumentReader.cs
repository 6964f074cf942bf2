using System.Text;
using ThiDua.Documents.Intake;

namespace ThiDua.Documents.Reading;

/// <summary>Reads the text of Word, PDF and plain text files. Every refusal is a <see cref="FileRefusedException"/> that says what to do.</summary>
public static class DocumentReader
{
    /// <summary>The most bytes of plain text taken.</summary>
    public const int MostTextBytes = 10 * 1024 * 1024;

    /// <summary>Reads a file; its kind is told by its name.</summary>
    /// <param name="file">The file; must be seekable.</param>
    /// <param name="fileName">Its name, quoted in messages.</param>
    /// <param name="ct">Stops waiting for a PDF.</param>
    /// <exception cref="FileRefusedException">The file cannot be read.</exception>
    public static async Task<ReadDocument> ReadAsync(Stream file, string fileName, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fileName);
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return extension switch
        {
            ".docx" or ".doc" or ".docm" or ".rtf" or ".odt" => Word(file, fileName),
            ".pdf" => await PdfTextReader.ReadAsync(file, fileName, ct).ConfigureAwait(false),
            ".txt" or ".md" or ".text" or "" => await TextAsync(file, fileName, ct).ConfigureAwait(false),
            _ => throw new FileRefusedException(RefusalReason.WrongKind, $"Tệp “{fileName}” không phải .docx, .pdf hay .txt. Hãy lưu báo cáo thành một trong ba loại này rồi gửi lại."),
        };
    }

    /// <summary>Prepares a text that was pasted: old fonts are converted.</summary>
    public static ReadDocument Paste(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LegacyText.Convert(text) is { } converted
            ? new ReadDocument(converted.Text, [$"Văn bản dùng phông {converted.Font}; đã chuyển sang Unicode để soát."])
            : new ReadDocument(text, []);
    }

    private static ReadDocument Word(Stream file, string fileName)
    {
        OfficeFiles.Check(file, OfficeKind.Docx, fileName);
        var word = WordText.Read(file, fileName);
        if (string.IsNullOrWhiteSpace(word.Text))
        {
            throw new FileRefusedException(RefusalReason.Empty, $"Tệp “{fileName}” không có chữ nào để soát; có thể chỉ gồm ảnh chụp. Hãy gửi bản soạn thảo.");
        }

        return new ReadDocument(word.Text, word.Fonts.Count == 0 ? [] : [$"Tệp dùng phông {string.Join(", ", word.Fonts)}; đã chuyển sang Unicode để soát, tệp gốc giữ nguyên phông."]) { Word = word };
    }

    private static async Task<ReadDocument> TextAsync(Stream file, string fileName, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = await file.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0;)
        {
            if (copy.Length + count > MostTextBytes)
            {
                throw new FileRefusedException(RefusalReason.TooLarge, $"Tệp “{fileName}” quá lớn (tối đa {MostTextBytes / 1024 / 1024} MB văn bản). Hãy chia thành nhiều tệp.");
            }

            copy.Write(buffer, 0, count);
        }

        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        if (bytes.IndexOfAnyExcept((byte)' ', (byte)'\n', (byte)'\r') < 0)
        {
            throw new FileRefusedException(RefusalReason.Empty, $"Tệp “{fileName}” trống. Hãy chọn lại tệp đã lưu.");
        }

        if (bytes.StartsWith("%PDF"u8))
        {
            copy.Position = 0;
            return await PdfTextReader.ReadAsync(copy, fileName, ct).ConfigureAwait(false);
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new FileRefusedException(RefusalReason.WrongKind, $"Tệp “{fileName}” không phải văn bản thuần. Nếu là tệp Word, hãy đặt đúng đuôi .docx rồi gửi lại.");
        }

        return Decode(bytes, fileName);
    }

    private static ReadDocument Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Paste(Encoding.Unicode.GetString(bytes[2..]));
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Paste(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        }

        var mark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (System.Text.Unicode.Utf8.IsValid(bytes[mark..]))
        {
            return Paste(Encoding.UTF8.GetString(bytes[mark..]));
        }

        if (LegacyText.Convert(Encoding.Latin1.GetString(bytes)) is { } converted)
        {
            return new ReadDocument(converted.Text, [$"Văn bản dùng phông {converted.Font}; đã chuyển sang Unicode để soát."]);
        }

        throw new FileRefusedException(RefusalReason.Damaged, $"Tệp “{fileName}” không phải văn bản tiếng Việt Unicode, TCVN3 hay VNI. Hãy mở bằng Notepad, chọn Lưu thành, mã hóa UTF-8, rồi gửi lại.");
    }
}
