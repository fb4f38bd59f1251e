namespace CoopLedger.Indicators.Journals;

/// <summary>A number for each account of one journal, so that a posting needs no look-up by key.
/// Safe for several threads.</summary>
/// <remarks>
/// <para>Which number an account gets depends on who asks first; nothing that is shown or hashed
/// may rest on it.</para>
/// <para>A table of its own and no general dictionary: looking up takes no lock, and a program that
/// has just started fills it with a whole journal's accounts without compiling anything.</para>
/// </remarks>
internal sealed class AccountTable
{
    private const int RoomMin = 64;

    private readonly Lock _gate = new();
    private volatile Places _places = new(RoomMin);
    private volatile int _count;

    public int Count => _count;

    public AccountKey this[int number] => _places.Keys[number];

    /// <summary>The keys, by number.</summary>
    public AccountKey[] ToArray()
    {
        lock (_gate)
        {
            return _places.Keys[.._count];
        }
    }

    /// <summary>Gives the first numbers to keys, before anybody else asks.</summary>
    public void Fill(AccountKey[] keys)
    {
        lock (_gate)
        {
            _places = new(Math.Max(keys.Length, RoomMin));
            foreach (ref readonly var key in keys.AsSpan())
            {
                _places.Add(key, _count++);
            }
        }
    }

    public bool TryFind(in AccountKey key, out int number) => _places.TryFind(key, out number);

    public int NumberOf(in AccountKey key)
    {
        if (TryFind(key, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (!TryFind(key, out known))
            {
                known = _count;
                if (known == _places.Keys.Length)
                {
                    _places = _places.Grown();
                }

                _places.Add(key, known);
                _count = known + 1;
            }

            return known;
        }
    }

    /// <summary>Keys by number, and slots that lead to them. Who looks up while a key is added
    /// finds it or does not.</summary>
    /// <param name="room">For how many keys.</param>
    private sealed class Places(int room)
    {
        // At least half of the slots stay empty, so that a search ends soon.
        private readonly int[] _slots =
            new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)room * 2)];

        public AccountKey[] Keys { get; } = new AccountKey[room];

        public bool TryFind(in AccountKey key, out int number)
        {
            var mask = _slots.Length - 1;
            for (var slot = AccountKeys.HashOf(key) & mask; ; slot = (slot + 1) & mask)
            {
                number = Volatile.Read(ref _slots[slot]) - 1;
                if (number < 0 || AccountKeys.AreSame(Keys[number], key))
                {
                    return number >= 0;
                }
            }
        }

        public void Add(in AccountKey key, int number)
        {
            Keys[number] = key;
            var mask = _slots.Length - 1;
            var slot = AccountKeys.HashOf(key) & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            // After the key: who sees the slot sees the key.
            Volatile.Write(ref _slots[slot], number + 1);
        }

        public Places Grown()
        {
            var grown = new Places(Keys.Length * 2);
            for (var number = 0; number < Keys.Length; number++)
            {
                grown.Add(Keys[number], number);
            }

            return grown;
        }
    }
}
