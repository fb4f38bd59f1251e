namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>What an event has in the fields that decide how it is posted, as eight numbers of 16
/// bits.</summary>
internal record struct EventKind
{
    private ulong _low;
    private ulong _high;
    private int _used;

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

/// <summary>The template of each kind of event that has been seen.</summary>
internal sealed class KindTable
{
    private EventKind[] _kinds = new EventKind[64];
    private int[] _templates = new int[64];
    private bool[] _isUsed = new bool[64];

    public int Count { get; private set; }

    public bool TryFind(EventKind kind, out int template)
    {
        var mask = _kinds.Length - 1;
        for (var slot = kind.Hash() & mask; _isUsed[slot]; slot = (slot + 1) & mask)
        {
            if (_kinds[slot] == kind)
            {
                template = _templates[slot];
                return true;
            }
        }

        template = 0;
        return false;
    }

    public void Add(EventKind kind, int template)
    {
        if ((Count + 1) * 2 > _kinds.Length)
        {
            Grow();
        }

        Enter(kind, template);
        Count++;
    }

    private void Grow()
    {
        var (kinds, templates, used) = (_kinds, _templates, _isUsed);
        _kinds = new EventKind[kinds.Length * 2];
        _templates = new int[kinds.Length * 2];
        _isUsed = new bool[kinds.Length * 2];
        for (var slot = 0; slot < kinds.Length; slot++)
        {
            if (used[slot])
            {
                Enter(kinds[slot], templates[slot]);
            }
        }
    }

    private void Enter(EventKind kind, int template)
    {
        var mask = _kinds.Length - 1;
        var slot = kind.Hash() & mask;
        while (_isUsed[slot])
        {
            slot = (slot + 1) & mask;
        }

        (_kinds[slot], _templates[slot], _isUsed[slot]) = (kind, template, true);
    }
}
