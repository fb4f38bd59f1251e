using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators;

/// <summary>What a projection, or several of parts of the log, come to: for each account the
/// number of its postings and the sums of their days, positions and amounts, and for each kind of
/// stream the number of its facts.</summary>
/// <remarks>Two ways to the same projection have the same; a posting that was lost, doubled, put to
/// another account or changed on one of them shows.</remarks>
public sealed class ControlTotals
{
    private readonly Dictionary<AccountKey, ControlTotal> _accounts = [];
    private readonly Dictionary<Type, long> _facts = [];

    /// <summary>Those of nothing.</summary>
    public ControlTotals()
    {
    }

    internal ControlTotals(
        IEnumerable<KeyValuePair<AccountKey, ControlTotal>> accounts,
        IEnumerable<KeyValuePair<Type, long>> facts)
    {
        Array.ForEach([.. accounts], pair => _accounts.Add(pair.Key, pair.Value));
        Array.ForEach([.. facts], pair => _facts.Add(pair.Key, pair.Value));
    }

    /// <summary>Adds those of another part of the log.</summary>
    public void Add(ControlTotals part)
    {
        foreach (var (key, total) in part._accounts)
        {
            _accounts[key] = _accounts.GetValueOrDefault(key) + total;
        }

        foreach (var (state, count) in part._facts)
        {
            _facts[state] = _facts.GetValueOrDefault(state) + count;
        }
    }

    /// <summary>Whether they are the same.</summary>
    public bool Agree(ControlTotals other) =>
        _accounts.Count == other._accounts.Count && _facts.Count == other._facts.Count
        && _accounts.All(pair => other._accounts.GetValueOrDefault(pair.Key) == pair.Value)
        && _facts.All(pair => other._facts.GetValueOrDefault(pair.Key) == pair.Value);
}
