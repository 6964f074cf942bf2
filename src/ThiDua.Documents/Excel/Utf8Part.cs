using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ThiDua.Documents.Word;

namespace ThiDua.Documents.Excel;

/// <summary>Writes markup as bytes straight into a part: what a sheet of a hundred thousand rows has time for.</summary>
internal sealed class Utf8Part(Stream stream) : IDisposable
{
    private const int Longest = 256;
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"");
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _used;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Write(int number)
    {
        Room(Longest);
        number.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void Write(decimal number)
    {
        Room(Longest);
        number.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void Write(double number)
    {
        Room(Longest);
        number.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Text, cleaned and escaped, fit for elements and attributes.</summary>
    public void Text(string text)
    {
        ReadOnlySpan<char> rest = Ascii.IsValid(text) && text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : CleanText.Of(text);
        while (rest.Length > 0)
        {
            var special = rest.IndexOfAny(s_special);
            var plain = special < 0 ? rest : rest[..special];
            Plain(plain);
            if (special < 0)
            {
                return;
            }

            Write(rest[special] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, _ => "&quot;"u8 });
            rest = rest[(special + 1)..];
        }
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            Room(Longest);
            Utf8.FromUtf16(text, _buffer.AsSpan(_used), out var read, out var written, replaceInvalidSequences: true);
            _used += written;
            text = text[read..];
            if (text.Length > 0)
            {
                Flush();
            }
        }
    }

    private void Room(int length)
    {
        if (_used + length > _buffer.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
