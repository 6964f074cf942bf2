namespace ThiDua.Documents.Intake;

/// <summary>
/// Reads one part of a container once, from front to back, and measures what really comes out: length, checksum, and whether a document type is
/// declared. What the headers of the container claim is compared with it, never believed.
/// </summary>
internal sealed class PartStream(Stream inner, long packedBytes, OfficeLimits limits, long unpackedBefore) : Stream
{
    private static readonly uint[] s_table = Table();
    private static ReadOnlySpan<byte> Declaration => "<!DOCTYPE"u8;
    private uint _crc = uint.MaxValue;
    private int _matched;

    /// <summary>Bytes read so far.</summary>
    public long Unpacked { get; private set; }

    /// <summary>CRC-32 of the bytes read so far.</summary>
    public uint Crc => ~_crc;

    /// <summary>The part begins like markup.</summary>
    public bool LooksLikeMarkup { get; private set; }

    /// <summary>"&lt;!DOCTYPE" was read, in whichever encoding of one, two or four bytes per letter.</summary>
    public bool DeclaresDocumentType { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Unpacked; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if (count > 0)
        {
            See(buffer[..count]);
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void See(ReadOnlySpan<byte> bytes)
    {
        var atStart = Unpacked == 0;
        Unpacked += bytes.Length;
        if (unpackedBefore + Unpacked > limits.UnpackedBytes || (Unpacked > limits.RatioFromBytes && Unpacked > packedBytes * limits.Ratio))
        {
            throw new BombException();
        }

        if (atStart)
        {
            LooksLikeMarkup = StartsLikeMarkup(bytes);
        }

        var crc = _crc;
        foreach (var b in bytes)
        {
            crc = s_table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        _crc = crc;
        if (LooksLikeMarkup && !DeclaresDocumentType)
        {
            LookForDeclaration(bytes);
        }
    }

    // Zero bytes are skipped, so that UTF-16 and UTF-32 are covered too.
    private void LookForDeclaration(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b == 0)
            {
                continue;
            }

            _matched = b == Declaration[_matched] ? _matched + 1 : b == Declaration[0] ? 1 : 0;
            if (_matched == Declaration.Length)
            {
                DeclaresDocumentType = true;
                return;
            }
        }
    }

    private static bool StartsLikeMarkup(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b is 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            return b == (byte)'<';
        }

        return false;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}

/// <summary>A part grew past the limits while it was unpacked.</summary>
internal sealed class BombException : Exception;
