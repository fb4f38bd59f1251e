using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Puts the appends of the cluster into the mirror, one after another, and compares those
/// with it that it has already.</summary>
/// <remarks>Several processes may keep one mirror: whoever comes first appends, the others
/// compare. All read the same order, so all come to the same positions.</remarks>
/// <param name="mirror">The mirror.</param>
/// <param name="voids">What is left out.</param>
/// <param name="start">Where the reading begins.</param>
/// <param name="settled">Told of each append, with its last position, or 0 when it is left out.
/// </param>
internal sealed class MirrorWriter(
    IMirrorStore mirror, VoidAppends voids, LogPlace start, Action<ClusterAppend, long> settled)
{
    private long _size = start.Position;

    /// <summary>The last position that was written or compared.</summary>
    public long Position { get; private set; } = start.Position;

    /// <summary>Where the last append stands in the cluster's log that was written, compared or
    /// left out.</summary>
    public Position? Place { get; private set; } = start.Place;

    /// <summary>Appends left out because an id of theirs had counted before.</summary>
    public long Voided { get; private set; }

    /// <exception cref="StoreException"><c>mirror.diverged</c>: the mirror has something else in
    /// that place.</exception>
    /// <exception cref="LedgerDamagedException">An append does not follow what came before it in
    /// its stream: something is gone from the cluster.</exception>
    public async Task Settle(
        List<ClusterAppend> appends, CancellationToken cancellationToken)
    {
        appends.RemoveAll(append => append.End <= Place); // Read before, in a batch that failed.
        var done = 0;
        if (Position >= _size && appends.Count > 0)
        {
            done = await Extend(appends, cancellationToken);
        }

        foreach (var append in appends.Skip(done))
        {
            await SettleOne(append, cancellationToken);
        }
    }

    /// <returns>How many appends were written: all or none.</returns>
    private async Task<int> Extend(
        List<ClusterAppend> appends, CancellationToken cancellationToken)
    {
        try
        {
            _size = await mirror.Extend(
                Position, appends.ConvertAll(append => append.Ordered(voids.Count(append.Stream))),
                cancellationToken);
        }
        catch (WrongExpectedRevisionException)
        {
            return 0; // Which of them it was, they tell one by one.
        }

        var events = appends.Sum(append => append.Events.Length);
        if (_size != Position + events)
        {
            return 0;
        }

        appends.ForEach(Count);
        return appends.Count;
    }

    private async Task SettleOne(ClusterAppend append, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await voids.IsVoid(append, Position, cancellationToken))
            {
                voids.Add(append);
                Voided++;
                Place = append.End;
                settled(append, 0);
                return;
            }

            if (Position < _size)
            {
                await Compare(append, cancellationToken);
                Count(append);
                return;
            }

            var expected = append.Ordered(voids.Count(append.Stream)).ExpectedRevision;
            try
            {
                var before = Position;
                _ = await ExtendByOne(append, cancellationToken);
                if (Position > before)
                {
                    return;
                }
            }
            catch (WrongExpectedRevisionException wrong)
            {
                await Reconsider(append, expected, wrong, cancellationToken);
            }
        }
    }

    private async Task<long> ExtendByOne(
        ClusterAppend append, CancellationToken cancellationToken)
    {
        _size = await mirror.Extend(
            Position, [append.Ordered(voids.Count(append.Stream))], cancellationToken);
        if (_size == Position + append.Events.Length
            && await IsThere(append, Position + 1, cancellationToken))
        {
            Count(append);
        }

        return _size;
    }

    /// <summary>Its revision is not the mirror's: are events of the stream left out that this
    /// process does not know of, or gone?</summary>
    private async Task Reconsider(
        ClusterAppend append, long expected, WrongExpectedRevisionException wrong,
        CancellationToken cancellationToken)
    {
        var isWhole = await voids.Recount(
            append.Stream, append.FirstRevision, cancellationToken);
        if (!isWhole
            || append.Ordered(voids.Count(append.Stream)).ExpectedRevision == expected)
        {
            throw new LedgerDamagedException(
                Position + 1,
                $"revision {append.FirstRevision} of {append.Stream} on the cluster does not "
                + "follow what came before it: events are missing there.", wrong);
        }
    }

    private async Task Compare(ClusterAppend append, CancellationToken cancellationToken)
    {
        if (!await IsThere(append, Position + 1, cancellationToken))
        {
            throw Diverged(Position + 1);
        }
    }

    private async Task<bool> IsThere(
        ClusterAppend append, long position, CancellationToken cancellationToken)
    {
        var last = position > 1
            ? (await mirror.Find(position - 1, cancellationToken))!.Origin.RecordedAt
            : DateTimeOffset.MinValue;
        foreach (var expected in append.Sealed(
            mirror.LedgerId, position, voids.Count(append.Stream), last))
        {
            var found = await mirror.Find(expected.Position, cancellationToken);
            if (found is null || !found.Envelope.Span.SequenceEqual(expected.Envelope.Span))
            {
                return false;
            }
        }

        return true;
    }

    private void Count(ClusterAppend append)
    {
        Position += append.Events.Length;
        _size = Math.Max(_size, Position);
        Place = append.End;
        settled(append, Position);
    }

    public static StoreException Diverged(long position) => new(
        "mirror.diverged",
        $"Bản sao cục bộ khác với cụm EventStoreDB từ vị trí {position}. Nếu tệp này không phải "
            + "của sổ đó, hãy xóa nó (nó sẽ được lập lại); nếu phải, có người đã sửa cụm.",
        $"From position {position} on, the local mirror is not what the cluster holds. If the "
            + "file belongs to another ledger, delete it (it will be made anew); if it does not, "
            + "somebody has changed the cluster.");
}
