using System.Buffers.Binary;

namespace CoopLedger.Proof.Trees;

/// <summary>A SHA-256 hash, 32 bytes.</summary>
/// <remarks>The default value is 32 zero bytes, which is the hash of nothing anybody knows.
/// </remarks>
public readonly record struct Digest
{
    public const int Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} bytes.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    internal Digest(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>Reads standard base64 with its padding, and only as it would be written.</summary>
    public static bool TryParse(ReadOnlySpan<char> base64, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        digest = default;
        if (base64.Length != 44
            || !Convert.TryFromBase64Chars(base64, bytes, out var written) || written != Length)
        {
            return false;
        }

        digest = new(bytes);
        return base64.SequenceEqual(digest.ToBase64());
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    public string ToBase64() => Convert.ToBase64String(ToArray());

    /// <summary>In hexadecimal, small letters.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
