using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Appends on the cluster that are not in the ledger: an event id counts once in a ledger,
/// and the first append that has it is the one that counts.</summary>
/// <remarks>
/// <para>EventStoreDB compares ids only with those that stand where the append would stand. Two
/// nodes that record with one key in two streams at the same moment are not kept apart by it; so
/// every node leaves out the later one of the two, whole, since all read the same order. Whoever
/// made it is told of a conflict.</para>
/// <para>Such events still take up revisions on the cluster; how many, of each stream, is told
/// here. They are rare: a stream is looked into only when its revisions disagree.</para>
/// </remarks>
internal sealed class VoidAppends(
    EventStoreClient client, LedgerStreams streams, IEventLog mirror)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>The events of a stream that do not count, as far as they are known.</summary>
    public long Count(StreamName stream)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(stream.Text);
        }
    }

    public void Add(ClusterAppend append)
    {
        lock (_gate)
        {
            _counts[append.Stream.Text] =
                _counts.GetValueOrDefault(append.Stream.Text) + append.Events.Length;
        }
    }

    /// <summary>Whether an append has an id that the ledger has up to a position.</summary>
    public async Task<bool> IsVoid(
        ClusterAppend append, long until, CancellationToken cancellationToken)
    {
        foreach (var fact in append.Events)
        {
            if (await mirror.Find(fact.Id, cancellationToken) is { } first
                && first.Position <= until)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts them anew, from the stream's beginning up to a revision.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="before">The revision on the cluster before which to look.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <returns>Whether the ledger's stream is all that is left of the cluster's.</returns>
    public async Task<bool> Recount(
        StreamName stream, long before, CancellationToken cancellationToken)
    {
        var known = await mirror.ReadStream(stream, cancellationToken);
        var (seen, voids, next) = (0, 0L, 0L);
        await foreach (var (revision, id) in Ids(stream, before, cancellationToken))
        {
            if (revision == next && seen < known.Length && known[seen].Event.Id == id)
            {
                seen++;
            }
            else if (revision == next && await mirror.Find(id, cancellationToken) is not null)
            {
                voids++;
            }
            else
            {
                return false;
            }

            next++;
        }

        lock (_gate)
        {
            _counts[stream.Text] = voids;
        }

        return seen == known.Length && next == before;
    }

    private async IAsyncEnumerable<(long Revision, Guid Id)> Ids(
        StreamName stream, long before,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (before <= 0)
        {
            yield break;
        }

        var read = client.ReadStreamAsync(
            Direction.Forwards, streams.Of(stream), StreamPosition.Start, before,
            cancellationToken: cancellationToken);
        if (await read.ReadState == ReadState.StreamNotFound)
        {
            yield break;
        }

        await foreach (var resolved in read)
        {
            yield return (
                resolved.OriginalEventNumber.ToInt64(),
                resolved.OriginalEvent.EventId.ToGuid());
        }
    }
}
