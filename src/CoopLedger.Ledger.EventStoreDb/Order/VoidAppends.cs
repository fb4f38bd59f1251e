using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.EventStoreDb.Events;
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
    /// <exception cref="FormatException">An event there is none of a ledger.</exception>
    public async Task<bool> Recount(
        StreamName stream, long before, CancellationToken cancellationToken)
    {
        var known = await mirror.ReadStream(stream, cancellationToken);
        var (seen, voids, next) = (0, 0L, 0L);
        await foreach (var append in Appends(stream, before, cancellationToken))
        {
            if (append.Revision != next)
            {
                return false;
            }

            next += append.Ids.Count;
            if (append.Ids.Select((id, i) => (id, i)).All(one =>
                seen + one.i < known.Length && known[seen + one.i].Event.Id == one.id))
            {
                seen += append.Ids.Count;
            }
            else if (await IsKnown(append.Ids, cancellationToken))
            {
                voids += append.Ids.Count;
            }
            else
            {
                return false;
            }
        }

        lock (_gate)
        {
            _counts[stream.Text] = voids;
        }

        return seen == known.Length && next == before;
    }

    private async Task<bool> IsKnown(
        IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await mirror.Find(id, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The appends of a stream on the cluster: the first revision and the ids of each.
    /// </summary>
    private async IAsyncEnumerable<(long Revision, List<Guid> Ids)> Appends(
        StreamName stream, long before,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (before <= 0)
        {
            yield break;
        }

        var ids = new List<Guid>();
        await foreach (var record in BookEntries.Read(
            client, streams.Of(stream), Direction.Forwards, StreamPosition.Start,
            before, cancellationToken))
        {
            ids.Add(record.EventId.ToGuid());
            if (ids.Count == EventMetadata.Read(record.Metadata.Span).Count)
            {
                yield return (record.EventNumber.ToInt64() + 1 - ids.Count, ids);
                ids = [];
            }
        }
    }
}
