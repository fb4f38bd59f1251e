using System.Buffers.Binary;
using System.Security.Cryptography;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Rebuilding;

/// <summary>Where a part stands in a file of parts.</summary>
/// <param name="First">Its first position.</param>
/// <param name="Last">Its last.</param>
/// <param name="Root">The Merkle root over its events.</param>
/// <param name="Start">Where its record begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <remarks>First (8) · last (8) · length (8) · root (32) · SHA-256 over these and the bytes (32) ·
/// the bytes. Numbers are little-endian.</remarks>
internal sealed record PartRecord(long First, long Last, Digest Root, long Start, int Length)
{
    private const int LastAt = 8;
    private const int LengthAt = 16;
    private const int RootAt = 24;
    private const int HashAt = RootAt + Digest.Length;
    private const int BytesAt = HashAt + SHA256.HashSizeInBytes;

    /// <summary>The record of a part, to be appended to a file.</summary>
    public static byte[] Of(long first, long last, Digest root, ReadOnlySpan<byte> bytes)
    {
        var written = new byte[BytesAt + bytes.Length];
        new PartRecord(first, last, root, 0, bytes.Length).Head().CopyTo(written, 0);
        bytes.CopyTo(written.AsSpan(BytesAt));
        Hash(written).CopyTo(written, HashAt);
        return written;
    }

    /// <summary>The record at a file's place, which moves behind it.</summary>
    /// <returns>Nothing, and the place is kept, when no whole record follows.</returns>
    public static PartRecord? Next(FileStream file)
    {
        var start = file.Position;
        var head = new byte[BytesAt];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(LengthAt));
            if (length > 0 && length <= Array.MaxLength - BytesAt
                && length <= file.Length - start - BytesAt)
            {
                file.Position = start + BytesAt + length;
                return new(
                    BinaryPrimitives.ReadInt64LittleEndian(head),
                    BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(LastAt)),
                    new(head.AsSpan(RootAt, Digest.Length)), start, (int)length);
            }
        }

        file.Position = start;
        return null;
    }

    /// <summary>The part's bytes.</summary>
    /// <returns>Nothing when they are not what was written.</returns>
    public byte[]? Read(FileStream file)
    {
        var read = new byte[BytesAt + Length];
        file.Position = Start;
        return file.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == read.Length
            && read.AsSpan(0, HashAt).SequenceEqual(Head())
            && read.AsSpan(HashAt, SHA256.HashSizeInBytes).SequenceEqual(Hash(read))
                ? read[BytesAt..]
                : null;
    }

    private byte[] Head()
    {
        var head = new byte[HashAt];
        BinaryPrimitives.WriteInt64LittleEndian(head, First);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(LastAt), Last);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(LengthAt), Length);
        Root.CopyTo(head.AsSpan(RootAt));
        return head;
    }

    private static byte[] Hash(ReadOnlySpan<byte> record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(record[..HashAt]);
        hash.AppendData(record[BytesAt..]);
        return hash.GetHashAndReset();
    }
}
