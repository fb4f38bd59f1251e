using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Audit;

/// <summary>Follows the revisions of the streams of a part: each event has to follow that of its
/// stream before it, if that is in the part.</summary>
/// <remarks>Some events wait until there are enough to look for their streams together
/// (<see cref="StreamRevisions.Approach"/>).</remarks>
/// <param name="streams">Where the streams stand.</param>
internal sealed class RevisionQueue(StreamRevisions streams)
{
    private const int LengthMax = 16;

    private readonly ulong[] _hashes = new ulong[LengthMax];
    private readonly (long Revision, long Position, int NameEnd)[] _events =
        new (long, long, int)[LengthMax];

    private byte[] _names = new byte[LengthMax * 64];
    private int _count;
    private int _used;

    /// <param name="name">The stream's name; it is copied.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="revision">The event's revision.</param>
    /// <param name="position">Its position.</param>
    /// <exception cref="LedgerDamagedException">An event that waited, or this one, does not follow;
    /// it is the first.</exception>
    public void Add(ReadOnlySpan<byte> name, ulong hash, long revision, long position)
    {
        if (_used + name.Length > _names.Length)
        {
            Array.Resize(ref _names, 2 * (_used + name.Length));
        }

        name.CopyTo(_names.AsSpan(_used));
        _used += name.Length;
        _hashes[_count] = hash;
        _events[_count++] = (revision, position, _used);
        if (_count == LengthMax)
        {
            Settle();
        }
    }

    /// <summary>Looks at those that wait.</summary>
    /// <exception cref="LedgerDamagedException">One does not follow; it is the first.</exception>
    public void Settle()
    {
        var (count, start) = (_count, 0);
        (_count, _used) = (0, 0);
        streams.Approach(_hashes.AsSpan(0, count));
        for (var i = 0; i < count; i++)
        {
            var (revision, position, end) = _events[i];
            Follow(_names.AsSpan(start, end - start), _hashes[i], revision, position);
            start = end;
        }
    }

    private void Follow(ReadOnlySpan<byte> name, ulong hash, long revision, long position)
    {
        ref var stream = ref streams.Find(name, hash);
        if (stream.FirstPosition == 0)
        {
            (stream.First, stream.FirstPosition) = (revision, position);
        }
        else if (revision != stream.Last + 1)
        {
            throw new LedgerDamagedException(
                position, $"its revision should be {stream.Last + 1}");
        }

        stream.Last = revision;
    }
}
