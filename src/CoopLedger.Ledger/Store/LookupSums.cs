using System.Buffers.Binary;

namespace CoopLedger.Ledger.Store;

/// <summary>What the events of a log are found by, summed up: two logs that lead to the same
/// events by id, and by stream and revision, have the same sums, in whatever order they are read.
/// </summary>
/// <remarks>Each is a sum of 64-bit hashes, against faults of disks and programs: one fault in
/// 2^64 stays unseen. Against people stands the Merkle root, which is over the events themselves;
/// an index only leads to them.</remarks>
public sealed class LookupSums
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xC2B2_AE3D_27D4_EB4F;

    /// <summary>Events.</summary>
    public long Count { get; private set; }

    /// <summary>Over ids and positions.</summary>
    public ulong Ids { get; private set; }

    /// <summary>Over streams, revisions and positions.</summary>
    public ulong Streams { get; private set; }

    public void Add(
        ReadOnlySpan<byte> id, ReadOnlySpan<byte> stream, long revision, long position) =>
        Add(id, HashOf(stream), revision, position);

    /// <summary>The same, given the hash of the stream's name.</summary>
    public void Add(ReadOnlySpan<byte> id, ulong stream, long revision, long position)
    {
        unchecked
        {
            Count++;
            Ids += OfId(id, position);
            Streams += OfStream(stream, revision, position);
        }
    }

    public void Add(LookupSums other)
    {
        unchecked
        {
            Count += other.Count;
            Ids += other.Ids;
            Streams += other.Streams;
        }
    }

    /// <summary>What one event adds to <see cref="Ids"/>.</summary>
    public static ulong OfId(ReadOnlySpan<byte> id, long position) =>
        Mixed(HashOf(id), unchecked((ulong)position));

    /// <summary>What one event adds to <see cref="Streams"/>.</summary>
    public static ulong OfStream(ReadOnlySpan<byte> stream, long revision, long position) =>
        OfStream(HashOf(stream), revision, position);

    /// <summary>A hash of an id or of a stream's name: the same for the same, in one version of
    /// the program.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        var rest = bytes;
        for (; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            hash = Mixed(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }

        return Mixed(hash, Last(bytes));
    }

    // The last eight bytes, some of which may have been taken in before.
    private static ulong Last(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]);
        }

        var last = 0UL;
        foreach (var next in bytes)
        {
            last = (last << 8) | next;
        }

        return last;
    }

    private static ulong OfStream(ulong stream, long revision, long position) =>
        Mixed(Mixed(stream, unchecked((ulong)revision)), unchecked((ulong)position));

    // The two halves of a product of 128 bits: each bit of either factor reaches all of it.
    private static ulong Mixed(ulong hash, ulong next)
    {
        var high = Math.BigMul(hash ^ next, Second ^ (next >> 32), out var low);
        return high ^ low ^ First;
    }
}
