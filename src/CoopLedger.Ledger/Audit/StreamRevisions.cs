using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Audit;

/// <summary>Where each stream stands after a part of the log, found by the bytes of its name
/// without making a text of them.</summary>
/// <param name="expected">How many streams there may be: room for so many is made at once.
/// </param>
internal sealed class StreamRevisions(int expected)
{
    private readonly List<Standing> _streams = new(expected);
    private byte[] _names = new byte[expected * 32];

    // The place of a stream, counted from 1, and half of its hash, which spares a look at others.
    private ulong[] _slots =
        new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)expected * 2)];
    private int _used;

    public int Count => _streams.Count;

    public ReadOnlySpan<Standing> All => CollectionsMarshal.AsSpan(_streams);

    public ReadOnlySpan<byte> NameOf(Standing stream) =>
        _names.AsSpan(stream.NameAt, stream.NameLength);

    /// <summary>The stream of a name; a new one stands before its first event.</summary>
    public ref Standing Find(ReadOnlySpan<byte> name) => ref Find(name, Hash(name));

    /// <summary>The same for one whose hash is known.</summary>
    public ref Standing Find(ReadOnlySpan<byte> name, ulong hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)(hash & (ulong)mask); ; slot = (slot + 1) & mask)
        {
            var found = _slots[slot];
            if (found == 0)
            {
                return ref Add(name, hash, slot);
            }

            if (found >> 32 == hash >> 32)
            {
                var place = (int)(found & 0x7FFF_FFFF) - 1;
                ref var stream = ref CollectionsMarshal.AsSpan(_streams)[place];
                if (stream.Hash == hash && NameOf(stream).SequenceEqual(name))
                {
                    return ref stream;
                }
            }
        }
    }

    private ref Standing Add(ReadOnlySpan<byte> name, ulong hash, int slot)
    {
        if (_used + name.Length > _names.Length)
        {
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _used + name.Length));
        }

        name.CopyTo(_names.AsSpan(_used));
        _streams.Add(new(hash, _used, name.Length));
        _used += name.Length;
        _slots[slot] = Slot(hash, _streams.Count);
        if (_streams.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return ref CollectionsMarshal.AsSpan(_streams)[^1];
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 4];
        var mask = _slots.Length - 1;
        for (var i = 0; i < _streams.Count; i++)
        {
            var slot = (int)(_streams[i].Hash & (ulong)mask);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = Slot(_streams[i].Hash, i + 1);
        }
    }

    private static ulong Slot(ulong hash, int number) =>
        (hash & 0xFFFF_FFFF_0000_0000) | (uint)number;

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            var hash = (ulong)name.Length * 0x9E3779B97F4A7C15;
            while (name.Length >= sizeof(ulong))
            {
                hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
                name = name[sizeof(ulong)..];
            }

            var rest = 0UL;
            foreach (var letter in name)
            {
                rest = (rest << 8) | letter;
            }

            return Mixed(hash ^ rest);
        }
    }

    private static ulong Mixed(ulong value)
    {
        var high = Math.BigMul(value, 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }

    /// <summary>A stream in a part of the log.</summary>
    internal struct Standing(ulong hash, int nameAt, int nameLength)
    {
        public readonly ulong Hash = hash;
        public readonly int NameAt = nameAt;
        public readonly int NameLength = nameLength;

        /// <summary>The revision of its first event in the part; meaningless before it.</summary>
        public long First;

        /// <summary>The position of that event; 0 while there is none.</summary>
        public long FirstPosition;

        /// <summary>The revision of its last event.</summary>
        public long Last = -1;
    }
}
