using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.EventStoreDb.Order;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Sealing;

/// <summary>Reads the ledger's whole history from the cluster again and compares it, event by event
/// and byte by byte, with the mirror and with the seals.</summary>
/// <param name="client">The cluster.</param>
/// <param name="streams">The ledger's streams.</param>
/// <param name="seals">Its seals.</param>
/// <param name="mirror">The mirror.</param>
internal sealed class ClusterVerification(
    EventStoreClient client, LedgerStreams streams, SealBook seals, IEventLog mirror)
{
    private readonly VoidAppends _voids = new(client, streams, mirror);
    private readonly List<Alarm> _alarms = [];
    private long _position;
    private DateTimeOffset _lastRecordedAt = DateTimeOffset.MinValue;

    /// <summary>What was seen that no ledger does.</summary>
    public IReadOnlyList<Alarm> Alarms => _alarms;

    /// <param name="until">The last position to compare; the cluster may hold more.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="LedgerDamagedException">The first position that is not the same.
    /// </exception>
    public async Task Run(long until, CancellationToken cancellationToken)
    {
        await using var sealing =
            seals.ReadAll(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var seal = await sealing.MoveNextAsync() ? sealing.Current : null;
        var reading = new LogReading(streams);
        var all = client.ReadAllAsync(
            Direction.Forwards, Position.Start, StreamFilter.Prefix(streams.Watched),
            cancellationToken: cancellationToken);
        await foreach (var resolved in all)
        {
            var append = Take(reading, resolved.OriginalEvent);
            if (append is null || _position >= until
                || !await Compare(append, cancellationToken))
            {
                continue;
            }

            for (var i = 0; i < append.Events.Length; i++)
            {
                var position = _position + 1 + i;
                if (seal is not null && position > seal.Size)
                {
                    seal = await sealing.MoveNextAsync() ? sealing.Current : null;
                }

                Compare(seal, position, append.Places[i]);
            }

            _position += append.Events.Length;
        }

        if (_position < until)
        {
            throw new LedgerDamagedException(
                _position + 1, "the cluster's log ends before it: events are missing there.");
        }
    }

    private ClusterAppend? Take(LogReading reading, EventRecord record)
    {
        try
        {
            var (append, alarm) = reading.Take(record);
            if (alarm is not null)
            {
                _alarms.Add(alarm);
            }

            return append;
        }
        catch (FormatException broken)
        {
            throw new LedgerDamagedException(_position + 1, broken.Message, broken);
        }
    }

    /// <returns>Whether it counts.</returns>
    private async Task<bool> Compare(ClusterAppend append, CancellationToken cancellationToken)
    {
        if (await _voids.IsVoid(append, _position, cancellationToken))
        {
            _voids.Add(append);
            return false;
        }

        foreach (var expected in append.Sealed(
            mirror.LedgerId, _position + 1, _voids.Count(append.Stream), _lastRecordedAt))
        {
            var found = await mirror.Find(expected.Position, cancellationToken);
            if (found is null || !found.Envelope.Span.SequenceEqual(expected.Envelope.Span))
            {
                throw new LedgerDamagedException(
                    expected.Position, "the cluster holds another event here than it did: one "
                        + "was removed, added or changed there.");
            }

            _lastRecordedAt = expected.Origin.RecordedAt;
        }

        return true;
    }

    private void Compare(Seal? seal, long position, Position place)
    {
        if (seal is null)
        {
            return; // It is not sealed yet.
        }

        var i = (int)(position - seal.First);
        if (i < 0 || i >= seal.Places.Length || seal.Places[i] != place)
        {
            throw new LedgerDamagedException(
                position, "it stands elsewhere in the cluster's log than was sealed.");
        }

        if (seal.Leaves[i] != mirror.Subtrees.Hash(0, position - 1)
            || (position == seal.Size
                && MerkleProofs.Root(mirror.Subtrees, position) != seal.Root))
        {
            throw new LedgerDamagedException(position, "it is not what was sealed.");
        }
    }
}
