namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>What an event has in the fields that decide how it is posted, as eight numbers of 16
/// bits.</summary>
internal record struct EventKind
{
    private ulong _low;
    private ulong _high;
    private int _used;

    /// <summary>The first four numbers.</summary>
    public readonly ulong Low => _low;

    /// <summary>The last four.</summary>
    public readonly ulong High => _high;

    /// <summary>Adds the code of a value; 0 for none.</summary>
    public bool Add(int code)
    {
        if (_used < 4)
        {
            _low |= (ulong)code << (_used * 16);
        }
        else
        {
            _high |= (ulong)code << ((_used - 4) * 16);
        }

        _used++;
        return _used <= ScanPlan.DecidingMax;
    }

    /// <summary>A kind of eight numbers, as far as they are not 0.</summary>
    public static EventKind Of(ulong low, ulong high) =>
        new() { _low = low, _high = high, _used = ScanPlan.DecidingMax };

    /// <summary>The code that was added at a place.</summary>
    public readonly int At(int place) => (int)((place < 4
        ? _low >> (place * 16)
        : _high >> ((place - 4) * 16)) & 0xFFFF);

    /// <summary>Adds a number as its own code.</summary>
    /// <returns>Whether it is small enough.</returns>
    public bool AddNumber(long number) =>
        number is >= 0 and < ushort.MaxValue && Add((int)number + 1);

    public readonly int Hash()
    {
        unchecked
        {
            var mixed = (_low * 0x9E3779B97F4A7C15) ^ (_high * 0xC2B2AE3D27D4EB4F);
            return (int)((mixed * 0x9E3779B97F4A7C15) >> 33);
        }
    }
}

/// <summary>The template of each kind of event of one type that has been seen.</summary>
internal sealed class KindTable
{
    // A place is free where no template is noted: to look one up reaches one place in memory.
    private Entry[] _entries = new Entry[64];

    public int Count { get; private set; }

    public bool TryFind(EventKind kind, out int template)
    {
        ref readonly var entry = ref _entries[SlotOf(kind)];
        template = entry.Noted - 1;
        if (entry.Noted > 0)
        {
            return true;
        }

        template = 0;
        return false;
    }

    public void Add(EventKind kind, int template)
    {
        if ((Count + 1) * 2 > _entries.Length)
        {
            Grow();
        }

        _entries[SlotOf(kind)] = new(kind, template + 1);
        Count++;
    }

    /// <summary>Where a kind is, or the free place where it would be.</summary>
    private int SlotOf(EventKind kind)
    {
        var entries = _entries;
        var mask = entries.Length - 1;
        var slot = kind.Hash() & mask;
        while (!entries[slot].IsFreeOr(kind))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var entries = _entries;
        _entries = new Entry[entries.Length * 2];
        foreach (var entry in entries)
        {
            if (entry.Noted > 0)
            {
                _entries[SlotOf(entry.Kind)] = entry;
            }
        }
    }

    /// <summary>A kind and its template, plus 1. All kinds of one type have as many numbers.
    /// </summary>
    private readonly struct Entry(EventKind kind, int noted)
    {
        private readonly ulong _low = kind.Low;
        private readonly ulong _high = kind.High;

        public int Noted { get; } = noted;

        public EventKind Kind => EventKind.Of(_low, _high);

        public bool IsFreeOr(EventKind kind) =>
            (_low == kind.Low && _high == kind.High) || Noted == 0;
    }
}
