using System.Numerics;

namespace CoopLedger.Ledger.Audit;

/// <summary>Where each stream stands after a part of the log, found by the bytes of its name
/// without making a text of them.</summary>
/// <param name="expected">How many streams there may be: room for so many is made at once.
/// </param>
internal sealed class StreamRevisions(int expected)
{
    private const int NameLengthExpected = 36;

    private Standing[] _streams = new Standing[expected];
    private byte[] _names = new byte[expected * NameLengthExpected];

    // The place of a stream, counted from 1, and half of its hash, which spares a look at others.
    // At least a quarter of the slots stays empty, so that a search ends soon.
    private ulong[] _slots =
        new ulong[BitOperations.RoundUpToPowerOf2((uint)(expected + (expected / 3) + 1))];

    private int _used;

    public int Count { get; private set; }

    public ReadOnlySpan<Standing> All => _streams.AsSpan(0, Count);

    public ReadOnlySpan<byte> NameOf(Standing stream) =>
        _names.AsSpan(stream.NameAt, stream.NameLength);

    /// <summary>Forgets all streams and keeps the room.</summary>
    public void Clear()
    {
        _slots.AsSpan().Clear();
        (Count, _used) = (0, 0);
    }

    /// <summary>Looks where <see cref="Find"/> will look for some streams, for all of them at
    /// once: so the processor waits once for its memory and not for each of them.</summary>
    /// <param name="hashes">The hashes of their names.</param>
    /// <returns>A sum of no meaning, without which nothing would be looked at.</returns>
    public int Approach(ReadOnlySpan<ulong> hashes)
    {
        Span<int> at = stackalloc int[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            at[i] = PlaceIn(_slots[SlotOf(hashes[i])]);
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            at[i] = _streams[Math.Max(at[i], 0)].NameAt;
        }

        var seen = 0;
        for (var i = 0; i < hashes.Length; i++)
        {
            seen += _names[at[i]];
        }

        return seen;
    }

    /// <summary>The stream of a name; a new one stands before its first event.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">Its hash, always the same for the same name.</param>
    public ref Standing Find(ReadOnlySpan<byte> name, ulong hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = SlotOf(hash); ; slot = (slot + 1) & mask)
        {
            var found = _slots[slot];
            if (found == 0)
            {
                return ref Add(name, hash, slot);
            }

            if (found >> 32 == hash >> 32)
            {
                ref var stream = ref _streams[PlaceIn(found)];
                if (stream.Hash == hash && NameOf(stream).SequenceEqual(name))
                {
                    return ref stream;
                }
            }
        }
    }

    private ref Standing Add(ReadOnlySpan<byte> name, ulong hash, int slot)
    {
        if (_used + name.Length >= _names.Length)
        {
            Array.Resize(ref _names, 2 * (_used + name.Length));
        }

        if (Count == _streams.Length)
        {
            Array.Resize(ref _streams, Count * 2);
        }

        name.CopyTo(_names.AsSpan(_used));
        var place = Count++;
        _streams[place] = new(hash, _used, name.Length);
        _used += name.Length;
        _slots[slot] = Slot(hash, place);
        if (Count > _slots.Length / 4 * 3)
        {
            Grow();
        }

        return ref _streams[place];
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var place = 0; place < Count; place++)
        {
            var slot = SlotOf(_streams[place].Hash);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = Slot(_streams[place].Hash, place);
        }
    }

    private int SlotOf(ulong hash) => (int)(hash & (ulong)(_slots.Length - 1));

    private static ulong Slot(ulong hash, int place) =>
        (hash & 0xFFFF_FFFF_0000_0000) | (uint)(place + 1);

    private static int PlaceIn(ulong slot) => (int)(slot & 0x7FFF_FFFF) - 1;

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
