using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators;

/// <summary>What a projection, or several of parts of the log, come to: for each account the
/// number of its postings and the sums of their days, positions and amounts, and for each kind of
/// stream the number of its facts.</summary>
/// <remarks>Two ways to the same projection have the same; a posting that was lost, doubled, put to
/// another account or changed on one of them shows.</remarks>
public sealed class ControlTotals
{
    private readonly Dictionary<Type, long> _facts = [];
    private AccountTable _accounts = new();
    private ControlTotal[] _totals = [];

    /// <summary>Those of nothing.</summary>
    public ControlTotals()
    {
    }

    internal ControlTotals(
        IEnumerable<KeyValuePair<AccountKey, ControlTotal>> accounts,
        IEnumerable<KeyValuePair<Type, long>> facts)
    {
        foreach (var (key, total) in accounts)
        {
            TotalOf(_accounts.NumberOf(key)) += total;
        }

        Array.ForEach([.. facts], pair => _facts.Add(pair.Key, pair.Value));
    }

    /// <summary>Adds up another part of the log.</summary>
    /// <param name="part">Of the same projection as those before it: it numbers its accounts as
    /// they do.</param>
    /// <exception cref="InvalidOperationException">It is of another.</exception>
    public void Add(ProjectionPart part)
    {
        if (_totals.Length > 0 && _accounts != part.Accounts)
        {
            throw new InvalidOperationException("Its accounts are numbered in another way.");
        }

        _accounts = part.Accounts;
        foreach (var run in part.Chunk.Runs.All)
        {
            TotalOf(run.Account) += new AccountRun(part.Chunk, run, 0).ControlTotal();
        }

        foreach (var (state, kept) in part.Kept)
        {
            _facts[state] = _facts.GetValueOrDefault(state) + kept.Offsets.Length;
        }
    }

    /// <summary>Whether they are the same.</summary>
    public bool Agree(ControlTotals other) =>
        Used.Count() == other.Used.Count() && _facts.Count == other._facts.Count
        && Used.All(number => other.Find(_accounts[number]) == _totals[number])
        && _facts.All(pair => other._facts.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>The numbers of the accounts that have postings.</summary>
    private IEnumerable<int> Used =>
        Enumerable.Range(0, _totals.Length).Where(number => _totals[number].Postings > 0);

    private ControlTotal Find(AccountKey key) =>
        _accounts.TryFind(key, out var number) && number < _totals.Length
            ? _totals[number]
            : default;

    private ref ControlTotal TotalOf(int number)
    {
        if (number >= _totals.Length)
        {
            Array.Resize(ref _totals, Math.Max(number + 1, _accounts.Count) * 2);
        }

        return ref _totals[number];
    }
}
