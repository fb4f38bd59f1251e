using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Audit;

/// <summary>64 bits of each event id of a part, put in order of their first bits, so that ids that
/// occur twice are found by sorting little at a time.</summary>
/// <param name="room">Where they stand until they are put in order.</param>
internal sealed class EventIdKeys(ulong[] room)
{
    private const int BucketBits = 14;
    private const int Buckets = 1 << BucketBits;
    private const int BucketsAtOnce = 64;

    private readonly int[] _starts = new int[Buckets + 1];
    private ulong[] _ordered = [];
    private int _count;

    public static ulong KeyOf(ReadOnlySpan<byte> id)
    {
        unchecked
        {
            var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(id) * 0x9E3779B97F4A7C15)
                ^ BinaryPrimitives.ReadUInt64LittleEndian(id[8..]);
            return mixed * 0xC2B2AE3D27D4EB4F;
        }
    }

    public void Add(ReadOnlySpan<byte> id) => room[_count++] = KeyOf(id);

    /// <summary>Puts them in order; none are added after.</summary>
    public void Order()
    {
        var keys = room.AsSpan(0, _count);
        foreach (var key in keys)
        {
            _starts[BucketOf(key) + 1]++;
        }

        for (var i = 0; i < Buckets; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _ordered = new ulong[_count];
        var next = _starts.AsSpan(0, Buckets).ToArray();
        foreach (var key in keys)
        {
            _ordered[next[BucketOf(key)]++] = key;
        }
    }

    /// <summary>The keys that occur more than once in some parts.</summary>
    public static IReadOnlyCollection<ulong> Repeated(IReadOnlyList<EventIdKeys> parts)
    {
        var repeated = new ConcurrentBag<ulong>();
        Parallel.For(0, Buckets / BucketsAtOnce, batch =>
        {
            var keys = new List<ulong>();
            for (var i = 0; i < BucketsAtOnce; i++)
            {
                keys.Clear();
                foreach (var part in parts)
                {
                    keys.AddRange(part.Of((batch * BucketsAtOnce) + i));
                }

                Add(CollectionsMarshal.AsSpan(keys), repeated);
            }
        });
        return repeated.ToHashSet();
    }

    private static void Add(Span<ulong> keys, ConcurrentBag<ulong> repeated)
    {
        keys.Sort();
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] == keys[i - 1])
            {
                repeated.Add(keys[i]);
            }
        }
    }

    private static int BucketOf(ulong key) => (int)(key >> (64 - BucketBits));

    private ReadOnlySpan<ulong> Of(int bucket) =>
        _ordered.AsSpan(_starts[bucket].._starts[bucket + 1]);
}
