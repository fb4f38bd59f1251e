using System.Buffers.Binary;

namespace CoopLedger.Ledger.Audit;

/// <summary>64 bits of each event id of a part, put in order of their first byte, so that ids that
/// occur twice are found by sorting little at a time.</summary>
/// <param name="room">Where they stand until they are put in order.</param>
internal sealed class EventIdKeys(ulong[] room)
{
    public const int Buckets = 256;

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
            _starts[(int)(key >> 56) + 1]++;
        }

        for (var i = 0; i < Buckets; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _ordered = new ulong[_count];
        var next = _starts.AsSpan(0, Buckets).ToArray();
        foreach (var key in keys)
        {
            _ordered[next[(int)(key >> 56)]++] = key;
        }
    }

    /// <summary>The keys that occur more than once in some parts.</summary>
    public static IReadOnlyCollection<ulong> Repeated(IReadOnlyList<EventIdKeys> parts)
    {
        var repeated = new HashSet<ulong>();
        Parallel.For(0, Buckets, bucket =>
        {
            var keys = new ulong[parts.Sum(part => part.Of(bucket).Length)];
            var at = 0;
            foreach (var part in parts)
            {
                part.Of(bucket).CopyTo(keys.AsSpan(at));
                at += part.Of(bucket).Length;
            }

            Array.Sort(keys);
            for (var i = 1; i < keys.Length; i++)
            {
                if (keys[i] == keys[i - 1])
                {
                    lock (repeated)
                    {
                        repeated.Add(keys[i]);
                    }
                }
            }
        });
        return repeated;
    }

    private ReadOnlySpan<ulong> Of(int bucket) =>
        _ordered.AsSpan(_starts[bucket].._starts[bucket + 1]);
}
