using System.Collections.Concurrent;

namespace CoopLedger.Indicators.Journals;

/// <summary>A number for each account of one journal, so that a posting needs no look-up by key.
/// Safe for several threads.</summary>
/// <remarks>Which number an account gets depends on who asks first; nothing that is shown or hashed
/// may rest on it.</remarks>
internal sealed class AccountTable
{
    private ConcurrentDictionary<AccountKey, int> _numbers = new(AccountKeys.Same);
    private readonly List<AccountKey> _keys = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _keys.Count;
            }
        }
    }

    public AccountKey this[int number]
    {
        get
        {
            lock (_gate)
            {
                return _keys[number];
            }
        }
    }

    /// <summary>The keys, by number.</summary>
    public AccountKey[] ToArray()
    {
        lock (_gate)
        {
            return [.. _keys];
        }
    }

    /// <summary>Gives the first numbers to keys, before anybody else asks.</summary>
    public void Fill(AccountKey[] keys)
    {
        // As large as it is going to be: growing takes longer than filling.
        _numbers = new(Environment.ProcessorCount, keys.Length * 2, AccountKeys.Same);
        _keys.AddRange(keys);
        for (var number = 0; number < keys.Length; number++)
        {
            _numbers[keys[number]] = number;
        }
    }

    public bool TryFind(AccountKey key, out int number) => _numbers.TryGetValue(key, out number);

    public int NumberOf(AccountKey key)
    {
        if (_numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (!_numbers.TryGetValue(key, out known))
            {
                known = _keys.Count;
                _keys.Add(key);
                _numbers[key] = known;
            }

            return known;
        }
    }
}
