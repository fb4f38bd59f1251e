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

    /// <summary>Notes a question about several accounts.</summary>
    /// <param name="members">Their numbers, in the order of their first postings.</param>
    /// <param name="postingsMax">The postings of the journal.</param>
    /// <param name="isRare">Whether it is too early to merge them.</param>
    /// <returns>What they are merged to; <see langword="null"/> when they are to be asked one by
    /// one.</returns>
    public MergedAccount? Asked(
        ReadOnlySpan<int> members, long postingsMax, out bool isRare)
    {
        lock (_gate)
        {
            _asked++;
            var set = Find(members) ?? Begun(members);
            set.Asked++;
            set.LastAsked = _asked;
            isRare = set.Asked <= BalanceIndex.ScansMax;
            if (isRare || !HasRoom(set, postingsMax))
            {
                return null;
            }

            set.LookInto(chunks);
            return set;
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
        if (set.Postings > 0)
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
