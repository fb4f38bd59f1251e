namespace CoopLedger.Indicators.Journals;

/// <summary>The sets of accounts that are asked for together, merged when that is often. Safe for
/// several readers.</summary>
/// <remarks>
/// <para>A set is merged at its fifth question: a process that asks once would merge for nothing.
/// </para>
/// <para>There are at most 256 sets, those asked for last. When one is merged, all together hold
/// no more postings than the journal. Those give way that nobody asked for since its own first
/// question, and no others: in turns they would merge each other away again and again.</para>
/// <para>They are made of the journal and go with it; nothing of them is hashed or saved.</para>
/// </remarks>
/// <param name="chunks">The journal's chunks.</param>
internal sealed class MergedAccounts(List<Chunk> chunks)
{
    private const int SetsMax = 256;

    private readonly List<MergedAccount> _sets = [];
    private readonly Lock _gate = new();
    private long _asked;

    /// <summary>What the postings of several accounts in chunks come to on some days, both ends
    /// included, as known at a position.</summary>
    /// <param name="members">The accounts' numbers, in the order of their first postings.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="knownBy">The position.</param>
    /// <param name="postingsMax">The postings of the journal.</param>
    /// <returns><see langword="null"/> when they are to be asked one by one.</returns>
    public WindowSum? Sum(
        ReadOnlySpan<int> members, int from, int to, long knownBy, long postingsMax)
    {
        lock (_gate)
        {
            _asked++;
            var set = Find(members) ?? Begun(members);
            set.Asked++;
            set.LastAsked = _asked;
            if (set.Asked <= BalanceIndex.ScansMax || !HasRoom(set, postingsMax))
            {
                return null;
            }

            set.LookInto(chunks);
            return set.Sum(from, to, knownBy);
        }
    }

    private MergedAccount? Find(ReadOnlySpan<int> members)
    {
        foreach (var set in _sets)
        {
            if (set.IsOf(members))
            {
                return set;
            }
        }

        foreach (var set in _sets)
        {
            if (set.TryGrow(members, chunks))
            {
                return set;
            }
        }

        return null;
    }

    private MergedAccount Begun(ReadOnlySpan<int> members)
    {
        if (_sets.Count == SetsMax)
        {
            _sets.Remove(_sets.MinBy(set => set.LastAsked)!);
        }

        var begun = new MergedAccount(members.ToArray(), _asked);
        _sets.Add(begun);
        return begun;
    }

    private bool HasRoom(MergedAccount set, long postingsMax)
    {
        if (set.IsMerged)
        {
            return true;
        }

        var needed = set.CountIn(chunks);
        if (Held() + needed > postingsMax)
        {
            _sets.RemoveAll(other => other.LastAsked < set.FirstAsked);
        }

        return Held() + needed <= postingsMax;
    }

    private long Held() => _sets.Sum(set => (long)set.Postings);
}
