using System.Buffers.Binary;
using System.Text;

namespace EventStore.Client;

/// <summary>Strings that occur again and again: streams, types, media types.</summary>
/// <remarks>
/// A name has one place in a table; another name with the same place takes it over. So a read of
/// any length keeps a bounded number of names. Names that are not ASCII are never kept.
/// </remarks>
internal sealed class NameCache(int sizeBits)
{
    private readonly string?[] _names = new string?[1 << sizeBits];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        ref var kept = ref _names[PlaceOf(utf8)];
        if (kept is not null && Ascii.Equals(utf8, kept))
        {
            return kept;
        }

        return kept = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>From the length and the two ends: names differ by their numbers at the
    /// end.</summary>
    private int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            var mix = (ulong)utf8.Length;
            if (utf8.Length < sizeof(ulong))
            {
                foreach (var unit in utf8)
                {
                    mix = (mix << 8) ^ (mix >> 56) ^ unit;
                }
            }
            else
            {
                mix ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8) * 31;
                mix ^= BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
            }

            // Fibonacci hashing: the high bits depend on all bits.
            return (int)((mix * 0x9E3779B97F4A7C15) >> (64 - sizeBits));
        }
    }
}
