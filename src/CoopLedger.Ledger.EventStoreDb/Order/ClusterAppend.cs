using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>An append as the cluster holds it, whole.</summary>
/// <param name="Stream">The ledger's stream.</param>
/// <param name="FirstRevision">The revision of its first event on the cluster.</param>
/// <param name="Events">Its events.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Places">Where each event stands in the cluster's log: byte offsets.</param>
internal sealed record ClusterAppend(
    StreamName Stream, long FirstRevision, ImmutableArray<NewEvent> Events, Origin Origin,
    ImmutableArray<Position> Places)
{
    public Position End => Places[^1];

    /// <summary>As it stands in the ledger.</summary>
    /// <param name="voids">Events of its stream before it that do not count.</param>
    public OrderedAppend Ordered(long voids) =>
        new(Stream, FirstRevision - voids - 1, Events, Origin);

    /// <summary>Its events as the ledger stores them.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="position">The position of the first.</param>
    /// <param name="voids">Events of its stream before it that do not count.</param>
    /// <param name="last">The instant of the event before it: the log's clock never runs
    /// backwards.</param>
    public ImmutableArray<StoredEvent> Sealed(
        Guid ledger, long position, long voids, DateTimeOffset last)
    {
        var origin = Origin.RecordedAt < last ? Origin with { RecordedAt = last } : Origin;
        return
        [
            .. Events.Select((fact, i) => Envelope.Seal(
                ledger, position + i, Stream, FirstRevision - voids + i, fact, origin)),
        ];
    }
}
