using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>A log cut into the appends by which it is copied: events that follow one another on one
/// stream and have the same origin were appended together, and are again.</summary>
internal static class CopiedAppends
{
    /// <summary>Events of one append.</summary>
    public const int EventsMax = 500;

    /// <summary>Bytes of the envelopes of one append: a server takes 1 MiB of data by default, and
    /// counts its own overhead.</summary>
    public const int BytesMax = 500_000;

    private const int Batch = 1024;

    /// <param name="log">The log.</param>
    /// <param name="after">The position after which to begin.</param>
    /// <param name="until">The last position.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public static async IAsyncEnumerable<ImmutableArray<StoredEvent>> Of(
        IEventLog log, long after, long until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        var bytes = 0;
        await foreach (var stored in Events(log, after, until, cancellationToken))
        {
            var length = stored.Envelope.Length;
            if (events.Count > 0 && (events.Count == EventsMax || bytes + length > BytesMax
                || !AreOfOneAppend(events[^1], stored)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return events.DrainToImmutable();
                bytes = 0;
            }

            events.Add(stored);
            bytes += length;
        }

        if (events.Count > 0)
        {
            yield return events.DrainToImmutable();
        }
    }

    private static async IAsyncEnumerable<StoredEvent> Events(
        IEventLog log, long after, long until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after == until)
        {
            yield break;
        }

        await foreach (var batch in log.ReadAll(after, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                yield return stored;
                if (stored.Position == until)
                {
                    yield break;
                }
            }
        }
    }

    private static bool AreOfOneAppend(StoredEvent one, StoredEvent next) =>
        one.Stream == next.Stream && one.Revision + 1 == next.Revision
        && one.Origin.RecordedAt == next.Origin.RecordedAt
        && one.Origin.Key == next.Origin.Key && one.Origin.Actor == next.Origin.Actor
        && one.Origin.Correlation == next.Origin.Correlation
        && one.Origin.Metadata.Span.SequenceEqual(next.Origin.Metadata.Span);
}
