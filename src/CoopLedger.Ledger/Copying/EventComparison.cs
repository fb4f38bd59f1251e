using System.Collections.Immutable;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Compares events with what becomes of them in the target.</summary>
/// <param name="ledger">The ledger's id.</param>
/// <param name="last">The last event of the target, if there is one.</param>
internal sealed class EventComparison(Guid ledger, StoredEvent? last)
{
    private long _position = last?.Position ?? 0;
    private DateTimeOffset _recordedAt = last?.Origin.RecordedAt ?? DateTimeOffset.MinValue;

    /// <summary>Demands, before they are appended, that these events will be what they are: a store
    /// writes the envelope anew, and moves an instant that lies before the one of the last event.
    /// </summary>
    /// <exception cref="StoreException"><c>copy.altered</c>.</exception>
    public void DemandFaithful(ImmutableArray<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            var written = Envelope.Seal(
                ledger, ++_position, stored.Stream, stored.Revision, stored.Event,
                stored.Origin);
            if (stored.Origin.RecordedAt < _recordedAt
                || !written.Envelope.Span.SequenceEqual(stored.Envelope.Span))
            {
                throw CopyErrors.Altered(stored.Position);
            }

            _recordedAt = stored.Origin.RecordedAt;
        }
    }

    /// <summary>Demands that they became what they were.</summary>
    /// <exception cref="StoreException"><c>copy.diverged</c>: another position, since somebody else
    /// recorded in the target; <c>copy.altered</c>: other bytes.</exception>
    public static void DemandSame(
        ImmutableArray<StoredEvent> events, ImmutableArray<StoredEvent> appended)
    {
        foreach (var (stored, became) in events.Zip(appended))
        {
            if (stored.Position != became.Position)
            {
                throw CopyErrors.Raced(stored.Position, null);
            }

            if (!stored.Envelope.Span.SequenceEqual(became.Envelope.Span))
            {
                throw CopyErrors.Altered(stored.Position);
            }
        }
    }
}
