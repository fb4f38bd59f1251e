namespace CoopLedger.Indicators.Journals;

/// <summary>The postings of several accounts as those of one, in the order of the log: their
/// balance together then costs as much as that of one.</summary>
/// <remarks>It holds those that stand in chunks, which never change; not those that came one by
/// one and wait to be put into a chunk.</remarks>
/// <param name="members">The accounts' numbers, in the order of their first postings.</param>
/// <param name="firstAsked">Which question was the first about them, of all questions.</param>
internal sealed class MergedAccount(int[] members, long firstAsked)
{
    // Its chunks hold nothing but its own run, under this number.
    private const int Number = 0;

    private readonly Account _account = new(scansMax: 0);
    private readonly List<Chunk> _chunks = [];
    private int[] _members = members;
    private long _counted;
    private int _chunksCounted;

    /// <summary>How many questions were about just these accounts.</summary>
    public long Asked { get; set; }

    public long FirstAsked { get; } = firstAsked;

    public long LastAsked { get; set; }

    /// <summary>The postings that it holds: none before it is merged.</summary>
    public int Postings => _account.Count;

    public bool IsOf(ReadOnlySpan<int> members) => members.SequenceEqual(_members);

    /// <summary>Takes in accounts that are new since: those that follow its own, if none of them
    /// has postings in the chunks that it holds.</summary>
    /// <returns>Whether it is of just these accounts now.</returns>
    public bool TryGrow(ReadOnlySpan<int> members, List<Chunk> chunks)
    {
        if (!members.StartsWith(_members))
        {
            return false;
        }

        for (var i = 0; i < _chunks.Count; i++)
        {
            if (CountIn(chunks[i], members[_members.Length..]) > 0)
            {
                return false;
            }
        }

        (_members, _counted, _chunksCounted) = (members.ToArray(), 0, 0);
        return true;
    }

    /// <summary>How many postings it holds when it has merged all chunks.</summary>
    public long CountIn(List<Chunk> chunks)
    {
        for (; _chunksCounted < chunks.Count; _chunksCounted++)
        {
            _counted += CountIn(chunks[_chunksCounted], _members);
        }

        return _counted;
    }

    /// <summary>Merges the chunks that it does not hold yet.</summary>
    /// <param name="chunks">All chunks, in the order of the log.</param>
    public void LookInto(List<Chunk> chunks)
    {
        for (var i = _chunks.Count; i < chunks.Count; i++)
        {
            _chunks.Add(ChunkMerging.Of(chunks[i], _members, Number));
        }

        _account.LookInto(_chunks, Number);
    }

    /// <summary>What the postings come to on some days, both ends included, as known at a
    /// position.</summary>
    public WindowSum Sum(int from, int to, long knownBy) => _account.Sum(from, to, knownBy);

    private static long CountIn(Chunk chunk, ReadOnlySpan<int> members)
    {
        var count = 0L;
        foreach (var member in members)
        {
            count += chunk.RunOf(member).Count;
        }

        return count;
    }
}
