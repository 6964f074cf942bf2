using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ThiDua.Audit;

/// <summary>The hashes of the audit chain. Every part is length-prefixed so that no two different records hash alike.</summary>
public static class AuditHash
{
    /// <summary>What the first operation of a chain follows.</summary>
    public static byte[] Genesis { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Salted hash of one value; null and the empty string differ.</summary>
    public static byte[] OfValue(byte[] salt, string? value) =>
        SHA256.HashData([.. salt, (byte)(value is null ? 0 : 1), .. Encoding.UTF8.GetBytes(value ?? "")]);

    /// <summary>Hash of an operation over its own facts, its changes' hashes and the hash before it. Values themselves are not in it, so they can be erased.</summary>
    public static byte[] OfOperation(OperationRecord operation, IEnumerable<ChangeRecord> changes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(operation.PreviousHash);
        Append(hash, operation.OwnerId.ToString());
        Append(hash, operation.Seq.ToString(CultureInfo.InvariantCulture));
        Append(hash, operation.Kind);
        Append(hash, operation.AccountId?.ToString());
        Append(hash, operation.ActorName);
        Append(hash, operation.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Append(hash, operation.Reason);
        foreach (var change in changes)
        {
            Append(hash, change.Ordinal.ToString(CultureInfo.InvariantCulture));
            Append(hash, change.Entity);
            Append(hash, change.EntityId.ToString());
            Append(hash, change.RootId.ToString());
            Append(hash, change.Field);
            hash.AppendData(change.OldHash);
            hash.AppendData(change.NewHash);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
